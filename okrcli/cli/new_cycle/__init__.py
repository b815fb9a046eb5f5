"""`okr new-cycle`: a cycle's folder with its dates, and its teams' files."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.console import print_document, tell_changes, tell_next
from okrcli.cli.context import LATELY, Workspace, open_workspace, read_day, today
from okrcli.cli.help import command
from okrcli.cli.options import argument, flag, option, team_option
from okrcli.errors import ExitCode, InvalidFileError, UsageError
from okrcli.i18n import _, pgettext
from okrcli.model.address import is_slug
from okrcli.model.periods import Period, resolve_period
from okrcli.schema.suggest import slugify


@command(
    "okr new-cycle Q4 --team company --team marketing",
    "okr new-cycle Q4 --from 2026-Q3",
    "okr new-cycle launch --starts 2026-09-01 --ends 2026-12-18",
)
def new_cycle(
    ctx: typer.Context,
    name: Annotated[str, argument("CYCLE", _("Q3, 2026-Q3, H2, 2026, FY27-Q1, T3, S2; or any name, with its dates."))],
    starts: Annotated[str | None, option("--starts", "DATE", _("The first day."))] = None,
    ends: Annotated[str | None, option("--ends", "DATE", _("The last day, included."))] = None,
    team: Annotated[list[str] | None, team_option(_("A team of the cycle; repeatable."))] = None,
    source: Annotated[
        str | None,
        option("--from", "CYCLE", _("Carry over what was kept or modified when this cycle closed."), completion.cycles),
    ] = None,
    force: Annotated[bool, flag("--force", _("With --from: carry over before that cycle is closed."))] = False,
    dry_run: options.DryRun = False,
    output: options.Format = "table",
) -> int:
    """Make a cycle's folder. A bare Q3 is the quarter that is running or comes next.

    With --from, objectives that were kept or modified come along with fresh key results: a metric's baseline is its
    last value, milestones reached stay behind, links lead to the new cycle. A cycle that is there already is added to.
    """
    as_json = output == "json"
    workspace = open_workspace(ctx, dry_run=dry_run)
    period = _choose_period(name, starts, ends, workspace.settings.fiscal_year_starts)
    teams = team or ()
    if source is not None:
        from okrcli.cli.new_cycle.carry_over import CarryOptions, carry

        dated = starts is not None or ends is not None
        return carry(workspace, CarryOptions(period, dated, source, teams, force=force, as_json=as_json))
    return _make_cycle(workspace, period, teams, as_json=as_json)


def _choose_period(name: str, starts: str | None, ends: str | None, fiscal_year_starts: int) -> Period:
    """What the name and the dates say; raises UsageError where they do not say it all or contradict themselves."""
    period = resolve_period(name, today(), fiscal_year_starts)
    first = read_day(starts, today() - LATELY) if starts is not None else period.starts if period else None
    last = read_day(ends, first or today()) if ends is not None else period.ends if period else None
    if first is None or last is None:
        raise UsageError("no-dates", typed=name)
    if last < first:
        raise UsageError("bad-period")
    if period is None and not is_slug(name):
        raise UsageError("bad-slug", typed=name, suggestion=slugify(name) or "cycle")
    return Period(period.id if period else name, first, last)


def _make_cycle(workspace: Workspace, period: Period, teams: Sequence[str], *, as_json: bool) -> int:
    """Make the cycle's file and a commented one for each team, and say so.

    Raises UsageError (`no-id`) and InvalidFileError (`cycle-exists`).
    """
    from okrcli.i18n.dates import format_span
    from okrcli.workspace.files import cycle_path
    from okrcli.workspace.new_files import cycle_file, make_files, rhythm_of, team_file

    root = workspace.root
    if cycle_path(root, period.id).exists():
        team = slugify(teams[0]) if teams else pgettext("metavar", "NAME")
        raise InvalidFileError("cycle-exists", cycle=period.id, team=team)
    span = format_span(period.starts, period.ends)
    rhythm = rhythm_of(period, workspace.settings.checkin)
    files = {cycle_file(root, period, rhythm, _): _("Cycle {cycle}, {span}").format(cycle=period.id, span=span)}
    named = named_teams(teams)
    for team_id, label in (named | _known_names(workspace, named)).items():
        file = team_file(root, period.id, team_id, label, guided=True, translate=_)
        files[file] = _("Team {team}").format(team=label)
    make_files([*files], root, dry_run=workspace.dry_run)
    if as_json:
        from okrcli.render.new_cycle import new_cycle_json

        print_document(new_cycle_json(period, None, [file.path for file in files], root))
        return ExitCode.DONE
    tell_changes(workspace, *files.items())
    if workspace.dry_run:
        return ExitCode.DONE
    if teams:
        tell_next(workspace.session, f"okr add objective --cycle {period.id}", _("what is to be reached"))
    else:
        name = pgettext("metavar", "NAME")
        tell_next(workspace.session, f"okr add team {name} --cycle {period.id}", _("who takes part"))
    return ExitCode.DONE


def named_teams(names: Sequence[str]) -> dict[str, str]:
    """The names of the teams that `--team` names, by id; raises UsageError (`no-id`)."""
    teams: dict[str, str] = {}
    for name in names:
        team_id = slugify(name)
        if not team_id:
            raise UsageError("no-id", typed=name)
        teams.setdefault(team_id, name if name != team_id else name.replace("-", " ").capitalize())
    return teams


def _known_names(workspace: Workspace, teams: Collection[str]) -> dict[str, str]:
    """The names of those teams, by id, that the current cycle has, as it spells them."""
    from okrcli.workspace.cycles import current_cycle
    from okrcli.workspace.files import cycle_ids, team_ids
    from okrcli.workspace.load import load_team

    if not teams or not cycle_ids(workspace.root):
        return {}
    before = current_cycle(workspace.root, workspace.settings, today())
    read = (load_team(workspace.root, before, one).value for one in team_ids(workspace.root, before) if one in teams)
    return {team.id: team.name for team in read if team is not None}
