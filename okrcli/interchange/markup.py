"""Inline text as one string: its words, with signs of the Unicode private use area around what was marked.

A link is `OPEN`, a sign that is its number in the document's list, its words, `CLOSE`; bold, italic and struck words
have a pair each. Whatever a document holds of such signs itself is taken out before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

LINK, LINK_END = "\ue000", "\ue001"
STRUCK, STRUCK_END = "\ue002", "\ue003"
BOLD, BOLD_END = "\ue004", "\ue005"
ITALIC, ITALIC_END = "\ue006", "\ue007"
_FIRST = 0xF0000
MOST_LINKS = 60_000

_LINKED = re.compile("\ue000([\U000f0000-\U000ffffd])([^\ue000\ue001]*)\ue001")
_STYLES = re.compile("[\ue004-\ue007]")
_SIGNS = re.compile("[\ue000-\ue007\U000f0000-\U000ffffd]")
_FOREIGN = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BARE_LINK = re.compile(r"<?\b((?:https?://|mailto:)[^\s<>\ue000-\ue007|]+[^\s<>\ue000-\ue007|.,;:!?'\"’”»])>?")
_TILDES = re.compile(r"(?<![~\w])(~~?)(?=[^\s~])([^~\n]+?)(?<=\S)\1(?![~\w])")


def cleaned(text: str) -> tuple[str, int]:
    """The text without control characters and signs of private use, and how many there were."""
    return _FOREIGN.subn("", text)


def link(number: int, words: str) -> str:
    """A link's words, marked."""
    return f"{LINK}{chr(_FIRST + number)}{words}{LINK_END}"


def with_bare_links(text: str, urls: list[str]) -> str:
    """The text with addresses that stand in it as they are marked as links without words; they are added to `urls`."""

    def mark(found: re.Match[str]) -> str:
        url = found[1]
        while url.endswith(")") and url.count("(") < url.count(")"):
            url = url[:-1]
        rest = found[1][len(url) :]
        if len(urls) >= MOST_LINKS:
            return found[0]
        urls.append(url)
        return link(len(urls) - 1, "") + rest

    return _BARE_LINK.sub(mark, text) if ":" in text else text


def with_tildes(text: str) -> str:
    """The text with what stands between tildes marked as struck."""
    return _TILDES.sub(f"{STRUCK}\\2{STRUCK_END}", text) if "~" in text else text


def plain(text: str) -> str:
    """The words alone, in one line."""
    return re.sub(r"\s+", " ", _SIGNS.sub("", text)).strip()


def unstyled(text: str) -> str:
    """The text without bold and italic: links and what is struck stay marked."""
    return _STYLES.sub("", text)


def unlinked(text: str) -> str:
    """The text without links, their words kept."""
    return _LINKED.sub(lambda found: found[2], text)


def links_of(text: str) -> Iterator[tuple[re.Match[str], int, str]]:
    """Each link of a text: where it stands, its number, its words."""
    for found in _LINKED.finditer(text):
        yield found, ord(found[1]) - _FIRST, plain(found[2])


def is_wholly(text: str, opening: str, closing: str) -> bool:
    """Whether all words of a text lie between such signs."""
    inside = re.compile(f"{opening}[^{closing}]*{closing}")
    return opening in text and not plain(inside.sub("", text)).strip(" .:*_-–—")


def within(text: str, opening: str, closing: str) -> list[str]:
    """What lies between such signs, each time."""
    return [plain(found) for found in re.findall(f"{opening}([^{closing}]*){closing}", text)]


def with_urls(text: str, urls: Sequence[str]) -> str:
    """The text as it was before its bare addresses were marked."""
    return _LINKED.sub(lambda found: found[2] or urls[ord(found[1]) - _FIRST], text)
