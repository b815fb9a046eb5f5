"""Who does what: the subject and the finite verb of a sentence, `Ten clinics use the tool`, `L'équipe appelle…`.

What people outside do of themselves is an outcome, whatever the verb; what the team does is its own work. Only a
verb that acts counts: a passive or a state (`is live`, `sont publiés`) is judged by what it says was done.
"""

from __future__ import annotations

from typing import NamedTuple

from okrcli.lint.coach.lexicon import Sense
from okrcli.lint.coach.statement import Statement

_FARTHEST = 9
"""Words in which the verb must come."""
_ENDS = frozenset("(),;:.→<>≥≤=+-/")
_NO_BARE_FORMS = ("s", "ing", "ed", "ly")


class Clause(NamedTuple):
    """A subject and what it does: `head` is the subject's noun, `counted` whether a figure counts it.

    `sense` is None for a verb that the vocabulary does not know; `verb` is the verb's place, `end` where it ends.
    """

    head: str
    counted: bool
    sense: Sense | None
    verb: int
    end: int


def find_clause(s: Statement) -> Clause | None:
    """Return the clause that the statement is, or None where nobody acts in it."""
    if s.opening is not None:
        return None
    words, head, counted = s.words, "", False
    for index, item in enumerate(s.items[:_FARTHEST]):
        if (item in words["relatives"] and index) or item in _ENDS or item in words["copulas"]:
            return None
        if item.startswith("#"):
            counted = True
        elif head and _is_verb(s, index):
            end = index + 1
            sense = words.verbs.get(item)
            if item in words["perfect"]:
                sense, end = (s.participle(end) if end < len(s.items) else None), end + 1
                if sense is None:
                    return None  # to have something is a state
            return Clause(head, counted, sense, index, end)
        elif item.isalpha() and item not in words["before_noun"] and (words.head_last or not head):
            head = item
    return None


def _is_verb(s: Statement, index: int) -> bool:
    """Whether the word is a finite verb: a form before an object, in English a bare one after a plural."""
    words, item, before = s.words, s.items[index], s.items[index - 1]
    after = s.items[index + 1] if index + 1 < len(s.items) else ""
    opens = after in words["opens_object"] or after.startswith("#")
    if item in words["before_noun"] or before in words["before_noun"]:
        return False
    if item in words["perfect"] and not words.bare_verbs:
        return before.isalpha()
    share = s.unit_of(before) in {"denominator", "fraction"}
    if before.startswith("#") and not share:
        return False
    sense = words.verbs.get(item)
    if not words.bare_verbs:
        if item in words["no_verbs"] or sense is None:
            return item.endswith("ent") and not item.endswith("ment") and opens and item not in words["no_verbs"]
        finite = sense.form == "present" or (item.endswith("e") and s.participle(index) is None)
        return finite and (opens or item.endswith("ent"))
    plural = share or before in words["plurals"] or (before.endswith("s") and not before.endswith(("ss", "us", "is")))
    if plural and not item.endswith(_NO_BARE_FORMS):
        return opens and (sense is None or sense.form == "base") and item.isalpha()
    return opens and sense is not None and sense.form == "present"
