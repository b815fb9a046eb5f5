"""Words that stand for numbers, their units and their scales, in both languages."""

from __future__ import annotations

from okrcli.lint.coach.tokens import fold
from okrcli.lint.coach.words import entries


def _numbered(listed: str) -> dict[str, float]:
    return {fold(word): float(value) for word, value in (entry.split("=") for entry in listed.split())}


NUMBERS_EN = _numbered("""
    zero=0 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14
    fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60
    seventy=70 eighty=80 ninety=90 hundred=100 dozen=12
""")
NUMBERS_FR = _numbered("""
    zéro=0 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14
    quinze=15 seize=16 dix-sept=17 dix-huit=18 dix-neuf=19 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60
    soixante-dix=70 quatre-vingts=80 quatre-vingt=80 quatre-vingt-dix=90 septante=70 nonante=90 cent=100 cents=100
    mille=1000 douzaine=12
""")
NUMBERS = {"en": NUMBERS_EN, "fr": NUMBERS_FR}
ONE = {"en": frozenset({"one"}), "fr": frozenset({"un", "une"})}
SCALES = _numbered("""
    k=1e3 m=1e6 mn=1e6 mio=1e6 md=1e9 mds=1e9 b=1e9 bn=1e9 thousand=1e3 million=1e6 millions=1e6 billion=1e9
    billions=1e9 milliard=1e9 milliards=1e9 mille=1e3 milliers=1e3 hundred=100 cent=100 cents=100
""")
FRACTIONS = _numbered("""
    half=0.5 halves=0.5 moitié=0.5 third=0.3333 thirds=0.3333 tiers=0.3333 quarter=0.25 quarters=0.25 quart=0.25
    quarts=0.25 fifth=0.2 fifths=0.2 cinquième=0.2 tenth=0.1 dixième=0.1
""")

MONEY = entries("""
    € $ £ ¥ eur usd gbp chf cad euro euros dollar dollars pound pounds cents centimes francs k€ m€ md€ keur meur
""")
PERCENT = entries("% ‰ percent percents pct pourcent pp")
POINTS = entries("point points pt pts bps")
SHORT_TIMES = entries("""
    ms s sec secs second seconds seconde secondes min mn mins minute minutes h hr hrs hour hours heure heures
""")
DAYS = entries("d day days j jour jours workday workdays")
LONG_TIMES = entries("""
    week weeks semaine semaines month months mois quarter quarters trimestre trimestres semester semestre semestres year
    years an ans année années season seasons saison saisons
""")
TIMES = SHORT_TIMES | DAYS | LONG_TIMES
MONTHS = entries("""
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr
    avr juil
""")
METRIC_NAMES = entries("""
    nps enps csat ces mrr arr ltv cac arpu roi gmv ebitda sla slo okr kpi ca otif dso aov roas
""")
