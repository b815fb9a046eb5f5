"""The retrospective in the making: what is said of a closing cycle beside its figures, and what is still to be said.

Answers come from the questions, the options and a review file alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from okrcli.cli.answers import read_figure
from okrcli.cli.words import read_one_of
from okrcli.errors import AnswerError, UsageError
from okrcli.model import Address, Decision, KeyResultRetrospective, ObjectiveRetrospective, Settings, Team
from okrcli.model.okr import Number
from okrcli.model.periods import can_mean
from okrcli.render.labels import DECISION_WORDS
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.grading import (
    Final,
    Missing,
    final_of_key_result,
    final_of_objective,
    missing_of_key_result,
    missing_of_objective,
)
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState
from okrcli.workspace.addresses import resolve
from okrcli.workspace.close_cycle import Retrospective, read_review

_EXAMPLES = {
    "--grade": "leads=0.6",
    "--why": 'leads="Legal took a month"',
    "--learned": 'reference="Customers on stage beat any speaker"',
    "--decide": "reference=keep",
}


class Item(NamedTuple):
    """An objective, or one of its key results, that is to be graded."""

    address: Address
    objective: ObjectiveState
    key_result: KeyResultState | None


class RetroDraft:
    """Every objective and key result that is not dropped, key results before their objective, and what is said of them.

    What the files say already is said; every score is today's.
    """

    def __init__(self, review: CycleReview) -> None:
        self.review = review
        self.items = tuple(_items(review))
        self.said: dict[Address, Retrospective] = {}
        for item in self.items:
            standing = (item.key_result.key_result if item.key_result else item.objective.objective).retrospective
            if standing is not None:
                self.said[item.address] = standing

    def graded(self, settings: Settings) -> CycleReview:
        """The review with the scores that it ends with, where a grade was given; as it is without."""
        review = self.review
        if all(getattr(one, "graded", None) is None for one in self.said.values()):
            return review
        teams = tuple(self._told(team) for team in review.cycle.teams)
        closed = review_cycle(review.cycle._replace(teams=teams, closed=review.as_of), settings, review.as_of)
        return review._replace(summary=closed.summary, teams=closed.teams)

    def _told(self, team: Team) -> Team:
        """A team with what is said of its key results."""
        objectives = []
        for one in team.objectives:
            place = Address(self.review.cycle.id, team.id, one.id)
            said = [self.key_result_said(place._replace(key_result=each.id)) for each in one.key_results]
            told = [each._replace(retrospective=what) for each, what in zip(one.key_results, said, strict=True)]
            objectives.append(one._replace(key_results=tuple(told)))
        return team._replace(objectives=tuple(objectives))

    def find(self, address: Address) -> Item | None:
        """The item of an address; none where it is dropped or not graded here."""
        return next((item for item in self.items if item.address == address), None)

    def key_result_said(self, address: Address) -> KeyResultRetrospective:
        """What is said of a key result."""
        said = self.said.get(address)
        return said if isinstance(said, KeyResultRetrospective) else KeyResultRetrospective()

    def objective_said(self, address: Address) -> ObjectiveRetrospective:
        """What is said of an objective."""
        said = self.said.get(address)
        return said if isinstance(said, ObjectiveRetrospective) else ObjectiveRetrospective()

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
        return [item for item in self.items if self.missing(item) or item.address not in self.said]


def _items(review: CycleReview) -> Iterator[Item]:
    for place, objective in review.objectives():
        if objective.dropped:
            continue
        for state in objective.key_results:
            if not state.dropped:
                yield Item(place._replace(key_result=state.key_result.id), objective, state)
        yield Item(place, objective, None)


class ReviewOptions(NamedTuple):
    """What the command line says, as typed: `ADDRESS=TEXT` each; a decision without an address is for all others."""

    file: Path | None
    grades: Sequence[str]
    whys: Sequence[str]
    learned: Sequence[str]
    decisions: Sequence[str]

    def says_something(self) -> bool:
        """Whether there is anything to note."""
        return any(self)


def note_options(draft: RetroDraft, options: ReviewOptions, root: Path, day: date) -> None:
    """Note what the review file and the options say.

    Raises UsageError, AddressError, InvalidFileError, with nothing written.
    """
    cycle = draft.review.cycle.id
    if options.file is not None:
        prepared = read_review(options.file)
        named = prepared.cycle
        if named is not None and named.casefold() != cycle.casefold() and not can_mean(named, cycle):
            raise UsageError("review-of-other", typed=named, cycle=cycle)
        for objective, key_result, told in prepared.answers:
            place = resolve(root, cycle, objective, wanted=("objective",), today=day)
            if key_result is not None:
                place = resolve(root, cycle, f"{place.path}/{key_result}", wanted=("key_result",), today=day)
            for key, value in told.items():
                _note(draft, place, key, value)
    for option, key, texts in (
        ("--grade", "graded", options.grades),
        ("--why", "why", options.whys),
        ("--learned", "learned", options.learned),
        ("--decide", "decision", [text for text in options.decisions if "=" in text]),
    ):
        for text in texts:
            typed, _equals, told_text = text.partition("=")
            if not told_text.strip():
                raise UsageError("review-needs-address", option=option, typed=text, example=_EXAMPLES[option])
            place = resolve(root, cycle, typed.strip(), wanted=("objective", "key_result"), today=day)
            _note(draft, place, key, told_text.strip())
    for text in options.decisions:
        if "=" not in text:
            decision = read_decision(text)
            for item in draft.items:
                said = draft.objective_said(item.address)
                if item.key_result is None and said.decision is None:
                    draft.said[item.address] = said._replace(decision=decision)


def _note(draft: RetroDraft, place: Address, key: str, value: object) -> None:
    item = draft.find(place)
    if item is None:
        raise AnswerError("not-graded-here", address=place.path)
    if item.key_result is None:
        if key == "graded":
            raise AnswerError("grade-of-objective", address=place.path)
        answer: dict[str, Any] = {key: read_decision(str(value)) if key == "decision" else str(value)}
        draft.said[place] = draft.objective_said(place)._replace(**answer)
        return
    if key in ("learned", "decision"):
        raise AnswerError("lesson-of-key-result", address=place.path)
    said = draft.key_result_said(place)
    if key == "graded":
        grade = value if isinstance(value, int | float) else read_grade(str(value))
        draft.said[place] = said._replace(graded=own_grade(grade, draft.final(item).computed))
    else:
        draft.said[place] = said._replace(why=str(value))


def read_grade(typed: str) -> Number:
    """Read a grade from 0 to 1; raises AnswerError."""
    with suppress(AnswerError):
        grade = read_figure(typed)
        if 0 <= grade <= 1:
            return grade
    raise AnswerError("bad-grade", typed=typed)


def own_grade(grade: Number, computed: float | None) -> Number | None:
    """A person's grade; none where it is the computed score, which then stands."""
    return None if grade == computed else grade


def read_decision(typed: str) -> Decision:
    """Read keep, modify or abandon, in either language, or the beginning of one; raises AnswerError."""
    return read_one_of(typed, DECISION_WORDS, "bad-decision")
