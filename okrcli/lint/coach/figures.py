"""The figures of a sentence as people write them: `1 234,5 %`, `k€`, `×2`, `4 h 10`, `$1.2M`, number words, shares.

What looks like a number and is none (dates, ordinals, names such as ISO 27001 or 24/7) is told apart by `names`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from okrcli.lint.coach import names
from okrcli.lint.coach.lexicon import Lexicon, units
from okrcli.lint.coach.tokens import Token, word_at

Unit = Literal[
    "percent", "points", "money", "time", "long_time", "score", "times", "fraction", "denominator", "rank", "count"
]


class Figure(NamedTuple):
    """A number with its unit; `raw` is how it was written, `start` and `end` the tokens that it takes.

    Times are in minutes; a `long_time` is of weeks or more. A `score` is out of something (4.5/5 is 0.9), a
    `denominator` the second half of a share (`8 out of 10`), a `rank` follows `top`.
    """

    value: float
    unit: Unit
    raw: str
    start: int
    end: int


class Line(NamedTuple):
    """A statement as one string of folded words, between blanks, with `#0`, `#1`… for its figures, `@name`, `@date`.

    Patterns are matched against `text`. `tokens_at` tells, for each word of the line, the token that it begins at.
    """

    text: str
    items: tuple[str, ...]
    tokens_at: tuple[int, ...]
    figures: tuple[Figure, ...]


_CURRENCY_SIGNS = frozenset("€$£¥")
_SILENT_SIGNS = frozenset('"«»*^{}[]#')
# Days in a unit of time, by its first letter; a semester begins like seconds and is looked up apart.
_DAYS_IN = {"w": 7.0, "m": 30.4, "y": 365.0, "a": 365.0, "q": 91.0, "t": 91.0}


def read_line(tokens: list[Token], words: Lexicon) -> Line:
    """Return the statement's line, its figures recognised."""
    items: list[str] = []
    tokens_at: list[int] = []
    figures: list[Figure] = []
    index = 0
    while index < len(tokens):
        if tokens[index].kind == "sign" and tokens[index].word in _SILENT_SIGNS:
            index += 1
            continue
        item, end, figure = _read(tokens, index, words)
        if figure is not None:
            item = f"#{len(figures)}"
            figures.append(figure)
        items.append(item)
        tokens_at.append(index)
        index = end
    return Line(f" {' '.join(items)} ", tuple(items), tuple(tokens_at), tuple(_join_shares(figures, tokens, words)))


def _read(tokens: list[Token], index: int, words: Lexicon) -> tuple[str, int, Figure | None]:
    """Return what stands at `index` in the line, the token after it, and the figure if it is one."""
    token = tokens[index]
    if token.kind == "name":
        money, rank = names.money_in(token.word), names.rank_in(token.word)
        if money is not None:
            return "@name", index + 1, Figure(money, "money", token.raw, index, index + 1)
        return "@name", index + 1, None if rank is None else Figure(rank, "rank", token.raw, index, index + 1)
    if token.kind == "sign":
        if token.word not in _CURRENCY_SIGNS or not is_number(tokens, index + 1, words):
            return token.word, index + 1, None
        figure = _measured(tokens, index, index + 1, words)
        return "", figure.end, figure
    if is_number(tokens, index, words):
        placeholder, end = names.not_a_figure(tokens, index, words)
        if placeholder:
            return placeholder, end, None
        figure = _measured(tokens, index, index, words)
        return "", figure.end, figure
    if token.word in units().fractions and _is_fraction(tokens, index, words):
        return "", index + 1, Figure(units().fractions[token.word], "fraction", token.raw, index, index + 1)
    return token.word, index + 1, None


def _measured(tokens: list[Token], start: int, index: int, words: Lexicon) -> Figure:
    """Return the figure whose digits stand at `index`, from its currency at `start` to its scale and unit."""
    value, end = value_of(tokens, index, words)
    if word_at(tokens, end) == "/" and is_number(tokens, end + 1, words):
        whole, end = value_of(tokens, end + 1, words)
        all_of = value == whole and word_at(tokens, end).endswith(("s", "x"))  # "6/6 sources", no mark of 5/5
        return _figure(tokens, value / (whole or 1.0), "fraction" if all_of else "score", start, end)
    if word_at(tokens, end) == "+":
        end += 1
    if _is_scale(tokens, end):
        value *= units().scales[tokens[end].word]
        end += 1
        if word_at(tokens, end) in words["of_what"] and word_at(tokens, end + 1) in units().money:
            end += 1
    following = word_at(tokens, end)
    if following in units().day_kinds and word_at(tokens, end + 1) in units().times:
        end, following = end + 1, word_at(tokens, end + 1)  # "3 business days"
    if following == "-" and tokens[end].glued and word_at(tokens, end + 1) in units().times:
        return _figure(tokens, value, "time", start, end + 2)
    for length in (1, 2):
        if " ".join(token.word for token in tokens[end : end + length]) in units().percent:
            return _figure(tokens, value, "percent", start, end + length)
    if following in units().money:
        return _figure(tokens, value, "money", start, end + 1)
    if start < index:
        return _figure(tokens, value, "money", start, end)
    if following in units().points and word_at(tokens, end + 2) not in words["places"]:  # "2 points de vente"
        return _figure(tokens, value, "points", start, end + 1)
    glued = end < len(tokens) and tokens[end].glued
    if following in {"×", "times", "fois"} or (following == "x" and glued):
        return _figure(tokens, value, "times", start, end + 1)
    elided = end < len(tokens) and tokens[end].raw.endswith("'")  # "3 000 j'aime": no days
    if following in units().times and not elided and (len(following) > 1 or glued or following in "hjs"):
        return _time(tokens, value, start, end)
    return _figure(tokens, value, _unit_before(tokens, start), start, end)


def _unit_before(tokens: list[Token], start: int) -> Unit:
    before = word_at(tokens, start - 1)
    if before in {"×", "x"}:
        return "times"
    return "rank" if before == "top" else "count"


def _time(tokens: list[Token], value: float, start: int, end: int) -> Figure:
    """Return a duration whose unit stands at `end`; `4 h 10` counts its minutes."""
    word = tokens[end].word
    end += 1
    if word[:1] == "h" and end < len(tokens) and tokens[end].kind == "number" and as_number(tokens[end].raw) < 60:
        value += as_number(tokens[end].raw) / 60
        end += 2 if word_at(tokens, end + 1) in {"min", "mn", "m"} else 1
    long = word in units().long_times or (word in units().days and value >= 30)
    return _figure(tokens, value * _minutes_in(word), "long_time" if long else "time", start, end)


def _minutes_in(unit: str) -> float:
    if unit == "ms":
        return 1 / 60_000
    if unit in units().short_times:
        return {"s": 1 / 60, "h": 60.0}.get(unit[0], 1.0)
    if unit in units().days:
        return 1440.0
    return 1440.0 * (7.0 if unit.startswith("semaine") else _DAYS_IN.get(unit[0], 182.0))


def _figure(tokens: list[Token], value: float, unit: Unit, start: int, end: int) -> Figure:
    raw = "".join(
        (" " if place and not token.glued else "") + token.raw for place, token in enumerate(tokens[start:end])
    )
    return Figure(value, unit, raw, start, end)


def _is_scale(tokens: list[Token], index: int) -> bool:
    """Whether `k`, `M` or `million` follows the digits; one letter must be glued, or before a currency."""
    word = word_at(tokens, index)
    if word not in units().scales:
        return False
    return len(word) > 2 or tokens[index].glued or word_at(tokens, index + 1) in _CURRENCY_SIGNS


# --- Numbers, in digits or in words ----------------------------------------------------------------------------------


def is_number(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether a number begins at `index`: digits, `twenty-five`, `un million`, `neuf visiteurs` but no `vélo neuf`."""
    if not 0 <= index < len(tokens) or tokens[index].kind != "word":
        return 0 <= index < len(tokens) and tokens[index].kind == "number"
    word = tokens[index].word
    if word not in words.begins_number and "-" not in word:
        return False
    known, following = words.numbers, word_at(tokens, index + 1)
    if word in words["doubtful_numbers"]:
        return (
            following.endswith(("s", "x")) or following in known or following in {*units().scales, *words["part_signs"]}
        )
    if word in known:
        return True
    if word in words["one_or_article"]:
        scale = following in units().scales and len(following) > 3
        if following in units().day_kinds:
            following = word_at(tokens, index + 2)
        return scale or (following in units().times and len(following) > 1 and _is_limit(tokens, index, words))
    parts = _parts(word, words)
    return len(parts) > 1 and parts[0] in known and all(part in known or part in words["one"] for part in parts)


def value_of(tokens: list[Token], index: int, words: Lexicon) -> tuple[float, int]:
    """Return the number that begins at `index` and the token after it: `deux cents` is 200."""
    if tokens[index].kind == "number":
        return as_number(tokens[index].raw), index + 1
    known = words.numbers
    parts = _parts(tokens[index].word, words)
    value = known.get(tokens[index].word, sum(known.get(part, 1.0) for part in parts))
    end = index + 1
    while end < len(tokens) and tokens[end].kind == "word" and tokens[end].word in known:
        factor = known[tokens[end].word]
        value = value * factor if factor >= 100 else value + factor
        end += 1
    return value, end


def as_number(written: str) -> float:
    """Return what digits mean: groups of three are thousands, a last group of another length the decimals."""
    compact = written.replace(" ", "").replace("'", "")
    groups = compact.replace(",", ".").split(".")
    if len(groups) == 1:
        return float(compact)
    if len(groups) > 2 or (len(groups[-1]) == 3 and groups[0] not in {"0", ""}):
        decimals = groups.pop() if len(groups[-1]) != 3 else "0"
        return float(f"{''.join(groups)}.{decimals}")
    return float(".".join(groups))


def _parts(word: str, words: Lexicon) -> list[str]:
    return [part for part in word.split("-") if part not in words["joint"]]


def _is_limit(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether a limit stands before: `under one day`, `moins d'une heure`."""
    return word_at(tokens, index - 1) in words["before_one"] or word_at(tokens, index - 2) in words["before_one"]


# --- Shares in words: `two thirds`, `8 out of 10`, `un client sur trois`: one figure, not two ------------------------

_FAR = 5
"""Tokens that may stand between the halves: `6 of 8`, `deux colis sur trois`."""


def _is_fraction(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether the word at `index` is a fraction here: `by a quarter`, no `this quarter`; `un tiers`, no `les tiers`."""
    word, before, after = tokens[index].word, word_at(tokens, index - 1), word_at(tokens, index + 1)
    if units().fractions[word] == 0.5:
        return before not in words["ordinal_endings"]  # "until the 1st half of 2027"
    if word[:-1] in units().fractions:
        return is_number(tokens, index - 1, words)
    # "10 a quarter": so many in three months.
    return bool(words.pattern("fraction").search(f" {before} {after} ")) and not is_number(tokens, index - 2, words)


def _join_shares(figures: list[Figure], tokens: list[Token], words: Lexicon) -> list[Figure]:
    """Return the figures with the halves of a share marked: the first a fraction, the second its denominator."""
    joined = list(figures)
    for place, figure in enumerate(figures):
        if figure.unit not in {"count", "fraction"}:
            continue
        first = figures[place - 1] if place and 0 <= figure.start - figures[place - 1].end <= _FAR else None
        before = tokens[first.end if first else max(0, figure.start - 6) : figure.start]
        between = f" {' '.join(token.word for token in before)} "
        if first is None:
            few = figure.value <= 10 and words.pattern("one_in").search(between)
            if few or words.pattern("one_of").search(between):
                joined[place] = figure._replace(unit="fraction", value=1 / (figure.value or 1))
        elif first.unit in {"count", "time"}:
            whole = words.pattern("part_in").search(between) and _is_whole(figure, first, tokens)
            if whole or words.pattern("part_of").search(between):
                joined[place] = figure._replace(unit="denominator")
                joined[place - 1] = first._replace(unit="fraction", value=first.value / (figure.value or 1))
    return joined


def _is_whole(figure: Figure, part: Figure, tokens: list[Token]) -> bool:
    """Whether the figure is what a part is of: `eight stores in ten reorder`, unlike `eight stores in ten cities`."""
    return part.value < figure.value <= 100 and not word_at(tokens, figure.end).endswith("s")
