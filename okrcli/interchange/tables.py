"""The document as tidy tables, one row a key result, a check-in or a metric's reading, and their columns.

Columns are the keys of the files, those of an entry's parents with its name before them (`objective_owner`), so that a
new key is a new column; beside them stand the address and what is computed. What has nothing below it yet, an
objective or a team, has a row of its own among the key results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from okrcli.interchange.cells import own_to_cell, to_cell
from okrcli.interchange.csv_lines import Cell, csv_line
from okrcli.schema.cycle import Cycle
from okrcli.schema.entry import Entry, is_form, is_own, keys_of, spot_of
from okrcli.schema.kpis import Kpi, Reading
from okrcli.schema.team import CheckIn, KeyResult, Objective, Team
from okrcli.schema.workspace import Person, Workspace
from okrcli.scoring.states import CycleReview, KeyResultState

Row = Mapping[str, Cell]

LISTS = ("objectives", "key_results", "checkins", "readings", "people")  # what has rows of its own, and is no cell
_FIGURES = ("value", "score", "expected", "pace", "goal", "status", "confidence", "last_checkin", "due")


class Part(NamedTuple):
    """Whose keys some columns are, and what stands before their names; `names` for the few that would be unclear."""

    form: type[Entry]
    prefix: str = ""
    names: Mapping[str, str] = {}


_CYCLE = Part(Cycle, "cycle_")
_TEAM = Part(Team, "team_", {"team": "team_name"})
_OBJECTIVE = Part(Objective, "objective_", {"objective": "objective"})
_KEY_RESULT = Part(KeyResult, "", {"id": "key_result_id"})
_CHECK_IN = Part(CheckIn)
_KPI = Part(Kpi, "", {"id": "kpi_id"})
_READING = Part(Reading)
_PERSON = Part(Person)
_SETTINGS = Part(Workspace)
PARTS: Mapping[str, Part] = {
    "cycle": _CYCLE,
    "team": _TEAM,
    "objective": _OBJECTIVE,
    "key_result": _KEY_RESULT,
    "checkin": _CHECK_IN,
    "kpi": _KPI,
    "reading": _READING,
    "person": _PERSON,
    "settings": _SETTINGS,
}
"""Whose keys the columns of the tables are, by the name of the thing."""


class Table(NamedTuple):
    """Rows, and the columns that each of them may have a cell in, in order."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Row]


def _columns(part: Part) -> Iterator[str]:
    for key, field in keys_of(part.form).items():
        if is_form(spot_of(field).kind):
            yield from _columns(Part(spot_of(field).kind, part.prefix + key + "_"))
        elif key not in LISTS:
            yield part.names.get(key, part.prefix + key)


def _cells(part: Part, data: Mapping[str, Any], own: str | None = None) -> dict[str, Cell]:
    """The cells of an entry; the team's own keys have `own` before them, by default what all have."""
    row: dict[str, Cell] = {
        part.names.get(key, part.prefix + key): str(field.default) if isinstance(field.default, str) else field.default
        for key, field in keys_of(part.form).items()
        if isinstance(field.default, str | int)
    }
    for key, value in data.items():
        if is_own(key):
            row[(part.prefix if own is None else own) + key] = own_to_cell(value)
        elif key in keys_of(part.form) and key not in LISTS:
            spot = spot_of(keys_of(part.form)[key])
            if is_form(spot.kind):
                row |= _cells(Part(spot.kind, part.prefix + key + "_"), value)
            else:
                row[part.names.get(key, part.prefix + key)] = to_cell(value, spot)
    return row


_WHOLE = ("address", "cycle", "team", "objective_id", "objective", "key_result_id", "key_result", "owner")
_FIRST: Mapping[str, Sequence[str]] = {
    "key-results": (
        *_WHOLE,
        *("baseline", "target", "unit", "at_least", "at_most", "milestones", "kind", *_FIGURES),
    ),
    "checkins": (*_WHOLE, "unit"),
    "kpis": ("kpi_id", "kpi", "team", "owner", "at_least", "at_most", "unit", "every", "promoted"),
    "people": ("person",),
    "settings": ("organization", "language"),
}
_REST: Mapping[str, Sequence[Part]] = {
    "key-results": (_KEY_RESULT, _OBJECTIVE, _TEAM, _CYCLE),
    "checkins": (_CHECK_IN,),
    "kpis": (_KPI, _READING),
    "people": (_PERSON,),
    "settings": (_SETTINGS,),
}
TABLES = tuple(_FIRST)
"""The tables by name, in the order of a spreadsheet's sheets; the last two complete a workbook."""


def make_tables(document: Mapping[str, Any], reviews: Iterable[CycleReview], wanted: Sequence[str]) -> list[Table]:
    """Those that are wanted of the tables of a document (see `okrcli.interchange.document`), in that order.

    `reviews` are of the document's cycles, entry for entry.
    """
    makers: Mapping[str, Callable[[], Iterable[Row]]] = {
        "key-results": lambda: _key_results(document, reviews),
        "checkins": lambda: _checkins(document, reviews),
        "kpis": lambda: _readings(document),
        "people": lambda: (
            {"person": name, **_cells(_PERSON, one)} for name, one in document["workspace"].get("people", {}).items()
        ),
        "settings": lambda: iter([_cells(_SETTINGS, document["workspace"])]),
    }
    return [_table(name, [*makers[name]()]) for name in wanted]


def known_columns(name: str) -> dict[str, None]:
    """The columns that a table always has, in order."""
    return dict.fromkeys([*_FIRST[name], *(one for part in _REST[name] for one in _columns(part))])


def _table(name: str, rows: Sequence[Row]) -> Table:
    known = known_columns(name)
    own = sorted({one for row in rows for one in row} - known.keys())
    return Table(name, [*known, *own], rows)


def _key_results(document: Mapping[str, Any], reviews: Iterable[CycleReview]) -> Iterator[Row]:
    for cycle, review in zip(document["cycles"], reviews, strict=True):
        whole = {"cycle": cycle["id"], **_cells(_CYCLE, cycle)}
        if not cycle["teams"]:
            yield {"address": f"{cycle['id']}:", **whole}
        for team, team_state in zip(cycle["teams"], review.teams, strict=True):
            place = f"{cycle['id']}:{team['id']}"
            below = {**whole, "team": team["id"], **_cells(_TEAM, team)}
            if not team_state.objectives:
                yield {"address": place, **below}
            for objective, state in zip(team.get("objectives", ()), team_state.objectives, strict=True):
                named = {**below, **_cells(_OBJECTIVE, objective)}
                if not state.key_results:
                    yield {"address": f"{place}/{objective['id']}", **named}
                for one, figures in zip(objective.get("key_results", ()), state.key_results, strict=True):
                    yield {
                        "address": f"{place}/{objective['id']}/{one['id']}",
                        **named,
                        **_cells(_KEY_RESULT, one),
                        **_figures(figures),
                    }


def _figures(state: KeyResultState) -> Row:
    key_result = state.key_result
    figures: dict[str, Cell] = {name: getattr(state, name) for name in _FIGURES}
    return {
        **figures,
        "status": state.status.value,
        "kind": key_result.measure.kind.value,
        "owner": key_result.owner,
    }


def _checkins(document: Mapping[str, Any], reviews: Iterable[CycleReview]) -> Iterator[Row]:
    """The check-ins below the names of their key results, those of the first table."""
    rows = {row["address"]: row for row in _key_results(document, reviews)}
    for cycle in document["cycles"]:
        for team in cycle["teams"]:
            for objective in team.get("objectives", ()):
                for one in objective.get("key_results", ()):
                    row = rows[f"{cycle['id']}:{team['id']}/{objective['id']}/{one['id']}"]
                    whole = {name: row.get(name) for name in _FIRST["checkins"]}
                    for checkin in one.get("checkins", ()):
                        yield {**whole, **_cells(_CHECK_IN, checkin)}


def _readings(document: Mapping[str, Any]) -> Iterator[Row]:
    for kpi in document["kpis"]:
        whole = _cells(_KPI, kpi)
        readings: Sequence[Mapping[str, Any]] = kpi.get("readings") or [{}]
        for reading in readings:
            yield {**whole, **_cells(_READING, reading, "reading_")}


def write_csv(table: Table, *, raw: bool = False) -> str:
    """The table as CSV (RFC 4180), a line of names first."""
    lines = [csv_line(table.columns), *(csv_line(map(row.get, table.columns), raw=raw) for row in table.rows)]
    return "".join(lines)


def is_table(text: str) -> bool:
    """Whether a text begins as one of these tables does in CSV."""
    return any(text.startswith(",".join(columns[:3])) for columns in _FIRST.values())
