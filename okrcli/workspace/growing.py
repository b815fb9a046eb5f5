"""New files and new entries: cycles, teams, objectives, key results."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from okrcli.errors import AddressError, UsageError
from okrcli.model import Address, Team
from okrcli.model.periods import Period
from okrcli.schema.suggest import slugify
from okrcli.text.edits import Append, Edit
from okrcli.text.write import create_file
from okrcli.workspace.change import Change, change_team, refuse_closed
from okrcli.workspace.files import cycle_path, team_path
from okrcli.workspace.templates import cycle_text, team_text

ID_WORDS = 3


def make_cycle(root: Path, period: Period) -> Path:
    """Make a cycle's folder with its dates; raises InvalidFileError (`exists`)."""
    path = cycle_path(root, period.id)
    create_file(path, cycle_text(period.starts, period.ends).encode("utf-8"))
    return path


def make_team(
    root: Path,
    cycle_id: str,
    team_id: str,
    name: str,
    lead: str | None = None,
    *,
    today: date,
    guided: bool = False,
    force: bool = False,
) -> Path:
    """Make a team's file; raises InvalidFileError (`exists`) and UsageError (`cycle-closed`)."""
    refuse_closed(root, cycle_id, today, force=force)
    path = team_path(root, cycle_id, team_id)
    create_file(path, team_text(name, lead, guided=guided).encode("utf-8"))
    return path


def add_objective(
    root: Path, place: Address, data: Mapping[str, object], *, today: date, force: bool = False, dry_run: bool = False
) -> Change:
    """Append an objective to its team's file; `data` is what the file will say.

    Raises UsageError (`id-taken`), and as `change_team` does.
    """

    def decide(team: Team) -> list[Edit]:
        _refuse_taken(str(data["id"]), [one.id for one in team.objectives], place.path)
        return [Append(("objectives",), dict(data), block=True)]

    return change_team(root, place.cycle, place.team, decide, today=today, force=force, dry_run=dry_run)


def add_key_result(
    root: Path, place: Address, data: Mapping[str, object], *, today: date, force: bool = False, dry_run: bool = False
) -> Change:
    """Append a key result to the objective at `place`; see `add_objective`."""

    def decide(team: Team) -> list[Edit]:
        for number, objective in enumerate(team.objectives):
            if objective.id == place.objective:
                _refuse_taken(str(data["id"]), [one.id for one in objective.key_results], place.path)
                return [Append(("objectives", number, "key_results"), dict(data), block=True)]
        raise AddressError("no-such-address", typed=place.path, cycle=place.cycle, nearest=[], elsewhere=[])

    return change_team(root, place.cycle, place.team, decide, today=today, force=force, dry_run=dry_run)


def short_id(statement: str, taken: list[str]) -> str:
    """An id of a few words of the statement, with a number where it is taken."""
    words = [word for word in slugify(statement).split("-") if len(word) > 3] or slugify(statement).split("-")
    base = "-".join(words[:ID_WORDS])[:40].strip("-") or "new"
    return next(
        name for number in range(1, len(taken) + 2) if (name := f"{base}-{number}" if number > 1 else base) not in taken
    )


def _refuse_taken(wanted: str, taken: list[str], place: str) -> None:
    if wanted in taken:
        raise UsageError("id-taken", id=wanted, place=place)
