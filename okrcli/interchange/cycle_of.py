"""Which cycle a document is of: what the command line says, its headings, a column, days, else the file's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from okrcli.errors import AddressError, UsageError
from okrcli.interchange.days import find_period, read_day, settle_order
from okrcli.interchange.draft import Document, Options
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
        return self._here(find_period(text, self.today, self.settings.fiscal_year_starts, year))

    def resolve(self, name: str) -> Period | None:
        """The cycle of a name, with its days here."""
        return self._here(resolve_period(name, self.today, self.settings.fiscal_year_starts))

    def named(self, name: str) -> Period:
        """The cycle that somebody names; raises UsageError (`no-dates`) where none is called so, and none could be."""
        try:
            found = find_cycle_id(list(self.cycles), name, self.today, self.settings.fiscal_year_starts)
        except AddressError:
            period = self.resolve(name)
            if period is None:
                raise UsageError("no-dates", typed=name) from None
            return period
        return self.cycles[found]

    def _here(self, period: Period | None) -> Period | None:
        return period and self.cycles.get(period.id, period)


Ask = Callable[[str, int | None, str], object]
"""What is told of a question: what it is about, its line, and the answer that is taken."""

_IN_FRONT = ("cycle", "period", "quarter", "trimestre", "période", "title")


def choose_cycle(document: Document, options: Options, around: Around, ask: Ask) -> Period:
    """The cycle of the document, its objectives of other cycles left out; `ask` is told of one that is only likely.

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
    period = wanted or next(iter(several.values()), None) or _said(document, options, around, ask)
    days = _span(document)
    if period.id.startswith("FY") and days and days != [str(period.starts), str(period.ends)]:
        ask("dates", None, f"{period.starts} – {period.ends}")
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


def _said(document: Document, options: Options, around: Around, ask: Ask) -> Period:
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
            ask("cycle", line, period.id)
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
