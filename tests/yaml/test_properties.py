"""What holds of every edit of every file that people may write, under both engines."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from handwritten import write_team
from hypothesis import given, settings
from hypothesis import strategies as st

from okrcli.yaml.compose import compose
from okrcli.yaml.edits import Append, Edit, Insert, Remove, SetKey, SetScalar, apply_edits
from okrcli.yaml.expected import same
from okrcli.yaml.nodes import to_data
from okrcli.yaml.source import Source, make_source

SEEDS = st.integers(0, 1_000_000)
CHECK_IN = {"date": date(2026, 8, 10), "value": 230, "confidence": 6, "note": "Weekly note"}
READ_BACK = {**CHECK_IN, "date": "2026-08-10"}
ENGINES = pytest.mark.usefixtures("engines")


def source_of(text: str) -> Source:
    return make_source(Path("team.yaml"), text, bom=len(text) % 5 == 0)


def key_results(data: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    for i, objective in enumerate(data["objectives"]):
        for j, key_result in enumerate(objective["key_results"]):
            yield ("objectives", i, "key_results", j), key_result


def edited(source: Source, edit: Edit) -> tuple[Source, Any]:
    changed = apply_edits(source, [edit])
    composed = compose(changed)
    assert composed.findings == []
    assert changed.bom == source.bom
    return changed, to_data(composed.root)


def removed_lines(before: str, after: str) -> int:
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    return sum(line.startswith("-") for line in list(lines)[2:])


@ENGINES
@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_a_file_says_what_was_written(seed: int) -> None:
    text, data = write_team(seed)
    composed = compose(source_of(text))
    assert composed.findings == []
    assert same(to_data(composed.root), data)


@ENGINES
@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_an_appended_check_in_adds_lines_or_changes_the_line_of_the_list(seed: int) -> None:
    text, data = write_team(seed)
    source = source_of(text)
    for route, key_result in key_results(data):
        changed, after = edited(source, Append((*route, "checkins"), CHECK_IN))
        target = after["objectives"][route[1]]["key_results"][route[3]]
        assert same(target["checkins"], [*(key_result.get("checkins") or []), READ_BACK])
        assert removed_lines(text, changed.text) <= 1
        assert changed.text.endswith("\n") == text.endswith("\n")


@ENGINES
@settings(max_examples=15, deadline=None)
@given(seed=SEEDS)
def test_what_was_added_can_be_removed_without_a_trace(seed: int) -> None:
    text, data = write_team(seed)
    source = source_of(text)
    for route, key_result in key_results(data):
        entries = key_result.get("checkins")
        added: Edit
        if entries:
            added, removed = Append((*route, "checkins"), CHECK_IN), Remove((*route, "checkins", len(entries)))
        else:
            added, removed = SetKey(route, "weight", 2), Remove((*route, "weight"))
        assert apply_edits(source, [added, removed]).text == text


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS, number=st.integers(0, 100), value=st.sampled_from(["other: text", "yes", 3.5, None, "a\nb"]))
def test_one_value_set_changes_no_other(seed: int, number: int, value: object) -> None:
    text, data = write_team(seed)
    routes = [(*route, key) for route, key_result in key_results(data) for key in key_result]
    routes += [
        (*route, "checkins", index, key)
        for route, key_result in key_results(data)
        for index, entry in enumerate(key_result.get("checkins") or [])
        for key in entry
    ]
    route = routes[number % len(routes)]
    _, after = edited(source_of(text), SetScalar(route, value))
    spot: Any = data
    for step in route[:-1]:
        spot = spot[step]
    spot[route[-1]] = value
    assert same(after, data)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS, number=st.integers(0, 100))
def test_an_inserted_entry_stands_where_it_was_asked_for(seed: int, number: int) -> None:
    text, data = write_team(seed)
    for route, key_result in key_results(data):
        entries = key_result.get("checkins") or []
        place = number % (len(entries) + 1)
        _, after = edited(source_of(text), Insert((*route, "checkins"), place, CHECK_IN))
        target = after["objectives"][route[1]]["key_results"][route[3]]
        assert same(target["checkins"], [*entries[:place], READ_BACK, *entries[place:]])
