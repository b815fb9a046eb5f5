"""What `okr add` has in common: where to, asking for what the options leave out, saying what was added."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from textwrap import dedent
from typing import Any

from okrcli.cli.coach import coach_change
from okrcli.cli.console import hint, name_in, tell_next, tell_written, write_diff
from okrcli.cli.context import Workspace, find_cycle, today
from okrcli.cli.prompts import (
    AnswerError,
    Answers,
    Question,
    ask_choice,
    ask_needed,
    fill_in,
    nothing_written,
    prompt_of,
)
from okrcli.errors import AddressError, ExitCode, InvalidFileError, UsageError
from okrcli.i18n import _
from okrcli.model import Address, Cycle, ObjectiveType
from okrcli.model.address import is_slug
from okrcli.render.console import show
from okrcli.render.layout import words
from okrcli.render.messages import hint_of, sentence_of
from okrcli.render.sanitise import visible
from okrcli.schema.suggest import nearest_word, slugify
from okrcli.workspace.addresses import resolve
from okrcli.workspace.change import Change
from okrcli.workspace.cycles import current_cycle
from okrcli.workspace.entries import short_id
from okrcli.workspace.files import team_ids
from okrcli.workspace.load import load_cycle
from okrcli.workspace.new_files import NewFile


def fill_entry(
    workspace: Workspace,
    questions: Callable[[Answers], Sequence[Question]],
    compose: Callable[[Answers], Mapping[str, object]],
    write: Callable[..., Change[Any] | NewFile],
    *,
    dry_run: bool,
) -> tuple[dict[str, object], Change[Any] | NewFile]:
    """Ask for what an entry lacks, each answer being tried in the file, and write it; gives it with the change.

    `compose` makes the entry's keys of the answers, also of a part of them, in which case what is still to come is made
    up; `write` takes them, and `dry_run`. Raises as `fill_in` and `write` do.
    """

    def keys(answers: Answers) -> dict[str, object]:
        return {key: value for key, value in compose(answers).items() if value is not None}

    def attempt(answers: Answers) -> None:
        try:
            write(keys(answers), dry_run=True)
        except InvalidFileError as error:
            if error.reason != "would-be-invalid":
                raise
            fault = error.findings[0]
            raise AnswerError(sentence_of(fault.code, fault.facts), hint_of(fault.code, fault.facts)) from error

    def preview(answers: Answers) -> None:
        change = write(keys(answers), dry_run=True)
        name = name_in(change.path, workspace.root)
        added = [line[1:] for line in change.diff(name).splitlines() if line[:1] == "+" and line[:3] != "+++"]
        hint(workspace.session, _("{path} will have:").format(path=visible(name)))
        lines = dedent("\n".join(line for line in added if line and line[0] != "#")).splitlines()
        show(workspace.session.err(), *(words("  " + visible(line), unbroken=True) for line in lines))

    write(keys({}), dry_run=True)  # what the options say can be written, or it is refused before anything is asked
    entry = keys(fill_in(workspace.session, questions, attempt, preview))
    return entry, write(entry, dry_run=dry_run)


def choose_cycle(workspace: Workspace, named: str | None) -> str:
    """The cycle to add to."""
    return find_cycle(workspace, today(), named, to_change=True)[1]


def team_place(workspace: Workspace, cycle_id: str, given: str | None) -> Address:
    """The team to add to: the one named, the only one, or the one chosen."""
    teams = team_ids(workspace.root, cycle_id)
    if given is None and len(teams) == 1:
        return Address(cycle_id, teams[0])
    if given is None and not teams:
        raise UsageError("no-team-yet", cycle=cycle_id)
    names = ", ".join(teams)
    if given is None and workspace.session.interactive:
        with nothing_written():
            given = ask_choice(prompt_of(_("Team ({teams})").format(teams=names)), teams)
    if given is None:
        raise UsageError("missing-option", what=_("one of {teams}").format(teams=names), option="--team")
    typed = given.strip()
    try:
        return resolve(workspace.root, cycle_id, typed, wanted=("team",), today=today())
    except AddressError as error:
        if error.reason != "no-such-address" or not is_slug(typed) or "holds_it" in error.facts:
            raise
        nearest = nearest_word(typed, teams)
        raise AddressError("no-team-to-add-to", typed=typed, cycle=cycle_id, nearest=nearest) from error


def objective_place(workspace: Workspace, cycle_id: str, given: str | None) -> Address:
    """The objective to add to: the one named, the only one, or the one chosen by its number."""
    if given is None:
        cycle = load_cycle(workspace.root, cycle_id).value
        places = _objectives(cycle) if cycle is not None else []
        if len(places) == 1:
            return places[0][0]
        if places and workspace.session.interactive:
            return _choose_objective(workspace, places)
        if not places:
            raise UsageError("no-objective-yet", cycle=cycle_id)
    if given is None:
        raise UsageError("missing-option", what=_("the objective's address"), option="--objective")
    return resolve(workspace.root, cycle_id, given.strip(), wanted=("objective",), today=today())


def check_id(given: str | None) -> str | None:
    """The id that an option gives; raises UsageError (`bad-slug`)."""
    if given is not None and not is_slug(given):
        raise UsageError("bad-slug", typed=given, suggestion=slugify(given) or "leads")
    return given


def id_question(statement: str, taken: Sequence[str]) -> Question:
    """Ask for an entry's id, by default made of its statement's words."""
    words = _("Id, short: it is typed every week")
    return Question("id", words, lambda line: _read_id(line, taken), "--id", short_id(statement, list(taken)))


def read_type(typed: str | None) -> str | None:
    """Aspirational or committed, or the beginning of one; raises UsageError."""
    if typed is None:
        return None
    found = [kind.value for kind in ObjectiveType if typed and kind.value.startswith(typed.lower())]
    if not found:
        problem = _("“{typed}” is no type").format(typed=typed)
        raise UsageError("bad-answer", problem=problem, hint=_("The type is aspirational or committed."))
    return found[0]


def typed(workspace: Workspace, place: Address) -> str:
    """The address as it is typed from here: with its cycle where that is not the one at hand."""
    return place.path if is_at_hand(workspace, place.cycle) else str(place)


def is_at_hand(workspace: Workspace, cycle_id: str) -> bool:
    """Whether the cycle is the one that commands take where none is named."""
    return cycle_id == current_cycle(workspace.root, workspace.settings, today())


def find_supported(workspace: Workspace, cycle_id: str, typed: Sequence[str] | None) -> list[str] | None:
    """The addresses of what is served, in full; raises AddressError where there is none such."""
    places = [
        resolve(workspace.root, cycle_id, one, wanted=("objective", "key_result"), today=today()) for one in typed or ()
    ]
    return [place.path if place.cycle == cycle_id else str(place) for place in places] or None


def finish(
    workspace: Workspace, change: Change[Any] | NewFile, what: str, following: tuple[str, str], *, dry_run: bool
) -> int:
    """Say what was added and what comes next; print the diff alone with `dry_run`."""
    if dry_run:
        write_diff(workspace.session, change.diff(name_in(change.path, workspace.root)))
        return ExitCode.DONE
    tell_written(workspace.session, change.path, what)
    if isinstance(change, Change):
        coach_change(workspace, change.path, change.before.encode())
    tell_next(workspace.session, *following)
    return ExitCode.DONE


def _read_id(line: str, taken: Sequence[str]) -> str:
    if not is_slug(line):
        suggestion = slugify(line)
        raise AnswerError(
            _("An id is small letters, digits and single hyphens"),
            suggestion and _("Such as {id}.").format(id=suggestion),
        )
    if line in taken:
        raise AnswerError(_("{id} is taken").format(id=line))
    return line


def _objectives(cycle: Cycle) -> list[tuple[Address, str]]:
    return [
        (Address(cycle.id, team.id, objective.id), objective.statement)
        for team in cycle.teams
        for objective in team.objectives
        if objective.dropped is None
    ]


def _choose_objective(workspace: Workspace, places: list[tuple[Address, str]]) -> Address:
    for number, (place, statement) in enumerate(places, start=1):
        hint(workspace.session, f"{number:>3}  {place.path}  {visible(statement)}")

    def parse(line: str) -> Address:
        if line.isdecimal() and 1 <= int(line) <= len(places):
            return places[int(line) - 1][0]
        raise AnswerError(_("Type a number from 1 to {last}.").format(last=len(places)))

    with nothing_written():
        return ask_needed(prompt_of(_("Objective, by number")), parse)
