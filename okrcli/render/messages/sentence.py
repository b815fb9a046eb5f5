"""The shape of a message: what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Sentence(NamedTuple):
    """Templates for `str.format` with a finding's or an error's facts, marked with `N_` where they are written."""

    message: str
    hint: str | None = None


QUOTABLE = 60
"""Characters up to which a suggestion can repeat what somebody wrote."""

_LINKING = (
    "of ",
    "to ",
    "for ",
    "from ",
    "with ",
    "in ",
    "on ",
    "at ",
    "de ",
    "du ",
    "d'",
    "d’",
    "à ",
    "au ",
    "aux ",
    "en ",
)


def is_quotable(facts: Mapping[str, object]) -> bool:
    """Whether the sentence's verb and what it is about are known, short enough, and make a part of it as they stand."""
    verb, about = str(facts.get("verb") or ""), str(facts.get("object") or "")
    statement = " ".join(str(facts.get("statement", "")).split())
    whole = f"{verb} {about}"
    return bool(verb and about) and len(about) <= QUOTABLE and whole in statement and not about.startswith(_LINKING)
