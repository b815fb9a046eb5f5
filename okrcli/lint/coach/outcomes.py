"""What redeems a verb of making or doing in a key result: an outcome beside it, a service level, a share of people."""

from __future__ import annotations

from okrcli.lint.coach.measures import factors
from okrcli.lint.coach.opening import sense_at
from okrcli.lint.coach.statement import MARKS, MOVING, SHARES, Statement, feature

PAID = frozenset({"percent", "money", "score", "fraction", "times", "points"})
"""Units of figures that measure an effect rather than count things."""

_LINKS = frozenset({"→", "&", ";", ",", "+"})


@feature
def redeemed(s: Statement) -> bool:
    """An outcome stands beside the output: `Ship X and have 35 % use it`, `Create 40 jobs`."""
    opening = s.opening
    if opening is None:
        return False
    if has_outcome_clause(s, opening.end):
        return True
    if not s.targets:
        return False
    if s.search("limited") or s.search("oftener"):
        return True  # nobody limits what they make
    if opening.sense.form == "noun" and s.search("by_others"):
        return True  # "Création de compte réussie par 80 % des visiteurs"
    if opening.sense.form == "gerund" and all(figure.unit == "time" for figure in s.targets):
        return True  # "Onboarding a client within 15 days" says how long it takes
    used = {figure.unit for figure in s.targets}
    about = noun_after(s, opening.end)
    kinds = {name for name in ("artefacts", "outcomes", "people", "staff") if about in s.words[name]}
    if s.roles.baselines and used & (PAID | {"time", "long_time"}):
        return True
    whole = all(figure.unit == "percent" and figure.value >= 100 for figure in s.targets)
    part = bool(used & SHARES) and not whole
    if part and "artefacts" not in kinds and ("time" in used or s.search("on_time")):
        return True  # "Publish 95 % of results within 24 h"
    if s.opens_with("enlisting") and kinds & {"people", "outcomes"} and "staff" not in kinds:
        return True
    if s.opens_with("gathering"):
        return "artefacts" not in kinds and not s.has("asked_for")
    if opening.promise == "soft_output":
        return "outcomes" in kinds or bool(used & PAID and "artefacts" not in kinds and not whole)
    return opening.promise == "output" and part and bool(kinds & {"people", "outcomes"})


def has_outcome_clause(s: Statement, start: int) -> bool:
    """Whether a link after `start` leads to a result or a movement with a figure."""
    goals = {f"#{figure}" for figure in s.roles.targets}
    last_factor = max((first for first, _ in factors(s.text, s.words)), default=0)
    last_goal = max((place for place, item in enumerate(s.items) if item in goals), default=0)
    for index in range(start, len(s.items) - 1):
        item = s.items[index]
        if item not in s.words["links"] and item not in _LINKS:
            continue
        if index < last_factor:
            return True
        if _has_effect(s, index + 1):
            return True
        if index >= last_goal:
            return False
        if _has_result_verb(s, index + 1):
            return True
    return False


def _has_effect(s: Statement, start: int) -> bool:
    """Whether a share or a mark of a measure comes next: `with 85 % accuracy`, `with at least 15 % uplift`."""
    if s.items[start - 1] not in s.words["beside"]:
        return False
    at = next((at for at in range(start, min(start + 4, len(s.items))) if s.unit_of(s.items[at]) in PAID), -1)
    near = s.items[at + 1 : at + 4]
    rises = any(s.words.nominals[item].promise in MOVING for item in near if item in s.words.nominals)
    return at >= 0 and (rises or s.has("heads", "metrics", among=near))


def _has_result_verb(s: Statement, start: int) -> bool:
    """Whether a verb of result or movement comes among the next items, before any figure."""
    for ahead in range(start, min(start + 4, len(s.items))):
        if s.items[ahead].startswith("#"):
            return False
        sense, _ = sense_at(s.items, ahead, s.words, first=False)
        if sense is None:
            bare = s.words.verbs.get(s.items[ahead])
            sense = bare if bare is not None and bare.form in {"gerund", "present"} else None
        if sense is None or sense.form == "participle":
            continue
        if sense.promise in MOVING | {"result"} or sense.lemma in s.words["retaining"]:
            return True
    return False


def noun_after(s: Statement, start: int) -> str:
    """Return the noun that a verb or a number is about: the last of its group in English, the first known in French."""
    group = s.nouns_after(start)
    if not group or s.words.head_last:
        return group[-1] if group else ""
    return next((item for item in group if s.has("artefacts", "outcomes", "people", among=(item,))), group[0])


def ends_a_group(s: Statement, index: int) -> bool:
    """Whether what a word is about ends at `index`."""
    item = s.items[index] if index < len(s.items) else ""
    return not item or item in s.words["stops"] or item in MARKS or item.startswith("@")
