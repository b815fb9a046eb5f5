"""`okr new-cycle --from`: the new cycle's files with what came along, and a summary of that and of what did not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from okrcli.cli.console import Written, print_document, tell_changes, tell_next
from okrcli.cli.context import Workspace, report_problems, today
from okrcli.cli.new_cycle import named_teams
from okrcli.errors import ExitCode, InvalidFileError, UsageError
from okrcli.i18n import _, ngettext
from okrcli.i18n.dates import format_span
from okrcli.model import Address, Cycle, Team
from okrcli.model.periods import Period
from okrcli.render.console import glyphs_of, show
from okrcli.render.new_cycle import carried_page
from okrcli.schema import team as form
from okrcli.schema.cycle import OwnCadence
from okrcli.schema.suggest import slugify
from okrcli.schema.translate import to_file
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.cadence import first_round
from okrcli.scoring.states import CycleReview
from okrcli.workspace.carry_over import Carried, Fate, Relink, carry_over
from okrcli.workspace.change import Change, refuse_closed
from okrcli.workspace.cycles import current_cycle
from okrcli.workspace.entries import append_objectives, team_file_with
from okrcli.workspace.files import cycle_ids, team_ids
from okrcli.workspace.load import is_whole, load_cycle
from okrcli.workspace.new_files import NewFile, cycle_file, make_files, rhythm_of


class CarryOptions(NamedTuple):
    """What the command line asks for; `dated` where it gives the period's days itself."""

    period: Period
    dated: bool
    source: str
    teams: Sequence[str]
    force: bool
    as_json: bool


class _Plan(NamedTuple):
    """What is to be written: new files with what each is, and objectives for files that are there."""

    files: dict[NewFile, str]
    additions: dict[Address, list[dict[str, object]]]


def carry(workspace: Workspace, options: CarryOptions) -> int:
    """Make the cycle, or add to it where it is there; raises before anything is written."""
    source = _read_source(workspace, options)
    period = options.period
    there = _target(workspace, options)
    if there is not None:
        period = Period(there.id, there.starts, there.ends)
    review = _review(workspace, source, options.teams)
    taken = {f"{team.id}/{one.id}" for team in (there.teams if there else ()) for one in team.objectives}
    cadence = source.checkin.over(workspace.settings.checkin)
    late = first_round(period, cadence) < today() <= period.ends  # else somebody would owe a check-in from before
    relink = Relink(workspace.root, source, period)
    carried = carry_over(review, period.id, relink, taken, today() if late else None)
    rhythm = to_file(source.checkin, OwnCadence) or rhythm_of(period, workspace.settings.checkin)
    plan = _plan(workspace, options, period, carried, None if there is not None else rhythm)
    changes = _write(workspace, plan, dry_run=True)
    if not workspace.dry_run:
        changes = _write(workspace, plan, dry_run=False)
    if options.as_json:
        from okrcli.render.new_cycle import new_cycle_json

        paths = [*(file.path for file in plan.files), *(change.path for change in changes)]
        print_document(new_cycle_json(period, carried, paths, workspace.root))
        return ExitCode.DONE
    counts = [len(plan.additions[Address(carried.cycle, one.path.stem)]) for one in changes]
    added = [ngettext("{n} objective added", "{n} objectives added", n).format(n=n) for n in counts]
    made: list[tuple[Written, str]] = [*plan.files.items(), *zip(changes, added, strict=True)]
    if workspace.dry_run:
        tell_changes(workspace, *made)
    console = workspace.session.err() if workspace.dry_run else workspace.session.out()
    show(console, *carried_page(carried, console.width, glyphs_of(console)))
    console.file.flush()
    if not workspace.dry_run:
        tell_changes(workspace, *made)
        _tell_what_follows(workspace, carried)
    return ExitCode.DONE


def _read_source(workspace: Workspace, options: CarryOptions) -> Cycle:
    cycle_id = current_cycle(workspace.root, workspace.settings, today(), options.source)
    if cycle_id == options.period.id:
        raise UsageError("carry-into-itself", cycle=cycle_id)
    loaded = load_cycle(workspace.root, cycle_id)
    findings = [*workspace.findings, *loaded.findings]
    if loaded.value is None or not is_whole(workspace.root, cycle_id):
        raise InvalidFileError("carry-broken", findings=findings, cycle=cycle_id)
    report_problems(workspace.session, findings)
    if loaded.value.closed is None and not options.force:
        raise UsageError("carry-not-closed", cycle=cycle_id)
    return loaded.value


def _target(workspace: Workspace, options: CarryOptions) -> Cycle | None:
    """The new cycle where it is there already; none where it is to be made. `make_files` refuses other dates."""
    cycle_id = options.period.id
    if options.dated or cycle_id not in cycle_ids(workspace.root):
        return None
    refuse_closed(workspace.root, cycle_id, today())
    loaded = load_cycle(workspace.root, cycle_id)
    if loaded.value is None:
        raise InvalidFileError("carry-broken", findings=loaded.findings, cycle=cycle_id)
    return loaded.value


def _review(workspace: Workspace, source: Cycle, teams: Sequence[str]) -> CycleReview:
    """The source as it closed, or as it stands today; with `teams`, those alone."""
    wanted = {slugify(one) for one in teams}
    kept = tuple(team for team in source.teams if not wanted or team.id in wanted)
    return review_cycle(source._replace(teams=kept), workspace.settings, source.closed or today())


def _plan(
    workspace: Workspace,
    options: CarryOptions,
    period: Period,
    carried: Carried,
    rhythm: Mapping[str, object] | None,
) -> _Plan:
    """What is to be written; `rhythm` is that of its own which a new cycle has, none where the cycle is there."""
    files: dict[NewFile, str] = {}
    additions: dict[Address, list[dict[str, object]]] = {}
    if rhythm is not None:
        span = format_span(period.starts, period.ends)
        what = _("Cycle {cycle}, {span}").format(cycle=period.id, span=span)
        files[cycle_file(workspace.root, period, rhythm, _)] = what
    standing = () if rhythm is not None else team_ids(workspace.root, period.id)
    known = {team.id for team in carried.teams}
    others = (Team(*one) for one in named_teams(options.teams).items() if one[0] not in known)
    for team in (*carried.teams, *others):
        objectives = [to_file(one, form.Objective) for one in team.objectives]
        if team.id not in standing:
            file = team_file_with(workspace.root, period.id, team.id, team.name, team.lead, objectives, _)
            files[file] = _("Team {team}").format(team=team.name)
        elif objectives:
            additions[Address(period.id, team.id)] = objectives
    return _Plan(files, additions)


def _write(workspace: Workspace, plan: _Plan, *, dry_run: bool) -> list[Change[object]]:
    make_files([*plan.files], workspace.root, dry_run=dry_run)
    return [
        append_objectives(workspace.root, place, objectives, today=today(), dry_run=dry_run)
        for place, objectives in plan.additions.items()
    ]


def _tell_what_follows(workspace: Workspace, carried: Carried) -> None:
    rework = next((one.address.path for one in carried.objectives if one.fate is Fate.MODIFIED), None)
    if rework is not None:
        tell_next(workspace.session, f"okr edit {carried.cycle}:{rework}", _("rework what was to be modified"))
    else:
        tell_next(workspace.session, f"okr status --cycle {carried.cycle}", _("where it begins"))
