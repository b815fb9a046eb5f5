"""The registry, and what the engine does with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from okrcli.errors import Finding, Severity, Span
from okrcli.lint.contexts import LintInput, WorkspaceContext
from okrcli.lint.engine import Choice, lint
from okrcli.lint.page import SECTIONS, read_page
from okrcli.lint.registry import Found, find_rules, rule, rules
from okrcli.model import Lint, Settings
from okrcli.render.messages import FAMILIES, read_table

TODAY = date(2026, 8, 15)


def finding(name: str, line: int, code: str = "E201") -> Finding:
    return Finding(code, Path(name), Span(line, 1, line, 2))


def test_findings_come_in_order_of_file_and_place() -> None:
    read = (finding("b.yaml", 1), finding("a.yaml", 9), finding("a.yaml", 2))
    found = lint(LintInput(Path(), Settings(), TODAY, found_by_reading=read))
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
    assert len(lint(LintInput(Path(), Settings(), TODAY, found_by_reading=read))) == 2


@pytest.mark.parametrize("choice", [Choice(), Choice(select=("K",)), Choice(ignore=("E",), least=Severity.ERROR)])
def test_errors_cannot_be_left_out(choice: Choice) -> None:
    given = LintInput(Path(), Settings(lint=Lint(("E",))), TODAY, found_by_reading=(finding("a.yaml", 1),))
    assert [one.code for one in lint(given, choice) if one.severity is Severity.ERROR] == ["E201"]


@pytest.mark.parametrize("code", sorted(rules()))
def test_every_rule_has_a_whole_page(code: str) -> None:
    page = rules()[code].page
    assert page.title.endswith(".")
    assert page.missing == ()
    assert [name for name in SECTIONS if name in page.sections] == list(page.sections)


def test_every_rule_has_its_sentence_and_every_sentence_its_rule() -> None:
    said = {code.removesuffix("?") for family in FAMILIES.values() for code in read_table(family)}
    assert {code for code in said if not code.startswith("E")} == set(rules()) - {"E"}


def test_slugs_are_taken_once() -> None:
    slugs = [one.slug for one in rules().values()]
    assert len(set(slugs)) == len(slugs)


def test_a_page_is_read_by_its_headings() -> None:
    page = read_page(
        """A title
        over two lines.

        What it checks:
            One paragraph
            over two lines.

            Another.

        For example:
            key: value
              deeper: 1
        """
    )
    assert page.title == "A title over two lines."
    assert dict(page.sections) == {
        "What it checks": "One paragraph over two lines.\n\nAnother.",
        "For example": "key: value\n  deeper: 1",
    }
    assert page.missing == ("Why it matters", "Use instead", "Sources")


def test_rules_are_found_by_code_beginning_and_name() -> None:
    assert [one.code for one in find_rules("k101")] == ["K101"]
    assert {one.code for one in find_rules("P")} == {"P101", "P102", "P103"}
    assert [one.code for one in find_rules("vanity-metric")] == ["K109"]
    assert [one.code for one in find_rules("E201")] == ["E"]
    assert find_rules("X") == ()


def test_a_code_is_taken_once() -> None:
    def again(workspace: WorkspaceContext) -> Found:
        """Never registered."""
        return ()

    rules()
    with pytest.raises(ValueError, match="E is structure already"):
        rule("E", Severity.ERROR)(again)


def test_a_rule_without_a_page_is_refused() -> None:
    with pytest.raises(ValueError, match="X900 has no page"):
        rule("X900", Severity.INFO)(lambda workspace: ())
