"""`okr diff` on a terminal: where, what and by whom beside one another, or after one another where it is narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from okrcli.render.glyphs import Glyphs
from okrcli.render.page import Column, Line, Run, lay_out, two_sides, width_of, wrap_runs
from okrcli.render.screens.show_page import section_lines
from okrcli.render.views.diff import DiffRow, DiffView

_PLACE, _WHO = 0.4, 0.25
"""The most that an address, and a name with a day, take of the width."""
_LEAST = 24
"""Cells that words need to stand in a column of their own."""
_GAP = 2


def diff_lines(view: DiffView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw the page in `width` columns."""
    yield from two_sides([(view.title, "title")], [(view.span.replace("→", glyphs.arrow), "")], width)
    for note in view.notes:
        yield []
        yield from wrap_runs([(note, "quiet")], width)
    columns = _columns([row for section in view.sections for row in section.rows], width)
    for section in view.sections:
        yield from section_lines(section.title)
        for row in section.rows:
            yield from _row_lines(row, columns, width, glyphs)


def _columns(rows: list[DiffRow], width: int) -> list[Column]:
    """The page's columns; none where the words would have no room. The score is below them where it has none."""

    def widest(text_of: Callable[[DiffRow], str]) -> int:
        return max((width_of(text_of(row)) for row in rows), default=0)

    place = min(widest(lambda row: row.place), int(width * _PLACE))
    who = min(widest(lambda row: row.who), int(width * _WHO))
    score = widest(lambda row: row.words.score)
    both = max(widest(lambda row: row.words.said if row.words.score else ""), _LEAST // 2) + _GAP + score
    left = width - place - who - 2 * _GAP
    if left < _LEAST:
        return []
    words = min(left, max(widest(lambda row: row.words.said), both if score else 0))
    inside = [Column("said", "", words - score - _GAP, gap=_GAP), Column("score", "", score, gap=_GAP)]
    said = inside if score and both <= left else [Column("said", "", words, gap=_GAP)]
    return [Column("place", "", place, gap=0), *said, Column("who", "", who, gap=_GAP)]


def _row_lines(row: DiffRow, columns: list[Column], width: int, glyphs: Glyphs) -> Iterator[Line]:
    said, score = (text.replace("→", glyphs.arrow) for text in row.words[:2])
    role = row.words.role
    if not columns:
        rest: list[Run] = [("  ", ""), (", ".join(filter(None, (said, score))), role)]
        who = [("  ", ""), (row.who, "quiet")] if row.who else []
        yield from wrap_runs([(row.place, "name"), *rest, *who], width, 2)
        return
    room = {column.key: column.width for column in columns}
    if "score" in room and not score:  # words alone may use its place
        room["said"] += _GAP + room["score"]
    words = wrap_runs([(said, role)], room["said"]) if said else []
    scores: list[Line] = [[(score, role)]] if score else []
    if "score" not in room:
        words, scores = words + scores, []
    cells = {"said": words, "score": scores, "who": wrap_runs([(row.who, "quiet")], room["who"]) if row.who else []}
    if width_of(row.place) <= room["place"]:
        cells["place"] = [[(row.place, "name")]]
    else:  # a long address has a line of its own
        yield [(row.place, "name")]
    yield from lay_out(columns, cells)
