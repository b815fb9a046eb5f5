"""What needs attention first: the worst key results of a cycle, each with its reasons."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from okrcli.i18n import _, ngettext
from okrcli.i18n.dates import format_date
from okrcli.model import Address, Guardrail, Team, Unmeasured
from okrcli.render.labels import confidence_label, score_label, status_word
from okrcli.render.sanitise import visible
from okrcli.scoring.states import CycleReview, KeyResultState, Status

LOW_CONFIDENCE = 3


class Troubled(NamedTuple):
    """A key result that needs attention, with its figures; `rank` is smaller the worse it is."""

    rank: tuple[int, float, float]
    address: Address
    team: Team
    state: KeyResultState


def find_troubled(review: CycleReview) -> list[Troubled]:
    """The key results that are off track, stale, blocked, doubted or at risk, the worst first."""
    teams = {one.team.id: one.team for one in review.teams}
    ranked = [
        Troubled(_rank(state), address, teams[address.team], state)
        for address, state in review.key_results()
        if not (state.dropped or state.over)
    ]
    return sorted((one for one in ranked if one.rank[0] < _FINE), key=lambda one: one.rank)


_FINE = 5


def _rank(state: KeyResultState) -> tuple[int, float, float]:
    """How bad it is, smaller is worse; within a kind, by pace and then confidence."""
    pace = 1.0 if state.pace is None else state.pace
    confidence = 10.0 if state.confidence is None else float(state.confidence)
    if state.status is Status.OFF_TRACK:
        kind = 0
    elif state.status is Status.STALE:
        kind = 1
    elif latest_blockers(state):
        kind = 2
    elif confidence <= LOW_CONFIDENCE:
        kind = 3
    else:
        kind = 4 if state.status is Status.AT_RISK else _FINE
    return kind, pace, confidence


def reasons_of(state: KeyResultState, as_of: date) -> tuple[str, ...]:
    """Why it needs attention by its figures, in a few words each; the status first."""
    reasons = [status_word(state.status)]
    if state.status is Status.STALE:
        reasons.append(_silence(state, as_of))
    elif isinstance(state.key_result.measure, Guardrail):
        reasons.append(range_words(state, as_of) or _("no reading yet"))
    elif isinstance(state.key_result.measure, Unmeasured):
        reasons.append(_("needs a measure"))
    elif state.score is None:
        reasons.append(_("no value yet"))
    elif state.pace is not None:
        reasons.append(_("pace {pace}").format(pace=score_label(state.pace)))
    if state.confidence is not None and state.confidence <= LOW_CONFIDENCE:
        reasons.append(_("confidence {confidence}").format(confidence=confidence_label(state.confidence)))
    return tuple(reasons)


def range_words(state: KeyResultState, as_of: date) -> str:
    """On which side of its range a guardrail is, since when, and what score is still to be had; empty unread."""
    if state.in_range is None or state.in_range_since is None:
        return ""
    day = format_date(state.in_range_since, near=as_of)
    where = _("inside since {day}") if state.in_range else _("outside since {day}")
    if state.best is None or state.over or (state.in_range and state.best >= 1):
        return where.format(day=day)
    return _("{where}, at best {score}").format(where=where.format(day=day), score=score_label(state.best))


def _silence(state: KeyResultState, as_of: date) -> str:
    if state.last_checkin is None:
        return _("no check-in yet")
    days = (as_of - state.last_checkin).days
    return ngettext("last check-in {n} day ago", "last check-in {n} days ago", days).format(n=days)


def latest_blockers(state: KeyResultState) -> tuple[str, ...]:
    """What the last check-in of a person says stands in the way."""
    return tuple(map(visible, state.last_word.blockers)) if state.last_word else ()
