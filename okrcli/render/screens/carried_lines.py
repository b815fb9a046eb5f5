"""What came along into a new cycle, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrcli.i18n import _
from okrcli.render.glyphs import Glyphs
from okrcli.render.page import Line, width_of, wrap_runs
from okrcli.render.views.carried import CarriedView, KeyResultLine, ObjectiveLines


def carried_lines(view: CarriedView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw the summary: what comes along, what stays behind, which links are gone or lead elsewhere."""
    width = min(width, 120)
    yield from wrap_runs([(view.title, "title")], width, 2)
    for objective in view.objectives:
        yield []
        yield from _objective_lines(objective, width, glyphs)
    if view.behind:
        yield []
        yield [(_("Left behind"), "title")]
        for address, statement, why in view.behind:
            runs: Line = [(f"{glyphs.dropped} ", "quiet"), (address, "name"), (f"  {statement}", "quiet")]
            yield from wrap_runs([*runs, (f" {glyphs.dot} {why}", "")], width, 2)
    if view.dangling or view.repointed:
        yield []
        yield [(_("Links"), "title")]
        for text in view.dangling:
            yield from wrap_runs([(f"{glyphs.warning} ", "warning"), (text, "")], width, 2)
        for text in view.repointed:
            yield from wrap_runs([(f"{glyphs.arrow} ", "quiet"), (text, "")], width, 2)
    yield []


def _objective_lines(view: ObjectiveLines, width: int, glyphs: Glyphs) -> Iterator[Line]:
    sign: Line = [(f"{glyphs.warning} ", "warning")] if view.rework else [(f"{glyphs.good} ", "good")]
    runs: Line = [*sign, (view.address, "name"), (f"  {view.statement}", "strong")]
    if view.remark:
        runs.append((f" {glyphs.dot} {view.remark}", "warning"))
    yield from wrap_runs(runs, width, 2)
    longest = min(max((width_of(one.id) for one in view.key_results), default=0), 24)
    for one in view.key_results:
        yield from _key_result_lines(one, longest, width, glyphs)


def _key_result_lines(view: KeyResultLine, longest: int, width: int, glyphs: Glyphs) -> Iterator[Line]:
    sign = " " if view.comes else glyphs.dropped
    name = view.id + " " * (longest - width_of(view.id))
    role = "" if view.comes else "quiet"
    yield from wrap_runs([(f"  {sign} ", "quiet"), (name, role), (f"  {view.text}", role)], width, 6 + longest)
    yield from _command_lines(view.command, width)


def _command_lines(pieces: Sequence[str], width: int) -> Iterator[Line]:
    """The command, to be copied: where it takes several lines, each but the last ends as the shell wants it.

    A statement that is too long for a line is left out: the command then asks for it.
    """
    lines: list[str] = []
    for piece in pieces:
        if width_of(piece) > width - 8 and piece.startswith("'"):
            continue
        if lines and width_of(lines[-1]) + width_of(piece) + 1 <= width - 8:
            lines[-1] += " " + piece
        else:
            lines.append(piece)
    for number, line in enumerate(lines, start=1):
        end = "" if number == len(lines) else " \\"
        yield from wrap_runs([(" " * 6, ""), (line + end, "name")], width, 6)
