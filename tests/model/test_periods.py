"""Names of cycles and the days that they stand for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from okrcli.model.periods import can_mean, is_cycle_id, resolve_period, running_quarter

NOVEMBER = date(2026, 11, 23)


def said(name: str, today: date = NOVEMBER, fiscal_year_starts: int = 1) -> str | None:
    period = resolve_period(name, today, fiscal_year_starts)
    return None if period is None else f"{period.id} {period.starts} {period.ends}"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("2026-Q3", "2026-Q3 2026-07-01 2026-09-30"),
        ("2026q3", "2026-Q3 2026-07-01 2026-09-30"),
        ("2024-q1", "2024-Q1 2024-01-01 2024-03-31"),
        ("2026-T3", "2026-Q3 2026-07-01 2026-09-30"),
        ("2026-H2", "2026-H2 2026-07-01 2026-12-31"),
        ("2026 s1", "2026-H1 2026-01-01 2026-06-30"),
        ("2026", "2026 2026-01-01 2026-12-31"),
        ("FY27", "FY27 2027-01-01 2027-12-31"),
        ("fy2027-q1", "FY27-Q1 2027-01-01 2027-03-31"),
        ("FY20-T4", "FY20-Q4 2020-10-01 2020-12-31"),
    ],
)
def test_a_name_with_its_year(name, meant):
    assert said(name) == meant
    assert said(name, date(1999, 1, 1)) == meant


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Q4", "2026-Q4 2026-10-01 2026-12-31"),  # running
        ("Q1", "2027-Q1 2027-01-01 2027-03-31"),  # comes next
        ("q3", "2027-Q3 2027-07-01 2027-09-30"),
        (" T3 ", "2027-Q3 2027-07-01 2027-09-30"),
        ("H2", "2026-H2 2026-07-01 2026-12-31"),
        ("s1", "2027-H1 2027-01-01 2027-06-30"),
    ],
)
def test_without_a_year_it_is_the_one_that_runs_or_comes_next(name, meant):
    assert said(name) == meant


def test_the_last_day_still_runs_and_the_next_does_not():
    assert said("Q3", date(2026, 9, 30)) == "2026-Q3 2026-07-01 2026-09-30"
    assert said("Q3", date(2026, 10, 1)) == "2027-Q3 2027-07-01 2027-09-30"


@pytest.mark.parametrize(
    ("name", "first_month", "meant"),
    [
        ("FY27", 4, "FY27 2026-04-01 2027-03-31"),
        ("FY27-Q1", 4, "FY27-Q1 2026-04-01 2026-06-30"),
        ("FY27-Q4", 4, "FY27-Q4 2027-01-01 2027-03-31"),
        ("FY27-H2", 10, "FY27-H2 2027-04-01 2027-09-30"),
        ("FY24-Q4", 12, "FY24-Q4 2024-09-01 2024-11-30"),
        ("FY24-Q1", 12, "FY24-Q1 2023-12-01 2024-02-29"),
        ("Q3", 4, "FY27-Q3 2026-10-01 2026-12-31"),
        ("Q1", 10, "FY27-Q1 2026-10-01 2026-12-31"),
        ("T2", 4, "FY28-Q2 2027-07-01 2027-09-30"),
        ("2026-Q3", 4, "2026-Q3 2026-07-01 2026-09-30"),  # named outright: the calendar's
        ("2026", 4, "2026 2026-01-01 2026-12-31"),
    ],
)
def test_fiscal_years_are_called_after_the_year_that_they_end_in(name, first_month, meant):
    assert said(name, NOVEMBER, first_month) == meant


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "Q", "Q0", "Q5", "H3", "S3", "FY", "FY7", "26", "2026-", "-Q3", "2026-Q33", "launch", "Q3x"),
        *("0000", "10000", "9999-Q4", "\u0662\u0660\u0662\u0666", "\uff321", "2026\x00"),
    ],
)
def test_other_names_stand_for_no_days(name):
    assert resolve_period(name, NOVEMBER) is None


def test_the_ends_of_the_calendar():
    assert resolve_period("Q1", date(9999, 12, 31)) is None
    assert said("0001") == "0001 0001-01-01 0001-12-31"
    assert resolve_period("FY00", NOVEMBER, 4) is not None


@pytest.mark.parametrize("first_month", range(1, 13))
def test_the_quarter_of_a_day_holds_it_and_quarters_meet(first_month):
    day = date(2023, 1, 1)
    seen = []
    while day < date(2026, 1, 1):
        quarter = running_quarter(day, first_month)
        assert quarter.starts <= day <= quarter.ends
        assert (resolve_period(quarter.id, day, first_month) or quarter) == quarter
        assert is_cycle_id(quarter.id)
        seen.append(quarter)
        day = quarter.ends + timedelta(days=1)
    assert len({quarter.id for quarter in seen}) == len(seen) >= 12


@pytest.mark.parametrize("name", ["2026", "2026-Q3", "2026-H1", "FY27", "FY27-Q1", "launch", "2026-launch", "q3", "7"])
def test_what_a_cycles_folder_can_be_called(name):
    assert is_cycle_id(name)


@pytest.mark.parametrize(
    "name", ["", "2026-Q5", "2026-Q3 (copy)", "Q3", "Launch", ".git", "a:b", "a--b", "2026-Q3\n", "é"]
)
def test_what_it_cannot_be_called(name):
    assert not is_cycle_id(name)


def test_what_people_type_for_a_cycle_that_is_there():
    assert can_mean("t3", "2026-Q3")
    assert can_mean("2026q3", "2026-Q3")
    assert can_mean("Q3", "FY27-Q3")
    assert can_mean("fy2027", "FY27")
    assert not can_mean("Q3", "2026-Q4")
    assert not can_mean("2025-Q3", "2026-Q3")
    assert not can_mean("2027", "FY27")
    assert not can_mean("H1", "2026-Q1")
    assert not can_mean("launch", "launch")
    assert not can_mean("Q3", "q3")
