"""`okr list`: one line a key result, for reading, `grep`, `fzf` and scripts."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.console import print_document, print_lines, print_text, show_page
from okrcli.cli.context import open_at, report_problems
from okrcli.cli.help import command
from okrcli.cli.options import flag, format_option, option, read_filters, unknown_word
from okrcli.errors import UsageError
from okrcli.i18n import _

FORMATS = ("table", "tsv", "csv", "json")


@command(
    "okr list --status off_track --sort pace",
    "okr list --team sales --team marketing --columns address,owner,score",
    "okr list --format tsv | fzf | cut -f1 | xargs okr show",
)
def list_key_results(
    ctx: typer.Context,
    team: options.Teams = None,
    owner: options.Owners = None,
    tag: options.Tags = None,
    standing: options.Statuses = None,
    columns: Annotated[
        str | None,
        option(
            "--columns",
            "NAMES",
            _("The columns, with commas between them, as JSON calls them: address,owner,score…"),
            completion.columns,
        ),
    ] = None,
    sort: Annotated[
        str | None,
        option(
            "--sort",
            "COLUMNS",
            _("Sort by columns, the least first: team,-score; a - puts the greatest first, of -status the worst."),
            completion.sort_keys,
        ),
    ] = None,
    cycle: options.RunningCycles = None,
    all_cycles: Annotated[bool, flag("--all-cycles", _("Also of cycles that are over."))] = False,
    at: options.AtRevision = None,
    output: Annotated[str, format_option(FORMATS, _("table, tsv, csv or json."))] = "table",
) -> int:
    """List key results, one line each: what to type for it, whose it is, where it stands.

    Of every cycle that is running, with the filters of `okr status`.
    """
    from okrcli.cli.reviews import review_past, review_running
    from okrcli.render.list import list_json, list_page, list_rows, sort_rows, write_table

    only = read_filters(team, owner, tag, standing)
    chosen, order = _read_columns(columns), _read_columns(sort)
    if all_cycles and cycle is not None:
        raise UsageError("cycle-and-all-cycles")
    workspace, as_of = open_at(ctx, at)
    if all_cycles:
        reviews, findings = review_past(workspace, as_of, only)
    else:
        reviews, findings = review_running(workspace, as_of, cycle, only)
    rows = sort_rows(list_rows(reviews, with_cycle=len(reviews) > 1), order)
    if output == "json":
        print_document(list_json(rows, chosen, as_of, findings, workspace.root))
    elif output == "tsv":
        print_lines(write_table(rows, chosen, "\t"))
    elif output == "csv":
        print_text("".join(write_table(rows, chosen, ",")))
    else:
        show_page(workspace.session, list_page, rows, chosen)
    return report_problems(workspace.session, findings)


def _read_columns(typed: str | None) -> list[str]:
    """The columns that are named, some with `-` before them, as JSON calls them; raises UsageError (`bad-column`)."""
    from okrcli.render.list import COLUMNS

    found = []
    for one in (typed or "").split(","):
        sign = "-" if one.strip().startswith("-") else ""
        name = one.strip().removeprefix("-").lower().replace("-", "_")
        if name and name not in COLUMNS:
            raise unknown_word("bad-column", name, typed=one.strip(), columns=COLUMNS)
        found += [sign + name] if name else []
    return found
