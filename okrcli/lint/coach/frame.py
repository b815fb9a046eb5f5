"""What people put around a statement and mean no part of it: `[P0]`, `KR 1.2 –`, a tick, a deadline, a full stop."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from okrcli.lint.coach.lexicon import languages, lexicon

_BEFORE = r"""
    \d\ufe0f?\u20e3                                         # a number on a key
  | [^\w\s(\[{{$€£¥<>≤≥+\-–—−×"«'’“‘=→⇒➔~%&.,\d]           # emoji, ticks, bullets, `**`, `#`
  | _+ | ~~ | [-–—−+]+\s+(?!\d)                             # dashes of a list
  | \[[^\]]{{0,20}}\] | \((?:[^\W\d_]|\d+(?:\.\d+)*)\)      # [P0], [ ], (c), (1.2)
  | (?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|[^\W\d_])[.)](?=[\s*\[])   # 1.  2)  a.
  | \d{{1,2}}(?:\.\d{{1,2}}){{0,3}}\s+[-–—]\s+(?=[^\W\d])   # 1.2 –
  | (?:[^\W\d_]+\s)?(?:{labels})\s\d{{1,2}}\s?:
  | (?:{labels})(?:\s[^\W\d_]+)?[\s\#n°º_-]{{0,4}}(?:\d{{1,2}}(?:[.-]\d{{1,2}}){{0,3}})?\s?(?:\([^()]{{0,20}}\))?\s?:
  | \(?(?:{labels})(?:[\s\#n°º_-]{{0,4}}\d{{1,2}}(?:[.-]\d{{1,2}}){{0,3}})?\**\s*(?:[:)\]–—]|[.-](?=\s))
  | \(?(?:{labels})[\s\#n°º_-]{{0,4}}\d{{1,2}}(?:[.-]\d{{1,2}}){{0,3}}(?=\s+[^\s%])
  | (?:p[0-4]|[qths][1-4](?:\s+20\d\d)?|20\d\d)\s*[:–—]
"""
_STRUCK = re.compile(r"~~[^~]*~~")


def unframed(text: str) -> str:
    """Return the statement without labels before it, what is struck out, a deadline at the end of the period.

    All of it where nothing would be left. In Unicode's composed form.
    """
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    composed = composed.lower() if composed.isupper() else composed  # where all are capitals, none tells a name
    before, after = _frame()
    for kept in (_STRUCK.sub(" ", composed), composed.replace("~~", " ")):
        start = 0
        while (found := before.match(kept, start)) is not None:
            start = found.end()
        bare = kept[start:]
        while (shorter := after.sub("", bare)) != bare:
            bare = shorter
        if any(map(str.isalpha, bare)):
            return bare
    return composed


@cache
def _frame() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and after a statement, in the words of all languages: people mix them."""
    labels = "|".join(lexicon(one).around("label") for one in languages())
    deadlines = "|".join(lexicon(one).around("deadline") for one in languages())
    return (
        re.compile(rf"\s*(?:{_BEFORE.format(labels=labels)})\s*|\s+", re.VERBOSE | re.IGNORECASE),
        re.compile(rf"(?:\s*[,(-]?\s*\b(?:{deadlines}))?[\s.!…;,]*$", re.IGNORECASE),
    )
