"""The current cycle, which a command means where none is named, and cycles as people name them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import AddressError, Finding, InvalidFileError
from okrcli.model import Cycle, Settings
from okrcli.model.cycle import choose_current_cycle
from okrcli.model.periods import can_mean, resolve_period
from okrcli.workspace.files import cycle_ids, stray_cycles
from okrcli.workspace.load import load_period
from okrcli.workspace.names import what_else


class CurrentCycle(NamedTuple):
    """The id of the current cycle, and what is wrong with the folders and dates that were passed over to find it."""

    cycle: str
    findings: tuple[Finding, ...] = ()


def current_cycle(root: Path, settings: Settings, as_of: date, named: str | None = None) -> str:
    """The id of the cycle that is named, or else the current one of a day; see `find_current_cycle`."""
    return find_current_cycle(root, settings, as_of, named).cycle


def find_current_cycle(root: Path, settings: Settings, as_of: date, named: str | None = None) -> CurrentCycle:
    """The cycle that is named, or else the current one of a day by `choose_current_cycle`, for every command.

    Raises AddressError (`no-such-cycle`) and InvalidFileError (`no-cycle`, or `no-readable-cycle` where no cycle can be
    read).
    """
    ids = cycle_ids(root)
    if named is not None:
        try:
            return CurrentCycle(find_cycle_id(ids, named, as_of, settings.fiscal_year_starts))
        except AddressError as error:
            error.facts.update(what_else(root, ids, named))
            raise
    cycles, findings = load_periods(root)
    if cycles:
        return CurrentCycle(choose_current_cycle(cycles, as_of).id, tuple(findings))
    if findings:
        raise InvalidFileError("no-readable-cycle", findings=findings)
    raise InvalidFileError("no-cycle", folder=str(root))


def find_cycle_id(ids: Sequence[str], named: str, as_of: date | None = None, fiscal_year_starts: int = 1) -> str:
    """The id of the cycle that is named as people say it: `2026-q3`, `T3`.

    Without a year it is the one of these cycles that is running on the day or comes next, else the one that ended last;
    without a day, the only one. Raises AddressError (`no-such-cycle`).
    """
    if named in ids:
        return named
    by_folded = {cycle_id.casefold(): cycle_id for cycle_id in ids}
    exact = by_folded.get(named.casefold())
    if exact is not None:
        return exact
    fitting = [cycle_id for cycle_id in ids if can_mean(named, cycle_id)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting and as_of is not None:
        return min(fitting, key=lambda cycle_id: _remoteness(cycle_id, as_of, fiscal_year_starts))
    from difflib import get_close_matches

    nearest = [by_folded[one] for one in get_close_matches(named.casefold(), by_folded)]
    raise AddressError("no-such-cycle", typed=named, nearest=nearest, cycles=list(ids))


def running_cycles(root: Path, as_of: date) -> tuple[list[Cycle], list[Finding]]:
    """The cycles, without their teams, that want check-ins on a day: open, or ended and not closed; oldest first."""
    cycles, findings = load_periods(root)
    running = [cycle for cycle in cycles if cycle.is_running(as_of)]
    return sorted(running, key=lambda cycle: (cycle.starts, cycle.ends, cycle.id)), findings


def load_periods(root: Path) -> tuple[list[Cycle], list[Finding]]:
    """Every cycle that can be read, without its teams, and what is wrong with the others and with folders' names."""
    read = [load_period(root, cycle_id) for cycle_id in cycle_ids(root)]
    findings = [found for one in read for found in one.findings]
    return [one.value for one in read if one.value is not None], [*findings, *stray_cycles(root)]


def _remoteness(cycle_id: str, as_of: date, fiscal_year_starts: int) -> tuple[bool, int]:
    """How far from a day a cycle is by its name; those to come before those past."""
    period = resolve_period(cycle_id, as_of, fiscal_year_starts)
    return (True, 0) if period is None else (period.ends < as_of, abs((period.ends - as_of).days))
