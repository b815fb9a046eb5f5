"""`okr close-cycle --json`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from okrcli.model import Address, KeyResultRetrospective, ObjectiveRetrospective
from okrcli.render.documents.status import cycle_json, summary_json
from okrcli.render.documents.types import SCHEMA_VERSION, ClosingJson, GradedKeyResultJson, GradedObjectiveJson
from okrcli.scoring.grading import final_of_key_result, final_of_objective
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState

Written = Mapping[Address, KeyResultRetrospective | ObjectiveRetrospective]


def closing_json(review: CycleReview, written: Written, files: Iterable[Path], root: Path) -> ClosingJson:
    """The cycle as it was closed, with what was said of each objective and key result that was not dropped."""
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": review.as_of.isoformat(),
        "cycle": cycle_json(review),
        "summary": summary_json(review.summary),
        "objectives": list(_objectives(review, written)),
        "files": [path.relative_to(root).as_posix() for path in files],
    }


def _objectives(review: CycleReview, written: Written) -> Iterator[GradedObjectiveJson]:
    for team in review.teams:
        for state in team.objectives:
            if not state.dropped:
                yield _objective(state, Address(review.cycle.id, team.team.id, state.objective.id), written)


def _objective(state: ObjectiveState, place: Address, written: Written) -> GradedObjectiveJson:
    said = written.get(place)
    told = said if isinstance(said, ObjectiveRetrospective) else ObjectiveRetrospective()
    below = {one.key_result.id: _key_result_said(one, place, written) for one in state.key_results}
    final = final_of_objective(state, below)
    return {
        "id": place.objective or "",
        "address": place.path,
        "objective": state.objective.statement,
        "type": state.objective.type.value,
        "score": final.score,
        "goal": final.goal,
        "status": "achieved" if final.reached else "missed",
        "why": told.why,
        "learned": told.learned,
        "decision": told.decision.value if told.decision else None,
        "key_results": [
            _key_result(one, place, below[one.key_result.id]) for one in state.key_results if not one.dropped
        ],
    }


def _key_result_said(state: KeyResultState, place: Address, written: Written) -> KeyResultRetrospective:
    said = written.get(place._replace(key_result=state.key_result.id))
    return said if isinstance(said, KeyResultRetrospective) else KeyResultRetrospective()


def _key_result(state: KeyResultState, place: Address, said: KeyResultRetrospective) -> GradedKeyResultJson:
    final = final_of_key_result(state, said)
    return {
        "id": state.key_result.id,
        "address": place._replace(key_result=state.key_result.id).path,
        "key_result": state.key_result.statement,
        "computed": final.computed,
        "graded": said.graded,
        "score": final.score,
        "goal": final.goal,
        "status": "achieved" if final.reached else "missed",
        "why": said.why,
    }
