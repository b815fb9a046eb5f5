"""What each figure of a statement is for: where it should go, where it stands, a window of time, a scope."""

from __future__ import annotations

import re
from dataclasses import dataclass

from okrcli.lint.wording.numbers import Figure, Line
from okrcli.lint.wording.remarks import Language

_N = r"#(\d+)"
_FEW = r"(?:[^#\s,;()]+ ){0,3}"
_SOME = r"(?:[^#\s;()]+ ){0,6}"
# Words after a figure that still speak of it.
_NEXT = r"(?:(?!and |et |or |ou |from |versus |vs |than |instead |to |by |contre )[^#\s,;()]+ ){0,3}"

# From one figure to another: the first group is where it starts, the second where it should end.
_FROM_TO = {
    "en": [
        re.compile(rf" from {_FEW}{_N} {_SOME}(?:to|→|until|up to|down to|and) {_FEW}{_N} "),
        re.compile(rf" {_N} {_NEXT}(?:to|→|⇒|➔|- >|= >|down to|up to) {_FEW}{_N} "),
    ],
    "fr": [
        re.compile(rf" (?:de|d|du|des|depuis) {_FEW}{_N} {_SOME}(?:a|au|aux|→|jusqu a|en) {_FEW}{_N} "),
        re.compile(rf" {_N} {_NEXT}(?:a|au|→|⇒|➔|- >|= >) {_FEW}{_N} "),
    ],
}
_BASELINE_BEFORE = {
    "en": re.compile(
        r" (?:currently|now|today|presently|was|were|been|stands at|standing at|stood at|starting (?:at|"
        r"from)|starts at|vs|versus|instead of|rather than|compared (?:to|with)|up from|down from|against|"
        r"baseline|previously|last (?:year|quarter|month)|which is|which are|which stands at|that is now|"
        r"is now|are now|currently at|is at|are at|we are at|sits at|hovering (?:at|around)|coming from|"
        rf"up on|still|from last year) {_FEW}(?:: )?{_N} "
    ),
    "fr": re.compile(
        r" (?:actuellement|aujourdhui|actuel|actuelle|actuels|depuis|partant de|partir de|contre|au lieu de|"
        r"au lieu d|plutot que|par rapport a|etait|etaient|etait de|qui est|vs|record|partir d|partant d|"
        r"parti de|partis de|parti d|partie de|s eleve|s etablit|reference|base|encore|l an dernier|"
        rf"plafonne|stagne) {_FEW}(?:: )?{_N} "
    ),
}
_BASELINE_AFTER = {
    "en": re.compile(
        rf" {_N} {_NEXT}(?:today|currently|now|at present|at the moment|right now|so far|to date|as of|"
        r"last (?:year|quarter|month|season|winter|summer|survey|week)|this year|this month|this week|"
        r"this quarter|this season|previously|in the last|at the start|in the previous|a year ago|"
        r"at baseline|baseline) "
    ),
    "fr": re.compile(
        rf" {_N} {_NEXT}(?:aujourdhui|actuellement|actuel|actuels|actuelle|a ce jour|l an dernier|l an passe|"
        r"l annee derniere|l hiver dernier|hier|le mois dernier|le trimestre dernier|auparavant|avant|"
        r"lors d|en ce moment|a l heure actuelle|au depart|precedemment|cette annee|ce mois-ci|ce mois|"
        r"ce trimestre|cette semaine|cette saison|au dernier|a date|pour l instant) "
    ),
}
_PAST_IN_PARENTHESES = re.compile(
    r"\( (?:[^#()]* )?#(\d+) (?:[^#()]* )?(?:in|at|au|en|for|as of|lors|fin|end of|on) (?:the |le |du |"
    r"l |d |de )?[^()#]*\)"
)
_TARGET_IN_PARENTHESES = re.compile(r"\( (?:target|goal|objectif|cible|vise|aim)[^()#]*#(\d+)")
_PARENTHESES = re.compile(r"\([^()]*\)")
_FROM = re.compile(rf" from (?:[^#\s,;()]+ ){{0,3}}{_N} ")
_WITHIN = {
    "en": re.compile(
        r" (?:within|in|over|during|for|inside|every|after|under a|past) (?:the |their |its |our |about |"
        rf"a )?(?:next |first |last |coming |following )?{_N} "
    ),
    "fr": re.compile(
        r" (?:en|dans|sur|sous|pendant|durant|ici|apres|chaque|tous|toutes) (?:les |ces |leurs |nos |des |"
        rf"l )?(?:prochains? |prochaines? )?{_N} "
    ),
}
_PER = re.compile(
    r" (?:per|"
    r"(?<!divise )(?<!diviser )(?<!divisee )(?<!divises )(?<!divisees )(?<!multiplier )(?<!multiplie "
    r")(?<!multipliee )(?<!multiplies )(?<!multipliees )par|"
    rf"pour|every|each|tous les|toutes les|par tranche de) {_N} "
)
_SCOPE = {
    "en": re.compile(
        r" (?:across|among|in|at|on|over|with|for|from|the|our|all|these|those|of our|of the|both|"
        rf"every one of) (?:top |first |last |key |main |all )?{_N} "
    ),
    "fr": re.compile(
        r" (?:dans|sur|chez|aupres de|parmi|pour|avec|les|nos|ces|des|aux|leurs|mes|tous les|"
        rf"toutes les) (?:top |principaux |principales )?{_N} "
    ),
}


@dataclass(frozen=True, slots=True)
class Roles:
    """Indices of figures by role. `moves` pairs a start with its end; `targets` hold what could be a goal, in order."""

    targets: tuple[int, ...]
    baselines: tuple[int, ...]
    windows: tuple[int, ...]
    scopes: tuple[int, ...]
    asides: tuple[int, ...]
    moves: tuple[tuple[int, int], ...]


def assign_roles(line: Line, language: Language, *, moving: bool) -> Roles:
    """Return what each figure is for. `moving`: the statement opens with a verb that moves a metric (reduce, grow)."""
    text, figures = line.text, line.figures
    if not figures:
        return _NONE
    moves = _moves(text, language, figures)
    ends = {end for _, end in moves}
    baselines = {start for start, _ in moves}
    baselines |= {int(found) for found in _BASELINE_BEFORE[language].findall(text)} - ends
    baselines |= {int(found) for found in _BASELINE_AFTER[language].findall(text)} - ends
    baselines |= {int(match[1]) for match in _PAST_IN_PARENTHESES.finditer(text)}
    aimed = {int(match[1]) for match in _TARGET_IN_PARENTHESES.finditer(text)}
    baselines -= aimed
    others = {place for place, one in enumerate(figures) if one.unit == "denominator"}
    others |= (
        {place for place in map(int, _PER.findall(text)) if figures[place].unit in {"count", "time"}} - ends - baselines
    )
    aside = {
        int(place) for match in _PARENTHESES.finditer(text) for place in re.findall(_N, match.group())
    } - baselines - aimed  # fmt: skip
    remaining = [place for place in range(len(figures)) if place not in baselines | others | aside]
    if language == "en":
        starts = {int(found) for found in _FROM.findall(text)} & set(remaining) - ends
        if moving or len(remaining) > len(starts):
            baselines |= {place for place in starts if _could_start(figures[place], remaining, figures, moving)}
    remaining = [place for place in remaining if place not in baselines]
    windows = _windows(text, language, figures, remaining, baselines, ends)
    remaining = [place for place in remaining if place not in windows]
    scopes = {
        place for place in {int(found) for found in _SCOPE[language].findall(text)} & set(remaining) - ends
        if figures[place].unit == "count"
    }  # fmt: skip
    if not moving and len(scopes) == len(remaining):
        scopes = set()
    targets = [place for place in remaining if place not in scopes]
    if not targets and not baselines and aside:
        targets, aside = sorted(aside), set()
    return Roles(
        tuple(targets),
        tuple(sorted(baselines)),
        tuple(sorted(windows)),
        tuple(sorted(scopes)),
        tuple(sorted(aside)),
        moves,
    )


_NONE = Roles((), (), (), (), (), ())


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
    times = {"time", "long_time"}
    if "denominator" in {start.unit, end.unit}:
        return False
    # "de 22 à 50 %": the unit is said once.
    return start.unit == end.unit or "count" in {start.unit, end.unit} or {start.unit, end.unit} <= times | {"fraction"}


def _could_start(figure: Figure, remaining: list[int], figures: tuple[Figure, ...], moving: bool) -> bool:
    if figure.unit != "count" or moving:
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
    """Return the durations that say how long it may take; a duration alone with no longer unit is itself the goal."""
    within = {int(found) for found in _WITHIN[language].findall(text)} & set(remaining) - ends
    times = {place for place in within if figures[place].unit in {"time", "long_time"}}
    if len(times) < len(remaining):
        return times
    if any(figures[place].unit in {"time", "long_time"} for place in baselines):
        return set()
    if _TIMED.search(text):
        return set()
    return {place for place in times if figures[place].unit == "long_time"}


_TIMED = re.compile(
    r" (?:time|times|delays?|lead-time|cycle|duration|wait|waits|turnaround|days|delais?|durees?|temps|"
    r"attente|age|anciennete|recovery|payment|payback|break-even|roi|amortissement|amorti|rentabilise) "
)
