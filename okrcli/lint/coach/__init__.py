"""What the words of a goal say about it. Text in, remarks out: no file is read but the lexicons, no sentence written.

How a statement is read: `tokens` → its language (`lexicon`) → `figures` (with `names` apart) → `opening` → `roles`. The
ordered rows of `table` name its features (`activities`, `ambitions`, `measures`, `outcomes`); `okrcli.lint.rules` maps
each `Reason` to a rule. Vocabulary is data: a language is a file of `lexicon`.
"""

from __future__ import annotations

from okrcli.lint.coach.remarks import STANDS_ALONE, Fields, Reason, Remark, Role

__all__ = ["Fields", "Reason", "Remark", "Role", "judge", "language_of"]


def judge(text: str, role: Role, prior: str = "en", fields: Fields = STANDS_ALONE) -> tuple[Remark, ...]:
    """Return what a coach says about a statement, the main remark first; nothing where it is well put.

    `prior` is the workspace's language: it decides where the words do not tell theirs. `fields` are what a key result
    carries beside its sentence; an objective has none.
    """
    from okrcli.lint.coach.statement import read_statement  # the vocabulary is large
    from okrcli.lint.coach.table import verdict

    return verdict(read_statement(text, prior, fields), role)


def language_of(text: str, prior: str = "en") -> str:
    """Return the language that a statement is in."""
    from okrcli.lint.coach.statement import read_statement

    return read_statement(text, prior).words.language
