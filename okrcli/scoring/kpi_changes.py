"""What changed of the health metrics between two states of a workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from okrcli.model import Kpi, Settings
from okrcli.scoring.changes import Change, ChangeKind, differing, moved
from okrcli.scoring.goalposts import goalposts_of_kpi
from okrcli.scoring.kpis import review_kpi


def compare_kpis(
    before: Sequence[Kpi], after: Sequence[Kpi], settings: tuple[Settings, Settings], days: tuple[date, date]
) -> Iterator[Change]:
    """What changed, in the order of the later file, then what is there no more; each side as of its own day."""
    known = {one.id: one for one in before}
    for new in after:
        here = Change(ChangeKind.ADDED, None, new.team, subject=new, kpi=new.id)
        old = known.pop(new.id, None)
        if old is None:
            yield here._replace(after=new.statement)
            continue
        yield from moved(here, goalposts_of_kpi(old), goalposts_of_kpi(new))
        yield from differing(here, ChangeKind.RENAMED, old.statement, new.statement)
        yield from differing(here, ChangeKind.OWNER, old.owner, new.owner)
        was, now = review_kpi(old, settings[0], days[0]), review_kpi(new, settings[1], days[1])
        values = [None if one.last is None else one.last.value for one in (was, now)]
        yield from differing(here, ChangeKind.READING, *values)
        yield from differing(here, ChangeKind.STATUS, was.health, now.health)
    for gone in known.values():
        yield Change(ChangeKind.REMOVED, None, gone.team, after=gone.statement, subject=gone, kpi=gone.id)
