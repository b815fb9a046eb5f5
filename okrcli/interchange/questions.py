"""What a document leaves open: each question asked once, and the answers that everything else is read with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from okrcli.interchange.cycle_of import Around, choose_cycle
from okrcli.interchange.days import settle_order
from okrcli.interchange.draft import Document, Options
from okrcli.interchange.figures import settle_decimal
from okrcli.interchange.reading import Question


class Choices(NamedTuple):
    """What the command line settles; see `Options` for how the document is read."""

    options: Options
    as_of: date | None = None
    mid: date | None = None


Ask = Callable[[Question], object]


class Questions:
    """The questions of one document, with the cycle, the decimal mark and the order of days that it has.

    `order` is none where no date of the document tells it. Raises UsageError as `choose_cycle` does.
    """

    def __init__(self, document: Document, choices: Choices, around: Around, ask: Ask) -> None:
        self.document, self.choices, self.today, self._ask = document, choices, around.today, ask
        self.asked: dict[object, Question] = {}
        self.order = choices.options.order or settle_order(document.days)
        self._settled = settle_decimal(document.texts, separator=document.separator)
        self._usual = "," if around.settings.language == "fr" else "."
        self.cycle = choose_cycle(document, choices.options, around, self.answer)
        self.starts, self.ends = self.cycle.starts, self.cycle.ends

    def answer(self, about: str, line: int | None, default: object, *, of: object = None, **facts: object) -> Any:
        """The answer to a question, asked once, or once for each thing that it is asked `of`."""
        key = (about, of)
        if key not in self.asked:
            question = Question(line, about, default, facts)
            self.asked[key] = question._replace(default=self._ask(question))
        return self.asked[key].default

    @property
    def decimal(self) -> str:
        """The decimal mark, or the usual one where nothing told yet."""
        return self._settled or self._usual

    def settle_decimal(self, line: int, text: str) -> None:
        """Ask what a lone comma before three digits is, where the document does not tell."""
        if self._settled is None:
            self._settled = self.answer("numbers", line, self._usual, example=text)

    def as_of(self, line: int) -> date:
        """The day of all that has none of its own."""
        day: date = self.choices.as_of or self.answer("as_of", line, min(self.today, self.ends))
        return day

    def mid(self, line: int) -> date:
        """The day of scores in the middle of the cycle: its first day and half of its days, rounded down."""
        middle = self.starts + timedelta(((self.ends - self.starts).days + 1) // 2)
        day: date = self.choices.mid or self.answer("mid", line, middle)
        return day

    def final(self, line: int) -> date:
        """The day of final scores: the cycle's last, or that of everything where it is not over."""
        return self.ends if self.ends < self.today else self.as_of(line)
