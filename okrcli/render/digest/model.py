"""The weekly note: what it is made from, the shape of what it says, and how it names people and plans.

The note goes to a channel, so that nothing here knows about a terminal: `digest` and `squares` decide what it says, and
each format writes the same entries its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.i18n import _, ngettext
from okrcli.i18n.dates import cycles_as_said
from okrcli.i18n.sentences import apart
from okrcli.model import Cycle, Settings, Team
from okrcli.render.attention import find_troubled
from okrcli.render.facts import Fact
from okrcli.render.sanitise import visible
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.kpis import KpiState
from okrcli.scoring.movement import Movement, Week, compare_reviews
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
    def movements(self) -> Iterator[Movement]:
        """What each key result did, cycle by cycle."""
        return (one for week in self.weeks for one in week.movements)

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
        weeks=tuple(compare_reviews(*(review_cycle(one, settings, day) for day in (since, as_of))) for one in ordered),
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


def entry_of(movement: Movement, material: Material, facts: Iterable[str], lines: Iterable[Fact]) -> Entry:
    """A key result, whose it is, and what is said of it."""
    return Entry(visible(movement.after.key_result.statement), who_of(movement, material), tuple(facts), tuple(lines))


def who_of(movement: Movement, material: Material) -> str:
    """Whose key result it is; the team and the cycle where the note is about several."""
    return whose(movement.after.key_result.owner, movement.team, movement.address.cycle, material)


def whose(owner: str | None, team: Team, cycle: str, material: Material) -> str:
    """The owner; the team and the cycle where the note is about several."""
    parts = (
        name_of(owner, material.settings),
        visible(team.name) if material.several_teams else "",
        cycles_as_said(cycle) if cycle != material.weeks[0].after.cycle.id else "",
    )
    return ", ".join(filter(None, parts))


def plans(material: Material) -> Iterator[tuple[Movement, tuple[str, ...]]]:
    """What the last check-ins say comes next, where they are not so old that nobody may still mean it."""
    for movement in _running(material):
        state, last = movement.after, movement.after.last_word
        if last is not None and last.next and state.status not in (Status.STALE, Status.DROPPED):
            yield movement, tuple(map(visible, last.next))


def troubled(material: Material) -> list[Movement]:
    """The key results of every running cycle that need attention, the worst first."""
    rank = {one.address: one.rank for week in material.weeks for one in find_troubled(week.after)}
    return sorted((one for one in _running(material) if one.address in rank), key=lambda one: rank[one.address])


def _running(material: Material) -> Iterator[Movement]:
    return (one for week in material.weeks if week.after.runs for one in week.movements)


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
