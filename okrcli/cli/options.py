"""Options that several commands share, written once: their names, their help and their completion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup, TyperOption

from okrcli.cli import completion
from okrcli.cli.context import Session
from okrcli.errors import UsageError
from okrcli.i18n import N_, _
from okrcli.languages import find_language, languages

if TYPE_CHECKING:
    from typer._click import Command

    from okrcli.scoring.narrow import Filters
    from okrcli.scoring.states import Status


def option(names: str, metavar: str, words: str, offers: Callable[..., Any] | None = None) -> Any:
    """An option with a value: its names as they are typed, what stands for the value, its help, what Tab offers."""
    return typer.Option(*names.split(), metavar=metavar, help=words, autocompletion=offers)


def flag(names: str, words: str) -> Any:
    """An option that is there or not: its names, its help."""
    return typer.Option(*names.split(), help=words)


def argument(metavar: str, words: str, offers: Callable[..., Any] | None = None) -> Any:
    """An argument: how it is written, in brackets where it can be left out, dots behind where it can be several."""
    return typer.Argument(metavar=metavar, help=words, autocompletion=offers, show_default=False)


# Options that have a help of their own in each command.
by_option = partial(option, "--by", "PERSON", offers=completion.owners)
cycle_option = partial(option, "--cycle -c", "CYCLE", offers=completion.cycles)
objective_option = partial(option, "--objective", "ADDRESS", offers=completion.addresses)
owner_option = partial(option, "--owner -o", "PERSON", offers=completion.owners)
team_option = partial(option, "--team -t", "TEAM", offers=completion.teams)


def format_option(formats: Sequence[str], words: str) -> Any:
    """The option that chooses among formats; `words` name them, with what holds by default where that varies.

    As the parameter `output` of a command, it comes with `--json` beside it. Where there is none, `table` is `text`.
    """

    def read(ctx: typer.Context, typed: str | None) -> str | None:
        """The format that is asked for; raises UsageError (`bad-format`) for one that there is not."""
        if typed is None or ctx.meta.get(_JSON):
            return "json" if ctx.meta.get(_JSON) else None
        chosen = "text" if typed.lower() == "table" and "table" not in formats else typed.lower()
        if chosen not in formats:
            raise UsageError("bad-format", typed=typed, formats=", ".join(formats))
        return chosen

    return typer.Option(
        "--format", "-f", metavar="FORMAT", help=words, autocompletion=lambda: [*formats], callback=read
    )


At = Annotated[str | None, option("--at", "DATE", _("As of this day, by default today."))]
AtRevision = Annotated[
    str | None,
    option(
        "--at",
        "WHEN",
        _("As of this day, by default today; or the files as they stood at a Git revision."),
        completion.revisions,
    ),
]
Commit = Annotated[
    bool | None,
    typer.Option(
        "--commit/--no-commit",
        help=_("Commit the files that are changed; `git.commit` in okr.yaml."),
        show_default=False,
    ),
]
Cycle = Annotated[str | None, cycle_option(_("The cycle, by default the one running."))]
Day = Annotated[str | None, option("--date", "DATE", _("The day, by default today: yesterday, monday, July 13…"))]
DryRun = Annotated[bool, flag("--dry-run -n", _("Print the diff and write nothing."))]
Entry = Annotated[str, argument("ADDRESS", _("An objective or a key result."), completion.addresses)]
Force = Annotated[bool, flag("--force", _("Change a closed cycle all the same."))]
Format = Annotated[str, format_option(("table", "json"), _("table or json."))]
Id = Annotated[str | None, option("--id", "ID", _("Its id, by default made of the first words."))]
NewPerson = Annotated[bool, flag("--new-person", _("Add a person that is named, and okr.yaml does not list, to it."))]
Note = Annotated[str | None, option("--note -m", "TEXT", _("What happened."))]
OwnedBy = Annotated[str | None, owner_option(_("Who owns it."))]
Owners = Annotated[list[str] | None, owner_option(_("Only what this person owns; repeated, any of them."))]
Push = Annotated[
    bool | None,
    typer.Option("--push/--no-push", help=_("Commit, pull and push; `git.push` in okr.yaml."), show_default=False),
]
RunningCycles = Annotated[str | None, cycle_option(_("The cycle, by default all that are running."))]
Statuses = Annotated[
    list[str] | None,
    option(
        "--status -s",
        "STATUS",
        _("Only what has this status; repeated, any of them: on_track, at_risk, off_track, stale, early…"),
        completion.statuses,
    ),
]
Tags = Annotated[
    list[str] | None,
    option(
        "--tag", "TAG", _("Only what carries this tag, or is in what does; repeated, any of them."), completion.tags
    ),
]
Teams = Annotated[list[str] | None, team_option(_("Only this team; repeated, any of them."))]
Unit = Annotated[str | None, option("--unit", "TEXT", _("leads, %, €, k€…"))]
Yes = Annotated[bool, flag("--yes -y", _("Do it without being asked."))]

_JSON = "okr.json"  # whether --json was given, among what the parser keeps of a run
_Typed = Iterable[str] | None
COLORS = ("auto", "always", "never")


class _Everywhere(NamedTuple):
    """An option that every command takes, before or after its name, and the attribute of Session that it fills."""

    names: str
    attribute: str
    words: str
    metavar: str | None = None
    offers: Callable[..., list[str]] | None = None


_GLOBAL = (
    _Everywhere("--dir", "directory", N_("The workspace, by default the nearest one (OKR_DIR)."), metavar="DIR"),
    _Everywhere(
        "--color",
        "color",
        N_("When to colour: auto, always or never (NO_COLOR, FORCE_COLOR)."),
        metavar="WHEN",
        offers=lambda *_: [*COLORS],
    ),
    _Everywhere(
        "--lang",
        "language",
        N_("The language, such as en or fr (OKR_LANG)."),
        metavar="LANG",
        offers=lambda *_: [*languages()],
    ),
    _Everywhere("--no-input", "no_input", N_("Never ask: what is missing is an error.")),
    _Everywhere("--no-pager", "no_pager", N_("Print what is longer than the screen as it is (OKR_PAGER, PAGER).")),
    _Everywhere("--quiet -q", "quiet", N_("Say nothing but data and errors.")),
    _Everywhere("--debug", "debug", N_("Show the traceback of a bug.")),
)


def unknown_word(reason: str, word: str, **facts: Any) -> UsageError:
    """The error of a word that is none of those that the last of the facts lists, with the nearest of them."""
    from okrcli.schema.suggest import nearest_word

    known = [*facts.values()][-1]
    return UsageError(reason, nearest=nearest_word(word, known), **facts)


def read_filters(teams: _Typed, owners: _Typed, tags: _Typed, statuses: _Typed) -> Filters:
    """What `--team`, `--owner`, `--tag` and `--status` ask for; raises UsageError (`bad-status`)."""
    from okrcli.scoring.narrow import Filters

    return Filters(tuple(teams or ()), tuple(owners or ()), tuple(tags or ()), tuple(map(_read_status, statuses or ())))


def _read_status(typed: str) -> Status:
    from okrcli.cli.words import read_word
    from okrcli.render.labels import STATUS_WORDS, status_word

    status = read_word(typed, STATUS_WORDS)
    if status is None:
        raise unknown_word("bad-status", typed, typed=typed, statuses=[*map(status_word, STATUS_WORDS)])
    return status


EVERYWHERE = frozenset({"--help", *(one.names.split()[0] for one in _GLOBAL)})


def _add_json(command: Command) -> None:
    """Put `--json` behind the option that chooses its output's format, where it has one."""

    def store(ctx: typer.Context, _param: object, wanted: bool) -> None:
        if wanted:
            ctx.meta[_JSON] = True
            ctx.params |= {"output": "json"} if "output" in ctx.params else {}

    place = next((at for at, one in enumerate(command.params) if one.name == "output"), None)
    if place is not None:
        short = TyperOption(
            param_decls=["--json"], expose_value=False, callback=store, help=_("Short for --format json."), is_flag=True
        )
        command.params.insert(place + 1, short)


def add_global_options(command: Command) -> None:
    """Give a command the options that hold everywhere."""
    for one in _GLOBAL:
        is_flag = one.metavar is None
        command.params.append(
            TyperOption(
                param_decls=one.names.split(),
                metavar=one.metavar,
                is_flag=is_flag,
                default=False if is_flag else None,
                expose_value=False,
                callback=_storing(one.attribute),
                help=_(one.words),
                show_default=False,
                autocompletion=one.offers,
            )
        )


def add_global_options_throughout(command: Command) -> None:
    """Give them to a command and to each command below it."""
    _add_json(command)
    add_global_options(command)
    if isinstance(command, TyperGroup):
        for below in command.commands.values():
            add_global_options_throughout(below)


def _storing(attribute: str) -> Any:
    def store(ctx: typer.Context, _param: object, value: Any) -> None:
        if value is None or value is False:
            return
        if attribute == "color" and value not in COLORS:
            raise typer.BadParameter(_("“{value}” is not one of auto, always, never.").format(value=value))
        if attribute == "language" and find_language(value) is None:
            raise UsageError("bad-language", typed=value, languages=", ".join(languages()))
        session = ctx.find_object(Session)
        if session is not None:
            setattr(session, attribute, Path(value) if attribute == "directory" else value)

    return store
