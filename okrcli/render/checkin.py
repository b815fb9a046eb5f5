"""`okr checkin`: where a key result stands, what an answer makes of it, and what a commit says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding

from okrcli.git.commit import SUBJECT
from okrcli.i18n import _, pgettext
from okrcli.i18n.dates import format_age, format_date
from okrcli.i18n.numbers import format_signed
from okrcli.i18n.sentences import apart
from okrcli.model import Address, CheckIn, Metric, Milestones
from okrcli.model.okr import Number
from okrcli.render.bars import Bar, Gauge
from okrcli.render.facts import needed_words
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import (
    STATUS_ROLES,
    bare_value,
    confidence_label,
    dotted,
    score_label,
    standing,
    status_label,
    value_label,
)
from okrcli.render.layout import GAP, Words, beside, facts, words
from okrcli.render.sanitise import visible
from okrcli.scoring.figures import change_of
from okrcli.scoring.measures import known_checkins
from okrcli.scoring.states import KeyResultState, Status
from okrcli.yaml.scalars import format_number

BAR = 24
WIDEST = 100
SUBJECT_WIDTH = 100
"""Characters of a commit's first line, which lists of commits cut."""


def checkin_page(
    state: KeyResultState, address: str, as_of: date, position: str, width: int, glyphs: Glyphs
) -> Iterator[RenderableType]:
    """Draw what is known of a key result; `position` is its place in the walk, `2/5`, or nothing."""
    width = min(width, WIDEST)
    expected = _("{score} expected today").format(score=score_label(state.expected)) if state.expected else ""
    figure = words((score_label(state.score) or glyphs.dash, "strong"))
    last = state.last_word
    said = {
        _("Last"): last_label(state, as_of, glyphs),
        _("Blockers"): apart(map(visible, last.blockers)) if last else "",
        _("Next"): apart(map(visible, last.next)) if last else "",
    }
    yield from question(
        (position, address),
        state.key_result.statement,
        (measure_label(state, glyphs), state.key_result.owner),
        [
            *bar_lines(_gauge(state), state.status, figure, expected, width, glyphs),
            facts((name, text) for name, text in said.items() if text),
            *_milestones(state, glyphs),
        ],
        width,
        glyphs,
    )


def preview_page(before: KeyResultState, after: KeyResultState, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Draw what an answer makes of the score."""
    value = value_change(before, after).replace("→", glyphs.arrow)
    score = score_change(before.score, after.score).replace("→", glyphs.arrow)
    figure, rest = words((score or glyphs.dash, "strong")), dotted((value, needed_words(after)), glyphs)
    yield _indented(bar_lines(_gauge(after), after.status, figure, rest, width, glyphs), width)


def question(
    place: tuple[str, str],
    statement: str,
    about: Iterable[str | None],
    known: Iterable[RenderableType],
    width: int,
    glyphs: Glyphs,
) -> Iterator[RenderableType]:
    """Draw what is asked about: its position and address at the head of a rule, and below what is known of it."""
    position, address = place
    head = words((f"{position} " if position else "", "quiet"), (address, "name"), hang=GAP)
    rule = width - head.cell_len - 1
    yield words(head, (f" {glyphs.floor * rule}", "quiet")) if rule > 0 else head
    title = words((visible(statement), "title"))
    yield _indented([title, words((dotted(map(visible, filter(None, about)), glyphs), "quiet")), *known], width)


def bar_lines(
    gauge: Gauge, status: Status, figure: Words, rest: str, width: int, glyphs: Glyphs
) -> Iterator[RenderableType]:
    """The bar, the figure and the status on a line, and what belongs behind them, or below where there is no room."""
    bar = Bar(gauge, glyphs, STATUS_ROLES[status], BAR)
    said = words(figure, "  ", status_label(status, glyphs))
    behind = words(said, (f" {glyphs.dot} {rest}" if rest else "", "quiet"))
    room = width - GAP - BAR - GAP
    if behind.cell_len <= room:
        yield beside(bar, behind)
        return
    parts = (bar, said) if said.cell_len <= room else (bar,)
    yield beside(*parts)
    if len(parts) == 1:
        yield said
    if rest:
        yield words((rest, "quiet"))


def _gauge(state: KeyResultState) -> Gauge:
    return Gauge(state.score, state.expected, state.goal)


def _indented(parts: Iterable[RenderableType], width: int) -> RenderableType:
    return Constrain(Padding(Group(*parts), (0, 0, 0, GAP)), width)


def measure_label(state: KeyResultState, glyphs: Glyphs) -> str:
    """How a key result is measured, in few words: `120 → 500 leads`, `max 40%`, `1 of 3 milestones`."""
    key_result = state.key_result
    now, toward = standing(state)
    if isinstance(key_result.measure, Metric):
        first = glyphs.dash if state.baseline is None else bare_value(state.baseline, key_result)
        return f"{first} {glyphs.arrow} {toward}"
    if isinstance(key_result.measure, Milestones):
        return _("{progress} milestones").format(progress=now)
    return toward


def last_label(state: KeyResultState, as_of: date, glyphs: Glyphs) -> str:
    """The last check-in in one line: the value, the day, the confidence."""
    known = known_checkins(state.key_result, as_of)
    if not known:
        return _("no check-in yet")
    day = known[-1].date
    ago = _("{day}, {age} ago") if day < as_of else pgettext("chart", "today")
    sure = "" if state.confidence is None else _("confidence {confidence}/10")
    parts = (
        "" if state.value is None else value_label(state.value, state.key_result),
        ago.format(day=format_date(day, near=as_of), age=format_age((as_of - day).days)),
        sure.format(confidence=confidence_label(state.confidence)),
    )
    return dotted(parts, glyphs)


def value_change(before: KeyResultState, after: KeyResultState) -> str:
    """The value then and now, `230 → 300 leads`; empty where it is the same."""
    key_result = after.key_result
    if isinstance(key_result.measure, Milestones):
        now, was = standing(after)[0], standing(before)[0]
        return f"{was} → {now}" if was != now else ""
    if after.value is None or after.value == before.value:
        return ""
    now = value_label(after.value, key_result)
    return now if before.value is None else f"{bare_value(before.value, key_result)} → {now}"


def score_change(before: float | None, after: float | None) -> str:
    """The score then and now, `0.58 → 0.66 (+0.08)`."""
    if after is None:
        return ""
    if before is None:
        return score_label(after)
    change = change_of(before, after)
    if not change:
        return _("{score}, unchanged").format(score=score_label(after))
    return f"{score_label(before)} → {score_label(after)} ({format_signed(change)})"


def _milestones(state: KeyResultState, glyphs: Glyphs) -> Iterator[Words]:
    """Each milestone with its number in the list, by which it can be named."""
    for number, item in enumerate(getattr(state.key_result.measure, "milestones", ()), start=1):
        sign, role = (glyphs.done, "quiet") if item.id in state.reached else (glyphs.todo, "")
        yield words((f"{number} {sign} {visible(item.statement)}", role), (f" ({item.id})", "quiet"), hang=2)


class CommitLine(NamedTuple):
    """Something recorded: the file that it is in, what that is called, its address and last id, and what it says."""

    path: Path
    group: str
    address: str
    name: str
    what: str


def of_checkin(path: Path, address: Address, before: Number | None, entry: CheckIn, score: float | None) -> CommitLine:
    """A check-in, with the value before it and the score that it makes, none where there is none."""
    return CommitLine(path, address.team, address.path, address.key_result or "", _what(before, entry, score))


def of_reading(path: Path, kpi: str, before: Number | None, value: Number) -> CommitLine:
    """A health metric's reading, with the value before it."""
    return CommitLine(path, "kpis", kpi, kpi, _moved(before, value))


def commit_message(records: Iterable[CommitLine]) -> str:
    """The message for what was recorded, in English whatever the reader's language: it belongs to the repository.

        OKR check-in: marketing — leads 210 → 230 (0.29), site beta done (0.33)

    Several check-ins are listed with their addresses below. Ids are slugs and figures plain, so that nothing in it
    means anything to Git; `SUBJECT` is how such a message is known again.
    """
    listed = sorted(records, key=lambda one: (one.group == "kpis", str(one.path)))
    parts = list(_parts(listed))
    shown = len(parts)
    while shown > 1 and len(_joined(parts, shown)) > SUBJECT_WIDTH:
        shown -= 1
    subject = _joined(parts, shown)
    if len(listed) == 1:
        return subject + "\n"
    return subject + "\n\n" + "".join(f"{one.address}: {one.what}\n" for one in listed)


def _joined(parts: Sequence[tuple[str, str]], shown: int) -> str:
    """What is shown of the parts, an ellipsis for the others."""
    subject = SUBJECT
    for number, (group, said) in enumerate(parts[:shown]):
        lead = f" {group} —" if group else ""
        subject += f"{';' if group else ','}{lead} {said}" if number else f"{lead} {said}"
    return subject + (", …" if shown < len(parts) else "")


def _parts(listed: Sequence[CommitLine]) -> Iterator[tuple[str, str]]:
    """The words of each, with the team before the first of it."""
    for _path, records in groupby(listed, key=lambda one: one.path):
        for number, one in enumerate(records):
            yield (one.group if not number else ""), f"{one.name} {one.what}"


def _what(before: Number | None, entry: CheckIn, score: float | None) -> str:
    makes = "" if score is None else f" ({score:.2f})"
    if entry.value is not None:
        return _moved(before, entry.value) + makes
    if entry.done:
        return f"{', '.join(entry.done)} done{makes}"
    if entry.confidence is not None:
        return f"confidence {entry.confidence}/10"
    if entry.status is not None:
        return entry.status.value.replace("_", " ")
    return next((word for word in ("blockers", "next") if getattr(entry, word)), "note")


def _moved(before: Number | None, value: Number) -> str:
    now = format_number(value)
    return now if before is None or before == value else f"{format_number(before)} → {now}"
