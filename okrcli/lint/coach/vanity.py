"""Vanity metrics: figures that count attention, which rises without anybody being better off."""

from __future__ import annotations

import re

from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.words import one_of
from okrcli.lint.coach.words.attention import ATTENTION_EN, ATTENTION_FR, AUDIENCES, CONVERSIONS, NETWORKS

_NETWORK = one_of(NETWORKS)
_AUDIENCE = one_of(AUDIENCES)
_ATTENTION = {"en": re.compile(f" {one_of(ATTENTION_EN)} "), "fr": re.compile(f" {one_of(ATTENTION_FR)} ")}
_ON_A_NETWORK = re.compile(
    rf" {_AUDIENCE} (?:\S+ ){{0,4}}?(?:(?:on|to|in|sur|de|dans|a|via|from) )?"
    rf"(?:the |our |notre |la |le |les |l |a |page |groupe |group |compte |chaine |profil )*{_NETWORK} "
    rf"| {_NETWORK} (?:channel |page |profile |account )?{_AUDIENCE} "
)
_CONVERTING = re.compile(f" {one_of(CONVERSIONS)} ")
_SHARE_OF = re.compile(r" #(\d+) (?:of|des|de|d) (?:the |our |nos |les )?")


def vanity_in(statement: Statement) -> str:
    """Return the words for attention that the figure counts, or an empty string where it counts behaviour."""
    text = statement.line.text
    found = _ATTENTION[statement.language].search(text) or _ON_A_NETWORK.search(text)
    if found is None or _CONVERTING.search(text.replace(found.group(), " ", 1)):
        return ""
    share = _SHARE_OF.search(text)
    if share is not None and statement.line.figures[int(share[1])].unit in {"percent", "fraction"}:
        return ""
    return statement.written_in(found)
