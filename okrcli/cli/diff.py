"""`okr diff`: what changed between two states of the files, in OKR terms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.console import print_document, print_lines, show_page
from okrcli.cli.context import Workspace, find_cycle, open_workspace, read_day, report_problems, today
from okrcli.cli.help import command
from okrcli.cli.options import argument, cycle_option, flag, format_option
from okrcli.errors import AddressError, ConflictError, UsageError
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.git.snapshot import Revision
    from okrcli.workspace.compare import Comparison, Only

FORMATS = ("table", "json", "md")
DAYS = 7


@command(
    "okr diff                       # the last seven days",
    "okr diff 2026-08-01 --team marketing",
    "okr diff main...HEAD --format md",
    "okr diff --since-start         # have the goalposts moved?",
)
def diff(
    ctx: typer.Context,
    span: Annotated[
        str | None,
        argument(
            "[REV|DATE|REV..REV]",
            _(
                "Since when, by default seven days ago: a day, a commit, branch or tag, or two of them; three dots"
                " between them begin where they parted."
            ),
            completion.revisions,
        ),
    ] = None,
    since_start: Annotated[
        bool,
        flag("--since-start", _("Goalposts alone, since the cycle's first commit, with scores against the first.")),
    ] = False,
    team: options.Teams = None,
    cycle: Annotated[
        str | None, cycle_option(_("Only this cycle; with --since-start by default the one running."))
    ] = None,
    output: Annotated[str, format_option(FORMATS, _("table, json or md."))] = "table",
) -> int:
    """Show what changed: values and scores, status, confidence, blockers, what came and went, goalposts that moved.

    From a revision, or the newest commit at or before a day, to the files as they are.
    """
    from okrcli.render.diff import diff_json, diff_markdown, diff_page
    from okrcli.workspace.compare import Only

    if since_start and span is not None:
        raise UsageError("since-start-and-range")
    workspace = open_workspace(ctx)
    only = Only(tuple(team or ()), cycle)
    comparison = _compare_with_start(workspace, only) if since_start else _compare(workspace, span, only)
    if output == "json":
        print_document(diff_json(comparison, workspace.root))
    elif output == "md":
        print_lines(diff_markdown(comparison))
    else:
        show_page(workspace.session, diff_page, comparison)
    return report_problems(workspace.session, comparison.findings)


def _compare(workspace: Workspace, span: str | None, only: Only) -> Comparison:
    """What changed since a day or revision, seven days ago by default, or between two; raises as they do."""
    from okrcli.git.snapshot import head_of, merge_base
    from okrcli.workspace.compare import compare_states

    root = workspace.root
    if only.cycle is not None:
        only = only._replace(cycle=find_cycle(workspace, today(), only.cycle)[1])
    if span is not None and ".." in span:
        dots = "..." if "..." in span else ".."
        first, _dots, last = span.partition(dots)
        old, new = _side(workspace, first or "HEAD"), _side(workspace, last or "HEAD")
        if new[0] is None:
            raise ConflictError("no-commit")
        if dots == "...":
            parted = merge_base(root, old[0], new[0]) if old[0] is not None else None
            if parted is None:
                raise AddressError("never-one-history", typed=span)
            old = parted, parted.day
        return compare_states(root, old[0], new[0], (old[1], new[1]), only, to_work_tree=False)
    head = head_of(root)
    typed = span if span is not None else (today() - timedelta(days=DAYS)).isoformat()
    revision, day = _side(workspace, typed)
    return compare_states(root, revision, head, (day, today()), only, to_work_tree=True)


def _compare_with_start(workspace: Workspace, only: Only) -> Comparison:
    """Whether the goalposts moved of the cycle that is named, or else at hand."""
    from okrcli.workspace.compare import audit_cycle

    workspace, cycle_id = find_cycle(workspace, today(), only.cycle)
    return audit_cycle(workspace.root, cycle_id, today(), only._replace(cycle=cycle_id))


def _side(workspace: Workspace, typed: str) -> tuple[Revision | None, date]:
    """The commit that a day or a revision means, and the day that it is reviewed as of; a day wins over a name."""
    from okrcli.git.snapshot import find_revision, revision_on

    try:
        day = read_day(typed)
    except UsageError:
        revision = find_revision(workspace.root, typed)
        return revision, revision.day
    if day > today():
        raise UsageError("diff-from-future", day=day, as_of=today())
    return revision_on(workspace.root, day), day
