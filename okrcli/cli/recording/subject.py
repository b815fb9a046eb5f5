"""What `okr checkin` is about: the key result that is named, and the day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from okrcli.cli import answers
from okrcli.cli.context import Workspace, find_cycle, today
from okrcli.cli.prompts import AnswerError
from okrcli.errors import AddressError
from okrcli.model import Address
from okrcli.workspace.addresses import resolve
from okrcli.workspace.load import load_team


def find_key_result(workspace: Workspace, typed: str, cycle: str | None, on: date) -> Address:
    """The key result that is named, in the cycle of the day or else in today's, whose dates the day may lie outside of.

    Raises AddressError, which lists what a team or objective named instead holds.
    """
    try:
        return _find_on(workspace, typed, cycle, on)
    except AddressError as error:
        if error.reason != "no-such-address" or cycle is not None or on == today():
            raise
        with suppress(AddressError):
            return _find_on(workspace, typed, None, today())
        raise


def _find_on(workspace: Workspace, typed: str, cycle: str | None, on: date) -> Address:
    _, at_hand = find_cycle(workspace, on, cycle, typed, to_change=True)
    try:
        return resolve(workspace.root, at_hand, typed, wanted=("key_result",), today=on)
    except AddressError as error:
        inside = _key_results_in(workspace, at_hand, typed) if error.reason == "no-such-address" else []
        if not inside:
            raise
        raise AddressError("checkin-of-whole", typed=typed, candidates=inside) from error


def _key_results_in(workspace: Workspace, cycle: str, typed: str) -> list[str]:
    """The key results of the team or objective that is named; none where it is neither."""
    try:
        above = resolve(workspace.root, cycle, typed, wanted=("team", "objective"))
    except AddressError:
        return []
    team = load_team(workspace.root, above.cycle, above.team).value
    return [
        Address(above.cycle, above.team, objective.id, key_result.id).path
        for objective in (team.objectives if team else ())
        if above.objective in (None, objective.id)
        for key_result in objective.key_results
    ]


def read_day(typed: str | None) -> date:
    """The check-in's day, today where none is given; raises UsageError."""
    if typed is None:
        return today()
    try:
        return answers.read_day(typed, today())
    except AnswerError as error:
        raise answers.as_usage(error) from error
