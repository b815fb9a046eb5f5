"""`okr close-cycle`: what is known of what is to be graded, the review as a file to fill in, and what was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict

from rich.console import RenderableType

from okrcli.i18n import _, ngettext, pgettext
from okrcli.i18n.sentences import apart, labelled
from okrcli.model import Address, KeyResultRetrospective, ObjectiveRetrospective, ObjectiveType
from okrcli.render.bars import Gauge
from okrcli.render.checkin import WIDEST, bar_lines, last_label, measure_label, question
from okrcli.render.documents import CycleJson, Figure, SummaryJson, cycle_json, document, file_name
from okrcli.render.glyphs import UNICODE, Glyphs
from okrcli.render.labels import score_label, status_word, type_word
from okrcli.render.layout import facts, words
from okrcli.render.sanitise import visible
from okrcli.scoring.grading import Final, Missing, final_of_key_result, final_of_objective
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState, Status
from okrcli.yaml.scalars import format_value

Written = Mapping[Address, KeyResultRetrospective | ObjectiveRetrospective]


def key_result_question(
    state: KeyResultState, day: date, address: str, position: str, width: int, glyphs: Glyphs
) -> Iterator[RenderableType]:
    """Draw what is known of a key result before its grade."""
    width = min(width, WIDEST)
    known = [
        *_score_lines(state.score, state.goal, state.status, width, glyphs),
        facts([(_("Last"), last_label(state, day, glyphs))]),
    ]
    about = (measure_label(state, glyphs), state.key_result.owner)
    yield from question((position, address), state.key_result.statement, about, known, width, glyphs)


def objective_question(
    state: ObjectiveState, final: Final, address: str, position: str, width: int, glyphs: Glyphs
) -> Iterator[RenderableType]:
    """Draw what is known of an objective, its key results being graded."""
    width = min(width, WIDEST)
    objective = state.objective
    number = sum(not one.dropped for one in state.key_results)
    count = ngettext("{n} key result", "{n} key results", number).format(n=number)
    kind = type_word(objective.type) if objective.type is ObjectiveType.COMMITTED else ""
    over = state.status in (Status.ACHIEVED, Status.MISSED)
    status = _ending(final) if over else state.status
    known = _score_lines(final.score, state.goal, status, width, glyphs)
    about = (_("objective"), kind, count, objective.owner)
    yield from question((position, address), objective.statement, about, known, width, glyphs)


def missing_words(missing: Sequence[Missing]) -> str:
    """What is still to be said, in words."""
    if len(missing) > 1:
        return _("why it came out so; keep, modify or abandon")
    return _("why it came out so") if missing[0] is Missing.WHY else _("keep, modify or abandon")


def _score_lines(
    score: float | None, goal: float, status: Status, width: int, glyphs: Glyphs
) -> Iterator[RenderableType]:
    of_goal = " " + _("of {goal}").format(goal=score_label(goal))
    figure = words((score_label(score) or glyphs.dash, "strong"), (of_goal, "quiet"))
    return bar_lines(Gauge(score, None, goal), status, figure, "", width, glyphs)


class GradedKeyResultJson(TypedDict):
    """A key result at closing: `computed` by the figures, `graded` by a person where one did, `score` what counts."""

    id: str
    address: str
    key_result: str
    computed: float | None
    graded: Figure | None
    score: float | None
    goal: float
    status: str
    why: str | None


class GradedObjectiveJson(TypedDict):
    """An objective at closing."""

    id: str
    address: str
    objective: str
    type: str
    score: float | None
    goal: float
    status: str
    why: str | None
    learned: str | None
    decision: str | None
    key_results: list[GradedKeyResultJson]


class ClosingJson(TypedDict):
    """`okr close-cycle --json`: what was written, the cycle being closed now or, with `--team`, not yet."""

    schema_version: int
    as_of: str
    cycle: CycleJson
    summary: SummaryJson
    objectives: list[GradedObjectiveJson]
    files: list[str]


def closing_json(review: CycleReview, written: Written, files: Iterable[Path], root: Path) -> ClosingJson:
    """The cycle as it was closed, with what was said of each objective and key result that was not dropped."""
    return document(
        ClosingJson,
        review,
        cycle=cycle_json(review),
        objectives=[_objective_json(one, place, written) for place, one in review.objectives() if not one.dropped],
        files=[file_name(path, root) for path in files],
    )


def _objective_json(state: ObjectiveState, place: Address, written: Written) -> GradedObjectiveJson:
    said = written.get(place)
    told = said if isinstance(said, ObjectiveRetrospective) else ObjectiveRetrospective()
    below = {one.key_result.id: _key_result_said(one, place, written) for one in state.key_results}
    final = final_of_objective(state, below)
    return document(
        GradedObjectiveJson,
        final,
        told,
        state.objective,
        address=place.path,
        objective=state.objective.statement,
        status=_ending(final),
        key_results=[
            _key_result_json(one, place, below[one.key_result.id]) for one in state.key_results if not one.dropped
        ],
    )


def _ending(final: Final) -> Status:
    return Status.ACHIEVED if final.reached else Status.MISSED


def _key_result_said(state: KeyResultState, place: Address, written: Written) -> KeyResultRetrospective:
    said = written.get(place._replace(key_result=state.key_result.id))
    return said if isinstance(said, KeyResultRetrospective) else KeyResultRetrospective()


def _key_result_json(state: KeyResultState, place: Address, said: KeyResultRetrospective) -> GradedKeyResultJson:
    final, key_result = final_of_key_result(state, said), state.key_result
    return document(
        GradedKeyResultJson,
        final,
        said,
        key_result,
        address=place._replace(key_result=key_result.id).path,
        key_result=key_result.statement,
        status=_ending(final),
    )


def review_template(review: CycleReview) -> str:
    """What `--template` writes and `--from` reads: what is said is filled in, the rest blank, figures in comments."""
    lines = [
        "# " + _("Fill in, then: {command}").format(command="okr close-cycle --from " + pgettext("metavar", "FILE")),
        "# " + _("`why` is needed below the goal, and beside a grade; `decision` always."),
        "# " + _("`decision` is keep, modify or abandon; `graded` replaces the computed score, 0 to 1."),
        f"cycle: {format_value(review.cycle.id)}",
        "objectives:",
    ]
    for place, objective in review.objectives():
        if not objective.dropped:
            lines += _objective_lines(objective, place, review)
    return "\n".join(lines) + "\n"


def _objective_lines(state: ObjectiveState, place: Address, review: CycleReview) -> Iterator[str]:
    said = state.objective.retrospective or ObjectiveRetrospective()
    yield ""
    yield "  # " + labelled(visible(state.objective.statement), _figures(state))
    yield f"  {place.path}:"
    yield _line(4, "why", said.why)
    yield _line(4, "learned", said.learned)
    yield _line(4, "decision", said.decision.value if said.decision else None)
    kept = [one for one in state.key_results if not one.dropped]
    if kept:
        yield "    key_results:"
    for one in kept:
        yield from _key_result_lines(one, review.as_of)


def _key_result_lines(state: KeyResultState, day: date) -> Iterator[str]:
    key_result = state.key_result
    said = key_result.retrospective or KeyResultRetrospective()
    about = apart([measure_label(state, UNICODE), last_label(state, day, UNICODE)])
    yield "      # " + labelled(visible(key_result.statement), about)
    yield f"      # {_figures(state)}"
    yield f"      {format_value(key_result.id)}:"
    yield _line(8, "graded", said.graded)
    yield _line(8, "why", said.why)


def _figures(state: KeyResultState | ObjectiveState) -> str:
    words = _("{score} of {goal}, {status}")
    return words.format(
        score=score_label(state.score) or "-", goal=score_label(state.goal), status=status_word(state.status)
    )


def _line(indent: int, key: str, value: object) -> str:
    return " " * indent + f"{key}:" + ("" if value is None else f" {format_value(value)}")
