"""What a page says that is not read off one value by a filter: lists, drawings and facts, for cycle, team and below."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from okrcli.i18n import _, ngettext, pgettext
from okrcli.model import Address, CycleState, KeyResult, Objective, ObjectiveType, read_link
from okrcli.render.attention import Troubled, find_troubled
from okrcli.render.bars import Gauge
from okrcli.render.chart import draw_up_chart, draw_up_kpi_chart
from okrcli.render.console import WIDEST
from okrcli.render.digest.note import has_news, week_words
from okrcli.render.entries import Entry, choose_columns
from okrcli.render.facts import Fact, key_result_facts, objective_facts
from okrcli.render.glyphs import UNICODE
from okrcli.render.history import (
    TeamScores,
    ambition_words,
    bin_rows,
    calibration_words,
    carried_fact,
    cycle_rows,
    rhythm_words,
    team_scores,
)
from okrcli.render.kpi import health_word, kpi_facts, reading_entries
from okrcli.render.labels import HEALTH_ROLES, STATUS_ROLES, score_label, status_sign, status_word
from okrcli.render.overview import DRAWN
from okrcli.render.show import checkin_entries, retrospective_facts
from okrcli.render.status import Tally, outlook_tally, subtotals, tally
from okrcli.render.tree import TreeView, tree_view
from okrcli.report.drawing import ChartDrawing, draw_chart
from okrcli.report.material import Material
from okrcli.scoring.figures import change_of
from okrcli.scoring.kpis import Health, KpiState
from okrcli.scoring.measures import score_history
from okrcli.scoring.movement import Direction, Movement
from okrcli.scoring.standings import Standing, standings
from okrcli.scoring.states import KeyResultState, ObjectiveState, Status, TeamState

TREND_WEEKS = 6
MOST_SIGNS = 14
MOST_TRENDS = 40  # each is as many weeks to reckon: with more teams one would wait for them


class Sign(NamedTuple):
    """A status as the screens have it: the role that gives its colour, the sign, the word."""

    role: str
    sign: str
    word: str


class Table(NamedTuple):
    """Check-ins or readings: the figures that any of them has, whether any said something.

    A heading comes with whether its column is aligned to the right.
    """

    headings: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[tuple[str, ...], Entry], ...]
    spoken: bool


Reference = tuple[Address | None, str]
"""Another objective or key result and what it says; no address where the words lead nowhere."""


class KeyResultView(NamedTuple):
    """A key result with what is opened below it."""

    address: Address
    state: KeyResultState
    scores: tuple[float, ...]
    facts: tuple[Fact, ...]
    supports: tuple[Reference, ...]
    supported_by: tuple[Address, ...]
    chart: ChartDrawing | None
    entries: Table


class ObjectiveView(NamedTuple):
    """An objective with its key results."""

    address: Address
    state: ObjectiveState
    facts: tuple[Fact, ...]
    retrospective: tuple[Fact, ...]
    supports: tuple[Reference, ...]
    supported_by: tuple[Address, ...]
    key_results: tuple[KeyResultView, ...]


class TeamView(NamedTuple):
    """A team with its objectives; `figure` is how its key results stand."""

    address: Address
    state: TeamState
    figure: Tally | None
    objectives: tuple[ObjectiveView, ...]


class KpiView(NamedTuple):
    """A health metric, its chart and readings."""

    state: KpiState
    facts: tuple[Fact, ...]
    chart: ChartDrawing | None
    readings: Table


class Meter(NamedTuple):
    """The mean score of the objectives of one type, how many they are, and what it gained or lost in a week."""

    kind: ObjectiveType
    gauge: Gauge
    change: float | None
    meaning: str


class Share(NamedTuple):
    """How many key results stand so, and which part of the whole bar they take (x and width, of 1000)."""

    status: Status
    number: int
    x: str
    width: str


class Overview(NamedTuple):
    """The first screen, which is read in half a minute: where the cycle is, who needs help, what moved.

    `week` is what happened in numbers. `drawn`: teams are so small that each key result can have its sign.
    """

    running: bool
    meters: tuple[Meter, ...]
    tallies: tuple[Tally, ...]
    shares: tuple[Share, ...]
    troubles: tuple[Troubled, ...]
    week: tuple[str, ...]
    moved: tuple[Movement, ...]
    teams: tuple[tuple[Standing, Gauge], ...]
    drawn: bool


Grid = tuple[Mapping[str, str], Sequence[Mapping[str, str]]]
"""Headings, and rows of labels, both by the same keys."""


class History(NamedTuple):
    """What all cycles teach; parts with nothing to say are empty."""

    cycles: Grid
    scores: tuple[TeamScores, ...]
    ambition: tuple[str, ...]
    calibration: tuple[str, ...]
    bins: Grid
    rhythm: str
    carried: tuple[Fact, ...]


def sign_of(status: Status | Health) -> Sign:
    """A status as sign and word."""
    if isinstance(status, Health):
        role = HEALTH_ROLES[status]
        return Sign(role, getattr(UNICODE, role), health_word(status))
    return Sign(STATUS_ROLES[status], status_sign(status, UNICODE), status_word(status))


def signs_of(counts: Mapping[Status, int]) -> list[tuple[Status, int]]:
    """How many key results stand how, those to look at first before the others."""
    return [(status, counts[status]) for status in DRAWN if counts.get(status)]


def bar_words(gauge: Gauge) -> str:
    """What a bar shows, for those who do not see it."""
    words = _("score {score} of {goal}").format(score=score_label(gauge.score) or "–", goal=score_label(gauge.goal))
    if gauge.expected is not None:
        words = _("{score}, {expected} expected today").format(score=words, expected=score_label(gauge.expected))
    return words


def language_of(text: str, usual: str | None) -> str:
    """The language of a statement, which its words tell, or else the workspace's."""
    from okrcli.lint.coach.lexicon import detect
    from okrcli.lint.coach.tokens import tokenise

    return detect(tokenise(text[:400]), usual or "en")


def overview(material: Material) -> Overview:
    """Say how the cycle stands; the week, and who needs help, only while it runs."""
    review, settings = material.review, material.sources.settings
    running = review.state is CycleState.OPEN
    counts = Counter(state.status for _address, state in review.key_results() if not state.dropped)
    tallies = (outlook_tally(review), tally(review.summary, review, review.teams))
    teams = standings(review, settings, "worst", TREND_WEEKS if len(review.teams) <= MOST_TRENDS else 1)
    return Overview(
        running=running,
        meters=tuple(_meters(material)),
        tallies=tuple(one for one in tallies if one is not None),
        shares=tuple(_shares(counts)),
        troubles=tuple(find_troubled(review)) if running else (),
        week=tuple(week_words(material.movements)) if running else (),
        moved=tuple(_moved(material)) if running else (),
        teams=tuple((one, _team_gauge(one, float(settings.stretch_target))) for one in teams),
        drawn=max((sum(one.counts.values()) for one in teams), default=0) <= MOST_SIGNS,
    )


def _meters(material: Material) -> Iterator[Meter]:
    review, settings = material.review, material.sources.settings
    running = review.state is CycleState.OPEN
    before = {kind: gauge.score for kind, gauge, _count in subtotals(material.before.summary, settings)}
    for kind, gauge, count in subtotals(review.summary, settings):
        meaning = _("{objectives}; {goal} is success, because they are a stretch")
        if kind is ObjectiveType.COMMITTED:
            meaning = _("{objectives}; only {goal} is success, because they are promised")
        said = ngettext("{n} objective", "{n} objectives", count).format(n=count)
        yield Meter(
            kind,
            gauge._replace(expected=getattr(review.summary, kind.value).expected if running else None),
            change_of(before.get(kind), gauge.score) if running else None,
            meaning.format(objectives=said, goal=score_label(gauge.goal)),
        )


def _shares(counts: Counter[Status]) -> Iterator[Share]:
    """The best first, as one reads a bar from left to right."""
    whole, done = counts.total(), 0
    for status, count in reversed(signs_of(counts)):
        x, width = done / whole * 1000, count / whole * 1000
        yield Share(status, count, f"{x:.1f}", f"{max(1.0, width - 4):.1f}")
        done += count


def _moved(material: Material) -> list[Movement]:
    """Every way back and the longest ways forward first."""
    moved = [one for one in material.movements if has_news(one) and one.after.status is not Status.DROPPED]
    return sorted(moved, key=lambda one: (one.direction is not Direction.BACK, -one.size))


def _team_gauge(one: Standing, stretch: float) -> Gauge:
    """The score that stands for a team."""
    summary = one.state.summary
    if summary.aspirational.objectives:
        return Gauge(summary.aspirational.score, summary.aspirational.expected, stretch)
    return Gauge(summary.committed.score, summary.committed.expected, 1.0)


def tree_of(material: Material) -> TreeView:
    """What supports what; empty where nothing supports anything."""
    view = tree_view(material.branches, "", material.review.as_of, None)
    return view if any(one.trail for one in view.branches) else view._replace(branches=())


def kpis_of(material: Material) -> list[KpiView]:
    """The health metrics in the order of the file."""
    return [_kpi(one, material) for one in material.sources.kpis]


def _kpi(state: KpiState, material: Material) -> KpiView:
    as_of = material.review.as_of
    chart = draw_up_kpi_chart(state, as_of)
    return KpiView(
        state,
        tuple(kpi_facts(state, material.sources.settings, as_of)),
        None if chart is None else draw_chart(chart),
        _table(list(reading_entries(state, as_of))[::-1]),
    )


def history_of(material: Material) -> History | None:
    """What all cycles teach; none where there is only one."""
    record = material.sources.record
    if len(record.cycles) < 2:
        return None
    names = {team.team.id: team.team.name for one in record.cycles for team in one.teams}
    return History(
        cycle_rows(record.cycles),
        tuple(team_scores(record.cycles, material.sources.settings)),
        tuple(ambition_words(one, names) for one in record.streaks),
        tuple(calibration_words(record.calibration)),
        bin_rows(record.calibration),
        rhythm_words(record.rhythm),
        tuple(map(carried_fact, record.carried)),
    )


class Surroundings(NamedTuple):
    """What stands around an entry: the statements of all objectives and key results, and what supports which."""

    statements: Mapping[Address, str]
    backers: Mapping[Address, Sequence[Address]]


def look_around(material: Material) -> Surroundings:
    """Read the links between all objectives and key results that the report knows of."""
    entries: dict[Address, Objective | KeyResult] = {}
    for address, one in material.alignment.objectives.items():
        objective = one.state.objective
        entries |= {address: objective}
        entries |= {address._replace(key_result=each.id): each for each in objective.key_results}
    backers: dict[Address, list[Address]] = defaultdict(list)
    for address, entry in entries.items():
        for text in entry.supports:
            if (target := read_link(text, address.cycle)) is not None:
                backers[target].append(address)
    return Surroundings({address: entry.statement for address, entry in entries.items()}, backers)


def _references(texts: Iterable[str], here: Address, around: Surroundings) -> Iterator[Reference]:
    for text in texts:
        address = read_link(text, here.cycle)
        said = around.statements.get(address) if address else None
        yield (None, text) if said is None else (address, said)


def team_view(state: TeamState, material: Material, around: Surroundings) -> TeamView:
    """Say what there is to say of a team."""
    address = Address(material.review.cycle.id, state.team.id)
    return TeamView(
        address,
        state,
        tally(state.summary, material.review, [state]),
        tuple(_objective(one, address, material, around) for one in state.objectives),
    )


def _objective(state: ObjectiveState, team: Address, material: Material, around: Surroundings) -> ObjectiveView:
    objective, review, settings = state.objective, material.review, material.sources.settings
    address = team._replace(objective=objective.id)
    aligned = material.alignment.objectives.get(address)
    facts = objective_facts(state, review.cycle, settings, review.as_of, (), ())
    told = {pgettext("fact", one) for one in ("owner", "why", "goal", "expected", "confidence")}
    return ObjectiveView(
        address,
        state,
        tuple(one for one in facts if one.label not in told),
        tuple(retrospective_facts(objective)),
        tuple(_references(objective.supports, address, around)),
        aligned.supporters if aligned else (),
        tuple(_key_result(one, state, address, material, around) for one in state.key_results),
    )


def _key_result(
    state: KeyResultState, of: ObjectiveState, objective: Address, material: Material, around: Surroundings
) -> KeyResultView:
    key_result, review, settings = state.key_result, material.review, material.sources.settings
    address = objective._replace(key_result=key_result.id)
    chart = draw_up_chart(state, review.cycle, review.as_of)
    return KeyResultView(
        address,
        state,
        tuple(score for _day, score in score_history(state)),
        tuple(key_result_facts(state, of.objective, review.cycle, settings, review.as_of, (), ())),
        tuple(_references(key_result.supports, address, around)),
        tuple(around.backers.get(address, ())),
        None if chart is None else draw_chart(chart),
        _table(list(checkin_entries(state, review.as_of))[::-1]),
    )


def _table(entries: Sequence[Entry]) -> Table:
    """Check-ins or readings, in the order given, with the columns that the screens have."""
    columns = choose_columns(entries, WIDEST)
    return Table(
        tuple((column.heading, column.right) for column in columns),
        tuple((tuple(getattr(one, column.key) for column in columns), one) for one in entries),
        any(one.notes or one.blockers or one.next for one in entries),
    )
