"""Family K, rule by rule: the place and the sentence."""

from __future__ import annotations

import pytest
from coached import coach, find

from okrcli.errors import Severity
from okrcli.lint.engine import Choice
from okrcli.render.messages import hint_of, sentence_of

TEAM = """\
team: Team
objectives:
  - id: aim
    objective: Let nobody be woken up at night
    owner: ann
    key_results:
"""
METRIC = "baseline: 10, target: 50"


def team(*key_results: str, head: str = TEAM) -> str:
    return head + "".join(f"      - {{id: kr-{number}, {one}}}\n" for number, one in enumerate(key_results, start=1))


def statement(text: str, rest: str = METRIC) -> str:
    return team(f'key_result: "{text}", {rest}')


@pytest.mark.parametrize(
    ("text", "rest", "said"),
    [
        ("Launch the new campaign", METRIC, "K101 This is delivered, and nobody knows yet what it changes"),
        (
            "Former les équipes au nouvel outil",
            METRIC,
            "K102 This is a task: it can be done without anything getting better",
        ),
        ("Maintain availability", METRIC, "K103 “Maintain” watches a figure instead of moving it"),
        (
            "Raise conversion to 5 % and cut churn to 2 %",
            METRIC,
            "K108 This wants two figures moved, and a key result has one",
        ),
        ("Page views", METRIC, "K109 “Page views” can grow without anything getting better"),
        (
            "Reduce time to first response",
            METRIC,
            "K111 “Reduce” says one direction, and the figures go the other way",
        ),
        (
            "Conversion rate up from 2 to 5 %",
            METRIC + ", unit: €",
            "K112 The sentence speaks of “5 %”, and the unit is `€`",
        ),
    ],
)
def test_words_beside_fields(tmp_path, text, rest, said):
    assert coach(tmp_path, statement(text, rest), "K1") == [f"2026-Q3/team.yaml:7:32 {said}"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Qualified leads from the new campaign", METRIC),
        ("Calls that wake somebody up, per week", "baseline: 14, target: 4, unit: calls"),
        ("New accounts at work within two weeks", 'baseline: 38, target: 65, unit: "%"'),
        ("Maintain availability", 'at_least: 99.9, unit: "%"'),
        ("Clients qui se disent satisfaits de notre réponse", 'baseline: 82, target: 92, unit: "%"'),
    ],
)
def test_words_that_are_well_put(tmp_path, text, rest):
    assert coach(tmp_path, statement(text, rest), "K1") == []


def test_no_key_result(tmp_path):
    text = "team: Team\nobjectives:\n  - {id: aim, objective: Let nobody wait, owner: ann}\n"
    assert coach(tmp_path, text, "K2") == [
        "2026-Q3/team.yaml:3:26 K201 This objective has no key result: nobody will know whether it was reached"
    ]


def metrics(count: int) -> str:
    return team(*(f"key_result: Waiting time {'abcdefg'[each]}, {METRIC}" for each in range(count)))


def test_too_few_and_too_many(tmp_path):
    few = "2026-Q3/team.yaml:4:16 K202 This objective has fewer key results (1) than the 2 that are wanted"
    many = "2026-Q3/team.yaml:12:32 K203 This objective has 7 key results, and 5 is the limit"
    assert coach(tmp_path / "one", metrics(1), "K202,K203") == [few]
    assert coach(tmp_path / "five", metrics(5), "K202,K203") == []
    assert coach(tmp_path / "seven", metrics(7), "K202,K203") == [many]
    files = {"okr.yaml": "version: 1\nlimits: {key_results: [1, 7]}\n", "2026-Q3/team.yaml": metrics(7)}
    assert coach(tmp_path / "limits", files, "K202,K203") == []


def test_the_same_metric_twice(tmp_path):
    text = team(
        f"key_result: Qualified leads, {METRIC}, unit: leads",
        f"key_result: Number of qualified leads, {METRIC}, unit: leads",
        f"key_result: Qualified leads from partners, {METRIC}, unit: leads",
        'key_result: Qualified leads, baseline: 1, target: 2, unit: "%"',
    )
    assert coach(tmp_path, text, "K204") == ["2026-Q3/team.yaml:8:32 K204 `aim/kr-1` measures the same"]


def test_milestones_only(tmp_path):
    steps = "milestones: [{id: a, milestone: Beta online}]"
    text = team(f"key_result: Customers order alone, {steps}", f"key_result: Customers pay alone, {steps}")
    said = ["2026-Q3/team.yaml:4:16 K205 Milestones alone tell that the work advances, not that it works"]
    assert coach(tmp_path / "both", text, "K205") == said
    assert coach(tmp_path / "one", text + f"      - {{id: m, key_result: Orders, {METRIC}}}\n", "K205") == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (
            "Launch the new campaign",
            "What changes once “the new campaign” is there, and for whom? Measure that, `baseline: …`, `target: …`; "
            "“Launch the new campaign” is a step on the way.",
        ),
        ("Mise en production de la nouvelle interface", "What changes once it is there, and for whom? Measure that."),
    ],
)
def test_a_suggestion_repeats_words_only_where_they_fit(tmp_path, text, hint):
    (found,) = find(tmp_path, {"2026-Q3/team.yaml": statement(text)}, Choice(select=("K1",)))
    assert hint_of(found.code, found.facts) == hint


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("unit: leads", "K206 This is a draft: without a measure it has no score"),
        ("target: 50", "K207 Nothing says where this starts from"),
        (
            "target: 50, checkins: [{date: 2026-07-06, value: 12}]",
            "K207 The first value, 12, stands for the baseline",
        ),
    ],
)
def test_what_is_not_measured_yet_is_asked_about_kindly(tmp_path, rest, said):
    found = _of(tmp_path, f"key_result: Visitors come back by themselves, {rest}", "K")
    assert [f"{one.code} {sentence_of(one.code, one.facts)}" for one in found if one.code in ("K206", "K207")] == [said]
    assert {one.severity for one in found if one.code != "K202"} == {Severity.INFO}


def test_a_draft_whose_sentence_has_its_figures_is_told_to_give_them_to_the_file(tmp_path):
    found = _of(tmp_path, 'key_result: "Leads that call back, from 12 to 40 %"', "K206")
    assert "are in the sentence alone" in hint_of(found[0].code, found[0].facts)


def test_a_measure_with_its_baseline_is_not_asked_about(tmp_path):
    assert coach(tmp_path, team("key_result: Leads, at_most: 4", f"key_result: Calls, {METRIC}"), "K206") == []
    assert coach(tmp_path / "too", team("key_result: Leads, at_most: 4", f"key_result: Calls, {METRIC}"), "K207") == []


def _of(root, key_result, codes):
    return find(root, {"2026-Q3/team.yaml": team(key_result)}, Choice(select=(codes,)))
