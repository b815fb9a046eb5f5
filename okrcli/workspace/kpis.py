"""Changing `kpis.yaml`: readings in their place by date, new metrics, and one that becomes a key result."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from okrcli.errors import AddressError, UsageError
from okrcli.model import Address, Kpi, Team
from okrcli.model.kpi import Reading
from okrcli.model.okr import Number
from okrcli.workspace.change import (
    Change,
    Standing,
    Task,
    add_by_date,
    change_file,
    change_files,
    refuse_closed,
    task_of,
)
from okrcli.workspace.files import KPIS, kpis_path
from okrcli.workspace.load import read_kpis
from okrcli.workspace.new_files import NewFile, kpis_text, make_files
from okrcli.yaml.edits import Append, Edit, Remove, SetKey
from okrcli.yaml.nodes import Route
from okrcli.yaml.source import Source


def find_kpi(kpis: Sequence[Kpi], typed: str) -> Kpi:
    """The metric that is named; raises AddressError (`no-such-kpi`) with the nearest."""
    for kpi in kpis:
        if kpi.id == typed:
            return kpi
    from okrcli.schema.suggest import nearest_word

    names = [kpi.id for kpi in kpis]
    raise AddressError("no-such-kpi", typed=typed, nearest=nearest_word(typed, names), kpis=names)


class Entered(NamedTuple):
    """A reading of a metric that goes with a check-in; `instead` is the day and value of the one that it replaces."""

    kpi: str
    reading: Reading | None
    instead: tuple[date, Number] | None = None


def readings_task(root: Path, readings: Sequence[Entered], added: list[tuple[Any, Any]]) -> Task[tuple[Kpi, ...]]:
    """The task of entering readings, of those metrics that there are; what is there already is not entered twice.

    `readings` may be filled by the tasks before it; `added` takes each that was entered, with its metric's id.
    """

    def decide(standing: Standing[tuple[Kpi, ...]]) -> Source:
        new: dict[str, list[Reading]] = {}
        for one in readings:
            kpis = standing.means
            kpi = next((each for each in kpis if each.id == one.kpi), None)
            if kpi is None:
                continue
            reading, old = one.reading, _place_of(kpi, one.instead)
            if old is not None:
                route: Route = ("kpis", kpis.index(kpi), "readings")
                if reading is not None and reading.date == kpi.readings[old].date:
                    standing = standing.then([SetKey((*route, old), "value", reading.value)], read_kpis)
                    added.append((kpi.id, reading))
                    continue
                standing = standing.then([Remove(route if len(kpi.readings) == 1 else (*route, old))], read_kpis)
                kpi = next(each for each in standing.means if each.id == one.kpi)
            if reading is not None and _place_of(kpi, (reading.date, reading.value)) is None:
                reading = reading._replace(by=reading.by if reading.by != kpi.owner else None)
                if any((reading.date, reading.value) == each[:2] for each in new.get(kpi.id, ())):
                    continue
                new.setdefault(kpi.id, []).append(reading)
                added.append((kpi.id, reading))
        kpis = standing.means
        return standing.edited(edit for kpi in kpis if kpi.id in new for edit in reading_edits(kpis, kpi, new[kpi.id]))

    return Task(kpis_path(root), read_kpis, decide)


def _place_of(kpi: Kpi, said: tuple[date, Number] | None) -> int | None:
    found = [place for place, one in enumerate(kpi.readings) if (one.date, one.value) == said]
    return found[-1] if found else None


def reading_edits(kpis: Sequence[Kpi], kpi: Kpi, new: Sequence[Reading]) -> list[Edit]:
    """The edits that add readings to a metric, each after those of the same day."""
    from okrcli.schema.kpis import Reading as Form
    from okrcli.schema.translate import to_file

    said = [(one.date, to_file(one, Form)) for one in new]
    return add_by_date(("kpis", kpis.index(kpi), "readings"), kpi.readings, said)


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
    from okrcli.workspace.entries import key_result_task  # a check-in enters readings and makes no ids

    address = f"{objective}/{data['id']}"

    def decide(kpis: tuple[Kpi, ...]) -> list[Edit]:
        return [SetKey(("kpis", kpis.index(find_kpi(kpis, kpi.id))), "promoted", address)]

    refuse_closed(root, objective.cycle, today, force=force)
    tasks: list[Task[Any]] = [key_result_task(root, objective, data), task_of(kpis_path(root), read_kpis, decide)]
    added, linked = change_files(root, lambda: tasks, dry_run=dry_run)
    return added, linked
