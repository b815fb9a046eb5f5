"""`okr export`: everything that the files say, as CSV, a spreadsheet or JSON."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import options
from okrcli.cli.console import hint, print_bytes, tell_written
from okrcli.cli.context import Workspace, open_at, report_problems
from okrcli.cli.help import command
from okrcli.cli.options import flag, format_option, option, read_filters
from okrcli.cli.output import write_output
from okrcli.errors import InvalidFileError, UsageError
from okrcli.i18n import _
from okrcli.i18n.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from okrcli.interchange.tables import Table
    from okrcli.scoring.states import CycleReview

FORMATS = ("csv", "xlsx", "json")
WHAT = ("key-results", "checkins", "kpis")
_OTHERS = ("yaml", "yml", "xls", "ods", "md", "html", "txt", "tsv")
_MADE_BY = b"okr export"


@command(
    "okr export > okrs.csv",
    "okr export --all-cycles --output okrs.xlsx",
    "okr export --what checkins --team marketing",
    "okr export --all-cycles --json > backup.json",
)
def export(
    ctx: typer.Context,
    what: Annotated[
        str | None,
        option(
            "--what -w",
            "TABLE",
            _("key-results, checkins or kpis; by default key-results in csv, all of it in xlsx."),
            lambda: [*WHAT],
        ),
    ] = None,
    team: options.Teams = None,
    owner: options.Owners = None,
    tag: options.Tags = None,
    standing: options.Statuses = None,
    cycle: options.RunningCycles = None,
    all_cycles: Annotated[bool, flag("--all-cycles", _("Every cycle, also those over or planned."))] = False,
    at: options.AtRevision = None,
    output: Annotated[
        str | None, format_option(FORMATS, _("csv, xlsx or json; by default as the file is named, else csv."))
    ] = None,
    file: Annotated[Path | None, option("--output", "FILE", _("Write it to a file (.csv, .xlsx, .json)."))] = None,
    raw: Annotated[
        bool, flag("--raw", _("In CSV, no quote before text that a spreadsheet would run as a formula."))
    ] = False,
    force: Annotated[bool, flag("--force", _("Replace a file that is not an export of okr's."))] = False,
) -> int:
    """Take everything along: tidy tables, one row a key result, a check-in or a reading, or all of it as JSON.

    Of every cycle that is running; JSON holds all that the files say. A team or an objective with nothing below it yet
    has a row of its own: the export of a new cycle is a sheet to fill in.
    """
    file = None if file == Path("-") else file
    kind = _choose_format(file, output)
    wanted = _choose_tables(kind, what)
    only = read_filters(team, owner, tag, standing)
    if all_cycles and cycle is not None:
        raise UsageError("cycle-and-all-cycles")
    if kind == "xlsx" and file is None and sys.stdout.isatty():
        raise UsageError("xlsx-on-terminal")
    from okrcli.cli.reviews import kpi_states, review_past, review_running
    from okrcli.interchange.document import workspace_document
    from okrcli.interchange.tables import make_tables, write_csv
    from okrcli.scoring.narrow import narrowed_cycle

    workspace, as_of = open_at(ctx, at)
    if all_cycles:
        reviews, findings = review_past(workspace, as_of, only, planned=True)
    else:
        reviews, findings = review_running(workspace, as_of, cycle, only)
    if any(only):
        reviews = [one for one in reviews if one.teams]
    kpis, broken = kpi_states(workspace, as_of, only)
    findings += [one for one in broken if one not in findings]
    if findings and file is not None:
        raise InvalidFileError("export-incomplete", findings=findings)
    document = workspace_document(
        workspace.settings, [narrowed_cycle(one) for one in reviews], [one.kpi for one in kpis]
    )
    if kind == "json":
        from okrcli.render.documents import dump_json

        data = dump_json(document).encode("utf-8", "replace")
    else:
        tables = make_tables(document, reviews, wanted)
        data = _spreadsheet(workspace, tables, as_of) if kind == "xlsx" else write_csv(tables[0], raw=raw).encode()
    if file is None:
        print_bytes(data)
    else:
        write_output(file, data, _is_export, force=force, taken="not-an-export")
        tell_written(workspace.session, file, _("Export"))
    _tell_left_out(workspace, reviews, whole=all_cycles or cycle is not None)
    return report_problems(workspace.session, findings)


def _choose_format(file: Path | None, output: str | None) -> str:
    """The format that is asked for, or else that of the file's name; raises UsageError where they disagree."""
    ending = file.suffix.lower().removeprefix(".") if file is not None else ""
    chosen = output or (ending if ending in FORMATS else "csv")
    if file is not None and ending != chosen and ending in (*FORMATS, *_OTHERS):
        raise UsageError("export-as-other", path=file, format=chosen)
    return chosen


def _choose_tables(kind: str, what: str | None) -> Sequence[str]:
    """The tables that are asked for, by name; raises UsageError."""
    if what is None:
        return (*WHAT, "people", "settings") if kind == "xlsx" else WHAT[:1]
    if kind == "json":
        raise UsageError("what-and-json")
    if what not in WHAT:
        raise UsageError("bad-table", typed=what, tables=", ".join(WHAT))
    return [what]


def _spreadsheet(workspace: Workspace, tables: Sequence[Table], as_of: date) -> bytes:
    try:
        from okrcli.interchange.spreadsheet import CELL_LIMIT, cut_cells, make_workbook
    except ImportError as error:
        raise UsageError("library-missing", library=error.name) from None
    for address, column in cut_cells(tables):
        words = _("{address}: {column} is longer than the {most} characters that a cell holds, and was cut.")
        hint(workspace.session, words.format(address=address, column=column, most=format_number(CELL_LIMIT)))
    return make_workbook(tables, as_of)


def _is_export(data: bytes) -> bool:
    """Whether a file's content is an export of ours, in any of its formats."""
    from okrcli.interchange.tables import is_table

    text = data.decode("utf-8-sig", "replace")
    if is_table(text):
        return True
    if text.startswith("PK"):
        from zipfile import BadZipFile, ZipFile

        try:
            with ZipFile(BytesIO(data)) as parts:
                return _MADE_BY in parts.read("docProps/core.xml")
        except (BadZipFile, KeyError, NotImplementedError):
            return False
    return text.startswith('{\n  "schema_version": ') and '"workspace": {' in text[:60]


def _tell_left_out(workspace: Workspace, reviews: Sequence[CycleReview], *, whole: bool) -> None:
    """Say at a terminal which cycles are not in it, where nobody said which ones to take."""
    if whole or not sys.stderr.isatty():
        return
    from okrcli.workspace.files import cycle_ids

    rest = [one for one in cycle_ids(workspace.root) if one not in [review.cycle.id for review in reviews]]
    if rest:
        words = _("Not in it: {cycles}. --all-cycles takes every cycle.")
        hint(workspace.session, words.format(cycles=", ".join(rest)))
