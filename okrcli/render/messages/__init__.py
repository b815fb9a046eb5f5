"""Sentences by code or reason: what is wrong and what to do, made from the facts where it is shown.

Each module has a table, `SENTENCES`: code -> `Sentence`, or a function of the facts that chooses one. It is imported
when one of its sentences is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from okrcli.i18n import _
from okrcli.i18n.dates import format_date
from okrcli.i18n.numbers import format_number
from okrcli.i18n.sentences import fill, listed
from okrcli.render.sanitise import short_path, visible

Facts = Mapping[str, object]


class Sentence(NamedTuple):
    """Templates for `str.format` with a finding's or an error's facts, marked with `N_` where they are written."""

    message: str
    hint: str | None = None


Table = Mapping[str, Sentence | Callable[[Facts], Sentence]]

FAMILIES = {
    "E1": "files",
    "E2": "schema",
    "E3": "schema",
    "E4": "files",
    **dict.fromkeys("OKCPGS", "rules"),
}
OTHERS = ("answers", "errors", "sharing", "imports")
_CODE = re.compile("[A-Z][0-9]+")


def sentence_of(code: str, facts: Facts, translate: Callable[[str], str] = _) -> str:
    """What is wrong, in the reader's language, or untranslated with `translate=N_`; facts are made fit to be shown."""
    return _fill(translate(find_sentence(code, facts).message), facts, _way(code, translate))


def hint_of(code: str, facts: Facts, translate: Callable[[str], str] = _) -> str | None:
    """What to do about it; none where the sentence says it all."""
    hint = find_sentence(code, facts).hint
    return None if hint is None else _fill(translate(hint), facts, _way(code, translate))


def find_sentence(code: str, facts: Facts) -> Sentence:
    """The sentence of a finding's code or an error's reason; one that has none stands for itself."""
    found = _table_of(code).get(code)
    if found is None:
        return Sentence(code)
    if isinstance(found, Sentence):
        return found
    try:
        return found(facts)
    except (KeyError, TypeError, ValueError):  # a fact is missing: rather a bare code than no message
        return Sentence(code)


def _table_of(code: str) -> Table:
    family = FAMILIES.get(code[:2] if code[:1] == "E" else code[:1]) if _CODE.fullmatch(code) else None
    if family is not None:
        return read_table(family)
    return next((table for table in map(read_table, OTHERS) if code in table), {})


@cache
def read_table(module: str) -> Table:
    """The sentences of one module, by code."""
    table: Table = import_module(f"{__name__}.{module}").SENTENCES
    return table


def _way(code: str, translate: Callable[[str], str]) -> Callable[[object], object]:
    """How a sentence shows its facts: as people write them; of mistakes in files as they stand there."""
    return _as_read if translate is _ and not (_CODE.fullmatch(code) and code.startswith("E")) else _shown


def _fill(template: str, facts: Facts, way: Callable[[object], object]) -> str:
    """Put the facts in; what stands between backticks is to be typed, and always as files have it."""
    try:
        parts = [
            fill(part, **{name: (_shown if number % 2 else way)(value) for name, value in facts.items()})
            for number, part in enumerate(template.split("`"))
        ]
    except (KeyError, IndexError, ValueError, AttributeError):  # never lose the message for a fact
        return template
    return "`".join(parts)


def _as_read(value: object) -> object:
    """A number or date in the reader's way."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return format_number(value)
    if isinstance(value, date):
        return format_date(value)
    return _shown(value)


def _shown(value: object) -> object:
    """A fact as text: a list with commas, a date as files write it, nothing in it that a terminal would obey."""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return short_path(value)
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return listed(str(_shown(each)) for each in value)
    return visible(str(value))
