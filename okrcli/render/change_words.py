"""What `okr diff` says of one change, and the role that the words play."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from okrcli.i18n import N_, _, ngettext, pgettext
from okrcli.i18n.dates import format_date
from okrcli.i18n.numbers import format_number, format_signed
from okrcli.i18n.sentences import labelled, listed
from okrcli.model import KeyResult, Milestones, ObjectiveType
from okrcli.model.terms import Kind
from okrcli.render.kpi import health_word
from okrcli.render.labels import (
    HEALTH_ROLES,
    STATUS_ROLES,
    bare_value,
    plain_value,
    score_label,
    status_word,
    type_word,
    value_label,
)
from okrcli.render.sanitise import visible
from okrcli.scoring.changes import Change, ChangeKind
from okrcli.scoring.figures import change_of
from okrcli.scoring.kpis import Health
from okrcli.scoring.states import Status


class ChangeWords(NamedTuple):
    """What is said, and of progress what it did to the score; the role is that of both."""

    said: str
    score: str = ""
    role: str = ""


_KEYS = {
    "weight": N_("weight"),
    "type": N_("type"),
    "measure": N_("measure"),
    "unit": N_("unit"),
    "baseline": N_("baseline"),
    "target": N_("target"),
    "checkpoints": N_("checkpoints"),
    "at_least": N_("at least"),
    "at_most": N_("at most"),
    "milestones": N_("milestones"),
    "starts": N_("starts"),
    "ends": N_("ends"),
}
_KINDS = {Kind.METRIC: N_("a metric"), Kind.GUARDRAIL: N_("a range to stay in"), Kind.MILESTONES: N_("milestones")}
_LONG = 48  # signs of a text that is told as another one: more are cut
_IN_UNIT = ("baseline", "target", "at_least", "at_most")


def change_words(change: Change) -> ChangeWords:
    """What a change is, in few words: whose it is stands beside it."""
    if change.kind is ChangeKind.PROGRESS:
        return _progress(change)
    said, role = _said(change)
    return ChangeWords(said, role=role)


def _said(change: Change) -> tuple[str, str]:
    before, after = change.before, change.after
    match change.kind:
        case ChangeKind.GOALPOST:
            return _goalpost(change), "warning"
        case ChangeKind.RESCORED:
            said = _("{first} against the first, {now} against today's")
            return said.format(first=_score(change.score_before), now=_score(change.score_after)), "warning"
        case ChangeKind.ADDED if isinstance(after, int):
            return ngettext("new cycle, {n} team", "new cycle, {n} teams", after).format(n=after), "good"
        case ChangeKind.ADDED:
            return _("added: {words}").format(words=visible(str(after))), "good"
        case ChangeKind.REMOVED:
            said = _("removed") if after is None else _("removed: {words}")
            return said.format(words=visible(str(after))), "bad"
        case ChangeKind.CLOSED if isinstance(after, date):
            return _("closed on {day}").format(day=format_date(after)), "good"
        case ChangeKind.CLOSED | ChangeKind.REOPENED:
            return _("reopened"), "warning"
        case ChangeKind.DROPPED:
            said = _("dropped: {words}") if after else _("dropped")
            return said.format(words=visible(str(after))), "warning"
        case ChangeKind.RESTORED:
            return _("no longer dropped"), ""
        case ChangeKind.MOVED:
            return _("moved, was {before}").format(before=visible(str(before))), ""
        case ChangeKind.RENAMED if change.key == "id":
            return _("renamed, was {before}").format(before=visible(str(before).rpartition("/")[2])), ""
        case ChangeKind.RENAMED:
            said = _("“{before}” → “{after}”")
            return said.format(before=visible(str(before)), after=visible(str(after))), ""
        case ChangeKind.PROGRESS | ChangeKind.READING:
            return _values(change), ""
        case ChangeKind.STATUS:
            return _standing(before, after)
        case ChangeKind.BLOCKER_RAISED:
            return _("raised: {words}").format(words=visible(str(after))), "bad"
        case ChangeKind.BLOCKER_CLEARED:
            return _("cleared: {words}").format(words=visible(str(before))), "good"
        case ChangeKind.CONFIDENCE | ChangeKind.OWNER | ChangeKind.SUPPORTS:
            return _from_to(_plain(before), _plain(after)), ""


def field_words(key: str, before: object, after: object) -> str:
    """What a field was and is, both as the file says them."""
    return _("{key} {change}").format(key=visible(key), change=_from_to(plain_value(before), plain_value(after)))


def _progress(change: Change) -> ChangeWords:
    delta = change_of(change.score_before, change.score_after)
    said = "" if change.before == change.after else _values(change)
    if delta == 0 and said:
        return ChangeWords(said)
    score = _from_to(_score(change.score_before), _score(change.score_after))
    if delta is None:
        return ChangeWords(said, score)
    return ChangeWords(
        said, _("{scores} ({delta})").format(scores=score, delta=format_signed(delta)), "good" if delta > 0 else "bad"
    )


def _values(change: Change) -> str:
    """From a value to another, in the unit that both are in."""
    before, after, subject = change.before, change.after, change.subject
    if isinstance(subject, KeyResult) and isinstance(subject.measure, Milestones):
        reached = _("{done} of {all}").format(done=_plain(after), all=len(subject.measure.milestones))
        return _from_to(_plain(before), reached)
    if subject is not None and isinstance(before, int | float) and isinstance(after, int | float):
        return _from_to(bare_value(before, subject), value_label(after, subject))
    return _from_to(*(_in_unit(one, change) for one in (before, after)))


def _standing(before: object, after: object) -> tuple[str, str]:
    if isinstance(before, Health) and isinstance(after, Health):
        return _from_to(health_word(before), health_word(after)), HEALTH_ROLES[after]
    was, now = Status(str(before)), Status(str(after))
    return _from_to(status_word(was), status_word(now)), STATUS_ROLES[now]


def _goalpost(change: Change) -> str:
    key = change.key or ""
    label = _(_KEYS[key]) if key in _KEYS else key
    moved = _values(change) if key in _IN_UNIT else _from_to(_post(change.before), _post(change.after))
    return _("{key} {change}").format(key=label, change=moved)


def _post(value: object) -> str:
    match value:
        case None:
            return _dash()
        case date():
            return format_date(value)
        case Kind():
            return _(_KINDS[value])
        case ObjectiveType():
            return type_word(value)
        case tuple():
            return listed(_part(*one) for one in value)
        case _:
            return _plain(value)


def _part(first: object, second: object) -> str:
    """A milestone with its weight, or a checkpoint's value with its score."""
    if isinstance(first, str):
        return f"{visible(first)} ({_plain(second)})"
    return labelled(_plain(first), _plain(second))


def _in_unit(value: object, change: Change) -> str:
    if not isinstance(value, int | float):
        return _dash()
    return format_number(value) if change.subject is None else value_label(value, change.subject)


def _score(score: float | None) -> str:
    return score_label(score) or _dash()


def _plain(value: object) -> str:
    match value:
        case int() | float():
            return format_number(value)
        case tuple() if value:
            return ", ".join(visible(str(one)) for one in value)
        case str() if value:
            return visible(value)
        case _:
            return _dash()


def _from_to(before: str, after: str) -> str:
    return _("{before} → {after}").format(before=before, after=after)


def _dash() -> str:
    return pgettext("score", "none")
