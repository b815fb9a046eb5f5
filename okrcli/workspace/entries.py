"""New entries: objectives and key results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from okrcli.errors import AddressError, InvalidFileError, UsageError
from okrcli.model import Address, Team
from okrcli.workspace.change import Change, change_team
from okrcli.workspace.load import read_team
from okrcli.workspace.new_files import NewFile, team_file
from okrcli.yaml.edits import Append, Edit, apply_edits
from okrcli.yaml.source import make_source


def team_file_with(
    root: Path, cycle_id: str, team_id: str, name: str, lead: str | None, objectives: Sequence[Mapping[str, object]]
) -> NewFile:
    """A team's file that has objectives from the start; `objectives` are what the file will say."""
    plain = team_file(root, cycle_id, team_id, name, lead, guided=not objectives)
    edits = [Append(("objectives",), dict(one), block=True) for one in objectives]
    after = apply_edits(make_source(plain.path, plain.text), edits)
    result = read_team(after)
    if result.value is None:
        raise InvalidFileError("would-be-invalid", findings=result.findings, path=plain.path)
    return NewFile(plain.path, after.text)


def append_objectives(
    root: Path, place: Address, objectives: Sequence[Mapping[str, object]], *, today: date, dry_run: bool = False
) -> Change[Team]:
    """Append objectives to a team's file, those apart whose ids are taken by then; raises as `change_team` does."""

    def decide(team: Team) -> list[Edit]:
        taken = {one.id for one in team.objectives}
        return [Append(("objectives",), dict(one), block=True) for one in objectives if one["id"] not in taken]

    return change_team(root, place.cycle, place.team, decide, today=today, dry_run=dry_run)


def add_objective(
    root: Path, place: Address, data: Mapping[str, object], *, today: date, force: bool = False, dry_run: bool = False
) -> Change[Team]:
    """Append an objective to its team's file; `data` is what the file will say.

    Raises UsageError (`id-taken`), and as `change_team` does.
    """

    def decide(team: Team) -> list[Edit]:
        _refuse_taken(str(data["id"]), [one.id for one in team.objectives], place.path)
        return [Append(("objectives",), dict(data), block=True)]

    return change_team(root, place.cycle, place.team, decide, today=today, force=force, dry_run=dry_run)


def add_key_result(
    root: Path, place: Address, data: Mapping[str, object], *, today: date, force: bool = False, dry_run: bool = False
) -> Change[Team]:
    """Append a key result to the objective at `place`; see `add_objective`."""

    def decide(team: Team) -> list[Edit]:
        for number, objective in enumerate(team.objectives):
            if objective.id == place.objective:
                _refuse_taken(str(data["id"]), [one.id for one in objective.key_results], place.path)
                return [Append(("objectives", number, "key_results"), dict(data), block=True)]
        raise AddressError("no-such-address", typed=place.path, cycle=place.cycle, nearest=[], elsewhere=[])

    return change_team(root, place.cycle, place.team, decide, today=today, force=force, dry_run=dry_run)


def _refuse_taken(wanted: str, taken: list[str], place: str) -> None:
    if wanted in taken:
        raise UsageError("id-taken", id=wanted, place=place)
