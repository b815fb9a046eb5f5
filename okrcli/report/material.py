"""What a report is made of: a cycle on two days, what supports what, health metrics, the cycles before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from okrcli.model import Cycle, Settings
from okrcli.scoring.alignment import Alignment, align, keep_branches
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.kpis import KpiState
from okrcli.scoring.movement import Movement, compare_reviews
from okrcli.scoring.narrow import ALL, Filters, fitting, narrow_review, narrow_week
from okrcli.scoring.outcomes import Record, draw_up_record
from okrcli.scoring.states import CycleReview

WEEK = timedelta(days=7)


class Sources(NamedTuple):
    """All cycles reviewed on the day, and what is not of one cycle; `only` is what is asked for.

    `record` is that of the cycles that had begun. `problems` are files that could not be read, each with what is wrong.
    """

    settings: Settings
    as_of: date
    only: Filters
    reviews: Mapping[str, CycleReview]
    kpis: tuple[KpiState, ...]
    record: Record
    problems: tuple[tuple[str, str], ...]


class Material(NamedTuple):
    """All that a report shows of one cycle, beside what is not of one.

    `review` is the cycle on the day, `before` what it was a week earlier, `movements` what its key results did since.
    `alignment` holds all objectives around it, `branches` what is asked for and what is above that.
    """

    sources: Sources
    review: CycleReview
    before: CycleReview
    movements: tuple[Movement, ...]
    alignment: Alignment
    branches: Alignment


def make_sources(
    cycles: Sequence[Cycle],
    kpis: Sequence[KpiState],
    settings: Settings,
    as_of: date,
    only: Filters = ALL,
    problems: Sequence[tuple[str, str]] = (),
) -> Sources:
    """Review the cycles."""
    reviews = {one.id: review_cycle(one, settings, as_of) for one in cycles}
    past = [narrow_review(one, only) for one in reviews.values() if one.cycle.starts <= as_of]
    record = draw_up_record([one for one in past if one.teams])
    return Sources(settings, as_of, only, reviews, tuple(kpis), record, tuple(problems))


def material_of(sources: Sources, chosen: str) -> Material:
    """What there is to show of one of the cycles, narrowed to what is asked for; the others are its surroundings."""
    settings, only, after = sources.settings, sources.only, sources.reviews[chosen]
    cycle = after.cycle
    before = review_cycle(cycle, settings, sources.as_of - WEEK)
    around = {name: one for name, one in sources.reviews.items() if _holds(one.cycle, cycle)}
    beyond = [one.cycle for name, one in sources.reviews.items() if name not in around]
    alignment = align([*around.values()], beyond)
    branches = alignment
    if only != ALL:
        branches = keep_branches(alignment, [one for one in fitting(after, only) if one in alignment.objectives])
    week = narrow_week(compare_reviews(before, after), only)
    return Material(sources, week.after, week.before, week.movements, alignment, branches)


def _holds(longer: Cycle, shorter: Cycle) -> bool:
    return longer.starts <= shorter.starts and shorter.ends <= longer.ends
