"""The form of an entry that is added: where to, what the options leave out, the preview, what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from textwrap import dedent
from typing import Any, NamedTuple

from okrcli.cli.coach import coach_change
from okrcli.cli.console import hint, name_in, tell_changes, tell_next
from okrcli.cli.context import Workspace, find_cycle, find_place, read_day, today
from okrcli.cli.people import enlist, person_of
from okrcli.cli.prompts import Answers, Question, agrees, ask_choice, ask_needed, fill_in, nothing_written, prompt_of
from okrcli.cli.words import read_one_of
from okrcli.errors import AddressError, AnswerError, ExitCode, InvalidFileError, UsageError
from okrcli.i18n import _
from okrcli.model import Address, Cycle, Objective
from okrcli.model.address import is_slug
from okrcli.model.people import same_name
from okrcli.render.console import show
from okrcli.render.labels import TYPE_WORDS
from okrcli.render.layout import words
from okrcli.render.sanitise import visible
from okrcli.schema.suggest import nearest_word, slugify
from okrcli.scoring.windows import window_of
from okrcli.workspace.addresses import resolve
from okrcli.workspace.change import Change
from okrcli.workspace.entries import short_id
from okrcli.workspace.files import team_ids
from okrcli.workspace.load import load_cycle, load_period, load_team
from okrcli.workspace.new_files import NewFile

BLANK = "-"
"""Stands for a statement that is still to be said, where the rest is tried."""


class Given(NamedTuple):
    """What the command line says of an entry, checked, and what the rest is asked with: see `read_given`.

    `key` is that of its statement, which is asked for as `words`; `taken` are the ids of its siblings; `heir` is who
    owns it where nobody is named.
    """

    key: str
    words: str
    statement: str | None
    id: str | None
    owner: str | None
    new_person: bool
    taken: Sequence[str]
    heir: str | None = None


def read_given(
    workspace: Workspace,
    words: tuple[str, str],
    statement: str | None,
    own_id: str | None,
    owner: str | None,
    *,
    new_person: bool,
    taken: Sequence[str],
    heir: str | None = None,
) -> Given:
    """Check what options say; `words` are the statement's key, and what it is asked for with. Raises UsageError."""
    named = check_id(own_id), check_owner(workspace, owner, new=new_person)
    return Given(*words, statement, *named, new_person, taken, heir)


def add_entry(
    workspace: Workspace,
    given: Given,
    write: Callable[..., Change[Any] | NewFile],
    rest: Callable[[Answers], Mapping[str, object]],
    more: Callable[[Answers], Iterable[Question]] = lambda _typed: (),
) -> tuple[dict[str, object], Change[Any] | NewFile]:
    """Ask for an entry's statement, and then for what else was not given, and write it: see `fill_form`.

    `rest` gives the keys after its owner, and `more` the questions for them.
    """
    asked = given.statement is None

    def questions(typed: Answers) -> Iterator[Question]:
        if asked:
            yield Question("statement", given.words, str, "TEXT", needed=True)
            if given.id is None:
                yield _id_question(typed, given.taken)
        yield from more(typed)
        if asked and given.owner is None:
            read = partial(_read_owner, workspace, new=given.new_person)
            yield Question("owner", _("Owner"), read, "--owner", default=given.heir)

    def compose(said: Answers) -> dict[str, object]:
        text = str((said.get("statement") or BLANK) if given.statement is None else given.statement).strip()
        return {
            "id": given.id or said.get("id") or short_id(text, list(given.taken)),
            given.key: text,
            "owner": given.owner or said.get("owner"),
            **rest(said),
        }

    return fill_form(workspace, questions, compose, write)


def fill_form(
    workspace: Workspace,
    questions: Callable[[Answers], Iterable[Question]],
    compose: Callable[[Answers], Mapping[str, object]],
    write: Callable[..., Change[Any] | NewFile],
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
            raise AnswerError(error.findings[0].code, **error.findings[0].facts) from error

    def preview(answers: Answers) -> None:
        change = write(keys(answers), dry_run=True)
        name = name_in(change.path, workspace.root)
        added = [line[1:] for line in change.diff(name).splitlines() if line[:1] == "+" and line[:3] != "+++"]
        hint(workspace.session, _("{path} will have:").format(path=visible(name)))
        lines = dedent("\n".join(line for line in added if line and line[0] != "#")).splitlines()
        show(workspace.session.err(), *(words("  " + visible(line), unbroken=True) for line in lines))

    attempt({})  # what the options say can be written, or it is refused before anything is asked
    entry = keys(fill_in(workspace.session, lambda typed: [*questions(typed)], attempt, preview))
    return entry, write(entry, dry_run=workspace.dry_run)


def finish(
    workspace: Workspace, change: Change[Any] | NewFile, what: str, following: tuple[str, str], new: str | None
) -> int:
    """Say what was added and what comes next, and add the `new` person where okr.yaml lists them not."""
    tell_changes(workspace, (change, what))
    enlist(workspace, [new])
    if not workspace.dry_run:
        if isinstance(change, Change):
            coach_change(workspace, change.path, change.before.encode())
        tell_next(workspace.session, *following)
    return ExitCode.DONE


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
        if error.reason != "no-such-address" or not is_slug(typed) or error.facts.keys() & {"holds_it", "is_person"}:
            raise
        nearest = nearest_word(typed, teams)
        raise AddressError("no-team-to-add-to", typed=typed, cycle=cycle_id, nearest=nearest) from error


def objective_place(workspace: Workspace, cycle: str | None, given: str | None) -> Address:
    """The objective to add to: the one named, the only one of the cycle, or the one chosen by its number."""
    if given is not None:
        return find_place(workspace, today(), given.strip(), cycle, ("objective",), to_change=True)[1]
    cycle_id = choose_cycle(workspace, cycle)
    read = load_cycle(workspace.root, cycle_id).value
    known = read.objectives() if read is not None else ()
    places = [(place, one.statement) for place, one in known if one.dropped is None]
    if not places:
        raise UsageError("no-objective-yet", cycle=cycle_id)
    if len(places) == 1:
        return places[0][0]
    if workspace.session.interactive:
        return _choose_objective(workspace, places)
    raise UsageError("missing-option", what=_("the objective's address"), option="--objective")


def objective_at(workspace: Workspace, place: Address) -> tuple[Objective | None, str | None]:
    """The objective, and who owns what says nobody below it; none where its file cannot be read."""
    team = load_team(workspace.root, place.cycle, place.team).value
    if team is None:
        return None, None
    above = next((one for one in team.objectives if one.id == place.objective), None)
    return above, (above.owner if above else None) or team.lead


def _choose_objective(workspace: Workspace, places: Sequence[tuple[Address, str]]) -> Address:
    for number, (place, statement) in enumerate(places, start=1):
        hint(workspace.session, f"{number:>3}  {place.path}  {visible(statement)}")

    def parse(line: str) -> Address:
        if line.isdecimal() and 1 <= int(line) <= len(places):
            return places[int(line) - 1][0]
        raise AnswerError("no-such-number", last=len(places))

    with nothing_written():
        return ask_needed(prompt_of(_("Objective, by number")), parse)


def check_id(given: str | None) -> str | None:
    """The id that an option gives; raises UsageError (`bad-slug`)."""
    if given is not None and not is_slug(given):
        raise UsageError("bad-slug", typed=given, suggestion=slugify(given) or "leads")
    return given


def _id_question(typed: Answers, taken: Sequence[str]) -> Question:
    """Ask for an entry's id, by default made of its statement's words."""

    def read(line: str) -> str:
        if not is_slug(line):
            raise AnswerError("bad-id", id=slugify(line))
        if line in taken:
            raise AnswerError("slug-taken", id=line)
        return line

    default = short_id(str(typed.get("statement", "")), list(taken))
    return Question("id", _("Id, short: it is typed every week"), read, "--id", default)


def check_owner(workspace: Workspace, given: str | None, *, new: bool = False) -> str | None:
    """The person that an option names; raises AnswerError for nobody, and unless `new` for who is not listed."""
    return None if given is None else person_of(workspace, given, new=new)


def _read_owner(workspace: Workspace, typed: str, *, new: bool) -> str:
    """The person that is typed; one whom okr.yaml does not list is added to it at the end, where that is wanted."""
    try:
        return person_of(workspace, typed, new=new)
    except AnswerError as error:
        question = _("{person} is not in okr.yaml. Add them?").format(person=visible(same_name(typed.strip())))
        if error.reason != "unknown-person" or not agrees("  " + question):
            raise
        return person_of(workspace, typed, new=True)


def newcomer(workspace: Workspace, given: Given, entry: Mapping[str, object]) -> str | None:
    """Who owns the entry, where okr.yaml is to list them from now on: by --new-person, or as was agreed to."""
    owner = entry.get("owner")
    agreed = given.owner is None and workspace.settings.people and owner != given.heir
    return str(owner) if owner and (given.new_person or agreed) else None


def read_type(typed: str | None) -> str | None:
    """Aspirational or committed, or the beginning of one; raises AnswerError."""
    return None if typed is None else read_one_of(typed, TYPE_WORDS, "bad-type")


def read_window(
    workspace: Workspace, place: Address, starts: str | None, ends: str | None, above: Objective | None = None
) -> dict[str, object]:
    """The keys of a new entry's own window: as typed, else from today on where what it belongs to has begun.

    Nothing is expected or due before it was there. Raises AnswerError for no date, or one outside of the cycle.
    """
    period = load_period(workspace.root, place.cycle).value
    if period is None:
        return {}
    window = window_of(period, above) if above is not None else period
    first, last = (None if one is None else read_day(one, window.starts) for one in (starts, ends))
    if first is None and window.starts < today() <= (last or window.ends):
        first = today()
    days = {"starts": first, "ends": last}
    for key, day in days.items():
        if day is not None:
            refuse_outside(period, key, day)
    return {key: day for key, day in days.items() if day != getattr(window, key)}


def refuse_outside(period: Cycle, key: str, day: date) -> None:
    """Raise AnswerError for an end of a window that is not in its cycle."""
    if not period.starts <= day <= period.ends:
        raise AnswerError("E319", key=key, day=str(day), starts=str(period.starts), ends=str(period.ends))


def find_supported(workspace: Workspace, cycle_id: str, typed: Iterable[str]) -> list[str] | None:
    """The addresses of what is served, in full; raises AddressError where there is none such."""
    places = [
        resolve(workspace.root, cycle_id, one, ("objective", "key_result"), today(), anywhere=True) for one in typed
    ]
    return [place.path if place.cycle == cycle_id else str(place) for place in places] or None
