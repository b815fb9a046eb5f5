"""What a key result's words measure: a change or a state kept, attention, the plan itself, two things at once."""

from __future__ import annotations

import re

from okrcli.lint.coach.lexicon import Lexicon, units
from okrcli.lint.coach.opening import sense_at
from okrcli.lint.coach.statement import MAKING, MOVING, SHARES, Statement, feature

_FAMILIES = {"percent": "percent", "points": "percent", "money": "money", "time": "time", "long_time": "time"}
_MONEY_SIGNS = ("€", "$", "£", "eur", "usd", "gbp", "chf")


# --- Changes ---------------------------------------------------------------------------------------------------------


@feature
def factor(s: Statement) -> str:
    """The words that halve or double something."""
    found = s.search("factor")
    return found.group().strip() if found else ""


def factors(text: str, words: Lexicon) -> list[tuple[int, int]]:
    """Return where a line halves or doubles something: the first item of each place, and the one after it."""
    found = []
    item = at = 0
    apart = text.replace(" ", "  ")  # so that one may follow another
    for match in words.pattern("factor").finditer(apart):
        item += apart.count(" ", at, match.start()) // 2
        found.append((item, item + len(match.group().split())))
        at = match.start()
    return found


@feature
def change_in_words(s: Statement) -> bool:
    """It says how far to go without digits: a factor, a frequency, a grade, none left, break-even."""
    return bool(s["factor"] or any(s.search(name) for name in ("oftener", "grade", "none_left", "threshold", "equal")))


@feature
def says_more_or_less(s: Statement) -> bool:
    """It moves something, or compares: `Fewer complaints`."""
    return bool(s["moving"] or s.has("comparing"))


@feature
def name_of_a_measure(s: Statement) -> bool:
    """It is the name of a measure: `Average basket size`, `Orders per week`."""
    rated = s.has("metrics") and s.has("rating")
    return s.has("heads") or rated or not units().metric_names.isdisjoint(s.items)


@feature
def unmeasured_target(s: Statement) -> str:
    """The figure of a target in words alone, of which nothing says where it starts."""
    if s.roles.baselines or s.roles.asides or not s.roles.targets or s["factor"]:
        return ""
    figure = s.line.figures[s.roles.targets[0]]
    return "" if figure.unit in {"fraction", "times"} or figure.value == 0 else figure.raw


# --- States that are kept --------------------------------------------------------------------------------------------


@feature
def kept(s: Statement) -> str:
    """The words that keep or state a metric where it is: that is a KPI with a range."""
    if s.roles.moves or s["change_in_words"]:
        return ""
    if s["keeping_verb"]:
        improving = bool(s.roles.baselines) and s.opens_with("limiting")
        near = s.following[:5]
        people = s.opens_with("retaining") and s.has("people", among=near) and not s.has("heads", among=near)
        return "" if improving or people else s["verb"]
    found = s.search("kept")
    if found is not None and not s["moving_verb"] and not s.roles.baselines and not _is_about_others(s, found):
        return s.written_in(found)
    return _stated(s)


@feature
def bounded(s: Statement) -> bool:
    """What it keeps it keeps on one side of a bound, as a guardrail does: `Keep the rate below 1 %`."""
    return s.opens_with("limiting") and bool(s.targets) and bool(s.search("bound"))


def _is_about_others(s: Statement, kept: re.Match[str]) -> bool:
    """Whether people, or so many out of so many, are what stays: `3 projects out of 4 stay within budget`."""
    subject = s.text[: kept.start()].split()
    return s.has("people", among=tuple(subject)) or any(
        s.unit_of(item) in {"denominator", "fraction"} for item in subject
    )


def _stated(s: Statement) -> str:
    """The verb of a sentence that states a figure and nothing else: `Occupancy is 88 %`."""
    stands = s.search("states_a_figure")
    alone = stands is not None and len(s.line.figures) == 1 and s.opening is None
    return s.written_in(stands, "verb") if alone and stands is not None else ""


# --- What counts for nothing -----------------------------------------------------------------------------------------


@feature
def own_plan(s: Statement) -> bool:
    """It counts goals or indicators reached, or entries of the plan done: it has no measure of its own."""
    done = s.search("plan_done") and not s.search("on_time", f" {' '.join(s.following)} ")
    return bool(s.search("counted_goals") or done)


@feature
def pay(s: Statement) -> bool:
    """It is a bonus paid, earned or due."""
    return bool(s.search("pays"))


@feature
def watches(s: Statement) -> bool:
    """It follows a measure and wants nothing of it: `Track absenteeism`."""
    return s.opens_with("watching") and s.has("metrics", among=s.following[:5])


@feature
def vanity(s: Statement) -> str:
    """The words for attention that it counts, where nothing turns it into behaviour."""
    found = s.search("counts_attention") or s.search("on_a_network")
    if found is None or s.search("converting", s.text.replace(found.group(), " ", 1)):
        return ""
    if s.search("of_attention", s.text[found.end() - 1 :]):
        return ""  # "Downloads take less than 2 s" is about something else
    share = s.search("share_of")
    return "" if share is not None and s.unit_of(f"#{share[1]}") in SHARES else s.written_in(found)


# --- Two metrics: each side of an `and` has a target of its own, or one target serves both ---------------------------


@feature
def two_metrics(s: Statement) -> bool:
    """It has two goals."""
    goals = {f"#{place}" for place in s.roles.targets if s.line.figures[place].unit != "long_time"}
    aims = [(index, index + 1) for index, item in enumerate(s.items) if item in goals]
    aims += factors(s.text, s.words)
    first, last = min((end for _, end in aims), default=len(s.items)), max((start for start, _ in aims), default=0)
    means = _start_of_means(s)
    last = min(last, means) if first <= means else last
    counted = _end_of_counts(s) if s.opening is not None and s.opening.promise in MAKING else 0
    for index in range(max(first, 1, counted + 1), min(last, len(s.items) - 1)):
        if _couples(s, index) and not _is_range(s, index):
            return True
    if aims and _has_second_deed(s, last + 1, means):
        return True
    return (bool(aims) and _shares_one_goal(s)) or _has_second_movement(s, first if aims else None)


def _has_second_deed(s: Statement, start: int, means: int) -> bool:
    """Whether a movement with its figure is followed by another verb: `Cut scrap by 20 % and train every operator`."""
    if s.opening is None or s.opening.promise not in MOVING | {"result"} or s.opening.sense.form != "base":
        return False
    for index in range(start, min(means, len(s.items) - 2)):
        if s.items[index] in s.words["joint"]:
            sense, end = sense_at(s.items, index + 1, s.words, first=False)
            about = s.items[end : end + 1]
            if sense is not None and sense.form == "base" and sense.promise in MAKING | MOVING:
                return bool(about) and about[0] in s.words["determiners"]
    return False


def _has_second_movement(s: Statement, goal: int | None) -> bool:
    """Whether the figure is the second movement's alone: `Raise the basket and cut its cost by 20 %`.

    What is made for the movement is no goal of its own; two things made for it are a list.
    """
    opening = s.opening
    if opening is None or opening.promise not in MOVING | MAKING or opening.sense.form != "base":
        return False
    if goal is None:
        if opening.promise not in {"up", "down"} or not s.has("metrics", among=s.following[:4]):
            return False
        goal = len(s.items)
    made = 0 if opening.promise in MOVING else 2
    for index in range(opening.end + 1, min(goal, len(s.items) - 1)):
        if s.items[index] in s.words["joint"] or s.items[index] == ",":
            after = index + 2 if s.items[index + 1] in s.words["joint"] else index + 1
            sense, end = sense_at(s.items, after, s.words, first=False) if after < len(s.items) else (None, 0)
            if sense is None or sense.form != "base":
                continue
            if sense.promise in MAKING and made:
                made -= 1
            elif sense.promise in MOVING | {"result"} and made < 2 and s.has("metrics", among=s.items[end : end + 4]):
                return True
    return False


def _start_of_means(s: Statement) -> int:
    """The item where it goes on to how: "…to 12 % by holding interviews and mending the top 3 reasons"."""
    for index, item in enumerate(s.items[:-1]):
        if item in s.words["means"]:
            sense = s.words.verbs.get(s.items[index + 1])
            if sense is not None and sense.form == "gerund":
                return index
    return len(s.items)


def _end_of_counts(s: Statement) -> int:
    """The item up to which figures only count what is made: "Train 30 reps and lift their close rate to 25 %"."""
    measures = (at for at, item in enumerate(s.items) if s.unit_of(item) not in {"", "count"} or _wins(s, at))
    return next(measures, len(s.items) if s.line.figures else 0)


def _wins(s: Statement, index: int) -> bool:
    """Whether something is won from here on: `Launch the programme and reach 1,000 users and…`."""
    sense = s.words.verbs.get(s.items[index]) if index and s.items[index - 1] in s.words["joint"] else None
    return sense is not None and sense.promise in MOVING | {"result"} and sense.form == "base"


def _couples(s: Statement, index: int) -> bool:
    """Whether the item ties two clauses: `and`, `+` between words, a comma before another verb."""
    before, item, after = s.items[index - 1 : index + 2]
    if item == "," and after.startswith("#"):
        counted = s.items[index + 2 : index + 3]
        named = bool(counted) and counted[0].isalpha() and not s.has("stops", among=counted)
        return named and s.items[0].startswith("#")  # "500 sign-ups, 300 apps created", not "…, 3 per rep"
    if item == ",":
        sense, _ = sense_at(s.items, index + 1, s.words, first=False)
        return sense is not None and sense.promise in MOVING | {"result"} and sense.form == "base"
    if item not in s.words["coupling"] or (item == "/" and "#" in (before[0], after[0])):
        return False
    added = item == "+" and after.startswith("#") and before.isalpha()
    return not added and not _share_a_verb(s, index)


def _share_a_verb(s: Statement, index: int) -> bool:
    """Whether two shares are of one thing said: `100 % of A and more than 85 % of B work`."""
    shares = [
        at
        for at, item in enumerate(s.items)
        if s.unit_of(item) == "percent" and s.has("of_what", among=s.items[at + 1 : at + 2])
    ]
    said = any(sense is not None for sense in map(s.participle, range(index)))
    return len(shares) == 2 and shares[0] < index < shares[1] <= index + 3 and s.opening is None and not said


def _is_range(s: Statement, index: int) -> bool:
    return s.has("between", among=s.items[max(0, index - 4) : index]) and s.items[index + 1].startswith("#")


def _shares_one_goal(s: Statement) -> bool:
    """Whether one target serves two metrics: `Increase revenue and margin by 10 %`."""
    items, heads = s.items, s.words["heads"]
    if not s["moving_verb"]:
        return False
    for index in range(2, len(items) - 2):
        if items[index] not in s.words["joint"] or not s.has("heads", among=items[index - 2 : index]):
            continue
        after = index + 2 if items[index + 1] in s.words["articles"] else index + 1
        if items[after] in heads:
            return items[after + 1 : after + 2] == () or items[after + 1] not in heads
    return False


# --- Words against fields --------------------------------------------------------------------------------------------


@feature
def contrary_verb(s: Statement) -> str:
    """The verb that says the opposite of the fields' direction, or of the sentence's own figures."""
    said = _direction_said(s)
    if not said or s.has("inverse"):
        return ""
    moved: str | None = s.fields.direction
    if moved is None:
        for start, end in s.roles.moves[:1]:
            first, last = s.line.figures[start], s.line.figures[end]
            if first.unit == last.unit and first.value != last.value:
                moved = "up" if last.value > first.value else "down"
    return (s["verb"] or s.written(0, 1)) if moved not in {None, said} else ""


def _direction_said(s: Statement) -> str:
    if s.opening is not None:
        return s.opening.promise if s.opening.promise in {"up", "down"} else ""
    if s.has("upward", among=s.items[:1]):
        return "up"
    return "down" if s.has("downward", among=s.items[:1]) else ""


@feature
def contrary_figure(s: Statement) -> str:
    """The figure whose unit is of another family than the field's: an amount for a percentage."""
    family = _family(s.fields.unit or "")
    places = (*s.roles.targets, *s.roles.baselines)
    measured = [figure for figure in map(s.line.figures.__getitem__, places) if figure.unit in _FAMILIES]
    if not s.roles.moves:
        # "Answered within two days" beside a unit of % is none: the time is the condition, the field the share. Nor is
        # "Cut cost by 10 %" beside €: the words give the change, the field the amount.
        measured = [figure for figure in measured if _FAMILIES[figure.unit] != "time"]
        if all(figure.unit in {"percent", "points"} for figure in measured):
            return ""
    if not family or not measured or any(_FAMILIES[figure.unit] == family for figure in measured):
        return ""
    return measured[0].raw


@feature
def unit_of_the_field(s: Statement) -> str:
    """The unit in the file."""
    return s.fields.unit or ""


def _family(unit: str) -> str:
    plain = unit.strip().lower()
    if plain in units().percent:
        return "percent"
    if any(sign in plain for sign in _MONEY_SIGNS):
        return "money"
    return "time" if plain in units().times else ""
