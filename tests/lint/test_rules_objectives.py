"""Family O, rule by rule: the place and the sentence."""

from __future__ import annotations

import pytest
from coached import QUARTER, coach, find

from okrcli.lint.engine import Choice

WORDS = """\
team: Team
objectives:
  - id: aim
    objective: {statement}
    owner: ann
"""


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "Grow revenue by 20 %",
            "O101 An objective says where to go, and its key results how far: “20 %” belongs to one of them",
        ),
        (
            "Launch the new mobile application",
            "O102 This objective is a thing to make, and does not say what it is for",
        ),
        ("Organiser un séminaire d'équipe", "O103 This objective is a task that can be ticked off"),
        ("Increase conversion", "O104 This objective moves a metric and does not say what for"),
        ("Improve quality", "O105 Would another team not say the same?"),
        ("Be more present on social media", "O105 Would another team not say the same?"),
        ("Maintain the stability of the platform", "O106 This objective keeps things as they are"),
        ("Mutual success", "O107 This objective is a heading rather than an aim"),
    ],
)
def test_words(tmp_path, statement, said):
    assert coach(tmp_path, WORDS.format(statement=statement), "O1") == [f"2026-Q3/team.yaml:4:16 {said}"]


@pytest.mark.parametrize(
    "statement",
    [
        "Become the obvious reference for B2B marketing in France",
        "Make ISO 27001 a reason to choose us",
        "Que chaque client se sente écouté dès son premier message",
    ],
)
def test_words_that_are_well_put(tmp_path, statement):
    assert coach(tmp_path, WORDS.format(statement=statement), "O1") == []


def test_a_long_objective_is_advice(tmp_path):
    statement = "Become the first choice of companies " + "that care for people who work with us " * 3
    assert coach(tmp_path, WORDS.format(statement=statement.strip()), "O108") == [
        "2026-Q3/team.yaml:4:16 O108 This objective has 30 words, more than people remember"
    ]


FOUR = "team: Team\nobjectives:\n" + "".join(
    f"  - {{id: aim-{number}, objective: Let nobody wait, owner: ann}}\n" for number in range(4)
)


def test_too_many_objectives(tmp_path):
    said = "2026-Q3/team.yaml:6:28 O201 This team has 4 objectives, and 3 is the limit"
    assert coach(tmp_path / "default", FOUR, "O201") == [said]
    files = {"okr.yaml": "version: 1\nlimits: {objectives: 4}\n", "2026-Q3/team.yaml": FOUR}
    assert coach(tmp_path / "four", files, "O201") == []
    dropped = FOUR.replace("id: aim-0", "id: aim-0, dropped: {date: 2026-08-01}")
    assert coach(tmp_path / "dropped", dropped, "O201") == []


def test_no_owner(tmp_path):
    text = "team: Team\nobjectives:\n  - id: aim\n    objective: Let nobody wait\n"
    said = ["2026-Q3/team.yaml:4:16 O202 This objective has no owner"]
    assert coach(tmp_path / "one", text, "O202") == said
    assert coach(tmp_path / "two", text.replace("objectives:", "lead: ann\nobjectives:"), "O202") == [
        said[0].replace(":4:", ":5:")
    ]


def objective(name: str, supports: str = "") -> str:
    link = f"    supports: {supports}\n" if supports else ""
    return f"  - id: {name}\n    objective: Let nobody wait\n{link}"


def test_aligned_to_nothing(tmp_path):
    files = {
        "2026-Q3/company.yaml": "team: Company\nobjectives:\n" + objective("growth"),
        "2026-Q3/sales.yaml": "team: Sales\nobjectives:\n" + objective("pipe", "company/growth"),
        "2026-Q3/brand.yaml": "team: Brand\nobjectives:\n" + objective("look"),
    }
    assert coach(tmp_path, files, "O301") == [
        "2026-Q3/brand.yaml:4:16 O301 This objective supports nothing, while most others of the cycle do"
    ]


def test_dangling_alignment(tmp_path):
    files = {
        "2026/cycle.yaml": "starts: 2026-01-01\nends: 2026-12-31\n",
        "2026/company.yaml": "team: Company\nobjectives:\n" + objective("growth"),
        "2026-Q3/sales.yaml": "team: Sales\nobjectives:\n"
        + objective("pipe", "[2026:company/growth, 2026:company/grwoth]")
        + objective("calm", "nobody/nothing")
        + objective("other", "broken/whatever"),
        "2026-Q3/broken.yaml": "team: [\n",
    }
    assert [one for one in coach(tmp_path, files, "O302") if " O" in one] == [
        "2026-Q3/sales.yaml:5:37 O302 This supports `2026:company/grwoth`, "
        "and there is no such objective or key result",
        "2026-Q3/sales.yaml:8:15 O302 This supports `nobody/nothing`, and 2026-Q3 has no team `nobody`",
    ]


def test_links_that_a_new_name_of_a_teams_file_broke_are_told_with_the_new_one(tmp_path):
    both = "[product/answers, product/answers/speed, 2026-Q3:product/answers]"
    key_result = "    key_results: [{id: speed, key_result: Faster, baseline: 1, target: 2}]\n"
    files = {
        "2026-Q2/cycle.yaml": "starts: 2026-04-01\nends: 2026-06-30\n",
        "2026-Q2/product.yaml": "team: Product\nobjectives:\n" + objective("answers") + key_result,
        "2026-Q3/cycle.yaml": QUARTER,
        "2026-Q3/platform.yaml": "team: Product\nobjectives:\n" + objective("answers") + key_result,
        "2026-Q3/sales.yaml": "team: Sales\nobjectives:\n" + objective("calm", both),
    }
    told = [one for one in find(tmp_path, files) if one.code == "O302"]
    assert [(one.facts["team"], one.facts["nearest"]) for one in told] == [
        ("product", "platform/answers"),
        ("product", "platform/answers/speed"),
        ("product", "platform/answers"),
    ]


def test_circular_alignment(tmp_path):
    files = {
        "2026-Q3/cycle.yaml": QUARTER,
        "2026-Q3/a.yaml": "team: A\nobjectives:\n" + objective("one", "b/two"),
        "2026-Q3/b.yaml": "team: B\nobjectives:\n" + objective("two", "c/three") + objective("tail", "a/one"),
        "2026-Q3/c.yaml": "team: C\nobjectives:\n" + objective("three", "a/one"),
    }
    assert coach(tmp_path, files, "O303") == [
        "2026-Q3/a.yaml:5:15 O303 These support one another in a circle: a/one → b/two → c/three → a/one"
    ]


NAMED = """\
team: Growth
lead: ana
objectives:
  - id: reach
    objective: Become the place that people ask first
    owner: benn
    key_results:
      - id: leads
        key_result: Leads from our own pages
        owner: Zoe
        baseline: 100
        target: 500
        checkins:
          - {date: 2026-08-10, value: 200, by: bem}
          - {date: 2026-08-11, value: 200, by: bem}
"""


def test_whom_people_does_not_list(tmp_path):
    settings = "version: 1\npeople:\n  ana: {name: Ana}\n  ben: {name: Benoît Roux}\n"
    found = find(tmp_path, {"okr.yaml": settings, "2026-Q3/growth.yaml": NAMED}, Choice(select=("O203",)))
    assert [(one.span.line, one.facts["person"], one.facts["nearest"]) for one in found] == [
        (6, "benn", "ben"),
        (10, "Zoe", None),
        (14, "bem", "ben"),
    ]


def test_where_no_people_are_listed_everybody_is_known(tmp_path):
    assert find(tmp_path, {"2026-Q3/growth.yaml": NAMED}, Choice(select=("O203",))) == []
