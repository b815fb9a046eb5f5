"""Goals said without digits: halving and doubling, `from weekly to daily`, none at all, break-even, every one."""

from __future__ import annotations

import re

from okrcli.lint.coach.remarks import Language
from okrcli.lint.coach.words import one_of

_FACTOR = {
    "en": re.compile(
        r" (?:halv(?:e|es|ed|ing)|(?:doubl|tripl|trebl|quadrupl|quintupl)(?:e|es|ed|ing)|twice (?:as|the)|"
        r"two-?fold|three-?fold|tenfold|in half|by half) "
    ),
    "fr": re.compile(
        r" (?:(?:doubl|tripl)(?:e|er|ee|es|ent|ons|ez|ement)|(?:quadrupl|quintupl|sextupl|decupl|centupl)\w+|"
        r"de moitie|du double|"
        r"(?:divis|multipli)\w* (?:par|(?:\S+ ){1,6}?par #\d+)) "
    ),
}
_OFTEN = {
    "en": one_of(r"""
        hourly
        daily
        weekly
        fortnightly
        (?:bi-?)?monthly
        bi-?weekly
        quarterly
        yearly
        annual(?:ly)?
        continuous(?:ly)?
        on-demand
        real-?time
        real time
        instant(?:ly|aneous)?
        (?:same|next)[- ]?day
        overnight
        immediate(?:ly)?
        (?:once|twice|one|several times|#\d+|@\w+) (?:times )?(?:a|an|per|each|every) \w+
        every (?:other )?(?:#\d+|two weeks|day|week|month|quarter|year|hour|minute|morning|night|sprint|release)
        a (?:day|week|month)
        never
        none
        always
    """),
    "fr": one_of(r"""
        horaire
        quotidien(?:ne|s|nes)?
        journalier\w*
        (?:bi)?hebdomadaires?
        (?:bi)?mensuel(?:le|s|les)?
        bimestriel\w*
        trimestriel\w*
        semestriel\w*
        annuel(?:le|s|les)?
        continue?
        temps reel
        instantane\w*
        immediat\w*
        (?:une|#\d+|un|deux|plusieurs) (?:fois )?(?:par|tous les|toutes les) \w+
        par (?:jour|semaine|mois|trimestre|an|heure)
        (?:tous les|toutes les|chaque) (?:#\d+|\w+)
        (?:le|du) jour meme
        (?:du )?lendemain
        jamais
        systematique\w*
    """),
}
_OFTENER = {
    "en": re.compile(
        rf" {_OFTEN['en']} (?:\S+ ){{0,3}}?(?:to|→|- >|instead of|rather than|and not) "
        rf"(?:\S+ ){{0,2}}?{_OFTEN['en']} "
    ),
    "fr": re.compile(
        rf" {_OFTEN['fr']} (?:\S+ ){{0,3}}?(?:a|au|aux|→|- >|au lieu d[eu]?|au lieu|plutot que|contre) "
        rf"(?:\S+ ){{0,3}}?{_OFTEN['fr']} "
    ),
}
_GRADE = {
    "en": re.compile(
        r" from (?:an? |class |grade |rating |level |the )*(?:[a-g]|bronze|silver|gold|amber|red|green|yellow) "
        r"(?:\S+ )?to (?:an? |class |grade |level )*(?:[a-g]|silver|gold|platinum|green|amber) "
    ),
    "fr": re.compile(
        r" (?:de|d|du) (?:classe |lettre |note |niveau |la |l )*(?:[a-g]|bronze|argent|orange|rouge|jaune) "
        r"(?:a|en|au) (?:la |l )?(?:classe |lettre |note |niveau )*(?:[a-g]|argent|or|platine|vert|orange) "
    ),
}
_NONE = {
    "en": re.compile(
        r"^ (?:\S+ ){0,3}?(?:no|zero|not a single|not one|none of|without any|nobody|no-one) "
        r"(?!longer|more|need|drop|decline|decrease|fall|change|deterioration|loss of)(?!#)"
    ),
    "fr": re.compile(
        r"^ (?:\S+ ){0,3}?(?:zero|(?:plus )?aucune?|plus une? seule?|pas une?(?: seule?)?|zero defaut) "
        r"(?!#|baisse|recul|degradation|diminution)"
    ),
}
# Thresholds that have a name.
_THRESHOLD = re.compile(
    r" (?:seuil de rentabilite|point mort|"
    r"break-?even|break even|(?:a )?l equilibre|guichets fermes|afficher complet|sell out|sold out|"
    r"(?:less|fewer|more) than (?:one|once)|(?:moins|plus) d une?|at most one|au plus une?|"
    r"(?:lead|top|head) (?:the |our )?(?:\S+ ){0,2}(?:rankings?|league|leader-?board)|"
    r"(?:en tete|premiere?s?|a la premiere place) du classement) "
)
_EVERY = {
    "en": re.compile(r"^ (?:that )?(?:all|every|each|everyone|everybody) "),
    "fr": re.compile(r"^ (?:que )?(?:tous|toutes|chaque|la totalite|l ensemble|l integralite) "),
}


def has_change_in_words(line: str, language: Language) -> bool:
    """Whether the line says how far to go without digits: a factor, a frequency, a grade, none left, break-even."""
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


def factors(line: str, language: Language) -> list[tuple[int, int]]:
    """Return where the line halves or doubles something: the first item of each place, and the one after it."""
    found = []
    item = at = 0
    apart = line.replace(" ", "  ")  # so that one may follow another
    for match in _FACTOR[language].finditer(apart):
        item += apart.count(" ", at, match.start()) // 2
        found.append((item, item + len(match.group().split())))
        at = match.start()
    return found


def is_universal(line: str, language: Language) -> bool:
    """Whether the subject is all or every one of something: a goal of 100 %."""
    return bool(_EVERY[language].match(line))
