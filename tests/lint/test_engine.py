"""The registry, and what the engine does with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from okrcli.errors import Finding, Severity, Span
from okrcli.lint.catalogue import rules
from okrcli.lint.engine import lint
from okrcli.lint.registry import Subject, rule
from okrcli.model import Settings


def finding(name: str, line: int, code: str = "E201") -> Finding:
    return Finding(code, Path(name), Span(line, 1, line, 2))


def test_findings_come_in_order_of_file_and_place() -> None:
    read = (finding("b.yaml", 1), finding("a.yaml", 9), finding("a.yaml", 2))
    found = lint(Subject(Path(), Settings(), found_by_reading=read))
    assert [(str(one.path), one.span.line) for one in found if one.span] == [
        ("a.yaml", 2),
        ("a.yaml", 9),
        ("b.yaml", 1),
    ]


def test_two_findings_at_one_place_are_both_told() -> None:
    read = (
        Finding("E202", Path("a.yaml"), None, {"key": "id"}),
        Finding("E202", Path("a.yaml"), None, {"key": "team"}),
    )
    assert len(lint(Subject(Path(), Settings(), found_by_reading=read))) == 2


def test_errors_cannot_be_ignored() -> None:
    subject = Subject(Path(), Settings(lint_ignore=("E",)), found_by_reading=(finding("a.yaml", 1),))
    assert len(lint(subject)) == 1


def test_every_rule_has_a_page() -> None:
    assert all(one.page.strip() for one in rules().values())


def test_a_code_is_taken_once() -> None:
    def again(subject: Subject) -> Iterable[Finding]:
        """Never registered."""
        return ()

    rules()
    with pytest.raises(ValueError, match="E is structure already"):
        rule("E", "again", Severity.ERROR)(again)


def test_a_rule_without_a_page_is_refused() -> None:
    with pytest.raises(ValueError, match="X900 has no page"):
        rule("X900", "silent", Severity.INFO)(lambda subject: ())
