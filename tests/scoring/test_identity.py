"""Another address, and the same thing: found for whatever is renamed or moved, and for nothing else."""

from __future__ import annotations

import pytest

from okrcli.model import Address
from okrcli.scoring.identity import as_named_now, former_addresses, inverse, readdressed
from okrcli.workspace.example import example_folder
from okrcli.workspace.load import load_cycle

CYCLE = load_cycle(example_folder(), "2026-Q3").value
assert CYCLE is not None
TEAMS = [Address(CYCLE.id, team.id) for team in CYCLE.teams]
ENTRIES = [place for place, _one in CYCLE.entries()]


def renamed(place: Address) -> Address:
    return place._replace(**{[key for key, one in place._asdict().items() if one is not None][-1]: "another"})


def moved(place: Address) -> Address:
    others = [one for one in ENTRIES if one.team != place.team and one.key_result is None]
    if place.key_result is None:
        return place._replace(team=others[0].team)
    return others[0]._replace(key_result=place.key_result)


@pytest.mark.parametrize("change", [renamed, moved])
@pytest.mark.parametrize("place", [*TEAMS, *ENTRIES], ids=str)
def test_each_thing_of_a_cycle_is_known_again(place, change):
    if place in TEAMS and change is moved:
        return
    meant = {change(place): place}
    after = as_named_now(CYCLE, meant)
    assert sorted(map(str, _places(after))) == sorted(str(readdressed(one, inverse(meant))) for one in ENTRIES)
    found = former_addresses(CYCLE, after)
    assert found == meant
    again = as_named_now(CYCLE, found)
    assert {one.id: sorted(one.objectives, key=str) for one in again.teams} == {
        one.id: sorted(one.objectives, key=str) for one in after.teams
    }


@pytest.mark.parametrize("place", ENTRIES, ids=str)
def test_what_is_taken_out_is_gone(place):
    teams = [
        team._replace(
            objectives=tuple(
                one._replace(
                    key_results=tuple(each for each in one.key_results if (team.id, one.id, each.id) != place[1:])
                )
                for one in team.objectives
                if (team.id, one.id, None) != place[1:]
            )
        )
        for team in CYCLE.teams
    ]
    assert former_addresses(CYCLE, CYCLE._replace(teams=tuple(teams))) == {}
    assert former_addresses(CYCLE._replace(teams=tuple(teams)), CYCLE) == {}


def test_several_at_once_one_in_the_other():
    team, objective, result = (
        ENTRIES[0]._replace(objective=None),
        ENTRIES[0],
        next(one for one in ENTRIES if one[:3] == ENTRIES[0][:3] and one.key_result),
    )
    now = (
        team._replace(team="another"),
        objective._replace(team="another", objective="new"),
        result._replace(team="another", objective="new", key_result="newest"),
    )
    meant = dict(zip(now, (team, objective, result), strict=True))
    after = as_named_now(CYCLE, meant)
    assert former_addresses(CYCLE, after) == meant


def _places(cycle) -> list[Address]:
    return [place for place, _one in cycle.entries()]
