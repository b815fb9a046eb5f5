"""KPIs in disguise: a key result that keeps, states or watches a metric."""

from __future__ import annotations

import re

from okrcli.lint.coach.changes import has_change_in_words
from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.words import entries, one_of

_STANDS = {
    "en": re.compile(
        r"^ (?:[^#\s]+ ){0,6}?(?P<verb>is|are|stands at|amounts to|sits at|equals) "
        r"(?:at |around |about |roughly )?#(\d+) "
    ),
    "fr": re.compile(
        r"^ (?:[^#\s]+ ){0,7}?(?P<verb>est|sont|s eleve|s etablit) (?:de |d |a |aux? |environ |autour de |en )*#(\d+) "
    ),
}
_LOOKED_AT = one_of(r"""
    look(?:ed)? at
    monitor(?:ed)?
    track(?:ed)?
    review(?:ed)?
    watch(?:ed)?
    report(?:ed)?
    follow(?:ed)?
    check(?:ed)?
    measured
    regarde\w*
    suivi\w*
    suit
    suivons
    surveill\w+
    revue?s?
    consult\w+
    mesur\w+
    controle\w*
    pilot\w+
""")
_REGULARLY = one_of(r"""
    every
    each
    weekly
    monthly
    daily
    quarterly
    regularly
    closely
    chaque
    tous
    toutes
    regulierement
    mensuel\w*
    hebdo\w*
    trimestriel\w*
    quotidien\w*
    par
    at
    in
    en
    au
""")
_WATCHED = re.compile(rf" {_LOOKED_AT} (?:\S+ ){{0,3}}?{_REGULARLY} ")
_KEPT = {
    "en": re.compile(
        r" (?:remains?|stays?|(?:is |are )?(?:kept|held|holds) (?:at|below|under|above|within|steady|to)|"
        r"(?:is |are )?maintained|continues? to be|unchanged|(?:is|are) stable) "
    ),
    "fr": re.compile(
        r" (?:reste(?:nt)?|demeure(?:nt)?|(?:est |sont )?maintenue?s?|se maintien(?:t|nent)|conservee?s?|inchangee?s?|"
        r"(?:est|sont|soit) stables?|stabilisee?s?|ne (?:depasse|passe|descend|tombe)(?:nt)? (?:pas|jamais)) "
    ),
}
_RELATIVE = re.compile(r" (?:who|that|which|qui|que) ")
_WATCHING = entries("monitor track follow hold measure watch suivre surveiller mesurer piloter contrôler")
# "Keep cost per hire under 3,000 € (4,200 today)" moves; "maintain" never does.
_KEEPING_BELOW = entries(
    "keep stay garder rester limiter ne_pas_dépasser ne_jamais_dépasser ne_pas_descendre ne_jamais_descendre "
    "ne_pas_tomber ne_jamais_tomber ne_pas_passer ne_jamais_passer"
)
_RETAINING = entries("keep garder conserver")


def watches_a_metric(statement: Statement) -> str:
    """Return the verb of watching where a metric is only to be watched (`Monitor cart abandonment`), or ''."""
    opening = statement.opening
    if opening is None or opening.sense.lemma not in _WATCHING or statement.roles.moves:
        return ""
    if not any(item in statement.words.metrics for item in statement.items[opening.end : opening.end + 5]):
        return ""
    return statement.written(opening.start, opening.end)


def keeps_a_state(statement: Statement) -> str:
    """Return the words that keep or state a metric where it is, or an empty string: that is a KPI with a range."""
    text, opening, roles = statement.line.text, statement.opening, statement.roles
    if roles.moves or has_change_in_words(text, statement.language):
        return ""
    if opening is not None and opening.promise == "maintain":
        improving = bool(roles.baselines) and opening.sense.lemma in _KEEPING_BELOW
        kept_people = _retains_people(statement)
        return "" if improving or kept_people else statement.written(opening.start, opening.end)
    if opening is None or opening.promise not in {"up", "down", "move"}:
        kept = _KEPT[statement.language].search(text)
        subject = text[: kept.start()] if kept is not None else ""
        about_others = _is_about_people(statement) or _RELATIVE.search(subject + " ") is not None
        about_others = about_others or _is_share_of(subject, statement)
        if kept is not None and not about_others and not roles.baselines:
            return statement.written_in(kept)
    return _stated(statement) or _looked_at(statement)


def _is_share_of(subject: str, statement: Statement) -> bool:
    """Whether so many out of so many are the subject: `3 projects out of 4 stay within budget`."""
    shares = (place for place, one in enumerate(statement.line.figures) if one.unit in {"denominator", "fraction"})
    return any(f"#{place} " in f"{subject} " for place in shares)


def _stated(statement: Statement) -> str:
    """Return the verb of a sentence that states a figure and nothing else: `Occupancy is 88 %`."""
    text = statement.line.text
    stands = _STANDS[statement.language].match(text)
    if stands is None or len(statement.line.figures) != 1 or statement.opening is not None:
        return ""
    return statement.written_in(stands, "verb")


def _looked_at(statement: Statement) -> str:
    """Return the words that say that a figure is looked at every so often."""
    watched = _WATCHED.search(statement.line.text)
    alone = len(statement.line.figures) <= 1 and "(" in statement.items
    return statement.written_in(watched) if watched is not None and alone else ""


def _is_about_people(statement: Statement) -> bool:
    people = statement.words.people
    return any(item in people for item in statement.items[:7]) and any(
        figure.unit in {"percent", "fraction", "count"} for figure in statement.targets
    )


def _retains_people(statement: Statement) -> bool:
    """Whether `keep` means retention: `Keep 90 % of new hires past their first year`."""
    opening = statement.opening
    if opening is None or opening.sense.lemma not in _RETAINING:
        return False
    following, words = statement.items[opening.end : opening.end + 5], statement.words
    return any(item in words.people for item in following) and not any(item in words.heads for item in following)
