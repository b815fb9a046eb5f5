"""Which file `okrcli.cli.edit` opens, and what is wrong with it on return."""

from __future__ import annotations

from okrcli.cli.opening import Opened
from okrcli.cli.session import today
from okrcli.errors import Finding
from okrcli.model import Address
from okrcli.workspace.addresses import resolve
from okrcli.workspace.at_hand import cycle_at_hand
from okrcli.workspace.files import team_ids
from okrcli.workspace.load import load_settings, load_team


def place_to_open(opened: Opened, address: str | None, cycle: str | None) -> Address | None:
    """What to open; none stands for okr.yaml."""
    if address is not None:
        return resolve(opened.root, cycle_at_hand(opened.root, opened.settings, today(), cycle), address, today=today())
    cycle_id = cycle_at_hand(opened.root, opened.settings, today(), cycle)
    teams = team_ids(opened.root, cycle_id)
    return Address(cycle_id, teams[0]) if len(teams) == 1 else None


def check_file(opened: Opened, place: Address | None) -> tuple[Finding, ...]:
    """What is wrong with the file that was opened."""
    if place is None:
        return load_settings(opened.root).findings
    return load_team(opened.root, place.cycle, place.team).findings
