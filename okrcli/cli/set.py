"""`okr set`: other values for the fields of an objective, a key result or a team."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

import typer

from okrcli.cli import completion, options
from okrcli.cli.context import LATELY, Workspace, address_to_type, find_place, open_workspace, read_day, today
from okrcli.cli.help import command
from okrcli.cli.options import argument, option
from okrcli.errors import ExitCode, UsageError
from okrcli.i18n import _
from okrcli.i18n.sentences import labelled, listed

if TYPE_CHECKING:
    from okrcli.model import Address
    from okrcli.workspace.fields import Moved

_OTHER_WAYS = {
    "id": "okr rename",
    "dropped": "okr drop",
    "checkins": "okr checkin",
    "key_results": "okr add key-result",
    "objectives": "okr add objective",
    "retrospective": "okr close-cycle",
}
_PEOPLE = ("owner", "lead")
_NOTHING = ("", "null", "~")
_YES, _NO = ("true", "yes", "oui"), ("false", "no", "non")


@command(
    "okr set leads target=600 owner=bob",
    'okr set leads target=350 --why "The fair was cancelled"',
    "okr set marketing/reference type=committed supports=company/growth",
    "okr set leads weight= --dry-run",
)
def set_(
    ctx: typer.Context,
    address: Annotated[str, argument("ADDRESS", _("A team, an objective or a key result."), completion.addresses)],
    fields: Annotated[
        list[str],
        argument(
            "KEY=VALUE [KEY=VALUE]...",
            _("A key as the file has it, and its new value; an empty one takes the key out."),
            completion.fields,
        ),
    ],
    why: Annotated[
        str | None, option("--why", "TEXT", _("Why a goalpost moves: kept in the objective's `why`."))
    ] = None,
    new_person: options.NewPerson = False,
    cycle: options.Cycle = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Change fields: a target, an owner, a weight, what is supported; all that is named, or nothing.

    Values are typed as people write them: 1 200, 45%, 12/07/2026; several of a list with commas between.
    """
    from okrcli.cli.console import hint, tell_changes, tell_next
    from okrcli.cli.people import enlist
    from okrcli.workspace.fields import set_fields

    workspace = open_workspace(ctx, force=force, dry_run=dry_run)
    workspace, place = find_place(workspace, today(), address, cycle, to_change=True)
    said = _read_fields(workspace, place, fields, new_person=new_person)
    why = (why or "").strip() or None
    change, moved = set_fields(workspace.root, place, said, why, **workspace.writing)
    if change is None:
        hint(workspace.session, _("Nothing was changed."))
        return ExitCode.DONE
    tell_changes(workspace, (change, labelled(place.path, _told(moved))))
    enlist(workspace, [str(said[key]) for key in _PEOPLE if new_person and said.get(key)])
    if dry_run:
        return ExitCode.DONE
    if why is None and any(one.is_goalpost for one in moved) and _is_under_way(workspace, place):
        hint(workspace.session, _("A goalpost moved in the middle of the cycle: --why keeps the reason."))
    from okrcli.cli.coach import coach_change

    coach_change(workspace, change.path, change.before.encode())
    tell_next(workspace.session, f"okr status {address_to_type(workspace, place)}", _("where it stands now"))
    return ExitCode.DONE


def _told(moved: list[Moved]) -> str:
    from okrcli.render.change_words import field_words

    return listed(field_words(one.key, one.before, one.after) for one in moved)


def _is_under_way(workspace: Workspace, place: Address) -> bool:
    """Whether the cycle is past the days in which goalposts are still being set."""
    from okrcli.lint.history.goalposts import EARLY
    from okrcli.scoring.windows import elapsed
    from okrcli.workspace.load import load_period

    period = load_period(workspace.root, place.cycle).value
    return period is not None and elapsed(period, today()) > EARLY


def _read_fields(workspace: Workspace, place: Address, typed: list[str], *, new_person: bool) -> dict[str, object]:
    """The values by key, none for what is to be taken out; raises UsageError, AnswerError, AddressError."""
    from okrcli.cli.add.form import refuse_outside
    from okrcli.cli.add.measure import Counted
    from okrcli.cli.people import person_of
    from okrcli.schema.entry import keys_of, spot_of
    from okrcli.schema.suggest import nearest_word
    from okrcli.workspace.fields import form_of
    from okrcli.workspace.load import load_period

    known = keys_of(form_of(place))
    pairs = {}
    for one in typed:
        key, equals, text = one.partition("=")
        key = key.strip().replace("-", "_") if not key.startswith("x-") else key.strip()
        if not equals or not key:
            raise UsageError("set-what", typed=one)
        if key not in known and not key.startswith("x-"):
            keys = [name for name in known if name not in _OTHER_WAYS]
            raise UsageError("no-such-key", key=key, nearest=nearest_word(key, known), keys=keys)
        if key in _OTHER_WAYS and not (key == "dropped" and text.strip() in _NOTHING):
            raise UsageError("set-other-way", key=key, command=_OTHER_WAYS[key])
        pairs[key] = text.strip()
    unit = pairs.get("unit", _unit_of(workspace, place)) or None
    period = load_period(workspace.root, place.cycle).value
    values: dict[str, object] = {}
    for key, text in pairs.items():
        if text in _NOTHING or key not in known:
            values[key] = None if text in _NOTHING else text
            continue
        if key in _PEOPLE:
            values[key] = person_of(workspace, text, new=new_person)
            continue
        value = _read(workspace, place, key, text, spot_of(known[key]).kind, unit)
        if isinstance(value, Counted):
            if value.unit is not None and "unit" not in pairs:
                unit = values["unit"] = value.unit
            value = value.value
        if isinstance(value, date) and period is not None:
            refuse_outside(period, key, value)
        values[key] = value
    return values


def _unit_of(workspace: Workspace, place: Address) -> str | None:
    from okrcli.workspace.change import find_key_result
    from okrcli.workspace.load import load_team

    team = load_team(workspace.root, place.cycle, place.team).value
    return find_key_result(team, place)[1].unit if team is not None and place.key_result is not None else None


def _read(workspace: Workspace, place: Address, key: str, text: str, kind: Any, unit: str | None) -> object:
    """A value as a person types it, of the type that the key takes."""
    from okrcli.cli.add.form import find_supported
    from okrcli.cli.add.measure import read_counted
    from okrcli.cli.answers import read_figure
    from okrcli.cli.words import read_one_of
    from okrcli.render.labels import TYPE_WORDS
    from okrcli.schema.entry import bare, is_form

    if get_origin(kind) in (list, dict) or is_form(kind):
        if text[0] in "[{":
            return _read_structure(key, text)
        if get_origin(kind) is not list:
            raise UsageError("bad-structure", key=key, typed=text)
        items = [one for one in re.split(r",\s*|\s+" if "://" not in text else r",?\s+", text) if one]
        if key == "supports":
            return find_supported(workspace, place.cycle, items)
        if get_origin(bare(get_args(kind)[0]).kind) is list:  # lists in a list
            raise UsageError("bad-structure", key=key, typed=text)
        return items
    if kind is bool:
        if text.casefold() not in (*_YES, *_NO):
            raise UsageError("bad-word", key=key, typed=text, choices=[*_YES, *_NO])
        return text.casefold() in _YES
    if kind in (int, float):
        return read_figure(text) if key == "weight" else read_counted(text, unit)
    if kind is date:
        return read_day(text, today() - LATELY)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        shown = {str(one): word for one, word in TYPE_WORDS.items()}
        words = {str(one): shown.get(str(one), str(one)) for one in kind}
        return read_one_of(text, words, "bad-word", key=key)
    return text


def _read_structure(key: str, text: str) -> object:
    """What brackets or braces say, written as in the file."""
    from pathlib import Path

    from okrcli.yaml.compose import compose
    from okrcli.yaml.nodes import to_data
    from okrcli.yaml.source import make_source

    composed = compose(make_source(Path(key), text))
    if composed.root is None or composed.findings:
        raise UsageError("bad-structure", key=key, typed=text)
    return to_data(composed.root)
