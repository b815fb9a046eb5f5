"""The four squares: priorities of the week, confidence in the OKRs, the next four weeks, health metrics.

Christina Wodtke's page for the Monday meeting (*Radical Focus*, 2016, second edition 2021): what we do this week for
the OKRs, how sure we still are of each, what is coming that others should know of, and what must not break meanwhile.
It is for a conversation, so it says less than the note and explains nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from okrcli.i18n import _
from okrcli.i18n.cycles import cycles_as_said
from okrcli.i18n.dates import format_date
from okrcli.model import CycleState, Team
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
from okrcli.scoring.movement import Movement, Week, next_milestone
from okrcli.scoring.states import ObjectiveState, Status

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
    trouble = {movement.address: one.rank for one, movement, _week in troubled(material)}
    fine = (99, 0.0, 0.0)
    for week, movement, words in sorted(plans(material), key=lambda plan: trouble.get(plan[1].address, fine)):
        yield plan_entry(movement, week, words, material)


def _confidences(material: Material) -> Iterator[Entry]:
    """Each objective; a team's with its key results, a company's without, to stay on one page."""
    for week in material.weeks:
        running: dict[tuple[str, str | None], list[Movement]] = {}
        for one in week.movements:
            if not one.after.dropped:
                running.setdefault((one.address.team, one.address.objective), []).append(one)
        for team in week.after.teams:
            for objective in team.objectives:
                if not objective.dropped:
                    those = running.get((team.team.id, objective.objective.id), [])
                    yield _confidence_entry(objective, team.team, those, week, material)


def _confidence_entry(
    objective: ObjectiveState, team: Team, those: list[Movement], week: Week, material: Material
) -> Entry:
    whole = objective.confidence
    label = _("no confidence given") if whole is None else f"{confidence_label(whole)}/10"
    lines: list[Fact] = []
    if not material.several_teams or material.everything:
        lines = [
            Fact(confidence_words(one.after, one.before) or "–/10", visible(one.after.key_result.statement))
            for one in those
        ]
    who = whose(objective.objective.owner, team, week, material)
    return Entry(visible(objective.objective.statement), who, (label,), tuple(lines))


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
                who = who_of(movement, week, material)
                yield Entry(visible(item.statement), who, (visible(key_result.statement),), strong=False)
