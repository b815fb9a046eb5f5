"""Which two states `okr diff` is asked to compare."""

from __future__ import annotations

from datetime import date, timedelta

from okrcli.cli.context import Workspace, find_cycle, today
from okrcli.errors import AddressError, ConflictError, UsageError
from okrcli.git.snapshot import Revision, find_revision, head_of, merge_base, revision_on
from okrcli.model.periods import parse_day
from okrcli.workspace.compare import Comparison, Only, audit_cycle, compare_states

DAYS = 7


def compare(workspace: Workspace, span: str | None, only: Only) -> Comparison:
    """What changed since a day or revision, seven days ago by default, or between two; raises as they do."""
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


def compare_with_start(workspace: Workspace, only: Only) -> Comparison:
    """Whether the goalposts moved of the cycle that is named, or else at hand."""
    workspace, cycle_id = find_cycle(workspace, today(), only.cycle)
    return audit_cycle(workspace.root, cycle_id, today(), only._replace(cycle=cycle_id))


def _side(workspace: Workspace, typed: str) -> tuple[Revision | None, date]:
    """The commit that a day or a revision means, and the day that it is reviewed as of; a day wins over a name."""
    try:
        day = parse_day(typed)
    except ValueError:
        revision = find_revision(workspace.root, typed)
        return revision, revision.day
    if day > today():
        raise UsageError("diff-from-future", day=day, as_of=today())
    return revision_on(workspace.root, day), day
