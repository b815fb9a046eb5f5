"""From Pydantic's errors to faults: what was expected, what stands there, and what was probably meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pydantic_core import ErrorDetails

from okrcli.schema.common import LINES_LIST, LINES_TEXT
from okrcli.schema.faults import Fault, Mark
from okrcli.schema.suggest import chances_out_of_ten, date_slip, nearest_word, number_slip, slugify
from okrcli.text.nodes import Route

_ITS_KEY = "[key]"  # what Pydantic adds to a place when an error is about the key itself
_EXPECTED = {"statement": "text", "slug": "text", "list_type": "list", "dict_type": "mapping"}


def route_of(error: ErrorDetails) -> Route | None:
    """The way to the value that an error is about; none where another error says the same of it."""
    place = error["loc"]
    if LINES_LIST in place and error["type"] == "list_type" and place[-1] == LINES_LIST:
        return None  # the error about the text says it
    if place and place[-1] == LINES_TEXT and isinstance(error["input"], list):
        return None  # the errors about the items say it
    return tuple(part for part in place if part not in (LINES_TEXT, LINES_LIST))


def explain(error: ErrorDetails, route: Route) -> Fault:
    """The fault that a value of the wrong form is."""
    kind, value = error["type"], error["input"]
    if kind == "text" and len(route) > 2 and route[-1] == _ITS_KEY:
        facts = {"key": route[-3], "item": True, "value": value, "expected": "text", "found": _found(value)}
        return Fault("E204", (*route[:-2], value), facts, Mark.KEY)
    key = next((part for part in reversed(route) if isinstance(part, str)), "")
    facts = {"key": key, "item": bool(route) and not isinstance(route[-1], str)}
    if value is None:
        return Fault("E203", route, facts, Mark.KEY if route and isinstance(route[-1], str) else Mark.VALUE)
    facts["value"] = "" if isinstance(value, list | dict) else value
    if kind in ("too_short", "too_long"):
        return Fault("E217", route, facts | {"count": len(value)})
    limits = error.get("ctx", {})
    explained = _BY_KIND.get(kind, _wrong_type)(value, limits, route)
    if explained is None:
        expected = "lines" if error["loc"] and error["loc"][-1] == LINES_TEXT else _EXPECTED.get(kind, kind)
        return Fault("E204", route, facts | {"expected": expected, "found": _found(value)})
    code, more = explained
    return Fault(code, route, facts | more)


_Explained = tuple[str, dict[str, object]] | None


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


def _wrong_type(value: object, limits: Mapping[str, object], route: Route) -> _Explained:
    return None


def _number(value: object, limits: Mapping[str, object], route: Route) -> _Explained:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if not isinstance(value, str):
        finite = value == value and abs(value) != float("inf")
        return ("E214", dict(limits)) if finite else ("E205", {})
    slip = number_slip(value)
    if slip is None:
        return "E205", {}
    if slip.code != "E207" and not _fits(slip.suggestion, limits):  # nothing is advised that would be refused again
        return "E214", dict(limits)
    return slip.code, {"suggestion": slip.suggestion, "other": slip.other, "unit": slip.unit}


def _fits(suggestion: str, limits: Mapping[str, object]) -> bool:
    low, high, given = limits["low"], limits["high"], float(suggestion)
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        return True
    return low <= given <= high and not (given == low and limits.get("open"))


def _whole_number(value: object, limits: Mapping[str, object], route: Route) -> _Explained:
    if route == ("version",) and _found(value) == "number":
        return "E216", {"supported": limits["high"]}
    chances = chances_out_of_ten(str(value)) if route[-1:] == ("confidence",) else None
    if isinstance(value, float) and value == value and abs(value) != float("inf"):
        return "E215", {**limits, "chances": chances}
    code, facts = _number(value, limits, route) or ("", {})
    suggestion = facts.get("suggestion")
    if code == "E207" or (isinstance(suggestion, str) and not suggestion.lstrip("+-").isdecimal()):
        code = "E205"
    return (code, {**facts, **limits, "chances": chances}) if code else None


def _statement(value: object, limits: Mapping[str, object], route: Route) -> _Explained:
    return ("E203", {}) if isinstance(value, str) else None


def _slug(value: object, limits: Mapping[str, object], route: Route) -> _Explained:
    if not isinstance(value, str):
        return None
    return "E212", {"suggestion": slugify(value) or None, "long": len(value)}


def _date(value: object, limits: Mapping[str, object], route: Route) -> _Explained:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    slip = date_slip(str(value))
    return "E211", {"suggestion": slip.suggestion, "other": slip.other, "no_such_day": slip.no_such_day}


def _choice(value: object, limits: Mapping[str, object], route: Route) -> _Explained:
    if isinstance(value, list | dict):
        return "E204", {"expected": "text", "found": _found(value)}
    choices = [str(word) for word in limits["choices"]] if isinstance(limits["choices"], Iterable) else []
    return "E213", {"choices": ", ".join(choices), "nearest": nearest_word(str(value), choices)}


_BY_KIND: dict[str, Callable[[object, Mapping[str, object], Route], _Explained]] = {
    "number": _number,
    "whole_number": _whole_number,
    "statement": _statement,
    "slug": _slug,
    "date": _date,
    "choice": _choice,
}
