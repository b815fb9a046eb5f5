"""From what a person types to the one thing meant, and what supports it. An identity is never guessed.

Reads no more than it needs: a file whose bytes do not hold the id is not opened as YAML.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import AddressError, Finding, InvalidFileError
from okrcli.model import Address, Team
from okrcli.workspace.cycles import find_cycle_id, load_periods, running_cycles
from okrcli.workspace.files import cycle_ids, team_ids, team_path
from okrcli.workspace.load import load_team
from okrcli.workspace.names import what_else
from okrcli.yaml.codes import SIZE_LIMIT
from okrcli.yaml.read import read_plain

DEPTH = {"team": 1, "objective": 2, "key_result": 3}
ANYTHING = tuple(DEPTH)
LISTED = 12
"""So many candidates are looked for and named; past them, more are not of use to anybody."""
_ID = rb"""id["']?\s*:[ \t]*(?:&\S+[ \t]+)?["']?"""
# An id that stands on another line than its key, is an alias or has a tag; and a key that is an alias, or after a `?`.
_UNUSUAL_ID = re.compile(rb"""id["']?\s*:(?![ \t]*(?:&\S+[ \t]+)?(?:'?[a-z0-9]|"[a-z0-9-]+"))""")
_UNUSUAL_KEY = re.compile(rb"\*[^\s,\[\]{}]+\s*:|\?\s")
_ALIKE = 8  # ids like the one typed that are followed up
_BEGINNING = 3  # letters from which on a name is taken for the first ones of another

Steps = tuple[str, ...]


class _Found(NamedTuple):
    """What fits, what is wrong with files that may hold more, and whether that is the file of the team named."""

    addresses: list[Address]
    broken: list[Finding]
    own_broken: bool = False


def resolve(
    root: Path,
    cycle_id: str,
    typed: str,
    wanted: Sequence[str] = ANYTHING,
    today: date | None = None,
    *,
    anywhere: bool = False,
) -> Address:
    """The address of the one thing that is named, in the cycle given or in the one that `2026:` names.

    `anywhere` is for a cycle that nobody named: what nothing in it is called, and one thing in the other cycles that
    are running on the day, is that one.

    A full address (`marketing/reference/leads`) or any tail of one that fits one thing alone (`leads`). What is one
    thing's full address and another's tail is ambiguous too; with its cycle (`2026:company/growth`) it is the full one.
    `wanted` says which kinds count: team, objective, key_result. Raises AddressError (`no-such-address`,
    `no-such-cycle`, `ambiguous-address`, with the candidates), InvalidFileError where a broken file might hold it.
    """
    named, colon, rest = typed.rpartition(":")
    if colon:
        cycle_id = find_cycle_id(cycle_ids(root), named, today)
    steps = tuple(step for step in rest.split("/") if step)
    depths = {DEPTH[kind] for kind in wanted}
    found = _find(root, cycle_id, steps, depths)
    fitting = found.addresses
    if colon:
        fitting = [address for address in fitting if _steps_of(address) == steps] or fitting
    if found.own_broken or (found.broken and not fitting):
        raise InvalidFileError("address-in-broken-file", findings=found.broken, typed=typed)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        whole = any(_steps_of(address) == steps for address in fitting)  # only its cycle tells it from the others
        candidates = [str(address) if whole else address.path for address in fitting[:LISTED]]
        candidates += ["…"] if len(fitting) > LISTED else []
        raise AddressError("ambiguous-address", typed=typed, candidates=candidates)
    facts = of_another_kind(root, cycle_id, steps, depths)
    elsewhere = [] if facts or colon or today is None else _find_elsewhere(root, cycle_id, steps, depths, today, typed)
    if anywhere and len(elsewhere) == 1:
        return elsewhere[0]
    nearest = _nearest(root, cycle_id, rest, depths)
    others = [str(address) for address in elsewhere]
    error = AddressError("no-such-address", typed=typed, cycle=cycle_id, elsewhere=others, nearest=nearest)
    error.facts.update(facts or ({} if elsewhere else what_else(root, [cycle_id], typed)))
    raise error


def of_another_kind(root: Path, cycle_id: str, steps: Steps, depths: Collection[int]) -> dict[str, object]:
    """What is called so and is of another kind than wanted: what it `holds` of those, or what `holds_it`."""
    unwanted = set(DEPTH.values()).difference(depths)
    others = _find(root, cycle_id, steps, unwanted).addresses if unwanted else []
    if len(others) != 1:
        return {}
    path = _steps_of(others[0])
    if len(path) > max(depths):
        return {"holds_it": "/".join(path[: max(depths)])}
    inside = [
        one.path
        for one in _addresses(load_team(root, cycle_id, path[0]).value, cycle_id)
        if len(_steps_of(one)) in depths and _steps_of(one)[: len(path)] == path
    ]
    return {"holds": [*inside[:LISTED], *(["…"] if len(inside) > LISTED else [])]} if inside else {}


def _find(root: Path, cycle_id: str, steps: Steps, depths: set[int]) -> _Found:
    """What the steps name, as a full address or as the tail of one."""
    if not steps or len(steps) > max(depths):
        return _Found([], [])
    teams = team_ids(root, cycle_id)
    own = steps[0] if steps[0] in teams else None
    found = [Address(cycle_id, own)] if own is not None and 1 in depths and len(steps) == 1 else []
    if max(depths) == 1:
        return _Found(found, [])
    if len(steps) == max(DEPTH.values()):  # with a team, an objective and a key result it is a tail of nothing longer
        teams = ()
    broken: list[Finding] = []
    own_broken = False
    others = (team_id for team_id in teams if team_id != own)
    for team_id in _teams_that_hold(root, cycle_id, (*([] if own is None else [own]), *others), steps):
        loaded = load_team(root, cycle_id, team_id)
        there = [
            address
            for address in _addresses(loaded.value, cycle_id)
            if len(path := _steps_of(address)) in depths and path[-len(steps) :] == steps
        ]
        found += there
        if loaded.findings and not there:
            broken += loaded.findings
            own_broken = own_broken or (team_id == own and len(steps) > 1)
        if len(found) > LISTED:
            break
    return _Found(found, broken, own_broken)


def _teams_that_hold(root: Path, cycle_id: str, teams: Sequence[str], steps: Steps) -> Iterator[str]:
    """The teams whose file says every step, or is no UTF-8; of the team that is the first step, the others will do."""
    words = [step.encode("utf-8", "surrogateescape") for step in steps]
    for team_id in teams:
        content = _content(root, team_path(root, cycle_id, team_id))
        needed = words[1:] if team_id == steps[0] and len(words) > 1 else words
        if content is None or b"\0" in content or all(_says(content, word) for word in needed):
            yield team_id


def _says(content: bytes, word: bytes) -> bool:
    """Whether a file may have the word as an id; the same word as a unit, an owner or a key does not count.

    Never no where it has: what the bytes do not show, by escapes and the like, is for the parser to tell.
    """
    if b"\\" in content:
        return True
    if word not in content:
        return False
    found = re.escape(word) + rb"(?![A-Za-z0-9_-])"
    if re.search(_ID + found, content):
        return True
    if not (_UNUSUAL_ID.search(content) or _UNUSUAL_KEY.search(content)):
        return False
    return re.search(rb"(?<![A-Za-z0-9_-])" + found + rb"""(?!["']?[ \t]*:)""", content) is not None


def _content(root: Path, path: Path) -> bytes | None:
    """What a file holds; none where only loading it can tell what is wrong with it."""
    try:
        content = read_plain(path, root)
    except OSError:
        return None
    return content if len(content) <= SIZE_LIMIT else None


def _addresses(team: Team | None, cycle_id: str) -> list[Address]:
    return [] if team is None else [place for place, _one in team.entries(cycle_id)]


def _steps_of(address: Address) -> Steps:
    return tuple(address.path.split("/"))


def _find_elsewhere(
    root: Path, cycle_id: str, steps: Steps, depths: set[int], today: date, typed: str
) -> list[Address]:
    """The same name in the other cycles that are running; raises InvalidFileError where one cannot be read for it."""
    readable, findings = load_periods(root)
    unreadable = set(cycle_ids(root)) - {cycle.id for cycle in readable}
    if any(_find(root, other, steps, depths).addresses for other in sorted(unreadable)):
        raise InvalidFileError("address-in-broken-file", findings=findings, typed=typed)
    found = [_find(root, cycle.id, steps, depths) for cycle in running_cycles(root, today)[0] if cycle.id != cycle_id]
    broken = [finding for one in found for finding in one.broken]
    if broken and (any(one.own_broken for one in found) or not any(one.addresses for one in found)):
        raise InvalidFileError("address-in-broken-file", findings=broken, typed=typed)
    return [address for one in found for address in one.addresses]


def _nearest(root: Path, cycle_id: str, typed: str, depths: set[int]) -> list[str]:
    """The addresses, or tails of addresses, that look most like what was typed."""
    teams = team_ids(root, cycle_id)
    places = [place for one in teams for place in _addresses(load_team(root, cycle_id, one).value, cycle_id)]
    alike = _like(typed.casefold().rpartition("/")[2], {_steps_of(place)[-1] for place in places}, _ALIKE)
    by_tail = {team_id: team_id for team_id in teams if 1 in depths}
    for steps in map(_steps_of, places):
        for start in range(len(steps)) if len(steps) in depths and steps[-1] in alike else ():
            by_tail.setdefault("/".join(steps[start:]), "/".join(steps))
    return list(dict.fromkeys(by_tail[one] for one in _like(typed.casefold(), by_tail, 3)))


def _like(typed: str, known: Collection[str], most: int) -> list[str]:
    """The names that begin with what was typed, for one types the first word of an id; then those spelt like it."""
    from difflib import get_close_matches  # only where nothing was found

    begun = sorted(name for name in known if name.startswith(typed)) if len(typed) >= _BEGINNING else []
    return [*begun, *get_close_matches(typed, known, n=most)][:most]


@dataclass(frozen=True, slots=True)
class Supporter:
    """An objective or key result that says it serves another."""

    address: Address
    statement: str


def supporters_of(root: Path, target: Address) -> list[Supporter]:
    """Everything that names the objective or key result in its `supports`, in any cycle.

    Only files whose bytes hold the target's id are read; those that are broken are left out.
    """
    found = []
    for cycle_id, team_id, *_rest in teams_that_may_name(root, target):
        team = load_team(root, cycle_id, team_id).value
        for place, one in () if team is None else team.entries(cycle_id):
            named = (text.rpartition(":") for text in one.supports)
            if any((cycle or cycle_id) == target.cycle and path == target.path for cycle, _, path in named):
                found.append(Supporter(place, one.statement))
    return found


def teams_that_may_name(root: Path, target: Address) -> Iterator[Address]:
    """The teams of all cycles whose files may name the objective or key result in a `supports`, by their bytes."""
    wanted = (target.key_result or target.objective or target.team).encode()
    for cycle_id in cycle_ids(root):
        for team_id in team_ids(root, cycle_id):
            content = _content(root, team_path(root, cycle_id, team_id))
            # what cannot be read is for loading to tell, and what is written with escapes
            if content is None or b"\\" in content or (wanted in content and b"supports" in content):
                yield Address(cycle_id, team_id)
