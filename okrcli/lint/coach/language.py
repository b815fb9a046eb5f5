"""Which of the two languages a statement is in: its small words tell, then its vocabulary; the prior breaks ties."""

from __future__ import annotations

from okrcli.lint.coach.lexicon import own_words
from okrcli.lint.coach.remarks import Language
from okrcli.lint.coach.tokens import Token
from okrcli.lint.coach.words.small_words import ENGLISH, FRENCH

_FRENCH = frozenset(FRENCH.split())
_ENGLISH = frozenset(ENGLISH.split())
_FRENCH_ENDINGS = ("eux", "euse", "elle", "elles", "ait", "aient", "oir", "oire", "ique", "iques", "ez")
_ENGLISH_ENDINGS = ("ing", "ings", "ly", "ness", "ship", "ght", "wth", "ck", "sh", "ow", "ew", "ity")
_PRIOR = 0.6


def detect(tokens: list[Token], prior: Language) -> Language:
    """Return the statement's language; the prior is worth less than any word that tells."""
    french = english = 0.0
    known_french, known_english = own_words("fr"), own_words("en")
    for token in tokens:
        if token.kind in {"sign", "number"}:
            continue
        written = token.raw.lower()
        # "A/B" and "Plan A" are no English article.
        letter = written == "a" and token.raw == "A" and token is not tokens[0]
        if written in _FRENCH or (token.word in _FRENCH and written != "a"):
            french += 2
        elif written in _ENGLISH and not letter:
            english += 2
        elif token.word in known_french:
            french += 1
        elif token.word in known_english:
            english += 1
        elif len(written) > 4:
            french += 0.7 * written.endswith(_FRENCH_ENDINGS)
            english += 0.7 * written.endswith(_ENGLISH_ENDINGS)
        if not token.raw.isascii():
            french += 1.5
    lean = _PRIOR if prior == "fr" else -_PRIOR
    return "fr" if french - english + lean > 0 else "en"
