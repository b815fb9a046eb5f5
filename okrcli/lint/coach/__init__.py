"""The wording half of the coach: what a statement's words say about it, in English and in French.

A pure library: text in, remarks out. It reads no file, knows no workspace and writes no sentence; `okrcli.lint.rules`
maps each `Reason` to a rule. How a statement is read: `tokens` → `language` → `numbers` (figures, with `names` apart)
→ `opening` → `roles` → one judge by role. Vocabulary is in `words/`, a verb's forms in `conjugate_en`, `conjugate_fr`.
"""

from __future__ import annotations

from okrcli.lint.coach.remarks import STANDS_ALONE, Fields, Language, Reason, Remark, Role

__all__ = ["Fields", "Language", "Reason", "Remark", "Role", "judge", "language_of"]


def judge(text: str, role: Role, prior: Language = "en", fields: Fields = STANDS_ALONE) -> tuple[Remark, ...]:
    """Return what a coach says about a statement, the main remark first; nothing where it is well put.

    `prior` is the workspace's language: it decides where the words do not tell theirs. `fields` are what a key result
    carries beside its sentence; an objective has none.
    """
    from okrcli.lint.coach.judge_key_result import judge_key_result  # his vocabulary is large
    from okrcli.lint.coach.judge_objective import judge_objective
    from okrcli.lint.coach.statement import read_statement

    statement = read_statement(text, prior)
    return judge_objective(statement) if role == "objective" else judge_key_result(statement, fields)


def language_of(text: str, prior: Language = "en") -> Language:
    """Return the language that a statement is in."""
    from okrcli.lint.coach.statement import read_statement

    return read_statement(text, prior).language
