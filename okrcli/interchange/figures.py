"""Figures in words: numbers as people write them, and what a statement says of where a figure is and shall be.

No figure is invented. One that only says how much shall change, a date, a version, a figure in a name or on what
something is measured is no target; two that both could be one are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from okrcli.interchange import words
from okrcli.model.okr import Number
from okrcli.schema.values import LONGEST

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_DIGITS = rf"(?:(?:[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}(?![0-9]))+|[0-9]+)(?:[.,'’][0-9]+)*|\.[0-9]+)"
_SPANS = {
    "ms": 0.001,
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "seconde", "secondes"), 1),
    **dict.fromkeys(("min", "mins", "mn", "minute", "minutes"), 60),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "heure", "heures"), 3600),
    **dict.fromkeys(("d", "j", "day", "days", "jour", "jours"), 86400),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines"), 7 * 86400),
}
_LONG = "months?|mois|quarters?|trimestres?|years?|ans?|années?"  # spans that are no fixed number of days
_SIZES = "kB|MB|GB|TB|ko|Ko|Mo|Go|To|kWh|MWh|kg|km|Mbps|Gbps|tCO2e?|°C"
_NAMES = "|".join(sorted(_SPANS, key=len, reverse=True))
_UNIT = rf"%|per ?cent\b|pour ?cent\b|[€$£]|(?:{_NAMES}|{_LONG}|{_SIZES})(?![\w'’-])"
_FIGURE = re.compile(
    rf"(?P<currency>[€$£]){_SPACE}?(?P<money>{_DIGITS}){_SPACE}?(?P<thousands>[kKmM](?![\w]))?"
    rf"|(?P<number>{_DIGITS})(?:{_SPACE}?(?P<scale>[kKM](?=[€$£])|[kKM](?![\w])|millions?\b|milliers\b|mille\b))?"
    rf"(?:{_SPACE}?(?P<unit>{_UNIT}))?"
)
_MONEY: list[dict[str, float]] = [{sign: 1, f"k{sign}": 1000, f"M{sign}": 1_000_000} for sign in "€$£"]
_KINDS: list[dict[str, float]] = [_SPANS, *_MONEY]
_SCALES = {"k": 1000, "m": 1_000_000}


class Figure(NamedTuple):
    """A figure in a text: where it stands, its value, and its unit as it is written, none where there is none."""

    start: int
    end: int
    value: Number
    unit: str | None

    @property
    def is_span(self) -> bool:
        """Whether it is a span of time."""
        return self.unit is not None and (self.unit in _SPANS or re.fullmatch(_LONG, self.unit) is not None)


class Aim(NamedTuple):
    """What a statement says of its figure. `doubt`: why it says none: `two-figures`, `unsaid`, `relative`."""

    baseline: Number | None = None
    target: Number | None = None
    at_least: Number | None = None
    at_most: Number | None = None
    unit: str | None = None
    doubt: str | None = None


def read_number(digits: str, decimal: str = ".") -> Number | None:
    """The number that digits with their marks say, where `decimal` is the mark of what could be both.

    Spaces and apostrophes group thousands. None where it is no number.
    """
    bare = re.sub(rf"{_SPACE}|['’]", "", digits.strip()).replace("\u2212", "-")
    marks = [sign for sign in bare if sign in ".,"]
    if len(set(marks)) == 2:
        last = marks[-1]
        if marks.count(last) > 1:
            return None
        bare = bare.replace("," if last == "." else ".", "")
        marks = [last]
    if len(marks) > 1:
        if not re.fullmatch(r"[+-]?[0-9]{1,3}(?:[.,][0-9]{3})+", bare):
            return None
        bare, marks = re.sub("[.,]", "", bare), []
    if marks and is_ambiguous(bare) and marks[0] != decimal:
        bare = bare.replace(marks[0], "")
    bare = bare.replace(",", ".")
    if not re.fullmatch(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)", bare) or len(bare) > 40:
        return None
    return int(bare) if re.fullmatch(r"[+-]?[0-9]+", bare) else float(bare)


def is_ambiguous(digits: str) -> bool:
    """Whether digits with one mark can be thousands or a fraction: `3,000`."""
    return re.fullmatch(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}", digits.strip()) is not None


def settle_decimal(texts: Sequence[str], *, separator: str = "") -> str | None:
    """The decimal mark that numbers of a file leave no doubt about; none where none does."""
    for text in texts:
        for found in re.finditer(r"[0-9][0-9.,]*[0-9]", text):
            marks = [sign for sign in found[0] if sign in ".,"]
            if len(set(marks)) == 2 and marks.count(marks[-1]) == 1 and re.search(r"[.,][0-9]{3}[.,]", found[0]):
                return marks[-1]
    if separator == ";" and any(re.fullmatch(r"[^0-9]*[0-9]+,[0-9]{1,2}[^0-9]*", text) for text in texts):
        return ","
    return None


def figures(text: str, decimal: str = ".") -> list[Figure]:
    """The figures of a text, in order."""
    found = []
    for match in _FIGURE.finditer(text):
        value = read_number(match["money"] or match["number"], decimal)
        if value is None:
            continue
        scale, unit = match["thousands"] or match["scale"], match["currency"] or match["unit"]
        if unit and re.fullmatch("(?:per|pour) ?cent", unit):
            unit = "%"
        if scale and unit and unit in "€$£" and len(scale) == 1:
            unit = {"K": "k", "m": "M"}.get(scale, scale) + unit
        elif scale:
            factor = _SCALES.get(scale[0].lower(), 1) if scale not in ("milliers", "mille") else 1000
            value = _exact(value * factor)
        found.append(Figure(match.start(), match.end(), value, unit))
    return found


def _exact(value: Number) -> Number:
    near = float(f"{value:.12g}")
    return int(near) if near.is_integer() else near


def figure_of(text: str, decimal: str = ".") -> Figure | None:
    """The figure that a text is, a sign before it taken along; none where it says anything else too."""
    bare = re.sub(r"^(?=[.,][0-9])", "0", text.strip().replace("\u2212", "-"))
    sign = -1 if re.match(r"-\s*[0-9.€$£]", bare) else 1
    found = figures(bare, decimal)
    if len(found) != 1 or bare[: found[0].start].strip(" +-~≈") or bare[found[0].end :].strip():
        return None
    return found[0]._replace(value=sign * found[0].value)


def is_unit(text: str) -> bool:
    """Whether a text is a unit as a figure has it, in capitals or not: `h`, `Days`, `k$`."""
    found = [figure_of(f"1 {one}") for one in (text, text.lower())]
    return any(one is not None and one.unit is not None for one in found)


def converted(value: Number, unit: str | None, wanted: str | None) -> Number | None:
    """A span of time, or money, in another unit of it; none where the two are of different things."""
    for sizes in _KINDS:
        if unit and wanted and unit in sizes and wanted in sizes:
            return _exact(value * sizes[unit] / sizes[wanted])
    return None


_INSTEAD = re.compile(
    r"\b(?:instead of|rather than|au lieu de|plutôt que|up from|down from|compared (?:to|with)|contre|vs\.?)"
    r"(?= [€$£]?[0-9])",
    re.IGNORECASE,
)
# --- what a figure is not --------------------------------------------------------------------------------------------

_MONTHS = r"(?:jan|feb|fév|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|aoû|sep|oct|nov|dec|déc)[a-zéû]*\.?"
_NO_FIGURES = [
    r"`[^`]*`",
    r"\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\b",
    r"\b[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}\b",
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th|er)?(?: of)? {_MONTHS}(?: [0-9]{{4}})?(?!\w)",
    rf"\b{_MONTHS} [0-9]{{1,2}}(?:st|nd|rd|th)?(?:,? [0-9]{{4}})?(?![\w%])",
    rf"\b{_MONTHS} (?:19|20)[0-9]{{2}}\b",
    r"\b[0-9]+:[0-9]+\b",
    r"\b[0-9]+ ?(?:h|min|mn) ?[0-9]{2}(?![\w%]|[.,][0-9])",  # 2h30
    r"\b24/7\b",
    r"#[0-9]+",
    r"\b[^\W\d_]+[-_.]?[0-9][\w.]*",  # Q3, v2, p95, B2B, ISO-27001
    r"\b[0-9]+(?:[.,][0-9]+)?[x×](?!\w)|(?<!\w)[x×][0-9]+",
    r"\b[0-9]+(?:st|nd|rd|th|ers?|ère|es?|[èe]mes?|D|G)\b",
    r"\b(?:version|phase|day|week|month|jour|semaine|mois|page|step|étape|level|niveau|tier|part|partie|article|chapter|chapitre|release|sprint|python|java"
    r"|windows|ios|android|iso|soc|rfc|wave|vague|option|plan|priority|top)[ \u00a0][0-9]+(?:\.[0-9]+)*\b",
    r"(?<=[^.!?:] )(?-i:[A-ZÀ-Ý])\w*[ \u00a0][0-9]+(?:\.[0-9]+)+\b",
    r"(?<=[a-zà-ÿ,'’] )(?-i:[A-Z][a-zà-ÿ]+) [0-9]{1,2}(?![\w.,%])(?! ?[%€$£])|(?<=d['’])(?-i:[A-Z][a-zà-ÿ]+) [0-9]\b",
    r"(?-i:\b(?!NPS|CSAT|MRR|ARR|SUS|CA\b)[A-Z]{2,})[ \u00a0][0-9]+\b(?![.,%])",  # ISO 27001
    rf"\b(?:every|each|chaque|tous les|toutes les) {_DIGITS}(?: [^\W\d]+)?",
    rf"\b(?:in|over|for|next|last|past|dans|en|pendant|sur|during)(?: the| les)?(?: next| last|"
    rf" prochains)? [0-9]+[ -]?(?:{_LONG}|weeks?|semaines?)\b",
    r"\b(?:in|by|of|for|since|until|before|after|during|en|de|dès|avant|après|depuis|pour|fin|end|early|late|début|année|year|calendar|fiscal|vs|than"
    r"|qu['’]en|rentrée|été|hiver|printemps|spring|summer|autumn|winter|[qtsh][1-4]) (?:19|"
    r"20)[0-9]{2}(?![\w%.,]*[0-9€$%])\b",
    r"\b(?:19|20)[0-9]{2}(?=\s*(?:$|[.,;)!?]))",
]
_MASKS_BUT_ASIDES = re.compile("|".join(f"(?:{each})" for each in _NO_FIGURES), re.IGNORECASE)
_MASKS = re.compile(rf"\([^()]*\)|{_MASKS_BUT_ASIDES.pattern}", re.IGNORECASE)
_COUNTED = (
    r"(?:percentage |percent )?(?:points? )?(?:more|less|fewer|higher|lower|faster|slower|better|"
    r"cheaper|bigger|larger|smaller|quicker|"
    r"increase|decrease|reduction|growth|improvement|rise|drop|uplift|de plus|de moins|en plus|en moins|"
    r"supplémentaires?|additional|extra|d['’]augmentation|de réduction|de croissance|de hausse|"
    r"de baisse|YoY|year over year)\b"
)
_RELATIVE = [
    rf"(?<![\w.,])[+\u2212-]{_SPACE}?{_DIGITS}{_SPACE}?%?",
    rf"(?:{_DIGITS}){_SPACE}?[kKM]?{_SPACE}?(?:%|pour ?cent|per ?cent|points?|pts?)?{_SPACE}?{_COUNTED}",
    rf"(?:{_DIGITS}){_SPACE}?(?:%|pour ?cent) "
    r"(?:de |d['’])?[^.,;0-9]{1,30} (?:en plus|en moins|supplémentaires?)\b(?! de\b)",
    rf"(?:{_DIGITS}){_SPACE}?(?:%|pour ?cent) (?:plus|moins)\b",
    rf"\b(?:up|down) (?:by )?[€$£]?(?:{_DIGITS}){_SPACE}?(?:%|{_UNIT})?",
    rf"\b(?:gagner|gagne|gain|save) (?:{_DIGITS}){_SPACE}?(?:{_NAMES})\b",
    rf"(?<!\bto )(?<!\bat )(?<!\bof )(?<!\bà )(?<!over )(?<!under )(?<!above )(?<!least )"
    rf"(?<![\w.,])(?:{_DIGITS})(?: percentage)? (?:points?|pts?)\b",
    rf"\b(?:from|starting at|depuis) [€$£]?(?:{_DIGITS}){_SPACE}?[kKM]?{_SPACE}?(?:{_UNIT})?",
    rf"\bby (?:at least |around |about |over |another |a further |"
    rf"\+)?[€$£]?(?:{_DIGITS}){_SPACE}?[kKM]?{_SPACE}?(?:{_UNIT}|points?)?",
]
_RELATIVES = re.compile("|".join(f"(?:{each})" for each in _RELATIVE), re.IGNORECASE)
_FRENCH_RELATIVE = re.compile(
    rf"(?<!moins )(?<!plus )(?<!dessus )(?<!dessous )(?<!près )(?<!partir )(?<!lieu )\b(?:de|"
    rf"d['’]au moins){_SPACE}(?:{_DIGITS}){_SPACE}?(?:%|points?|pts?|{_UNIT})?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?:between|entre) {_DIGITS}|(?:{_DIGITS}){_SPACE}?%?{_SPACE}?[-–—]{_SPACE}?(?:{_DIGITS})", re.IGNORECASE
)
_CHANGES = re.compile(
    r"\b(?:hausse|baisse|diminution|réduction|augmentation|croissance|progression|dépasser?|dépassent|gagne)\b",
    re.IGNORECASE,
)
_LITTLE = re.compile("on|in|by|for|from|at|and|or|sur|en|dans|pour|chez|par|et|ou", re.IGNORECASE)
_TOO = re.compile(r"\b(?:and|et|while|tout en)\b", re.IGNORECASE)
BOUND = re.compile(rf"(?:{words.ABOVE}|{words.BELOW})\s*$", re.IGNORECASE)
_PARTS = re.compile(r"\b(?:half|thirds?|quarters? of|moitié|(?:un|deux) tiers|trois quarts)\b", re.IGNORECASE)
_OUT_OF = re.compile(rf"(?P<value>{_DIGITS}){_SPACE}?(?:/|out of|sur){_SPACE}?(?P<all>[0-9]+)(?P<rest>\s*[^\W\d]+)?")
_ON_WHAT = re.compile(
    r"\b(?:on|with|of|for|across|per|among|sur|avec|de|pour|chez|par|parmi|des|d['’])(?: the| our|"
    r" all| these| les| nos)?\s*[<>≤≥]?\s*$",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    rf"(?:\b(?:to|at|reach|hit|of|à|au|aux|jusqu['’]à|atteindre|{words.ABOVE}|{words.BELOW}))(?: the|"
    rf" an?| un| une)?\s*[<>≤≥]?\s*$",
    re.IGNORECASE,
)


def _masked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: "·" * len(found[0]), text)


def aim_of(statement: str, now: Figure | None = None, decimal: str = ".") -> Aim:
    """What a statement says of its figure; `now` is where it is by other words of the document."""
    unsaid = words.UNKNOWN.search(statement)
    if unsaid or len(statement) > LONGEST:
        return Aim(doubt="unsaid" if unsaid else None)
    bare = _masked(re.compile(r"\([^()]*\)|`[^`]*`"), statement)
    before = _INSTEAD.search(bare)
    if before is not None and now is None and (found := figures(bare[before.start() :], decimal)):
        now, end = found[0], before.start() + found[0].end
        bare = bare[: before.start()] + "·" * (end - before.start()) + bare[end:]
    paired = _pair(bare, decimal)
    if paired is not None:
        return paired
    text = _masked(_MASKS, bare)
    absolute = _absolute(text)
    if absolute != text and _TOO.search(text) and figures(absolute, decimal):
        return Aim(doubt="two-figures")
    bounds = _bounds(absolute, decimal)
    if bounds is not None:
        return bounds
    left = _candidates(absolute, decimal)
    if not left:
        return Aim(doubt="relative") if absolute != text else Aim()
    if len(left) > 1 or _PARTS.search(text):
        return Aim(doubt="two-figures")
    only = left[0]
    changes = absolute == text and now is None and only.unit == "%" and words.changes(text)
    if changes and not _TOWARDS.search(text[: only.start]):
        return Aim(doubt="relative")
    baseline = _baseline(now, only)
    return Aim(baseline, only.value, unit=only.unit or (now.unit if now and baseline is not None else None))


def _absolute(text: str) -> str:
    """The text without the figures that only say how much shall change."""
    text = _masked(_RELATIVES, text)
    return _masked(_FRENCH_RELATIVE, text) if words.changes(text) or _CHANGES.search(text) else text


def _candidates(text: str, decimal: str) -> list[Figure]:
    """The figures that could each be the target."""
    if _RANGE.search(text):
        return figures(text, decimal)
    for found in reversed(list(_OUT_OF.finditer(text))):  # 4.5/5 on a scale; 9/10 customers is neither
        scale = found["all"] in ("5", "10", "20", "100") and not _is_noun(found["rest"])
        hidden = text[found.start() : found.end()]
        keep = found["value"] if scale else ""
        text = text[: found.start()] + keep + "·" * (len(hidden) - len(keep)) + text[found.end() :]
    found_here = figures(text, decimal)
    if len(found_here) > 1:
        found_here = [one for one in found_here if not one.is_span] or found_here
    if len(found_here) > 1:
        first, *others = found_here
        found_here = [first, *(one for one in others if not _says_on_what(text[: one.start]))]
    return found_here


def _says_on_what(before: str) -> bool:
    """Whether words before a figure make it one of what something is done on, with or for."""
    return _ON_WHAT.search(before) is not None and BOUND.search(before) is None


def _is_noun(rest: str | None) -> bool:
    return rest is not None and _LITTLE.fullmatch(rest.strip()) is None


def _pair(text: str, decimal: str) -> Aim | None:
    """`from 30% to 25%`, `12 → 20`: where a figure is and where it shall be."""
    found = figures(text, decimal)
    for first, second in pairwise(_signed(one, text) for one in found):
        before, between = text[: first.start].rstrip(" ~≈<>≤≥+\u2212-"), text[first.end : second.start]
        arrow = re.fullmatch(r"\s*(?:→|➔|➜|⇒|->|-->|=>)\s*[<>≤≥~+\u2212-]?\s*", between)
        said = re.search(r"\b(?:from|de|d['’]|passer de|going from)$", before, re.IGNORECASE)
        way = re.fullmatch(
            r"(?:[^.;:0-9]{0,40}?\s|\s*)(?:up to|down to|to|à|jusqu['’]à)\s+(?:at least |under |over |below |"
            r"above |less than |more than |moins de |plus de |[<>≤≥~+\u2212-]\s?)?",
            between,
        )
        if not arrow and not (said and way):
            continue
        if first.value == second.value and first.unit == second.unit:
            return Aim(doubt="two-figures")
        others = figures(_masked(_MASKS_BUT_ASIDES, text), decimal)
        rest = (one for one in others if one.start not in (first.start, second.start))
        if any(not _ON_WHAT.search(text[: one.start]) and not one.is_span for one in rest):
            return Aim(doubt="two-figures")
        baseline = _baseline(first, second)
        return Aim(baseline, second.value, unit=second.unit or first.unit)
    return None


def _signed(figure: Figure, text: str) -> Figure:
    """The figure with the sign that stands right before it."""
    below = re.search(r"(?:^|[\s(])[\u2212-]$", text[: figure.start]) is not None
    return figure._replace(value=-figure.value) if below else figure


def _baseline(now: Figure | None, target: Figure) -> Number | None:
    """Where a figure starts, in the target's unit; none where the two are of different things, or the same."""
    if now is None:
        return None
    value: Number | None = now.value
    if now.unit is not None and target.unit is not None and now.unit != target.unit:
        value = converted(now.value, now.unit, target.unit)
    return None if value == target.value else value


def _bounds(text: str, decimal: str) -> Aim | None:
    """A range that is to hold: `keep … under 5 minutes`, `no more than 3`."""
    keeping = words.KEEPING.search(text) is not None
    low = high = None
    unit = None
    between = re.search(r"\b(?:between|entre)\b", text, re.IGNORECASE) if keeping else None
    if between:
        found = figures(text[between.end() :], decimal)
        if len(found) == 2:
            low, high = found[0].value, found[1].value
            unit = found[1].unit or found[0].unit
            return Aim(at_least=low, at_most=high, unit=unit) if low < high else None
    for pattern, is_low in (
        (words.BELOW if keeping else words.ALONE_AT_MOST, False),
        (words.ABOVE if keeping else "", True),
    ):
        if not pattern:
            continue
        for bound in re.finditer(rf"(?<!\w)(?:{pattern})\s*", text, re.IGNORECASE):
            if is_low and re.search(r"\b(?:no|not|pas)\s$", text[: bound.start()], re.IGNORECASE):
                continue
            here = next((one for one in figures(text, decimal) if one.start == bound.end()), None)
            if here is None:
                continue
            if is_low:
                low = here.value if low is None else low
            else:
                high = here.value if high is None else high
            unit = unit or here.unit
    if low is None and high is None:
        return None
    others = [one for one in _candidates(text, decimal) if one.value not in (low, high)]
    if others or (low is not None and high is not None and low > high):
        return Aim(doubt="two-figures")
    if re.search(r"\b(?:never|jamais)\b", text, re.IGNORECASE) and (low is None) != (high is None):
        # never above 5 is at most 5; never below 3 is at least 3
        low, high = (high, low)
    return Aim(at_least=low, at_most=high, unit=unit)


def masked_figures(text: str, decimal: str = ".", *, asides: bool = True) -> list[Figure]:
    """The figures of a text that are no dates, versions and the like; `asides`: nor in a parenthesis."""
    if asides:
        text = _masked(re.compile(r"\([^()]*\)"), text)
    return figures(_masked(_MASKS_BUT_ASIDES, text), decimal)
