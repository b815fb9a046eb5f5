"""What redeems a verb of making or doing in a key result: an outcome beside it, a service level, a share of people."""

from __future__ import annotations

import re

from okrcli.lint.coach.changes import changes_frequency, factors
from okrcli.lint.coach.figure import Unit
from okrcli.lint.coach.opening import sense_at
from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.words import entries, uses
from okrcli.lint.coach.words.figures import TIMES

PAID = frozenset({"percent", "money", "score", "fraction", "times", "points"})
"""Units of figures that measure an effect rather than count things."""
SHARES = frozenset({"percent", "fraction"})

_SIGNS = frozenset({"→", "&", ";", ",", "+"})
_LINKS = {"en": entries(uses.LINKS_EN) | _SIGNS, "fr": entries(uses.LINKS_FR) | _SIGNS}
_MARKS = frozenset({"(", ",", ";", ":", ".", "-", "→"})
STOPS = {"en": entries(uses.STOPS_EN) | _MARKS, "fr": entries(uses.STOPS_FR) | _MARKS}
_ARTICLES = entries(uses.ARTICLES)
_ANOTHER_NOUN = _ARTICLES | entries("l notre nos votre vos leur leurs son sa ses our your their its my")
_GATHERING = entries(uses.GATHERING)
_ASKED_FOR = entries(uses.ASKED_FOR)
_ENLISTING = entries(uses.ENLISTING)
_STAFF = entries(uses.STAFF)
_CHANGING = frozenset({"result", "up", "down", "move"})
ON_TIME = re.compile(
    r" (?:on time|on-time|on schedule|on the first|first time|the same day|same-day|next-day|in full|without|within|"
    r"in (?:under|less than)|under|no later than|ahead of|error-free|correctly|complete|a l heure|dans les delais|"
    r"in (?:a single|one)|en une? seule?|des (?:la premiere|le premier)|dans les temps|le jour meme|"
    r"(?:dans|au) (?:le |les |l |leurs? |un )?(?:creneaux?|delais?|temps|horaires?|plages?|heure|jour|mois|semaine)|"
    r"du premier coup|au premier|sans|en moins d|sous|avant|completes|a temps|"
    r"au plus tard) "
)
AT_MOST = re.compile(
    r" (?:under|less than|fewer than|no more than|moins d|moins de|pas plus de|at most|au plus|maximum|<) #"
)
_RACE = re.compile(
    r" (?:marathons?|semi-marathon|half-marathon|race|triathlon|km|kilometres?|kilometers?|miles|"
    r"@name race|course|trail) "
)


def is_redeemed(statement: Statement) -> bool:
    """Whether an outcome stands beside the output: `Ship X and have 35 % use it`, `Create 40 jobs`."""
    opening, targets = statement.opening, statement.targets
    if opening is None:
        return False
    if not targets:
        return has_outcome_clause(statement, opening.end)
    if _RACE.search(statement.line.text) or has_outcome_clause(statement, opening.end):
        return True
    if AT_MOST.search(statement.line.text):
        return True  # nobody limits what they make
    units = {figure.unit for figure in targets}
    about = noun_after(statement, opening.end)
    if _is_a_level(statement, units, about) or _is_enlisting(statement, about):
        return True
    lemma, words = opening.sense.lemma, statement.words
    artefact = about in words.artefacts
    if lemma in _GATHERING:
        return not artefact and not asks(statement)
    whole = all(figure.unit == "percent" and figure.value >= 100 for figure in targets)
    if opening.promise == "soft_output":
        return about in words.outcomes or bool(units & PAID and not artefact and not whole)
    return opening.promise == "output" and bool(units & SHARES) and not whole and about in words.people | words.outcomes


def _is_a_level(statement: Statement, units: set[Unit], about: str) -> bool:
    """Whether the figure says how well or how fast: `Publish 95 % of results within 24 h`."""
    text = statement.line.text
    if changes_frequency(text, statement.language):
        return True
    if statement.roles.baselines and units & (PAID | {"time", "long_time"}):
        return True
    whole = all(figure.unit == "percent" and figure.value >= 100 for figure in statement.targets)
    timed = "time" in units or bool(ON_TIME.search(text))
    return bool(units & SHARES) and timed and not whole and about not in statement.words.artefacts


def _is_enlisting(statement: Statement, about: str) -> bool:
    opening, words = statement.opening, statement.words
    enlisted = about in words.people or about in words.outcomes
    return opening is not None and opening.sense.lemma in _ENLISTING and enlisted and about not in _STAFF


def asks(statement: Statement) -> bool:
    """Whether it is about answers, opinions or surveys."""
    return any(item in _ASKED_FOR for item in statement.items)


def has_outcome_clause(statement: Statement, start: int) -> bool:
    """Whether a link after `start` leads to a result or a movement with a figure."""
    items = statement.items
    goals = {f"#{figure}" for figure in statement.roles.targets}
    last_factor = max((first for first, _ in factors(statement.line.text, statement.language)), default=0)
    last_goal = max((place for place, item in enumerate(items) if item in goals), default=0)
    for index in range(start + 1, len(items) - 1):
        if items[index] not in _LINKS[statement.language]:
            continue
        if index < last_factor:
            return True
        if index >= last_goal:
            return False
        if items[index] in _TYING and _measures_near(statement, index):
            return True
        if _has_result_verb(statement, index + 1):
            return True
    return False


_TYING = frozenset({"with", "avec", "→", "and", "et", "&", ","})


def _measures_near(statement: Statement, index: int) -> bool:
    figures = (int(item[1:]) for item in statement.items[index + 1 : index + 6] if item.startswith("#"))
    return any(statement.line.figures[figure].unit in PAID for figure in figures)


def _has_result_verb(statement: Statement, start: int) -> bool:
    """Whether a verb of result or movement comes among the next items, before any figure."""
    items, words = statement.items, statement.words
    for ahead in range(start, min(start + 4, len(items))):
        if items[ahead].startswith("#"):
            return False
        sense, _ = sense_at(items, ahead, words, first=False)
        if sense is None:
            bare = words.verbs.get(items[ahead])
            sense = bare if bare is not None and bare.form in {"gerund", "present"} else None
        if sense is not None and sense.promise in _CHANGING and sense.form != "participle":
            return True
    return False


def noun_after(statement: Statement, start: int) -> str:
    """Return the noun that a verb or a number is about: the last of its group in English, the first known in French."""
    items, words = statement.items, statement.words
    group: list[str] = []
    for place, item in enumerate(items[start : start + 8], start):
        following = items[place + 1] if place + 1 < len(items) else ""
        if group and item in {"a", "an", "per", "each", "every"} and following in TIMES:
            break
        if group and statement.language == "fr" and item in {"de", "d", "des"}:
            break
        if group and item in _ANOTHER_NOUN:
            break  # another noun: "Ten clinics use the tool" counts clinics
        if item.startswith(("#", "@")) or item in _ARTICLES:
            continue
        if item in STOPS[statement.language]:
            break
        group.append(item)
    if not group:
        return ""
    if statement.language == "en":
        return group[-1]
    known = (item for item in group if item in words.artefacts or item in words.outcomes or item in words.people)
    return next(known, group[0])
