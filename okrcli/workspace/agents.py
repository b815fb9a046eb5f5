"""The part of an AGENTS.md that is ours, between two marks; all else in the file is its owners'."""

from __future__ import annotations

import re
from pathlib import Path

from okrcli.errors import InvalidFileError
from okrcli.yaml.source import LINE_BREAK, Source

AGENTS = "AGENTS.md"
BEGIN, END = "<!-- okr:begin -->", "<!-- okr:end -->"
_MARK = re.compile(r"^<!-- okr:(?:begin|end) -->(?=[ \t]*\r?$)", re.MULTILINE)


def with_block(source: Source | None, path: Path, lines: list[str]) -> str:
    """The text of the file with these lines between the marks, in its own line ends, and else as it was.

    Without marks they come last. Raises InvalidFileError (`agents-marks`) where the marks are not a single pair.
    """
    text, newline = (source.text, source.newline) if source is not None else ("", "\n")
    block = newline.join([BEGIN, *lines, END])
    marks = [*_MARK.finditer(text)]
    if not marks:
        breaks = len(LINE_BREAK.findall(text[len(text.rstrip("\r\n")) :]))
        return text + (newline * max(0, 2 - breaks) if text else "") + block + newline
    if [mark[0] for mark in marks] != [BEGIN, END]:
        raise InvalidFileError("agents-marks", path=path, begin=BEGIN, end=END)
    return text[: marks[0].start()] + block + text[marks[1].end() :]
