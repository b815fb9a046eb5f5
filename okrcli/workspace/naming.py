"""Ids made of titles: short enough to be typed every week, telling enough to be recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from okrcli.schema.suggest import slugify

ID_WORDS = 3
ID_LENGTH = 24

_ARTICLES_AND_THEIR_LIKE = """
a an the of to in on at by for from with without and or nor but as than so that which who whose this these those there
be is are was were been being has have had do does did will would can could may might must should not no only more most
less least very much many few all each every any some our ours your their its his her my we us you they it he she i
into onto over under up down out off per between within across through via towards toward until before after while when
where how what why then too also again still about around against among during new

le la les l un une des du de d au aux à a et ou où ni mais en dans sur sous par pour avec sans chez vers entre dès
depuis pendant avant après afin ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes ton ta tes qui
que qu quoi dont plus moins très tout toute tous toutes chaque aucun aucune ne n pas se s y il elle ils elles nous vous
on je j est sont été être avoir ont fait faire si aussi encore comme jusqu lors puis c m t aujourd hui
nouveau nouvel nouvelle
"""
# What nearly every objective or key result begins with tells it from none.
_BEGINNINGS = """
become get make grow increase raise boost improve reduce decrease lower cut achieve reach attain keep maintain ensure
build create drive bring give let help start stop

devenir rendre obtenir augmenter accroître développer améliorer réduire diminuer baisser atteindre garder maintenir
conserver assurer garantir construire créer donner aider passer porter
"""
_LITTLE = frozenset(slugify(word) for word in (_ARTICLES_AND_THEIR_LIKE + _BEGINNINGS).split())


def short_id(statement: str, taken: Sequence[str]) -> str:
    """An id of the first telling words of the statement, three at most, with a number where it is taken.

    Small words of English and French, the verbs that most statements begin with and bare figures tell little; capitals
    such as IT or US are names. `new` where there is no letter from a to z.
    """
    words = [word for word in re.split(r"[\W_]+", statement) if slugify(word)]
    chosen = list(_telling(words)) or [slugify(word) for word in words] or ["new"]
    base = chosen[0][:ID_LENGTH].strip("-")
    for word in chosen[1:ID_WORDS]:
        if len(base) + 1 + len(word) > ID_LENGTH:
            break
        base = f"{base}-{word}"
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(name for name in numbered if name not in taken)


def _telling(words: Sequence[str]) -> Iterator[str]:
    shouted = all(word.isupper() or word.isdigit() for word in words)
    for word in words:
        slug = slugify(word)
        name = len(word) > 1 and word.isupper() and not shouted
        if name or (len(slug) > 1 and slug not in _LITTLE and not slug.isdigit()):
            yield slug
