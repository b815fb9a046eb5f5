"""Running the rules: which ones, over what, in which order the findings come."""

from __future__ import annotations

from collections.abc import Iterable

from okrcli.errors import Finding, Severity
from okrcli.lint.catalogue import rules
from okrcli.lint.registry import Rule, Subject


def lint(subject: Subject) -> list[Finding]:
    """Return what all rules find, in order of file and place.

    The workspace's `lint.ignore` holds codes, or beginnings of codes, to leave out. Errors cannot be ignored: a file
    that cannot be read stays unreadable.
    """
    chosen = [one for one in rules().values() if not _is_ignored(one, subject.settings.lint_ignore)]
    return sorted((finding for one in chosen for finding in one.check(subject)), key=_key)


def _is_ignored(one: Rule, ignored: Iterable[str]) -> bool:
    return one.severity is not Severity.ERROR and any(one.code.startswith(code) for code in ignored)


def _key(finding: Finding) -> tuple[str, int, int, str]:
    line, column = (finding.span.line, finding.span.column) if finding.span else (0, 0)
    return str(finding.path), line, column, finding.code
