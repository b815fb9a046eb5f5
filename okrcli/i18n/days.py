"""Days as people type them: `12/07/2026`, `13 juillet`, `July 13`, `monday`, `hier`. Files and JSON know ISO alone.

Words are understood in every language there is, the one in use first: who works in French types `today` now and then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from okrcli.i18n import language
from okrcli.i18n.conventions import Conventions, conventions, read_conventions
from okrcli.languages import languages
from okrcli.letters import bare
from okrcli.model.periods import parse_day

_YEAR_FIRST = re.compile(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})")
# Two figures without a year need the slash: `1.2` is a version, `07-12` may be the end of an ISO date.
_FIGURES = re.compile(r"([0-9]{1,2})(?:/([0-9]{1,2})(?:/([0-9]{4}|[0-9]{2}))?|([-. ])([0-9]{1,2})\4([0-9]{4}))")
_LEAST = 3  # letters that name a day or a month
_WEEK, _HALF_A_YEAR = 7, 182
_LONGEST = 60


def read_typed_day(text: str, today: date, since: date | None = None) -> date:
    """Read a day as people type it; raises ValueError for what is none, or could be two months.

    `12/07` has the day first or the month by the language in use, unless it can be one of the two only; in English,
    which has both ways, also where the first would be yet to come. Without a year it is the one that is nearest to
    today, and a weekday's name is its latest up to today. With `since`, which lies around a day to come, both are the
    first on or after it, a weekday not before today.
    """
    try:
        return parse_day(text)
    except ValueError:
        pass
    first = today - timedelta(_HALF_A_YEAR) if since is None else since
    plain = _plain(text[:_LONGEST])
    found = _read_figures(plain, today, first, guarded=since is None)
    for ways in _ways() if found is None else ():
        found = _read_words(plain, ways, today, first, ahead=since is not None)
        if found is not None:
            break
    return parse_day(found.isoformat() if found is not None else text)


def example_day(day: date) -> str:
    """A day as people may type it, in figures: `13/07`."""
    return f"{day.day:02}/{day.month:02}" if conventions().day_first else f"{day.month:02}/{day.day:02}"


def _ways() -> Iterator[Conventions]:
    yield conventions()
    yield from (read_conventions(code) for code in languages() if code != language())


def _plain(text: str) -> str:
    """Small letters without accents, parted by single blanks; apostrophes, and marks at the end of words, are gone."""
    letters = bare(text.replace("’", "'").replace("ʼ", "'")).replace("'", "")
    parted = re.sub(r"(?<=[a-z0-9])[.,](?=\s|$)|(?<=[a-z])[.,/-]+|[-./](?=[a-z])", " ", letters)
    return " ".join(parted.split())


def _read_figures(text: str, today: date, first: date, *, guarded: bool) -> date | None:
    written = _YEAR_FIRST.fullmatch(text)
    if written:
        return _day(int(written[1]), int(written[3]), int(written[4]))
    written = _FIGURES.fullmatch(text)
    if written is None:
        return None
    one, two, year = int(written[1]), int(written[2] or written[5]), written[3] or written[6]
    readings = [(two, one), (one, two)] if conventions().day_first else [(one, two), (two, one)]
    days = [day for month, number in readings if (day := _dated(year, month, number, first)) is not None]
    if guarded and not conventions().day_first:
        days.sort(key=lambda day: day > today)
    return days[0] if days else None


def _read_words(text: str, ways: Conventions, today: date, first: date, *, ahead: bool) -> date | None:
    """The day that words of one language name: how far away it is, a weekday, or a month with its day."""
    for words, away in ways.days_away.items():
        if text == _plain(words):
            return today + timedelta(away)
    number = ("(?P<{}>[0-9]{{1,3}}|" + "|".join(ways.counts) + ")").format
    ago = re.fullmatch(ways.days_ago.format(days=number("days"), weeks=number("weeks")), text)
    if ago:
        single, sevens = (int(ways.counts.get(many, many)) for many in (ago["days"] or "0", ago["weeks"] or "0"))
        return today - timedelta(single + _WEEK * sevens)
    text = re.sub(rf"(?:^|(?<= ))(?:{ways.around_dates}) ", "", text)
    name = "(?P<name>[a-z]+)"
    for pattern, days in ((name, None), (ways.last.format(weekday=name), -1), (ways.next.format(weekday=name), 1)):
        said = re.fullmatch(pattern, text)
        weekday = _place(said["name"], ways.weekdays) if said else None
        if weekday is not None and days is None:
            return _on(weekday, max(first, today) if ahead else today - timedelta(_WEEK - 1))
        if weekday is not None and days is not None:
            return _on(weekday, today + timedelta(1 if days > 0 else -_WEEK))
    name = "(?P<weekday>[a-z]+ )?"
    figure, month, year = rf"(?P<day>[0-9]{{1,2}})(?:{ways.ordinals})?", "(?P<month>[a-z]+)", "(?: (?P<year>[0-9]{4}))?"
    said = re.fullmatch(f"{name}{figure} ?{month}{year}", text) or re.fullmatch(f"{name}{month} ?{figure}{year}", text)
    place = _place(said["month"], ways.month_names) if said else None
    if said is None or place is None:
        return None
    day = _dated(said["year"], place + 1, int(said["day"]), first)
    weekday = _place(said["weekday"].strip(), ways.weekdays) if said["weekday"] and day else None
    return None if said["weekday"] and (day is None or weekday != day.weekday()) else day


def _place(word: str, names: Sequence[str]) -> int | None:
    """Which of the names a word is, or is the beginning of."""
    found = [place for place, name in enumerate(names) if len(word) >= _LEAST and _plain(name).startswith(word)]
    return found[0] if len(found) == 1 else None


def _on(weekday: int, first: date) -> date:
    """The first day of that name on or after another."""
    return first + timedelta((weekday - first.weekday()) % _WEEK)


def _dated(year: str | None, month: int, day: int, first: date) -> date | None:
    """That day of the year that is named, or the first such day on or after another."""
    if year is not None:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    found = (_day(first.year + more, month, day) for more in range(9))  # 29 February may be eight years away
    return next((one for one in found if one is not None and one >= first), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
