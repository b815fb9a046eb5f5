"""Family C2: check-ins that say better, or less, than their figures do."""

from __future__ import annotations

from okrcli.errors import Severity
from okrcli.lint.contexts import KeyResultContext
from okrcli.lint.registry import Found, rule
from okrcli.model import CheckIn
from okrcli.scoring.assess import review_key_result
from okrcli.scoring.states import Status

STEADY = 6
"""Check-ins with one and the same confidence that are hard to believe."""
_WORTH = {Status.OFF_TRACK: 0, Status.AT_RISK: 1, Status.ON_TRACK: 2}


@rule("C201", Severity.WARNING)
def status_better_than_figures(key_result: KeyResultContext) -> Found:
    """A word that is better than the figures, twice in a row.

    What it checks:
        In a running cycle, the last two check-ins both report a better status than the value of that day gives. Once
        may be knowledge that the figures do not have yet.

    Why it matters:
        The word hides the figure on every screen. What comes "always at the end" is best seen while there is time.

    For example:
        status: on_track, with 135 of 600 two thirds into the cycle

    Use instead:
        status: at_risk, and in `note` what makes you hopeful; or checkpoints, where progress is known to come late

    Sources:
        Google re:Work: honest grading.
        Christina Wodtke, Radical Focus: confidence is for conversation.
    """
    checkins = key_result.checkins
    if key_result.cycle.is_open and len(checkins) > 1 and all(_is_brighter(one, key_result) for one in checkins[-2:]):
        last = checkins[-1]
        computed = _computed(last, key_result)
        yield key_result.at("checkins", len(checkins) - 1, "status", reported=last.status, computed=computed)


def _is_brighter(checkin: CheckIn, key_result: KeyResultContext) -> bool:
    if checkin.status is None:
        return False
    computed = _computed(checkin, key_result)
    return computed in _WORTH and _WORTH[Status(checkin.status.value)] > _WORTH[computed]


def _computed(checkin: CheckIn, key_result: KeyResultContext) -> Status:
    """What the figures said on the day of the check-in."""
    objective, cycle = key_result.objective.value, key_result.cycle.value
    return review_key_result(
        key_result.value, objective, cycle, key_result.given.settings, checkin.date
    ).computed_status


@rule("C202", Severity.INFO)
def confidence_never_changes(key_result: KeyResultContext) -> Found:
    """Confidence that is the same every week.

    What it checks:
        A key result with six or more check-ins that carry a confidence, all of them the same.

    Why it matters:
        Chances change with every week that passes. A figure that never moves is copied, and tells nothing.

    For example:
        Nine check-ins with confidence 7

    Use instead:
        The chances out of ten as you would bet today

    Sources:
        Christina Wodtke, Radical Focus: confidence starts at five of ten, and moves.
    """
    checkins = key_result.checkins
    places = [number for number, one in enumerate(checkins) if one.confidence is not None]
    said = {checkins[number].confidence for number in places}
    if len(places) >= STEADY and len(said) == 1:
        yield key_result.at("checkins", places[-1], "confidence", confidence=said.pop(), count=len(places))
