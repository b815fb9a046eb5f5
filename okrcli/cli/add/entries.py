"""What `okr add` adds: an objective, a key result, a team; what the options leave out is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from okrcli.cli.add import form
from okrcli.cli.add.measure import Measure, measure_data, measure_questions
from okrcli.cli.answers import read_figure
from okrcli.cli.console import tell_made, tell_next
from okrcli.cli.context import Workspace, address_to_type, is_at_hand, today
from okrcli.cli.people import enlist
from okrcli.cli.prompts import Answers, Question
from okrcli.cli.words import read_word
from okrcli.errors import AnswerError, ExitCode, InvalidFileError, UsageError
from okrcli.i18n import _, pgettext
from okrcli.model import Team
from okrcli.render.labels import TYPE_WORDS
from okrcli.schema.suggest import slugify
from okrcli.workspace.change import Change, refuse_closed
from okrcli.workspace.entries import add_key_result as write_key_result
from okrcli.workspace.entries import add_objective as write_objective
from okrcli.workspace.entries import short_id
from okrcli.workspace.load import load_team
from okrcli.workspace.new_files import NewFile, make_files, team_file


class NewObjective(NamedTuple):
    """An objective to be added, as typed."""

    statement: str | None
    team: str | None
    owner: str | None
    new_person: bool
    kind: str | None
    why: str | None
    supports: Sequence[str]
    weight: str | None
    starts: str | None
    ends: str | None
    id: str | None


class NewKeyResult(NamedTuple):
    """A key result to be added, as typed."""

    statement: str | None
    objective: str | None
    measure: Measure
    owner: str | None
    new_person: bool
    weight: str | None
    supports: Sequence[str]
    source: str | None
    starts: str | None
    ends: str | None
    id: str | None


def add_objective(workspace: Workspace, new: NewObjective, *, cycle: str | None, force: bool, dry_run: bool) -> int:
    """Add an objective to a team; raises UsageError, AddressError, InvalidFileError, StoppedError."""
    place = form.team_place(workspace, form.choose_cycle(workspace, cycle), new.team)
    read = load_team(workspace.root, place.cycle, place.team).value
    taken = [one.id for one in read.objectives] if read else []
    own_id, owner = form.check_id(new.id), form.check_owner(workspace, new.owner, new=new.new_person)
    fixed = {
        "type": _read_type(new.kind),
        "weight": None if new.weight is None else read_figure(new.weight),
        "supports": form.find_supported(workspace, place.cycle, new.supports),
        "why": new.why,
        **form.read_window(workspace, place, new.starts, new.ends),
    }

    def questions(typed: Answers) -> Iterator[Question]:
        if new.statement is not None:
            return
        yield Question("statement", _("Objective"), str, "TEXT", needed=True)
        if own_id is None:
            yield form.id_question(typed, taken)
        if owner is None:
            yield form.owner_question(workspace, read.lead if read else None)

    def compose(said: Answers) -> dict[str, object]:
        text = form.statement_of(new.statement, said)
        return {
            "id": own_id or said.get("id") or short_id(text, taken),
            "objective": text,
            "owner": owner or said.get("owner"),
            **fixed,
        }

    def write(data: Mapping[str, object], *, dry_run: bool) -> Change[Team]:
        return write_objective(workspace.root, place, data, today=today(), force=force, dry_run=dry_run)

    entry, change = form.fill_entry(workspace, questions, compose, write, dry_run=dry_run)
    whole = place._replace(objective=str(entry["id"]))
    following = (f"okr add key-result --objective {address_to_type(workspace, whole)}", _("how you would know"))
    what = _("Objective {address}").format(address=whole.path)
    return form.finish(workspace, change, what, following, owner=owner if new.new_person else None, dry_run=dry_run)


def add_key_result(workspace: Workspace, new: NewKeyResult, *, cycle: str | None, force: bool, dry_run: bool) -> int:
    """Add a key result to an objective; raises UsageError, AddressError, InvalidFileError, StoppedError."""
    place = form.objective_place(workspace, cycle, new.objective)
    read = load_team(workspace.root, place.cycle, place.team).value
    above = next((one for one in read.objectives if one.id == place.objective), None) if read else None
    taken = [one.id for one in above.key_results] if above else []
    asked = new.statement is None
    own_id, given_owner = form.check_id(new.id), form.check_owner(workspace, new.owner, new=new.new_person)
    if new.measure.kind() is None and not workspace.session.interactive and not asked:
        raise UsageError("bad-measure")
    weight = None if new.weight is None else read_figure(new.weight)
    supports = form.find_supported(workspace, place.cycle, new.supports)
    window = form.read_window(workspace, place, new.starts, new.ends, above)
    heir = (above.owner if above else None) or (read.lead if read else None)

    def questions(typed: Answers) -> Iterator[Question]:
        if asked:
            yield Question("statement", _("Key result"), str, "TEXT", needed=True)
            if own_id is None:
                yield form.id_question(typed, taken)
        yield from measure_questions(new.measure, typed)
        if asked and given_owner is None:
            yield form.owner_question(workspace, heir)

    def compose(said: Answers) -> dict[str, object]:
        text = form.statement_of(new.statement, said)
        owner = given_owner or said.get("owner")
        return {
            "id": own_id or said.get("id") or short_id(text, taken),
            "key_result": text,
            "owner": owner if owner != heir else None,
            "weight": weight,
            **window,
            **measure_data(new.measure, said),
            "supports": supports,
            "source_of_truth": new.source,
        }

    def write(data: Mapping[str, object], *, dry_run: bool) -> Change[Team]:
        return write_key_result(workspace.root, place, data, today=today(), force=force, dry_run=dry_run)

    entry, change = form.fill_entry(workspace, questions, compose, write, dry_run=dry_run)
    whole = place._replace(key_result=str(entry["id"]))
    following = (f"okr checkin {address_to_type(workspace, whole)}", _("where it stands"))
    what = _("Key result {address}").format(address=whole.path)
    return form.finish(
        workspace, change, what, following, owner=given_owner if new.new_person else None, dry_run=dry_run
    )


def add_team(
    workspace: Workspace,
    name: str | None,
    lead: str | None,
    own_id: str | None,
    *,
    new_person: bool,
    cycle: str | None,
    force: bool,
    dry_run: bool,
) -> int:
    """Add a team's file to a cycle; raises UsageError, InvalidFileError, StoppedError."""
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
        return {"team": (name or str(said.get("team") or "")).strip(), "lead": lead}

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

    def questions(_typed: Answers) -> Iterator[Question]:
        if name is None:
            yield Question("team", _("Team"), read, pgettext("metavar", "NAME"), needed=True)

    entry, file = form.fill_entry(workspace, questions, compose, write, dry_run=dry_run)
    if not isinstance(file, NewFile):
        return ExitCode.DONE
    label = _("Team {team}").format(team=entry["team"])
    tell_made(workspace.session, workspace.root, {file: label}, dry_run=dry_run)
    enlist(workspace, [lead] if new_person else (), dry_run=dry_run)
    if not dry_run:
        elsewhere = "" if is_at_hand(workspace, cycle_id) else f" --cycle {cycle_id}"
        command = f"okr add objective --team {file.path.stem}{elsewhere}"
        tell_next(workspace.session, command, _("what it wants to reach"))
    return ExitCode.DONE


def _read_type(typed: str | None) -> str | None:
    """Aspirational or committed, or the beginning of one; raises AnswerError."""
    if typed is None:
        return None
    found = read_word(typed, TYPE_WORDS)
    if found is None:
        raise AnswerError("bad-type", typed=typed)
    return found.value
