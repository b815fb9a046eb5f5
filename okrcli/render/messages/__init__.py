"""Sentences by code or reason: what is wrong and what to do, made from the facts where it is shown.

One module a family, each with a table named after it (`shape.SHAPE`): code -> `Sentence`, or a function of the facts
that chooses one. A family is imported when one of its sentences is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

from okrcli.i18n import _
from okrcli.render.messages.sentence import Sentence
from okrcli.render.paths import short_path
from okrcli.render.sanitise import visible

Facts = Mapping[str, object]
Table = Mapping[str, Sentence | Callable[[Facts], Sentence]]

FAMILIES = {
    "E1": "text",
    "E2": "shape",
    "E3": "meaning",
    "E4": "workspace",
    "O": "objectives",
    "K": "key_results",
    "C": "checkins",
    "P": "kpis",
    "G": "attested",
    "S": "waivers",
}
OTHERS = ("numbers", "errors", "merge")
_CODE = re.compile("[A-Z][0-9]+")


def sentence_of(code: str, facts: Facts, translate: Callable[[str], str] = _) -> str:
    """What is wrong, in the reader's language, or untranslated with `translate=N_`; facts are made fit to be shown."""
    return _fill(translate(find_sentence(code, facts).message), facts)


def hint_of(code: str, facts: Facts, translate: Callable[[str], str] = _) -> str | None:
    """What to do about it; none where the sentence says it all."""
    hint = find_sentence(code, facts).hint
    return None if hint is None else _fill(translate(hint), facts)


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
def read_table(family: str) -> Table:
    """The sentences of one family, by code."""
    table: Table = getattr(import_module(f"{__name__}.{family}"), family.upper())
    return table


def _fill(template: str, facts: Facts) -> str:
    try:
        return template.format_map({name: _shown(value) for name, value in facts.items()})
    except (KeyError, IndexError, ValueError, AttributeError):  # never lose the message for a fact
        return template


def _shown(value: object) -> object:
    """A fact as text: a list with commas, a date as files write it, nothing in it that a terminal would obey."""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return short_path(value)
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return ", ".join(str(_shown(each)) for each in value)
    return visible(str(value))
