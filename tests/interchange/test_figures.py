"""What statements say of their figures: none is invented, and one that could be two is none."""

from __future__ import annotations

import pytest

from okrcli.interchange.figures import aim_of, figures
from okrcli.interchange.statements import read_statement

SAID = {
    "40k loans to first-time members (currently 22k)": (22000, 40000, None),
    "Raise the share of loans made online from 18% to 30%": (18, 30, "%"),
    "Median answer in under 80 ms": (None, 80, "ms"),
    "Fewer than 20 questions a week": (None, 20, None),
    "Sign up and keep 12 volunteer hosts": (None, 12, None),
    "MRR from $10k to $25k": (10, 25, "k$"),
    "Earn £2m": (None, 2, "M£"),
    "New suppliers cleared to sell in 10 days instead of 26": (26, 10, "days"),
    "Les devis partent en 24 h au lieu de 5 jours": (120, 24, "h"),
    "Passer de 12 % à 20 % de clients satisfaits": (12, 20, "%"),
    "Atteindre 1 200 abonnés": (None, 1200, None),
    "Note moyenne de 4,5/5 sur l'App Store": (None, 4.5, None),
    "80 % des clients répondent en moins de 2 h": (None, 80, "%"),
    "NPS of 40 with 100 respondents": (None, 40, None),
    "MRR en libre-service à 45 k€ (28 k€ aujourd'hui)": (28, 45, "k€"),
    "Reach 2000 followers": (None, 2000, None),
    "Win 8 public tenders by December 15, 2026": (None, 8, None),
}
NONE = [
    "Orders planned for Q3 are ahead of last year.",
    "10% more visits on weekday evenings",
    "Increase revenue by 20%",
    "Augmenter le trafic de 20 %",
    "20 % de trafic en plus",
    "Une diminution de 50 % du temps consacré",
    "Organic sign-ups up 30% vs last quarter",
    "Gagner 10 points de NPS",
    "Grow the number of active dealers from 210",
    "100% of links and >90% of pictures work",
    "Improve NPS to 50 and reduce ticket volume by 15%",
    "Obtain ISO 27001 certification",
    "Ship v2.1 of the API",
    "Make Atlas 3 the release our users fall in love with",
    "Release every 2 weeks",
    "Cut searches without a result by X% (tbd)",
    "Publish 3 to 5 articles",
]
HELD = {
    "Keep the rating of the app above 4.2.": (4.2, None),
    "Keep the answering time of the chat under 5 minutes": (None, 5),
    "No more than 3 incidents": (None, 3),
    "Never fall below 99.9% uptime": (99.9, None),
    "Maintain uptime between 99 and 99.9 %": (99, 99.9),
    "Garder le taux d'erreur sous 2 %": (None, 2),
    "Ne jamais dépasser 5 incidents": (None, 5),
}


def said(text):
    statement = read_statement(text, [])
    now = figures(statement.now)[0] if statement.now else None
    return aim_of(statement.words, now)


@pytest.mark.parametrize(("text", "figure"), SAID.items())
def test_where_a_figure_shall_be(text, figure):
    aim = said(text)
    assert (aim.baseline, aim.target, aim.unit) == figure
    assert (aim.at_least, aim.at_most, aim.doubt) == (None, None, None)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_target(text):
    assert said(text)._replace(doubt=None) == (None, None, None, None, None, None)


@pytest.mark.parametrize(("text", "bounds"), HELD.items())
def test_what_is_to_hold(text, bounds):
    aim = said(text)
    assert (aim.at_least, aim.at_most, aim.target) == (*bounds, None)
