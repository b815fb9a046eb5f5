"""A folder of bad files, each with what is said about it, whole: `bad/NAME.yaml` and `bad/NAME.txt`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from schema_transcript import check_path, check_text, transcript

import okrcli.schema
from okrcli.render.messages import read_table

BAD = sorted((Path(__file__).parent / "bad").glob("*.yaml"))
GOOD = sorted((Path(__file__).parent.parent / "corpus").glob("*.yaml"))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_every_mistake_is_told_with_its_place(path):
    findings = check_path(path).findings
    assert transcript(findings) == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_hand_formatted_files_pass(path):
    data, findings, _ = check_path(path)
    assert findings == []
    assert data is not None
    assert data.objectives


def test_every_code_has_its_sentence_and_a_bad_file():
    rooms = Path(okrcli.schema.__file__).parent.glob("*.py")
    raised = set(re.findall(r'"(E[23]\d\d)"', "".join(path.read_text(encoding="utf-8") for path in rooms)))
    told = {line[:4] for path in BAD for line in path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()}
    raised -= {"E319"}  # told where the file meets its cycle's
    assert raised | {"E319"} == {code.removesuffix("?") for code in read_table("schema")}
    assert raised <= told


def test_every_finding_quotes_its_line():
    for path in BAD:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        for finding in check_path(path).findings:
            assert finding.span is not None
            assert finding.excerpt == lines[finding.span.line - 1]


def test_the_form_may_be_sparse():
    data, findings, _ = check_text("""\
team: M
objectives:
- id: o
  objective: O
  key_results:
  - id: k
    key_result: yes
    baseline: .5
    target: +7
    owner:
    supports: []
    checkpoints: ~
    checkins:
    - {date: 2026-07-01, value: 1e3}
""")
    assert findings == []
    assert data is not None
    key_result = data.objectives[0].key_results[0]
    assert (key_result.statement, key_result.baseline, key_result.target) == ("yes", 0.5, 7)
    assert key_result.checkins[0].value == 1000.0


def test_many_mistakes_of_one_kind_are_told_up_to_a_hundred():
    text = "team: M\n" + "".join(f"extra-{number}: 1\n" for number in range(500))
    _, findings, _ = check_text(text)
    assert len(findings) == 100


def test_a_long_text_is_quoted_in_part():
    _, findings, _ = check_text(f"team: M\nobjectives: [{{id: {'x' * 5000}, objective: O}}]\n")
    assert len(transcript(findings)) < 500
