"""`okr diff --json`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypedDict

from okrcli.render.documents.findings import problem_json
from okrcli.render.documents.status import iso
from okrcli.render.documents.types import SCHEMA_VERSION, ProblemJson
from okrcli.workspace.compare import Comparison, Entry, Side


class SideJson(TypedDict):
    """A state: the day that it is scored as of; `commit` is null for the work tree and where nothing was committed."""

    day: str
    commit: str | None


class ChangeJson(TypedDict):
    """A change; that of a health metric has no cycle, and its id in `kpi` and `address`.

    `kind` says what `before` and `after` are; `committed` is false for what the work tree alone has.
    """

    kind: str
    cycle: str | None
    address: str
    team: str | None
    objective: str | None
    key_result: str | None
    kpi: str | None
    key: str | None
    before: object
    after: object
    score_before: float | None
    score_after: float | None
    delta: float | None
    author: str | None
    day: str | None
    commit: str | None
    committed: bool


DiffJson = TypedDict(
    "DiffJson",
    {
        "schema_version": int,
        "from": SideJson,
        "to": SideJson,
        "since_start": bool,
        "changes": list[ChangeJson],
        "unread": list[str],
        "problems": list[ProblemJson],
    },
)


def diff_json(comparison: Comparison, root: Path) -> DiffJson:
    """The comparison, changes in the order of the files."""
    return {
        "schema_version": SCHEMA_VERSION,
        "from": _side(comparison.old),
        "to": _side(comparison.new),
        "since_start": comparison.since_start,
        "changes": [_change(one) for one in comparison.entries],
        "unread": list(comparison.unread),
        "problems": [problem_json(finding, root) for finding in comparison.findings],
    }


def _side(side: Side) -> SideJson:
    return {"day": side.day.isoformat(), "commit": side.revision}


def _change(entry: Entry) -> ChangeJson:
    change, by = entry
    return {
        "kind": change.kind.value,
        "cycle": change.cycle,
        "address": change.path if change.kpi or not change.team else f"{change.cycle}:{change.path}",
        "team": change.team,
        "objective": change.objective,
        "key_result": change.key_result,
        "kpi": change.kpi,
        "key": change.key,
        "before": _plain(change.before),
        "after": _plain(change.after),
        "score_before": change.score_before,
        "score_after": change.score_after,
        "delta": change.delta,
        "author": by.author,
        "day": iso(by.day),
        "commit": by.commit,
        "committed": by.committed,
    }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
