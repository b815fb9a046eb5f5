"""Teams beside one another: how each stands, what moved in seven days, what it owes; the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import NamedTuple

from okrcli.model import Settings
from okrcli.scoring.assess import review_team
from okrcli.scoring.cadence import owed_now
from okrcli.scoring.figures import change_of
from okrcli.scoring.states import CycleReview, Status, Summary, TeamState


class Standing(NamedTuple):
    """A team, how many of its key results stand how (those dropped left out), and how many check-ins it owes now.

    While the cycle runs, `trend` are its scores at the end of the weeks before and now, oldest first, and `change` is
    what the score gained or lost in seven days, or since the cycle began, to 2 decimals, none where it had none then.
    Both are of the aspirational score, of the committed one where that is none.
    """

    state: TeamState
    counts: Mapping[Status, int]
    owed: int
    change: float | None
    trend: tuple[float, ...]


def standings(review: CycleReview, settings: Settings, order: str, weeks: int = 1) -> list[Standing]:
    """Each team of the review in one of ORDERS; the trend reaches back so many weeks."""
    owed = Counter(one.address.team for one in owed_now([review]))
    teams = [_standing(team, review, settings, owed[team.team.id], weeks) for team in review.teams]
    return sorted(teams, key=ORDERS[order])


def sort_teams(review: CycleReview, settings: Settings, order: str) -> CycleReview:
    """The review with its teams in one of ORDERS."""
    return review._replace(teams=tuple(one.state for one in standings(review, settings, order)))


def _standing(team: TeamState, review: CycleReview, settings: Settings, owed: int, weeks: int) -> Standing:
    states = [state for one in team.objectives for state in one.key_results if not state.dropped]
    now, then = main_score(team.summary), None
    trend = []
    if review.runs:
        days = {max(review.as_of - timedelta(weeks=back), review.cycle.starts) for back in range(weeks, 0, -1)}
        for day in sorted(days - {review.as_of}):
            then = main_score(review_team(team.team, review.cycle, settings, day).summary)
            trend += [] if then is None else [then]
        trend += [] if now is None else [now]
    counts = Counter(one.status for one in states)
    return Standing(team, counts, owed, change_of(then, now), tuple(trend))


def main_score(summary: Summary) -> float | None:
    """The score that stands for a team: the aspirational one, or the committed one where there is none."""
    return summary.committed.score if summary.aspirational.score is None else summary.aspirational.score


def _worst_first(one: Standing) -> tuple[object, ...]:
    """By net confidence, which says how many are off track; then by the score."""
    net = one.state.summary.net_confidence
    return (net is None, net or 0.0, *_low_first(main_score(one.state.summary)), one.state.team.id)


def _low_first(figure: float | None) -> tuple[bool, float]:
    """The least first, and what has none at the end."""
    return figure is None, figure or 0.0


ORDERS: dict[str, Callable[[Standing], tuple[object, ...]]] = {
    "worst": _worst_first,
    "name": lambda one: (one.state.team.name.casefold(), one.state.team.id),
    "score": lambda one: (*_low_first(main_score(one.state.summary)), one.state.team.id),
    "change": lambda one: (*_low_first(one.change), one.state.team.id),
    "owed": lambda one: (-one.owed, one.state.team.id),
}
"""What teams can be sorted by: each gives the key that puts the one to look at first at the top."""
