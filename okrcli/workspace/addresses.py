"""From what a person types to the one thing meant. An identity is never guessed: several candidates are an error.

Reads no more than it needs: a file whose bytes do not hold the id is not opened as YAML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from okrcli.errors import AddressError, Finding, InvalidFileError
from okrcli.model import Address, Team
from okrcli.workspace.at_hand import running_cycles
from okrcli.workspace.files import cycle_ids, team_ids, team_path
from okrcli.workspace.load import load_team

DEPTH = {"team": 1, "objective": 2, "key_result": 3}
ANYTHING = tuple(DEPTH)


def resolve(
    root: Path, cycle_id: str, typed: str, wanted: Sequence[str] = ANYTHING, today: date | None = None
) -> Address:
    """The address of the one thing that is named, in the cycle given or in the one that `2026:` names.

    A full address (`marketing/reference/leads`) or any tail of one that fits one thing alone (`leads`). `wanted` says
    which kinds count: team, objective, key_result. Raises AddressError (`no-such-address`, `no-such-cycle`,
    `ambiguous-address`, with the candidates), InvalidFileError where a broken file might hold it.
    """
    named, colon, rest = typed.rpartition(":")
    if colon:
        cycle_id = _existing_cycle(root, named)
    steps = tuple(step for step in rest.split("/") if step)
    depths = {DEPTH[kind] for kind in wanted}
    found, broken = _find(root, cycle_id, steps, depths)
    if len(found) == 1:
        return found[0]
    if found:
        raise AddressError("ambiguous-address", typed=typed, candidates=[address.path for address in found])
    if broken:
        raise InvalidFileError("address-in-broken-file", findings=broken, typed=typed)
    elsewhere = [] if colon or today is None else _find_elsewhere(root, cycle_id, steps, depths, today)
    raise AddressError(
        "no-such-address",
        typed=typed,
        cycle=cycle_id,
        elsewhere=elsewhere,
        nearest=_nearest(root, cycle_id, rest, depths),
    )


def _existing_cycle(root: Path, named: str) -> str:
    ids = cycle_ids(root)
    found = next((one for one in ids if one.casefold() == named.casefold()), None)
    if found is None:
        from difflib import get_close_matches

        raise AddressError("no-such-cycle", typed=named, nearest=get_close_matches(named, ids), cycles=list(ids))
    return found


def _find(root: Path, cycle_id: str, steps: tuple[str, ...], depths: set[int]) -> tuple[list[Address], list[Finding]]:
    """What the steps name, a full address before any tail, and the mistakes of files that could have held more."""
    if not steps or len(steps) > max(depths):
        return [], []
    teams = team_ids(root, cycle_id)
    broken: list[Finding] = []
    if steps[0] in teams and len(steps) in depths:
        if len(steps) == 1:
            return [Address(cycle_id, steps[0])], []
        loaded = load_team(root, cycle_id, steps[0])
        broken += loaded.findings if loaded.value is None else ()
        exact = [one for one in _addresses(loaded.value, cycle_id) if _parts(one) == steps]
        if exact:
            return exact, []
    tails: list[Address] = []
    for team_id in _teams_that_hold(root, cycle_id, teams, steps):
        loaded = load_team(root, cycle_id, team_id)
        broken += loaded.findings if loaded.value is None else ()
        for address in _addresses(loaded.value, cycle_id):
            parts = _parts(address)
            if len(parts) in depths and parts[-len(steps) :] == steps:
                tails.append(address)
    return tails, broken


def _teams_that_hold(root: Path, cycle_id: str, teams: Sequence[str], steps: tuple[str, ...]) -> Iterator[str]:
    """The teams whose file says every step, or whose name is the first of them."""
    for team_id in teams:
        try:
            content = team_path(root, cycle_id, team_id).read_bytes()
        except OSError:  # loading it says what is wrong
            yield team_id
            continue
        if all(step.encode() in content or (step == team_id and step is steps[0]) for step in steps):
            yield team_id


def _addresses(team: Team | None, cycle_id: str) -> Iterator[Address]:
    if team is None:
        return
    for objective in team.objectives:
        yield Address(cycle_id, team.id, objective.id)
        for key_result in objective.key_results:
            yield Address(cycle_id, team.id, objective.id, key_result.id)


def _parts(address: Address) -> tuple[str, ...]:
    return tuple(address.path.split("/"))


def _find_elsewhere(root: Path, cycle_id: str, steps: tuple[str, ...], depths: set[int], today: date) -> list[str]:
    """The same name in the other cycles that are running."""
    others = [cycle.id for cycle in running_cycles(root, today)[0] if cycle.id != cycle_id]
    return [str(address) for other in others for address in _find(root, other, steps, depths)[0]]


def _nearest(root: Path, cycle_id: str, typed: str, depths: set[int]) -> list[str]:
    """The addresses, or tails of addresses, that look most like what was typed."""
    # Only who has mistyped waits for these.
    from difflib import get_close_matches

    from okrcli.text.outline import outline

    by_tail: dict[str, str] = {}
    for team_id in team_ids(root, cycle_id):
        if 1 in depths:
            by_tail.setdefault(team_id, team_id)
        try:
            text = team_path(root, cycle_id, team_id).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        for objective, key_results in outline(text):
            paths = [f"{team_id}/{objective}"] if 2 in depths else []
            paths += [f"{team_id}/{objective}/{one}" for one in key_results] if 3 in depths else []
            for path in paths:
                parts = path.split("/")
                for start in range(len(parts)):
                    by_tail.setdefault("/".join(parts[start:]), path)
    close = get_close_matches(typed.casefold(), by_tail, n=3)
    return list(dict.fromkeys(by_tail[one] for one in close))
