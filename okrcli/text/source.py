"""A file as decoded text: its bytes' encoding, byte-order mark and line ends remembered, its places computed.

Offsets everywhere in this room count characters of the decoded text without its byte-order mark. This module knows
nothing of YAML, and opens files for reading alone.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path

from okrcli.errors import Finding, InvalidFileError, Span
from okrcli.text.codes import FINDINGS_LIMIT, SIZE_LIMIT, TextCode

LINE_BREAK = re.compile(r"\r\n|\n|\r")
_BOM = "\ufeff"
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file.

    `text` is without the byte-order mark, line ends as they stand; `newline` is the line end that occurs most.
    """

    path: Path
    text: str
    bom: bool
    newline: str
    _starts: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def sha(self) -> str:
        """The SHA-256 of the file's bytes, in hexadecimal: for those who write, so reading does not pay for it."""
        import hashlib

        return hashlib.sha256(self.encode()).hexdigest()

    @property
    def line_starts(self) -> list[int]:
        """The offset that each line starts at; lines end at CR LF, LF or CR, and at nothing else."""
        if not self._starts:
            self._starts.append(0)
            self._starts.extend(match.end() for match in LINE_BREAK.finditer(self.text))
        return self._starts

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

    def span(self, start: int, end: int) -> Span:
        """The place from one offset to another; offsets past the text are brought back to it."""
        start = max(0, min(start, len(self.text)))
        end = max(start, min(end, len(self.text)))
        line, end_line = self.line_of(start), self.line_of(end)
        starts = self.line_starts
        return Span(line, start - starts[line - 1] + 1, end_line, end - starts[end_line - 1] + 1)

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


def read_source(path: Path) -> Source:
    """Read and decode a file.

    Raises `InvalidFileError` (reason `unreadable-text`) with findings where it is no UTF-8 text of at most 4 MiB, and
    `OSError` where it cannot be opened.
    """
    with path.open("rb") as stream:
        data = stream.read(SIZE_LIMIT + 1)
    source, findings = parse_source(path, data)
    if source is None:
        raise InvalidFileError("unreadable-text", findings=findings, path=path)
    return source


def parse_source(path: Path, data: bytes) -> tuple[Source | None, list[Finding]]:
    """Decode the bytes of a file: its source, or none and the findings that say why."""
    if len(data) > SIZE_LIMIT:
        return None, [Finding(TextCode.TOO_LARGE, path, None, {"limit": SIZE_LIMIT, "size": len(data)})]
    encoding = _wide_encoding(data)
    if encoding:
        return None, [Finding(TextCode.WRONG_ENCODING, path, Span(1, 1, 1, 1), {"encoding": encoding})]
    bom = data.startswith(codecs.BOM_UTF8)
    content = data[len(codecs.BOM_UTF8) :] if bom else data
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None, _bad_bytes(path, content)
    return Source(path, text, bom, dominant_newline(text)), []


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
