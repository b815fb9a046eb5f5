"""What an import makes of a document, line by line: `okr import`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.console import Group, RenderableType
from rich.constrain import Constrain

from okrcli.i18n import _, ngettext
from okrcli.i18n.dates import format_date, format_span
from okrcli.i18n.sentences import apart, labelled
from okrcli.interchange.additions import Additions, Difference, Incoming
from okrcli.interchange.draft import Question, Reading, ReadObjective, Told
from okrcli.model import CheckIn, Guardrail, KeyResult, Metric, Milestones, Objective
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import bare_value, range_label, status_word, value_label
from okrcli.render.layout import Words, section, words
from okrcli.render.messages import sentence_of
from okrcli.render.sanitise import visible
from okrcli.scoring.states import Status

WIDEST = 120
_QUOTED = 60  # characters of a line that are shown


def import_page(
    incoming: Incoming, additions: Additions | None, width: int, glyphs: Glyphs
) -> Iterator[RenderableType]:
    """Draw the report; `additions` are none where nothing can be written."""
    yield Constrain(Group(*_parts(incoming, additions, glyphs)), min(width, WIDEST))


def _parts(incoming: Incoming, additions: Additions | None, glyphs: Glyphs) -> Iterator[RenderableType]:
    for reading in incoming.readings:
        key_results = sum(len(one.objective.key_results) for one in reading.objectives)
        objectives = len(reading.objectives)
        yield words(
            (reading.cycle.id, "title"),
            (f"  {format_span(reading.cycle.starts, reading.cycle.ends)}  ", "quiet"),
            ngettext("{n} objective", "{n} objectives", objectives).format(n=objectives) + ", ",
            ngettext("{n} key result", "{n} key results", key_results).format(n=key_results),
            hang=2,
        )
        for one in reading.objectives if any(each.line for each in reading.objectives) else ():
            yield ""
            yield from _objective(one, glyphs)
        yield from _lists(reading)
    if additions is not None and additions.differences:
        yield section(_("Different here, and left as it is"), *(_difference(one) for one in additions.differences))
    yield ""


def _lists(reading: Reading) -> Iterator[RenderableType]:
    lists: list[tuple[str, list[Words]]] = [
        (_("Taken for granted"), [_question(one) for one in reading.questions]),
        (_("Needs a measure"), [_told(one) for one in reading.unmeasured]),
        (_("Not understood"), [_told(one) for one in reading.not_understood]),
        (_("Left out"), [_told(one) for one in reading.skipped]),
    ]
    for title, lines in lists:
        if lines:
            yield section(title, *lines)


def _objective(one: ReadObjective, glyphs: Glyphs) -> Iterator[Words]:
    yield words(
        (_place(one.line), "quiet"),
        (f"{one.team}/{one.objective.id}", "name"),
        (f"  {visible(one.objective.statement)}", "strong"),
        *_aside(one.objective),
        hang=8,
    )
    for key_result in one.objective.key_results:
        yield words(
            (_place(one.lines.get(key_result.id)), "quiet"),
            f"  {visible(key_result.statement)}",
            (f" {glyphs.dot} {measure_words(key_result)}", "quiet"),
            *_aside(key_result),
            hang=10,
        )
        for checkin in key_result.checkins:
            yield words(
                " " * 10, (labelled(format_date(checkin.date), _checkin_words(checkin, key_result)), "quiet"), hang=12
            )


def _place(line: int | None) -> str:
    return (str(line) if line else "").rjust(5) + "  "


def _aside(one: Objective | KeyResult) -> Iterator[tuple[str, str]]:
    if one.dropped is not None:
        yield "  " + _("dropped"), "warning"
    if one.owner:
        yield f"  @{visible(one.owner)}", "quiet"
    if one.tags:
        yield f"  [{', '.join(one.tags)}]", "quiet"


def measure_words(key_result: KeyResult) -> str:
    """How a key result is measured, in a few words."""
    match key_result.measure:
        case Metric(baseline=None, target=target):
            return _("to {target}").format(target=value_label(target, key_result))
        case Metric(baseline=baseline, target=target) if baseline is not None:
            return _("from {baseline} to {target}").format(
                baseline=bare_value(baseline, key_result), target=value_label(target, key_result)
            )
        case Guardrail() as guardrail:
            return range_label(guardrail, key_result)
        case Milestones(milestones=steps):
            return ngettext("{n} milestone", "{n} milestones", len(steps)).format(n=len(steps))
    return _("needs a measure")


def _checkin_words(checkin: CheckIn, key_result: KeyResult) -> str:
    parts = [
        value_label(checkin.value, key_result) if checkin.value is not None else "",
        ", ".join(checkin.done),
        _("confidence {n}").format(n=checkin.confidence) if checkin.confidence is not None else "",
        status_word(Status(checkin.status.value)) if checkin.status else "",
        checkin.note or "",
        *checkin.blockers,
    ]
    return visible(apart(part for part in parts if part))


def _question(one: Question) -> Words:
    return words((_place(one.line), "quiet"), question_words(one), hang=7)


def question_words(one: Question) -> str:
    """What was asked, with the answer that was taken."""
    shown = format_date(one.default) if isinstance(one.default, date) else one.default
    return sentence_of(f"import-about-{one.about}", {**one.facts, "default": shown})


def _told(one: Told) -> Words:
    sentence = sentence_of(f"import-{one.why}", {"text": one.text, **one.facts})
    place = (
        _("line {line}, column {column}").format(line=one.line, column=one.column) if one.column and one.line else ""
    )
    quoted = visible(one.text if len(one.text) <= _QUOTED else one.text[: _QUOTED - 1] + "…")
    return words(
        (_place(one.line), "quiet"),
        f"{sentence}",
        (f" ({place})" if place else "", "quiet"),
        (f"  {quoted}", "quiet"),
        hang=7,
    )


def _difference(one: Difference) -> Words:
    said = _("{key}: {here} here, {there} in the document").format(
        key=one.key, here=_shown(one.here), there=_shown(one.there)
    )
    return words((_place(one.line), "quiet"), (one.address, "name"), f"  {said}", hang=7)


def _shown(value: object) -> str:
    return "–" if value is None else visible(str(value))
