"""Sentences with their facts put in, and lists, as the language in use writes what meets there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from okrcli.i18n import _
from okrcli.i18n.conventions import conventions

_VOWELS = "aeiouœæàâäéèêëîïôöùûü"


def fill(sentence: str, **facts: object) -> str:
    """Put facts into a sentence that is translated already, as `str.format` does.

    French leaves out the e before a vowel (`de {who}` gives `d’alice`), and no language has two stops in a row: that of
    an abbreviated month (`20 juil.`) ends the sentence as well.
    """
    for word, elided in conventions().elided.items():
        for name in re.findall(rf"\b{word} {{(\w+)}}", sentence):
            if str(facts[name])[:1].casefold() in _VOWELS and str(facts[name]):
                sentence = sentence.replace(f"{word} {{{name}}}", f"{elided}{{{name}}}")
    for name in re.findall(r"{(\w+)}\.(?=\s|$)", sentence):
        if re.search(r"\w\.$", str(facts[name])):
            sentence = re.sub(rf"{{{name}}}\.(?=\s|$)", f"{{{name}}}", sentence)
    return sentence.format(**facts)


def listed(items: Iterable[str]) -> str:
    """A list with commas; with semicolons where commas stand in its figures already (`0,5 ; 0,75`)."""
    parts = [*items]
    if conventions().decimal == "," and any(re.search(r"[0-9],[0-9]", part) for part in parts):
        return apart(parts)
    return ", ".join(parts)


def apart(items: Iterable[str]) -> str:
    """A list of what may hold commas itself: with semicolons."""
    return conventions().semicolon.join(items)


def labelled(label: str, text: str) -> str:
    """What something is called, and what there is to say of it."""
    return _("{label}: {text}").format(label=label, text=text)
