"""What a document leaves open: the cycle that it is of, and questions that are asked once, with their answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Any, NamedTuple

from okrcli.errors import AddressError, UsageError
from okrcli.interchange.days import find_period, read_day, settle_order
from okrcli.interchange.draft import Document, Options, Question
from okrcli.interchange.figures import settle_decimal
from okrcli.model import Settings
from okrcli.model.periods import Period, resolve_period
from okrcli.workspace.cycles import find_cycle_id


class Around(NamedTuple):
    """What a document comes into: settings, the day, the cycles and teams that there are.

    `struck` is what is said of an entry that is struck through without a word.
    """

    settings: Settings
    today: date
    cycles: Mapping[str, Period]
    teams: Mapping[str, str]
    struck: str = "Struck through in the document"

    def find(self, text: str, year: str | None = None) -> Period | None:
        """The cycle that a text says, with its days here; see `find_period`."""
        period = find_period(text, self.today, self.settings.fiscal_year_starts, year)
        return period and self.cycles.get(period.id, period)

    def resolve(self, name: str) -> Period | None:
        """The cycle of a name: one that is there, also where the name has no year, else that of the calendar."""
        with suppress(AddressError):
            return self.cycles[find_cycle_id(list(self.cycles), name, self.today, self.settings.fiscal_year_starts)]
        return resolve_period(name, self.today, self.settings.fiscal_year_starts)

    def named(self, name: str) -> Period:
        """The cycle that somebody names; raises UsageError (`no-dates`) where none is called so, and none could be."""
        period = self.resolve(name)
        if period is None:
            raise UsageError("no-dates", typed=name)
        return period


_Tell = Callable[[str, int | None, str], object]  # what a question is about, its line, and the answer that is taken

_IN_FRONT = ("cycle", "period", "quarter", "trimestre", "période", "title")


def choose_cycle(document: Document, options: Options, around: Around, tell: _Tell) -> Period:
    """The cycle of the document, its objectives of other cycles left out; `tell` hears of one that is only likely.

    Raises UsageError (`import-no-cycle`, `import-cycles`, `no-dates`).
    """
    own = {
        text: around.cycles.get(text) or around.find(text) or around.resolve(text)
        for text in dict.fromkeys(entry.cycle for entry in document.objectives if entry.cycle)
    }
    several = {period.id: period for period in own.values() if period}
    wanted = around.named(options.cycle) if options.cycle is not None else None
    if len(several) > 1 and (wanted is None or wanted.id not in several):
        raise UsageError("import-cycles", cycles=sorted(several))
    if len(several) > 1 and wanted:
        _leave_out_others(document, own, wanted)
    period = wanted or next(iter(several.values()), None) or _said(document, options, around, tell)
    if period.id.startswith("FY") and (days := _span(document)) and days != [str(period.starts), str(period.ends)]:
        tell("dates", None, f"{period.starts} – {period.ends}")
    return period


def _leave_out_others(document: Document, own: Mapping[str, Period | None], wanted: Period) -> None:
    kept = []
    for entry in document.objectives:
        period = own.get(entry.cycle) if entry.cycle else None
        if period is None or period.id == wanted.id:
            kept.append(entry)
        else:
            document.skip(entry.line, "other-cycle", entry.said.words, cycle=period.id)
    document.objectives = kept


def _said(document: Document, options: Options, around: Around, tell: _Tell) -> Period:
    """The cycle that the document says for all of it; raises UsageError where it says none."""
    front = [(None, document.front[key][1]) for key in _IN_FRONT if key in document.front]
    titles: list[tuple[int | None, str]] = [*front, *document.titles]
    for _, text in titles:
        if period := around.find(text):
            return period
    if period := next(_of_days(document, options, around), None) or around.find(options.name):
        return period
    for line, text in titles:
        partial = re.search(r"\b[QTHS][1-4]\b", text)
        if partial and (period := around.resolve(partial[0])):
            tell("cycle", line, period.id)
            return period
    raise UsageError("import-no-cycle")


def _of_days(document: Document, options: Options, around: Around) -> Iterator[Period]:
    """The quarter or half from one to the other of a line's two dates, else of the first and last in columns."""
    order = options.order or settle_order(document.days)
    known = sorted(day.isoformat() for text in document.days if (day := read_day(text, order)))
    for days in (_span(document), known[:1] + known[-1:]):
        for name in (f"{days[0][:4]}-{part}" for part in ("Q1", "Q2", "Q3", "Q4", "H1", "H2") if days):
            period = resolve_period(name, around.today)
            if period and [str(period.starts), str(period.ends)] == days:
                yield around.cycles.get(period.id, period)


def _span(document: Document) -> list[str]:
    """The two ISO dates that stand in one line of the document, the first that has two."""
    found = (re.findall(r"\b20[0-9]{2}-[01][0-9]-[0-3][0-9]\b", text) for text in document.texts)
    return next((days for days in found if len(days) == 2), [])


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
