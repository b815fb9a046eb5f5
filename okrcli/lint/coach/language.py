"""Which language a sentence is in: its small words tell, then its vocabulary and its endings, by the lexicons."""

from __future__ import annotations

from functools import cache

from okrcli.lint.coach.lexicon import languages, lexicon, own_words
from okrcli.lint.coach.tokens import Token

_PRIOR, _SMALL_WORD, _KNOWN, _ENDING, _ACCENT = 0.6, 2.0, 1.0, 0.7, 1.5
"""What each sign is worth: the prior less than any word that tells."""


def detect(tokens: list[Token], prior: str) -> str:
    """Return the sentence's language. `prior` breaks ties; has it no lexicon, words that none knows are its."""
    scores = dict.fromkeys(languages(), 0.0) | {prior: _PRIOR}
    telling = _telling_words()
    for token in tokens:
        if token.kind in {"sign", "number"} or (token.raw == "A" and token is not tokens[0]):
            continue  # "A/B" and "Plan A" are no English article
        written = token.raw.lower()
        told = telling.get(written) or telling.get(token.word)
        if told is not None:
            scores[told[0]] += told[1]
        elif prior not in languages():
            scores[prior] += _KNOWN
        elif len(written) > 4:
            for language in languages():
                scores[language] += _ENDING * written.endswith(lexicon(language).endings)
        if not written.isascii():
            for language in languages():
                scores[language] += _ACCENT * lexicon(language).accents
    return max(scores, key=lambda language: scores[language])


@cache
def _telling_words() -> dict[str, tuple[str, float]]:
    """The words that belong to one language, and what they are worth: small ones most."""
    told = {word: (language, _KNOWN) for language in languages() for word in own_words(language)}
    small = {word: (language, _SMALL_WORD) for language in languages() for word in lexicon(language)["small_words"]}
    return told | small
