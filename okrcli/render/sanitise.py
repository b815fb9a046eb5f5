"""Text from files made fit for a terminal: it cannot move the cursor, change colours, turn what is read, or hide."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

# Controls, line and paragraph separators, lone surrogates, interlinear annotations, marks of the reading order, and all
# that Unicode wants ignored where it is not supported (Default_Ignorable_Code_Point): nobody sees it, and it makes a
# key or a name another one. And the blank of Braille, which looks like a space and is none.
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\u2800\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")

_EMOJI = (
    r"\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b05-\u2b55"
    r"\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MONGOLIAN = r"\u1820-\u18aa"
# Letters and vowel signs that join: Arabic, Syriac, N'Ko, Mandaic, the scripts of India and its neighbours, Adlam.
_JOINING = (
    r"\u0620-\u065f\u066e-\u06d5\u06fa-\u085f\u0870-\u0963\u0971-\u0dff\u0f00-\u109f\u1780-\u17d3\u1b00-\u1bff"
    r"\ua8e0-\ua8ff\ua980-\ua9df\ufb50-\ufdff\ufe70-\ufefc\U00010d00-\U00010d2f\U00011000-\U00011fff"
    r"\U0001e900-\U0001e95f" + _MONGOLIAN
)
_HALVING = r"\u0647\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"  # a joiner shows at their end, too
# Where what is ignored elsewhere changes what is seen.
_NEEDED = (
    rf"(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])|(?<=[{_EMOJI}])[\ufe0e\ufe0f]|(?<=[#*0-9])\ufe0f(?=\u20e3)"
    r"|(?<=\U0001f3f4)\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074"
    r"|\U000e0077\U000e006c\U000e0073)\U000e007f"  # the flags of England, Scotland and Wales
    rf"|(?<=[{_JOINING}])[\u200c\u200d](?=[{_JOINING}])|(?<=[{_HALVING}])\u200d"
    rf"|(?<=[{_HAN}])[\ufe00-\ufe02\U000e0100-\U000e01ef]|(?<=[{_MONGOLIAN}])[\u180b-\u180f]"
    r"|(?<=[\u2801-\u28ff])\u2800|\u2800(?=[\u2801-\u28ff])"
)


@cache
def _needed_or_unsafe() -> re.Pattern[str]:
    """What to look at one by one; compiled where there is something to find, since that takes milliseconds."""
    return re.compile(f"({_NEEDED})|{_UNSAFE.pattern}")


def visible(text: str) -> str:
    """Give the text on one line, each dangerous or unseen character replaced by a sign that can be seen.

    Joiners and variation selectors stay where emoji or the script need them.
    """
    return replace_unsafe(_BREAKS.sub(" ", text), _sign)


def replace_unsafe(text: str, sign: Callable[[str], str]) -> str:
    """The text with `sign` of each character that is dangerous or that nobody sees."""
    if not _UNSAFE.search(text):
        return text
    return _needed_or_unsafe().sub(lambda match: match[1] or sign(match[0]), text)


def visible_lines(text: str) -> list[str]:
    """Give a text of several lines as lines fit to be shown; blank ones at the end are left out."""
    return [visible(line) for line in text.rstrip().splitlines()]


def same_width(text: str) -> str:
    """Replace dangerous characters one for one, so that columns counted in the text hold; a tab is one space."""
    return replace_unsafe(text, lambda character: " " if character == "\t" else _sign(character))


def short_path(path: Path, folder: Path | None = None) -> str:
    """The path as seen from a folder, by default the current one; whole where that would be longer."""
    whole = str(path)
    try:
        short = os.path.relpath(path, folder)
    except (ValueError, OSError):  # another drive; a current folder that was removed
        short = whole
    return visible(min(short, whole, key=len))


def _sign(character: str) -> str:
    """A control picture (`␛`) where Unicode has one, else the replacement character."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
