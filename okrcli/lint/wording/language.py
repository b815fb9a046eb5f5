"""Which of the two languages a statement is in: its small words tell, then its vocabulary; the prior breaks ties."""

from __future__ import annotations

from okrcli.lint.wording.lexicon import own_words
from okrcli.lint.wording.remarks import Language
from okrcli.lint.wording.tokens import Token

# Written with their accents: "a" is English where "à" is French.
_FRENCH = frozenset(
    [
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d",
        "au",
        "aux",
        "à",
        "et",
        "ou",
        "où",
        "en",
        "dans",
        "pour",
        "par",
        "sur",
        "avec",
        "sans",
        "nos",
        "notre",
        "votre",
        "vos",
        "leur",
        "leurs",
        "ses",
        "mon",
        "ma",
        "mes",
        "ce",
        "cette",
        "ces",
        "qui",
        "que",
        "qu",
        "dont",
        "plus",
        "moins",
        "être",
        "avoir",
        "faire",
        "nous",
        "est",
        "sont",
        "entre",
        "chez",
        "vers",
        "afin",
        "aujourdhui",
        "chaque",
        "tous",
        "toutes",
        "tout",
        "toute",
        "contre",
        "jours",
        "mois",
        "semaine",
        "ans",
        "heures",
        "sous",
        "jusqu",
        "lieu",
        "mise",
        "ne",
        "pas",
        "se",
        "s",
        "y",
        "son",
        "sa",
        "été",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "for",
        "from",
        "with",
        "and",
        "or",
        "at",
        "by",
        "our",
        "your",
        "their",
        "its",
        "his",
        "her",
        "my",
        "be",
        "is",
        "are",
        "have",
        "has",
        "that",
        "which",
        "who",
        "than",
        "as",
        "so",
        "it",
        "this",
        "these",
        "those",
        "via",
        "into",
        "without",
        "under",
        "over",
        "within",
        "every",
        "each",
        "all",
        "we",
        "us",
        "they",
        "not",
        "no",
        "more",
        "less",
        "down",
        "up",
        "out",
        "until",
        "before",
        "after",
        "new",
        "first",
        "than",
    ]
)
_PRIOR = 0.6


def detect(tokens: list[Token], prior: Language) -> Language:
    """Return the statement's language; the prior is worth less than any word that tells."""
    french = english = 0.0
    known_french, known_english = own_words("fr"), own_words("en")
    for token in tokens:
        if token.kind in {"sign", "number"}:
            continue
        written = token.raw.lower()
        if written in _FRENCH or (token.word in _FRENCH and written != "a"):
            french += 2
        elif written in _ENGLISH and (written != "a" or token.raw == "a" or token is tokens[0]):
            english += 2
        elif token.word in known_french:
            french += 1
        elif token.word in known_english:
            english += 1
        if not token.raw.isascii():
            french += 1.5
    lean = _PRIOR if prior == "fr" else -_PRIOR
    return "fr" if french - english + lean > 0 else "en"
