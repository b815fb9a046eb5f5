"""What a coach says about an objective: no figures, no tasks, a direction one can picture and say what it is for."""

from __future__ import annotations

import re

from okrcli.errors import Severity
from okrcli.lint.coach.ambition import is_ambition, is_concrete
from okrcli.lint.coach.objective_figures import figure_in
from okrcli.lint.coach.opening import Opening
from okrcli.lint.coach.purpose import (
    has_feeling,
    has_purpose,
    has_standing,
    has_superlative,
    is_idiom_of_ambition,
    names_a_stake,
)
from okrcli.lint.coach.remarks import Reason, Remark
from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.vagueness import is_generic_ambition, is_wish
from okrcli.lint.coach.words import entries, uses

SHORT = 2
"""Words up to which an objective cannot say where it leads."""
LONG = 25
"""Words past which it is hard to remember; past `FAR_TOO_LONG` that is worth a warning."""
FAR_TOO_LONG = 40

_COMPARING = {"en": entries(uses.COMPARING_EN), "fr": entries(uses.COMPARING_FR)}
_COMPARED_NOUN = re.compile(
    r"^ (?:an? (?:better|more|stronger|faster|higher|improved) |une? meilleure? |"
    r"(?:des|une?|de) (?:\S+ ){1,2}(?:plus|moins) \S+ $)"
)
_MORE = re.compile(
    r" (?:more|new|additional|higher|better|plus|davantage|nouveaux|nouvelles|meilleure?s?|"
    r"supplementaires?|parts de marche|market share) "
)
_CERTIFICATES = ("certif", "accredit", "label", "agrement", "homologation", "licence", "permit")
_ABSTRACT_MAKING = entries(uses.ABSTRACT_MAKING)
_SHAPING = entries(uses.SHAPING)
_CARRYING = entries(uses.CARRYING)
_GROWING = entries(uses.GROWING)
_GETTING = entries(uses.GETTING)
_ENSURING = entries(uses.ENSURING)
_HANDLING = entries(uses.HANDLING)
_CASES = entries(uses.CASES)
_SIGNING = entries(uses.SIGNING)
_PAPERS = entries(uses.PAPERS)
_KEEPING_DEAR = entries(uses.KEEPING_DEAR)


def judge_objective(statement: Statement) -> tuple[Remark, ...]:
    """Return what there is to say about an objective, the main remark first."""
    figure = figure_in(statement)
    if figure:
        main: Remark | None = Remark(Reason.FIGURE_IN_OBJECTIVE, facts={"figure": figure})
    else:
        reason = _reason(statement)
        main = Remark(reason, facts=_facts(statement)) if reason is not None else None
    length = _length_remark(statement, alone=main is None)
    return tuple(one for one in (main, length) if one is not None)


def _facts(statement: Statement) -> dict[str, str]:
    opening, end = statement.opening, len(statement.items)
    if opening is None:
        return {"object": statement.written(0, end)}
    return {"verb": statement.written(opening.start, opening.end), "object": statement.written(opening.end, end)}


def _reason(statement: Statement) -> Reason | None:
    opening = statement.opening
    if opening is None:
        return _without_verb(statement)
    if is_idiom_of_ambition(statement):
        return None
    match opening.promise:
        case "output" | "soft_output" | "task":
            return _making(statement, opening)
        case "up" | "down" | "move":
            return _movement(statement, opening)
        case "maintain":
            return Reason.BUSINESS_AS_USUAL if _is_usual(statement, opening) else None
        case "result":
            return _result(statement, opening)


def _making(statement: Statement, opening: Opening) -> Reason | None:
    """Judge `launch`, `build`, `organise`: good only as a picture of the future, `a platform our hospitals trust`."""
    if is_generic_ambition(statement):
        return Reason.VAGUE_OBJECTIVE
    if has_purpose(statement, opening) or has_standing(statement):
        return None
    if opening.sense.lemma in _ABSTRACT_MAKING and (has_feeling(statement) or has_superlative(statement)):
        return None
    if is_ambition(statement, opening):
        return None
    if opening.promise == "task":
        return Reason.TASK_OBJECTIVE
    open_ended = opening.sense.lemma in _SHAPING and not is_concrete(statement, opening.end)
    return None if open_ended else Reason.OUTPUT_OBJECTIVE


def _movement(statement: Statement, opening: Opening) -> Reason | None:
    """Judge `increase`, `reduce`, `improve` by what it is for."""
    if has_purpose(statement, opening):
        return Reason.VAGUE_OBJECTIVE if is_wish(statement) else None
    if is_generic_ambition(statement):
        return Reason.VAGUE_OBJECTIVE
    following, lemma, words = statement.items[opening.end :], opening.sense.lemma, statement.words
    names_metric = _names_metric(following, statement)
    if names_a_stake(statement, opening.end) and not names_metric:
        return None
    if lemma in _CARRYING and not names_metric:
        return None if len(following) > 3 else Reason.VAGUE_OBJECTIVE
    if has_standing(statement) or (lemma in _GROWING and has_feeling(statement)):
        return None
    specific = any(item in words.metrics and item not in words.generic for item in following)
    return Reason.METRIC_WITHOUT_PURPOSE if specific else Reason.VAGUE_OBJECTIVE


def _names_metric(items: tuple[str, ...], statement: Statement) -> bool:
    """Whether a metric is named, apart from labels such as `Level 1`."""
    return any(
        item in statement.words.metrics and items[index + 1 : index + 2] != ("@name",)
        for index, item in enumerate(items)
    )


def _is_usual(statement: Statement, opening: Opening) -> bool:
    """Whether what is kept is only a level: to keep a promise or a soul is an ambition."""
    if has_purpose(statement, opening):
        return False
    if names_a_stake(statement, opening.end):
        return False
    if opening.sense.lemma not in _KEEPING_DEAR:
        return not has_feeling(statement) and not has_superlative(statement)
    words = statement.words
    if is_generic_ambition(statement):
        return True
    return any(item in words.usual or item in words.heads for item in statement.items[opening.end :])


def _result(statement: Statement, opening: Opening) -> Reason | None:
    """Judge `become`, `win`, `ensure`, and whatever verb is none of the others."""
    if is_generic_ambition(statement):
        return Reason.VAGUE_OBJECTIVE
    wish = is_wish(statement)
    if wish or has_purpose(statement, opening):
        return Reason.VAGUE_OBJECTIVE if wish else None
    lemma, words = opening.sense.lemma, statement.words
    following = statement.items[opening.end :]
    if lemma in _HANDLING and any(item in _CASES for item in following):
        return Reason.TASK_OBJECTIVE
    if lemma in _SIGNING and len(following) <= 7 and any(item in _PAPERS for item in following):
        return Reason.TASK_OBJECTIVE
    if lemma in _ENSURING and not has_feeling(statement):
        usual = any(item in words.usual or item in words.generic for item in following)
        return Reason.BUSINESS_AS_USUAL if usual else None
    return _gain(statement, following[:6]) if lemma in _GETTING else None


def _gain(statement: Statement, following: tuple[str, ...]) -> Reason | None:
    """Judge `gain market share`, `attract more visitors`, `obtain the certification`."""
    words, length = statement.words, len(statement.items)
    if any(item.startswith(_CERTIFICATES) for item in following):
        return Reason.OUTPUT_OBJECTIVE
    named = any(item in words.metrics or item in words.outcomes for item in following)
    if named and length <= 8 and _MORE.search(f" {' '.join(following)} "):
        return Reason.METRIC_WITHOUT_PURPOSE
    if length <= 6 and any(item in words.heads for item in following[:3]):
        return Reason.METRIC_WITHOUT_PURPOSE
    return None


def _without_verb(statement: Statement) -> Reason | None:
    items, words = statement.items, statement.words
    if not items or is_generic_ambition(statement):
        return Reason.VAGUE_OBJECTIVE
    if has_purpose(statement, None):
        return None
    if items[0] in _COMPARING[words.language] or _COMPARED_NOUN.match(statement.line.text):
        return Reason.VAGUE_OBJECTIVE
    names_metric = len(items) <= 5 and any(item in words.heads for item in items[:3])
    return Reason.METRIC_WITHOUT_PURPOSE if names_metric else None


def _length_remark(statement: Statement, *, alone: bool) -> Remark | None:
    words = sum(1 for token in statement.tokens if token.kind != "sign")
    facts = {"words": str(words)}
    if words <= SHORT and alone:
        return Remark(Reason.OBJECTIVE_TOO_SHORT, facts=facts)
    if words > LONG:
        return Remark(Reason.OBJECTIVE_TOO_LONG, Severity.WARNING if words > FAR_TOO_LONG else Severity.INFO, facts)
    return None
