"""Whether a key result amounts to a thing made or an activity: by its verb, by what our own staff does, by its end."""

from __future__ import annotations

from typing import Literal, NamedTuple

from okrcli.lint.coach.lexicon import Sense
from okrcli.lint.coach.outcomes import ends_a_group, has_outcome_clause, noun_after
from okrcli.lint.coach.statement import MAKING, MOVING, SHARES, Statement, feature

_FARTHEST = 9
"""Words in which the verb must come."""
_ENDS = frozenset("(),;:.→<>≥≤=+-/")
_NO_BARE_FORMS = ("s", "ing", "ed", "ly")


class Activity(NamedTuple):
    """A verb or noun of making or doing: which of the two, its words, and what it is about, as written.

    `about` is empty where the words make no part of another sentence as they stand: a verb that is conjugated.
    """

    busy: Literal["output", "task"]
    verb: str
    about: str


_NONE = Activity("output", "", "")


@feature
def activity(s: Statement) -> Activity:
    """What the key result amounts to, its words empty where it is neither output nor task or an outcome redeems it."""
    opening = s.opening
    if opening is None or opening.promise in {"maintain", "result"}:
        return _of_little_said(s) or _of_sentence(s) or _NONE
    # "Nous publions 8 articles" makes no part of a sentence as it stands.
    about = "" if opening.sense.form == "plural" else s["rest"]
    if s["making"]:
        return _NONE if s["redeemed"] else Activity("task" if s["task_verb"] else "output", s["verb"], about)
    return Activity("output", s["verb"], "") if opening.promise != "down" and _makes_more(s) else _NONE


@feature
def output(s: Statement) -> bool:
    """It amounts to a thing delivered."""
    return bool(s["activity"].verb) and s["activity"].busy == "output"


@feature
def task(s: Statement) -> bool:
    """It amounts to something that is done by doing it."""
    return bool(s["activity"].verb) and s["activity"].busy == "task"


@feature
def activity_verb(s: Statement) -> str:
    """The words that say so."""
    return str(s["activity"].verb)


@feature
def activity_about(s: Statement) -> str:
    """What was made or done."""
    return str(s["activity"].about)


def _of_little_said(s: Statement) -> Activity | None:
    """Return what `make 100 cold calls`, `get feedback from 25 users`, `close 45 tickets` amount to."""
    opening, words = s.opening, s.words
    if opening is None or not s["counts_things"]:
        return None
    noun = noun_after(s, opening.end)
    moved = bool(s.roles.moves or s.roles.baselines)
    timed = any(one.unit in {"time", "denominator"} for one in s.line.figures)
    gathers = s.opens_with("gathering") and s.has("asked_for")
    busy = s.opens_with("light") and not moved and (noun in words["content"] or opening.sense.lemma == "do")
    goes = s.opens_with("going") and not moved
    handles = s.opens_with("handling") and not moved and not timed and s.has("cases", among=s.following)
    unknown = len(s.line.figures) == 1 and opening.sense.lemma not in words.verbs
    unknown = unknown and not s.has("outcomes", "people", among=(noun,))
    if gathers or ((busy or goes or handles or unknown) and not has_outcome_clause(s, opening.end)):
        return Activity("task", s["verb"], s["rest"])
    return None


def _of_sentence(s: Statement) -> Activity | None:
    """Return what a sentence or a phrase without a leading verb amounts to."""
    if s["has_figures"] and not s.line.figures:
        return None  # "Orders delivered" names what the fields count
    clause = find_clause(s)
    if clause is None:
        done = _thing_done(s) or _counted_artefacts(s)
        return None if done is None or _has_outcome_figure(s) else done
    if clause.sense is not None and not s.roles.moves and not s.roles.baselines and _is_put_through(s, clause):
        return Activity("task", s.items[clause.verb], "")
    # What our own staff does is its work; what others do of themselves is an outcome.
    works = clause.sense is not None and clause.sense.promise in MAKING and clause.head in s.words["own_staff"]
    if clause.sense is None or not works or clause.counted or not s["counts_things"]:
        return None
    if s.roles.moves or s.roles.baselines or s["change_in_words"] or has_outcome_clause(s, clause.end):
        return None
    return Activity("task" if clause.sense.promise == "task" else "output", s.items[clause.verb], "")


def _is_put_through(s: Statement, clause: Clause) -> bool:
    """Whether people only sit through what was held for them: `Every manager has taken one training session`."""
    held = ("lessons", "meetings") if s.has("own_staff", "staff", among=(clause.head,)) else ("meetings",)
    sat = clause.sense is not None and clause.sense.lemma in s.words["sitting_through"]
    return sat and s.has(*held, among=s.items[clause.end : clause.end + 5])


def _makes_more(s: Statement) -> bool:
    """Whether only the count of things made rises: `Go from 2 to 5 newsletters`, `Double the number of workshops`."""
    opening, figures, content = s.opening, s.line.figures, s.words["content"]
    if opening is None:
        return False
    if not s.targets and s["factor"]:
        start = next((at + 1 for at, item in enumerate(s.items) if item in s.words["number_of"]), opening.end)
        return noun_after(s, start) in content
    if not s["counts_things"] or has_outcome_clause(s, opening.end):
        return False
    last = s.items.index(f"#{s.roles.targets[-1]}")
    after, before = noun_after(s, last + 1), noun_after(s, opening.end)
    rated = s.search("per_head", f" {' '.join(s.items[last:])} ")
    rising = not rated and all(figures[start].value < figures[end].value for start, end in s.roles.moves)
    return rising and (after in content or (before in content and not after)) and before not in s.words["reported"]


# --- Things that a phrase says are there or were done: `6 pages live`, `charte finalisée`, `8 webinars` --------------


def _has_outcome_figure(s: Statement) -> bool:
    """Whether a figure speaks of an effect: a movement, an amount, a time, a share that is not all of the work."""
    units = {figure.unit for figure in s.targets}
    if s.roles.moves or s.roles.baselines or units & {"money", "times", "score", "points", "time"}:
        return True
    if s["change_in_words"] or s.search("limited") or any(not figure.value or figure.value % 1 for figure in s.targets):
        return True
    if s.search("by_others") or any(_moves_to(s, index) for index in range(1, len(s.items))):
        return True
    if units & SHARES:
        served = any(figure.unit == "time" for figure in s.line.figures)  # "are reviewed within 3 business days"
        part = any(figure.value not in {1.0, 100.0} for figure in s.targets if figure.unit in SHARES)
        return served or part  # "85% of apprentices are hired"
    company = next((at for at, item in enumerate(s.items) if item in s.words["beside"]), len(s.items))
    counted = noun_after(s, s.items.index(f"#{s.roles.targets[0]}") + 1) if s.targets else ""
    won = bool(s.targets) and counted not in s.words["artefacts"] and not s.says_done("approaching")
    return won and s.has("outcomes", among=s.items[:company])


def _moves_to(s: Statement, index: int) -> bool:
    """Whether a participle says where something has gone: `brought down to 50`, `ramené à 50`."""
    sense = s.participle(index)
    end = index + len(sense.lemma.split()) if sense is not None else 0
    return sense is not None and sense.promise in MOVING and bool(s.unit_of("".join(s.items[end + 1 : end + 2])))


def _thing_done(s: Statement) -> Activity | None:
    """Return the thing that a state says is there: `6 pages live`, `charte finalisée`, `The CRM is in production`."""
    if s.opens_with("reaching") and not s.has("artefacts"):
        return None  # "Reach 2,000 certified companies" is a level
    state = s.search("there")
    if state is not None:
        return Activity("output", s.written_in(state), s.written(0))
    aside = s.items.index("(", 1) if "(" in s.items[1:] else len(s.items)  # "(measured by survey)"
    for index in range(1, aside):
        sense = s.participle(index)
        made = sense is not None and (sense.promise in MAKING or (sense.promise == "move" and _is_all_of_a_thing(s)))
        if sense is None or not made or s.items[index - 1] in s.words["defining"] or _qualifies(s, index):
            continue
        others = sense.lemma in s.words["done_by_others"] and not s["counts_things"] and not _is_all_of_a_thing(s)
        if others or sense.lemma in s.words["joining"] or sense.lemma in s.words["measuring"]:
            continue
        after = index + len(sense.lemma.split())
        adverb = after < len(s.items) and s.items[after].endswith(s.words.adverb)
        if s.words.bare_verbs and not adverb and not (ends_a_group(s, after) or ends_a_group(s, index + 1)):
            continue  # "trained staff", unlike "dashboards delivered by June"
        return Activity("task" if sense.promise == "task" else "output", s.items[index], s.written(0, index))
    return None


def _qualifies(s: Statement, index: int) -> bool:
    """Whether a finite verb follows the participle at once, which then only qualifies: `visites guidées affichent…`."""
    after = s.items[index + 1] if index + 1 < len(s.items) else ""
    sense = s.words.verbs.get(after)
    if after in s.words["perfect"] - s.words["toward"]:  # "ont"; "a" may be « à »
        return True
    finite = after.endswith("ent") and not after.endswith(s.words.adverb) and (sense is None or sense.form == "present")
    return finite and not s.words.bare_verbs


def _is_all_of_a_thing(s: Statement) -> bool:
    """Whether all of what was made is the subject (`Toutes les fiches`): no share of what others do."""
    whole = all(figure.unit == "percent" and figure.value >= 100 for figure in s.targets)
    return whole and bool(s.targets) and s.has("artefacts", among=s.items[:6])


def _counted_artefacts(s: Statement) -> Activity | None:
    """Return what a bare count of things made or held amounts to: `8 webinars`, `12 articles de blog`."""
    if s.opening is None and s["counts_things"] and not s.says_done("sold"):
        for index, item in enumerate(s.items[:4]):
            noun = noun_after(s, index + 1) if item.startswith("#") else ""
            if noun in s.words["artefacts"]:
                return Activity("output", noun, s.written(index))
    return None


# --- Who does what: the subject and the finite verb of a sentence, `Ten clinics use the tool`, `L'équipe appelle…` ---


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
        elif head and _is_verb(s, index) and not (counted and _is_of_many(s, index)):
            end = index + 1
            sense = words.verbs.get(item)
            if item in words["perfect"]:
                sense, end = (s.participle(end) if end < len(s.items) else None), end + 1
                if sense is None:
                    had = s.has("meetings", among=s.items[end - 1 : end + 3])
                    return Clause(head, counted, words.verbs[item], index, end - 1) if had else None  # else a state
            return Clause(head, counted, sense, index, end)
        elif item.isalpha() and item not in words["before_noun"] and (words.head_last or not head):
            head = item
    return None


def _is_of_many(s: Statement, index: int) -> bool:
    """Whether a form in -s counts as a noun: `3 case studies`, where a verb would have none."""
    sense = s.words.verbs.get(s.items[index])
    many = any(figure.unit == "count" and figure.value > 1 for figure in s.targets)
    return s.words.bare_verbs and many and sense is not None and sense.form == "present"


def _is_verb(s: Statement, index: int) -> bool:
    """Whether the word is a finite verb: a form before an object, in English a bare one after a plural."""
    words, item, before = s.words, s.items[index], s.items[index - 1]
    after = s.items[index + 1] if index + 1 < len(s.items) else ""
    opens = after in words["opens_object"] or after.startswith("#")
    opens = opens or (item in words["perfect"] and after in words.participles)
    if item in words["before_noun"] or before in words["before_noun"]:
        return False
    if item in words["perfect"] and not words.bare_verbs:
        return before[0].isalpha()
    share = s.unit_of(before) in {"denominator", "fraction"}
    if before.startswith("#") and not share:
        return False
    sense = words.verbs.get(item)
    if not words.bare_verbs:
        if sense is None:
            return item.endswith("ent") and not item.endswith("ment") and opens
        finite = sense.form == "present" or (item.endswith("e") and s.participle(index) is None)
        return finite and (opens or item.endswith("ent"))
    plural = share or before in words["people"] or (before.endswith("s") and not before.endswith(("ss", "us", "is")))
    if plural and not item.endswith(_NO_BARE_FORMS):
        return opens and (sense is None or sense.form == "base" or item in words["perfect"]) and item.isalpha()
    return opens and sense is not None and sense.form == "present"
