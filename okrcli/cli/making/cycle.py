"""Making a cycle: its dates by its name or as given, its file and its teams'."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from okrcli.cli.console import print_document, tell_made, tell_next
from okrcli.cli.context import Workspace, today
from okrcli.errors import ExitCode, InvalidFileError, UsageError
from okrcli.i18n import _, pgettext
from okrcli.i18n.dates import format_span
from okrcli.model.address import is_slug
from okrcli.model.periods import Period, parse_day, resolve_period
from okrcli.schema.suggest import slugify
from okrcli.workspace.cycles import current_cycle
from okrcli.workspace.files import cycle_ids, cycle_path, team_ids
from okrcli.workspace.load import load_team
from okrcli.workspace.new_files import cycle_file, make_files, team_file


def make_cycle(workspace: Workspace, period: Period, teams: Sequence[str], *, dry_run: bool, as_json: bool) -> int:
    """Make the cycle's file and a commented one for each team, and say so.

    Raises UsageError (`no-id`) and InvalidFileError (`cycle-exists`).
    """
    if cycle_path(workspace.root, period.id).exists():
        name = slugify(teams[0]) if teams else pgettext("metavar", "NAME")
        raise InvalidFileError("cycle-exists", cycle=period.id, team=name)
    span = format_span(period.starts, period.ends)
    files = {cycle_file(workspace.root, period, _): _("Cycle {cycle}, {span}").format(cycle=period.id, span=span)}
    known = _known_names(workspace) if teams else {}
    for wanted in dict.fromkeys(teams):
        team_id = slugify(wanted)
        if not team_id:
            raise UsageError("no-id", typed=wanted)
        label = known.get(team_id) or (wanted if wanted != team_id else wanted.replace("-", " ").capitalize())
        files[team_file(workspace.root, period.id, team_id, label, guided=True, translate=_)] = _("Team {team}").format(
            team=label
        )
    make_files([*files], workspace.root, dry_run=dry_run)
    if as_json:
        from okrcli.render.new_cycle import new_cycle_json

        print_document(new_cycle_json(period, None, [file.path for file in files], workspace.root))
        return ExitCode.DONE
    tell_made(workspace.session, workspace.root, files, dry_run=dry_run)
    if dry_run:
        return ExitCode.DONE
    if teams:
        tell_next(workspace.session, f"okr add objective --cycle {period.id}", _("what is to be reached"))
    else:
        name = pgettext("metavar", "NAME")
        tell_next(workspace.session, f"okr add team {name} --cycle {period.id}", _("who takes part"))
    return ExitCode.DONE


def choose_period(name: str, starts: str | None, ends: str | None, fiscal_year_starts: int) -> Period:
    """What the name and the dates say; raises UsageError where they do not say it all or contradict themselves."""
    period = resolve_period(name, today(), fiscal_year_starts)
    first = _read(starts) or (period.starts if period else None)
    last = _read(ends) or (period.ends if period else None)
    if first is None or last is None:
        raise UsageError("no-dates", typed=name)
    if last < first:
        raise UsageError("bad-period")
    if period is None and not is_slug(name):
        raise UsageError("bad-slug", typed=name, suggestion=slugify(name) or "cycle")
    return Period(period.id if period else name, first, last)


def _read(typed: str | None) -> date | None:
    try:
        return None if typed is None else parse_day(typed)
    except ValueError:
        raise UsageError("bad-date", typed=typed, example=today().isoformat()) from None


def _known_names(workspace: Workspace) -> dict[str, str]:
    """The teams' names as the cycle at hand spells them, by id."""
    if not cycle_ids(workspace.root):
        return {}
    before = current_cycle(workspace.root, workspace.settings, today())
    read = {one: load_team(workspace.root, before, one).value for one in team_ids(workspace.root, before)}
    return {team_id: team.name for team_id, team in read.items() if team is not None}
