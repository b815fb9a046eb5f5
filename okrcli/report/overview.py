"""The first screen of a report, which is read in half a minute: where the cycle is, who needs help, what moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from okrcli.i18n import _, ngettext
from okrcli.i18n.dates import format_date, format_span
from okrcli.i18n.numbers import format_percent, format_signed
from okrcli.model import Address, CycleState, ObjectiveType
from okrcli.render.attention import find_troubled, reasons_of
from okrcli.render.bars import Gauge
from okrcli.render.digest.model import name_of
from okrcli.render.digest.note import has_news, movement_words, week_words
from okrcli.render.labels import score_label, type_word
from okrcli.render.overview import DRAWN
from okrcli.render.sanitise import visible_lines
from okrcli.render.status import Tally, outlook_tally, state_label, subtotals, tally
from okrcli.report.drawing import SparkDrawing, draw_trend
from okrcli.report.material import Material
from okrcli.report.views import Bar, Sign, Statement, bar_of, sign_of, statement_of
from okrcli.scoring.figures import change_of
from okrcli.scoring.movement import Direction
from okrcli.scoring.standings import expected_of, standings
from okrcli.scoring.states import Status, Summary

TREND_WEEKS = 6
MOST_SIGNS = 14
MOST_TRENDS = 40  # each is as many weeks to reckon: with more teams one would wait for them


class Meter(NamedTuple):
    """The mean score of the objectives of one type: against its goal, and as it was a week ago."""

    name: str
    score: str
    goal: str
    bar: Bar
    change: str
    meaning: str


class Share(NamedTuple):
    """How many key results stand so, and which part of the whole bar they take (x and width, of 1000)."""

    sign: Sign
    number: int
    x: str
    width: str


class Trouble(NamedTuple):
    """A key result that needs attention, and why."""

    address: Address
    statement: Statement
    status: Sign
    team: str
    owner: str
    reasons: tuple[str, ...]
    blockers: tuple[str, ...]
    next: tuple[str, ...]


class Moved(NamedTuple):
    """A key result that moved in the week: which way, from where to where, and what was said of it."""

    address: Address
    statement: Statement
    direction: str
    team: str
    ways: tuple[str, ...]
    notes: tuple[str, ...]


class TeamRow(NamedTuple):
    """A team beside the others. `bar` is that of the score that stands for it; `owed` counts check-ins."""

    address: Address
    name: str
    bar: Bar | None
    aspirational: str
    committed: str
    signs: tuple[tuple[Sign, int], ...]
    change: str
    rising: bool
    trend: SparkDrawing | None
    owed: int
    score: str


class Line(NamedTuple):
    """An objective in a list of all."""

    address: Address
    statement: Statement
    status: Sign
    score: str
    team: str


class Overview(NamedTuple):
    """All of it. `elapsed` is a part of 1000; `week` what happened in numbers.

    `drawn`: teams are so small that each key result can have its sign.
    """

    running: bool
    span: str
    standing: str
    as_of: str
    day: str
    elapsed: str
    elapsed_words: str
    meters: tuple[Meter, ...]
    tallies: tuple[Tally, ...]
    shares: tuple[Share, ...]
    key_results: int
    troubles: tuple[Trouble, ...]
    week: tuple[str, ...]
    moved: tuple[Moved, ...]
    teams: tuple[TeamRow, ...]
    drawn: bool


def overview(material: Material) -> Overview:
    """Say how the cycle stands; the week, and who needs help, only while it runs."""
    review = material.review
    cycle, running = review.cycle, review.state is CycleState.OPEN
    counts = dict.fromkeys(DRAWN, 0)
    for team in review.teams:
        for objective in team.objectives:
            for state in objective.key_results:
                if not state.dropped:
                    counts[state.status] += 1
    teams = tuple(_rows(material))
    tallies = (outlook_tally(review), tally(review.summary, review, review.teams))
    return Overview(
        running=running,
        span=format_span(cycle.starts, cycle.ends),
        standing=state_label(review),
        as_of=_("as of {day}").format(day=format_date(review.as_of)),
        day=review.as_of.isoformat(),
        elapsed=f"{review.elapsed * 1000:.0f}",
        elapsed_words=_("{share} of the cycle has passed").format(share=format_percent(review.elapsed)),
        meters=tuple(_meters(material)),
        tallies=tuple(one for one in tallies if one is not None),
        shares=tuple(_shares(counts)),
        key_results=sum(counts.values()),
        troubles=tuple(_troubles(material)) if running else (),
        week=tuple(week_words(material.movements)) if running else (),
        moved=tuple(_moved(material)) if running else (),
        teams=teams,
        drawn=max((sum(count for _sign, count in one.signs) for one in teams), default=0) <= MOST_SIGNS,
    )


def objectives_of(material: Material) -> list[Line]:
    """Every objective of the cycle, in the order of the files."""
    cycle = material.review.cycle.id
    return [
        Line(
            Address(cycle, team.team.id, one.objective.id),
            statement_of(one.objective.statement, material),
            sign_of(one.status),
            score_label(one.score) or "–",
            team.team.name,
        )
        for team in material.review.teams
        for one in team.objectives
    ]


def _meters(material: Material) -> Iterator[Meter]:
    review, before = material.review, material.before.summary
    objectives = [one for team in review.teams for one in team.objectives]
    for kind, gauge, count in subtotals(review.summary, material.settings):
        expected = expected_of(objectives, kind) if review.state is CycleState.OPEN else None
        goal = score_label(gauge.goal)
        meaning = _("{objectives}; {goal} is success, because they are a stretch")
        if kind is ObjectiveType.COMMITTED:
            meaning = _("{objectives}; only {goal} is success, because they are promised")
        change = change_of(_score(before, kind), gauge.score)
        said = ngettext("{n} objective", "{n} objectives", count).format(n=count)
        yield Meter(
            type_word(kind),
            score_label(gauge.score) or "–",
            goal,
            bar_of(gauge._replace(expected=expected), "whole"),
            format_signed(change) if change and review.state is CycleState.OPEN else "",
            meaning.format(objectives=said, goal=goal),
        )


def _score(summary: Summary, kind: ObjectiveType) -> float | None:
    return (summary.committed if kind is ObjectiveType.COMMITTED else summary.aspirational).score


def _shares(counts: Mapping[Status, int]) -> Iterator[Share]:
    """The best first, as one reads a bar from left to right."""
    whole, done = max(1, sum(counts.values())), 0
    for status in reversed(DRAWN):
        if counts[status]:
            x, width = done / whole * 1000, counts[status] / whole * 1000
            yield Share(sign_of(status), counts[status], f"{x:.1f}", f"{max(1.0, width - 4):.1f}")
            done += counts[status]


def _troubles(material: Material) -> Iterator[Trouble]:
    review, settings = material.review, material.settings
    for one in find_troubled(review):
        state, last = one.state, one.state.last_word
        yield Trouble(
            Address(review.cycle.id, one.team.id, one.objective.id, state.key_result.id),
            statement_of(state.key_result.statement, material),
            sign_of(state.status),
            one.team.name,
            name_of(state.key_result.owner or one.objective.owner, settings),
            reasons_of(state, review.as_of)[1:],
            last.blockers if last else (),
            last.next if last else (),
        )


def _moved(material: Material) -> Iterator[Moved]:
    """Every way back and the longest ways forward first."""
    moved = [one for one in material.movements if has_news(one) and one.after.status is not Status.DROPPED]
    for one in sorted(moved, key=lambda one: (one.direction is not Direction.BACK, -one.size)):
        notes = [each.note for each in one.checkins if each.note]
        yield Moved(
            one.address,
            statement_of(one.after.key_result.statement, material),
            one.direction.value,
            one.team.name,
            tuple(movement_words(one)),
            tuple(visible_lines(notes[-1])) if notes else (),
        )


def _rows(material: Material) -> Iterator[TeamRow]:
    review, settings = material.review, material.settings
    weeks = TREND_WEEKS if len(review.teams) <= MOST_TRENDS else 1
    for one in standings(review, settings, "worst", weeks):
        team, summary = one.state, one.state.summary
        score, goal, expected = summary.aspirational.score, float(settings.stretch_target), one.expected
        if not summary.aspirational.objectives:
            score, goal = summary.committed.score, 1.0
            expected = expected_of(team.objectives, ObjectiveType.COMMITTED)
        yield TeamRow(
            Address(review.cycle.id, team.team.id),
            team.team.name,
            bar_of(Gauge(score, expected, goal), "whole") if team.objectives else None,
            score_label(summary.aspirational.score),
            score_label(summary.committed.score),
            tuple((sign_of(status), one.counts[status]) for status in DRAWN if one.counts.get(status)),
            format_signed(one.change) if one.change else "",
            (one.change or 0.0) > 0,
            draw_trend(one.trend) if weeks > 1 else None,
            one.owed,
            "" if score is None else f"{score:.4f}",
        )
