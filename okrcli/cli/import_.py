"""`okr import`: the OKRs that a team has already, from a page, a sheet, another tool, or our own export."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import options
from okrcli.cli.console import hint, name_in, print_document, tell_done, tell_next, tell_written, write_diff
from okrcli.cli.context import Workspace, open_workspace, read_day, today
from okrcli.cli.help import command
from okrcli.cli.options import argument, cycle_option, flag, format_option, option, team_option
from okrcli.errors import AnswerError, ExitCode, InvalidFileError, UsageError
from okrcli.i18n import _, ngettext
from okrcli.render.sanitise import visible

if TYPE_CHECKING:
    from okrcli.interchange.additions import Additions, Incoming
    from okrcli.interchange.draft import Question, Told
    from okrcli.interchange.questions import Around, Choices
    from okrcli.workspace.change import Change
    from okrcli.workspace.new_files import NewFile

FORMATS = ("markdown", "csv", "xlsx", "json")
_ASKED = ("team", "as_of", "mid", "cycle", "numbers")  # what a person may answer otherwise than by the default


@command(
    "okr import okrs.md --dry-run",
    "okr import tool-export.csv --team sales --as-of 2026-09-30",
    'okr import okrs.xlsx --sheet Q3 --map "Goal 2026=objective"',
)
def import_(
    ctx: typer.Context,
    file: Annotated[Path, argument("FILE", _("Markdown, CSV, XLSX or JSON; - for standard input."))],
    form: Annotated[
        str | None, format_option(FORMATS, _("markdown, csv, xlsx or json; by default by its name and content."))
    ] = None,
    cycle: Annotated[str | None, cycle_option(_("The cycle, by default what the document says."))] = None,
    team: Annotated[str | None, team_option(_("The team of what does not say its own."))] = None,
    tag_teams: Annotated[str | None, option("--tag-teams", "A,B", _("Tags such as [A] that are teams."))] = None,
    as_of: Annotated[
        str | None, option("--as-of", "DATE", _("The day of ticks and values that have none of their own."))
    ] = None,
    mid: Annotated[str | None, option("--mid", "DATE", _("The day of scores in the middle of the cycle."))] = None,
    columns: Annotated[
        list[str] | None, option("--map", "COLUMN=FIELD", _("What a column of a table holds; repeatable."))
    ] = None,
    order: Annotated[
        str | None,
        option(
            "--date-order",
            "ORDER",
            _("How dates such as 07/08/2026 are written: dmy, mdy or ymd."),
            lambda: ["dmy", "mdy", "ymd"],
        ),
    ] = None,
    sheet: Annotated[list[str] | None, option("--sheet", "NAME", _("A sheet of a workbook; repeatable."))] = None,
    close: Annotated[
        bool, flag("--close", _("Close the cycle, which is over, with the scores as they stand."))
    ] = False,
    dry_run: options.DryRun = False,
    partial: Annotated[bool, flag("--partial", _("Write what can be read where some of it cannot."))] = False,
    as_json: Annotated[bool, flag("--json", _("Print what was read as JSON."))] = False,
) -> int:
    """Bring in what a team has: a page of bullets or tables, a sheet, another tool's export, or okr's own.

    Nothing is invented: a target without a start stays one, and what has no figure needs a measure. Everything that was
    left out has a line in the report. What is there already stays as it is; the same file again changes nothing.
    """
    from okrcli.interchange.additions import add

    workspace = open_workspace(ctx)
    choices = _choices(file, form, cycle, team, tag_teams, as_of, mid, columns or (), order, sheet or ())
    data = _read(file)
    incoming = _incoming(workspace, data, form, choices)
    held = sum(one.holds for reading in incoming.readings for one in reading.not_understood)
    if partial:
        incoming = incoming.without_held()
    if close:
        _refuse_running(incoming)
    additions = None
    if not held or partial:
        additions = add(workspace.root, incoming, today=today(), close=close, dry_run=dry_run, translate=_)
    _show(workspace, incoming, additions, dry_run=dry_run, as_json=as_json)
    if held and not partial:
        _tell_held(workspace, held)
    return ExitCode.FINDINGS if held else ExitCode.DONE


def _choices(
    file: Path,
    form: str | None,
    cycle: str | None,
    team: str | None,
    tag_teams: str | None,
    as_of: str | None,
    mid: str | None,
    columns: Sequence[str],
    order: str | None,
    sheets: Sequence[str],
) -> Choices:
    """What the command line says; raises UsageError where that cannot be."""
    from okrcli.interchange.days import ORDERS
    from okrcli.interchange.draft import Options
    from okrcli.interchange.questions import Choices
    from okrcli.interchange.words import FIELDS

    if order is not None and order not in ORDERS:
        raise UsageError("import-bad-order", typed=order)
    named = {}
    for one in columns:
        column, _sign, field = one.rpartition("=")
        if not column.strip() or field.strip() not in FIELDS:
            raise UsageError("import-bad-map", typed=one, fields=sorted(FIELDS))
        named[column.strip()] = field.strip()
    tags = tuple(part.strip() for part in (tag_teams or "").split(",") if part.strip())
    name = "" if str(file) == "-" else file.name
    return Choices(Options(name, cycle, team, tags, named, order, sheets), _day(as_of), _day(mid))


def _day(typed: str | None) -> date | None:
    return None if typed is None else read_day(typed)


def _read(file: Path) -> bytes:
    """The bytes of the file, or of standard input; raises InvalidFileError (`unreadable-text`, `import-limit`)."""
    from okrcli.interchange.source import LARGEST
    from okrcli.yaml.read import read_plain
    from okrcli.yaml.source import unreadable

    if str(file) == "-":
        data = sys.stdin.buffer.read(LARGEST + 1)
    else:
        try:
            data = read_plain(file, limit=LARGEST)
        except OSError as error:
            raise InvalidFileError("unreadable-text", findings=[unreadable(file, error)], path=file) from error
    if len(data) > LARGEST:
        raise InvalidFileError("import-limit", what="bytes", most=LARGEST, line=None, column=None)
    return data


def _incoming(workspace: Workspace, data: bytes, form: str | None, choices: Choices) -> Incoming:
    """What the file says, its entries under the ids that they have here; asks where somebody can answer."""
    from okrcli.interchange.additions import Incoming
    from okrcli.interchange.decide import decide
    from okrcli.interchange.identities import reconcile
    from okrcli.interchange.source import Tables, format_of, read_document, read_tables

    around, options = _around(workspace), choices.options
    form = form or format_of(options.name, data)
    source: bytes | Tables = data if form in ("markdown", "json") else read_tables(data, form, options)
    if form == "json" or (isinstance(source, Tables) and source.are_export):
        from okrcli.interchange.backup import read_backup, read_export

        incoming = (
            read_backup(workspace.root, data)
            if isinstance(source, bytes)
            else read_export(workspace.root, source, choices, around)
        )
        return incoming._replace(readings=[reconcile(workspace.root, one) for one in incoming.readings])
    interactive, answers, offered = workspace.session.interactive, dict[tuple[str, int | None], object](), False

    def ask(question: Question) -> object:
        """Ask a person, once also where the document is read again after another answer."""
        key = (question.about, question.line)
        if key not in answers:
            answers[key] = _ask(question) if interactive else question.default
        return answers[key]

    known = (*around.teams, *around.teams.values())
    while True:
        try:
            document = read_document(source, choices.options, around.settings, known)
            if document.offered and interactive and not offered:
                choices, offered = _offered(choices, document.offered), True
                if choices.options.take_offered:
                    continue
            reading = decide(document, choices, around, ask)
        except UsageError as error:
            if not interactive or error.reason not in ("import-no-cycle", "import-date-order"):
                raise
            choices = _settled(choices, error)
            source = source if isinstance(source, bytes) else read_tables(data, form, options)
            continue
        return Incoming([reconcile(workspace.root, reading)])


def _around(workspace: Workspace) -> Around:
    from okrcli.i18n import language
    from okrcli.interchange.questions import Around
    from okrcli.model.periods import Period
    from okrcli.workspace.cycles import load_periods
    from okrcli.workspace.files import team_ids
    from okrcli.workspace.load import load_team

    cycles, _findings = load_periods(workspace.root)
    teams = {}
    for cycle in cycles:
        for team_id in team_ids(workspace.root, cycle.id):
            team = load_team(workspace.root, cycle.id, team_id).value
            teams[team_id] = team.name if team else team_id
    settings = workspace.settings._replace(language=workspace.settings.language or language())
    periods = {one.id: Period(one.id, one.starts, one.ends) for one in cycles}
    return Around(settings, today(), periods, teams, _("Struck through in the document"))


def _ask(question: Question) -> object:
    """Ask a person; Enter takes the default."""
    if question.about not in _ASKED:
        return question.default
    from okrcli.cli.prompts import ask, prompt_of
    from okrcli.schema.suggest import slugify

    titles = {
        "team": _("Team of what does not say its own"),
        "as_of": _("Day of ticks and values that have none"),
        "mid": _("Day of the scores in the middle"),
        "cycle": _("Cycle of the document"),
        "numbers": _("Decimal mark of numbers such as {example}"),
    }
    title = titles[question.about].format_map(question.facts)
    parse: Callable[[str], object] = slugify
    if isinstance(question.default, date):
        parse = read_day
    elif question.about in ("numbers", "cycle"):
        parse = lambda typed: _mark(typed) if question.about == "numbers" else typed  # noqa: E731
    return ask(prompt_of(title, str(question.default)), parse, keep=question.default, ways_out="")


def _mark(typed: str) -> str:
    if typed.strip() not in (",", "."):
        raise AnswerError("no-such-choice", choices=[",", "."])
    return typed.strip()


def _offered(choices: Choices, offered: Sequence[Told]) -> Choices:
    """The choices with what looks like an objective, where a person takes it."""
    from okrcli.cli.prompts import agrees

    words = ngettext(
        "{n} line has a list below it and no label, line {line}: “{text}”. Is it an objective?",
        "{n} lines have a list below them and no label, the first is line {line}: “{text}”. Are they objectives?",
        len(offered),
    )
    question = words.format(n=len(offered), line=offered[0].line, text=visible(offered[0].text))
    return choices._replace(options=choices.options._replace(take_offered=agrees(question)))


def _settled(choices: Choices, error: UsageError) -> Choices:
    """The choices with what had no default, as a person says it."""
    from okrcli.cli.prompts import ask_choice, ask_needed, prompt_of

    if error.reason == "import-no-cycle":
        cycle = ask_needed(prompt_of(_("Cycle of the document")), str)
        return choices._replace(options=choices.options._replace(cycle=cycle))
    title = _("Order of {date}, dmy (day first) or mdy").format(date=error.facts["typed"])
    order = ask_choice(prompt_of(title), ["dmy", "mdy"])
    return choices._replace(options=choices.options._replace(order=order))


def _refuse_running(incoming: Incoming) -> None:
    for reading in incoming.readings:
        if reading.cycle.ends >= today():
            raise UsageError("import-not-over", cycle=reading.cycle.id)


def _show(
    workspace: Workspace, incoming: Incoming, additions: Additions | None, *, dry_run: bool, as_json: bool
) -> None:
    from okrcli.render.console import glyphs_of, show
    from okrcli.render.import_ import import_page
    from okrcli.render.import_.json import import_json

    session, root = workspace.session, workspace.root
    if as_json:
        print_document(import_json(incoming))
        return
    if dry_run and additions is not None:
        written: list[NewFile | Change[object]] = [*additions.files, *additions.changes]
        for one in written:
            write_diff(session, one.diff(name_in(one.path, root)))
    console = session.err() if dry_run else session.out()
    show(console, *import_page(incoming, additions, console.width, glyphs_of(console)))
    console.file.flush()
    if additions is not None and additions.late:
        hint(session, _("The cycle is under way: what has no check-in yet counts from today on."))
    if dry_run or additions is None:
        return
    if not additions.files and not additions.changes:
        hint(session, _("All of it is here already: nothing was changed."))
        return
    for file in additions.files:
        tell_written(session, file.path, _("New file"))
    for change in additions.changes:
        tell_written(session, change.path, _("Added to"))
    if count := additions.checkins:
        tell_done(session, ngettext("{n} check-in", "{n} check-ins", count).format(n=count), "")
    if incoming.readings:
        tell_next(session, f"okr status --cycle {incoming.readings[0].cycle.id}", _("where it stands"))


def _tell_held(workspace: Workspace, held: int) -> None:
    from okrcli.render.console import show
    from okrcli.render.layout import words
    from okrcli.render.messages import hint_of, sentence_of

    facts = {"n": held}
    show(
        workspace.session.err(),
        words((sentence_of("import-held", facts), "bad"), ". ", hint_of("import-held", facts) or "", hang=2),
    )
