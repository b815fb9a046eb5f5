"""The Python API: what `import okrcli` gives. Values are frozen; figures are those of `okr status --json`.

    import okrcli

    workspace = okrcli.load("okrs")
    for address, one in okrcli.status(workspace).key_results():
        print(address, one.score, one.pace, one.status)
    workspace = okrcli.check_in(workspace, "leads", 230, confidence=6, next="Call Ana")

Every error that has to do with the files, or with what was asked for, is an `OkrError`, whose text says what is wrong.
No function prints, asks or exits; none looks at the environment, but for the folder of the cache.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import AddressError, Finding, OkrError, Severity
from okrcli.i18n import N_
from okrcli.lint.text import lint_text
from okrcli.model import CheckIn, Cycle, Kpi, ReportedStatus, Settings
from okrcli.model.cycle import choose_current_cycle
from okrcli.model.okr import Number
from okrcli.model.people import same_name
from okrcli.render.messages import hint_of, sentence_of
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.states import CycleReview
from okrcli.workspace import cache
from okrcli.workspace.addresses import resolve
from okrcli.workspace.checkins import NewCheckin, append_checkins
from okrcli.workspace.cycles import find_cycle_id
from okrcli.workspace.files import cycle_ids, stray_cycles
from okrcli.workspace.load import load_cycle, load_kpis, load_settings
from okrcli.workspace.root import find_root


class Remark(NamedTuple):
    """A mistake in a file, or what the coach says of it; lines and columns count from 1, none where it is all of it."""

    code: str
    severity: Severity
    path: Path
    line: int | None
    column: int | None
    message: str
    hint: str | None


class Workspace(NamedTuple):
    """A workspace as its files said when it was loaded. `cycles` stand in order of their ids.

    `problems` are what could not be read; all else is there, and may be incomplete.
    """

    root: Path
    settings: Settings
    cycles: tuple[Cycle, ...]
    kpis: tuple[Kpi, ...]
    problems: tuple[Remark, ...]


def load(folder: str | PathLike[str] | None = None) -> Workspace:
    """The workspace in a folder or its subfolder `okrs`; without one, the nearest going up from the current folder.

    Raises OkrError where there is none. What cannot be read is in `problems`.
    """
    with _in_words():
        root = find_root(explicit=None if folder is None else Path(folder))
        settings, kpis = load_settings(root), load_kpis(root)
        loaded = [load_cycle(root, one) for one in cycle_ids(root)]
        cache.save()
    found = [
        *settings.findings,
        *stray_cycles(root),
        *(each for one in loaded for each in one.findings),
        *kpis.findings,
    ]
    return Workspace(
        root,
        settings.value or Settings(),
        tuple(one.value for one in loaded if one.value is not None),
        kpis.value or (),
        tuple(_remark(one) for one in found),
    )


def status(workspace: Workspace, *, at: date | None = None, cycle: str | None = None) -> CycleReview:
    """A cycle's scores, expectations and statuses as of a day, by default today.

    The cycle is named as on the command line (`2026-Q3`, `Q3`), else it is the one that is current on that day. Raises
    OkrError where there is no such cycle, or none at all.
    """
    day = at or date.today()
    with _in_words():
        return review_cycle(_choose_cycle(workspace, day, cycle), workspace.settings, day)


def check_in(
    workspace: Workspace,
    address: str,
    value: Number | None = None,
    *,
    done: Sequence[str] = (),
    confidence: int | None = None,
    status: ReportedStatus | str | None = None,
    note: str | None = None,
    blockers: str | Sequence[str] = (),
    next: str | Sequence[str] = (),
    by: str | None = None,
    on: date | None = None,
    auto: bool = False,
    cycle: str | None = None,
) -> Workspace:
    """Add a check-in to a key result's file, its one line and nothing else, and load the workspace again.

    `address` is as on the command line (`leads`, `marketing/reference/leads`); `value` is in the key result's unit;
    `done` are the ids of milestones newly reached; `confidence` is 0 to 10; `on` is the day, by default today; `auto`
    marks a machine's reading, which is nobody's word. The rest is as in the files. Raises OkrError, and writes nothing,
    where the address is not one key result's, the cycle is closed, or the file would not be valid.
    """
    day = on or date.today()
    entry = CheckIn(
        day,
        value,
        tuple(done),
        confidence,
        None if status is None else ReportedStatus(status),
        None if by is None else same_name(by),
        note,
        _texts(blockers),
        _texts(next),
        auto,
    )
    with _in_words():
        current = _choose_cycle(workspace, day, cycle).id
        place = resolve(workspace.root, current, address, ("key_result",), day, anywhere=cycle is None)
        new = NewCheckin(place, lambda _objective, _key_result: entry)
        append_checkins(workspace.root, [new], today=date.today())
        cache.save()
    return load(workspace.root)


def lint(
    text: str, *, name: str = "team.yaml", settings: Settings | None = None, at: date | None = None
) -> list[Remark]:
    """What is wrong with the text of a file, and what the coach says of it, in order of place; sentences are English.

    `name` says which file it is: `okr.yaml`, `kpis.yaml`, `cycle.yaml`, else a team's, best with its cycle
    (`2026-Q3/marketing.yaml`). What it names in other files is not looked at.
    """
    with _in_words():
        return [_remark(one) for one in lint_text(text, Path(name), settings or Settings(), at or date.today())]


def _choose_cycle(workspace: Workspace, day: date, named: str | None) -> Cycle:
    by_id = {one.id: one for one in workspace.cycles}
    if named is not None:
        return by_id[find_cycle_id([*by_id], named, day, workspace.settings.fiscal_year_starts)]
    if not by_id:
        raise AddressError("no-cycle", folder=str(workspace.root))
    return choose_current_cycle(workspace.cycles, day)


def _texts(said: str | Sequence[str]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)


def _remark(finding: Finding) -> Remark:
    span = finding.span
    return Remark(
        finding.code,
        finding.severity,
        finding.path,
        span.line if span else None,
        span.column if span else None,
        sentence_of(finding.code, finding.facts, N_),
        hint_of(finding.code, finding.facts, N_),
    )


@contextmanager
def _in_words() -> Iterator[None]:
    """Let an error say in words what is wrong, where, and what to do."""
    try:
        yield
    except OkrError as error:
        remarks = [_remark(one) for one in error.findings]
        said = [f"{one.path}:{one.line or 1}:{one.column or 1}: {one.message}" for one in remarks]
        parts = [sentence_of(error.reason, error.facts, N_), hint_of(error.reason, error.facts, N_), *said]
        error.args = ("\n".join(part for part in parts if part),)
        raise
