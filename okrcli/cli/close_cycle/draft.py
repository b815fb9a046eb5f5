"""What is said at a closing, and what is still to be said: the answers of one sitting beside the cycle's figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from okrcli.model import Address, KeyResultRetrospective, ObjectiveRetrospective
from okrcli.scoring.grading import (
    Final,
    Missing,
    final_of_key_result,
    final_of_objective,
    missing_of_key_result,
    missing_of_objective,
)
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState
from okrcli.workspace.close_cycle import Retrospective


class Item(NamedTuple):
    """An objective, or one of its key results, that is to be graded."""

    address: Address
    objective: ObjectiveState
    key_result: KeyResultState | None


class Book:
    """Every objective and key result that is not dropped, key results before their objective, and what is said of them.

    What the files say already is said; every score is today's.
    """

    def __init__(self, review: CycleReview) -> None:
        self.review = review
        self.items = tuple(_items(review))
        self._said: dict[Address, Retrospective] = {}
        for item in self.items:
            standing = (item.key_result.key_result if item.key_result else item.objective.objective).retrospective
            if standing is not None:
                self._said[item.address] = standing

    def find(self, address: Address) -> Item | None:
        """The item of an address; none where it is dropped or not of this sitting."""
        return next((item for item in self.items if item.address == address), None)

    def is_said(self, item: Item) -> bool:
        """Whether anything was said of it, be it that the computed score stands."""
        return item.address in self._said

    def key_result_said(self, address: Address) -> KeyResultRetrospective:
        """What is said of a key result."""
        said = self._said.get(address)
        return said if isinstance(said, KeyResultRetrospective) else KeyResultRetrospective()

    def objective_said(self, address: Address) -> ObjectiveRetrospective:
        """What is said of an objective."""
        said = self._said.get(address)
        return said if isinstance(said, ObjectiveRetrospective) else ObjectiveRetrospective()

    def say(self, item: Item, said: Retrospective) -> None:
        """Note an answer."""
        self._said[item.address] = said

    def copy(self) -> dict[Address, Retrospective]:
        """All that is said, for `restore`."""
        return dict(self._said)

    def restore(self, said: dict[Address, Retrospective]) -> None:
        """Go back to what was said before."""
        self._said = said

    def written(self, item: Item) -> Retrospective:
        """What the file is to say of it, with the score as it is by now."""
        final = self.final(item)
        if item.key_result is None:
            return self.objective_said(item.address)._replace(score=final.score)
        return self.key_result_said(item.address)._replace(score=final.computed)

    def final(self, item: Item) -> Final:
        """The score that it ends with, by what was said so far."""
        if item.key_result is not None:
            return final_of_key_result(item.key_result, self.key_result_said(item.address))
        graded = {
            one.key_result.id: self.key_result_said(item.address._replace(key_result=one.key_result.id))
            for one in item.objective.key_results
        }
        return final_of_objective(item.objective, graded)

    def missing(self, item: Item) -> tuple[Missing, ...]:
        """What has to be said of it yet."""
        final = self.final(item)
        if item.key_result is not None:
            return missing_of_key_result(final, self.key_result_said(item.address))
        return missing_of_objective(final, self.objective_said(item.address))

    def unsettled(self) -> list[Item]:
        """What the cycle cannot close without."""
        return [item for item in self.items if self.missing(item)]

    def unseen(self) -> list[Item]:
        """What lacks something, or was never looked at."""
        return [item for item in self.items if self.missing(item) or not self.is_said(item)]


def _items(review: CycleReview) -> Iterator[Item]:
    for team in review.teams:
        for objective in team.objectives:
            if objective.dropped:
                continue
            place = Address(review.cycle.id, team.team.id, objective.objective.id)
            for state in objective.key_results:
                if not state.dropped:
                    yield Item(place._replace(key_result=state.key_result.id), objective, state)
            yield Item(place, objective, None)
