"""Figures as people write them, the names that are none, and the forms of verbs."""

from __future__ import annotations

import pytest

from okrcli.lint.coach import language_of
from okrcli.lint.coach.figures import as_number
from okrcli.lint.coach.lexicon import lexicon
from okrcli.lint.coach.statement import read_statement
from okrcli.lint.coach.tokens import tokenise


def figures(text: str, language: str = "en") -> list[tuple[float, str, str]]:
    statement = read_statement(text, language)
    return [(round(figure.value, 3), figure.unit, figure.raw) for figure in statement.line.figures]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("churn at 1 234,5 %", "fr", [(1234.5, "percent", "1 234,5 %")]),
        ("un taux de 1\u202f234,5\u00a0%", "fr", [(1234.5, "percent", "1 234,5 %")]),
        ("revenue of $1.2M", "en", [(1.2e6, "money", "$1.2M")]),
        ("ventes de 250 k€", "fr", [(250000, "money", "250 k€")]),
        ("marge de 1,2 M€", "fr", [(1.2e6, "money", "1,2 M€")]),
        ("3 millions d'euros de dons", "fr", [(3e6, "money", "3 millions d'euros")]),
        ("10,000 users", "en", [(10000, "count", "10,000")]),
        ("25K users", "en", [(25000, "count", "25K")]),
        ("twenty-five new members", "en", [(25, "count", "twenty-five")]),
        ("deux cents dossiers", "fr", [(200, "count", "deux cents")]),
        ("neuf visiteurs", "fr", [(9, "count", "neuf")]),
        ("un vélo neuf", "fr", []),
        ("a rating of 4.5/5", "en", [(0.9, "score", "4.5/5")]),
        ("×2 en un trimestre", "fr", [(2, "times", "2")]),
        ("3× the target", "en", [(3, "times", "3×")]),
        ("en 1 h 50", "fr", [(110, "time", "1 h 50")]),
        ("under 900ms", "en", [(0.015, "time", "900ms")]),
        ("8 out of 10 visitors", "en", [(0.8, "fraction", "8"), (10, "denominator", "10")]),
        ("un client sur trois", "fr", [(0.333, "fraction", "trois")]),
        ("less by a quarter", "en", [(0.25, "fraction", "quarter")]),
        ("grow this quarter", "en", []),
        ("réduire d'un tiers", "fr", [(0.333, "fraction", "tiers")]),
        ("+4 pts", "fr", [(4, "points", "4 pts")]),
    ],
)
def test_figures_as_people_write_them(text: str, language: str, expected: list[tuple[float, str, str]]) -> None:
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "B2B", "ISO 27001", "a Web3 wallet", "by Q3", "24/7 support", "the HVE 3 label", "our Industry 4.0 showroom",
        "the 2026 season", "by October 31", "d'ici le 30 juin", "before 31/12/2026", "version 12", "le niveau 3",
        "the 1st day", "le 2e étage", "5G coverage", "Atlas 3", "24h/24", "7 jours sur 7", "by 2027-03-31", "phase 2",
    ],
)  # fmt: skip
def test_names_and_dates_are_no_figures(text: str) -> None:
    assert figures(f"become known, {text}") == []
    assert figures(f"être connus, {text}", "fr") == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,200", 1200),
        ("1.200.000", 1200000),
        ("98.7", 98.7),
        ("3,8", 3.8),
        ("1'500", 1500),
        ("0.125", 0.125),
        ("12", 12),
    ],
)
def test_groups_of_three_are_thousands(written: str, value: float) -> None:
    assert as_number(written) == value


def roles(text: str, language: str = "en") -> dict[str, list[str]]:
    statement = read_statement(text, language)
    chosen = {"targets": statement.roles.targets, "baselines": statement.roles.baselines}
    return {role: [statement.line.figures[place].raw for place in places] for role, places in chosen.items()}


@pytest.mark.parametrize(
    ("text", "language", "targets", "baselines"),
    [
        ("Cut churn from 11% to 7%", "en", ["7%"], ["11%"]),
        ("Scrap rate 7%→4%", "en", ["4%"], ["7%"]),
        ("Raise availability to 99.9% from last year's 98.7%", "en", ["99.9%"], ["98.7%"]),
        ("Reach an NPS of 45+ (currently 27)", "en", ["45+"], ["27"]),
        ("Turn 6 of 8 paid pilots into contracts within 60 days", "en", ["6"], []),
        ("Improve satisfaction across our 12 stores", "en", [], []),
        ("Boost sales within 3 months", "en", [], []),
        ("Respond to tickets within 24 hours", "en", ["24 hours"], []),
        ("Takings 12% above last summer", "en", ["12%"], []),
        ("Porter la note de 3,8 à 4,5/5", "fr", ["4,5/5"], ["3,8"]),
        ("Vendre 900 nuitées par mois (au lieu de 520)", "fr", ["900"], ["520"]),
        ("Réduire de 20 % le délai", "fr", ["20 %"], []),
    ],
)
def test_what_each_figure_is_for(text: str, language: str, targets: list[str], baselines: list[str]) -> None:
    assert roles(text, language) == {"targets": targets, "baselines": baselines}


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("ship", {"ship", "ships", "shipped", "shipping"}),
        ("carry out", {"carry out", "carries out", "carried out", "carrying out"}),
        ("write", {"write", "writes", "wrote", "written", "writing"}),
        ("free", {"free", "frees", "freed", "freeing"}),
    ],
)
def test_english_forms(verb: str, expected: set[str]) -> None:
    assert expected <= {form for form, _ in lexicon("en").forms_of(verb)}


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("lancer", {"lance", "lancent", "lancez", "lancee", "lances", "lancons"}),
        ("deployer", {"deploie", "deploient", "deployons", "deploye", "deployees"}),
        ("finir", {"finit", "finissent", "finissons", "fini", "finies"}),
        ("mettre en place", {"met en place", "mettons en place", "mis en place", "mises en place"}),
        ("reduire", {"reduit", "reduisent", "reduisez", "reduites"}),
        ("maintenir", {"maintient", "maintiennent", "maintenons", "maintenue"}),
        ("changer", {"change", "changeons", "changez", "changees"}),
    ],
)
def test_french_forms(verb: str, expected: set[str]) -> None:
    assert expected <= {form for form, _ in lexicon("fr").forms_of(verb)}


def test_elisions_are_taken_apart_and_accents_folded() -> None:
    assert [token.word for token in tokenise("L’équipe qu'on d'Œuvre aujourd’hui")] == [
        "l", "equipe", "qu", "on", "d", "oeuvre", "aujourdhui",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Reduire le delai de traitement", "fr"), ("Hire 4 data analysts", "en"), ("10 tests A/B réalisés", "fr"),
        ("Recruit a finance director", "en"), ("Marge brute +4 pts", "fr"), ("NPS 45", "en"),
    ],
)  # fmt: skip
def test_the_language_of_a_statement(text: str, language: str) -> None:
    assert language_of(text) == language


def test_the_prior_decides_where_the_words_do_not() -> None:
    assert language_of("NPS 45", "fr") == "fr"
