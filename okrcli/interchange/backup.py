"""Our own export coming back: JSON as it is, and its tables, whose columns are the keys of the files.

Nothing is looked for in its words. What it says is held to the same forms as the files.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from okrcli.errors import AddressError, InvalidFileError, UsageError
from okrcli.interchange import markup
from okrcli.interchange.additions import Incoming
from okrcli.interchange.cells import from_cell, own_from_cell
from okrcli.interchange.document import DOCUMENT_VERSION
from okrcli.interchange.draft import Document, Options, Told
from okrcli.interchange.grid import Cell, Grid, Row
from okrcli.interchange.reading import Reading, ReadObjective
from okrcli.interchange.source import Tables
from okrcli.interchange.tables import PARTS, Part, known_columns
from okrcli.model import Cycle, Kpi, Team
from okrcli.model.okr import without_given_owners
from okrcli.model.periods import Period, resolve_period
from okrcli.schema.entry import OWN, is_form, keys_of, spot_of
from okrcli.schema.suggest import slugify
from okrcli.schema.workspace import VERSION
from okrcli.workspace.cycles import find_cycle_id
from okrcli.workspace.entries import short_id
from okrcli.workspace.files import cycle_ids, cycle_path, kpis_path, settings_path, team_path
from okrcli.workspace.load import Loaded, load_period, read_kpis, read_period, read_settings, read_team
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


def read_export(root: Path, tables: Tables, options: Options, as_of: date | None = None) -> Incoming:
    """What tables of an export say, also rows that somebody filled in by hand; their values are of `as_of`, or today.

    Raises as `read_backup` does, UsageError (`import-no-cycle`, `no-dates`) where a row is of none that is known.
    """
    day = as_of or date.today()
    document = document_of(tables.grids, tables.document.urls, options, day)
    for grid in tables.grids:
        _tell_columns(grid, tables.document)
    if not any("date" in _names_of(grid) for grid in tables.grids):
        _tell_checkins(tables)
    for cycle in document["cycles"]:
        if "starts" not in cycle:
            period = _find_period(root, cycle["id"], day)
            cycle |= {"id": period.id, "starts": period.starts, "ends": period.ends}
    return incoming_of(root, document, tables.document.skipped)


def _find_period(root: Path, named: str, day: date) -> Period:
    """The cycle that is called so here, or by the calendar."""
    if not named:
        raise UsageError("import-no-cycle")
    try:
        name = find_cycle_id(cycle_ids(root), named, day)
    except AddressError:
        period = resolve_period(named, day)
    else:
        known = load_period(root, name).value
        period = known and Period(name, known.starts, known.ends)
    if period is None:
        raise UsageError("no-dates", typed=named)
    return period


def _names_of(grid: Grid) -> list[str]:
    return [markup.plain(cell.text) for cell in grid.header.cells]


def _tell_columns(grid: Grid, document: Document) -> None:
    """Report the columns that somebody added; they are kept with their key results."""
    names = _names_of(grid)
    for place, name in enumerate(names, 1):
        if "key_result_id" in names and "date" not in names and _is_added(name):
            document.skip(grid.header.line, "column", name, column=place, key=f"x-{slugify(name)}")


def _tell_checkins(tables: Tables) -> None:
    """Report that key results had check-ins, which are no part of these tables."""
    urls = tables.document.urls
    rows = [_Named(0, dict(_values(_names_of(grid), row, urls))) for grid in tables.grids for row in grid.rows]
    count = sum(bool(row.text("address") and row.text("last_checkin")) for row in rows)
    if count:
        tables.document.skip(0, "checkins-apart", count=count)


def _is_added(name: str) -> bool:
    return bool(slugify(name)) and name not in known_columns("key-results") and OWN not in name


class _Named(NamedTuple):
    """A row by the names of its columns, as an export wrote it."""

    line: int
    cells: Mapping[str, Any]

    def text(self, name: str) -> str:
        return str(self.cells.get(name) or "").strip()

    @property
    def by_hand(self) -> bool:
        """Whether somebody filled it in: an export gives each row its address."""
        return not self.text("address")

    def below(self, above: Mapping[str, Any]) -> _Named:
        """The row where it repeats what stands above it by leaving it out."""
        if not self.by_hand:
            return self
        names = ("cycle",) if self.text("objective") or self.text("objective_id") else _REPEATED
        repeated = {name: above.get(name) for name in names if not self.text(name)}
        return self._replace(cells={**self.cells, **repeated})

    def data(self, part: Part, own: str | None = None) -> dict[str, Any]:
        """What the row says of the keys of a form."""
        data: dict[str, Any] = {}
        for key, field in keys_of(part.form).items():
            spot = spot_of(field)
            if is_form(spot.kind):
                inner = self.data(Part(spot.kind, f"{part.prefix}{key}_"))
                if inner:
                    data[key] = inner
                continue
            cell = self.cells.get(part.names.get(key, part.prefix + key))
            if cell is not None and cell != "":
                value = from_cell(cell, spot)
                if value != [] and value != field.default:
                    data[key] = value
        prefix = (part.prefix if own is None else own) + "x-"
        for name, cell in self.cells.items():
            if name.startswith(prefix) and cell not in (None, ""):
                data[name[len(prefix) - 2 :]] = own_from_cell(cell)
        return data


_REPEATED = ("cycle", "team", "objective_id", "objective")


def document_of(grids: Sequence[Grid], urls: Sequence[str], options: Options, day: date) -> dict[str, Any]:
    """The document that tables of an export say; rows that were added to them get ids of their words."""
    cycles: dict[str, dict[str, Any]] = {}
    kpis: dict[str, dict[str, Any]] = {}
    people: dict[str, dict[str, Any]] = {}
    workspace: dict[str, Any] = {}
    for grid in grids:
        names = _names_of(grid)
        above: Mapping[str, Any] = {}
        for row in grid.rows:
            named = _Named(row.line, dict(_values(names, row, urls)))
            if not any(value not in (None, "") for value in named.cells.values()):
                continue
            if "objective_id" in names:
                named = named.below(above)
                above = named.cells
            if "kpi_id" in names:
                _add_kpi(kpis, named)
            elif "person" in names:
                people[named.text("person")] = named.data(PARTS["person"])
            elif "fiscal_year_starts" in names:
                workspace = named.data(PARTS["settings"])
            else:
                _add_row(cycles, named, "date" in names, options, day)
    if people:
        workspace = {"version": VERSION, **workspace, "people": people}
    return {
        "workspace": workspace,
        "cycles": [
            {
                **cycle,
                "teams": [{**team, "objectives": _listed(team["objectives"])} for team in cycle["teams"].values()],
            }
            for cycle in cycles.values()
        ],
        "kpis": list(kpis.values()),
    }


def _listed(objectives: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
    listed = []
    for one in objectives.values():
        key_results = list(one.pop("key_results").values())
        listed.append({**one, "key_results": key_results} if key_results else one)
    return listed


def _values(names: Sequence[str], row: Row, urls: Sequence[str]) -> Iterator[tuple[str, Any]]:
    for name, cell in zip(names, row.cells, strict=False):
        yield name, _value(cell, urls)


def _value(cell: Cell, urls: Sequence[str]) -> Any:
    if cell.day is not None:
        return cell.day
    return cell.number if cell.number is not None else markup.with_urls(cell.text, urls)


def _add_kpi(kpis: dict[str, dict[str, Any]], row: _Named) -> None:
    kpi = row.data(PARTS["kpi"])
    name = row.text("kpi_id") or short_id(row.text("kpi"), list(kpis))
    there = kpis.setdefault(
        name, {"id": name, **{key: value for key, value in kpi.items() if key not in ("id", "readings")}}
    )
    reading = row.data(PARTS["reading"], own="reading_")
    if "date" in reading:
        there.setdefault("readings", []).append(reading)


def _add_row(cycles: dict[str, dict[str, Any]], row: _Named, checkins: bool, options: Options, day: date) -> None:
    """Add what a row says to the cycle, team, objective and key result that it names."""
    cycle_id = row.text("cycle") or row.text("address").partition(":")[0] or options.cycle or ""
    team_name = row.text("team") or options.team or "team"
    team_id = slugify(team_name) or "team"
    cycle = cycles.setdefault(cycle_id, {"id": cycle_id, "teams": {}})
    cycle |= {key: value for key, value in row.data(PARTS["cycle"]).items() if key not in ("id", "teams")}
    if not row.text("team") and not row.text("objective"):
        return
    team = cycle["teams"].setdefault(team_id, {"id": team_id, "objectives": {}})
    team |= {key: value for key, value in row.data(PARTS["team"]).items() if key != "objectives"}
    team.setdefault("team", team_name)
    if not row.text("objective") and not row.text("objective_id"):
        return
    objective = _find(team["objectives"], row.text("objective_id"), row.text("objective"), "objective")
    if not checkins:
        objective |= {
            key: value for key, value in row.data(PARTS["objective"]).items() if key not in ("id", "key_results")
        }
    objective.setdefault("key_results", {})
    if not row.text("key_result") and not row.text("key_result_id"):
        return
    key_result = _find(objective["key_results"], row.text("key_result_id"), row.text("key_result"), "key_result")
    if checkins:
        said = row.data(PARTS["checkin"])
        if "date" in said:
            key_result.setdefault("checkins", []).append(said)
        return
    added = {
        f"x-{slugify(name)}": cell for name, cell in row.cells.items() if cell not in (None, "") and _is_added(name)
    }
    said = row.data(PARTS["key_result"]) | {key: own_from_cell(cell) for key, cell in added.items()}
    key_result |= {key: value for key, value in said.items() if key not in ("id", "checkins")}
    now = {key: value for key, value in row.data(PARTS["checkin"]).items() if key in ("value", "confidence")}
    if row.by_hand and now and "milestones" not in said:
        key_result["checkins"] = [{"date": row.text("last_checkin") or day.isoformat(), **now}]


def _find(entries: dict[str, dict[str, Any]], name: str, words: str, key: str) -> dict[str, Any]:
    """The entry of that id, or else of those words; a new one where there is none."""
    if not name:
        name = next((one["id"] for one in entries.values() if one.get(key) == words), "") or short_id(
            words, list(entries)
        )
    return entries.setdefault(slugify(name) if not name.strip() else name, {"id": name, key: words})
