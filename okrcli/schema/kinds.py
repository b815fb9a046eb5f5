"""The kinds of file that a workspace holds, and what can be read off all of their keys together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from okrcli.schema.entry import FileKind, Merge, Spot, forms_within, keys_of, spot_of


def file_kinds() -> tuple[FileKind[Any], ...]:
    """Every kind of file: okr.yaml, cycle.yaml, a team's, kpis.yaml."""
    from okrcli.schema.cycle import CYCLE_FILE
    from okrcli.schema.kpis import KPIS_FILE
    from okrcli.schema.team import TEAM_FILE
    from okrcli.schema.workspace import WORKSPACE_FILE

    return WORKSPACE_FILE, CYCLE_FILE, TEAM_FILE, KPIS_FILE


def keys_merged(how: Merge) -> frozenset[str]:
    """The keys that a merge treats in a way."""
    return _keys(lambda spot: how in spot.marks)


def keys_taking(kind: type) -> frozenset[str]:
    """The keys whose values are of a type, such as `datetime.date`."""
    return _keys(lambda spot: spot.kind is kind)


def _keys(fits: Callable[[Spot], bool]) -> frozenset[str]:
    forms = {form for kind in file_kinds() for form in forms_within(kind.form)}
    return frozenset(key for form in forms for key, field in keys_of(form).items() if fits(spot_of(field)))
