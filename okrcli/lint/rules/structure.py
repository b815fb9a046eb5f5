"""Family E: the files say something that the format does not allow."""

from __future__ import annotations

from okrcli.errors import Severity
from okrcli.lint.contexts import WorkspaceContext
from okrcli.lint.registry import Found, rule


@rule("E", Severity.ERROR)
def structure(workspace: WorkspaceContext) -> Found:
    """A mistake that keeps a file from being read as OKRs.

    What it checks:
        Every mistake of a file, all in one pass: in its text (E1xx: encoding, tabs, a merge conflict left in,
        limits), its shape (E2xx: unknown and missing keys, numbers and dates that are none), its meaning (E3xx: a key
        result without a measure, check-ins out of order) and its place in the workspace (E4xx).

    Why it matters:
        A team's file with such a mistake is left out of every score until it is mended.

    For example:
        target: 1 234,5

    Use instead:
        target: 1234.5

    Options:
        None: errors cannot be left out. `okr lint --fix` puts check-ins in order and gives missing ids.

    Sources:
        The description of the files.
    """
    return workspace.given.found_by_reading
