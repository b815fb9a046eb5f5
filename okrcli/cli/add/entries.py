"""What `okr add` writes: an objective, a key result, a team; what the options leave out is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from okrcli.cli.add import form as adding
from okrcli.cli.add.measure import Measure, measure_data, measure_questions, read_number
from okrcli.cli.console import tell_made, tell_next
from okrcli.cli.context import Workspace, today
from okrcli.cli.people import check_owner, owner_question
from okrcli.cli.prompts import AnswerError, Answers, Question
from okrcli.errors import ExitCode, InvalidFileError, UsageError
from okrcli.i18n import _, pgettext
from okrcli.model import Team
from okrcli.schema.suggest import slugify
from okrcli.workspace.change import Change, refuse_closed
from okrcli.workspace.entries import add_key_result, add_objective, short_id
from okrcli.workspace.load import load_team
from okrcli.workspace.new_files import NewFile, make_files, team_file

_TRIED = "-"  # stands for a statement that is still to be said


class NewObjective(NamedTuple):
    """An objective to be added, as typed."""

    statement: str | None
    team: str | None
    owner: str | None
    kind: str | None
    why: str | None
    supports: tuple[str, ...]
    weight: str | None
    id: str | None


class NewKeyResult(NamedTuple):
    """A key result to be added, as typed."""

    statement: str | None
    objective: str | None
    measure: Measure
    owner: str | None
    weight: str | None
    supports: tuple[str, ...]
    source: str | None
    id: str | None


def grow_objective(workspace: Workspace, new: NewObjective, *, cycle: str | None, force: bool, dry_run: bool) -> int:
    """Add an objective to a team; raises UsageError, AddressError, InvalidFileError, StoppedError."""
    place = adding.team_place(workspace, adding.choose_cycle(workspace, cycle), new.team)
    read = load_team(workspace.root, place.cycle, place.team).value
    taken = [one.id for one in read.objectives] if read else []
    asked = new.statement is None
    own_id, given_owner = adding.check_id(new.id), check_owner(new.owner)
    fixed = {
        "type": adding.read_type(new.kind),
        "weight": None if new.weight is None else read_number(new.weight),
        "supports": adding.find_supported(workspace, place.cycle, new.supports),
        "why": new.why,
    }

    def questions(typed: Answers) -> list[Question]:
        if not asked:
            return []
        lead = read.lead if read else None
        return [
            Question("statement", _("Objective"), str, "TEXT", needed=True),
            *([] if own_id else [adding.id_question(str(typed.get("statement", "")), taken)]),
            *([] if given_owner else [owner_question(lead)]),
        ]

    def compose(said: Answers) -> dict[str, object]:
        text = str(new.statement or said.get("statement") or _TRIED).strip()
        return {
            "id": own_id or said.get("id") or short_id(text, taken),
            "objective": text,
            "owner": given_owner or said.get("owner"),
            **fixed,
        }

    def write(data: Mapping[str, object], *, dry_run: bool) -> Change[Team]:
        return add_objective(workspace.root, place, data, today=today(), force=force, dry_run=dry_run)

    entry, change = adding.fill_entry(workspace, questions, compose, write, dry_run=dry_run)
    whole = place._replace(objective=str(entry["id"]))
    following = (f"okr add key-result --objective {adding.typed(workspace, whole)}", _("how you would know"))
    return adding.finish(
        workspace, change, _("Objective {address}").format(address=whole.path), following, dry_run=dry_run
    )


def grow_key_result(workspace: Workspace, new: NewKeyResult, *, cycle: str | None, force: bool, dry_run: bool) -> int:
    """Add a key result to an objective; raises UsageError, AddressError, InvalidFileError, StoppedError."""
    place = adding.objective_place(workspace, adding.choose_cycle(workspace, cycle), new.objective)
    read = load_team(workspace.root, place.cycle, place.team).value
    above = next((one for one in read.objectives if one.id == place.objective), None) if read else None
    taken = [one.id for one in above.key_results] if above else []
    asked = new.statement is None
    own_id, given_owner = adding.check_id(new.id), check_owner(new.owner)
    if new.measure.kind() is None and not workspace.session.interactive and not asked:
        raise UsageError("bad-measure")
    weight = None if new.weight is None else read_number(new.weight)
    supports = adding.find_supported(workspace, place.cycle, new.supports)
    heir = above.owner if above else None

    def questions(typed: Answers) -> Iterator[Question]:
        if asked:
            yield Question("statement", _("Key result"), str, "TEXT", needed=True)
            if own_id is None:
                yield adding.id_question(str(typed.get("statement", "")), taken)
        yield from measure_questions(new.measure, typed)
        if asked and given_owner is None:
            yield owner_question(heir)

    def compose(said: Answers) -> dict[str, object]:
        text = str(new.statement or said.get("statement") or _TRIED).strip()
        owner = given_owner or said.get("owner")
        return {
            "id": own_id or said.get("id") or short_id(text, taken),
            "key_result": text,
            "owner": owner if owner != heir else None,
            "weight": weight,
            **measure_data(new.measure, said),
            "supports": supports,
            "source_of_truth": new.source,
        }

    def write(data: Mapping[str, object], *, dry_run: bool) -> Change[Team]:
        return add_key_result(workspace.root, place, data, today=today(), force=force, dry_run=dry_run)

    entry, change = adding.fill_entry(workspace, lambda typed: [*questions(typed)], compose, write, dry_run=dry_run)
    whole = place._replace(key_result=str(entry["id"]))
    following = (f"okr checkin {adding.typed(workspace, whole)}", _("where it stands"))
    return adding.finish(
        workspace, change, _("Key result {address}").format(address=whole.path), following, dry_run=dry_run
    )


def grow_team(
    workspace: Workspace,
    name: str | None,
    lead: str | None,
    own_id: str | None,
    *,
    cycle: str | None,
    force: bool,
    dry_run: bool,
) -> int:
    """Add a team's file to a cycle; raises UsageError, InvalidFileError, StoppedError."""
    cycle_id = adding.choose_cycle(workspace, cycle)
    own_id, lead = adding.check_id(own_id), check_owner(lead)
    if name is not None and own_id is None and not slugify(name):
        raise UsageError("no-id", typed=name)
    refuse_closed(workspace.root, cycle_id, today(), force=force)

    def read(line: str) -> str:
        if own_id is None and not slugify(line):
            raise AnswerError(_("No id can be made of that"), _("Give a name with letters from a to z."))
        return line

    def compose(said: Answers) -> dict[str, object]:
        return {"team": (name or str(said.get("team") or "")).strip(), "lead": lead}

    def write(data: Mapping[str, object], *, dry_run: bool) -> NewFile:
        label = str(data["team"] or own_id or _TRIED)
        team_id = own_id or slugify(label) or _TRIED
        file = team_file(workspace.root, cycle_id, team_id, label, lead, guided=True, translate=_)
        try:
            make_files([file], workspace.root, dry_run=dry_run)
        except InvalidFileError as error:
            if error.reason == "exists" and name is None and own_id is None:
                raise AnswerError(_("{id} is taken").format(id=team_id)) from error
            raise
        return file

    def questions(_typed: Answers) -> list[Question]:
        words = pgettext("metavar", "NAME")
        return [] if name is not None else [Question("team", _("Team"), read, words, needed=True)]

    entry, file = adding.fill_entry(workspace, questions, compose, write, dry_run=dry_run)
    if not isinstance(file, NewFile):
        return ExitCode.DONE
    label = _("Team {team}").format(team=entry["team"])
    tell_made(workspace.session, workspace.root, {file: label}, dry_run=dry_run)
    if not dry_run:
        elsewhere = "" if adding.is_at_hand(workspace, cycle_id) else f" --cycle {cycle_id}"
        tell_next(
            workspace.session, f"okr add objective --team {file.path.stem}{elsewhere}", _("what it wants to reach")
        )
    return ExitCode.DONE
