"""The cycle at a glance: what `okr status` says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from okrcli.i18n import _, ngettext, pgettext
from okrcli.i18n.dates import format_age, format_date, format_span
from okrcli.i18n.numbers import format_number, format_percent, format_signed
from okrcli.model import Cycle, CycleState, Guardrail, Objective, ObjectiveType, Settings
from okrcli.render.attention import Worry, find_worries, latest_blockers
from okrcli.render.labels import (
    Gauge,
    confidence_label,
    differing_status,
    score_label,
    standing,
    type_word,
)
from okrcli.render.sanitise import visible
from okrcli.scoring.history import score_history
from okrcli.scoring.outlook import outlook
from okrcli.scoring.states import CycleReview, Forecast, KeyResultState, ObjectiveState, Status, Summary, TeamState

_FEW = 4  # objectives with a chance, below which a decimal would say more than is known
_HARDLY = 0.25


class KeyResultRow(NamedTuple):
    """A key result's row. Labels are empty where there is nothing to say; `by_figures` is a status that differs."""

    id: str
    statement: str
    owner: str
    gauge: Gauge
    score: str
    pace: str
    value: str
    toward: str
    trend: tuple[float, ...]
    confidence: str
    forecast: str
    status: Status
    by_figures: Status | None
    age: str
    overdue: bool
    blockers: str


class ObjectiveRow(NamedTuple):
    """An objective's row with those of its key results."""

    id: str
    statement: str
    owner: str
    committed: bool
    gauge: Gauge
    score: str
    pace: str
    confidence: str
    status: Status
    key_results: tuple[KeyResultRow, ...]


class SubtotalLine(NamedTuple):
    """The mean of one type of objectives: `aspirational 0.41 of 0.70`, `5 objectives`."""

    word: str
    gauge: Gauge
    score: str
    goal: str
    objectives: str


class Tally(NamedTuple):
    """How the key results stand in one figure: net confidence while the cycle runs, how many achieved once it is over.

    `brief` says it all in a heading, `meaning` explains the figure.
    """

    word: str
    figure: str
    meaning: str
    brief: str


class TeamRows(NamedTuple):
    """A team's heading and rows."""

    name: str
    subtotals: tuple[SubtotalLine, ...]
    tally: Tally | None
    objectives: tuple[ObjectiveRow, ...]


class StatusView(NamedTuple):
    """Everything on the screen of `okr status`, from top to bottom; `empty` is what is said in place of teams."""

    title: str
    period: str
    state: str
    as_of: str
    subtotals: tuple[SubtotalLine, ...]
    tally: Tally | None
    outlook: Tally | None
    teams: tuple[TeamRows, ...]
    empty: str
    worries: tuple[Worry, ...]
    more_worries: int


def status_view(review: CycleReview, settings: Settings, unread: Sequence[str] = ()) -> StatusView:
    """Decide what the screen says about a reviewed cycle; `unread` are the files that could not be read."""
    worries = find_worries(review) if review.state is CycleState.OPEN else []
    shown = 5
    return StatusView(
        title=" · ".join(visible(part) for part in (settings.organization, review.cycle.id) if part),
        period=format_span(review.cycle.starts, review.cycle.ends),
        state=state_label(review),
        as_of=_("as of {day}").format(day=format_date(review.as_of)),
        subtotals=_subtotals(review.summary, settings),
        tally=_tally(review.summary, review, review.teams),
        outlook=_outlook(review),
        teams=tuple(_team_rows(team, review, settings) for team in review.teams),
        empty=_empty(review, unread),
        worries=tuple(worries[:shown]),
        more_worries=max(0, len(worries) - shown),
    )


def _empty(review: CycleReview, unread: Sequence[str]) -> str:
    """What is said in place of teams: nobody knows what a file holds that could not be read."""
    if any(team.objectives for team in review.cycle.teams):
        return _("Nothing here fits what was asked for.")
    if unread:
        return _("Not shown, for it could not be read: {files}").format(files=", ".join(map(visible, unread)))
    return _("No objectives here yet.")


def state_label(review: CycleReview) -> str:
    """How far the cycle is: `67% elapsed, 30 d left`."""
    cycle, today = review.cycle, review.as_of
    match review.state:
        case CycleState.PLANNED:
            return _("starts in {age}").format(age=format_age((cycle.starts - today).days))
        case CycleState.OPEN:
            left = (cycle.ends - today).days
            return _("{share} elapsed, {left} left").format(share=format_percent(review.elapsed), left=format_age(left))
        case CycleState.ENDED:
            return _("ended {age} ago, not closed yet").format(age=format_age((today - cycle.ends).days))
        case CycleState.CLOSED:
            return _("closed {day}").format(day=format_date(cycle.closed or cycle.ends, near=cycle.ends))


def _subtotals(summary: Summary, settings: Settings) -> tuple[SubtotalLine, ...]:
    lines = []
    for kind, goal in ((ObjectiveType.ASPIRATIONAL, float(settings.stretch_target)), (ObjectiveType.COMMITTED, 1.0)):
        subtotal = summary.aspirational if kind is ObjectiveType.ASPIRATIONAL else summary.committed
        if not subtotal.objectives:
            continue
        count = ngettext("{n} objective", "{n} objectives", subtotal.objectives).format(n=subtotal.objectives)
        gauge = Gauge(subtotal.score, None, goal)
        lines.append(SubtotalLine(type_word(kind), gauge, score_label(subtotal.score), score_label(goal), count))
    return tuple(lines)


def _tally(summary: Summary, review: CycleReview, teams: Sequence[TeamState]) -> Tally | None:
    if summary.net_confidence is None:
        return None
    if review.state in (CycleState.PLANNED, CycleState.OPEN):
        net = format_signed(summary.net_confidence)
        meaning = _("on track less off track, out of all key results")
        return Tally(_("net confidence"), net, meaning, _("net {net}").format(net=net))
    counted = [
        state.status
        for team in teams
        for objective in team.objectives
        if not objective.dropped
        for state in objective.key_results
        if not state.dropped
    ]
    reached = _("{done} of {all}").format(done=counted.count(Status.ACHIEVED), all=len(counted))
    meaning = _("key results that reached their goal")
    return Tally(_("achieved"), reached, meaning, _("{count} achieved").format(count=reached))


def _outlook(review: CycleReview) -> Tally | None:
    """How many objectives will reach their goal, if things go on so; in words where that cannot be told yet."""
    found = outlook(review)
    if found is None:
        return None
    word = _("forecast")
    if not found.tells:
        return Tally(word, _("too early to tell"), "", "")
    meaning = _("objectives that will reach their goal")
    if found.expected < _HARDLY:
        return Tally(word, _("hardly any of {all}").format(all=found.objectives), meaning, "")
    number = format_number(found.expected, 0 if found.known < _FEW else 1)
    figure = _("about {n} of {all}").format(n=number, all=found.objectives)
    return Tally(word, figure, meaning, "")


def _team_rows(state: TeamState, review: CycleReview, settings: Settings) -> TeamRows:
    return TeamRows(
        name=visible(state.team.name),
        subtotals=_subtotals(state.summary, settings),
        tally=_tally(state.summary, review, [state]),
        objectives=tuple(
            objective_row(objective, review.cycle, settings, review.as_of) for objective in state.objectives
        ),
    )


def objective_row(state: ObjectiveState, cycle: Cycle, settings: Settings, as_of: date) -> ObjectiveRow:
    """Decide what an objective's row says, with those of its key results."""
    objective = state.objective
    return ObjectiveRow(
        id=objective.id,
        statement=visible(objective.statement),
        owner=visible(objective.owner or ""),
        committed=objective.type is ObjectiveType.COMMITTED,
        gauge=Gauge(state.score, state.expected, state.goal),
        score=score_label(state.score),
        pace=score_label(state.pace),
        confidence=confidence_label(state.confidence),
        status=state.status,
        key_results=tuple(key_result_row(one, objective, cycle, settings, as_of) for one in state.key_results),
    )


def key_result_row(
    state: KeyResultState,
    objective: Objective,
    cycle: Cycle,
    settings: Settings,
    as_of: date,
) -> KeyResultRow:
    """Decide what a key result's row says."""
    key_result = state.key_result
    now, toward = standing(state)
    if isinstance(key_result.measure, Guardrail):
        now, toward = (f"{now} ({toward})" if now else toward), ""
    return KeyResultRow(
        id=key_result.id,
        statement=visible(key_result.statement),
        owner=visible(key_result.owner or objective.owner or ""),
        gauge=Gauge(state.score, state.expected, state.goal),
        score=score_label(state.score),
        pace=score_label(state.pace),
        value=now,
        toward=toward,
        trend=tuple(score for _day, score in score_history(key_result, objective, cycle, settings, as_of)),
        confidence=confidence_label(state.confidence),
        forecast=_forecast_label(state.forecast),
        status=state.status,
        by_figures=differing_status(state.status, state.computed_status),
        age=_age_label(state, as_of),
        overdue=bool(state.days_overdue),
        blockers="; ".join(latest_blockers(key_result, state.last_checkin)),
    )


def _forecast_label(forecast: Forecast | None) -> str:
    """Where the score would land, and the chance of reaching the goal: `0.79  96%`."""
    if forecast is None:
        return ""
    return f"{score_label(forecast.landing)} {format_percent(forecast.probability):>4}"


def _age_label(state: KeyResultState, as_of: date) -> str:
    """How long ago the last check-in was; an exclamation mark says that the next one is overdue.

    Nothing once the cycle is over: nobody waits for the next one.
    """
    if state.last_checkin is None or state.status in (Status.ACHIEVED, Status.MISSED):
        return ""
    days = (as_of - state.last_checkin).days
    age = format_age(days) if days else pgettext("age", "today")
    return f"{age}!" if state.days_overdue else age
