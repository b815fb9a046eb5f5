"""The cycle at hand: the one that a command means where none is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from okrcli.errors import AddressError, Finding, InvalidFileError
from okrcli.model import Cycle, CycleState, Settings
from okrcli.workspace.files import cycle_ids
from okrcli.workspace.load import load_period


def cycle_at_hand(root: Path, settings: Settings, as_of: date, named: str | None = None) -> str:
    """The id of the cycle that is named, or else at hand on a day.

    At hand is the shortest cycle that is open (the quarter rather than the year), the latest of several; else the one
    that ended last; else the next one planned. A cycle can be named as people say it: `q3`, `T3`. Raises AddressError
    (`no-such-cycle`) and InvalidFileError (`no-cycle`, or where no cycle can be read).
    """
    ids = cycle_ids(root)
    if named is not None:
        return _named_cycle(ids, named, settings, as_of)
    cycles, findings = load_periods(root)
    if not cycles:
        if findings:
            raise InvalidFileError("no-readable-cycle", findings=findings)
        raise InvalidFileError("no-cycle", folder=str(root))
    return min(cycles, key=lambda cycle: _distance(cycle, as_of)).id


def running_cycles(root: Path, as_of: date) -> tuple[list[Cycle], list[Finding]]:
    """The cycles, without their teams, that want check-ins on a day: open, or ended and not closed; oldest first."""
    cycles, findings = load_periods(root)
    running = [cycle for cycle in cycles if cycle.state(as_of) in (CycleState.OPEN, CycleState.ENDED)]
    return sorted(running, key=lambda cycle: (cycle.starts, cycle.ends, cycle.id)), findings


def load_periods(root: Path) -> tuple[list[Cycle], list[Finding]]:
    """Every cycle that can be read, without its teams, and what is wrong with the others."""
    read = [load_period(root, cycle_id) for cycle_id in cycle_ids(root)]
    return [one.value for one in read if one.value is not None], [found for one in read for found in one.findings]


def _named_cycle(ids: Sequence[str], named: str, settings: Settings, as_of: date) -> str:
    by_folded = {cycle_id.casefold(): cycle_id for cycle_id in ids}
    if named.casefold() in by_folded:
        return by_folded[named.casefold()]
    from difflib import get_close_matches

    from okrcli.model.periods import resolve_period

    period = resolve_period(named, as_of, settings.fiscal_year_starts)
    if period is not None and period.id in ids:
        return period.id
    raise AddressError("no-such-cycle", typed=named, nearest=get_close_matches(named, ids), cycles=list(ids))


def _distance(cycle: Cycle, as_of: date) -> tuple[int, int, int, str]:
    """How far a cycle is from being at hand: open before past before planned."""
    length = (cycle.ends - cycle.starts).days
    if cycle.starts <= as_of <= cycle.ends:
        return 0, length, (as_of - cycle.starts).days, cycle.id
    if cycle.ends < as_of:
        return 1, (as_of - cycle.ends).days, length, cycle.id
    return 2, (cycle.starts - as_of).days, length, cycle.id
