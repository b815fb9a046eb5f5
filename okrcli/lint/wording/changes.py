"""Goals said without digits: halving and doubling, `from weekly to daily`, none at all, every single one."""

from __future__ import annotations

import re

from okrcli.lint.wording.remarks import Language

_FACTOR = {
    "en": re.compile(
        r" (?:halv(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|"
        r"quadrupl(?:e|es|ed|ing)|twice (?:as|the)|twofold|two-fold|threefold|tenfold|in half|by half) "
    ),
    "fr": re.compile(
        r" (?:doubl(?:e|er|ee|es|ent|ons|ez|ement)|tripl(?:e|er|ee|es|ent|ons|ez|ement)|quadrupl\w+|"
        r"de moitie|du double|(?:divis|multipli)\w* par) "
    ),
}
_OFTEN_EN = (
    r"(?:hourly|daily|weekly|fortnightly|bi-?weekly|monthly|bi-?monthly|quarterly|yearly|annually|annual|continuous(?:ly)?|on-demand|"
    r"real-?time|real time|instant(?:ly|aneous)?|same-?day|same day|next-?day|next day|overnight|immediate(?:ly)?|"
    r"(?:once|twice|one|several times|#\d+|@\w+) (?:times )?(?:a|an|per|each|every) \w+|"
    r"every (?:other )?(?:#\d+|day|week|month|quarter|year|hour|minute|morning|night|two weeks|sprint|release)|a (?:day|week|month)|never|none|always)"
)
_OFTEN_FR = (
    r"(?:horaire|quotidien(?:ne|s|nes)?|journalier\w*|hebdomadaires?|bihebdomadaires?|mensuel(?:le|s|les)?|bimensuel\w*|bimestriel\w*|trimestriel\w*|"
    r"semestriel\w*|annuel(?:le|s|les)?|continue?|temps reel|instantane\w*|immediat\w*|(?:une|#\d+|un|deux|plusieurs) (?:fois )?(?:par|tous les|toutes les) \w+|"
    r"par (?:jour|semaine|mois|trimestre|an|heure)|(?:tous les|toutes les|chaque) (?:#\d+|\w+)|(?:le|du) jour meme|"
    r"(?:du )?lendemain|jamais|systematique\w*)"
)
_OFTENER = {
    "en": re.compile(
        rf" {_OFTEN_EN} (?:\S+ ){{0,3}}?(?:to|→|- >|instead of|rather than|and not) (?:\S+ ){{0,2}}?{_OFTEN_EN} "
    ),
    "fr": re.compile(
        rf" {_OFTEN_FR} (?:\S+ ){{0,3}}?(?:a|au|aux|→|- >|au lieu d[eu]?|au lieu|plutot que|"
        rf"contre) (?:\S+ ){{0,3}}?{_OFTEN_FR} "
    ),
}
_GRADE = {
    "en": re.compile(
    r" from (?:an? |class |grade |rating |level |the )*(?:[a-g]|bronze|silver|gold|amber|red|green|"
    r"yellow) (?:\S+ )?to (?:an? |class |grade |level )*(?:[a-g]|silver|gold|platinum|green|amber) "
),
    "fr": re.compile(
    r" (?:de|d|du) (?:classe |lettre |note |niveau |la |l )*(?:[a-g]|bronze|argent|orange|rouge|"
    r"jaune) (?:a|en|au) (?:la |l )?(?:classe |lettre |note |niveau )*(?:[a-g]|argent|or|platine|vert|"
    r"orange) "
),
}  # fmt: skip
_NONE = {
    "en": re.compile(
        r"^ (?:\S+ ){0,3}?(?:no|zero|not a single|not one|none of|without any|nobody|no-one) (?!longer|more|"
        r"need|drop|decline|decrease|fall|change|deterioration|loss of)(?!#)"
    ),
    "fr": re.compile(
        r"^ (?:\S+ ){0,3}?(?:zero|aucune?|plus aucune?|plus une? seule?|pas une? seule?|pas une?|"
        r"zero defaut) (?!#|baisse|recul|degradation|diminution)"
    ),
}
# A threshold that has a name.
_THRESHOLD = re.compile(
    r" (?:break-?even|break even|l equilibre|a l equilibre|guichets fermes|afficher complet|sell out|"
    r"sold out|(?:less|fewer|more) than (?:one|once)|(?:moins|plus) d une?|at most one|au plus une?) "
)
_EVERY = {
    "en": re.compile(r"^ (?:that )?(?:all|every|each|everyone|everybody) "),
    "fr": re.compile(r"^ (?:que )?(?:tous|toutes|chaque|la totalite|l ensemble|l integralite) "),
}


def has_change_in_words(line: str, language: Language) -> bool:
    """Whether the line says how far to go without digits: a factor, a frequency or grade from and to, none left, break-even."""
    return bool(
        _FACTOR[language].search(line)
        or _OFTENER[language].search(line)
        or _GRADE[language].search(line)
        or _NONE[language].search(line)
        or _THRESHOLD.search(line)
    )


def changes_frequency(line: str, language: Language) -> bool:
    """Whether the line goes from one frequency to another: `from monthly to weekly`."""
    return bool(_OFTENER[language].search(line))


def factor(line: str, language: Language) -> str:
    """Return the word that halves or doubles, or an empty string."""
    found = _FACTOR[language].search(line)
    return found.group().strip() if found else ""


def factors(line: str, language: Language) -> int:
    """Return how many times the line halves or doubles something."""
    return len(_FACTOR[language].findall(line.replace(" ", "  ")))


def is_universal(line: str, language: Language) -> bool:
    """Whether the subject is all or every one of something: a goal of 100 %."""
    return bool(_EVERY[language].match(line))
