"""Figures and words that several screens share, the signs and the roles that go with them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from okrcli.errors import Severity
from okrcli.i18n import N_, _, ngettext, pgettext
from okrcli.i18n.dates import format_age
from okrcli.i18n.numbers import format_number, format_score, format_with_unit, has_own_place
from okrcli.i18n.sentences import labelled, listed
from okrcli.model import Decision, Guardrail, Metric, Milestones, ObjectiveType, Unmeasured
from okrcli.model.okr import Number
from okrcli.render.glyphs import Glyphs
from okrcli.render.layout import Words, words
from okrcli.render.sanitise import visible
from okrcli.scoring.kpis import Health
from okrcli.scoring.states import KeyResultState, Status

STATUS_WORDS = {
    Status.ACHIEVED: N_("achieved"),
    Status.ON_TRACK: N_("on track"),
    Status.AT_RISK: N_("at risk"),
    Status.OFF_TRACK: N_("off track"),
    Status.MISSED: N_("missed"),
    Status.STALE: N_("stale"),
    Status.EARLY: N_("early"),
    Status.DROPPED: N_("dropped"),
}
TYPE_WORDS = {ObjectiveType.ASPIRATIONAL: N_("aspirational"), ObjectiveType.COMMITTED: N_("committed")}
DECISION_WORDS = {Decision.KEEP: N_("keep"), Decision.MODIFY: N_("modify"), Decision.ABANDON: N_("abandon")}
STATUS_ROLES = {
    Status.ACHIEVED: "good",
    Status.ON_TRACK: "good",
    Status.AT_RISK: "warning",
    Status.OFF_TRACK: "bad",
    Status.MISSED: "bad",
    Status.STALE: "stale",
    Status.EARLY: "early",
    Status.DROPPED: "quiet",
}
HEALTH_ROLES = {Health.HEALTHY: "good", Health.NEAR: "warning", Health.OUT: "bad", Health.UNKNOWN: "stale"}
SEVERITY_ROLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}
_SIGNS = STATUS_ROLES | {Status.DROPPED: "dropped"}
_LONG = 48  # signs of a file's text that is told beside others: more are cut
_JUDGED = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)


class HasUnit(Protocol):
    """What values are of: a key result or a health metric."""

    @property
    def unit(self) -> str | None:
        """What is shown after a value."""


def status_word(status: Status) -> str:
    """The status in the reader's language."""
    return _(STATUS_WORDS[status])


def status_count(status: Status, count: int) -> str:
    """How many stand so, in words that agree: `3 achieved`."""
    match status:
        case Status.ACHIEVED:
            said = ngettext("{n} achieved", "{n} achieved", count)
        case Status.MISSED:
            said = ngettext("{n} missed", "{n} missed", count)
        case Status.DROPPED:
            said = ngettext("{n} dropped", "{n} dropped", count)
        case _:
            return f"{format_number(count)} {status_word(status)}"
    return said.format(n=format_number(count))


def status_sign(status: Status, glyphs: Glyphs) -> str:
    """The sign of a status, one cell."""
    return str(getattr(glyphs, _SIGNS[status]))


def status_label(status: Status, glyphs: Glyphs) -> Words:
    """The status as sign and word, in its colour."""
    return words((f"{status_sign(status, glyphs)} {status_word(status)}", STATUS_ROLES[status]))


def label(said: str, glyphs: Glyphs, role: str = "") -> Words:
    """What there is to say, or a quiet dash where there is nothing."""
    return words((said, role) if said else (glyphs.dash, "quiet"))


def age_words(days: int, *, late: bool) -> str:
    """How long ago something was; an exclamation mark says that the next one is overdue."""
    age = format_age(days) if days else pgettext("age", "today")
    return f"{age}!" if late else age


def dotted(parts: Iterable[str], glyphs: Glyphs) -> str:
    """What there is to say of several things, with dots between."""
    return f" {glyphs.dot} ".join(filter(None, parts))


def no_owner(team: str) -> str:
    """What stands in a person's place: the team that has to find one, where there is one."""
    return _("No owner, {team}").format(team=visible(team)) if team else _("No owner")


def type_word(kind: ObjectiveType) -> str:
    """Aspirational or committed in the reader's language."""
    return _(TYPE_WORDS[kind])


def decision_word(decision: Decision) -> str:
    """What becomes of an objective, in the reader's language."""
    return _(DECISION_WORDS[decision])


def score_label(score: float | None) -> str:
    """A score, expectation or pace with two decimals; nothing where there is none."""
    return "" if score is None else format_score(score)


def confidence_label(confidence: float | None) -> str:
    """A confidence out of ten: whole as people give it, one decimal where it is a mean."""
    if confidence is None:
        return ""
    return format_number(confidence, 0 if isinstance(confidence, int) else 1)


def value_label(value: Number, measured: HasUnit, decimals: int | None = None) -> str:
    """A value in its unit."""
    return visible(format_with_unit(value, measured.unit, decimals))


def change_label(change: Number, measured: HasUnit) -> str:
    """A change of a value with its sign: in points where the value is in per cent; `+1` of what is said beside it."""
    sign = "+" if change > 0 else ""
    if measured.unit != "%":
        return sign + bare_value(change, measured)
    return sign + ngettext("{n} point", "{n} points", abs(change)).format(n=format_number(change))


def whole(value: float) -> Number:
    """A figure as people write it: 5 for 5.0."""
    return int(value) if value == int(value) else value


def bare_value(value: Number, measured: HasUnit) -> str:
    """A value without its unit where that is a word, for a place where the unit is said beside it."""
    return value_label(value, measured) if has_own_place(measured.unit) else format_number(value)


def standing(state: KeyResultState) -> tuple[str, str]:
    """Where a key result is, and where it should get or stay: `("300", "500 leads")`; `("2 of 5", "")` for milestones.

    A draft needs a measure. The first is empty before any value.
    """
    key_result = state.key_result
    match key_result.measure:
        case Metric(target=target):
            now = "" if state.value is None else bare_value(state.value, key_result)
            return now, value_label(target, key_result)
        case Guardrail() as guardrail:
            now = "" if state.value is None else bare_value(state.value, key_result)
            return now, range_label(guardrail, key_result)
        case Milestones(milestones=items):
            done = sum(item.id in state.reached for item in items)
            return _("{done} of {all}").format(done=done, all=len(items)), ""
        case Unmeasured():
            return _("needs a measure"), ""


def range_label(guardrail: Guardrail, measured: HasUnit) -> str:
    """A healthy range in few words: `max 40%`, `min 99%`, `18 to 22`."""
    low, high = guardrail.at_least, guardrail.at_most
    if low is not None and high is not None:
        return _("{low} to {high}").format(low=format_number(low), high=value_label(high, measured))
    if high is not None:
        return _("max {value}").format(value=value_label(high, measured))
    return _("min {value}").format(value=value_label(low if low is not None else 0, measured))


def grade_words(state: KeyResultState) -> str:
    """The grade that somebody gave, beside what the figures say; empty without one."""
    if state.graded is None:
        return ""
    grade, computed = format_score(state.graded), score_label(state.computed_score)
    return _("graded {grade}, computed {score}").format(grade=grade, score=computed)


def differing_status(status: Status, computed: Status) -> Status | None:
    """What the figures say, where the owner's own word says something else."""
    return computed if status in _JUDGED and computed in _JUDGED and computed is not status else None


def plain_value(value: object) -> str:
    """A value as a file has it, on one line; a long text is cut."""
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return format_number(value)
        case str() if len(value) > _LONG:
            return visible(value[: _LONG - 1].rstrip()) + "…"
        case list() | tuple() if value:
            return listed(map(plain_value, value))
        case dict() if value:
            return listed(labelled(visible(str(key)), plain_value(each)) for key, each in value.items())
        case date():
            return value.isoformat()
        case str() if value:
            return visible(value)
        case _:
            return pgettext("score", "none")
