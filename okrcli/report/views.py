"""What a page says of a key result, an objective and a team: the screens' words, and what is drawn beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from okrcli.i18n import _, pgettext
from okrcli.i18n.dates import format_date
from okrcli.model import Address, Link, Milestones
from okrcli.render.bars import Gauge
from okrcli.render.chart import draw_up_chart
from okrcli.render.console import WIDEST
from okrcli.render.digest.model import name_of
from okrcli.render.entries import Entry, choose_columns
from okrcli.render.facts import Fact, key_result_facts, objective_facts
from okrcli.render.glyphs import UNICODE
from okrcli.render.key_results import age_label, forecast_label, value_words
from okrcli.render.labels import (
    STATUS_ROLES,
    confidence_label,
    differing_status,
    score_label,
    status_sign,
    status_word,
    type_word,
)
from okrcli.render.sanitise import visible_lines
from okrcli.render.show import checkin_entries, retrospective_facts
from okrcli.render.status import subtotals, tally
from okrcli.report.drawing import BarDrawing, ChartDrawing, SparkDrawing, draw_bar, draw_chart, draw_trend
from okrcli.report.material import Material
from okrcli.scoring.measures import score_history
from okrcli.scoring.states import KeyResultState, ObjectiveState, Status, TeamState


class Sign(NamedTuple):
    """A status as the screens have it: the role that gives its colour, the sign, the word."""

    role: str
    sign: str
    word: str


class Statement(NamedTuple):
    """What somebody wrote, and the language that it is in."""

    text: str
    language: str


class Bar(NamedTuple):
    """A bar: where its parts are, the role that colours it, and the same in words."""

    drawing: BarDrawing
    role: str
    words: str


class Reference(NamedTuple):
    """Another objective or key result, by its address; none where the words lead nowhere."""

    address: Address | None
    words: Statement


class Word(NamedTuple):
    """The last check-in of a person."""

    day: str
    notes: tuple[str, ...]
    blockers: tuple[str, ...]
    next: tuple[str, ...]


class Step(NamedTuple):
    """A milestone; `reached` says when, nothing where it is not."""

    statement: Statement
    sign: str
    reached: str


class Table(NamedTuple):
    """Check-ins or readings: the figures that any of them has, whether any said something.

    A heading comes with whether its column is aligned to the right.
    """

    headings: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[tuple[str, ...], Entry], ...]
    spoken: bool


class KeyResultView(NamedTuple):
    """A key result: its row, and what is opened below it. What there is nothing to say of is empty, or none."""

    address: Address
    statement: Statement
    owner: str
    status: Sign
    by_figures: Sign | None
    dropped: bool
    value: str
    bar: Bar
    score: str
    pace: str
    trend: SparkDrawing | None
    confidence: str
    forecast: str
    age: str
    late: bool
    tags: tuple[str, ...]
    links: tuple[Link, ...]
    word: Word | None
    facts: tuple[Fact, ...]
    supports: tuple[Reference, ...]
    supported_by: tuple[Reference, ...]
    steps: tuple[Step, ...]
    chart: ChartDrawing | None
    entries: Table


class ObjectiveView(NamedTuple):
    """An objective with its key results."""

    address: Address
    statement: Statement
    owner: str
    kind: str
    status: Sign
    dropped: bool
    bar: Bar
    score: str
    goal: str
    pace: str
    confidence: str
    why: Statement | None
    facts: tuple[Fact, ...]
    retrospective: tuple[Fact, ...]
    tags: tuple[str, ...]
    links: tuple[Link, ...]
    supports: tuple[Reference, ...]
    supported_by: tuple[Reference, ...]
    key_results: tuple[KeyResultView, ...]


class Subtotal(NamedTuple):
    """The mean score of a team's objectives of one type, with the goal."""

    kind: str
    score: str
    goal: str


class TeamView(NamedTuple):
    """A team with its objectives; `brief` is how its key results stand in one figure."""

    address: Address
    name: str
    lead: str
    subtotals: tuple[Subtotal, ...]
    brief: str
    objectives: tuple[ObjectiveView, ...]


class Surroundings(NamedTuple):
    """What stands around an entry: the statements of all objectives and key results, and what supports which."""

    statements: Mapping[Address, str]
    backers: Mapping[Address, Sequence[Address]]


def look_around(material: Material) -> Surroundings:
    """Read the links between all objectives and key results that the report knows of."""
    statements: dict[Address, str] = {}
    backers: dict[Address, list[Address]] = defaultdict(list)
    for address, one in material.alignment.objectives.items():
        statements[address] = one.state.objective.statement
        for state in one.state.key_results:
            statements[address._replace(key_result=state.key_result.id)] = state.key_result.statement
    for address, one in material.alignment.objectives.items():
        results = [(address._replace(key_result=each.id), each.supports) for each in one.state.objective.key_results]
        named = [(address, one.state.objective.supports), *results]
        for source, texts in named:
            for text in texts:
                backers[target_of(text, address.cycle)].append(source)
    return Surroundings(statements, backers)


def target_of(text: str, cycle: str) -> Address:
    """The address that a link names, as seen from a cycle."""
    named, _colon, path = text.rpartition(":")
    team, *steps = path.split("/")
    return Address(named or cycle, team, *steps[:2])


def team_view(state: TeamState, material: Material, around: Surroundings) -> TeamView:
    """Say what there is to say of a team."""
    review, settings = material.review, material.settings
    address = Address(review.cycle.id, state.team.id)
    figure = tally(state.summary, review, [state])
    return TeamView(
        address,
        state.team.name,
        name_of(state.team.lead, settings),
        tuple(
            Subtotal(type_word(kind), score_label(gauge.score) or "–", score_label(gauge.goal))
            for kind, gauge, _count in subtotals(state.summary, settings)
        ),
        figure.brief if figure else "",
        tuple(objective_view(one, address, material, around) for one in state.objectives),
    )


def objective_view(state: ObjectiveState, team: Address, material: Material, around: Surroundings) -> ObjectiveView:
    """Say what there is to say of an objective."""
    objective, settings = state.objective, material.settings
    address = team._replace(objective=objective.id)
    aligned = material.alignment.objectives.get(address)
    facts = objective_facts(state, material.review.cycle, settings, material.review.as_of, (), ())
    told = {pgettext("fact", one) for one in ("owner", "why", "goal", "expected", "confidence")}
    return ObjectiveView(
        address=address,
        statement=statement_of(objective.statement, material),
        owner=name_of(objective.owner, settings),
        kind=type_word(objective.type),
        status=sign_of(state.status),
        dropped=state.dropped,
        bar=bar_of(Gauge(state.score, state.expected, state.goal), STATUS_ROLES[state.status]),
        score=score_label(state.score),
        goal=score_label(state.goal),
        pace=score_label(state.pace),
        confidence=confidence_label(state.confidence),
        why=statement_of(objective.why, material) if objective.why else None,
        facts=tuple(one for one in facts if one.label not in told),
        retrospective=tuple(retrospective_facts(objective)),
        tags=objective.tags,
        links=objective.links,
        supports=tuple(_references(objective.supports, address, material, around)),
        supported_by=tuple(_backers(aligned.supporters if aligned else (), material, around)),
        key_results=tuple(key_result_view(one, state, address, material, around) for one in state.key_results),
    )


def key_result_view(
    state: KeyResultState, of: ObjectiveState, objective: Address, material: Material, around: Surroundings
) -> KeyResultView:
    """Say what there is to say of a key result of an objective."""
    key_result, review, settings = state.key_result, material.review, material.settings
    cycle, as_of = review.cycle, review.as_of
    address = objective._replace(key_result=key_result.id)
    differing = differing_status(state.status, state.computed_status)
    scores = [score for _day, score in score_history(key_result, of.objective, cycle, settings, as_of)]
    chart = draw_up_chart(state, of.objective, cycle, settings, as_of)
    return KeyResultView(
        address=address,
        statement=statement_of(key_result.statement, material),
        owner=name_of(key_result.owner or of.objective.owner, settings),
        status=sign_of(state.status),
        by_figures=None if differing is None else sign_of(differing),
        dropped=state.dropped,
        value=value_words(state, UNICODE).plain,
        bar=bar_of(Gauge(state.score, state.expected, state.goal), STATUS_ROLES[state.status]),
        score=score_label(state.score),
        pace=score_label(state.pace),
        trend=draw_trend(scores),
        confidence=confidence_label(state.confidence),
        forecast=forecast_label(state.forecast),
        age=age_label(state, as_of),
        late=bool(state.days_overdue),
        tags=key_result.tags,
        links=key_result.links,
        word=_word(state, material),
        facts=tuple(key_result_facts(state, of.objective, cycle, settings, as_of, (), ())),
        supports=tuple(_references(key_result.supports, address, material, around)),
        supported_by=tuple(_backers(around.backers.get(address, ()), material, around)),
        steps=tuple(_steps(state, material)),
        chart=None if chart is None else draw_chart(chart),
        entries=table_of(list(checkin_entries(state, of.objective, review, settings))[::-1]),
    )


def sign_of(status: Status) -> Sign:
    """A status as sign and word."""
    return Sign(STATUS_ROLES[status], status_sign(status, UNICODE), status_word(status))


def bar_of(gauge: Gauge, role: str) -> Bar:
    """A bar, and the same in words for those who do not see it."""
    words = _("score {score} of {goal}").format(score=score_label(gauge.score) or "–", goal=score_label(gauge.goal))
    if gauge.expected is not None:
        words = _("{score}, {expected} expected today").format(score=words, expected=score_label(gauge.expected))
    return Bar(draw_bar(gauge), role, words)


def statement_of(text: str, material: Material) -> Statement:
    """A statement with its language, which its words tell, or else the workspace's."""
    from okrcli.lint.coach.lexicon import detect
    from okrcli.lint.coach.tokens import tokenise

    return Statement(text, detect(tokenise(text[:400]), material.settings.language or "en"))


def table_of(entries: Sequence[Entry]) -> Table:
    """Check-ins or readings as a table, in the order given, with the columns that the screens have."""
    columns = choose_columns(entries, WIDEST)
    return Table(
        tuple((column.heading, column.right) for column in columns),
        tuple((tuple(getattr(one, column.key) for column in columns), one) for one in entries),
        any(one.notes or one.blockers or one.next for one in entries),
    )


def _word(state: KeyResultState, material: Material) -> Word | None:
    """What was said last, where anything was."""
    last = state.last_word
    if last is None or not (last.note or last.blockers or last.next):
        return None
    day = format_date(last.date, near=material.review.as_of)
    return Word(day, tuple(visible_lines(last.note or "")), last.blockers, last.next)


def _steps(state: KeyResultState, material: Material) -> Iterator[Step]:
    measure = state.key_result.measure
    for item in measure.milestones if isinstance(measure, Milestones) else ():
        day = state.reached.get(item.id)
        words = ""
        if day is not None:
            near = format_date(day, near=material.review.as_of)
            words = pgettext("milestone", "reached {day}").format(day=near)
        yield Step(statement_of(item.statement, material), UNICODE.todo if day is None else UNICODE.done, words)


def _references(texts: Iterable[str], here: Address, material: Material, around: Surroundings) -> Iterator[Reference]:
    for text in texts:
        address = target_of(text, here.cycle)
        if address in around.statements:
            yield Reference(address, statement_of(around.statements[address], material))
        else:
            yield Reference(None, Statement(text, ""))


def _backers(addresses: Iterable[Address], material: Material, around: Surroundings) -> Iterator[Reference]:
    for address in addresses:
        yield Reference(address, statement_of(around.statements[address], material))
