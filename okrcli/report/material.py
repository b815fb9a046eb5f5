"""What a report is made of: a cycle on two days, what supports what, health metrics, the cycles before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from okrcli.model import Cycle, Settings
from okrcli.scoring.alignment import Alignment, align, keep_branches
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.kpis import KpiState
from okrcli.scoring.movement import Movement, review_week
from okrcli.scoring.narrow import ALL, Filters, fitting, narrow_review, narrow_week
from okrcli.scoring.outcomes import Record, draw_up_record
from okrcli.scoring.states import CycleReview

WEEK = timedelta(days=7)


class Material(NamedTuple):
    """All that a report shows of one cycle.

    `review` is the cycle on the day, `before` what it was a week earlier, `movements` what its key results did since.
    `record` are all cycles that had begun. `problems` are files that could not be read, each with what is wrong.
    """

    settings: Settings
    review: CycleReview
    before: CycleReview
    movements: tuple[Movement, ...]
    alignment: Alignment
    kpis: tuple[KpiState, ...]
    record: Record
    problems: tuple[tuple[str, str], ...]


def make_material(
    chosen: str,
    cycles: Sequence[Cycle],
    kpis: Sequence[KpiState],
    settings: Settings,
    as_of: date,
    only: Filters = ALL,
    problems: Sequence[tuple[str, str]] = (),
) -> Material:
    """Review the chosen one of the cycles, narrowed to what is asked for; the others are its surroundings."""
    cycle = next(one for one in cycles if one.id == chosen)
    week = review_week(cycle, settings, as_of - WEEK, as_of)
    around = [one for one in cycles if one.starts <= cycle.starts and cycle.ends <= one.ends]
    reviews = [week.after if one is cycle else review_cycle(one, settings, as_of) for one in cycles]
    alignment = align([one for one in reviews if one.cycle in around], [one for one in cycles if one not in around])
    if only != ALL:
        alignment = keep_branches(alignment, [one for one in fitting(week.after, only) if one in alignment.objectives])
    past = [narrow_review(one, only) for one in reviews if one.cycle.starts <= as_of]
    before, review, movements = narrow_week(week, only)
    record = draw_up_record([one for one in past if one.teams], settings)
    return Material(settings, review, before, movements, alignment, tuple(kpis), record, tuple(problems))
