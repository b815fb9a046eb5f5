"""The Monday walk on a terminal: where a key result stands, and what an answer does to its score."""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.i18n import _
from okrcli.render.glyphs import Glyphs
from okrcli.render.page import Line, line_width, width_of, wrap_runs
from okrcli.render.roles import STATUS_ROLES
from okrcli.render.screens.bar import draw_bar
from okrcli.render.views.checkin import CheckinView, PreviewView
from okrcli.render.words import status_runs

BAR = 24
MARGIN = "  "


def checkin_lines(view: CheckinView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw what is known of a key result, before its questions."""
    width = min(width, 100)
    head: Line = [(f"{view.position} ", "quiet"), (view.address, "name")] if view.position else [(view.address, "name")]
    rule = width - line_width(head) - 1
    yield from [[*head, (" " + glyphs.floor * rule, "quiet")]] if rule > 0 else wrap_runs(head, width, len(MARGIN))
    yield from _indented([(view.statement, "title")], width)
    yield from _indented([(_join(glyphs, _signs(view.measure, glyphs), view.owner), "quiet")], width)
    yield from _standing(view, width, glyphs)
    yield from _labelled(
        [
            (_("Last"), [_signs(view.last, glyphs)]),
            (_("Blockers"), view.blockers),
            (_("Next"), view.next),
        ],
        width,
    )
    for item in view.milestones:
        sign = glyphs.done if item.done else glyphs.todo
        role = "quiet" if item.done else ""
        yield from _indented([(f"{item.number} {sign} {item.statement}", role), (f" ({item.id})", "quiet")], width, 4)


def preview_lines(view: PreviewView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw what an answer makes of the score."""
    line: Line = [
        (MARGIN, ""),
        *draw_bar(view.gauge, BAR, glyphs, STATUS_ROLES[view.status]),
        (f"  {_signs(view.score, glyphs) or glyphs.dash}", "strong"),
        ("  ", ""),
        *status_runs(view.status, glyphs),
    ]
    rest = _join(glyphs, _signs(view.value, glyphs), view.needed)
    yield from _fitted(line, rest, width, glyphs)


def _standing(view: CheckinView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    line: Line = [(MARGIN, ""), *draw_bar(view.gauge, BAR, glyphs, STATUS_ROLES[view.status])]
    line += [(f"  {view.score or glyphs.dash}", "strong")]
    line += [("  ", ""), *status_runs(view.status, glyphs)]
    expected = _("{score} expected today").format(score=view.expected) if view.expected else ""
    yield from _fitted(line, expected, width, glyphs)


def _fitted(line: Line, rest: str, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """The line with what belongs behind it, or below it where there is no room."""
    behind: Line = [*line, (f" {glyphs.dot} {rest}", "quiet")]
    if not rest:
        yield line
    elif line_width(behind) <= width:
        yield behind
    else:
        yield line
        yield from _indented([(rest, "quiet")], width)


def _signs(text: str, glyphs: Glyphs) -> str:
    """The view's own signs as the terminal has them."""
    return text.replace("→", glyphs.arrow).replace("·", glyphs.dot)


def _labelled(rows: list[tuple[str, list[str] | tuple[str, ...]]], width: int) -> Iterator[Line]:
    shown = [(label, "; ".join(texts)) for label, texts in rows if any(texts)]
    longest = max((width_of(label) for label, _text in shown), default=0)
    for label, text in shown:
        spaces = " " * (longest - width_of(label) + 2)
        yield from _indented([(label + spaces, "quiet"), (text, "")], width, len(MARGIN) + longest + 2)


def _indented(runs: Line, width: int, hang: int = 2) -> list[Line]:
    return wrap_runs([(MARGIN, ""), *runs], width, hang)


def _join(glyphs: Glyphs, *parts: str) -> str:
    return f" {glyphs.dot} ".join(part for part in parts if part)
