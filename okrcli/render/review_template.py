"""The review of a cycle to fill in: what `okr close-cycle --template` writes and `--from` reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrcli.i18n import _
from okrcli.model import Address, KeyResultRetrospective, ObjectiveRetrospective
from okrcli.render.checkin import last_label, measure_label
from okrcli.render.glyphs import UNICODE
from okrcli.render.labels import score_label, status_word
from okrcli.render.sanitise import visible
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState
from okrcli.yaml.scalars import format_value


def review_template(review: CycleReview) -> str:
    """The whole text: what is said already is filled in, the rest left blank, with the figures in comments."""
    lines = [
        "# " + _("Fill in, then: {command}").format(command="okr close-cycle --from FILE"),
        "# " + _("`why` is needed below the goal, and with a grade of one's own; `decision` always."),
        "# " + _("`decision` is keep, modify or abandon; `graded` replaces the computed score, 0 to 1."),
        f"cycle: {format_value(review.cycle.id)}",
        "objectives:",
    ]
    for team in review.teams:
        for objective in team.objectives:
            if not objective.dropped:
                lines += _objective(objective, Address(review.cycle.id, team.team.id, objective.objective.id), review)
    return "\n".join(lines) + "\n"


def _objective(state: ObjectiveState, place: Address, review: CycleReview) -> Iterator[str]:
    said = state.objective.retrospective or ObjectiveRetrospective()
    yield ""
    yield f"  # {visible(state.objective.statement)}: {_figures(state)}"
    yield f"  {place.path}:"
    yield _line(4, "why", said.why)
    yield _line(4, "learned", said.learned)
    yield _line(4, "decision", said.decision.value if said.decision else None)
    kept = [one for one in state.key_results if not one.dropped]
    if kept:
        yield "    key_results:"
    for one in kept:
        yield from _key_result(one, review.as_of)


def _key_result(state: KeyResultState, day: date) -> Iterator[str]:
    key_result = state.key_result
    said = key_result.retrospective or KeyResultRetrospective()
    about = f"{measure_label(state, UNICODE)}; {last_label(state, day, UNICODE)}"
    yield f"      # {visible(key_result.statement)}: {about}"
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
