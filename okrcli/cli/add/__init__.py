"""`okr add`: an objective, a key result or a team; what is missing is asked for, or taken as options."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.context import address_to_type, is_at_hand, open_workspace, today
from okrcli.cli.help import command, make_group
from okrcli.cli.kpi import add as add_kpi
from okrcli.cli.options import argument, objective_option, option, team_option
from okrcli.errors import AnswerError, InvalidFileError, UsageError
from okrcli.i18n import _, pgettext

if TYPE_CHECKING:
    from okrcli.cli.prompts import Answers
    from okrcli.workspace.new_files import NewFile

app = make_group(
    __name__,
    _("Add an objective, a key result, a team, a health metric or a person."),
    "okr add team Marketing",
    "okr add objective --team marketing",
    "okr add key-result --objective marketing/reference",
    no_args_is_help=True,
)

command('okr add kpi "Bounce rate of the website" --at-most 48 --unit %', app=app, name="kpi")(add_kpi)

WeightOption = Annotated[
    str | None, option("--weight", "NUMBER", _("How much it counts among its siblings; by default 1."))
]
StartsOption = Annotated[
    str | None, option("--starts", "DATE", _("The day from which it counts; by default today, in a cycle under way."))
]
EndsOption = Annotated[str | None, option("--ends", "DATE", _("Its own deadline in the cycle."))]
SupportsOption = Annotated[
    list[str] | None, option("--supports", "ADDRESS", _("What it serves; repeatable."), completion.addresses)
]


@command(
    "okr add objective", 'okr add objective "Become the obvious reference" --team marketing --owner alice', app=app
)
def objective(
    ctx: typer.Context,
    statement: Annotated[str | None, argument("[TEXT]", _("Where you want to go, without a figure."))] = None,
    team: Annotated[str | None, team_option(_("Whose it is."))] = None,
    owner: options.OwnedBy = None,
    new_person: options.NewPerson = False,
    kind: Annotated[
        str | None, option("--type", "TYPE", _("aspirational, where 0.7 is a success, or committed."), completion.types)
    ] = None,
    why: Annotated[str | None, option("--why", "TEXT", _("What is gained."))] = None,
    supports: SupportsOption = None,
    weight: WeightOption = None,
    starts: StartsOption = None,
    ends: EndsOption = None,
    own_id: options.Id = None,
    cycle: options.Cycle = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Add an objective to a team: qualitative, inspiring, without a figure."""
    from okrcli.cli.add import form
    from okrcli.cli.answers import read_figure
    from okrcli.workspace.entries import add_objective
    from okrcli.workspace.load import load_team

    workspace = open_workspace(ctx, force=force, dry_run=dry_run)
    place = form.team_place(workspace, form.choose_cycle(workspace, cycle), team)
    read = load_team(workspace.root, place.cycle, place.team).value
    taken, lead = ([one.id for one in read.objectives], read.lead) if read else ([], None)
    words = ("objective", _("Objective"))
    given = form.read_given(workspace, words, statement, own_id, owner, new_person=new_person, taken=taken, heir=lead)
    fixed = {
        "type": form.read_type(kind),
        "weight": None if weight is None else read_figure(weight),
        "supports": form.find_supported(workspace, place.cycle, supports or ()),
        "why": why,
        **form.read_window(workspace, place, starts, ends),
    }
    write = partial(add_objective, workspace.root, place, today=today(), force=force)
    entry, change = form.add_entry(workspace, given, write, lambda _said: fixed)
    whole = place._replace(objective=str(entry["id"]))
    following = (f"okr add key-result --objective {address_to_type(workspace, whole)}", _("how you would know"))
    what = _("Objective {address}").format(address=whole.path)
    return form.finish(workspace, change, what, following, form.newcomer(workspace, given, entry))


@command(
    "okr add key-result --objective reference",
    'okr add key-result "Qualified leads" --objective reference --baseline 120 --target 500 --unit leads',
    'okr add key-result "Readers stay" --objective reference --at-most 40 --unit %',
    'okr add key-result "Launch" --objective reference --milestone "beta=Beta online" --milestone "Public launch"',
    app=app,
    name="key-result",
)
def key_result(
    ctx: typer.Context,
    statement: Annotated[str | None, argument("[TEXT]", _("The outcome that is measured."))] = None,
    objective: Annotated[str | None, objective_option(_("Which objective it tells of."))] = None,
    baseline: Annotated[str | None, option("--baseline", "NUMBER", _("Where it stands today."))] = None,
    target: Annotated[str | None, option("--target", "NUMBER", _("Where it should get."))] = None,
    unit: options.Unit = None,
    at_least: Annotated[str | None, option("--at-least", "NUMBER", _("A guardrail: never below."))] = None,
    at_most: Annotated[str | None, option("--at-most", "NUMBER", _("A guardrail: never above."))] = None,
    milestone: Annotated[list[str] | None, option("--milestone", "TEXT", _("A step, or ID=TEXT; repeatable."))] = None,
    owner: options.OwnedBy = None,
    new_person: options.NewPerson = False,
    weight: WeightOption = None,
    supports: SupportsOption = None,
    source: Annotated[str | None, option("--source", "TEXT", _("Where the number is read: a URL or words."))] = None,
    starts: StartsOption = None,
    ends: EndsOption = None,
    own_id: options.Id = None,
    cycle: options.Cycle = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Add a key result to an objective: a metric, a guardrail or milestones."""
    from okrcli.cli.add import form
    from okrcli.cli.add.measure import Measure, measure_data, measure_questions
    from okrcli.cli.answers import read_figure
    from okrcli.workspace.entries import add_key_result

    workspace = open_workspace(ctx, force=force, dry_run=dry_run)
    place = form.objective_place(workspace, cycle, objective)
    measure = Measure(baseline, target, at_least, at_most, tuple(milestone or ()), unit)
    above, heir = form.objective_at(workspace, place)
    taken = [one.id for one in above.key_results] if above else []
    words = ("key_result", _("Key result"))
    given = form.read_given(workspace, words, statement, own_id, owner, new_person=new_person, taken=taken, heir=heir)
    if measure.kind() is None and not workspace.session.interactive and statement is not None:
        raise UsageError("bad-measure")
    counts = None if weight is None else read_figure(weight)
    served = form.find_supported(workspace, place.cycle, supports or ())
    window = form.read_window(workspace, place, starts, ends, above)

    def rest(said: Answers) -> dict[str, object]:
        inherited = {"owner": None} if (given.owner or said.get("owner")) == heir else {}
        figures = measure_data(measure, said)
        return {**inherited, "weight": counts, **window, **figures, "supports": served, "source_of_truth": source}

    write = partial(add_key_result, workspace.root, place, today=today(), force=force)
    entry, change = form.add_entry(workspace, given, write, rest, partial(measure_questions, measure, statement))
    whole = place._replace(key_result=str(entry["id"]))
    following = (f"okr checkin {address_to_type(workspace, whole)}", _("where it stands"))
    what = _("Key result {address}").format(address=whole.path)
    return form.finish(workspace, change, what, following, form.newcomer(workspace, given, entry))


@command("okr add team Marketing --lead alice", app=app)
def team(
    ctx: typer.Context,
    name: Annotated[str | None, argument("[NAME]", _("Its name."))] = None,
    lead: Annotated[str | None, option("--lead", "PERSON", _("Who leads it."), completion.owners)] = None,
    new_person: options.NewPerson = False,
    own_id: Annotated[str | None, option("--id", "ID", _("Its id and file name, by default made of the name."))] = None,
    cycle: options.Cycle = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Add a team to a cycle: a file of its own."""
    from okrcli.cli.add import form
    from okrcli.cli.prompts import Question
    from okrcli.schema.suggest import slugify
    from okrcli.workspace.change import refuse_closed
    from okrcli.workspace.new_files import make_files, team_file

    workspace = open_workspace(ctx, force=force, dry_run=dry_run)
    cycle_id = form.choose_cycle(workspace, cycle)
    own_id, lead = form.check_id(own_id), form.check_owner(workspace, lead, new=new_person)
    if name is not None and own_id is None and not slugify(name):
        raise UsageError("no-id", typed=name)
    refuse_closed(workspace.root, cycle_id, today(), force=force)

    def read(line: str) -> str:
        if own_id is None and not slugify(line):
            raise AnswerError("no-id-in-name")
        return line

    def compose(said: Answers) -> dict[str, object]:
        return {"team": (name or str(said.get("team") or "")).strip()}

    def write(data: Mapping[str, object], *, dry_run: bool) -> NewFile:
        label = str(data["team"] or own_id or form.BLANK)
        team_id = own_id or slugify(label) or form.BLANK
        file = team_file(workspace.root, cycle_id, team_id, label, lead, guided=True, translate=_)
        try:
            make_files([file], workspace.root, dry_run=dry_run)
        except InvalidFileError as error:
            if error.reason == "exists" and name is None and own_id is None:
                raise AnswerError("slug-taken", id=team_id) from error
            raise
        return file

    asked = [] if name is not None else [Question("team", _("Team"), read, pgettext("metavar", "NAME"), needed=True)]
    entry, file = form.fill_form(workspace, lambda _typed: asked, compose, write)
    elsewhere = "" if is_at_hand(workspace, cycle_id) else f" --cycle {cycle_id}"
    following = (f"okr add objective --team {file.path.stem}{elsewhere}", _("what it wants to reach"))
    what = _("Team {team}").format(team=entry["team"])
    return form.finish(workspace, file, what, following, lead if new_person else None)


@command('okr add person bob --name "Bob Durand" --email bob@acme.example', app=app)
def person(
    ctx: typer.Context,
    named: Annotated[str, argument("ID", _("The short name that the files use."))],
    name: Annotated[str | None, option("--name", "TEXT", _("The name in full."))] = None,
    email: Annotated[str | None, option("--email", "ADDRESS", _("The address that Git knows them by."))] = None,
    dry_run: options.DryRun = False,
) -> int:
    """List a person in okr.yaml, or add what it does not say of one yet."""
    from okrcli.cli.people import add_person_asked

    return add_person_asked(open_workspace(ctx, dry_run=dry_run), named, name, email)
