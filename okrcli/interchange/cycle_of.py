"""Which cycle a document is of: what the command line says, its headings, a column, days, else the file's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
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


Ask = Callable[[str, int | None, str], object]
"""What is told of a question: what it is about, its line, and the answer that is taken."""


def choose_cycle(document: Document, options: Options, around: Around, ask: Ask) -> Period:
    """The cycle of the document, its objectives of other cycles left out; `ask` is told of one that is only likely.

    Raises UsageError (`import-no-cycle`, `import-cycles`, `no-dates`).
    """
    return _Choice(document, options, around, ask).choose()


class _Choice:
    """The choice of a cycle."""

    def __init__(self, document: Document, options: Options, around: Around, ask: Ask) -> None:
        self.document, self.options, self.around, self.ask = document, options, around, ask

    def _period(self, text: str, year: str | None = None) -> Period | None:
        found = find_period(text, self.around.today, self.around.settings.fiscal_year_starts, year)
        return self._known(found) if found else None

    def _known(self, period: Period) -> Period:
        return self.around.cycles.get(period.id, period)

    def choose(self) -> Period:
        """The cycle of the document; raises UsageError where it says none, or several."""
        period = self._choose()
        days = self._days()
        if period.id.startswith("FY") and days and days != [str(period.starts), str(period.ends)]:
            self.ask("dates", None, f"{period.starts} – {period.ends}")
        return period

    def _choose(self) -> Period:
        own = {entry.cycle: self._own_cycle(entry.cycle) for entry in self.document.objectives if entry.cycle}
        periods = {period.id: period for period in own.values() if period}
        if self.options.cycle is not None:
            wanted = self._named(self.options.cycle)
            if len(periods) > 1 and wanted.id not in periods:
                raise UsageError("import-cycles", cycles=sorted(periods))
            if len(periods) > 1:
                self._leave_out(own, wanted)
            return wanted
        if len(periods) > 1:
            raise UsageError("import-cycles", cycles=sorted(periods))
        if periods:
            return next(iter(periods.values()))
        front = [
            self.document.front[key][1]
            for key in ("cycle", "period", "quarter", "trimestre", "période", "title")
            if key in self.document.front
        ]
        for text in [*front, *(text for _, text in self.document.titles)]:
            if period := self._period(text):
                return period
        if period := self._of_days() or self._period(self.options.name):
            return period
        for line, text in [*((None, text) for text in front), *self.document.titles]:
            partial = re.search(r"\b[QTHS][1-4]\b", text)
            period = (
                resolve_period(partial[0], self.around.today, self.around.settings.fiscal_year_starts)
                if partial
                else None
            )
            if period:
                self.ask("cycle", line, period.id)
                return self._known(period)
        raise UsageError("import-no-cycle")

    def _own_cycle(self, text: str) -> Period | None:
        return (
            self.around.cycles.get(text)
            or self._period(text)
            or resolve_period(text, self.around.today, self.around.settings.fiscal_year_starts)
        )

    def _of_days(self) -> Period | None:
        """The quarter or half from one to the other of a line's two dates, else of the first and last in columns."""
        order = self.options.order or settle_order(self.document.days)
        known = sorted(day.isoformat() for text in self.document.days if (day := read_day(text, order)))
        for days in (self._days(), [known[0], known[-1]] if known else []):
            for name in (f"{days[0][:4]}-{part}" for part in ("Q1", "Q2", "Q3", "Q4", "H1", "H2") if days):
                period = resolve_period(name, self.around.today)
                if period and [str(period.starts), str(period.ends)] == days:
                    return self._known(period)
        return None

    def _days(self) -> list[str]:
        """The two ISO dates that stand in one line of the document, the first that has two."""
        found = (re.findall(r"\b20[0-9]{2}-[01][0-9]-[0-3][0-9]\b", text) for text in self.document.texts)
        return next((days for days in found if len(days) == 2), [])

    def _named(self, name: str) -> Period:
        try:
            return self.around.cycles[
                find_cycle_id(
                    list(self.around.cycles), name, self.around.today, self.around.settings.fiscal_year_starts
                )
            ]
        except AddressError:
            period = resolve_period(name, self.around.today, self.around.settings.fiscal_year_starts)
            if period is None:
                raise UsageError("no-dates", typed=name) from None
            return period

    def _leave_out(self, own: Mapping[str, Period | None], wanted: Period) -> None:
        """Without the objectives of other cycles."""
        kept = []
        for entry in self.document.objectives:
            period = own.get(entry.cycle) if entry.cycle else None
            if period is None or period.id == wanted.id:
                kept.append(entry)
            else:
                self.document.skip(entry.line, "other-cycle", entry.said.words, cycle=period.id)
        self.document.objectives = kept
