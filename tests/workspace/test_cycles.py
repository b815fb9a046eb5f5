"""The cycle that a command means where none is named."""

from __future__ import annotations

from datetime import date

import pytest

from okrcli.errors import AddressError, InvalidFileError
from okrcli.model import Settings
from okrcli.workspace.cycles import current_cycle, find_current_cycle, find_cycle_id, running_cycles

PERIODS = {
    "2026": "2026-01-01 2026-12-31",
    "2026-H2": "2026-07-01 2026-12-31",
    "2026-Q2": "2026-04-01 2026-06-30 2026-07-06",
    "2026-Q3": "2026-07-01 2026-09-30",
    "2027-Q1": "2027-01-01 2027-03-31",
    "2027-Q2": "2027-04-01 2027-06-30",
}


def make(root, cycle, period):
    starts, ends, *closed = period.split()
    (root / cycle).mkdir()
    text = f"starts: {starts}\nends: {ends}\n" + "".join(f"closed: {day}\n" for day in closed)
    (root / cycle / "cycle.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path):
    for cycle, period in PERIODS.items():
        make(tmp_path, cycle, period)
    return tmp_path


@pytest.mark.parametrize(
    ("day", "cycle"),
    [
        (date(2026, 8, 15), "2026-Q3"),  # the shortest that is open
        (date(2026, 9, 30), "2026-Q3"),  # to its last day
        (date(2026, 10, 1), "2026-Q3"),  # ended, and still to be closed: not yet the half that it lies in
        (date(2026, 5, 1), "2026-Q2"),
        (date(2026, 2, 1), "2026"),
        (date(2027, 2, 1), "2027-Q1"),
        (date(2028, 1, 1), "2027-Q2"),  # none open: the last that ended
        (date(2025, 1, 1), "2026"),  # none yet: the next
    ],
)
def test_the_cycle_at_hand(root, day, cycle):
    assert current_cycle(root, Settings(), day) == cycle


def test_once_the_quarter_is_closed_the_half_is_at_hand(root):
    (root / "2026-Q3/cycle.yaml").write_text(
        "starts: 2026-07-01\nends: 2026-09-30\nclosed: 2026-10-05\n", encoding="utf-8"
    )
    found = [current_cycle(root, Settings(), date(2026, 10, day)) for day in (1, 4, 5, 6)]
    assert found == ["2026-Q3", "2026-Q3", "2026-H2", "2026-H2"]


def test_of_two_as_long_the_later_one(tmp_path):
    make(tmp_path, "early", "2026-01-01 2026-01-31")
    make(tmp_path, "late", "2026-01-15 2026-02-14")
    make(tmp_path, "long", "2026-01-16 2026-02-20")
    assert current_cycle(tmp_path, Settings(), date(2026, 1, 20)) == "late"


def test_a_cycle_that_was_closed_early_is_no_longer_open(tmp_path):
    make(tmp_path, "2026", "2026-01-01 2026-12-31")
    make(tmp_path, "2026-Q3", "2026-07-01 2026-09-30 2026-09-15")
    assert current_cycle(tmp_path, Settings(), date(2026, 9, 14)) == "2026-Q3"
    assert current_cycle(tmp_path, Settings(), date(2026, 9, 15)) == "2026"


@pytest.mark.parametrize(
    ("named", "day", "cycle"),
    [
        ("2026", date(2026, 8, 15), "2026"),
        ("2026-q3", date(2026, 8, 15), "2026-Q3"),
        ("t3", date(2026, 11, 23), "2026-Q3"),  # there is no later third quarter
        ("Q2", date(2026, 8, 15), "2027-Q2"),  # running or next
        ("Q2", date(2026, 6, 30), "2026-Q2"),
        ("Q2", date(2029, 1, 1), "2027-Q2"),  # the last that ended
        ("S2", date(2026, 8, 15), "2026-H2"),
        ("2027t1", date(2026, 8, 15), "2027-Q1"),
    ],
)
def test_a_cycle_is_named_as_people_say_it(root, named, day, cycle):
    assert current_cycle(root, Settings(), day, named) == cycle


def test_fiscal_quarters_are_found_by_their_dates(tmp_path):
    make(tmp_path, "FY26-Q1", "2025-04-01 2025-06-30")
    make(tmp_path, "FY27-Q1", "2026-04-01 2026-06-30")
    settings = Settings(fiscal_year_starts=4)
    assert current_cycle(tmp_path, settings, date(2026, 6, 1), "q1") == "FY27-Q1"
    assert current_cycle(tmp_path, settings, date(2025, 6, 30), "q1") == "FY26-Q1"


def test_a_cycle_that_there_is_not(root):
    with pytest.raises(AddressError) as caught:
        current_cycle(root, Settings(), date(2026, 8, 15), "2026-q4")
    assert caught.value.reason == "no-such-cycle"
    assert set(caught.value.facts["nearest"]) == {"2026", "2026-Q2", "2026-Q3"}
    assert caught.value.facts["cycles"] == list(PERIODS)
    with pytest.raises(AddressError):
        find_cycle_id(["2026-Q1", "2027-Q1"], "Q1")  # without a day nothing tells them apart


def test_without_any_cycle_new_cycle_is_the_way_on(tmp_path):
    with pytest.raises(InvalidFileError, match="no-cycle"):
        current_cycle(tmp_path, Settings(), date(2026, 8, 15))


def test_what_is_passed_over_is_told(root):
    (root / "2026-Q3" / "cycle.yaml").write_text("starts: soon\n", encoding="utf-8")
    make(root, "2026-Q3 (copy)", "2026-07-01 2026-09-30")
    found = find_current_cycle(root, Settings(), date(2026, 8, 15))
    assert found.cycle == "2026-H2"
    assert {one.path.relative_to(root).as_posix() for one in found.findings} == {"2026-Q3/cycle.yaml", "2026-Q3 (copy)"}
    assert [one.id for one in running_cycles(root, date(2026, 8, 15))[0]] == ["2026", "2026-H2"]


def test_where_no_dates_can_be_read_there_is_no_cycle_at_hand(tmp_path):
    make(tmp_path, "2026-Q3", "2026-07-01 2026-06-01")
    with pytest.raises(InvalidFileError) as caught:
        current_cycle(tmp_path, Settings(), date(2026, 8, 15))
    assert caught.value.reason == "no-readable-cycle"
    assert [one.code for one in caught.value.findings] == ["E316"]


def test_what_wants_check_ins_is_open_or_ended_and_not_closed(root):
    cycles, findings = running_cycles(root, date(2026, 10, 3))
    assert [one.id for one in cycles] == ["2026", "2026-Q3", "2026-H2"]
    assert findings == []
    assert [one.id for one in running_cycles(root, date(2026, 7, 1))[0]] == ["2026", "2026-Q2", "2026-Q3", "2026-H2"]
