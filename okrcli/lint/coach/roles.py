"""What each figure of a statement is for: where it should go, where it stands, a window of time, a scope."""

from __future__ import annotations

import re
from dataclasses import dataclass

from okrcli.lint.coach.figures import Figure, Line
from okrcli.lint.coach.lexicon import Lexicon

_PARENTHESES = re.compile(r"\([^()]*\)")
_FIGURE = re.compile(r"#(\d+)")
_TIMES = frozenset({"time", "long_time"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Indices of figures by role. `moves` pairs a start with its end; `targets` hold what could be a goal, in order."""

    targets: tuple[int, ...] = ()
    baselines: tuple[int, ...] = ()
    asides: tuple[int, ...] = ()
    moves: tuple[tuple[int, int], ...] = ()


def assign_roles(line: Line, words: Lexicon, *, moving: bool) -> Roles:
    """Return what each figure is for. `moving`: the statement opens with a verb that moves a metric (reduce, grow)."""
    text, figures = line.text, line.figures
    if not figures:
        return Roles()

    def found(name: str) -> set[int]:
        return {int(match[match.lastindex or 0]) for match in words.pattern(name).finditer(text)}

    moves = _moves(text, words, figures)
    ends = {end for _, end in moves}
    aimed = found("target_in_parentheses")
    baselines = (found("standing_before_figure") | found("standing_after_figure") - found("bound")) - ends
    baselines = ({start for start, _ in moves} | baselines | found("past_in_parentheses")) - aimed
    aside = {int(place) for part in _PARENTHESES.findall(text) for place in _FIGURE.findall(part)} - baselines - aimed
    others = {place for place, one in enumerate(figures) if one.unit == "denominator"}
    others |= {place for place in found("per") if figures[place].unit in {"count", "time"}} - ends - baselines
    remaining = [place for place in range(len(figures)) if place not in baselines | others | aside]
    starts = (found("from") & set(remaining)) - ends
    if moving or len(remaining) > len(starts):
        baselines |= {place for place in starts if moving or _could_start(figures[place], remaining, figures)}
    remaining = [place for place in remaining if place not in baselines]
    within = (found("within") & set(remaining)) - ends
    timed = any(figures[place].unit in _TIMES for place in baselines) or words.pattern("about_time").search(text)
    windows = _windows(figures, remaining, within, timed=bool(timed))
    remaining = [place for place in remaining if place not in windows]
    scopes = {
        place for place in (found("scope") & set(remaining)) - ends if figures[place].unit == "count"
    }  # fmt: skip
    if moving or len(scopes) < len(remaining):
        remaining = [place for place in remaining if place not in scopes]
    if not remaining and baselines:
        # "every 5 weeks rather than every 8": the time is what changes.
        remaining = sorted(windows | {place for place in others if figures[place].unit != "denominator"})
    if not remaining and not baselines and aside:
        remaining, aside = sorted(aside), set()
    return Roles(tuple(remaining), tuple(sorted(baselines)), tuple(sorted(aside)), moves)


def _moves(text: str, words: Lexicon, figures: tuple[Figure, ...]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    taken: set[int] = set()
    for name in ("from_to", "to"):
        for match in words.pattern(name).finditer(text):
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


def _windows(figures: tuple[Figure, ...], remaining: list[int], within: set[int], *, timed: bool) -> set[int]:
    """Return the durations that say how long it may take; where a time is what is measured, it is itself the goal."""
    times = {place for place in within if figures[place].unit in _TIMES}
    if len(times) < len(remaining):
        return times
    return set() if timed else {place for place in times if figures[place].unit == "long_time"}
