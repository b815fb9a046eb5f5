"""The weekly note: what it is made from, the shape of what it says, and how it names people and plans.

The note goes to a channel, so that nothing here knows about a terminal: `digest` and `squares` decide what it says, and
each format writes the same entries its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.i18n import _, ngettext
from okrcli.i18n.cycles import cycles_as_said
from okrcli.i18n.sentences import apart
from okrcli.model import Cycle, Settings, Team
from okrcli.render.attention import Troubled, find_troubled
from okrcli.render.facts import Fact
from okrcli.render.sanitise import visible
from okrcli.scoring.kpis import KpiState
from okrcli.scoring.movement import Movement, Week, review_week
from okrcli.scoring.states import KeyResultState, Status


class Material(NamedTuple):
    """All that a note is made from: cycles on two days, the one it is about first, and its teams' KPIs.

    `several_teams`: whether an entry has to say whose team it is. `everything` is true where no entry is left out for
    the sake of shortness, `incomplete` where a file could not be read.
    """

    weeks: tuple[Week, ...]
    kpis: tuple[KpiState, ...]
    settings: Settings
    since: date
    as_of: date
    several_teams: bool
    everything: bool = False
    incomplete: bool = False

    @property
    def several_cycles(self) -> bool:
        """Whether a line about a cycle has to say which one."""
        return len(self.weeks) > 1

    @property
    def most(self) -> int | None:
        """How many entries a section has at most; a company's note is read by more people than a team's."""
        return None if self.everything else 5 if self.several_teams else 10


def make_material(
    cycles: Sequence[Cycle],
    kpis: Iterable[KpiState],
    settings: Settings,
    since: date,
    as_of: date,
    *,
    everything: bool,
    incomplete: bool = False,
) -> Material:
    """Review the cycles on both days, the one that the note is about first, beside the KPIs on the later one."""
    about, *others = cycles
    ordered = [about, *sorted(others, key=lambda one: ((one.ends - one.starts).days, -one.starts.toordinal(), one.id))]
    return Material(
        weeks=tuple(review_week(one, settings, since, as_of) for one in ordered),
        kpis=tuple(kpis),
        settings=settings,
        since=since,
        as_of=as_of,
        several_teams=len({team.id for cycle in ordered for team in cycle.teams}) > 1,
        everything=everything,
        incomplete=incomplete,
    )


class Entry(NamedTuple):
    """One thing: what, who it belongs to, a few facts, and labelled lines of what people said.

    `strong` is true where `what` names the thing and the rest is said of it.
    """

    what: str
    who: str = ""
    facts: tuple[str, ...] = ()
    lines: tuple[Fact, ...] = ()
    strong: bool = True


class Section(NamedTuple):
    """Entries under a heading; `more` says what was left out, `empty` is all that is said where there are none."""

    title: str
    entries: tuple[Entry, ...]
    more: str = ""
    empty: str = ""


class NoteView(NamedTuple):
    """The whole note, from top to bottom."""

    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]


def make_section(title: str, entries: Sequence[Entry], most: int | None, empty: str = "") -> Section:
    """A section of the first `most` entries."""
    left = 0 if most is None else max(0, len(entries) - most)
    return Section(title, tuple(entries[: len(entries) - left]), more_words(left), empty)


def more_words(left: int) -> str:
    """How many entries were left out; nothing where none was."""
    return ngettext("and {n} more", "and {n} more", left).format(n=left) if left else ""


def name_of(owner: str | None, settings: Settings) -> str:
    """A person as colleagues know them: by the name in `okr.yaml`, else by the id."""
    person = settings.people.get(owner) if owner else None
    return visible((person.name if person is not None else None) or owner or "")


def who_of(movement: Movement, week: Week, material: Material) -> str:
    """Whose key result it is; the team and the cycle where the note is about several."""
    owner = movement.after.key_result.owner or movement.objective.objective.owner
    return whose(owner, movement.team, week, material)


def whose(owner: str | None, team: Team, week: Week, material: Material) -> str:
    """The owner; the team and the cycle where the note is about several."""
    parts = [name_of(owner, material.settings)]
    if material.several_teams:
        parts.append(visible(team.name))
    if week is not material.weeks[0]:
        parts.append(cycles_as_said(week.after.cycle.id))
    return ", ".join(part for part in parts if part)


def plans(material: Material) -> Iterator[tuple[Week, Movement, tuple[str, ...]]]:
    """What the last check-ins say comes next, where they are not so old that nobody may still mean it."""
    for week in material.weeks:
        if not week.after.runs:
            continue
        for movement in week.movements:
            state = movement.after
            last = state.last_word
            if last is not None and last.next and state.status not in (Status.STALE, Status.DROPPED):
                yield week, movement, tuple(visible(one) for one in last.next)


def troubled(material: Material) -> list[tuple[Troubled, Movement, Week]]:
    """Of every running cycle, the worst first."""
    found = []
    for week in material.weeks:
        if week.after.runs:
            by_address = {one.address: one for one in week.movements}
            found += [(one, by_address[one.address], week) for one in find_troubled(week.after)]
    return sorted(found, key=lambda entry: entry[0].rank)


def said(label: str, words: Sequence[str]) -> Iterator[Fact]:
    """A labelled line of what people said, where they said something."""
    if words:
        yield Fact(label, apart(visible(one) for one in words))


def confidence_words(state: KeyResultState, before: KeyResultState | None = None) -> str:
    """`7/10`, with what it was where that is something else; empty before anybody gave one."""
    if state.confidence is None:
        return ""
    if before is None or before.confidence in (None, state.confidence):
        return f"{state.confidence}/10"
    return _("{now}/10, was {before}").format(now=state.confidence, before=before.confidence)
