"""Which of the two languages a statement is in: its small words tell, the prior decides where they do not."""

from __future__ import annotations

from okrcli.lint.wording.remarks import Language
from okrcli.lint.wording.tokens import Token

_FRENCH = frozenset(
    "le la les l un une des du de d au aux et ou en dans pour par sur avec sans nos notre votre vos leur leurs ses mon "
    "ma mes ce cette ces qui que qu dont plus moins etre avoir faire nous est sont entre chez vers afin aujourdhui "
    "actuellement chaque tous toutes tout toute contre jours mois semaine an ans heures taux clients delai nombre sous "
    "jusqu lieu mise ne pas se s y ou".split()
)
_ENGLISH = frozenset(
    "the a an of to in for from with and or on at by our your their its his her my be is are have has that which who "
    "than as so it this these those per via into without under over within every each all we us they not no more less "
    "from down up out rate customers new until within after before".split()
)
_FRENCH_ENDINGS = ("tion de", "ement", "eux", "euse", "aux", "iser", "ifier", "ees", "elle", "eur", "oire", "ait", "ez")
_ENGLISH_ENDINGS = ("ing", "ly", "ness", "ship", "ed", "ght", "th", "ise the", "ity", "ers")


def detect(tokens: list[Token], prior: Language) -> Language:
    """Return the statement's language. Function words count most, then accents and endings, then the prior."""
    french = english = 0.0
    for token in tokens:
        if token.kind == "sign" or token.kind == "number":
            continue
        word = token.word
        if word in _FRENCH:
            french += 2
        if word in _ENGLISH:
            english += 2
        if not token.raw.isascii():
            french += 1.5
        if len(word) > 3:
            french += 0.5 * word.endswith(_FRENCH_ENDINGS)
            english += 0.5 * word.endswith(_ENGLISH_ENDINGS)
            english += 1.0 * (("w" in word or "k" in word) and token.raw.isascii())
            french += 0.8 * (word.endswith(("er", "ir", "re")) and token is tokens[0])
    if french == english:
        return prior
    # The prior is worth one ending: two statements in three are in the workspace's language.
    lean = 0.6 if prior == "fr" else -0.6
    return "fr" if french - english + lean > 0 else "en"
