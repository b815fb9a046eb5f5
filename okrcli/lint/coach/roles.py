"""What each figure of a statement is for: where it should go, where it stands, a window of time, a scope."""

from __future__ import annotations

import re
from dataclasses import dataclass

from okrcli.lint.coach.figure import Figure
from okrcli.lint.coach.numbers import Line
from okrcli.lint.coach.remarks import Language
from okrcli.lint.coach.words import one_of
from okrcli.lint.coach.words.standing import AFTER_EN, AFTER_FR, BEFORE_EN, BEFORE_FR, TIMED

_N = r"#(\d+)"
_FEW = r"(?:[^#\s,;()]+ ){0,3}"
_STILL = r"(?:(?!by |to |and |et )[^#\s,;()]+ ){0,3}"
_SOME = r"(?:[^#\s;()]+ ){0,6}"
# Words after a figure that still speak of it.
_TURN = one_of("""
    and
    or
    from
    versus
    vs
    than
    instead
    to
    by
    above
    below
    over
    under
    more
    less
    fewer
    higher
    lower
    et
    ou
    contre
    plus
    moins
    que
    qu
""")
_NEXT = rf"(?:(?!{_TURN} )[^#\s,;()]+ ){{0,3}}"
_ARROW = r"→|⇒|➔|- >|= >"

# From one figure to another: the first group is where it starts, the second where it should end.
_FROM_TO = {
    "en": (
        re.compile(rf" from {_FEW}{_N} {_SOME}(?:to|{_ARROW}|until|up to|down to|and) {_FEW}{_N} "),
        re.compile(rf" {_N} {_NEXT}(?:to|{_ARROW}|down to|up to) {_FEW}{_N} "),
    ),
    "fr": (
        re.compile(rf" (?:de|d|du|des|depuis) {_FEW}{_N} {_SOME}(?:a|au(?! lieu)|aux|{_ARROW}|jusqu a|en) {_FEW}{_N} "),
        re.compile(rf" {_N} {_NEXT}(?:a|au(?! lieu)|{_ARROW}) {_FEW}{_N} "),
    ),
}
_BASELINE_BEFORE = {
    "en": re.compile(rf" {one_of(BEFORE_EN)} {_STILL}(?:: )?{_N} "),
    "fr": re.compile(rf" {one_of(BEFORE_FR)} {_STILL}(?:: )?{_N} "),
}
_BASELINE_AFTER = {
    "en": re.compile(rf" {_N} {_NEXT}{one_of(AFTER_EN)} "),
    "fr": re.compile(rf" {_N} {_NEXT}{one_of(AFTER_FR)} "),
}
_PAST_IN_PARENTHESES = re.compile(
    rf"\( (?:[^#()]* )?{_N} (?:[^#()]* )?(?:in|at|au|en|for|as of|lors|fin|end of|on) "
    r"(?:the |le |du |l |d |de )?[^()#]*\)"
)
_TARGET_IN_PARENTHESES = re.compile(rf"\( (?:target|goal|objectif|cible|vise|aim)[^()#]*{_N}")
_PARENTHESES = re.compile(r"\([^()]*\)")
_FIGURE = re.compile(_N)
_FROM = re.compile(rf" from {_FEW}{_N} ")
_WITHIN = {
    "en": re.compile(
        r" (?:within|in|over|during|for|inside|every|after|under a|past) (?:the |their |its |our |about |a )?"
        rf"(?:next |first |last |coming |following )?{_N} "
    ),
    "fr": re.compile(
        r" (?:en|dans|sur|sous|pendant|durant|ici|apres|chaque|tous|toutes) (?:les |ces |leurs |nos |des |l )?"
        rf"(?:prochains? |prochaines? )?{_N} "
    ),
}
# "per 1,000 births"; "diviser par 2" is a factor.
_PER = re.compile(rf" (\S+) (?:per|/|par|pour|every|each|tous les|toutes les|par tranche de) {_N} ")
_FACTORS = ("divis", "multipli")
_SCOPE = {
    "en": re.compile(
        r" (?:across|among|in|at|on|over|with|for|from|the|our|all|these|those|of our|of the|both|every one of) "
        rf"(?:top |first |last |key |main |all )?{_N} "
    ),
    "fr": re.compile(
        r" (?:dans|sur|chez|aupres de|parmi|pour|avec|les|nos|ces|des|aux|leurs|mes|tous les|toutes les) "
        rf"(?:top |principaux |principales )?{_N} "
    ),
}
_TIMED = re.compile(f" {one_of(TIMED)} ")
_TIMES = frozenset({"time", "long_time"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Indices of figures by role. `moves` pairs a start with its end; `targets` hold what could be a goal, in order."""

    targets: tuple[int, ...] = ()
    baselines: tuple[int, ...] = ()
    asides: tuple[int, ...] = ()
    moves: tuple[tuple[int, int], ...] = ()


def assign_roles(line: Line, language: Language, *, moving: bool) -> Roles:
    """Return what each figure is for. `moving`: the statement opens with a verb that moves a metric (reduce, grow)."""
    text, figures = line.text, line.figures
    if not figures:
        return Roles()
    moves = _moves(text, language, figures)
    ends = {end for _, end in moves}
    aimed = _found(_TARGET_IN_PARENTHESES, text)
    baselines = (_found(_BASELINE_BEFORE[language], text) | _found(_BASELINE_AFTER[language], text)) - ends
    baselines = ({start for start, _ in moves} | baselines | _found(_PAST_IN_PARENTHESES, text)) - aimed
    aside = {int(place) for part in _PARENTHESES.findall(text) for place in _FIGURE.findall(part)} - baselines - aimed
    others = {place for place, one in enumerate(figures) if one.unit == "denominator"}
    others |= {place for place in _per(text) if figures[place].unit in {"count", "time"}} - ends - baselines
    remaining = [place for place in range(len(figures)) if place not in baselines | others | aside]
    if language == "en":
        starts = (_found(_FROM, text) & set(remaining)) - ends
        if moving or len(remaining) > len(starts):
            baselines |= {place for place in starts if moving or _could_start(figures[place], remaining, figures)}
    remaining = [place for place in remaining if place not in baselines]
    windows = _windows(text, language, figures, remaining, baselines, ends)
    remaining = [place for place in remaining if place not in windows]
    scopes = {
        place for place in (_found(_SCOPE[language], text) & set(remaining)) - ends if figures[place].unit == "count"
    }  # fmt: skip
    if moving or len(scopes) < len(remaining):
        remaining = [place for place in remaining if place not in scopes]
    if not remaining and baselines:
        # "every 5 weeks rather than every 8": the time is what changes.
        remaining = sorted(windows | {place for place in others if figures[place].unit != "denominator"})
    if not remaining and not baselines and aside:
        remaining, aside = sorted(aside), set()
    return Roles(tuple(remaining), tuple(sorted(baselines)), tuple(sorted(aside)), moves)


def _found(pattern: re.Pattern[str], text: str) -> set[int]:
    return {int(place) for place in pattern.findall(text)}


def _per(text: str) -> set[int]:
    return {int(place) for before, place in _PER.findall(text) if not before.startswith(_FACTORS)}


def _moves(text: str, language: Language, figures: tuple[Figure, ...]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    taken: set[int] = set()
    for pattern in _FROM_TO[language]:
        for match in pattern.finditer(text):
            start, end = int(match[1]), int(match[2])
            if end == start + 1 and not taken & {start, end} and _comparable(figures[start], figures[end]):
                found.append((start, end))
                taken |= {start, end}
    return tuple(sorted(found))


def _comparable(start: Figure, end: Figure) -> bool:
    units = {start.unit, end.unit}
    if "denominator" in units:
        return False
    # "de 22 à 50 %": the unit is said once.
    return len(units) == 1 or "count" in units or units <= _TIMES | {"fraction"}


def _could_start(figure: Figure, remaining: list[int], figures: tuple[Figure, ...]) -> bool:
    """Whether `from` before the figure gives a start, not a source (`€3M from 20 clients`)."""
    if figure.unit != "count":
        return True
    return any(figures[place].unit == "count" and figures[place] is not figure for place in remaining)


def _windows(
    text: str,
    language: Language,
    figures: tuple[Figure, ...],
    remaining: list[int],
    baselines: set[int],
    ends: set[int],
) -> set[int]:
    """Return the durations that say how long it may take; where a time is what is measured, it is itself the goal."""
    within = (_found(_WITHIN[language], text) & set(remaining)) - ends
    times = {place for place in within if figures[place].unit in _TIMES}
    if len(times) < len(remaining):
        return times
    if any(figures[place].unit in _TIMES for place in baselines) or _TIMED.search(text):
        return set()
    return {place for place in times if figures[place].unit == "long_time"}
