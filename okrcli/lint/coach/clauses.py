"""Who does what: the subject and the finite verb of a sentence, `Ten clinics use the tool`, `L'équipe appelle…`.

What people outside do of themselves is an outcome, whatever the verb; what the team does is its own work. Only a
verb that acts counts: a passive or a state (`is live`, `sont publiés`) is judged by what it says was done.
"""

from __future__ import annotations

from typing import NamedTuple

from okrcli.lint.coach.lexicon import Sense
from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.words import clauses, entries

_FARTHEST = 9
_ENDS = frozenset("(),;:.→<>≥≤=+-/")
_COPULAS = entries(clauses.COPULAS)
_PERFECT = entries(clauses.PERFECT)
_RELATIVES = entries(clauses.RELATIVES)
_NO_VERB_AFTER = {"en": entries(clauses.BEFORE_NOUN_EN), "fr": entries(clauses.BEFORE_NOUN_FR)}
_OPENS_OBJECT = {"en": entries(clauses.AFTER_VERB_EN), "fr": entries(clauses.AFTER_VERB_FR)}
_PLURALS = entries(clauses.PLURALS_EN)
_NO_VERBS_FR = entries(clauses.NO_VERBS_FR)
_NO_PLURALS = ("ss", "us", "is")
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


def find_clause(statement: Statement) -> Clause | None:
    """Return the clause that the statement is, or None where nobody acts in it."""
    items, skipped = statement.items, _NO_VERB_AFTER[statement.language]
    if statement.opening is not None or len(items) < 3:
        return None
    start = 1 if items[0] in {"que", "that"} else 0
    head, counted = "", False
    for index in range(start, min(len(items), _FARTHEST)):
        item = items[index]
        if item in _RELATIVES or item in _ENDS or item in _COPULAS:
            return None
        if item.startswith("#"):
            counted = True
            continue
        if index > start and head and _is_verb(statement, index):
            end = index + 1
            sense = statement.words.verbs.get(item)
            if item in _PERFECT:
                sense, end = (statement.participle(end) if end < len(items) else None), end + 1
                if sense is None:
                    return None  # to have something is a state
            return Clause(head, counted, sense, index, end)
        # The head of an English group comes last, that of a French one first.
        if item.isalpha() and item not in skipped and (statement.language == "en" or not head):
            head = item
    return None


def _is_verb(statement: Statement, index: int) -> bool:
    no_verbs = _NO_VERB_AFTER[statement.language]
    if statement.items[index - 1] in no_verbs or statement.items[index] in no_verbs:
        return False
    return _is_verb_en(statement, index) if statement.language == "en" else _is_verb_fr(statement, index)


def _is_verb_fr(statement: Statement, index: int) -> bool:
    """A form in -ent after its subject, or a singular one before an object; `publié` is neither."""
    items, verbs = statement.items, statement.words.verbs
    item, before = items[index], items[index - 1]
    after = items[index + 1] if index + 1 < len(items) else ""
    if item in _PERFECT:
        return before.isalpha() and item != "a"
    if before.startswith("#") and not _is_share(statement, before):
        return False
    sense = verbs.get(item)
    if item.endswith("ent"):
        known = sense is not None and sense.form == "present"
        return known or (not item.endswith("ment") and item not in _NO_VERBS_FR and after in _OPENS_OBJECT["fr"])
    if sense is None or sense.form not in {"present", "participle"} or item in _NO_VERBS_FR:
        return False
    finite = sense.form == "present" or (item.endswith("e") and statement.participle(index) is None)
    return finite and (after in _OPENS_OBJECT["fr"] or after.startswith("#"))


def _is_verb_en(statement: Statement, index: int) -> bool:
    """A bare form after a plural (`Ten depots plan their rounds`), or one in -s before an object."""
    items, verbs = statement.items, statement.words.verbs
    item, before = items[index], items[index - 1]
    after = items[index + 1] if index + 1 < len(items) else ""
    opens = after in _OPENS_OBJECT["en"] or after.startswith("#")
    sense = verbs.get(item)
    share = before.startswith("#") and _is_share(statement, before)
    plural = before in _PLURALS or (before.endswith("s") and not before.endswith(_NO_PLURALS)) or share
    if plural and not item.endswith(_NO_BARE_FORMS):
        return opens and (sense is None or sense.form == "base") and item.isalpha()
    return sense is not None and sense.form == "present" and opens and before.isalpha()


def _is_share(statement: Statement, item: str) -> bool:
    """Whether the figure is the end of a share: `eight stores in ten reorder`, `huit magasins sur dix commandent`."""
    return statement.line.figures[int(item[1:])].unit in {"denominator", "fraction"}
