"""What is wrong with a value or a key: from Pydantic's errors to faults, with what was probably meant.

Which sentence a value deserves follows from what its place takes, read off the form; Pydantic's error only says that
something is wrong there.
"""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date
from enum import Enum
from typing import Any, get_args

from annotated_types import Ge, Gt, Le
from pydantic_core import ErrorDetails

from okrcli.schema.entry import Entry, Spot, forms_within, is_form, keys_of, spot_at
from okrcli.schema.faults import ITS_KEY, Fault, Mark
from okrcli.schema.suggest import chances_out_of_ten, date_slip, nearest_word, number_slip, slugify
from okrcli.schema.values import LINK, LONGEST, NOT_BLANK, ONE_OR_MANY, Slip
from okrcli.yaml import nodes
from okrcli.yaml.nodes import Route, Scalar, Value

_WHOLE_PART = re.compile(r"[-+]?[0-9][0-9 '’\u00a0\u202f]*")
_FRACTION = re.compile(r"[0-9]+\s*\D{0,10}")

_Facts = dict[str, Any]


def explain_value(form: type[Entry], error: ErrorDetails) -> Fault:
    """The fault that a value of the wrong form is."""
    route, value = error["loc"], error["input"]
    if len(route) > 2 and route[-1] == ITS_KEY:
        facts = {"key": route[-3], "item": True, "value": value, "expected": "text", "found": _found(value)}
        return Fault("E204", (*route[:-2], value), facts, Mark.KEY)
    key = next((part for part in reversed(route) if isinstance(part, str)), "")
    facts = {"key": key, "item": bool(route) and not isinstance(route[-1], str)}
    if value is None:
        return Fault("E203", route, facts, Mark.KEY if route and isinstance(route[-1], str) else Mark.VALUE)
    facts["value"] = "" if isinstance(value, list | dict) else value
    if error["type"] in ("too_short", "too_long"):
        return Fault("E217", route, facts | {"count": len(value)})
    code, more = _explained(value, spot_at(form, route) or Spot(object))
    return Fault(code, route, facts | more)


def thing_at(form: type[Entry], route: Route) -> str:
    """What findings call the mapping at a route."""
    spot = spot_at(form, route)
    return spot.kind.thing if spot is not None and is_form(spot.kind) else ""


def _explained(value: object, spot: Spot) -> tuple[str, _Facts]:
    """The code of what is wrong with a value, and what its sentence needs."""
    expected = _expected(spot)
    match expected, value:
        case ("number", _) if _is_number_or_text(value):
            return _number(value, spot)
        case ("whole_number", _) if _is_number_or_text(value):
            return _whole_number(value, spot)
        case "date", str() | int() if not isinstance(value, bool):
            slip = date_slip(str(value))
            return "E211", {"suggestion": slip.suggestion, "other": slip.other, "no_such_day": slip.no_such_day}
        case "statement", str():
            return ("E218", {"length": len(value), "limit": LONGEST}) if len(value) > LONGEST else ("E203", {})
        case "slug", str():
            return "E212", {"suggestion": slugify(value) or None, "long": len(value)}
        case "link", str():
            return "E219", {}
        case "choice", str() | bool() | int() | float():
            choices = _choices(spot.kind)
            return "E213", {"choices": ", ".join(choices), "nearest": nearest_word(str(value), choices)}
    said = "text" if expected in ("statement", "slug", "link", "choice") else expected
    return "E204", {"expected": said, "found": _found(value)}


def _expected(spot: Spot) -> str:
    """What a place takes, in one word."""
    kind = spot.kind
    if kind is str:
        patterns = {getattr(mark, "pattern", None) for mark in spot.marks} - {None}
        known = {NOT_BLANK: "statement", LINK: "link"}
        return "text" if not patterns else next((known[one] for one in patterns if one in known), "slug")
    if kind in _WORDS:
        return _WORDS[kind]
    if _choices(kind):
        return "choice"
    return ("lines" if ONE_OR_MANY in spot.marks else "list") if str(kind).startswith("list") else "mapping"


_WORDS: dict[type, str] = {float: "number", int: "whole_number", bool: "boolean", date: "date"}


def _choices(kind: Any) -> list[str]:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(word.value) for word in kind]
    return [word for word in get_args(kind) if isinstance(word, str)]


def _found(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str):
        return "text"
    if value is None:
        return "nothing"
    return "list" if isinstance(value, list) else "mapping"


def _limits(spot: Spot) -> _Facts:
    """From where to where a number may go, and of one that need not be whole whether the lower end is outside."""
    limits: _Facts = {"open": False} if spot.kind is float else {}
    for mark in spot.marks:
        match mark:
            case Ge(ge=low):
                limits["low"] = low
            case Gt(gt=low):
                limits |= {"low": low, "open": True}
            case Le(le=high):
                limits["high"] = high
    return limits


def _is_number_or_text(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _number(value: Any, spot: Spot) -> tuple[str, _Facts]:
    if not isinstance(value, str):
        return ("E214", _limits(spot)) if _is_finite(value) else ("E205", {})
    slip = number_slip(value)
    if slip is None:
        return "E205", {}
    if slip.code != "E207" and not _fits(float(slip.suggestion), **_limits(spot)):
        return "E214", _limits(spot)  # nothing is advised that would be refused again
    return slip.code, {"suggestion": slip.suggestion, "other": slip.other, "unit": slip.unit}


def _fits(given: float, low: Any, high: Any, open: bool = False) -> bool:
    return low <= given <= high and not (open and given == low)


def _is_finite(value: float) -> bool:
    return value == value and abs(value) != float("inf")


def _whole_number(value: Any, spot: Spot) -> tuple[str, _Facts]:
    if Slip.VERSION in spot.marks and not isinstance(value, str):
        return "E216", {"supported": _limits(spot)["high"]}
    chances = chances_out_of_ten(str(value)) if Slip.CHANCES in spot.marks else None
    more = {**_limits(spot), "month": Slip.EVERY in spot.marks, "chances": chances}
    if isinstance(value, float) and _is_finite(value):
        return "E215", more
    code, facts = _number(value, spot)
    suggestion = facts.get("suggestion")
    if code == "E207" or (isinstance(suggestion, str) and not suggestion.lstrip("+-").isdecimal()):
        code = "E205"
    return code, facts | more


def explain_key(form: type[Entry], key: Value, route: Route, present: Container[Value]) -> Fault:
    """The fault of a key that the mapping at `route` does not take: the nearest that it does, or where it belongs.

    `present` are the keys that the mapping has: none of them was meant.
    """
    spot = spot_at(form, route)
    here: type[Entry] | None = spot.kind if spot is not None and is_form(spot.kind) else None
    allowed = list(keys_of(here)) if here is not None else []
    nearest = belongs = None
    if isinstance(key, str) and here is not None:
        places = [*forms_within(here), *forms_within(form)]
        belongs = next((place.thing for place in places if key in keys_of(place)), None)
        absent = [name for name in allowed if name not in present]
        nearest = nearest_word(key, absent) if belongs is None else None
    facts = {
        "key": key,
        "thing": here.thing if here is not None else "",
        "nearest": nearest,
        "belongs": belongs,
        "allowed": ", ".join(allowed),
    }
    step = key if isinstance(key, str | int) else str(key)
    return Fault("E201", (*route, step), facts, Mark.KEY)


def explain_split_number(node: nodes.Mapping, key: Value, route: Route) -> Fault | None:
    """The fault of a decimal comma that made a key: `{value: 1,5}` reads as `value: 1` and `5:`.

    None where that is not what happened. The fault stands at the key before.
    """
    names = list(node.entries)
    position = next((at for at, name in enumerate(names) if name == key and type(name) is type(key)), 0)
    if not node.flow or not position:
        return None
    name = names[position - 1]
    first, second = node.entries[name][1], node.entries[key]
    if not isinstance(name, str) or not isinstance(first, Scalar) or not isinstance(second[1], Scalar):
        return None
    if second[1].value is not None or not _WHOLE_PART.fullmatch(first.raw) or not _FRACTION.fullmatch(second[0].raw):
        return None
    written = f"{first.raw},{second[0].raw}"
    slip = number_slip(written)
    facts = {"key": name, "value": written, "item": False, "suggestion": slip.suggestion if slip else None}
    return Fault("E206", (*route, name), facts | {"other": None, "unit": None})
