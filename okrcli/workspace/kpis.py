"""Changing `kpis.yaml`: readings in their place by date, new metrics, and one that becomes a key result."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from okrcli.errors import AddressError, UsageError
from okrcli.model import Address, Kpi, Team
from okrcli.model.kpi import Reading
from okrcli.workspace.change import Change, Task, add_by_date, change_file, change_files, refuse_closed, task_of
from okrcli.workspace.entries import key_result_task
from okrcli.workspace.files import KPIS, kpis_path
from okrcli.workspace.load import read_kpis
from okrcli.workspace.new_files import NewFile, kpis_text, make_files
from okrcli.yaml.edits import Append, Edit, SetKey


def find_kpi(kpis: Sequence[Kpi], typed: str) -> Kpi:
    """The metric that is named; raises AddressError (`no-such-kpi`) with the nearest."""
    for kpi in kpis:
        if kpi.id == typed:
            return kpi
    from okrcli.schema.suggest import nearest_word

    names = [kpi.id for kpi in kpis]
    raise AddressError("no-such-kpi", typed=typed, nearest=nearest_word(typed, names), kpis=names)


def append_reading(
    root: Path, kpi_id: str, build: Callable[[Kpi], Reading], *, dry_run: bool = False
) -> Change[tuple[Kpi, ...]]:
    """Add the reading that `build` makes of the metric as it stands in the file, after those of the same day.

    Raises AddressError (`no-such-kpi`), and as `change_team` does; nothing is written then, nor with `dry_run`.
    """
    from okrcli.schema.kpis import Reading as Form
    from okrcli.schema.translate import to_file

    def decide(kpis: tuple[Kpi, ...]) -> list[Edit]:
        kpi = find_kpi(kpis, kpi_id)
        reading = build(kpi)
        route = ("kpis", kpis.index(kpi), "readings")
        return [add_by_date(route, kpi.readings, reading.date, to_file(reading, Form))]

    return change_file(root, kpis_path(root), read_kpis, decide, dry_run=dry_run)


def note_reading(root: Path, kpi_id: str, reading: Reading, note: str) -> Change[tuple[Kpi, ...]]:
    """Add a note to a reading that was just written."""

    def decide(kpis: tuple[Kpi, ...]) -> list[Edit]:
        kpi = find_kpi(kpis, kpi_id)
        last = len(kpi.readings) - 1 - kpi.readings[::-1].index(reading)
        return [SetKey(("kpis", kpis.index(kpi), "readings", last), "note", note)]

    return change_file(root, kpis_path(root), read_kpis, decide)


def add_kpi(
    root: Path, data: Mapping[str, object], *, dry_run: bool = False, translate: Callable[[str], str] = str
) -> Change[tuple[Kpi, ...]] | NewFile:
    """Append a metric, or make the file with it; raises UsageError (`id-taken`), and as `change_team` does.

    `translate` puts what a new file says at its head into the reader's language.
    """
    path = kpis_path(root)
    if not os.path.lexists(path):
        file = NewFile(path, kpis_text(data, translate))
        make_files([file], root, dry_run=dry_run)
        return file

    def decide(kpis: tuple[Kpi, ...]) -> list[Edit]:
        if data["id"] in [kpi.id for kpi in kpis]:
            raise UsageError("id-taken", id=data["id"], place=KPIS)
        return [Append(("kpis",), dict(data), block=True)]

    return change_file(root, path, read_kpis, decide, dry_run=dry_run)


def promote_kpi(
    root: Path,
    kpi: Kpi,
    objective: Address,
    data: Mapping[str, object],
    *,
    today: date,
    force: bool = False,
    dry_run: bool = False,
) -> tuple[Change[Team], Change[tuple[Kpi, ...]]]:
    """Add the key result that the metric becomes to an objective, and say in `kpis.yaml` which it is.

    Both or neither; raises as `add_key_result` and `change_team` do.
    """
    address = f"{objective}/{data['id']}"

    def decide(kpis: tuple[Kpi, ...]) -> list[Edit]:
        return [SetKey(("kpis", kpis.index(find_kpi(kpis, kpi.id))), "promoted", address)]

    refuse_closed(root, objective.cycle, today, force=force)
    tasks: list[Task[Any]] = [key_result_task(root, objective, data), task_of(kpis_path(root), read_kpis, decide)]
    added, linked = change_files(root, lambda: tasks, dry_run=dry_run)
    return added, linked
