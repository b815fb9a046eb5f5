"""A statement as tokens: words, numbers and signs, with accents folded and elisions taken apart.

One regular expression reads the text once; nothing after it looks at characters again.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["word", "number", "name", "sign"]


class Token(NamedTuple):
    """A piece of the text: `raw` as written, `word` folded (lower case, no accents), `glued` to the one before."""

    kind: Kind
    raw: str
    word: str
    start: int
    end: int
    glued: bool


_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
      (?P<elided>\b(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quelqu|presqu)'(?={_LETTER}|\d))
    | (?P<name>(?<![\d.,'])(?!x\d){_LETTER}+-?\d+(?:[._-]?\w+)*)    # B2B, Q3, P95, Web3, Grade-5
    | (?P<number>\d{{1,3}}(?:[ ,.']\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)
    | (?P<word>{_LETTER}+(?:\.{_LETTER})*(?:[-']{_LETTER}+)*)
    | (?P<sign>[%‰€$£¥→⇒➔×<>≤≥=≥+\-/(){{}}\[\],;:.!?&*#"«»~^])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " ", "\n": " ", "\r": " ",
        "’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'",
        "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-",
        "“": '"', "”": '"', "…": ".", "•": " ", "％": "%",
    }
)  # fmt: skip
_POSSESSIVE = re.compile(r"'s?$")


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return the word in lower case without accents or ligatures: `Œuvré` gives `oeuvre`."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    lowered = lowered.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
    return "".join(char for char in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(char))


def tokenise(text: str) -> list[Token]:
    """Return the tokens of a statement, in order. Offsets are those of the text in Unicode's composed form."""
    plain = (text if text.isascii() else unicodedata.normalize("NFC", text)).translate(_PLAIN)
    tokens: list[Token] = []
    last_end = -1
    for match in _TOKEN.finditer(plain):
        group, raw, start, end = match.lastgroup, match.group(), match.start(), match.end()
        kind: Kind = "word"
        word = raw
        if group == "number":
            kind = "number"
        elif group == "name":
            kind, word = "name", fold(raw)
        elif group == "sign":
            kind = "sign"
        elif group == "elided":
            word = fold(raw[:-1])
        else:
            word = fold(raw)
            if "'" in word:
                word = _POSSESSIVE.sub("", word) if word != "aujourd'hui" else "aujourdhui"
        tokens.append(Token(kind, raw, word, start, end, start == last_end))
        last_end = end
    return tokens


def word_at(tokens: list[Token], index: int) -> str:
    """Return the token's word, or an empty string past either end."""
    return tokens[index].word if 0 <= index < len(tokens) else ""
