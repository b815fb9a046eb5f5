"""Every code and reason has its sentence, and every template can be filled."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

import okrcli
from okrcli.i18n import N_
from okrcli.render.messages import FAMILIES, OTHERS, hint_of, read_table, sentence_of
from okrcli.yaml.codes import TextCode
from okrcli.yaml.compose import compose
from okrcli.yaml.source import parse_source

PACKAGE = Path(okrcli.__file__).parent
SOURCES = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}


def test_every_code_of_the_text_floor_has_its_sentence():
    said = {code for code in read_table("files") if code.startswith("E1") and not code.endswith("?")}
    assert said == {code.value for code in TextCode}


def test_every_reason_that_is_raised_has_its_sentence():
    raised = {
        reason
        for text in SOURCES.values()
        for reason in re.findall(r'(?:Error|_refus\w+)\(\s*"([a-z]+(?:[-_][a-z]+)+)"', text)
    }
    known = {reason for family in OTHERS for reason in read_table(family)}
    assert raised - known == set()


ROWS = [
    (code, *row)
    for family in sorted({*FAMILIES.values(), *OTHERS})
    for code, rows in read_table(family).items()
    for row in rows
]


def test_templates_are_well_formed_and_end_as_they_should():
    for code, conditions, template in ROWS:
        fields = [field for _text, field, _spec, _conversion in Formatter().parse(template) if field is not None]
        assert all(field.isidentifier() for field in fields), (code, template)
        assert code.endswith("?") or not template.endswith("."), code
        for condition in conditions:
            name, _equals, pattern = condition.removeprefix("!").partition("=")
            assert name.isidentifier(), (code, condition)
            re.compile(pattern)


def test_a_hint_has_a_sentence_and_no_row_hides_another():
    said = {code for code, _conditions, _template in ROWS}
    assert {code.removesuffix("?") for code in said} <= said
    for family in {*FAMILIES.values(), *OTHERS}:
        for code, rows in read_table(family).items():
            assert all(conditions for conditions, _template in rows[:-1]), code


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (b"a: \xe9", "E102", "The byte 0xE9 is not UTF-8"),
        (b"\xff\xfea\x00", "E101", "The file is in UTF-16, and files are read as UTF-8"),
        (b"a:\n\tb: 1", "E104", "A tab stands where the indentation belongs"),
        (
            b"<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n",
            "E105",
            "Git left a conflict here, between ours and theirs",
        ),
        (b'a: "b\n', "E111", 'The quote " is opened here and never closed'),
        (b"a: [1, 2\n", "E112", "The bracket [ is opened here and never closed"),
        (b"a: 1\nb: 2\na: 3\n", "E120", "`a` stands here for the second time; the first is on line 1"),
        (b"a: 1\n---\nb: 2\n", "E122", "A second document begins here, and a file holds one"),
        (b"a: *b\n", "E125", "`*b` refers to an anchor that is not there"),
        (b"a: !x 1\n", "E121", "The tag !x means nothing here"),
    ],
)
def test_what_is_said_of_bad_text(text, code, message):
    source, findings = parse_source(Path("x.yaml"), text)
    if source is not None:
        findings = [*findings, *compose(source).findings]
    finding = next(finding for finding in findings if finding.code == code)
    assert sentence_of(finding.code, finding.facts) == message
    assert "{" not in (hint_of(finding.code, finding.facts) or "")


def test_facts_are_made_fit_to_be_shown(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    facts = {"candidates": ["a/b", "c\x1b"], "typed": "\u202ex", "closed": date(2026, 7, 1), "cycle": "2026-Q3"}
    assert sentence_of("ambiguous-address", facts) == "“\ufffdx” could be any of: a/b, c␛"
    assert sentence_of("cycle-closed", facts) == "2026-Q3 was closed on 1 Jul 2026: its files stay as they are"
    assert sentence_of("exists", {"path": tmp_path / "okr.yaml"}) == "okr.yaml already exists: nothing was changed"


def test_a_code_without_sentence_stands_for_itself():
    assert sentence_of("X999", {}) == "X999"
    assert sentence_of("no-such-reason", {}) == "no-such-reason"
    assert hint_of("X999", {}) is None


def test_the_first_row_whose_conditions_hold_is_said():
    facts = {"typed": "x", "cycles": ["2026-Q3"], "nearest": ""}
    assert hint_of("no-such-cycle", facts) == "There are: 2026-Q3."
    assert hint_of("no-such-cycle", {**facts, "nearest": "y"}) == "Did you mean y?"
    assert hint_of("no-such-cycle", {"typed": "x"}) == "`okr new-cycle Q3` makes one."
    assert hint_of("webhook-answered", {"host": "x", "status": 307}).startswith("A redirection")
    assert sentence_of("E204", {"key": ""}) == "The file should consist of keys and values"
    assert hint_of("bad-confidence", {"typed": "0%", "chances": 0}).startswith("Type 0:")


def test_a_missing_fact_never_raises():
    for code, _conditions, _template in ROWS:
        assert sentence_of(code.removesuffix("?"), {})
        assert sentence_of(code.removesuffix("?"), {}, N_)
        hint_of(code.removesuffix("?"), {})
