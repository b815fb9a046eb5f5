"""What `okr diff` says: goalposts first, then what came and went, then what moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from okrcli.i18n import N_, _, ngettext, pgettext
from okrcli.i18n.dates import format_date
from okrcli.i18n.numbers import format_number, format_signed
from okrcli.model import KeyResult, Milestones, ObjectiveType
from okrcli.render.sanitise import visible
from okrcli.render.views.figures import score_label, status_word, type_word, value_label
from okrcli.scoring.changes import Change, ChangeKind
from okrcli.scoring.states import Status
from okrcli.workspace.comparing import Comparison, Entry, Side

_SHORT = 10
_SECTIONS = (
    (N_("Goalposts moved"), (ChangeKind.GOALPOST,)),
    (N_("Scores against the first goalposts"), (ChangeKind.RESCORED,)),
    (
        N_("Came, went, renamed"),
        (ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.DROPPED, ChangeKind.RESTORED, ChangeKind.RENAMED),
    ),
    (N_("Values and scores"), (ChangeKind.PROGRESS,)),
    (N_("Status"), (ChangeKind.STATUS,)),
    (N_("Confidence"), (ChangeKind.CONFIDENCE,)),
    (N_("Blockers"), (ChangeKind.BLOCKER_RAISED, ChangeKind.BLOCKER_CLEARED)),
)
_KEYS = {
    "weight": N_("weight"),
    "type": N_("type"),
    "baseline": N_("baseline"),
    "target": N_("target"),
    "checkpoints": N_("checkpoints"),
    "at_least": N_("at least"),
    "at_most": N_("at most"),
    "milestones": N_("milestones"),
    "starts": N_("starts"),
    "ends": N_("ends"),
}
_IN_UNIT = ("baseline", "target", "at_least", "at_most")


class DiffRow(NamedTuple):
    """A change: where, what, and by whom; `role` is that of its words."""

    place: str
    words: str
    who: str
    role: str


class DiffSection(NamedTuple):
    """Changes of one kind, in the order of the files."""

    title: str
    rows: tuple[DiffRow, ...]


class DiffView(NamedTuple):
    """The page; `notes` are what else must be known of it."""

    title: str
    span: str
    sections: tuple[DiffSection, ...]
    notes: tuple[str, ...]


def diff_view(comparison: Comparison) -> DiffView:
    """Decide what the page says."""
    sections = []
    cycles = {entry.change.cycle for entry in comparison.entries}
    for title, kinds in _SECTIONS:
        rows = tuple(
            _row(entry, comparison.new.day, with_cycle=len(cycles) > 1)
            for entry in comparison.entries
            if entry.change.kind in kinds
        )
        if rows:
            sections.append(DiffSection(_(title), rows))
    return DiffView(
        _("Goalposts since the start") if comparison.since_start else _("What changed"),
        _("{old} → {new}").format(old=_side(comparison.old, comparison.new.day), new=_side(comparison.new)),
        tuple(sections),
        tuple(_notes(comparison)),
    )


def _notes(comparison: Comparison) -> Iterator[str]:
    if not comparison.entries:
        yield _("no goalpost has moved") if comparison.since_start else _("nothing changed")
    if comparison.old.revision is None:
        yield _("Nothing had been committed by then: everything counts as new.")
    for name in comparison.unread:
        yield _("{file} could not be read as it stood then, and is not compared.").format(file=visible(name))


def _side(side: Side, near: date | None = None) -> str:
    day = format_date(side.day, near)
    if side.revision is None:
        return day
    return _("{day} ({commit})").format(day=day, commit=side.revision[:_SHORT])


def _row(entry: Entry, near: date, *, with_cycle: bool) -> DiffRow:
    change, by = entry
    place = f"{change.cycle}:{change.path}" if with_cycle and change.team else change.path
    who = ""
    if not by.committed:
        who = _("not committed yet")
    elif by.author is not None and by.day is not None:
        who = _("{author}, {day}").format(author=visible(by.author), day=format_date(by.day, near))
    words, role = _words(change)
    return DiffRow(visible(place), words, who, role)


def _words(change: Change) -> tuple[str, str]:
    match change.kind:
        case ChangeKind.GOALPOST:
            return _goalpost(change), "warning"
        case ChangeKind.RESCORED:
            first, now = score_label(change.score_before), score_label(change.score_after)
            return _("{first} against the first, {now} against today's").format(
                first=first or _dash(), now=now or _dash()
            ), "warning"
        case ChangeKind.ADDED if change.team is None:
            n = int(str(change.after))
            return ngettext("new cycle, {n} team", "new cycle, {n} teams", n).format(n=n), "good"
        case ChangeKind.REMOVED if change.team is None:
            return _("removed"), "bad"
        case ChangeKind.ADDED:
            return _("added: {words}").format(words=visible(str(change.after))), "good"
        case ChangeKind.REMOVED:
            return _("removed: {words}").format(words=visible(str(change.after))), "bad"
        case ChangeKind.DROPPED if change.after:
            return _("dropped: {words}").format(words=visible(str(change.after))), "warning"
        case ChangeKind.DROPPED:
            return _("dropped"), "warning"
        case ChangeKind.RESTORED:
            return _("no longer dropped"), ""
        case ChangeKind.RENAMED:
            return _("“{before}” → “{after}”").format(
                before=visible(str(change.before)), after=visible(str(change.after))
            ), ""
        case ChangeKind.PROGRESS:
            return _progress(change)
        case ChangeKind.STATUS:
            return _from_to(status_word(Status(str(change.before))), status_word(Status(str(change.after)))), ""
        case ChangeKind.CONFIDENCE:
            return _from_to(_plain(change.before), _plain(change.after)), ""
        case ChangeKind.BLOCKER_RAISED:
            return _("raised: {words}").format(words=visible(str(change.after))), "bad"
        case ChangeKind.BLOCKER_CLEARED:
            return _("cleared: {words}").format(words=visible(str(change.before))), "good"


def _progress(change: Change) -> tuple[str, str]:
    before, after, delta = change.score_before, change.score_after, change.delta
    role = "" if not delta else "good" if delta > 0 else "bad"
    scores = _from_to(score_label(before) or _dash(), score_label(after) or _dash())
    if delta is not None:
        scores = _("{scores} ({delta})").format(scores=scores, delta=format_signed(delta))
    subject = change.subject
    if subject is None or isinstance(subject.measure, Milestones) or change.before == change.after:
        return _("score {scores}").format(scores=scores), role
    values = _from_to(_value(change.before, subject), _value(change.after, subject))
    if delta == 0:
        return values, ""
    return _("{values}, score {scores}").format(values=values, scores=scores), role


def _goalpost(change: Change) -> str:
    key = change.key or ""
    label = _(_KEYS[key]) if key in _KEYS else key
    return _("{key} {change}").format(
        key=label, change=_from_to(_post(key, change.before, change), _post(key, change.after, change))
    )


def _post(key: str, value: object, change: Change) -> str:
    if value is None:
        return _dash()
    if isinstance(value, date):
        return format_date(value)
    if key == "type":
        return type_word(ObjectiveType(str(value)))
    if isinstance(value, int | float):
        return _value(value, change.subject) if key in _IN_UNIT else format_number(value)
    if isinstance(value, tuple):
        return ", ".join(
            visible(f"{one} ({format_number(weight)})" if isinstance(one, str) else f"{format_number(one)}: {weight}")
            for one, weight in value
        )
    return visible(str(value))


def _value(value: object, subject: KeyResult | None) -> str:
    if not isinstance(value, int | float):
        return _dash()
    return format_number(value) if subject is None else value_label(value, subject)


def _plain(value: object) -> str:
    return format_number(value) if isinstance(value, int | float) else _dash()


def _from_to(before: str, after: str) -> str:
    return _("{before} → {after}").format(before=before, after=after)


def _dash() -> str:
    return pgettext("score", "none")
