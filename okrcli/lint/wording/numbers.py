"""The figures of a statement as people write them: `1 234,5 %`, `k€`, `×2`, `4 h 10`, `8 out of 10`, number words.

What looks like a number and is none (dates, ordinals, names such as ISO 27001 or 24/7) is told apart by `names`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from okrcli.lint.wording import names
from okrcli.lint.wording.remarks import Language
from okrcli.lint.wording.tokens import Token
from okrcli.lint.wording.words import figures as words

Unit = Literal[
    "percent", "points", "money", "time", "long_time", "score", "times", "fraction", "denominator", "rank", "count"
]


class Figure(NamedTuple):
    """A number with its unit; `raw` is how it was written, `start` and `end` the tokens that it takes."""

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
_SILENT_SIGNS = frozenset('"«»*^{}[]')
_RATIO_WORDS = {"en": ({"in"}, {"out", "of"}), "fr": ({"sur"}, set())}
_FRACTIONS = {
    "half": 0.5, "halves": 0.5, "moitie": 0.5, "third": 1 / 3, "thirds": 1 / 3, "tiers": 1 / 3, "quarter": 0.25,
    "quarters": 0.25, "quart": 0.25, "quarts": 0.25, "fifth": 0.2, "fifths": 0.2, "cinquieme": 0.2, "tenth": 0.1,
    "dixieme": 0.1,
}  # fmt: skip
_COMPARED = frozenset(["under", "below", "than", "within", "<", "≤", "sous"])
_AFTER_FRACTION = frozenset(
    [
        "of",
        "fewer",
        "less",
        "more",
        "lower",
        "higher",
        "faster",
        "cheaper",
        "the",
        "over",
        "in",
        "on",
        "at",
        "by",
        "and",
        "than",
        "within",
        "compared",
        ",",
        ".",
        ")",
        ";",
        ":",
    ]
)


def read_line(tokens: list[Token], language: Language) -> Line:
    """Return the statement's line, its figures recognised."""
    items: list[str] = []
    tokens_at: list[int] = []
    figures: list[Figure] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        item, end = token.word, index + 1
        if token.kind == "name":
            money = names.money_in(token.word)
            item = "@name"
            if money is not None:
                figures.append(Figure(money, "money", token.raw, index, end))
                item = f"#{len(figures) - 1}"
        elif token.kind == "sign":
            if token.word in _SILENT_SIGNS:
                index = end
                continue
            if token.word in _CURRENCY_SIGNS and _is_number(tokens, end, language):
                figure = _measured(tokens, index, end, language)
                figures.append(figure)
                item, end = f"#{len(figures) - 1}", figure.end
        elif token.kind == "number" or _is_number(tokens, index, language):
            placeholder, end = names.not_a_figure(tokens, index, language)
            if placeholder:
                item = placeholder
            else:
                figure = _measured(tokens, index, index, language)
                figures.append(figure)
                item, end = f"#{len(figures) - 1}", figure.end
        elif token.word in _FRACTIONS and _is_fraction(tokens, index, language):
            figures.append(Figure(_FRACTIONS[token.word], "fraction", token.raw, index, end))
            item = f"#{len(figures) - 1}"
        items.append(item)
        tokens_at.append(index)
        index = end
    figures = _with_denominators(figures, tokens, language)
    return Line(f" {' '.join(items)} ", tuple(items), tuple(tokens_at), tuple(figures))


def _number_words(language: Language) -> dict[str, float]:
    return words.NUMBERS_FR if language == "fr" else words.NUMBERS_EN


def _is_number(tokens: list[Token], index: int, language: Language) -> bool:
    if index >= len(tokens):
        return False
    token = tokens[index]
    if token.kind != "word":
        return token.kind == "number"
    word, known = token.word, _number_words(language)
    following = tokens[index + 1].word if index + 1 < len(tokens) else ""
    if word == "neuf":
        return following.endswith(("s", "x")) or following in {"cent", "mille", "sur"}
    if word in known:
        return True
    if word in {"a", "an", "one", "un", "une"}:
        if (
            following in words.TIMES
            and len(following) > 1
            and (_word(tokens, index - 1) in _COMPARED or _word(tokens, index - 2) == "moins")
        ):
            return True
        return (following in words.SCALES and len(following) > 3) or following in {"dozen", "douzaine"}
    if "-" in word:
        parts = [part for part in word.split("-") if part not in {"et", "and"}]
        return (
            len(parts) > 1 and parts[0] in known and all(part in known or part in words.ONE[language] for part in parts)
        )
    return False


def _value(token: Token, language: Language) -> float:
    if token.kind == "number":
        return as_number(token.raw)
    known = _number_words(language)
    if token.word in known:
        return known[token.word]
    if "-" in token.word:
        return sum(known.get(part, 1.0) for part in token.word.split("-") if part not in {"et", "and"})
    return 1.0


def as_number(written: str) -> float:
    """Return what digits mean: groups of three are thousands, a last group of another length the decimals."""
    compact = written.replace(" ", "").replace("'", "")
    groups = compact.replace(",", ".").split(".")
    if len(groups) == 1:
        return float(compact)
    if len(groups) > 2 or (len(groups[-1]) == 3 and groups[0] not in {"0", ""}):
        tail = groups.pop() if len(groups[-1]) != 3 else ""
        return float("".join(groups) + ("." + tail if tail else ""))
    return float(".".join(groups))


def _measured(tokens: list[Token], start: int, index: int, language: Language) -> Figure:
    """Return the figure whose digits stand at `index`, with what follows them and belongs to it."""
    value = _value(tokens[index], language)
    end = index + 1
    known = _number_words(language)
    while (
        end < len(tokens) and tokens[index].kind == "word" and tokens[end].kind == "word" and tokens[end].word in known
    ):
        factor = known[tokens[end].word]
        value = value * factor if factor >= 100 else value + factor
        end += 1
    unit: Unit = "money" if start < index else "count"
    if end + 1 < len(tokens) and tokens[end].word == "/" and tokens[end + 1].kind == "number":
        value /= _value(tokens[end + 1], language) or 1.0
        return _figure(tokens, value, "score", start, end + 2)
    if end < len(tokens) and tokens[end].word == "+":
        end += 1
    if end < len(tokens) and _is_scale(tokens, end):
        value *= words.SCALES[tokens[end].word]
        end += 1
        if end + 1 < len(tokens) and tokens[end].word in {"d", "de", "of"} and tokens[end + 1].word in words.MONEY:
            end += 1
    if end + 1 < len(tokens) and tokens[end].word == "-" and tokens[end].glued and tokens[end + 1].word in words.TIMES:
        return _figure(tokens, value, "time", start, end + 2)
    following = tokens[end].word if end < len(tokens) else ""
    glued = end < len(tokens) and tokens[end].glued
    if following in words.PERCENT or (following == "pour" and _word(tokens, end + 1) == "cent"):
        percent_end = end + 1 if following in words.PERCENT else end + 2
        return _figure(tokens, value, "percent", start, percent_end)
    if unit == "money" or following in words.MONEY:
        return _figure(
            tokens, value, "money", start, end if unit == "money" and following not in words.MONEY else end + 1
        )
    if following in words.POINTS:
        return _figure(tokens, value, "points", start, end + 1)
    if following in {"×", "times", "fois"} or (following == "x" and glued):
        return _figure(tokens, value, "times", start, end + 1)
    if following in words.TIMES and (len(following) > 1 or glued or following in "hj"):
        return _time(tokens, value, start, end)
    before = _word(tokens, start - 1)
    if before in {"×", "x"}:
        unit = "times"
    elif before == "top":
        unit = "rank"
    return _figure(tokens, value, unit, start, end)


def _time(tokens: list[Token], value: float, start: int, end: int) -> Figure:
    word = tokens[end].word
    end += 1
    hours = word in {"h", "hr", "hour", "hours", "heure", "heures"}
    if hours and end < len(tokens) and tokens[end].kind == "number" and as_number(tokens[end].raw) < 60:
        value += as_number(tokens[end].raw) / 60
        end += 1
        if _word(tokens, end) in {"min", "mn", "m"}:
            end += 1
    long = word in words.LONG_TIMES or (word in words.DAYS and value >= 30)
    return _figure(tokens, _in_minutes(value, word), "long_time" if long else "time", start, end)


def _in_minutes(value: float, word: str) -> float:
    if word in {"ms"}:
        return value / 60_000
    if word.startswith("s") and word in words.SHORT_TIMES:
        return value / 60
    if word.startswith("h"):
        return value * 60
    if word in words.DAYS:
        return value * 1440
    if word in words.LONG_TIMES:
        days = {"w": 7, "m": 30.4, "y": 365, "a": 365, "q": 91, "t": 91}.get(
            word[0], 7 if word.startswith("semaine") else 182
        )
        return value * 1440 * days
    return value


def _figure(tokens: list[Token], value: float, unit: Unit, start: int, end: int) -> Figure:
    raw = "".join(
        (" " if place > start and not token.glued else "") + token.raw for place, token in _spread(tokens, start, end)
    )
    return Figure(value, unit, raw, start, end)


def _spread(tokens: list[Token], start: int, end: int) -> list[tuple[int, Token]]:
    return list(zip(range(start, end), tokens[start:end], strict=False))


def _word(tokens: list[Token], index: int) -> str:
    return tokens[index].word if 0 <= index < len(tokens) else ""


def _is_scale(tokens: list[Token], index: int) -> bool:
    word = tokens[index].word
    if word not in words.SCALES:
        return False
    if len(word) > 2:
        return True
    return tokens[index].glued or _word(tokens, index + 1) in _CURRENCY_SIGNS


def _is_fraction(tokens: list[Token], index: int, language: Language) -> bool:
    word, before, after = tokens[index].word, _word(tokens, index - 1), _word(tokens, index + 1)
    if word in {"half", "moitie"}:
        return before not in {"first", "second", "last", "this", "next", "premiere", "seconde", "deuxieme"}
    if word.endswith("s") and word != "tiers":
        return _is_number(tokens, index - 1, language)
    if language == "fr":
        return before in {"un", "deux", "d", "trois"}
    if before not in {"a", "one", "by"}:
        return False
    counted = _is_number(tokens, index - 2, language) or _word(tokens, index - 2) in {"once", "twice", "times"}
    return (not after or after in _AFTER_FRACTION) and not counted


def _with_denominators(figures: list[Figure], tokens: list[Token], language: Language) -> list[Figure]:
    """Mark the second half of `8 out of 10`, `un client sur trois`, `6 of 8 paid pilots`: one figure, not two."""
    marked = list(figures)
    for place, figure in enumerate(figures):
        if figure.unit not in {"count", "fraction"}:
            continue
        start = figure.start
        before = [_word(tokens, start - back) for back in (1, 2, 3, 4, 5, 6)]
        if language == "fr":
            shared = before[0] == "sur" and (
                (place > 0 and 0 <= start - figures[place - 1].end <= 4 and figures[place - 1].unit in {"count", "time"})
                or not {"un", "une"}.isdisjoint(before[1:])
            )  # fmt: skip
            if shared and not (place > 0 and figures[place - 1].end > start - 5):
                # "Un client sur trois": the share itself is this figure.
                marked[place] = figure._replace(unit="fraction", value=1 / (figure.value or 1))
                continue
        else:
            near = place > 0 and 0 < start - figures[place - 1].end <= 5 and figures[place - 1].unit == "count"
            gap = [token.word for token in tokens[figures[place - 1].end : start]] if near else []
            shared = near and (gap in (["in"], ["out", "of"], ["of"]) or gap[:1] == ["of"] or gap[:2] == ["out", "of"])
            if (not near and before[0] == "in" and before[1] == "one") or before[:3] == ["of", "out", "one"]:
                marked[place] = figure._replace(unit="fraction", value=1 / (figure.value or 1))
                continue
        if shared:
            first = figures[place - 1]
            marked[place] = figure._replace(unit="denominator")
            marked[place - 1] = first._replace(unit="fraction", value=first.value / (figure.value or 1))
    return marked
