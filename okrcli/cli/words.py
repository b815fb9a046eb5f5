"""The words of a choice as people type them: as files have them, or as screens show them, in any language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from okrcli.errors import AnswerError
from okrcli.i18n import _, said_everywhere
from okrcli.letters import bare

W = TypeVar("W", bound=str)

_ENDINGS = "esx"  # of French, which says `engagé` of a type and `engagées` of several


def fold(text: str) -> str:
    """A text without accents, capitals and what parts its words: `En bonne voie` and `en-bonne-voie` are one."""
    return re.sub(r"[\W_]+", " ", bare(text)).strip()


def words_shown(words: Mapping[W, str]) -> dict[W, str]:
    """The words in the reader's language."""
    return {word: _(shown) for word, shown in words.items()}


def read_word(typed: str, words: Mapping[W, str]) -> W | None:
    """The word that is meant, or whose beginning was typed; none where it is not one alone.

    `words` are what files say, each with what screens show for it in English.
    """
    names = {
        word: {fold(word.value if isinstance(word, StrEnum) else word), *map(fold, said_everywhere(shown))}
        for word, shown in words.items()
    }
    meant = fold(typed)
    for fits in (
        lambda name: name == meant,
        lambda name: name.rstrip(_ENDINGS) == meant.rstrip(_ENDINGS),
        lambda name: name.startswith(meant),
    ):
        found = [word for word, known in names.items() if meant and any(map(fits, known))]
        if len(found) == 1:
            return found[0]
    return None


def read_one_of(typed: str, words: Mapping[W, str], reason: str, **facts: object) -> W:
    """The word that is meant, as `read_word` has it; raises AnswerError of that reason, with the `choices`."""
    found = read_word(typed, words)
    if found is None:
        raise AnswerError(reason, typed=typed, choices=[*words_shown(words).values()], **facts)
    return found
