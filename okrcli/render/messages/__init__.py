"""Sentences by code or reason: what is wrong and what to do, made from the facts where it is shown.

Each module has a table, `SENTENCES`, of templates for `str.format` with a finding's or an error's facts; it is imported
when one of its sentences is needed. A row's key says when it holds: the code or reason, or several with `|` between, a
question mark behind each for the hint, then conditions on the facts, which all have to be met. The first row that holds
is said.

    "E403 reason=missing": N_("There is no such file"),
    "E403? reason=missing": N_("Was it moved, or its name changed?"),
    "E403": N_("This file cannot be read: {problem}"),

`fact` asks that it says something, `!fact` that it does not, `fact=pattern` that the whole of it is like the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

from okrcli.i18n import _
from okrcli.i18n.dates import format_date
from okrcli.i18n.numbers import format_number
from okrcli.i18n.sentences import fill, listed
from okrcli.render.sanitise import short_path, visible

Facts = Mapping[str, object]
Table = Mapping[str, list[tuple[list[str], str]]]
"""By code, the templates in order, each after its conditions."""

FAMILIES = {
    "E1": "files",
    "E2": "schema",
    "E3": "schema",
    "E4": "files",
    **dict.fromkeys("OKCPGS", "rules"),
}
OTHERS = ("answers", "errors", "sharing", "imports")
QUOTABLE = 60
"""Characters up to which a suggestion can repeat what somebody wrote."""
_CODE = re.compile("[A-Z][0-9]+")
_LINKING = re.compile(r"d['’]|(?:of|to|for|from|with|in|on|at|de|du|à|au|aux|en) ")


def sentence_of(code: str, facts: Facts, translate: Callable[[str], str] = _) -> str:
    """What is wrong, in the reader's language, or untranslated with `translate=N_`; facts are made fit to be shown.

    A code that has no sentence stands for itself.
    """
    return _fill(translate(_find_template(code, "", facts) or code), facts, _way(code, translate))


def hint_of(code: str, facts: Facts, translate: Callable[[str], str] = _) -> str | None:
    """What to do about it; none where the sentence says it all."""
    hint = _find_template(code, "?", facts)
    return None if hint is None else _fill(translate(hint), facts, _way(code, translate))


def _find_template(code: str, mark: str, facts: Facts) -> str | None:
    family = FAMILIES.get(code[:2] if code[:1] == "E" else code[:1]) if _CODE.fullmatch(code) else None
    tables = map(read_table, [family] if family else OTHERS)
    rows = next((table for table in tables if code in table), {}).get(code + mark, [])
    return next((template for conditions, template in rows if all(_holds(one, facts) for one in conditions)), None)


def _holds(condition: str, facts: Facts) -> bool:
    name, _equals, pattern = condition.removeprefix("!").partition("=")
    fact = _DERIVED[name](facts) if name in _DERIVED else facts.get(name)
    holds = re.fullmatch(pattern, str(fact)) is not None if pattern else bool(fact)
    return holds is not condition.startswith("!")


@cache
def read_table(module: str) -> Table:
    """The sentences of one module."""
    table: dict[str, list[tuple[list[str], str]]] = {}
    for key, template in import_module(f"{__name__}.{module}").SENTENCES.items():
        codes, *conditions = key.split(" ")
        for code in codes.split("|"):
            table.setdefault(code, []).append((conditions, template))
    return table


def _is_quotable(facts: Facts) -> bool:
    """Whether the sentence's verb and what it is about are known, short enough, and make a part of it as they stand."""
    verb, about = str(facts.get("verb") or ""), str(facts.get("object") or "")
    statement = " ".join(str(facts.get("statement", "")).split())
    whole = f"{verb} {about}"
    return bool(verb and about) and len(about) <= QUOTABLE and whole in statement and not _LINKING.match(about)


_DERIVED: Mapping[str, Callable[[Facts], bool]] = {
    "quotable": _is_quotable,
    "here": lambda facts: short_path(Path(str(facts.get("folder")))) == ".",
}


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
