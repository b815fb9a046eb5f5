"""What a worked case of an import fixes, held against what came out: see the cases in `samples`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_SAME = (
    *(
        "team",
        "owner",
        "type",
        "weight",
        "kind",
        "baseline",
        "target",
        "at_least",
        "at_most",
        "unit",
        "source_of_truth",
    ),
    *("starts", "ends", "extra", "value", "confidence", "status", "by", "done", "blockers", "next", "date"),
)


def differences(expect: Mapping[str, Any], found: Mapping[str, Any]) -> list[str]:
    """What is otherwise than it was to be."""
    return [one for one in compare(expect, found) if one is not None]


def compare(expect: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[str | None]:
    """A line for each fact that is otherwise, and nothing for each that is as it was to be."""
    if "cycle" in expect:
        yield from _keys("cycle", expect["cycle"], found["cycle"])
    objectives = {_words(one["objective"]): one for one in found["objectives"]}
    addresses = {f"{one['team']}/{one['id']}": _words(one["objective"]) for one in found["objectives"]}
    if "objectives" in expect:
        yield from _entries("objective", expect["objectives"], objectives, addresses)
    told = {one["line"] for key in ("questions", "not_understood", "skipped") for one in found[key]}
    for line in expect.get("told", ()):
        yield None if line in told else f"line {line} is not told"
    for key in ("questions", "not_understood", "skipped"):
        if expect.get(key) == [] and found[key]:
            yield f"{key}: {found[key]}"
        for one in expect.get(key, ()):
            matching = [
                each
                for each in found[key]
                if all(
                    str(value) in str(each[name]) if name == "about" else value == each[name]
                    for name, value in one.items()
                )
            ]
            yield None if matching else f"{key}: no {one} in {found[key]}"
    said = {*objectives, *(_words(each["key_result"]) for one in found["objectives"] for each in one["key_results"])}
    for one in expect.get("not_statements", ()):
        yield f"{one} is a statement" if _words(one) in said else None


def _entries(
    kind: str, expect: list[Any], found: Mapping[str, Any], addresses: Mapping[str, str]
) -> Iterator[str | None]:
    yield None if len(expect) == len(found) else f"{len(found)} {kind}s, not {len(expect)}: {[*found]}"
    for one in expect:
        name = _words(one[kind])
        if name not in found:
            yield f"no {kind} “{name}” in {[*found]}"
            yield from ("missing" for _ in range(len(one)))
            continue
        yield None
        yield from _entry(name, one, found[name], addresses)


def _entry(
    name: str, expect: Mapping[str, Any], found: Mapping[str, Any], addresses: Mapping[str, str]
) -> Iterator[str | None]:
    for key, value in expect.items():
        if key in _SAME or key == "id":
            yield from _keys(name, {key: value}, found)
        elif key == "tags":
            yield None if sorted(value) == sorted(found[key]) else f"{name}: tags {found[key]}, not {value}"
        elif key == "supports":
            said = [addresses.get(one) for one in found[key]]
            yield None if said == [_words(one) for one in value] else f"{name}: supports {said}, not {value}"
        elif key in ("note", "why"):
            wanted = value if isinstance(value, list) else [value] if value else []
            missing = [one for one in wanted if one not in (found[key] or "")]
            yield f"{name}: {key} {found[key]!r} without {missing}" if missing else None
        elif key == "links":
            yield None if len(value) == len(found[key]) else f"{name}: links {found[key]}"
            for wanted, one in zip(value, found[key], strict=False):
                yield from _keys(name, wanted, one)
        elif key == "dropped":
            if not value or not found[key]:
                yield None if not value and not found[key] else f"{name}: dropped {found[key]}, not {value}"
            else:
                yield from _keys(name, {"date": value["date"]}, found[key])
                yield None if value.get("why", "") in found[key]["why"] else f"{name}: why {found[key]}"
        elif key == "checkins":
            yield None if len(value) == len(found[key]) else f"{name}: check-ins {found[key]}, not {value}"
            by_date = {one["date"]: one for one in found[key]}
            for one in value:
                if one["date"] not in by_date:
                    yield f"{name}: none on {one['date']}"
                else:
                    yield from _entry(f"{name} {one['date']}", one, by_date[one["date"]], addresses)
        elif key == "milestones":
            yield from _steps(name, value, found[key])
        elif key == "key_results":
            below = {_words(one["key_result"]): one for one in found[key]}
            yield from _entries("key_result", value, below, addresses)


def _steps(name: str, expect: list[Any], found: list[Any]) -> Iterator[str | None]:
    yield None if len(expect) == len(found) else f"{name}: milestones {found}"
    by_words = {_words(one["milestone"]): one for one in found}
    for one in expect:
        if _words(one["milestone"]) not in by_words:
            yield f"{name}: no milestone {one}"
        else:
            yield from _keys(
                name, {key: one[key] for key in one if key != "milestone"}, by_words[_words(one["milestone"])]
            )


def _keys(name: str, expect: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[str | None]:
    for key, value in expect.items():
        here = found[key]
        same = here == value or (not here and not value and here != 0 and value != 0)
        yield None if same else f"{name}: {key} is {here!r}, not {value!r}"


def _words(text: str) -> str:
    return " ".join(text.split())
