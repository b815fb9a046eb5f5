"""What a verdict and a suppression cost, and that no sentence is too odd for either."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from coached import coach

from okrcli.lint.coach import judge

TEAM = """\
team: Team
objectives:
  - id: calm
    objective: Let nobody be woken up at night
    owner: ann
    key_results:
      - id: leads
        key_result: Leads
        baseline: 1
        target: 10
"""


def seconds(work: Callable[[], object]) -> float:
    """The least time of three runs."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def judge_both(text: str) -> None:
    judge(text, "objective")
    judge(text, "key_result")


@pytest.mark.parametrize("unit", [";", "and ", "a/b ", "from 1 to 2 ", "are launched ", "1 user and ", "on time and "])
@pytest.mark.parametrize("opening", ["", "Leads ", "Launch ", "Augmenter "])
def test_a_sentence_is_judged_in_a_time_that_its_length_decides(opening, unit):
    judge_both(opening)  # vocabulary is loaded once
    short, long = (seconds(lambda size=size: judge_both((opening + unit * size)[:size])) for size in (2_000, 20_000))
    assert long < 15 * short + 0.1


@pytest.mark.parametrize(
    "lines",
    [
        "{team}# okr: ignore[K101] a\n",
        "# okr: ignore[K101] a\n{team}",
        "{team}# okr: ignore\n",
    ],
)
def test_thousands_of_comments_cost_a_time_that_their_number_decides(tmp_path, lines):
    before, _, after = lines.partition("{team}")

    def look(count: int) -> None:
        coach(tmp_path, before * count + TEAM + after * count, "K,S")

    few, many = seconds(lambda: look(300)), seconds(lambda: look(3_000))
    assert many < 15 * few


@pytest.mark.parametrize(
    "text",
    [
        "9" * 400,
        "by 1/²",
        "On 12/²³",
        "1/" + "9" * 5000,
        "3 ²",
        "Grow from 9" + "0" * 400 + " to 1 %",
        "\ud800",
        "٣٣ %",
        "",
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_figure_is_too_odd_to_be_read(text, language):
    for role in ("objective", "key_result"):
        judge(text, role, language)
