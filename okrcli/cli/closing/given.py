"""What the command line and a prepared review say of a closing, noted in its book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from okrcli.cli.answers import as_usage, read_figure
from okrcli.cli.close_cycle.draft import Book, Item
from okrcli.cli.prompts import AnswerError
from okrcli.errors import UsageError
from okrcli.i18n import _
from okrcli.model import Address, Decision
from okrcli.model.okr import Number
from okrcli.model.periods import can_mean
from okrcli.render.sanitise import visible
from okrcli.workspace.addresses import resolve
from okrcli.workspace.close_cycle import read_review

_EXAMPLES = {
    "--grade": "leads=0.6",
    "--why": 'leads="Legal took a month"',
    "--learned": 'reference="Customers on stage beat any speaker"',
    "--decide": "reference=keep",
}


class GivenReview(NamedTuple):
    """What the command line says, as typed: `ADDRESS=TEXT` each; a decision without an address is for all others."""

    path: Path | None
    grades: tuple[str, ...]
    whys: tuple[str, ...]
    learned: tuple[str, ...]
    decisions: tuple[str, ...]

    def says_something(self) -> bool:
        """Whether there is anything to note."""
        return self != GivenReview(None, (), (), (), ())


def note_given(book: Book, given: GivenReview, root: Path, day: date) -> None:
    """Note it all; raises UsageError, AddressError, InvalidFileError, with nothing written."""
    cycle = book.review.cycle.id
    if given.path is not None:
        prepared = read_review(given.path)
        named = prepared.cycle
        if named is not None and named.casefold() != cycle.casefold() and not can_mean(named, cycle):
            raise UsageError("review-of-other", typed=named, cycle=cycle)
        for objective, key_result, told in prepared.answers:
            place = resolve(root, cycle, objective, wanted=("objective",), today=day)
            if key_result is not None:
                place = resolve(root, cycle, f"{place.path}/{key_result}", wanted=("key_result",), today=day)
            for key, value in told.items():
                _note(book, place, key, value)
    for option, key, texts in _options(given):
        for text in texts:
            typed, equals, told_text = text.partition("=")
            if not equals or not told_text.strip():
                if option == "--decide" and not equals:
                    continue
                raise UsageError("review-needs-address", option=option, typed=text, example=_EXAMPLES[option])
            place = resolve(root, cycle, typed.strip(), wanted=("objective", "key_result"), today=day)
            _note(book, place, key, told_text.strip())
    for text in given.decisions:
        if "=" not in text:
            _decide_the_rest(book, text)


def read_grade(typed: str) -> Number:
    """Read a grade from 0 to 1; raises AnswerError."""
    grade = read_figure(typed)
    if not 0 <= grade <= 1:
        raise AnswerError(
            _("“{typed}” is no grade").format(typed=visible(typed)), _("A grade is a number from 0 to 1, such as 0.6.")
        )
    return grade


def read_decision(typed: str) -> Decision:
    """Read keep, modify or abandon, in either language, or the beginning of one; raises AnswerError."""
    from okrcli.render.labels import decision_word

    word = typed.strip().lower()
    found = [one for one in Decision if word and (one.value.startswith(word) or decision_word(one).startswith(word))]
    if len(found) != 1:
        raise AnswerError(
            _("“{typed}” is no decision").format(typed=visible(typed)),
            _("Type one of: {choices}.").format(choices=", ".join(decision_word(one) for one in Decision)),
        )
    return found[0]


def _options(given: GivenReview) -> Iterator[tuple[str, str, Sequence[str]]]:
    yield "--grade", "graded", given.grades
    yield "--why", "why", given.whys
    yield "--learned", "learned", given.learned
    yield "--decide", "decision", given.decisions


def _note(book: Book, place: Address, key: str, value: object) -> None:
    item = book.find(place)
    if item is None:
        problem = _("{address} is not graded here: it was dropped, or is of another cycle or team")
        raise UsageError("bad-answer", problem=problem.format(address=place.path), hint=None)
    try:
        _say(book, item, key, value)
    except AnswerError as error:
        raise as_usage(error) from error


def _say(book: Book, item: Item, key: str, value: object) -> None:
    if item.key_result is None:
        if key == "graded":
            problem = _("{address} is an objective, and its score comes from its key results")
            raise AnswerError(problem.format(address=item.address.path), _("Grade those."))
        said = book.objective_said(item.address)
        if key == "decision":
            book.say(item, said._replace(decision=read_decision(str(value))))
        else:
            text = str(value)
            book.say(item, said._replace(why=text) if key == "why" else said._replace(learned=text))
        return
    if key in ("learned", "decision"):
        problem = _("{address} is a key result, and what was learned and decided is said of its objective")
        raise AnswerError(problem.format(address=item.address.path), _("Name the objective."))
    noted = book.key_result_said(item.address)
    if key == "graded":
        grade = value if isinstance(value, int | float) else read_grade(str(value))
        book.say(item, noted._replace(graded=own_grade(grade, book.final(item).computed)))
    else:
        book.say(item, noted._replace(why=str(value)))


def own_grade(grade: Number, computed: float | None) -> Number | None:
    """A person's grade; none where it is the computed score, which then stands."""
    return None if grade == computed else grade


def _decide_the_rest(book: Book, typed: str) -> None:
    try:
        decision = read_decision(typed)
    except AnswerError as error:
        raise as_usage(error) from error
    for item in book.items:
        if item.key_result is None and book.objective_said(item.address).decision is None:
            book.say(item, book.objective_said(item.address)._replace(decision=decision))
