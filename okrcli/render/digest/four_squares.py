"""The four squares: priorities of the week, confidence in the OKRs, the next four weeks, health metrics.

Christina Wodtke's page for the Monday meeting (*Radical Focus*, 2016, second edition 2021): what we do this week for
the OKRs, how sure we still are of each, what is coming that others should know of, and what must not break meanwhile.
It is for a conversation, so it says less than the note and explains nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from okrcli.i18n import _
from okrcli.i18n.dates import cycles_as_said, format_date
from okrcli.model import Address, CycleState
from okrcli.render.digest.model import (
    Entry,
    Material,
    NoteView,
    confidence_words,
    make_section,
    plans,
    troubled,
    who_of,
    whose,
)
from okrcli.render.digest.note import kpi_entry, make_note, plan_entry
from okrcli.render.facts import Fact
from okrcli.render.labels import confidence_label
from okrcli.render.sanitise import visible
from okrcli.scoring.movement import next_milestone
from okrcli.scoring.states import Status

AHEAD = timedelta(weeks=4)
ON_A_PAGE = 20
"""Objectives or health metrics that a page has room for."""


def squares_view(material: Material) -> NoteView:
    """Decide what the four squares say."""
    room = None if material.everything else ON_A_PAGE
    return make_note(
        material,
        (
            make_section(
                _("Priorities this week"),
                list(_priorities(material)),
                material.most,
                _("No check-in says what is next."),
            ),
            make_section(_("OKR confidence"), list(_confidences(material)), room, _("No objectives here yet.")),
            make_section(_("Next four weeks"), list(_coming(material)), material.most),
            make_section(_("Health metrics"), [kpi_entry(one, material) for one in material.kpis], room),
        ),
    )


def _priorities(material: Material) -> Iterator[Entry]:
    """What the last check-ins name as next; that of the key results in trouble first."""
    trouble = {one.address: place for place, one in enumerate(troubled(material))}
    for movement, words in sorted(plans(material), key=lambda plan: trouble.get(plan[0].address, len(trouble))):
        yield plan_entry(movement, words, material)


def _confidences(material: Material) -> Iterator[Entry]:
    """Each objective; a team's with its key results, a company's without, to stay on one page."""
    is_whole = not material.several_teams or material.everything
    for week in material.weeks:
        cycle = week.after.cycle.id
        lines: dict[Address, list[Fact]] = {}
        for one in week.movements if is_whole else ():
            if not one.after.dropped:
                said = confidence_words(one.after, one.before) or "–/10"
                fact = Fact(said, visible(one.after.key_result.statement))
                lines.setdefault(one.address._replace(key_result=None), []).append(fact)
        teams = {one.team.id: one.team for one in week.after.teams}
        for place, state in week.after.objectives():
            if not state.dropped:
                given = confidence_label(state.confidence)
                label = f"{given}/10" if given else _("no confidence given")
                who = whose(state.objective.owner, teams[place.team], cycle, material)
                yield Entry(visible(state.objective.statement), who, (label,), tuple(lines.get(place, [])))


def _coming(material: Material) -> Iterator[Entry]:
    """The next milestone of each key result that has some, and the cycles that end within four weeks."""
    for week in material.weeks:
        cycle = week.after.cycle
        if week.after.state is CycleState.OPEN and cycle.ends <= material.as_of + AHEAD:
            day = format_date(cycle.ends, near=material.as_of)
            yield Entry(_("{cycle} ends {day}").format(cycle=cycles_as_said(cycle.id), day=day), strong=False)
        if week.after.state in (CycleState.CLOSED, CycleState.ENDED):
            continue
        for movement in week.movements:
            key_result = movement.after.key_result
            item = next_milestone(movement.after)
            if item is not None and movement.after.status is not Status.DROPPED:
                who = who_of(movement, material)
                yield Entry(visible(item.statement), who, (visible(key_result.statement),), strong=False)
