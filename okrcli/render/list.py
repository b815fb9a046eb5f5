"""`okr list`: a key result a line, as a table to read, as TSV and CSV for other programs, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypedDict

from rich.console import RenderableType

from okrcli.errors import Finding
from okrcli.i18n import _, pgettext
from okrcli.interchange.csv_lines import csv_line
from okrcli.render.documents import ProblemJson, document, key_result_json, problems_json
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import score_label, standing, status_label
from okrcli.render.layout import Cells, fit, measured, table, total_width, words
from okrcli.render.sanitise import visible
from okrcli.scoring.states import CycleReview, KeyResultState, Status

COLUMNS = (
    *("address", "cycle", "team", "objective", "id", "key_result", "owner", "kind", "unit", "baseline", "target"),
    *("value", "score", "expected", "pace", "goal", "status", "confidence", "weight", "last_checkin", "due"),
    *("days_overdue", "tags"),
)
"""What can be shown and sorted by, as `okr status --json` calls it; `objective` is its statement."""
USUAL = ("address", "key_result", "owner", "score", "pace", "status", "last_checkin")
_SPARE = ("last_checkin", "pace", "owner", "score", "key_result")
_TEXT_LEAST = 16
_ADDRESS_MOST = 0.7  # of the width: it is there to be typed, and whole where that can be helped

Row = dict[str, object]


class Entry(TypedDict):
    """A line: the state for what is drawn, and the figures by the names of COLUMNS."""

    state: KeyResultState
    figures: Row


def list_rows(reviews: Sequence[CycleReview], *, with_cycle: bool) -> list[Entry]:
    """Each key result in the order of the files; the address names its cycle `with_cycle`."""
    rows: list[Entry] = []
    for review in reviews:
        for place, objective in review.objectives():
            for state in objective.key_results:
                found: Row = {**key_result_json(state, objective.objective, place.team)}
                found |= {"cycle": place.cycle, "team": place.team, "objective": objective.objective.statement}
                if with_cycle:
                    found["address"] = f"{place.cycle}:{found['address']}"
                rows.append({"state": state, "figures": {key: found[key] for key in COLUMNS}})
    return rows


def sort_rows(rows: Sequence[Entry], by: Sequence[str]) -> list[Entry]:
    """The rows by columns, the least first, or by `-column` the greatest; what has nothing there comes last.

    Where the first is the same, the next one tells. The greatest status is the worst.
    """
    done = [*rows]
    for column in reversed(by):
        key = column.removeprefix("-")
        having = [one for one in done if one["figures"][key] is not None]
        having.sort(key=lambda one, key=key: _comparable(key, one["figures"][key]), reverse=column.startswith("-"))  # type: ignore[misc]
        done = [*having, *(one for one in done if one["figures"][key] is None)]
    return done


def _comparable(key: str, figure: object) -> tuple[bool, float, str]:
    if key == "status":
        figure = [*Status].index(Status(str(figure)))
    return (False, float(figure), "") if isinstance(figure, int | float) else (True, 0.0, str(figure).casefold())


def list_page(rows: Sequence[Entry], chosen: Sequence[str], width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Draw the lines, none of them broken; columns that were not asked for go where there is no room."""
    if not rows:
        yield words(_("Nothing here matches what was asked for."))
        return
    keys = chosen or USUAL
    titles = {
        "address": pgettext("column", "Address"),
        "key_result": pgettext("column", "Key result"),
        "owner": pgettext("column", "Owner"),
        "score": pgettext("column", "Score"),
        "pace": pgettext("column", "Pace"),
        "status": pgettext("column", "Status"),
        "last_checkin": pgettext("column", "Last"),
        "value": pgettext("column", "Value"),
        "team": pgettext("column", "Team"),
        "due": pgettext("column", "Due"),
        "cycle": pgettext("column", "Cycle"),
        "confidence": pgettext("column", "Confidence"),
    }
    cells: list[Cells] = [{key: _cell(one, key, glyphs) for key in keys} for one in rows]
    figures = {key for key in keys if all(isinstance(one["figures"][key], int | float | None) for one in rows)}
    columns = [measured(key, titles.get(key, key), cells, right=key in figures) for key in keys]
    most = {"key_result": _TEXT_LEAST, "objective": _TEXT_LEAST, "address": int(width * _ADDRESS_MOST)}
    least = [one._replace(width=min(one.width, most.get(one.key, one.width))) for one in columns]
    kept = {one.key for one in (least if chosen else fit(least, width, _SPARE))}
    columns = [one for one in columns if one.key in kept]
    for key in ("key_result", "objective", "address"):
        over = total_width(columns) - width
        columns = [one._replace(width=max(12, one.width - max(0, over))) if one.key == key else one for one in columns]
    yield table(columns, cells)


def _cell(entry: Entry, key: str, glyphs: Glyphs) -> RenderableType:
    state, figure = entry["state"], _flat(entry["figures"][key])
    if key == "status":
        made = status_label(state.status, glyphs)
    elif key == "value":
        made = words(standing(state)[0])
    elif key in ("score", "expected", "pace", "goal"):
        made = words(score_label(getattr(state, key)))
    else:
        made = words((visible("" if figure is None else str(figure)), "name" if key == "address" else ""))
    made.no_wrap, made.overflow = True, "ellipsis"
    return made


def _flat(figure: object) -> object:
    """What a cell holds: of several words one text."""
    return ", ".join(figure) if isinstance(figure, list) else figure


def write_table(rows: Sequence[Entry], chosen: Sequence[str], between: str) -> Iterator[str]:
    """A line of names, then one a key result, in every language alike; in TSV no cell holds a tab or a line break.

    CSV's lines have their ends (RFC 4180).
    """
    keys = chosen or COLUMNS
    lines: list[list[Any]] = [[*keys], *([_flat(one["figures"][key]) for key in keys] for one in rows)]
    for line in lines:
        if between == "\t":
            yield between.join(visible(" ".join(str(each).split())) if each is not None else "" for each in line)
        else:
            yield csv_line(visible(each) if isinstance(each, str) else each for each in line)


class ListJson(TypedDict):
    """`okr list --json`."""

    schema_version: int
    as_of: str
    key_results: list[Row]
    problems: list[ProblemJson]


def list_json(
    rows: Sequence[Entry], chosen: Sequence[str], as_of: date, problems: Iterable[Finding], root: Path
) -> ListJson:
    """The columns asked for, all of them by default."""
    figures = [{key: one["figures"][key] for key in chosen or COLUMNS} for one in rows]
    return document(ListJson, as_of=as_of, key_results=figures, problems=problems_json(problems, root))
