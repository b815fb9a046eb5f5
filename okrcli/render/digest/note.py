"""What the weekly note says: what moved, what is in trouble and why, who owes what, health metrics, plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from okrcli.i18n import _, ngettext, pgettext
from okrcli.i18n.dates import cycles_as_said, format_age, format_date, format_span
from okrcli.i18n.numbers import format_signed
from okrcli.i18n.sentences import apart, fill
from okrcli.model import Address, Guardrail, Metric, Milestones, ObjectiveType, Unmeasured
from okrcli.render.attention import range_words, reasons_of
from okrcli.render.checkin import score_change, value_change
from okrcli.render.digest.model import (
    Entry,
    Material,
    NoteView,
    Section,
    confidence_words,
    entry_of,
    make_section,
    more_words,
    name_of,
    plans,
    said,
    troubled,
    who_of,
)
from okrcli.render.facts import Fact
from okrcli.render.kpi import health_word
from okrcli.render.labels import no_owner, range_label, score_label, standing, status_word, type_word, value_label
from okrcli.render.sanitise import visible
from okrcli.render.status import state_label
from okrcli.scoring.cadence import Owed, next_day, owed_now
from okrcli.scoring.figures import change_of, goal_of
from okrcli.scoring.kpis import Health, KpiState
from okrcli.scoring.movement import Direction, Movement
from okrcli.scoring.states import KeyResultState, Status, Subtotal

Told = frozenset[Address]


def digest_view(material: Material) -> NoteView:
    """Decide what the note says. A key result that is in trouble is told of there, and nowhere else again."""
    trouble = troubled(material)
    shown = trouble if material.most is None else trouble[: material.most]
    told = frozenset(one.address for one in shown)
    return make_note(
        material,
        (
            _moved(material, told),
            make_section(
                _("In trouble"),
                [_trouble_entry(one, material) for one in trouble],
                material.most,
                _("Nothing is off track, stale, blocked or at risk."),
            ),
            _owed(material),
            _unhealthy(material),
            _plans(material, told),
        ),
    )


def make_note(material: Material, sections: Sequence[Section]) -> NoteView:
    """The note; that there is nothing of something is not said where nobody knows what a file holds."""
    if material.incomplete:
        sections = [one._replace(empty="") for one in sections]
    return NoteView(note_title(material), tuple(lead_lines(material)), tuple(sections))


def note_title(material: Material) -> str:
    """`Acme · 2026-Q3 · 25 – 31 Aug 2026`, with the team where the note is about one."""
    teams = {team.team.id: team.team.name for week in material.weeks for team in week.after.teams}
    span = format_span(min(material.since + timedelta(days=1), material.as_of), material.as_of)
    team = next(iter(teams.values())) if len(teams) == 1 else None
    organization = material.settings.organization
    parts = [
        organization,
        None if team == organization else team,
        cycles_as_said(material.weeks[0].after.cycle.id),
        span,
    ]
    return " · ".join(visible(part) for part in parts if part)


def lead_lines(material: Material) -> Iterator[str]:
    """Where each cycle stands, and what the key results did, in a line each."""
    for week in material.weeks:
        parts = [cycles_as_said(week.after.cycle.id)] if len(material.weeks) > 1 else []
        parts.append(state_label(week.after))
        for kind in ObjectiveType:
            before, after = (getattr(one.summary, kind.value) for one in (week.before, week.after))
            parts += _subtotal(kind, before, after, goal_of(kind, material.settings))
        yield " · ".join(parts)
    words = list(week_words([*material.movements]))
    if not words:
        return
    since = format_date(material.since, near=material.as_of)
    words[0] = _("Since {day}: {what}").format(day=since, what=words[0])
    trouble = len(troubled(material))
    if trouble:
        words.append(ngettext("{n} in trouble", "{n} in trouble", trouble).format(n=trouble))
    yield " · ".join(words)


def _subtotal(kind: ObjectiveType, before: Subtotal, after: Subtotal, goal: float) -> Iterator[str]:
    if after.score is None:
        return
    words = _("{kind} {score} of {goal}").format(
        kind=type_word(kind), score=score_label(after.score), goal=score_label(goal)
    )
    change = change_of(before.score or 0.0, after.score)
    yield f"{words} ({format_signed(change)})" if change else words


def week_words(movements: Sequence[Movement]) -> Iterator[str]:
    """How many key results were checked in, and which way they went; nothing where there are none."""
    running = [one for one in movements if one.after.status is not Status.DROPPED]
    ways = [one.direction for one in running if one.checkins]
    forward, back = ways.count(Direction.FORWARD), ways.count(Direction.BACK)
    if not running:
        return
    checked = ngettext("{n} of {all} key results checked in", "{n} of {all} key results checked in", len(ways))
    yield checked.format(n=len(ways), all=len(running))
    if forward:
        yield ngettext("{n} moved forward", "{n} moved forward", forward).format(n=forward)
    if back:
        yield ngettext("{n} moved back", "{n} moved back", back).format(n=back)


def _moved(material: Material, told: Told) -> Section:
    """The longest ways, and every way back; in the order of the files, which says nothing of who did best."""
    moved = [one for one in material.movements if has_news(one)]
    listed = [one for one in moved if one.address not in told]
    ranked = sorted(listed, key=lambda one: (one.direction is not Direction.BACK, -one.size))
    kept = {one.address for one in ranked[: material.most]}
    return Section(
        _("What moved"),
        tuple(_moved_entry(one, material) for one in listed if one.address in kept),
        more_words(len(listed) - len(kept)),
        "" if moved else _("No key result has moved."),
    )


def has_news(movement: Movement) -> bool:
    """Whether a check-in took the key result forward or back, or it was dropped."""
    if movement.after.status is Status.DROPPED:
        return movement.before.status is not Status.DROPPED
    return bool(movement.checkins) and movement.direction is not Direction.STEADY


def _moved_entry(movement: Movement, material: Material) -> Entry:
    if movement.after.status is Status.DROPPED:
        dropped = movement.after.key_result.dropped or movement.objective.objective.dropped
        why = said(pgettext("digest", "Why"), [dropped.why] if dropped is not None and dropped.why else [])
        return entry_of(movement, material, [_("dropped")], why)
    remarks = [one.note for one in movement.checkins if one.note]
    lines = [
        *said(pgettext("digest", "Reached"), [item.statement for item in movement.reached]),
        *said(pgettext("digest", "Note"), remarks[-1:]),
    ]
    return entry_of(movement, material, movement_words(movement), lines)


def movement_words(movement: Movement, *, target: bool = False) -> Iterator[str]:
    """The value then and now, with its target where that is asked for, then the score.

    Of a guardrail only the value, and where it stands to its range.
    """
    before, after = movement.before, movement.after
    key_result, measure = after.key_result, after.key_result.measure
    change = value_change(before, after) or _value(after)
    if isinstance(measure, Guardrail):
        if change:
            words = _("out of its range ({range})") if after.in_range is False else _("within its range ({range})")
            yield change
            yield words.format(range=range_label(measure, key_result))
        return
    if isinstance(measure, Milestones):
        change = _("{progress} milestones").format(progress=change)
    elif isinstance(measure, Unmeasured):
        change = _("needs a measure")
    elif isinstance(measure, Metric) and target:
        now = change or _("no value yet")
        change = _("{change}, target {target}").format(change=now, target=value_label(measure.target, key_result))
    yield from [change] if change else []
    if change_of(before.score, after.score):
        yield _("score {score}").format(score=score_change(before.score, after.score))
    elif after.score is not None:
        yield _("score {score}").format(score=score_label(after.score))


def _value(state: KeyResultState) -> str:
    """Where the key result is; empty before any value."""
    if isinstance(state.key_result.measure, Milestones):
        return standing(state)[0]
    return "" if state.value is None else value_label(state.value, state.key_result)


def _trouble_entry(movement: Movement, material: Material) -> Entry:
    """The status, where it stands, and why: what blocks it, or else the owner's remark; then the way out."""
    state = movement.after
    if state.status is Status.STALE:
        facts = [*reasons_of(state, material.as_of)[:2], *list(movement_words(movement, target=True))[:1]]
    else:
        facts = [status_word(state.status), *movement_words(movement, target=True)]
        since, measure = range_words(state, material.as_of), state.key_result.measure
        if since and isinstance(measure, Guardrail):
            facts[-1] = _("{health} ({range})").format(health=since, range=range_label(measure, state.key_result))
        confidence = confidence_words(state, movement.before)
        if confidence:
            facts.append(_("confidence {confidence}").format(confidence=confidence))
    last = state.last_word
    lines: list[Fact] = []
    if last is not None:
        lines += said(pgettext("digest", "Blocked"), last.blockers)
        if not lines:
            lines += said(pgettext("digest", "Note"), [last.note] if last.note else [])
        lines += said(pgettext("digest", "Next"), last.next)
    return entry_of(movement, material, facts, lines)


def _owed(material: Material) -> Section:
    """Whose check-ins are awaited, by the day on which they were due."""
    reviews = [week.after for week in material.weeks]
    teams = {team.team.id: team.team.name for review in reviews for team in review.teams}

    def of_whom(one: Owed) -> tuple[date, str]:
        who = name_of(one.state.key_result.owner, material.settings)
        return one.due, who or no_owner(teams[one.address.team])

    entries = [
        _owed_entry(due, who, list(those), material)
        for (due, who), those in groupby(sorted(owed_now(reviews), key=of_whom), key=of_whom)
    ]
    following = next_day(reviews)
    empty = (
        _("Nobody owes a check-in.")
        if following is None
        else fill(_("Nobody owes a check-in; the next is due {day}."), day=format_date(following, near=material.as_of))
    )
    return make_section(_("Check-ins owed"), entries, None if material.most is None else 10, empty)


def _owed_entry(due: date, who: str, those: list[Owed], material: Material) -> Entry:
    day, late = format_date(due, near=material.as_of), those[0].state.days_overdue
    if due == material.as_of:
        words = _("due today")
    elif late:
        words = _("due {day}, {age} overdue").format(day=day, age=format_age(late))
    else:
        words = _("due {day}").format(day=day)
    what = apart(visible(one.state.key_result.statement) for one in those)
    return Entry(who, "", (words, what))


def _unhealthy(material: Material) -> Section:
    """Health metrics that left their range, or that nobody has read in time."""
    wrong = [one for one in material.kpis if one.health is Health.OUT or one.days_overdue]
    return make_section(
        _("Health metrics"),
        [kpi_entry(one, material) for one in wrong],
        material.most,
        _("Every health metric is within its range and was read on time.") if material.kpis else "",
    )


def kpi_entry(state: KpiState, material: Material) -> Entry:
    """A health metric: its last reading, where that stands to the range, and when it was read."""
    kpi, last = state.kpi, state.last
    facts = []
    if last is None:
        facts.append(_("no reading yet"))
    else:
        facts.append(value_label(last.value, kpi))
        if kpi.range is not None:
            words = {"health": health_word(state.health), "range": range_label(kpi.range, kpi)}
            facts.append(_("{health} ({range})").format(**words))
        day = format_date(last.date, near=material.as_of)
        if state.days_overdue:
            facts.append(_("last read {day}, {age} overdue").format(day=day, age=format_age(state.days_overdue)))
        else:
            facts.append(_("read {day}").format(day=day))
    if state.promoted is not None:
        facts.append(_("now a key result: {address}").format(address=visible(state.promoted)))
    notes = said(pgettext("digest", "Note"), [last.note] if last is not None and last.note else [])
    return Entry(visible(kpi.statement), name_of(kpi.owner, material.settings), tuple(facts), tuple(notes))


def _plans(material: Material, told: Told) -> Section:
    """The goals for the week: what the last check-ins name as next, but for what was said under trouble already."""
    entries = [
        plan_entry(movement, words, material) for movement, words in plans(material) if movement.address not in told
    ]
    return make_section(_("Also on the list this week") if told else _("This week"), entries, material.most)


def plan_entry(movement: Movement, words: tuple[str, ...], material: Material) -> Entry:
    """What is next, whose it is, and what it is good for."""
    statement = visible(movement.after.key_result.statement)
    return Entry(apart(words), who_of(movement, material), (statement,), strong=False)
