"""The pages of key results and objectives, whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import drawing
import pytest

from okrcli.model import (
    Address,
    CheckIn,
    Decision,
    Dropped,
    KeyResultRetrospective,
    Metric,
    ObjectiveRetrospective,
)
from okrcli.render.show import key_result_page, key_result_page_json, objective_page, objective_page_json
from okrcli.scoring.assess import review_cycle

TODAY = date(2026, 8, 15)


def find(review, key_result):
    return next(
        (state, objective.objective, team.team.id)
        for team in review.teams
        for objective in team.objectives
        for state in objective.key_results
        if state.key_result.id == key_result
    )


def page_of(review, settings, key_result):
    """The page of a key result, with what it is about."""
    state, objective, team = find(review, key_result)
    address = Address(review.cycle.id, team, objective.id, key_result)
    return key_result_page, state, objective, review, settings, address, ["sales/pipeline (0.30)"]


def page_of_objective(review, settings):
    """That of the first objective."""
    state = review.teams[0].objectives[0]
    address = Address(review.cycle.id, review.teams[0].team.id, state.objective.id)
    return objective_page, state, review, settings, address, []


def draw(review, settings, key_result):
    return drawing.draw(*page_of(review, settings, key_result))


@pytest.mark.parametrize("key_result", ["stories", "uptime", "fair"])
def test_page_of_a_key_result(review, settings, key_result):
    assert draw(review, settings, key_result) == drawing.screen(f"show-{key_result}-80")


def test_no_line_is_wider_than_the_terminal(review, settings):
    for one in ("leads", "stories", "uptime", "revenue"):
        drawing.assert_fits(*page_of(review, settings, one), widths=range(40, 180, 7))
    drawing.assert_fits(*page_of_objective(review, settings), widths=range(40, 180, 7))


def test_a_value_far_off_the_chart_does_not_break_it(cycle, settings):
    objective = cycle.teams[0].objectives[0]
    for value in (1e12, -1e12, 0.1 + 0.2, 120):
        wild = objective.key_results[0]._replace(checkins=(CheckIn(date(2026, 7, 2), value),))
        changed = drawing.holding(cycle, objective._replace(key_results=(wild,)))
        screen = draw(review_cycle(changed, settings, TODAY), settings, "leads")
        assert "●" in screen


def test_checkpoints_and_weight_are_said(cycle, settings):
    objective = cycle.teams[0].objectives[0]
    stepped = objective.key_results[0]._replace(measure=Metric(120, 500, ((300, 0.5),)), weight=2)
    changed = drawing.holding(cycle, objective._replace(key_results=(stepped,)))
    screen = draw(review_cycle(changed, settings, TODAY), settings, "leads")
    assert "from 120 to 500 leads; 300 leads scores 0.50" in screen
    assert "goal          0.70, a stretch: 380 leads" in screen
    assert "weight        2" in screen


def test_a_reported_status_stands_next_to_its_figures(review, settings):
    assert "✓ on track\nThat is the owner's word; the figures say ! at risk.\n" in draw(review, settings, "stories")


def test_what_was_written_at_closing(cycle, settings):
    objective = cycle.teams[0].objectives[0]
    graded = objective.key_results[0]._replace(
        retrospective=KeyResultRetrospective(0.55, 0.6, "Two leads came a day late")
    )
    looked_back = objective._replace(
        key_results=(graded,),
        dropped=Dropped(date(2026, 9, 1), "New strategy"),
        retrospective=ObjectiveRetrospective(0.64, "Webinars", "Ask Legal first", Decision.MODIFY),
    )
    closed = drawing.holding(cycle, looked_back)._replace(closed=date(2026, 10, 5))
    review = review_cycle(closed, settings, date(2026, 10, 6))
    assert "at closing    graded 0.60, computed 0.47: Two leads came a day late" in draw(review, settings, "leads")
    screen = drawing.draw(*page_of_objective(review, settings))
    assert "1 Sep: New strategy" in screen
    assert screen.endswith(
        "Retrospective\nscore     0.64\ndecision  modify\nwhy       Webinars\nlearned   Ask Legal first\n"
    )


def test_hostile_notes_stay_text(cycle, settings):
    objective = cycle.teams[0].objectives[0]
    said = CheckIn(date(2026, 8, 1), 200, by="\x1b[1m", note="one\n\x1b]8;;x\x07[red]two", blockers=("\u202egpj",))
    hostile = objective.key_results[0]._replace(checkins=(said,), source_of_truth="\x9b1m")
    changed = drawing.holding(cycle, objective._replace(key_results=(hostile,)))
    screen = draw(review_cycle(changed, settings, TODAY), settings, "leads")
    assert "    one\n    ␛]8;;x␇[red]two\n    ! \ufffdgpj\n" in screen
    assert not set(screen) & set("\x1b\x07\x9b\u202e")


def test_json_of_a_key_result(review):
    state, objective, team = find(review, "stories")
    document = key_result_page_json(state, objective, review, team, supports=["company/growth"], root=Path())
    assert {key: document[key] for key in document if key not in ("key_result", "cycle")} == {
        "schema_version": 1,
        "as_of": "2026-08-15",
        "objective": "Let customers tell the story",
        "source_of_truth": None,
        "checkpoints": [],
        "milestones": [
            {"id": "lyon", "milestone": "Lyon bakery", "weight": 1, "done": "2026-07-20", "extra": {}},
            {"id": "nice", "milestone": "Nice hotel", "weight": 1, "done": None, "extra": {}},
            {"id": "rail", "milestone": "Rail", "weight": 2, "done": None, "extra": {}},
        ],
        "checkins": [
            {
                "date": "2026-07-20",
                "value": None,
                "done": ["lyon"],
                "confidence": None,
                "status": None,
                "by": None,
                "note": None,
                "blockers": [],
                "next": [],
                "auto": False,
                "raw_score": 0.25,
                "extra": {},
            },
            {
                "date": "2026-08-10",
                "value": None,
                "done": [],
                "confidence": 8,
                "status": "on_track",
                "by": None,
                "note": None,
                "blockers": [],
                "next": [],
                "auto": False,
                "raw_score": None,
                "extra": {},
            },
        ],
        "dropped": None,
        "supports": ["company/growth"],
        "supported_by": [],
        "problems": [],
    }
    assert document["key_result"]["address"] == "marketing/proof/stories"


def test_json_of_an_objective(review):
    document = objective_page_json(review.teams[0].objectives[0], review, "marketing", root=Path())
    assert document["why"] == "Buyers call the name they know"
    assert document["objective"]["supports"] == ["company/growth"]
    assert (document["retrospective"], document["dropped"], document["supported_by"]) == (None, None, [])


def test_a_cycle_of_one_day_has_no_chart(cycle, settings):
    review = review_cycle(cycle._replace(ends=cycle.starts), settings, TODAY)
    screen = draw(review, settings, "leads")
    assert "Check-ins" in screen
    assert "┤" not in screen
