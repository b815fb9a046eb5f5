"""The forms of English verbs: base, third person, past participle and gerund, from the base form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

Form = Literal["base", "present", "participle", "gerund"]

_IRREGULAR = {
    "become": "became become", "begin": "began begun", "bring": "brought", "build": "built", "buy": "bought",
    "choose": "chose chosen", "come": "came come", "cut": "cut", "do": "did done", "draw": "drew drawn",
    "drive": "drove driven", "fall": "fell fallen", "find": "found", "get": "got gotten", "give": "gave given",
    "go": "went gone", "grow": "grew grown", "have": "had", "hit": "hit", "hold": "held", "keep": "kept",
    "lead": "led", "learn": "learned learnt", "lose": "lost", "make": "made", "meet": "met", "pay": "paid",
    "put": "put", "read": "read", "rebuild": "rebuilt", "redo": "redid redone", "rewrite": "rewrote rewritten",
    "rise": "rose risen", "run": "ran run", "sell": "sold", "send": "sent", "set": "set", "shoot": "shot",
    "shrink": "shrank shrunk", "speak": "spoke spoken", "spend": "spent", "stand": "stood", "sweep": "swept",
    "take": "took taken", "teach": "taught", "think": "thought", "undertake": "undertook undertaken",
    "uphold": "upheld", "upload": "uploaded", "win": "won", "withdraw": "withdrew withdrawn", "write": "wrote written",
}  # fmt: skip
# Verbs of one syllable, or stressed on the last, double their final consonant.
_DOUBLING = frozenset(
    [
        "ship",
        "plan",
        "map",
        "stop",
        "drop",
        "trim",
        "slash",
        "cap",
        "scan",
        "set",
        "cut",
        "get",
        "run",
        "win",
        "hit",
        "swap",
        "tag",
        "pin",
        "log",
        "debug",
        "submit",
        "transfer",
        "refit",
        "outfit",
        "refer",
        "commit",
        "equip",
        "program",
        "model",
        "label",
        "channel",
        "catalog",
        "curb",
        "bet",
        "let",
        "put",
        "blog",
        "chat",
        "tap",
        "step",
        "rip",
        "top",
        "fit",
        "dig",
    ]
) - {"slash", "curb"}


def forms(base: str) -> Iterator[tuple[str, Form]]:
    """Yield each form of the verb; a verb of several words (`roll out`) bends its first."""
    head, space, rest = base.partition(" ")
    tail = space + rest
    yield base, "base"
    yield _third(head) + tail, "present"
    yield _gerund(head) + tail, "gerund"
    for past in _past(head):
        yield past + tail, "participle"


def _third(verb: str) -> str:
    if verb in {"go", "do", "redo"} or verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    if _ends_in_consonant_y(verb):
        return verb[:-1] + "ies"
    return "has" if verb == "have" else verb + "s"


def _past(verb: str) -> list[str]:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb].split()
    if verb.endswith("e"):
        return [verb + "d"]
    if _ends_in_consonant_y(verb):
        return [verb[:-1] + "ied"]
    if verb in _DOUBLING:
        return [verb + verb[-1] + "ed", verb + "ed"]
    return [verb + "ed"]


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + verb[-1] + "ing" if verb in _DOUBLING else verb + "ing"


def _ends_in_consonant_y(verb: str) -> bool:
    return len(verb) > 1 and verb.endswith("y") and verb[-2] not in "aeiou"
