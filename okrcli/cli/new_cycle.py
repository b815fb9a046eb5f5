"""`okr new-cycle`: a cycle's folder with its dates, and its teams' files."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from okrcli.cli import complete
from okrcli.cli.help import Command, make_app
from okrcli.cli.opening import Opened, choose_format, open_workspace
from okrcli.cli.options import DryRunOption, FormatOption, JsonOption
from okrcli.cli.output import print_document
from okrcli.cli.session import today
from okrcli.cli.telling import tell_made, tell_next
from okrcli.errors import ExitCode, UsageError
from okrcli.i18n import _, pgettext
from okrcli.i18n.dates import format_span
from okrcli.model.address import is_slug
from okrcli.model.periods import Period, resolve_period
from okrcli.schema.suggest import slugify
from okrcli.workspace.at_hand import cycle_at_hand
from okrcli.workspace.files import cycle_ids
from okrcli.workspace.growing import cycle_file, make_files, team_file
from okrcli.workspace.load import load_team

app = make_app()


@app.command(
    cls=Command,
    epilog=(
        "okr new-cycle Q4 --team company --team marketing\n"
        "okr new-cycle Q4 --from 2026-Q3\n"
        "okr new-cycle launch --starts 2026-09-01 --ends 2026-12-18"
    ),
)
def new_cycle(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="CYCLE", help=_("Q3, 2026-Q3, H2, 2026, FY27-Q1, T3, S2; or any name, with its dates.")),
    ],
    starts: Annotated[str | None, typer.Option("--starts", metavar="DATE", help=_("The first day."))] = None,
    ends: Annotated[str | None, typer.Option("--ends", metavar="DATE", help=_("The last day, included."))] = None,
    team: Annotated[
        list[str] | None,
        typer.Option(
            "--team", "-t", metavar="TEAM", help=_("A team of the cycle; repeatable."), autocompletion=complete.teams
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="CYCLE",
            help=_("Carry over what was kept or modified when this cycle closed."),
            autocompletion=complete.cycles,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("With --from: carry over before that cycle is closed."))
    ] = False,
    dry_run: DryRunOption = False,
    output: FormatOption = "table",
    as_json: JsonOption = False,
) -> int:
    """Make a cycle's folder. A bare Q3 is the quarter that is running or comes next.

    With --from, objectives that were kept or modified come along with fresh key results: a metric's baseline is its
    last value, milestones reached stay behind, links lead to the new cycle. A cycle that is there already is added to.
    """
    as_json = choose_format(output, as_json, ("table", "json")) == "json"
    opened = open_workspace(ctx)
    period = choose_period(name, starts, ends, opened.settings.fiscal_year_starts)
    if source is not None:
        from okrcli.cli.carrying import Wanted, carry

        given = starts is not None or ends is not None
        wish = Wanted(period, given, source, tuple(team or ()), force=force, dry_run=dry_run, as_json=as_json)
        return carry(opened, wish)
    span = format_span(period.starts, period.ends)
    files = {cycle_file(opened.root, period, _): _("Cycle {cycle}, {span}").format(cycle=period.id, span=span)}
    known = _known_names(opened) if team else {}
    for wanted in dict.fromkeys(team or ()):
        team_id = slugify(wanted)
        if not team_id:
            raise UsageError("no-id", typed=wanted)
        label = known.get(team_id) or (wanted if wanted != team_id else wanted.replace("-", " ").capitalize())
        files[team_file(opened.root, period.id, team_id, label, guided=True, translate=_)] = _("Team {team}").format(
            team=label
        )
    make_files([*files], dry_run=dry_run)
    if as_json:
        from okrcli.render.json_carried import new_cycle_json

        print_document(new_cycle_json(period, None, [file.path for file in files], opened.root))
        return ExitCode.DONE
    tell_made(opened.session, opened.root, files, dry_run=dry_run)
    if dry_run:
        return ExitCode.DONE
    if team:
        tell_next(opened.session, f"okr add objective --cycle {period.id}", _("what is to be reached"))
    else:
        name = pgettext("metavar", "NAME")
        tell_next(opened.session, f"okr add team {name} --cycle {period.id}", _("who takes part"))
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
        return None if typed is None else date.fromisoformat(typed)
    except ValueError:
        raise UsageError("bad-date", typed=typed, example=today().isoformat()) from None


def _known_names(opened: Opened) -> dict[str, str]:
    """The teams' names as the cycle at hand spells them, by id."""
    from okrcli.workspace.files import team_ids

    if not cycle_ids(opened.root):
        return {}
    before = cycle_at_hand(opened.root, opened.settings, today())
    read = {one: load_team(opened.root, before, one).value for one in team_ids(opened.root, before)}
    return {team_id: team.name for team_id, team in read.items() if team is not None}
