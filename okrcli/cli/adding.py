"""What `okr add` has in common: asking for what the options leave out, reading figures, saying what was added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from okrcli.cli import answers
from okrcli.cli.ask import AnswerError, StopAsking, ask, ask_choice, ask_needed
from okrcli.cli.coaching import coach_change
from okrcli.cli.opening import Opened
from okrcli.cli.session import today
from okrcli.cli.telling import name_in, tell_next, tell_written, write_diff
from okrcli.errors import ExitCode, UsageError
from okrcli.i18n import _
from okrcli.model import Address, Cycle, ObjectiveType
from okrcli.model.address import is_slug
from okrcli.model.okr import Number
from okrcli.schema.suggest import slugify
from okrcli.workspace.addresses import resolve
from okrcli.workspace.at_hand import cycle_at_hand
from okrcli.workspace.change import Change
from okrcli.workspace.files import team_ids
from okrcli.workspace.growing import short_id
from okrcli.workspace.load import load_cycle


@dataclass(frozen=True, slots=True)
class Measure:
    """How a key result is to be measured, as typed."""

    baseline: str | None
    target: str | None
    at_least: str | None
    at_most: str | None
    milestones: tuple[str, ...]
    unit: str | None


def need_text(opened: Opened, given: str | None, question: str, option: str) -> str:
    """What was given, else the answer to a question; raises UsageError where nobody can be asked."""
    if given is not None and given.strip():
        return given.strip()
    if not opened.session.interactive:
        raise UsageError("missing-option", what=question, option=option)
    try:
        return ask_needed(f"{question}: ", str)
    except StopAsking:
        raise KeyboardInterrupt from None


def want_text(opened: Opened, given: str | None, question: str, default: str | None = None) -> str | None:
    """What was given, else the answer, else the default; nothing is asked where nobody can be."""
    if given is not None or not opened.session.interactive:
        return given or default
    shown = f" [{default}]" if default else ""
    try:
        return ask(f"{question}{shown}: ", str, keep=default)
    except StopAsking:
        raise KeyboardInterrupt from None


def choose_cycle(opened: Opened, named: str | None) -> str:
    """The cycle to add to."""
    return cycle_at_hand(opened.root, opened.settings, today(), named)


def team_place(opened: Opened, cycle_id: str, given: str | None) -> Address:
    """The team to add to: the one named, the only one, or the one chosen."""
    teams = team_ids(opened.root, cycle_id)
    if given is None and len(teams) == 1:
        return Address(cycle_id, teams[0])
    if given is None and teams and opened.session.interactive:
        given = ask_choice(_("Team ({teams})").format(teams=", ".join(teams)) + ": ", teams, default="")
    return resolve(
        opened.root, cycle_id, need_text(opened, given, _("The team"), "--team"), wanted=("team",), today=today()
    )


def objective_place(opened: Opened, cycle_id: str, given: str | None) -> Address:
    """The objective to add to: the one named, the only one, or the one chosen by its number."""
    if given is None:
        cycle = load_cycle(opened.root, cycle_id).value
        places = _objectives(cycle) if cycle is not None else []
        if len(places) == 1:
            return places[0][0]
        if places and opened.session.interactive:
            return _choose_objective(opened, places)
    typed = need_text(opened, given, _("The objective"), "--objective")
    return resolve(opened.root, cycle_id, typed, wanted=("objective",), today=today())


def choose_id(given: str | None, statement: str, taken: Sequence[str]) -> str:
    """The id given, or one made of the statement's words; raises UsageError (`bad-slug`)."""
    if given is None:
        return short_id(statement, list(taken))
    if not is_slug(given):
        raise UsageError("bad-slug", typed=given, suggestion=slugify(given) or "leads")
    return given


def read_type(typed: str | None) -> str | None:
    """Aspirational or committed, or the beginning of one; raises UsageError."""
    if typed is None:
        return None
    found = [kind.value for kind in ObjectiveType if typed and kind.value.startswith(typed.lower())]
    if not found:
        raise UsageError("bad-answer", problem=_("The type is aspirational or committed."))
    return found[0]


def read_number(typed: str, unit: str | None = None) -> Number:
    """A figure as people type it; raises UsageError."""
    try:
        return answers.read_value(typed, None, unit)
    except AnswerError as error:
        raise answers.as_usage(error) from error


def measure_data(opened: Opened, measure: Measure) -> dict[str, object]:
    """The keys of exactly one measure; asks for a metric's where none is given. Raises UsageError (`bad-measure`)."""
    metric = measure.baseline is not None or measure.target is not None
    guardrail = measure.at_least is not None or measure.at_most is not None
    if [metric, guardrail, bool(measure.milestones)].count(True) > 1:
        raise UsageError("bad-measure")
    if measure.milestones:
        return {"milestones": _milestones(measure.milestones)}
    unit = measure.unit
    if guardrail:
        ends = {"at_least": measure.at_least, "at_most": measure.at_most}
        data: dict[str, object] = {key: read_number(typed, unit) for key, typed in ends.items() if typed is not None}
    else:
        if not metric and not opened.session.interactive:
            raise UsageError("bad-measure")
        baseline = need_text(opened, measure.baseline, _("Baseline, where it stands today"), "--baseline")
        target = need_text(opened, measure.target, _("Target, where it should get"), "--target")
        unit = want_text(opened, unit, _("Unit (leads, %, €…)"))
        data = {"baseline": read_number(baseline, unit), "target": read_number(target, unit)}
    return {**data, "unit": unit} if unit else data


def finish(opened: Opened, change: Change, what: str, following: tuple[str, str], *, dry_run: bool) -> int:
    """Say what was added and what comes next; print the diff alone with `dry_run`."""
    if dry_run:
        write_diff(opened.session, change.diff(name_in(change.path, opened.root)))
        return ExitCode.DONE
    tell_written(opened.session, change.path, what)
    coach_change(opened, change.path, change.before.encode())
    tell_next(opened.session, *following)
    return ExitCode.DONE


def _milestones(texts: Sequence[str]) -> list[dict[str, object]]:
    """Milestones as given: `Beta online`, or `beta=Beta online` with its id."""
    items: list[dict[str, object]] = []
    for text in texts:
        name, equals, statement = text.partition("=")
        own = equals and is_slug(name.strip())
        statement = statement.strip() if own else text.strip()
        items.append(
            {
                "id": name.strip() if own else short_id(statement, [str(item["id"]) for item in items]),
                "milestone": statement,
            }
        )
    return items


def _objectives(cycle: Cycle) -> list[tuple[Address, str]]:
    return [
        (Address(cycle.id, team.id, objective.id), objective.statement)
        for team in cycle.teams
        for objective in team.objectives
        if objective.dropped is None
    ]


def _choose_objective(opened: Opened, places: list[tuple[Address, str]]) -> Address:
    from okrcli.cli.telling import hint

    for number, (place, statement) in enumerate(places, start=1):
        hint(opened.session, f"{number:>3}  {place.path}  {statement}")

    def parse(line: str) -> Address:
        if line.isdecimal() and 1 <= int(line) <= len(places):
            return places[int(line) - 1][0]
        raise AnswerError(_("Type a number from 1 to {last}.").format(last=len(places)))

    try:
        return ask_needed(_("Objective, by number") + ": ", parse)
    except StopAsking:
        raise KeyboardInterrupt from None
