"""A file as decoded text: its bytes' encoding, byte-order mark and line ends remembered, its places computed.

Offsets everywhere in this room count characters of the decoded text without its byte-order mark. This module knows
nothing of YAML, and opens files for reading alone, by `okrcli.yaml.read`.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import Finding, InvalidFileError, Span
from okrcli.yaml.codes import FINDINGS_LIMIT, SIZE_LIMIT, TextCode
from okrcli.yaml.read import LeadsOutError, NotPlainError, is_apart, read_plain

LINE_BREAK = re.compile(r"\r\n|\n|\r")
_BOM = "\ufeff"
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


class _Decoded(NamedTuple):
    path: Path
    text: str
    bom: bool
    newline: str
    apart: bool = False


class Source(_Decoded):
    """The text of one file.

    `text` is without the byte-order mark, line ends as they stand; `newline` is the line end that occurs most.
    `apart`: it came by a link from outside of the workspace, so that nobody need see what it says (`is_apart`).
    """

    @property
    def sha(self) -> str:
        """The SHA-256 of the file's bytes, in hexadecimal: for those who write, so reading does not pay for it."""
        import hashlib

        return hashlib.sha256(self.encode()).hexdigest()

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset that each line starts at; lines end at CR LF, LF or CR, and at nothing else."""
        return [0, *(match.end() for match in LINE_BREAK.finditer(self.text))]

    def line_of(self, offset: int) -> int:
        """The number of the line, from 1, that the offset is on."""
        return bisect_right(self.line_starts, max(0, min(offset, len(self.text))))

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line break; empty past the end."""
        starts = self.line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def line_start(self, offset: int) -> int:
        """The offset that the line of an offset starts at."""
        return self.line_starts[self.line_of(offset) - 1]

    def line_end(self, offset: int) -> int:
        """The offset past the line break of the line that the offset is on."""
        if offset and self.text[offset - 1] in "\r\n":
            return offset
        match = LINE_BREAK.search(self.text, offset)
        return match.end() if match else len(self.text)

    def starts_line(self, offset: int) -> bool:
        """Whether only blanks stand before the offset on its line."""
        return not self.text[self.line_start(offset) : offset].strip()

    def column(self, offset: int) -> int:
        """The column of an offset, from 0."""
        return offset - self.line_start(offset)

    def span(self, start: int, end: int) -> Span:
        """The place from one offset to another; offsets past the text are brought back to it."""
        start = max(0, min(start, len(self.text)))
        end = max(start, min(end, len(self.text)))
        line, end_line = self.line_of(start), self.line_of(end)
        starts = self.line_starts
        return Span(line, start - starts[line - 1] + 1, end_line, end - starts[end_line - 1] + 1)

    def span_on_line(self, start: int, end: int) -> Span:
        """The place from one offset to another, no further than the text of the line that it starts on."""
        line = self.line_of(start)
        end_of_text = self.line_starts[line - 1] + len(self.line(line).rstrip())
        return self.span(start, min(end, max(start, end_of_text)))

    def finding(self, code: str, start: int, end: int, **facts: object) -> Finding:
        """A finding about the text from one offset to another, with the line that it starts on."""
        span = self.span(start, end)
        return Finding(code, self.path, span, facts, self.line(span.line))

    def encode(self) -> bytes:
        """The bytes of the file: the text as it is, its byte-order mark back in front."""
        return ((_BOM if self.bom else "") + self.text).encode("utf-8")


def make_source(path: Path, text: str, *, bom: bool = False) -> Source:
    """A source from text that is decoded already (without its byte-order mark)."""
    text.encode("utf-8")  # a lone surrogate is refused now, not on writing
    return Source(path, text, bom, dominant_newline(text))


def dominant_newline(text: str) -> str:
    """The line end that occurs most in the text; LF where there is none."""
    pairs = text.count("\r\n")
    feeds, returns = text.count("\n") - pairs, text.count("\r") - pairs
    if pairs > max(feeds, returns):
        return "\r\n"
    return "\r" if returns > feeds else "\n"


def read_source(path: Path, root: Path | None = None) -> Source:
    """Read and decode a file, of the workspace `root` where it is one of its own.

    Raises `InvalidFileError` (reason `unreadable-text`) with findings where it cannot be read, or is no UTF-8 text of
    at most 4 MiB.
    """
    source, findings = load_source(path, root)
    if source is None:
        raise InvalidFileError("unreadable-text", findings=findings, path=path)
    return source


def read_content(path: Path, root: Path | None = None) -> bytes:
    """The whole of a file, whatever it holds; raises InvalidFileError (`unreadable-text`), above 4 MiB too."""
    try:
        data = read_plain(path, root)
    except OSError as error:
        raise InvalidFileError("unreadable-text", findings=[unreadable(path, error)], path=path) from error
    if len(data) > SIZE_LIMIT:
        raise InvalidFileError("unreadable-text", findings=[_too_large(path, data)], path=path)
    return data


def load_source(path: Path, root: Path | None = None) -> tuple[Source | None, list[Finding]]:
    """Read and decode a file as `read_source` does: its source, or none and the findings that say why."""
    try:
        data = read_plain(path, root)
    except OSError as error:
        return None, [unreadable(path, error)]
    return parse_source(path, data, apart=is_apart(path, root))


def fit_to_show(source: Source, findings: Sequence[Finding]) -> Sequence[Finding]:
    """What is wrong with a file, without a word of what it says where it is `apart`."""
    return findings if not findings or not source.apart else [_not_shown(source.path)]


def unreadable(path: Path, error: OSError) -> Finding:
    """The finding that says why a file cannot be opened (E403)."""
    match error:
        case LeadsOutError():
            reason = "leads_out"
        case NotPlainError():
            reason = "no_file"
        case FileNotFoundError():
            reason = "dangling" if path.is_symlink() else "missing"
        case PermissionError():
            reason = "permission"
        case _:
            reason = "other"
    return Finding("E403", path, None, {"reason": reason, "problem": error.strerror or str(error)})


def parse_source(path: Path, data: bytes, *, apart: bool = False) -> tuple[Source | None, list[Finding]]:
    """Decode the bytes of a file: its source, or none and the findings that say why; see `Source` for `apart`."""
    if len(data) > SIZE_LIMIT:
        return None, [_too_large(path, data)]
    encoding = _wide_encoding(data)
    if encoding:
        return None, [Finding(TextCode.WRONG_ENCODING, path, Span(1, 1, 1, 1), {"encoding": encoding})]
    bom = data.startswith(codecs.BOM_UTF8)
    content = data[len(codecs.BOM_UTF8) :] if bom else data
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None, [_not_shown(path)] if apart else _bad_bytes(path, content)
    return Source(path, text, bom, dominant_newline(text), apart), []


def _not_shown(path: Path) -> Finding:
    return Finding("E403", path, None, {"reason": "apart", "problem": ""})


def _too_large(path: Path, data: bytes) -> Finding:
    return Finding(TextCode.TOO_LARGE, path, None, {"limit": SIZE_LIMIT, "size": len(data)})


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, told by their marks or by the NUL in every ASCII character."""
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return name
    head = data[:64]
    if len(head) >= 4 and (head[:2].count(0) == 1) and head.count(0) * 3 >= len(head):
        return "UTF-16"
    return None


def _bad_bytes(path: Path, content: bytes) -> list[Finding]:
    """A finding for each line with bytes that are no UTF-8, at the first of them."""
    shown = Source(path, content.decode("utf-8", errors="replace"), False, "\n")
    findings: list[Finding] = []
    offset = 0  # in characters of `shown`
    position = 0  # in bytes
    last_line = 0
    while len(findings) < FINDINGS_LIMIT:
        try:
            content[position:].decode("utf-8")
        except UnicodeDecodeError as error:
            offset += len(content[position : position + error.start].decode("utf-8"))
            if shown.line_of(offset) != last_line:
                last_line = shown.line_of(offset)
                byte = f"0x{content[position + error.start]:02X}"
                findings.append(shown.finding(TextCode.NOT_UTF8, offset, offset + 1, byte=byte))
            offset += 1
            position += error.end
        else:
            break
    return findings


def diff_of(before: Source | None, after: Source, name: str) -> str:
    """What changes in a file, none where it is not there yet, as a unified diff; it is called `name` in it."""
    import difflib

    was = [] if before is None else _diff_lines(before)
    return "".join(
        difflib.unified_diff(was, _diff_lines(after), "/dev/null" if before is None else f"a/{name}", f"b/{name}")
    )


def _diff_lines(source: Source) -> list[str]:
    """The lines for a diff, as YAML and Git divide them; a missing last line break is said as Git says it."""
    ends = [*source.line_starts[1:], len(source.text)]
    lines = [source.text[start:end] for start, end in zip(source.line_starts, ends, strict=True) if start < end]
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += "\n\\ No newline at end of file\n"
    return [line[:-1] + "\n" if line.endswith("\r") else line for line in lines]
