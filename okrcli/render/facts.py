"""A page's facts: a short label and what there is to say, in the order in which one asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.i18n import _, ngettext, pgettext
from okrcli.i18n.dates import format_date, format_span
from okrcli.i18n.numbers import format_number, format_percent, format_score
from okrcli.i18n.sentences import apart
from okrcli.model import (
    Address,
    Cycle,
    CycleState,
    Dropped,
    Guardrail,
    KeyResult,
    Metric,
    Milestones,
    Objective,
    ObjectiveType,
    Settings,
    Unmeasured,
)
from okrcli.model.terms import Kind
from okrcli.render.attention import range_words
from okrcli.render.labels import (
    bare_value,
    change_label,
    confidence_label,
    grade_words,
    plain_value,
    range_label,
    score_label,
    standing,
    value_label,
    whole,
)
from okrcli.render.layout import Words, hyperlink, words
from okrcli.render.sanitise import visible
from okrcli.scoring.forecast import objective_chance
from okrcli.scoring.measures import value_at
from okrcli.scoring.states import KeyResultState, ObjectiveState
from okrcli.scoring.windows import Spanned, window_of


class Fact(NamedTuple):
    """A label and what it says."""

    label: str
    text: str


def known(*facts: tuple[str, str | None]) -> Iterator[Fact]:
    """The facts of which there is something to say."""
    return (Fact(label, visible(text)) for label, text in facts if text)


def own_facts(entry: KeyResult | Objective) -> Iterator[tuple[str, Words]]:
    """What a team added to an entry of its own accord: tags, links, keys of its own."""
    if entry.tags:
        yield pgettext("fact", "tags"), words(_listed(entry.tags))
    if entry.links:
        said = [hyperlink(link.url, link.title) for link in entry.links]
        yield pgettext("fact", "links"), words(said[0], *(run for one in said[1:] for run in ("\n", one)))
    for key, value in entry.extra.items():
        yield visible(str(key)), words(plain_value(value))


def script_facts(state: KeyResultState, cycle: Cycle, address: Address) -> Iterator[Fact]:
    """The line with which a script records the figure, where one may still be recorded."""
    if state.key_result.measure.kind in (Kind.METRIC, Kind.GUARDRAIL) and not state.dropped and cycle.closed is None:
        value = pgettext("metavar", "VALUE")
        yield Fact(pgettext("fact", "script"), f"okr checkin {address} {value} --auto")


def key_result_facts(
    state: KeyResultState,
    objective: Objective,
    cycle: Cycle,
    settings: Settings,
    as_of: date,
    supports: Sequence[str],
    supported_by: Sequence[str],
) -> Iterator[Fact]:
    """What is known of a key result, without its check-ins."""
    key_result = state.key_result
    return known(
        (pgettext("fact", "owner"), person_label(key_result.owner, settings)),
        (pgettext("fact", "measure"), measure_words(state)),
        (pgettext("fact", "goal"), _goal_words(state, objective)),
        (pgettext("fact", "now"), _now(state, as_of)),
        (pgettext("fact", "range"), range_words(state, as_of)),
        (pgettext("fact", "window"), _window_words(state.window, cycle)),
        (pgettext("fact", "expected"), _expected(state, cycle, as_of)),
        (pgettext("fact", "confidence"), _confidence_words(state)),
        (pgettext("fact", "needed"), needed_words(state)),
        (pgettext("fact", "forecast"), _forecast_words(state, cycle, as_of)),
        (pgettext("fact", "due"), _due_words(state, as_of)),
        (pgettext("fact", "weight"), _weight(key_result)),
        (pgettext("fact", "source"), key_result.source_of_truth),
        (pgettext("fact", "supports"), _listed(supports)),
        (pgettext("fact", "supported by"), _listed(supported_by)),
        (pgettext("fact", "dropped"), _dropped_words(key_result.dropped or objective.dropped, as_of)),
        (pgettext("fact", "at closing"), _closing_words(state, cycle, as_of)),
    )


def objective_facts(
    state: ObjectiveState,
    cycle: Cycle,
    settings: Settings,
    as_of: date,
    supports: Sequence[str],
    supported_by: Sequence[str],
) -> Iterator[Fact]:
    """What is known of an objective, without its key results."""
    objective = state.objective
    is_committed = objective.type is ObjectiveType.COMMITTED
    goal = _("{goal}, committed") if is_committed else _("{goal}, a stretch")
    sure = _("{confidence} out of 10 on average") if state.confidence is not None else ""
    chance = None if state.dropped else objective_chance(state)
    odds = "" if chance is None else _("{odds}, taking its key results as independent")
    expected = None if state.dropped else state.expected
    return known(
        (pgettext("fact", "owner"), person_label(objective.owner, settings)),
        (pgettext("fact", "why"), objective.why),
        (pgettext("fact", "goal"), goal.format(goal=format_score(state.goal))),
        (pgettext("fact", "window"), _window_words(window_of(cycle, objective), cycle)),
        (pgettext("fact", "expected"), "" if expected is None else _with_pace(_today_words(expected), state.pace)),
        (pgettext("fact", "confidence"), sure.format(confidence=confidence_label(state.confidence))),
        (pgettext("fact", "forecast"), odds.format(odds=_odds_words(chance or 0))),
        (pgettext("fact", "weight"), _weight(objective)),
        (pgettext("fact", "supports"), _listed(supports)),
        (pgettext("fact", "supported by"), _listed(supported_by)),
        (pgettext("fact", "dropped"), _dropped_words(objective.dropped, as_of)),
    )


def person_label(id_: str | None, settings: Settings) -> str:
    """A person's name, with the id that files use: `Alice Martin (alice)`."""
    if not id_:
        return ""
    person = settings.people.get(id_)
    return visible(f"{person.name} ({id_})" if person is not None and person.name else id_)


def measure_words(state: KeyResultState) -> str:
    """What is measured, in words."""
    key_result = state.key_result
    match key_result.measure:
        case Metric(baseline=given, target=target, checkpoints=checkpoints):
            if state.baseline is None:
                return _("from the first value to {target}").format(target=value_label(target, key_result))
            way = (
                _("from {baseline} to {target}")
                if given is not None
                else _("from {baseline}, the first value, to {target}")
            )
            words = way.format(baseline=bare_value(state.baseline, key_result), target=value_label(target, key_result))
            if not checkpoints:
                return words
            steps = (
                _("{value} scores {score}").format(value=value_label(value, key_result), score=format_score(score))
                for value, score in checkpoints
            )
            return apart([words, *steps])
        case Guardrail() as guardrail:
            return _("{range}; the score is the share of days inside").format(range=range_label(guardrail, key_result))
        case Milestones(milestones=items):
            return ngettext("{n} milestone", "{n} milestones", len(items)).format(n=len(items))
        case Unmeasured():
            return _("none yet: give it a target, a range or milestones")


def _closing_words(state: KeyResultState, cycle: Cycle, as_of: date) -> str:
    """The grade that somebody gave, beside what the figures say; else the score that was written at closing."""
    closing = state.key_result.retrospective
    if closing is None or (cycle.closed is not None and cycle.closed > as_of):
        return ""
    score = None if closing.score is None else float(closing.score)
    return _joined(grade_words(state) or score_label(score), closing.why)


def _goal_words(state: KeyResultState, objective: Objective) -> str:
    """The score that counts as success, and the value that it stands for."""
    goal = format_score(state.goal)
    kind = _("committed") if objective.type is ObjectiveType.COMMITTED else _("a stretch")
    at_goal = None if state.metric is None else value_at(state.metric, state.goal)
    if at_goal is None:
        return _("{goal}, {kind}").format(goal=goal, kind=kind)
    value = value_label(whole(float(f"{at_goal:.6g}")), state.key_result)
    return _("{goal}, {kind}: {value}").format(goal=goal, kind=kind, value=value)


def _now(state: KeyResultState, as_of: date) -> str:
    now, toward = standing(state)
    if not toward:
        words = now
    elif now and state.value is not None:
        words = value_label(state.value, state.key_result)
    else:
        words = _("no value yet")
    if state.last_checkin is None:
        return _("{value}, no check-in yet").format(value=words)
    days = (as_of - state.last_checkin).days
    if days == 0:
        return _("{value}, checked in today").format(value=words)
    ago = ngettext("{n} day ago", "{n} days ago", days).format(n=days)
    return _("{value}, last check-in {day}, {ago}").format(
        value=words, day=format_date(state.last_checkin, near=as_of), ago=ago
    )


def _expected(state: KeyResultState, cycle: Cycle, as_of: date) -> str:
    """What is expected of a key result, from when on, and what was when its score was measured."""
    if state.dropped or (state.score is None and state.key_result.measure.kind is Kind.UNMEASURED):
        return ""
    words = _today_words(state.expected)
    if state.expected_from > max(cycle.starts, state.window.starts):
        day = format_date(state.expected_from, near=as_of)
        words = _("{expected}, from the first value on {day}").format(expected=words, day=day)
    then = score_label(state.expected_then)
    if state.pace is not None and then != score_label(state.expected):
        words = _("{expected}; {score} when it was measured").format(expected=words, score=then)
    return _with_pace(words, state.pace)


def _today_words(expected: float) -> str:
    return _("{score} today").format(score=format_score(expected))


def _with_pace(words: str, pace: float | None) -> str:
    """What an even pace would have brought, and how the score compares."""
    return words if pace is None else _("{expected}; pace {pace}").format(expected=words, pace=format_score(pace))


def _window_words(window: Spanned, cycle: Cycle) -> str:
    """Its own days, where they are not the cycle's."""
    own = (window.starts, window.ends) != (cycle.starts, cycle.ends)
    return format_span(window.starts, window.ends) if own else ""


def _confidence_words(state: KeyResultState) -> str:
    known = [one.confidence for one in state.told_by_people if one.confidence is not None]
    if not known:
        return ""
    latest = _("{confidence} out of 10").format(confidence=known[-1])
    if len(known) == 1:
        return latest
    before = ", ".join(str(one) for one in known[-6:-1])
    return _("{latest}; before: {before}").format(latest=latest, before=before)


def needed_words(state: KeyResultState) -> str:
    """The change a week that reaches the goal in time, to two digits, three from 100 on: no plan is more exact."""
    needed = state.needed_per_week
    if needed is None:
        return ""
    value = float(f"{needed:.3g}" if abs(needed) >= 100 else f"{needed:.2g}")
    change = change_label(whole(value), state.key_result)
    return _("{change} a week to reach the goal in time").format(change=change)


def _forecast_words(state: KeyResultState, cycle: Cycle, as_of: date) -> str:
    """Where it would land if it went on as it has, and the chance of reaching the goal; or what it takes to say so."""
    forecast = state.forecast
    if forecast is not None:
        return _("lands at {landing}, between {low} and {high} in 8 cases out of 10: {odds}").format(
            landing=format_score(forecast.landing),
            low=format_score(forecast.low),
            high=format_score(forecast.high),
            odds=_odds_words(forecast.probability),
        )
    runs = state.window.starts <= as_of <= state.window.ends and cycle.state(as_of) is not CycleState.CLOSED
    if runs and not state.dropped and isinstance(state.key_result.measure, Metric | Milestones):
        return _("after three check-ins on different days that move the score")
    return ""


def _odds_words(chance: float) -> str:
    """The chance of reaching the goal, never as certain as a figure of 0 or 100 % would sound."""
    if chance < 0.01:
        return _("hardly any chance of reaching the goal")
    if chance > 0.99:
        return _("almost sure to reach the goal")
    return _("{chance} chance of reaching the goal").format(chance=format_percent(chance))


def _due_words(state: KeyResultState, as_of: date) -> str:
    """When the next check-in is owed."""
    if state.due is None:
        return ""
    day = format_date(state.due, near=as_of)
    if state.days_overdue:
        days = ngettext("{n} day overdue", "{n} days overdue", state.days_overdue).format(n=state.days_overdue)
        return _("check-in owed since {day}, {days}").format(day=day, days=days)
    if state.due <= as_of:
        return _("check-in owed since {day}").format(day=day) if state.due < as_of else _("check-in owed today")
    return _("next check-in on {day}").format(day=day)


def _weight(entry: KeyResult | Objective) -> str:
    return "" if entry.weight == 1 else format_number(entry.weight)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(visible, names))


def _dropped_words(dropped: Dropped | None, as_of: date) -> str:
    """The day, and why; nothing of what is dropped later."""
    if dropped is None or dropped.date > as_of:
        return ""
    return _joined(format_date(dropped.date, near=as_of), dropped.why)


def _joined(what: str, why: str | None) -> str:
    """A figure or day with what was said of it, if anything was."""
    return _("{what}: {why}").format(what=what, why=visible(why)) if what and why else what or visible(why or "")
