"""What supports a thing, across teams and cycles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from okrcli.model import Address, KeyResult, Objective
from okrcli.workspace.files import cycle_ids, team_ids, team_path
from okrcli.workspace.load import load_team
from okrcli.yaml.plain import read_plain


@dataclass(frozen=True, slots=True)
class Supporter:
    """An objective or key result that says it serves another."""

    address: Address
    statement: str


def supporters_of(root: Path, target: Address) -> list[Supporter]:
    """Everything that names the objective or key result in its `supports`, in any cycle.

    Only files whose bytes hold the target's id are read; those that are broken are left out.
    """
    wanted = (target.key_result or target.objective or target.team).encode()
    found = []
    for cycle_id in cycle_ids(root):
        for team_id in team_ids(root, cycle_id):
            try:
                content = read_plain(team_path(root, cycle_id, team_id), root)
            except OSError:
                continue
            if b"\\" in content or (wanted in content and b"supports" in content):  # or written with escapes
                found += [one for one, texts in _supports(root, cycle_id, team_id) if _names(texts, cycle_id, target)]
    return found


def _supports(root: Path, cycle_id: str, team_id: str) -> Iterator[tuple[Supporter, tuple[str, ...]]]:
    team = load_team(root, cycle_id, team_id).value
    for objective in team.objectives if team is not None else ():
        parts: tuple[Objective | KeyResult, ...] = (objective, *objective.key_results)
        for one in parts:
            if one.supports:
                yield _supporter(one, objective, Address(cycle_id, team_id)), one.supports


def _supporter(one: Objective | KeyResult, objective: Objective, team: Address) -> Supporter:
    key_result = one.id if isinstance(one, KeyResult) else None
    return Supporter(Address(team.cycle, team.team, objective.id, key_result), one.statement)


def _names(texts: tuple[str, ...], cycle_id: str, target: Address) -> bool:
    return any(
        (cycle or cycle_id) == target.cycle and path == target.path
        for cycle, _, path in (text.rpartition(":") for text in texts)
    )
