"""`okr show`: one key result or one objective in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypedDict

from rich.console import RenderableType

from okrcli.errors import Finding
from okrcli.i18n import _, pgettext
from okrcli.i18n.dates import format_date
from okrcli.i18n.numbers import format_number
from okrcli.model import Address, Milestone, Objective, ObjectiveRetrospective, Settings
from okrcli.render.bars import Bar, Gauge
from okrcli.render.chart import draw_chart, draw_up_chart
from okrcli.render.documents import (
    CycleJson,
    Figure,
    KeyResultJson,
    MilestoneJson,
    ObjectiveJson,
    ProblemJson,
    SaidJson,
    cycle_json,
    document,
    key_result_json,
    objective_json,
    problems_json,
)
from okrcli.render.entries import Entry, draw_entries, signed_number
from okrcli.render.facts import Fact, key_result_facts, known, objective_facts, own_facts, script_facts
from okrcli.render.glyphs import Glyphs
from okrcli.render.key_results import INDENT, choose_columns, draw_rows, key_result_row
from okrcli.render.labels import (
    STATUS_ROLES,
    confidence_label,
    decision_word,
    differing_status,
    score_label,
    status_label,
    status_sign,
    status_word,
    value_label,
)
from okrcli.render.layout import Words, beside, facts, heading, section, words
from okrcli.render.sanitise import visible, visible_lines
from okrcli.scoring.figures import rounded
from okrcli.scoring.forecast import objective_chance
from okrcli.scoring.measures import known_checkins, score_history
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState, Status

BAR_WIDTH = 30


def key_result_page(
    state: KeyResultState,
    objective: Objective,
    review: CycleReview,
    settings: Settings,
    address: Address,
    supported_by: Sequence[str],
    width: int,
    glyphs: Glyphs,
) -> Iterator[RenderableType]:
    """Draw a key result; `supported_by` are addresses, with words if need be; check-ins come newest first."""
    key_result, cycle, as_of = state.key_result, review.cycle, review.as_of
    yield heading(words((str(address), "name")), as_of)
    yield words((visible(key_result.statement), "title"))
    yield words((visible(objective.statement), "quiet"))
    yield from _standing(state, width, glyphs)
    by_figures = differing_status(state.status, state.computed_status)
    if by_figures is not None:
        said = _("That is the owner's word; the figures say {sign} {status}.")
        said = said.format(sign=status_sign(by_figures, glyphs), status=status_word(by_figures))
        yield words((said, STATUS_ROLES[by_figures]))
    yield ""
    known = key_result_facts(state, objective, cycle, settings, as_of, key_result.supports, supported_by)
    yield facts([*known, *own_facts(key_result), *script_facts(state, cycle, address)])
    yield section(_("Milestones"), *_milestones(state, as_of, glyphs))
    chart = draw_up_chart(state, cycle, as_of)
    if chart is not None:
        yield from draw_chart(chart, width, glyphs, STATUS_ROLES[state.status])
    checkins = list(checkin_entries(state, as_of))[::-1]
    yield section(_("Check-ins"), draw_entries(checkins, width, glyphs) if checkins else None)


def objective_page(
    state: ObjectiveState,
    review: CycleReview,
    settings: Settings,
    address: Address,
    supported_by: Sequence[str],
    width: int,
    glyphs: Glyphs,
) -> Iterator[RenderableType]:
    """Draw an objective; `supported_by` are addresses, with words if need be."""
    objective, as_of = state.objective, review.as_of
    yield heading(words((str(address), "name")), as_of)
    yield words((visible(objective.statement), "title"))
    yield from _standing(state, width, glyphs)
    yield ""
    known = objective_facts(state, review.cycle, settings, as_of, objective.supports, supported_by)
    yield facts([*known, *own_facts(objective)])
    rows = [key_result_row(one, as_of, glyphs) for one in state.key_results]
    if rows:
        rows = [row._replace(indent=0) for row in rows]
        table: RenderableType = draw_rows(rows, choose_columns(rows, width, first=("status", "id")))
    else:
        table = words((" " * INDENT + _("no key results yet"), "quiet"))
    yield section(_("Key results"), table)
    yield section(_("In the way, and next"), *_hindrances(state, glyphs))
    retrospective = list(retrospective_facts(objective))
    yield section(_("Retrospective"), facts(retrospective) if retrospective else None)


def _standing(state: KeyResultState | ObjectiveState, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """The score as a bar and a figure, and the status; the status alone of what was dropped."""
    yield ""
    status = status_label(state.status, glyphs)
    if state.dropped:
        yield status
        return
    gauge = Gauge(state.score, state.expected, state.goal)
    bar = Bar(gauge, glyphs, STATUS_ROLES[state.status], min(BAR_WIDTH, width - 24))
    yield beside(bar, words((score_label(state.score) or glyphs.dash, "strong")), status)


def _milestones(state: KeyResultState, as_of: date, glyphs: Glyphs) -> Iterator[Words]:
    items: Sequence[Milestone] = getattr(state.key_result.measure, "milestones", ())
    weighted = len({item.weight for item in items}) > 1
    for item in items:
        day = state.reached.get(item.id)
        details = [
            item.id,
            _("weight {n}").format(n=format_number(item.weight)) if weighted else "",
            "" if day is None else pgettext("milestone", "reached {day}").format(day=format_date(day, near=as_of)),
        ]
        box = glyphs.todo if day is None else glyphs.done
        said = "".join(f" {glyphs.dot} {detail}" for detail in details if detail)
        role = "" if day is None else "good"
        yield words((f"{box} ", role), visible(item.statement), (said, "quiet"), hang=len(box) + 1)


def checkin_entries(state: KeyResultState, as_of: date) -> Iterator[Entry]:
    """The check-ins known on the day, oldest first, each with what it changed."""
    key_result, scores = state.key_result, dict(score_history(state))
    known = known_checkins(key_result, as_of)
    previous = getattr(key_result.measure, "baseline", None)
    for number, checkin in enumerate(known):
        last_of_day = number + 1 == len(known) or known[number + 1].date != checkin.date
        moved = checkin.value is not None or checkin.done
        change = ""
        if checkin.value is not None:
            change = "" if previous is None else signed_number(checkin.value - previous)
            previous = checkin.value
        value = value_label(checkin.value, key_result) if checkin.value is not None else ""
        yield Entry(
            day=format_date(checkin.date, near=as_of),
            value=value or ", ".join(map(visible, checkin.done)),
            change=change,
            score=score_label(scores.get(checkin.date)) if moved and last_of_day else "",
            confidence=confidence_label(checkin.confidence),
            reported="" if checkin.status is None else status_word(Status(checkin.status.value)),
            by=visible(checkin.by or ""),
            notes=tuple(visible_lines(checkin.note or "")),
            blockers=tuple(map(visible, checkin.blockers)),
            next=tuple(map(visible, checkin.next)),
        )


def _hindrances(state: ObjectiveState, glyphs: Glyphs) -> Iterator[RenderableType]:
    """What the last check-in of each key result says stands in the way, or comes next."""
    for one in state.key_results:
        if one.dropped or one.last_word is None:
            continue
        name = (_("{title}:").format(title=one.key_result.id) + " ", "name")
        for sign, role, texts in (
            (glyphs.warning, "warning", one.last_word.blockers),
            (glyphs.arrow, "", one.last_word.next),
        ):
            for text in texts:
                yield words((f"{sign} ", role), name, visible(text), hang=2)


def retrospective_facts(objective: Objective) -> Iterator[Fact]:
    """What was learned at closing, and what becomes of it."""
    written = objective.retrospective or ObjectiveRetrospective()
    return known(
        (pgettext("fact", "score"), "" if written.score is None else score_label(float(written.score))),
        (pgettext("fact", "decision"), decision_word(written.decision) if written.decision else ""),
        (pgettext("fact", "why"), written.why),
        (pgettext("fact", "learned"), written.learned),
    )


class CheckInJson(SaidJson):
    """A check-in with the raw score after its day; a guardrail's is its share so far."""

    auto: bool
    raw_score: float | None
    extra: dict[str, Any]


class DroppedJson(TypedDict):
    """Since when out of every score, and why."""

    date: str
    why: str | None


class KeyResultPageJson(TypedDict):
    """`okr show` of a key result."""

    schema_version: int
    as_of: str
    cycle: CycleJson
    objective: str
    key_result: KeyResultJson
    source_of_truth: str | None
    checkpoints: list[list[Figure]]
    milestones: list[MilestoneJson]
    checkins: list[CheckInJson]
    dropped: DroppedJson | None
    supports: list[str]
    supported_by: list[str]
    problems: list[ProblemJson]


class RetrospectiveJson(TypedDict):
    """What was learned at closing."""

    score: Figure | None
    why: str | None
    learned: str | None
    decision: str | None


class ObjectivePageJson(TypedDict):
    """`okr show` of an objective; `probability` is its chance of reaching the goal, its key results independent."""

    schema_version: int
    as_of: str
    cycle: CycleJson
    objective: ObjectiveJson
    probability: float | None
    why: str | None
    dropped: DroppedJson | None
    retrospective: RetrospectiveJson | None
    supported_by: list[str]
    problems: list[ProblemJson]


def key_result_page_json(
    state: KeyResultState,
    objective: Objective,
    review: CycleReview,
    team: str,
    *,
    supports: Sequence[str] = (),
    supported_by: Sequence[str] = (),
    problems: Iterable[Finding] = (),
    root: Path,
) -> KeyResultPageJson:
    """A key result with every check-in known on the day, oldest first."""
    key_result = state.key_result
    scores = {day: rounded(score) for day, score in score_history(state)}
    figures = key_result_json(state, objective, team)
    return document(
        KeyResultPageJson,
        review,
        key_result,
        key_result.measure,
        cycle=cycle_json(review),
        objective=objective.statement,
        key_result=figures,
        checkpoints=getattr(key_result.measure, "checkpoints", ()),
        milestones=figures["milestones"],
        checkins=[
            document(CheckInJson, one, raw_score=scores.get(one.date) if one.value is not None or one.done else None)
            for one in known_checkins(key_result, review.as_of)
        ],
        supports=supports,
        supported_by=supported_by,
        problems=problems_json(problems, root),
    )


def objective_page_json(
    state: ObjectiveState,
    review: CycleReview,
    team: str,
    *,
    supported_by: Sequence[str] = (),
    problems: Iterable[Finding] = (),
    root: Path,
) -> ObjectivePageJson:
    """An objective with its key results; what it supports stands among its figures."""
    chance = None if state.dropped else objective_chance(state)
    return document(
        ObjectivePageJson,
        review,
        state.objective,
        cycle=cycle_json(review),
        objective=objective_json(state, team, review.cycle),
        probability=None if chance is None else rounded(chance),
        supported_by=supported_by,
        problems=problems_json(problems, root),
    )
