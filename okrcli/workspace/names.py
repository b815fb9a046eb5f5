"""What a name is that is not of the kind wanted: people type that of a cycle or a person where an address belongs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from okrcli.model.periods import can_mean
from okrcli.workspace.files import cycle_ids, team_ids
from okrcli.workspace.load import load_kpis, load_settings, load_team


def what_else(root: Path, cycles: Sequence[str], typed: str) -> dict[str, object]:
    """The fact that it is a cycle (`is_cycle`), a team (`is_team`), a health metric (`is_metric`) or a person.

    By the name to type; that of a person is `is_person`.

    Teams and owners are those of the cycles; a person may be called as `okr.yaml` spells the name.
    """
    folded = typed.casefold()
    if any(one.casefold() == folded or can_mean(typed, one) for one in cycle_ids(root)):
        return {"is_cycle": typed}
    if any(folded in team_ids(root, cycle) for cycle in cycles):
        return {"is_team": folded}
    if any(one.id.casefold() == folded for one in load_kpis(root).value or ()):
        return {"is_metric": folded}
    settings = load_settings(root).value
    people: dict[str, str] = {}
    for person in settings.people.values() if settings is not None else ():
        people |= {(person.name or person.id).casefold(): person.id, person.id.casefold(): person.id}
    for cycle in cycles:
        for team_id in team_ids(root, cycle):
            team = load_team(root, cycle, team_id).value
            entries = team.entries(cycle) if team is not None else ()
            people.update({one.owner.casefold(): one.owner for _place, one in entries if one.owner})
    return {"is_person": people[folded]} if folded in people else {}
