"""What `okr lint` writes for other programs, and says by its exit code; the transcripts hold each format whole."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from coached import write_files

FILES = {
    "okr.yaml": "version: 1\n",
    "2026-Q3/team.yaml": """\
        team: Team
        objectives:
          - id: aim
            objective: Let nobody wait
            owner: ann
            key_results:
              - {id: a, key_result: "Launch the new campaign", baseline: 0, target: 1}
              - {id: b, key_result: People served in time, baseline: 0, target: 1}
        """,
}
SAID = "This is delivered, and nobody knows yet what it changes"
HINT = (
    "What changes once “the new campaign” is there, and for whom? Measure that, `baseline: …`, `target: …`; "
    "“Launch the new campaign” is a step on the way."
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path, FILES)


def okr(root: Path, *arguments: str, given: str = "", code: int) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "okrcli", "--dir", str(root), *arguments],
        input=given.encode(),
        capture_output=True,
        check=False,
        env={"OKR_TODAY": "2026-07-03", "PATH": "", "PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C.UTF-8"},
        cwd=root,
    )
    assert done.returncode == code, done.stderr.decode()
    return done.stdout.decode()


def test_sarif(root):
    log = json.loads(okr(root, "lint", "--format", "sarif", code=1))
    assert (log["$schema"], log["version"]) == ("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0")
    (run,) = log["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"], rule["defaultConfiguration"]) == (
        "K101",
        "output-key-result",
        {"level": "warning"},
    )
    assert rule["help"]["markdown"].startswith("# K101 output-key-result\n\nA key result that is a thing delivered")
    (result,) = run["results"]
    assert len(result.pop("partialFingerprints")["okr/v1"]) == 32
    assert result == {
        "ruleId": "K101",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": f"{SAID}. {HINT}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "2026-Q3/team.yaml"},
                    "region": {"startLine": 7, "startColumn": 29, "endLine": 7, "endColumn": 54},
                }
            }
        ],
    }


def test_sarif_ends_a_question_as_one(root):
    team = root / "2026-Q3" / "team.yaml"
    team.write_text(team.read_text(encoding="utf-8").replace("Let nobody wait", "Become the best"), encoding="utf-8")
    log = json.loads(okr(root, "lint", "--select", "O105", "--format", "sarif", code=0))
    (result,) = log["runs"][0]["results"]
    assert result["message"]["text"].startswith("Would another team not say the same? Say for whom")


def test_what_a_format_would_read_as_its_own_is_escaped(root):
    team = root / "2026-Q3" / "team.yaml"
    text = team.read_text(encoding="utf-8").replace("Let nobody wait", "Grow <b>|*sales* by 20%")
    team.write_text(text, encoding="utf-8")
    github = okr(root, "lint", "--select", "O", "--format", "github", code=1)
    assert "“20%25” belongs to one of them%0AWhat will" in github
    markdown = okr(root, "lint", "--select", "O104", "--select", "O101", "--format", "md", code=1)
    assert "`objective: Grow <b>|*sales* by 20%`" in markdown


def test_a_text_cannot_speak_for_the_format(root):
    name = "::error file=x::a\r\nb%0A.yml"
    (root / "2026-Q3" / name).write_text("team: A\n", encoding="utf-8")
    (root / "2026-Q3" / "b.yaml").write_text('team: A\nlead: a\n"[here](http://x) {0}": 1\n', encoding="utf-8")
    lines = okr(root, "lint", "--select", "E", "--format", "github", code=3).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=2026-Q3/%3A%3Aerror file=x%3A%3Aa")
    assert "%250A.yml,title=okr E401::" in lines[0]
    for line in lines:
        assert line.startswith("::error file=2026-Q3/")
        assert not re.search("[\r\x0b\x0c\x85\u2028]|%(?!0A|25|3A|2C)", line)
    log = json.loads(okr(root, "lint", "--select", "E", "--format", "sarif", code=3))
    texts = [one["message"]["text"] for one in log["runs"][0]["results"]]
    assert texts[1].startswith("`\\[here](http://x) {{0}}` is not a key of a team's file.")
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch("2026-Q3/[A-Za-z0-9%._~-]+", uri)
    markdown = okr(root, "lint", "--select", "E", "--format", "md", code=3)
    assert "(http://x)" not in re.sub(r"`[^`]*`", "", markdown)


def test_files_are_named_from_the_repository(tmp_path):
    (tmp_path / ".git").mkdir()
    root = write_files(tmp_path / "a,b 100%", {"okr.yaml": "version: 1\nbad: 1\n"})
    assert okr(root, "lint", "--format", "github", code=3).startswith(
        "::error file=a%2Cb 100%25/okr.yaml,title=okr E201,"
    )
    log = json.loads(okr(root, "lint", "--format", "sarif", code=3))
    (place,) = log["runs"][0]["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "a%2Cb%20100%25/okr.yaml"}
    assert log["runs"][0]["tool"]["driver"]["rules"][0]["name"] == "structure"


def test_exit_codes(root):
    okr(root, "lint", "--select", "O", "--strict", code=0)
    okr(root, "lint", "--ignore", "K101", code=0)
    advice = root / "2026-Q3" / "team.yaml"
    advice.write_text(advice.read_text(encoding="utf-8") + "lead: bob # okr: ignore[O202] late\n", encoding="utf-8")
    okr(root, "lint", "--select", "S,O202", code=0)
    okr(root, "lint", "--select", "S,O202", "--strict", code=1)
    okr(root, "lint", "--select", "S,O202", "--strict", "--severity", "warning", code=0)
    okr(root, "lint", "--select", "Z", code=2)
    okr(root, "lint", "--severity", "loud", code=2)
    okr(root, "lint", "--format", "xml", code=2)
    (root / "2026-Q3" / "other.yaml").write_text("team: [\n", encoding="utf-8")
    okr(root, "lint", "--select", "O", "--severity", "error", code=3)


def test_statements_are_judged_a_line_each_in_order(root):
    lines = [
        '{"role": "key_result", "text": "Launch the new campaign", "lang": "en"}',
        '{"role": "objective", "text": "Become the obvious reference for B2B marketing in France"}',
        "no json",
        '{"role": "kpi", "text": "x"}',
        '{"role": "key_result", "text": 3}',
    ]
    answers = [
        json.loads(line) for line in okr(root, "lint", "--stdin-jsonl", given="\n".join(lines), code=2).splitlines()
    ]
    assert answers[0] == {"findings": [{"code": "K101", "severity": "warning", "message": SAID}]}
    assert answers[1] == {"findings": []}
    assert [list(answer) for answer in answers[2:]] == [["error"]] * 3
    assert okr(root, "lint", "--stdin-jsonl", given="", code=0) == ""


def test_rules_are_explained(root):
    page = okr(root, "rule", "K101", code=0)
    assert page.startswith(
        "K101  output-key-result  warning\n"
        "A key result that is a thing delivered, not what it changes.\n"
        "\n"
        "What it checks\n"
    )
    assert "\n\nUse instead\n  Qualified leads from the new campaign, from 120 to 500\n" in page
    table = okr(root, "rule", "--all", code=0).splitlines()
    assert table[0].split() == ["code", "severity", "name", "what", "it", "finds"]
    assert all(len(line) <= 80 for line in table)
    okr(root, "rule", "K999", code=2)
    okr(root, "rule", code=2)


def test_a_sentence_that_is_added_is_coached_and_kept(root):
    arguments = [
        "key-result",
        "Launch the new campaign again",
        "--objective",
        "aim",
        "--baseline",
        "0",
        "--target",
        "3",
    ]
    okr(root, "add", *arguments, code=0)
    assert "Launch the new campaign again" in (root / "2026-Q3" / "team.yaml").read_text(encoding="utf-8")
