"""The status screen, whole, at the widths that people have."""

from __future__ import annotations

from datetime import date

import drawing
import pytest

from okrcli.model import CheckIn, Cycle, Objective, Settings, Team
from okrcli.render.layout import width_of
from okrcli.render.status import status_page
from okrcli.scoring.assess import review_cycle


def draw(review, settings, width):
    return drawing.draw(status_page, review, settings, (), width=width)


@pytest.mark.parametrize("width", [80, 200])
def test_screen(review, settings, width):
    assert draw(review, settings, width) == drawing.screen(f"status-{width}")


def test_no_line_is_wider_than_the_terminal_at_any_width(review, settings):
    drawing.assert_fits(status_page, review, settings, (), widths=range(36, 260, 5))


def test_words_from_files_are_shown_literally_and_cannot_reach_the_terminal(cycle, settings):
    nasty = "[red]x[/] \x1b[31m\x9b2J \u202egpj.exe"
    objective = cycle.teams[0].objectives[1]._replace(statement=nasty, owner="\x07bob")
    hostile = drawing.holding(cycle, objective)
    hostile = hostile._replace(teams=(hostile.teams[0]._replace(name="A\nB"),))
    screen = draw(review_cycle(hostile, settings, date(2026, 8, 15)), settings, 120)
    assert "[red]x[/] ␛[31m\ufffd2J \ufffdgpj.exe" in screen
    assert "A B ──" in screen
    assert not any(character in screen for character in "\x1b\x9b\u202e\x07")


def test_wide_characters_keep_the_columns_straight(cycle, settings):
    wide = cycle.teams[0].objectives[0].key_results[0]._replace(statement="市場調査で有力な見込み客を獲得する件数 🚀")
    objective = cycle.teams[0].objectives[0]._replace(key_results=(wide,))
    lines = draw(
        review_cycle(drawing.holding(cycle, objective), settings, date(2026, 8, 15)), settings, 150
    ).splitlines()
    heading = next(line for line in lines if "Progress" in line)
    row = next(line for line in lines if "市場" in line)
    assert width_of(row[: row.index("━")]) == width_of(heading[: heading.index("Progress")])


def test_before_the_cycle_and_after_it(cycle, settings):
    before = draw(review_cycle(cycle, settings, date(2026, 6, 20)), settings, 80)
    assert "1 Jul – 30 Sep 2026 · starts in 11 d" in before
    assert "Needs attention" not in before
    after = draw(review_cycle(cycle, settings, date(2026, 10, 10)), settings, 80)
    assert "ended 10 d ago, not closed yet" in after
    assert "✗ missed" in after
    assert "  achieved      0 of 5 · key results that reached their goal\n" in after
    assert "aspirational 0.27 · 0 of 3 achieved\n" in after
    assert "net" not in after
    assert "expected today" not in after
    closed = cycle._replace(closed=date(2026, 10, 5))
    assert "closed 5 Oct" in draw(review_cycle(closed, settings, date(2026, 10, 6)), settings, 80)


def test_nothing_there_yet():
    cycle = Cycle("2026-Q3", date(2026, 7, 1), date(2026, 9, 30))
    assert "No objectives here yet." in draw(review_cycle(cycle, Settings(), date(2026, 7, 2)), Settings(), 80)
    team = Team("ops", "Ops", objectives=(Objective("calm", "Sleep at night"),))
    screen = draw(review_cycle(cycle._replace(teams=(team,)), Settings(), date(2026, 7, 2)), Settings(), 80)
    assert "no key results yet" in screen


def test_an_optimistic_word_stands_next_to_its_figures(cycle, settings):
    leads = cycle.teams[0].objectives[0].key_results[1]
    said = leads._replace(checkins=(*leads.checkins, CheckIn(date(2026, 8, 14), status="on_track")))
    objective = cycle.teams[0].objectives[0]._replace(key_results=(said,))
    screen = draw(review_cycle(drawing.holding(cycle, objective), settings, date(2026, 8, 15)), settings, 80)
    assert "✓ on track" in screen
    assert " (figures: ✗ off track)\n" in screen
