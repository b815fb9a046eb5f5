"""Text from files made fit for a terminal: it cannot move the cursor, change colours or turn the reading order."""

from __future__ import annotations

import re

# Controls, line and paragraph separators, bidirectional embeddings, overrides and isolates, lone surrogates; and the
# byte-order mark, which nobody sees and which makes a key another one.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")


def visible(text: str) -> str:
    """Give the text on one line, each dangerous character replaced by a sign that can be seen."""
    if not _UNSAFE.search(text):
        return text
    return _UNSAFE.sub(_sign, _BREAKS.sub(" ", text))


def visible_lines(text: str) -> list[str]:
    """Give a text of several lines as lines fit to be shown; blank ones at the end are left out."""
    return [visible(line) for line in text.rstrip().splitlines()]


def same_width(text: str) -> str:
    """Replace dangerous characters one for one, so that columns counted in the text hold; a tab is one space."""
    return _UNSAFE.sub(lambda match: " " if match[0] == "\t" else _sign(match), text)


def _sign(match: re.Match[str]) -> str:
    """A control picture (`␛`) where Unicode has one, else the replacement character."""
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
