"""What makes an objective worth reading: a purpose, a feeling, a stake, a place among others; and what it is about."""

from __future__ import annotations

import re

from okrcli.lint.coach.outcomes import ends_a_group
from okrcli.lint.coach.statement import MAKING, Statement, feature

_PARENTHESES = re.compile(r"\([^()]*\)")
_SAYING_WHOSE = 3
"""Words that it takes to say whose stake it is."""
SHORT, LONG, FAR_TOO_LONG = 2, 25, 40
"""Words up to which an objective cannot say where it leads; past which it is hard to remember; worth a warning."""


@feature
def purpose(s: Statement) -> bool:
    """A clause tells what it is for or what it must be like."""
    clause = s.search("clause", s.words.pattern("no_clause").sub(" ", _without_asides(s)))
    return bool(clause) or _has_contact_clause(s) or _has_aim(s)


def _has_aim(s: Statement) -> bool:
    """Whether an infinitive tells the aim: `to help…`; a thing made `in order to…` remains a thing to make."""
    following, words = s.following, s.words
    for index, item in enumerate(following[:-1]):
        if index and item in words["aim_links"] and s.has("aims", among=following[index + 1 : index + 2]):
            return True
        if index and item in words["purposes"] and following[index + 1] in words["before_aims"]:
            return not s["making"]
    return False


def _has_contact_clause(s: Statement) -> bool:
    """Whether a clause without `that` follows a noun: `the release our users fall in love with`."""
    following, words = s.following, s.words
    for index in range(1, len(following) - 1):
        item, before, after = following[index], following[index - 1], following[index + 1]
        if not before.isalpha() or before in words["before_a_noun"]:
            continue
        if item in words["pronouns"]:
            return True
        if item in words["who"] and (index > 1 or before.endswith("s")):
            return after not in words["before_a_noun"] and after[0] not in "@#" and index + 2 < len(following)
    return False


@feature
def stake(s: Statement) -> bool:
    """It names what people stand to gain or lose, and says more than that word."""
    said = tuple(_without_asides(s).split())
    return len(said) >= _SAYING_WHOSE and s.has("stakes", among=said)


def _without_asides(s: Statement) -> str:
    """What follows the verb, and nothing in parentheses."""
    return _PARENTHESES.sub("", f" {' '.join(s.following)} ")


@feature
def idiom(s: Statement) -> bool:
    """It is a figure of speech (`pave the way`) or turns one thing into another."""
    return bool(s.search("of_ambition"))


@feature
def vivid(s: Statement) -> bool:
    """A feeling or a superlative says what it will be like: `the smoothest check-in`, `le quotidien le plus doux`."""
    found = s.search("superlative")
    return s.has("feelings") or (found is not None and found.group().split()[-1] not in s.words["no_superlatives"])


@feature
def concrete(s: Statement) -> bool:
    """What is made can be pointed at when done: an artefact, something new, something due."""
    start = at = len(s.items) - len(s.following)
    while at < len(s.items) and (
        at == start
        or not ends_a_group(s, at)
        or s.items[at] in {*s.words["joint"], ","}
        or s.items[at - 1] in s.words["sets"]  # "a set of tools"
    ):
        at += 1
    heads = tuple(s.items[k] for k in range(start, at) if not s.words.head_last or ends_a_group(s, k + 1))
    named = s.has("artefacts", "concrete", among=heads) or s.has("new", among=s.items[start:at])
    delivered = any(s.words.nominals[head].promise == "output" for head in heads if head in s.words.nominals)
    numbered = s.items[at : at + 1] and s.items[at].startswith("@") and ends_a_group(s, at + 1)  # "module version 2"
    return bool(named or delivered or len(s.following) < 2 or numbered or _makes_too(s))


def _makes_too(s: Statement) -> bool:
    """Whether a second verb leaves no doubt: `Create and deploy…`."""
    joint, *second = s.following[:2] or ("",)
    sense = s.words.verbs.get(second[0]) if second and joint in s.words["joint"] else None
    return sense is not None and sense.promise in MAKING and sense.lemma not in s.words["shaping"]


@feature
def dated(s: Statement) -> bool:
    """What is made is due on a day."""
    return "@date" in s.following


@feature
def promises_a_thing(s: Statement) -> bool:
    """Without a verb, a thing is there or is to be: `New CRM live`, `Website redesign`, `Alpha release of the game`."""
    if s.opening is not None or s["compares"]:
        return False
    for index, item in enumerate(s.items[:3]):
        sense = s.words.nominals.get(item)
        after = s.items[index + 1 : index + 2]
        made = item in s.words["deliveries"] or (sense is not None and sense.promise == "output")
        if made and (not after or after[0].startswith("@") or s.has("of_what", among=after)):
            return True
    new = len(s.items) <= 5 and s.has("new", among=s.items[:2]) and s.has("artefacts", "concrete", among=s.items[1:3])
    plain = len(s.items) <= 3 and not s.has("generic", "adjectives", "feelings")
    named = plain and s.has("artefacts", "concrete", among=s.items[-1:] if s.words.head_last else s.items[:1])
    pictured = s.has("indefinite", among=s.items[:1])  # "A town square open to all"
    done = s["output"] and not (pictured or s["generic"] or s.has("people", "own_staff"))
    return bool(new or named or done)


@feature
def says_how(s: Statement) -> bool:
    """It says how it is done, and not what: `Release fearlessly`, `Launch with confidence`."""
    deed = s.opening is not None and s.opening.sense.form != "noun"
    return deed and bool(s.search("manner", f" {' '.join(s.following)} "))


@feature
def moves_a_metric(s: Statement) -> bool:
    """What it moves, or gets more of, is a metric that one could find in a report, and it says nothing else."""
    more = s.opens_with("getting") and bool(s.search("more", f" {' '.join(s.following[:6])} "))
    head = s.about[-1:] if s.words.head_last else s.about[:2]  # "la valeur moyenne"
    return (s["moving_verb"] or more) and s.has("reported", among=head)


@feature
def figure(s: Statement) -> str:
    """The figure that belongs in a key result: `our two sites`, `zero waste` are none."""
    for index, item in enumerate(s.items):
        if item.startswith("#") and not _describes(s, index):
            return s.line.figures[int(item[1:])].raw
    told = s.opening is None or s.opening.promise in {"up", "down"}
    seconds = [at + 1 for at, item in enumerate(s.items) if item in s.words["joint"]]  # "… and double our sales"
    halves = (s.search("factor", f" {' '.join(s.items[at : at + 2])} ") for at in [0] * told + seconds)
    return next((found.group().strip() for found in halves if found is not None), "")


def _describes(s: Statement, index: int) -> bool:
    """Whether the number describes rather than aims: `5-star`, `4-day week`, `100 % local`, `les plus de 60 ans`."""
    figure, moving = s.line.figures[int(s.items[index][1:])], s["moving"]
    before = s.items[index - 1] if index else ""
    after = s.items[index + 1] if index + 1 < len(s.items) else ""
    owned = after.startswith("old") or before == "@ordinal"
    owned = owned or (before in s.words["describing"] and not s.opens_with("getting"))  # "Win our first 10 schools"
    match figure.unit:
        case "fraction":
            return not moving
        case "denominator":
            return True
        case "percent":
            return figure.value == 100 and after[:1].isalpha() and after not in s.words["figure_of"]
        case "time" | "long_time":
            window = figure.unit == "long_time" and before in s.words["within"]
            return owned or "-" in figure.raw or (window and not moving)
        case "times":
            return not figure.raw[:1].isdecimal() and figure.value <= 3 and not moving
        case "count":
            small = not figure.raw[:1].isdecimal() and figure.value <= 3 and not moving and not s["making"]
            return owned or after == "-" or after.startswith(("star", "etoile")) or small or figure.value == 0
    return False


# --- Objectives that would suit any team: `Be the best company`, `Do more with less`, `Gagner en efficacité` ---------


@feature
def generic(s: Statement) -> bool:
    """The whole of it is made of words that suit any team: nothing says who, where or how one would notice."""
    if s.search("platitude"):
        return True
    said = s.words.pattern("ending_anywhere").sub(" ", f" {' '.join(s.following)} ".replace(" . ", " "))
    content = [item for item in said.split() if item not in s.words["fillers"] and item[0].isalpha()]
    if s.opening is None and len(content) == 2:
        content = content[:1]  # "Operational excellence"
    told = bool(content) or s.opens_with("being")  # "Be number one"
    return told and all(s.has("generic", "adjectives", among=(item,)) for item in content)


@feature
def compares(s: Statement) -> bool:
    """It only compares: `Better service`, `Be more present on social media`."""
    compared = s.has("comparing", among=s.following[:1]) or bool(s.search("compared_noun"))
    return compared and (s.opening is None or s.opens_with("being"))


@feature
def too_short(s: Statement) -> bool:
    """It cannot say where it leads."""
    return int(s["count"]) <= SHORT


@feature
def long(s: Statement) -> bool:
    """It is hard to remember."""
    return int(s["count"]) > LONG


@feature
def far_too_long(s: Statement) -> bool:
    """It is hard to read."""
    return int(s["count"]) > FAR_TOO_LONG
