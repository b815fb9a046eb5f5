"""Options that several commands share, written once: their names, their help and their completion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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


def _completed(*names: str, metavar: str, offers: Callable[..., list[str]]) -> Callable[[str], Any]:
    """Make an option that has its names and completion everywhere, and in each command a help of its own."""
    return lambda words: typer.Option(*names, metavar=metavar, help=words, autocompletion=offers)


cycle_option = _completed("--cycle", "-c", metavar="CYCLE", offers=completion.cycles)
owner_option = _completed("--owner", "-o", metavar="PERSON", offers=completion.owners)
team_option = _completed("--team", "-t", metavar="TEAM", offers=completion.teams)
by_option = _completed("--by", metavar="PERSON", offers=completion.owners)
objective_option = _completed("--objective", metavar="ADDRESS", offers=completion.addresses)


def format_option(formats: Sequence[str], words: str) -> Any:
    """The option that chooses among output formats; `words` name them, with what holds by default where that varies."""
    return typer.Option("--format", "-f", metavar="FORMAT", help=words, autocompletion=lambda: [*formats])


def optional_argument(words: str, offers: Callable[..., Any], *, metavar: str) -> Any:
    """An argument that can be left out; `metavar` in brackets, with dots behind where it can be several."""
    return typer.Argument(metavar=metavar, help=words, autocompletion=offers, show_default=False)


CycleOption = Annotated[str | None, cycle_option(_("The cycle, by default the one running."))]
RunningCyclesOption = Annotated[str | None, cycle_option(_("The cycle, by default all that are running."))]
TagsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        metavar="TAG",
        help=_("Only what carries this tag, or is in what does; repeated, any of them."),
        autocompletion=completion.tags,
    ),
]
StatusesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        "-s",
        metavar="STATUS",
        help=_("Only what has this status; repeated, any of them: on_track, at_risk, off_track, stale, early…"),
        autocompletion=completion.statuses,
    ),
]
AtOption = Annotated[str | None, typer.Option("--at", metavar="DATE", help=_("As of this day, by default today."))]
AtRevisionOption = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="WHEN",
        help=_("As of this day, by default today; or the files as they stood at a Git revision."),
        autocompletion=completion.revisions,
    ),
]
OwnerOption = Annotated[str | None, owner_option(_("Only what this person owns."))]
OwnedByOption = Annotated[str | None, owner_option(_("Who owns it."))]
UnitOption = Annotated[str | None, typer.Option("--unit", metavar="TEXT", help=_("leads, %, €, k€…"))]
IdOption = Annotated[
    str | None, typer.Option("--id", metavar="ID", help=_("Its id, by default made of the first words."))
]
NoteOption = Annotated[str | None, typer.Option("--note", "-m", metavar="TEXT", help=_("What happened."))]
NewPersonOption = Annotated[
    bool, typer.Option("--new-person", help=_("Add a person that is named, and okr.yaml does not list, to it."))
]
DayOption = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help=_("The day, by default today: yesterday, monday, July 13…"))
]
OwnersOption = Annotated[list[str] | None, owner_option(_("Only what this person owns; repeated, any of them."))]
TeamsOption = Annotated[list[str] | None, team_option(_("Only this team; repeated, any of them."))]
FormatOption = Annotated[str, format_option(("table", "json"), _("table or json."))]
JsonOption = Annotated[bool, typer.Option("--json", help=_("Short for --format json."))]
DryRunOption = Annotated[bool, typer.Option("--dry-run", "-n", help=_("Print the diff and write nothing."))]
CommitOption = Annotated[
    bool | None,
    typer.Option(
        "--commit/--no-commit",
        help=_("Commit the files that are changed; `git.commit` in okr.yaml."),
        show_default=False,
    ),
]
PushOption = Annotated[
    bool | None,
    typer.Option("--push/--no-push", help=_("Commit, pull and push; `git.push` in okr.yaml."), show_default=False),
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help=_("Do it without being asked."))]
ForceOption = Annotated[bool, typer.Option("--force", help=_("Change a closed cycle all the same."))]

_Typed = Iterable[str] | None
COLORS = ("auto", "always", "never")
# What every command takes, before or after its name: (declarations, attribute of Session, help, settings).
_GLOBAL: list[tuple[list[str], str, str, dict[str, Any]]] = [
    (["--dir"], "directory", N_("The workspace, by default the nearest one (OKR_DIR)."), {"metavar": "DIR"}),
    (
        ["--color"],
        "color",
        N_("When to colour: auto, always or never (NO_COLOR, FORCE_COLOR)."),
        {"metavar": "WHEN", "autocompletion": lambda *_: list(COLORS)},
    ),
    (
        ["--lang"],
        "language",
        N_("The language, such as en or fr (OKR_LANG)."),
        {"metavar": "LANG", "autocompletion": lambda *_: ["en", "fr"]},
    ),
    (["--no-input"], "no_input", N_("Never ask: what is missing is an error."), {"is_flag": True}),
    (
        ["--no-pager"],
        "no_pager",
        N_("Print what is longer than the screen as it is (OKR_PAGER, PAGER)."),
        {"is_flag": True},
    ),
    (["--quiet", "-q"], "quiet", N_("Say nothing but data and errors."), {"is_flag": True}),
    (["--debug"], "debug", N_("Show the traceback of a bug."), {"is_flag": True}),
]


def unknown_word(reason: str, word: str, **facts: Any) -> UsageError:
    """The error of a word that is none of those that the last of the facts lists, with the nearest of them."""
    from okrcli.schema.suggest import nearest_word

    known = [*facts.values()][-1]
    return UsageError(reason, nearest=nearest_word(word, known), **facts)


def read_filters(teams: _Typed, owners: _Typed, tags: _Typed, statuses: _Typed) -> Filters:
    """What `--team`, `--owner`, `--tag` and `--status` ask for; raises UsageError (`bad-status`)."""
    from okrcli.scoring.narrow import Filters

    return Filters(tuple(teams or ()), tuple(owners or ()), tuple(tags or ()), tuple(_read_statuses(statuses)))


def _read_statuses(typed: _Typed) -> list[Status]:
    """What `--status` named each time; raises UsageError (`bad-status`)."""
    from okrcli.cli.words import read_word
    from okrcli.render.labels import STATUS_WORDS, status_word

    found: list[Status] = []
    for one in typed or ():
        status = read_word(one, STATUS_WORDS)
        if status is None:
            raise unknown_word("bad-status", one, typed=one, statuses=[*map(status_word, STATUS_WORDS)])
        found.append(status)
    return found


EVERYWHERE = frozenset({"--help", *(declarations[0] for declarations, *_rest in _GLOBAL)})


def add_global_options(command: Command) -> None:
    """Give a command the options that hold everywhere."""
    for declarations, attribute, text, settings in _GLOBAL:
        command.params.append(
            TyperOption(
                param_decls=[*declarations],
                expose_value=False,
                callback=_storing(attribute),
                help=_(text),
                default=False if settings.get("is_flag") else None,
                show_default=False,
                **settings,
            )
        )


def add_global_options_throughout(command: Command) -> None:
    """Give them to a command and to each command below it."""
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
