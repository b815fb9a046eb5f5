"""Our own export coming back: JSON as it is, and its tables, whose columns are the keys of the files.

Nothing is looked for in its words. What it says is held to the same forms as the files.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from okrcli.errors import InvalidFileError, UsageError
from okrcli.interchange import markup
from okrcli.interchange.additions import Incoming
from okrcli.interchange.cells import from_cell, own_from_cell
from okrcli.interchange.document import DOCUMENT_VERSION
from okrcli.interchange.draft import Cell, Grid, Options, Reading, ReadObjective, Told
from okrcli.interchange.questions import Around, Choices
from okrcli.interchange.source import Tables
from okrcli.interchange.tables import LISTS, PARTS, Part, known_columns
from okrcli.model import Cycle, Kpi, Team
from okrcli.model.okr import without_given_owners
from okrcli.model.periods import Period
from okrcli.schema.entry import OWN, is_form, keys_of, spot_of
from okrcli.schema.suggest import slugify
from okrcli.schema.workspace import VERSION
from okrcli.workspace.entries import short_id
from okrcli.workspace.files import cycle_path, kpis_path, settings_path, team_path
from okrcli.workspace.load import Loaded, read_kpis, read_period, read_settings, read_team
from okrcli.yaml.source import Source, parse_source


def read_backup(root: Path, data: bytes) -> Incoming:
    """What the JSON of an export says.

    Raises InvalidFileError: `import-json` where it is none, `import-invalid` with what cannot stand in the files.
    """
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InvalidFileError("import-json", problem=str(error)) from None
    if not isinstance(document, dict) or not isinstance(document.get("cycles"), list):
        raise InvalidFileError("import-json", problem="cycles")
    if document.get("schema_version") != DOCUMENT_VERSION:
        raise InvalidFileError("import-json", problem=f"schema_version {document.get('schema_version')}")
    return incoming_of(root, document)


def incoming_of(root: Path, document: Mapping[str, Any], told: Sequence[Told] = ()) -> Incoming:
    """What a document says that has the keys of the files; raises as `read_backup` does."""
    readings: list[Reading] = []
    periods: dict[str, Cycle] = {}
    teams: dict[tuple[str, str], Team] = {}
    for one in document["cycles"]:
        rest = {key: value for key, value in one.items() if key not in ("id", "teams")}
        cycle = _meaning(cycle_path(root, _id(one)), rest, read_period)
        periods[cycle.id] = cycle
        objectives: list[ReadObjective] = []
        read: list[Team] = []
        for each in one.get("teams") or ():
            own = {key: value for key, value in each.items() if key != "id"}
            team = without_given_owners(_meaning(team_path(root, cycle.id, _id(each)), own, read_team))
            objectives += [ReadObjective(team.id, objective, 0, {}) for objective in team.objectives]
            teams[cycle.id, team.id] = team._replace(objectives=())
            read.append(team)
        readings.append(
            Reading(
                Period(cycle.id, cycle.starts, cycle.ends),
                tuple(objectives),
                {team.id: team.name for team in read},
                {team.id: team.lead for team in read if team.lead},
                {},
                (),
                (),
                tuple(told) if not readings else (),
                (),
            )
        )
    settings = document.get("workspace") or {}
    if settings:
        _meaning(settings_path(root), settings, read_settings)
    kpis: tuple[Kpi, ...] = _meaning(kpis_path(root), {"kpis": document.get("kpis") or []}, read_kpis)
    return Incoming(readings, periods, teams, settings, kpis)


def _id(data: Any) -> str:
    name = data.get("id") if isinstance(data, dict) else None
    if not isinstance(name, str) or not name or "/" in name or "\\" in name or name.startswith("."):
        raise InvalidFileError("import-json", problem=f"id: {name!r}")
    return name


def _meaning(path: Path, data: Mapping[str, Any], read: Callable[[Source], Loaded[Any]]) -> Any:
    """What a file would mean that said this; JSON is YAML too."""
    text = json.dumps(data, ensure_ascii=False, indent=1, default=str)
    source, findings = parse_source(path, text.encode("utf-8", "replace"))
    loaded = read(source) if source is not None else None
    if loaded is None or loaded.findings or loaded.value is None:
        raise InvalidFileError("import-invalid", findings=loaded.findings if loaded else findings)
    return loaded.value


# --- tables ----------------------------------------------------------------------------------------------------------


def read_export(root: Path, tables: Tables, choices: Choices, around: Around) -> Incoming:
    """What tables of an export say, also rows that somebody filled in by hand; their values are of `--as-of`, or today.

    Raises as `read_backup` does, UsageError (`import-no-cycle`, `no-dates`) where a row is of none that is known.
    """
    document, day = tables.document, choices.as_of or around.today
    cycles: dict[str, _Data] = {}
    kpis: dict[str, _Data] = {}
    people: dict[str, _Data] = {}
    workspace: _Data = {}
    apart, dated = 0, False
    for grid in tables.grids:
        names = [markup.plain(cell.text) for cell in grid.header.cells]
        dated = dated or "date" in names
        for row in _rows(names, grid, document.urls):
            if "kpi_id" in names:
                _add_kpi(kpis, row)
            elif "person" in names:
                people[_text(row, "person")] = _data(row, "person")
            elif "fiscal_year_starts" in names:
                workspace = _data(row, "settings")
            else:
                _add_row(cycles, row, "date" in names, choices.options, day)
                apart += bool(_text(row, "address") and _text(row, "last_checkin"))
        for place, name in enumerate(names, 1):
            if "key_result_id" in names and "date" not in names and _is_added(name):
                document.skip(grid.header.line, "column", name, column=place, key=f"x-{slugify(name)}")
    if apart and not dated:
        document.skip(0, "checkins-apart", count=apart)
    for cycle in cycles.values():
        if not cycle["id"]:
            raise UsageError("import-no-cycle")
        if "starts" not in cycle:
            cycle.update(around.named(cycle["id"])._asdict())
    if people:
        workspace = {"version": VERSION, **workspace, "people": people}
    whole = {"workspace": workspace, "cycles": _listed(cycles), "kpis": list(kpis.values())}
    return incoming_of(root, whole, document.skipped)


_Data = dict[str, Any]
_Row = Mapping[str, Any]
_REPEATED = ("cycle", "team", "objective_id", "objective")
_BELOW = ("teams", "objectives", "key_results")


def _rows(names: Sequence[str], grid: Grid, urls: Sequence[str]) -> Iterator[_Row]:
    """The rows by the names of their columns; one without an address was added, and repeats what it leaves out."""
    above: _Row = {}
    for row in grid.rows:
        cells = zip(names, row.cells, strict=False)
        said = {name: value for name, cell in cells if (value := _value(cell, urls)) not in (None, "")}
        if not said:
            continue
        if "objective_id" in names and not _text(said, "address"):
            repeated = _REPEATED[:1] if _text(said, "objective") or _text(said, "objective_id") else _REPEATED
            said |= {name: above[name] for name in repeated if name in above and not _text(said, name)}
        above = said
        yield said


def _value(cell: Cell, urls: Sequence[str]) -> Any:
    if cell.day is not None:
        return cell.day
    return cell.number if cell.number is not None else markup.with_urls(cell.text, urls)


def _text(row: _Row, name: str) -> str:
    return str(row.get(name) or "").strip()


def _data(row: _Row, what: str | Part, own: str | None = None) -> _Data:
    """What a row says of the keys of a form, but for its id and what has rows of its own."""
    part = PARTS[what] if isinstance(what, str) else what
    data: _Data = {}
    for key, field in keys_of(part.form).items():
        spot, name = spot_of(field), part.names.get(key, part.prefix + key)
        if is_form(spot.kind):
            if inner := _data(row, Part(spot.kind, f"{part.prefix}{key}_")):
                data[key] = inner
        elif key not in ("id", *LISTS) and name in row:
            value = from_cell(row[name], spot)
            if value != [] and value != field.default:
                data[key] = value
    prefix = (part.prefix if own is None else own) + OWN
    named = {name[len(prefix) - len(OWN) :]: cell for name, cell in row.items() if name.startswith(prefix)}
    return data | {key: own_from_cell(cell) for key, cell in named.items()}


def _is_added(name: str) -> bool:
    return bool(slugify(name)) and name not in known_columns("key-results") and OWN not in name


def _listed(entries: Mapping[str, _Data]) -> list[_Data]:
    return [
        {key: _listed(value) if key in _BELOW else value for key, value in one.items() if value or key not in _BELOW}
        for one in entries.values()
    ]


def _add_kpi(kpis: dict[str, _Data], row: _Row) -> None:
    name = _text(row, "kpi_id") or short_id(_text(row, "kpi"), list(kpis))
    there = kpis.setdefault(name, {"id": name, **_data(row, "kpi")})
    reading = _data(row, "reading", own="reading_")
    if "date" in reading:
        there.setdefault("readings", []).append(reading)


def _add_row(cycles: dict[str, _Data], row: _Row, is_checkin: bool, options: Options, day: date) -> None:
    """Add what a row says to the cycle, team, objective and key result that it names."""
    cycle_id = _text(row, "cycle") or _text(row, "address").partition(":")[0] or options.cycle or ""
    cycle = cycles.setdefault(cycle_id, {"id": cycle_id, "teams": {}})
    cycle |= _data(row, "cycle")
    if not _text(row, "team") and not _text(row, "objective"):
        return
    team_name = _text(row, "team") or options.team or "team"
    team_id = slugify(team_name) or "team"
    team = cycle["teams"].setdefault(team_id, {"id": team_id, "team": team_name, "objectives": {}})
    team |= _data(row, "team")
    objective = _find(team["objectives"], row, "objective")
    if objective is None:
        return
    if not is_checkin:
        objective |= _data(row, "objective")
    key_result = _find(objective.setdefault("key_results", {}), row, "key_result")
    said = _data(row, "checkin")
    if key_result is None:
        return
    if is_checkin:
        if "date" in said:
            key_result.setdefault("checkins", []).append(said)
        return
    key_result |= _data(row, "key_result")
    key_result |= {f"x-{slugify(name)}": own_from_cell(cell) for name, cell in row.items() if _is_added(name)}
    now = {key: value for key, value in said.items() if key in ("value", "confidence")}
    if now and not _text(row, "address") and "milestones" not in key_result:
        key_result["checkins"] = [{"date": _text(row, "last_checkin") or day.isoformat(), **now}]


def _find(entries: dict[str, _Data], row: _Row, key: str) -> _Data | None:
    """The entry that a row names by its id, or else by its words; a new one where there is none."""
    name, words = _text(row, f"{key}_id"), _text(row, key)
    if not name and not words:
        return None
    same = (one["id"] for one in entries.values() if one.get(key) == words)
    name = name or next(same, "") or short_id(words, list(entries))
    return entries.setdefault(name, {"id": name, key: words})
