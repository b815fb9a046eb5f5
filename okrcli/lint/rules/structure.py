"""Family E: the files say something that the format does not allow."""

from __future__ import annotations

from collections.abc import Iterable

from okrcli.errors import Finding, Severity
from okrcli.lint.registry import Subject, rule


@rule("E", "structure", Severity.ERROR)
def structure(subject: Subject) -> Iterable[Finding]:
    """Every mistake that keeps a file from being read as OKRs.

    Reading a file finds these mistakes, all in one pass: in its text (E1xx: encoding, tabs, a merge conflict left in,
    limits), its shape (E2xx: unknown and missing keys, numbers and dates that are none), its meaning (E3xx: a key
    result without a measure, check-ins out of order) and its place in the workspace (E4xx).

    Why it matters: a team file with such a mistake is left out of every score until it is mended.
    """
    return subject.found_by_reading
