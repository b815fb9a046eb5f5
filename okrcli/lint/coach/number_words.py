"""Numbers among tokens, in digits or in words, and what they are worth."""

from __future__ import annotations

from okrcli.lint.coach.lexicon import Lexicon, units
from okrcli.lint.coach.tokens import Token


def word_at(tokens: list[Token], index: int) -> str:
    """Return the token's word, or an empty string past either end."""
    return tokens[index].word if 0 <= index < len(tokens) else ""


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
