"""What `okr add` has in common: where to, asking for what the options leave out, saying what was added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from okrcli.cli.asking.answers import as_usage
from okrcli.cli.asking.ask import AnswerError, StopAsking, ask, ask_choice, ask_needed, prompt_of
from okrcli.cli.checking.coaching import coach_change
from okrcli.cli.opening import Opened, find_cycle
from okrcli.cli.session import today
from okrcli.cli.telling import hint, name_in, tell_next, tell_written, write_diff
from okrcli.errors import AddressError, ExitCode, UsageError
from okrcli.i18n import _
from okrcli.model import Address, Cycle, ObjectiveType, Team
from okrcli.model.address import is_slug
from okrcli.render.sanitise import visible
from okrcli.schema.suggest import nearest_word, slugify
from okrcli.workspace.addresses import resolve
from okrcli.workspace.at_hand import cycle_at_hand
from okrcli.workspace.change import Change
from okrcli.workspace.files import team_ids
from okrcli.workspace.load import load_cycle
from okrcli.workspace.naming import short_id

T = TypeVar("T")


def need(opened: Opened, given: str | None, question: str, option: str, read: Callable[[str], T]) -> T:
    """What was given, else the answer to a question, as `read` takes it.

    Raises UsageError for what it cannot take, and where nothing was given and nobody can be asked.
    """
    if given is not None and given.strip():
        try:
            return read(given.strip())
        except AnswerError as error:
            raise as_usage(error) from error
    if not opened.session.interactive:
        raise UsageError("missing-option", what=question, option=option)
    return _unless_stopped(lambda: ask_needed(prompt_of(question), read))


def want(opened: Opened, given: str | None, question: str, default: str | None = None) -> str | None:
    """What was given, else the answer, else the default; nothing is asked where nobody can be."""
    if given is not None or not opened.session.interactive:
        return given or default
    return _unless_stopped(lambda: ask(prompt_of(question, default), str, keep=default, ways_out=False))


def choose_cycle(opened: Opened, named: str | None) -> str:
    """The cycle to add to."""
    return find_cycle(opened, today(), named, to_change=True)[1]


def team_place(opened: Opened, cycle_id: str, given: str | None) -> Address:
    """The team to add to: the one named, the only one, or the one chosen."""
    teams = team_ids(opened.root, cycle_id)
    if given is None and len(teams) == 1:
        return Address(cycle_id, teams[0])
    if given is None and not teams:
        raise UsageError("no-team-yet", cycle=cycle_id)
    names = ", ".join(teams)
    if given is None and opened.session.interactive:
        given = _unless_stopped(lambda: ask_choice(prompt_of(_("Team ({teams})").format(teams=names)), teams))
    typed = need(opened, given, _("one of {teams}").format(teams=names), "--team", str)
    try:
        return resolve(opened.root, cycle_id, typed, wanted=("team",), today=today())
    except AddressError as error:
        if error.reason != "no-such-address" or not is_slug(typed):
            raise
        nearest = nearest_word(typed, teams)
        raise AddressError("no-team-to-add-to", typed=typed, cycle=cycle_id, nearest=nearest) from error


def objective_place(opened: Opened, cycle_id: str, given: str | None) -> Address:
    """The objective to add to: the one named, the only one, or the one chosen by its number."""
    if given is None:
        cycle = load_cycle(opened.root, cycle_id).value
        places = _objectives(cycle) if cycle is not None else []
        if len(places) == 1:
            return places[0][0]
        if places and opened.session.interactive:
            return _choose_objective(opened, places)
        if not places:
            raise UsageError("no-objective-yet", cycle=cycle_id)
    typed = need(opened, given, _("the objective's address"), "--objective", str)
    return resolve(opened.root, cycle_id, typed, wanted=("objective",), today=today())


def choose_id(opened: Opened, given: str | None, statement: str, taken: Sequence[str], *, asked: bool) -> str:
    """The id given, the one answered, or one made of the statement's words; raises UsageError (`bad-slug`)."""
    made = short_id(statement, list(taken))
    if given is None and asked and opened.session.interactive:
        question = prompt_of(_("Id, short: it is typed every week"), made)
        return _unless_stopped(lambda: ask(question, lambda line: _read_id(line, taken), keep=made, ways_out=False))
    if given is not None and not is_slug(given):
        raise UsageError("bad-slug", typed=given, suggestion=slugify(given) or "leads")
    return made if given is None else given


def read_type(typed: str | None) -> str | None:
    """Aspirational or committed, or the beginning of one; raises UsageError."""
    if typed is None:
        return None
    found = [kind.value for kind in ObjectiveType if typed and kind.value.startswith(typed.lower())]
    if not found:
        problem = _("“{typed}” is no type").format(typed=typed)
        raise UsageError("bad-answer", problem=problem, hint=_("The type is aspirational or committed."))
    return found[0]


def typed(opened: Opened, place: Address) -> str:
    """The address as it is typed from here: with its cycle where that is not the one at hand."""
    return place.path if is_at_hand(opened, place.cycle) else str(place)


def is_at_hand(opened: Opened, cycle_id: str) -> bool:
    """Whether the cycle is the one that commands take where none is named."""
    return cycle_id == cycle_at_hand(opened.root, opened.settings, today())


def find_supported(opened: Opened, cycle_id: str, typed: Sequence[str] | None) -> list[str] | None:
    """The addresses of what is served, in full; raises AddressError where there is none such."""
    places = [
        resolve(opened.root, cycle_id, one, wanted=("objective", "key_result"), today=today()) for one in typed or ()
    ]
    return [place.path if place.cycle == cycle_id else str(place) for place in places] or None


def finish(opened: Opened, change: Change[Team], what: str, following: tuple[str, str], *, dry_run: bool) -> int:
    """Say what was added and what comes next; print the diff alone with `dry_run`."""
    if dry_run:
        write_diff(opened.session, change.diff(name_in(change.path, opened.root)))
        return ExitCode.DONE
    tell_written(opened.session, change.path, what)
    coach_change(opened, change.path, change.before.encode())
    tell_next(opened.session, *following)
    return ExitCode.DONE


def _unless_stopped(question: Callable[[], T]) -> T:
    """The answer; the end of the input is an interruption here, where nothing was written yet."""
    try:
        return question()
    except StopAsking:
        raise KeyboardInterrupt from None


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


def _choose_objective(opened: Opened, places: list[tuple[Address, str]]) -> Address:
    for number, (place, statement) in enumerate(places, start=1):
        hint(opened.session, f"{number:>3}  {place.path}  {visible(statement)}")

    def parse(line: str) -> Address:
        if line.isdecimal() and 1 <= int(line) <= len(places):
            return places[int(line) - 1][0]
        raise AnswerError(_("Type a number from 1 to {last}.").format(last=len(places)))

    return _unless_stopped(lambda: ask_needed(prompt_of(_("Objective, by number")), parse))
