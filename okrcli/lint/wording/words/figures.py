"""Words that stand for numbers, their units and their scales, in both languages."""

from __future__ import annotations

from okrcli.lint.wording.tokens import fold


def _numbered(listed: str) -> dict[str, float]:
    return {fold(word): float(value) for word, value in (entry.split("=") for entry in listed.split())}


NUMBERS_EN = _numbered(
    "zero=0 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 "
    "fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 "
    "seventy=70 eighty=80 ninety=90 hundred=100 dozen=12"
)
NUMBERS_FR = _numbered(
    "zéro=0 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 "
    "quinze=15 seize=16 dix-sept=17 dix-huit=18 dix-neuf=19 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 "
    "soixante-dix=70 quatre-vingts=80 quatre-vingt=80 quatre-vingt-dix=90 septante=70 nonante=90 cent=100 cents=100 "
    "mille=1000 douzaine=12"
)
ONE = {"en": frozenset({"one"}), "fr": frozenset({"un", "une"})}

SCALES = _numbered(
    "k=1000 m=1000000 mn=1000000 mio=1000000 md=1000000000 mds=1000000000 b=1000000000 bn=1000000000 thousand=1000 million=1000000 "
    "millions=1000000 billion=1000000000 billions=1000000000 milliard=1000000000 milliards=1000000000 mille=1000 "
    "milliers=1000 hundred=100 cent=100 cents=100"
)
MONEY = frozenset(
    [
        "€",
        "$",
        "£",
        "¥",
        "eur",
        "usd",
        "gbp",
        "chf",
        "cad",
        "euro",
        "euros",
        "dollar",
        "dollars",
        "pound",
        "pounds",
        "cents",
        "centimes",
        "francs",
        "k€",
        "m€",
        "md€",
        "keur",
        "meur",
    ]
)
PERCENT = frozenset(["%", "‰", "percent", "pct", "pourcent", "pp", "percents"])
POINTS = frozenset(["point", "points", "pt", "pts", "bps"])
SHORT_TIMES = frozenset(
    fold(word)
    for word in [
        "ms",
        "s",
        "sec",
        "secs",
        "second",
        "seconds",
        "seconde",
        "secondes",
        "min",
        "mn",
        "mins",
        "minute",
        "minutes",
        "h",
        "hr",
        "hrs",
        "hour",
        "hours",
        "heure",
        "heures",
    ]
)
DAYS = frozenset(["d", "day", "days", "j", "jour", "jours", "workday", "workdays"])
LONG_TIMES = frozenset(
    fold(word)
    for word in [
        "week",
        "weeks",
        "semaine",
        "semaines",
        "month",
        "months",
        "mois",
        "quarter",
        "quarters",
        "trimestre",
        "trimestres",
        "semester",
        "semestre",
        "semestres",
        "year",
        "years",
        "an",
        "ans",
        "année",
        "années",
        "season",
        "seasons",
        "saison",
        "saisons",
    ]
)
TIMES = SHORT_TIMES | DAYS | LONG_TIMES
FRACTIONS = frozenset(
    [
        "half",
        "halves",
        "third",
        "thirds",
        "quarter",
        "quarters",
        "fifth",
        "fifths",
        "moitié",
        "moitie",
        "tiers",
        "quart",
        "quarts",
        "cinquieme",
    ]
)
MONTHS = frozenset(
    fold(word)
    for word in [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
        "janv",
        "févr",
        "avr",
        "juil",
    ]
)
METRIC_NAMES = frozenset(
    [
        "nps",
        "enps",
        "csat",
        "ces",
        "mrr",
        "arr",
        "ltv",
        "cac",
        "arpu",
        "roi",
        "gmv",
        "ebitda",
        "sla",
        "slo",
        "okr",
        "kpi",
        "ca",
        "otif",
        "dso",
        "aov",
        "roas",
    ]
)
