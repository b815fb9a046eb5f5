"""`okr status` on a terminal: the cycle's table, at any width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrcli.i18n import _, ngettext, pgettext
from okrcli.render.attention import Worry
from okrcli.render.glyphs import Glyphs
from okrcli.render.page import (
    Column,
    Line,
    Run,
    clip,
    heading_lines,
    lay_out,
    line_width,
    two_sides,
    width_of,
    wrap,
    wrap_runs,
)
from okrcli.render.roles import STATUS_ROLES
from okrcli.render.screens.bar import draw_bar
from okrcli.render.screens.sparkline import draw_sparkline
from okrcli.render.screens.status_columns import choose_columns
from okrcli.render.screens.status_legend import legend_lines
from okrcli.render.views.status import KeyResultRow, ObjectiveRow, StatusView, SubtotalLine, TeamRows
from okrcli.render.words import label_runs, status_runs, status_sign, status_width
from okrcli.scoring.states import Status

INDENT = 2
SPILL = 24


def status_lines(view: StatusView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw the screen in `width` columns."""
    columns = choose_columns([one for team in view.teams for one in team.objectives], width, glyphs)
    yield from _heading(view, width, glyphs)
    for team in view.teams:
        yield []
        yield from _team_heading(team, width, glyphs)
        if not team.objectives:
            yield [("  " + _("no objectives yet"), "quiet")]
            continue
        yield from heading_lines(columns)
        for number, objective in enumerate(team.objectives):
            if number:
                yield []
            yield from _objective_lines(objective, columns, glyphs)
    if not view.teams:
        yield []
        yield [(view.empty, "")]
    yield from _worry_lines(view, width, glyphs)
    yield from legend_lines(columns, view, width, glyphs)


def _heading(view: StatusView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    yield from two_sides([(view.title, "title")], [(view.as_of, "")], width)
    yield from wrap_runs([(f"{view.period} {glyphs.dot} {view.state}", "quiet")], width)
    if view.subtotals:
        yield []
    tallies = [one for one in (view.tally, view.outlook) if one is not None]
    words = [line.word for line in view.subtotals] + [one.word for one in tallies]
    word_width = max(map(width_of, words), default=0)
    bar_width = max(4, min(20, width - word_width - 36))
    for line in view.subtotals:
        runs: Line = [
            ("  " + line.word.ljust(word_width) + "  ", ""),
            *draw_bar(line.gauge, bar_width, glyphs, "strong"),
            (f"  {line.score or glyphs.dash}", "strong"),
            (" " + _("of {goal}").format(goal=line.goal), "quiet"),
        ]
        count = f" {glyphs.dot} {line.objectives}"
        yield [*runs, (count, "quiet")] if line_width(runs) + width_of(count) <= width else runs
    for one in tallies:
        runs = [
            (f"  {one.word.ljust(word_width)}  ", ""),
            (one.figure, "strong"),
            (f" {glyphs.dot} {one.meaning}" if one.meaning else "", "quiet"),
        ]
        yield from wrap_runs(runs, width, 4)


def _team_heading(team: TeamRows, width: int, glyphs: Glyphs) -> Iterator[Line]:
    figures: Line = []
    for subtotal in team.subtotals:
        figures += [*_separate(figures, glyphs), *_subtotal_runs(subtotal, glyphs)]
    if team.tally:
        figures += [*_separate(figures, glyphs), (team.tally.brief, "quiet")]
    name: Line = [(clip(team.name, width - 4, glyphs.ellipsis), "title")]
    rule = width - line_width(name) - line_width(figures) - 2
    if figures and rule >= 2:
        yield [*name, (" " + glyphs.floor * rule + " ", "quiet"), *figures]
    else:
        yield [*name, (" " + glyphs.floor * (width - line_width(name) - 1), "quiet")]
        if figures:
            yield from wrap_runs(figures, width)


def _subtotal_runs(subtotal: SubtotalLine, glyphs: Glyphs) -> Line:
    return [(f"{subtotal.word} ", "quiet"), (subtotal.score or glyphs.dash, "strong")]


def _separate(runs: Line, glyphs: Glyphs) -> Line:
    return [(f" {glyphs.dot} ", "quiet")] if runs else []


def _objective_lines(row: ObjectiveRow, columns: Sequence[Column], glyphs: Glyphs) -> Iterator[Line]:
    dropped = row.status is Status.DROPPED
    runs: list[Run] = [(row.statement, "quiet" if dropped else "strong"), *_id_runs(row.id, columns)]
    if row.committed:
        runs.append((" " + _("(committed)"), "quiet"))
    cells = {
        "statement": wrap_runs(runs, columns[0].width, later=_room_below(columns)),
        "id": _one(row.id, columns, "id", glyphs, "quiet"),
        "owner": _one(row.owner, columns, "owner", glyphs, "quiet"),
        "status": [status_runs(row.status, glyphs)],
    }
    if not dropped:
        cells |= {
            "bar": _bar(row, columns, glyphs),
            "score": [label_runs(row.score, glyphs, "strong")],
            "pace": [label_runs(row.pace, glyphs)],
            "confidence": [label_runs(row.confidence, glyphs)],
        }
    yield from lay_out(columns, cells)
    for key_result in row.key_results:
        yield from key_result_row_lines(key_result, columns, glyphs)
    if not row.key_results:
        yield [(" " * INDENT + _("no key results yet"), "quiet")]


def key_result_row_lines(row: KeyResultRow, columns: Sequence[Column], glyphs: Glyphs) -> Iterator[Line]:
    """Draw a key result's row, its statement indented under its objective."""
    dropped = row.status is Status.DROPPED
    role = "quiet" if dropped else ""
    named: list[Run] = [(row.statement, role), *_id_runs(row.id, columns)]
    statement = wrap_runs(named, columns[0].width - INDENT, later=_room_below(columns) - INDENT)
    status = [status_runs(row.status, glyphs)]
    if row.by_figures is not None:
        words = pgettext("status", "figures {sign}").format(sign=status_sign(row.by_figures, glyphs))
        status.append([(clip(words, status_width(), glyphs.ellipsis), STATUS_ROLES[row.by_figures])])
    cells: dict[str, list[Line]] = {
        "statement": [[(" " * INDENT, ""), *line] for line in statement],
        "id": _one(row.id, columns, "id", glyphs, "quiet"),
        "owner": _one(row.owner, columns, "owner", glyphs, "quiet"),
        "status": status,
    }
    if not dropped:
        age = label_runs(row.age, glyphs, "bad" if row.overdue else "")
        value = f"{row.value or glyphs.dash} {glyphs.arrow} {row.toward}" if row.toward else row.value
        cells |= {
            "value": _one(value, columns, "value", glyphs),
            "bar": _bar(row, columns, glyphs),
            "score": [label_runs(row.score, glyphs)],
            "pace": [label_runs(row.pace, glyphs)],
            "trend": [[(draw_sparkline(row.trend, _width(columns, "trend"), glyphs), "")]],
            "confidence": [label_runs(row.confidence, glyphs)],
            "forecast": [label_runs(row.forecast, glyphs)],
            "age": [age],
            "blockers": [[(line, "warning")] for line in wrap(row.blockers, max(1, _width(columns, "blockers")))],
        }
    yield from lay_out(columns, cells)


def _id_runs(name: str, columns: Sequence[Column]) -> list[Run]:
    """What one types for it, behind its statement where it has no column of its own."""
    return [] if _width(columns, "id") else [(f" [{name}]", "name")]


def _room_below(columns: Sequence[Column]) -> int:
    """How wide a statement's later lines may be: up to the status, whose column may have a second line too."""
    room = 0
    for column in columns:
        if column.key in ("status", "blockers"):
            break
        room += column.gap + column.width
    return min(room, columns[0].width + SPILL)


def _width(columns: Sequence[Column], key: str) -> int:
    return next((column.width for column in columns if column.key == key), 0)


def _one(text: str, columns: Sequence[Column], key: str, glyphs: Glyphs, role: str = "") -> list[Line]:
    return [[(clip(text, _width(columns, key), glyphs.ellipsis), role)]]


def _bar(row: KeyResultRow | ObjectiveRow, columns: Sequence[Column], glyphs: Glyphs) -> list[Line]:
    width = _width(columns, "bar")
    return [draw_bar(row.gauge, width, glyphs, STATUS_ROLES[row.status])] if width else []


def _worry_lines(view: StatusView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    if not view.worries:
        return
    yield []
    yield [(_("Needs attention"), "title")]
    for worry in view.worries:
        yield from _worry(worry, width, glyphs)
    if view.more_worries:
        words = ngettext("and {n} more", "and {n} more", view.more_worries).format(n=view.more_worries)
        yield [("  " + words, "quiet")]


def _worry(worry: Worry, width: int, glyphs: Glyphs) -> list[Line]:
    role = STATUS_ROLES[worry.status]
    first, *others = worry.reasons
    runs: list[Run] = [(status_sign(worry.status, glyphs) + " ", role), (worry.address, "name")]
    if worry.owner:
        runs.append((f" {glyphs.dot} {worry.owner}", "quiet"))
    runs.append(("  " + first, role))
    runs += [(f" {glyphs.dot} {reason}", "") for reason in others]
    return wrap_runs(runs, width, 2)
