"""Who does what in a statement, and which of its words a suggestion may repeat."""

from __future__ import annotations

import pytest

from okrcli.errors import Severity
from okrcli.lint.coach import Reason, judge
from okrcli.lint.coach.activities import find_clause
from okrcli.lint.coach.morphology import agreed
from okrcli.lint.coach.statement import read_statement


@pytest.mark.parametrize(
    ("text", "head", "counted", "lemma"),
    [
        ("Dix agences utilisent l'outil chaque semaine", "agences", True, "utiliser"),
        ("Eight stores in ten reorder without calling head office", "stores", True, None),
        ("L'équipe rencontre 12 clients par mois", "equipe", False, "rencontrer"),
        ("Quarante collèges ont adopté le carnet numérique", "colleges", True, "adopter"),
        ("The team meets 12 customers a month", "team", False, "meet"),
    ],
)
def test_a_sentence_tells_who_does_what(text: str, head: str, counted: bool, lemma: str | None) -> None:
    clause = find_clause(read_statement(text, "en"))
    assert clause is not None
    assert (clause.head, clause.counted, clause.sense.lemma if clause.sense else None) == (head, counted, lemma)


@pytest.mark.parametrize(
    "text",
    [
        "Trois fonctionnalités sont en production",
        "Tous les services ont une procédure écrite",
        "Taux de réponse aux demandes de devis",
        "All job descriptions up to date",
        "12 customer stories in the press",
        "Patients who wait less than an hour: 80%",
    ],
)
def test_a_state_or_a_noun_is_no_clause(text: str) -> None:
    assert find_clause(read_statement(text, "en")) is None


@pytest.mark.parametrize(
    ("text", "verb", "about"),
    [
        ("Réceptionner 12 bâtiments", "Réceptionner", "12 bâtiments"),
        ("Les commerciaux appellent 200 prospects", "appellent", ""),
        ("Nous rencontrons 20 maires", "rencontrons", ""),
        ("Decorate 12 windows", "Decorate", "12 windows"),
    ],
)
def test_a_conjugated_verb_leaves_nothing_to_repeat(text: str, verb: str, about: str) -> None:
    (remark,) = judge(text, "key_result", "en")
    assert (remark.reason, remark.facts["verb"], remark.facts["object"]) == (Reason.TASK, verb, about)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Notre marge s'élève à 32 % (suivie chaque mois)", "s'élève"),
        ("Le taux de rebut ne dépasse pas 2 %", "ne dépasse pas"),
        ("15 000 membres dans le groupe Facebook", "membres dans le groupe Facebook"),
    ],
)
def test_words_are_repeated_as_they_were_written(text: str, said: str) -> None:
    assert judge(text, "key_result", "fr")[0].facts["verb"] == said


@pytest.mark.parametrize(
    ("adjective", "forms"),
    [
        ("actif", "actif actifs active actives"),
        ("soudé", "soudé soudés soudée soudées"),
        ("heureux", "heureux heureux heureuse heureuses"),
        ("commercial", "commercial commerciaux commerciale commerciales"),
        ("agile", "agile agiles"),
        ("premier", "premier premiers première premières"),
        ("professionnel", "professionnel professionnels professionnelle professionnelles"),
    ],
)
def test_a_french_adjective_agrees(adjective: str, forms: str) -> None:
    assert list(agreed("fr", adjective)) == forms.split()


@pytest.mark.parametrize(
    "text",
    [
        "Accompagner les familles dans l'épreuve",
        "Réduire la fracture numérique chez les seniors",
        "Train a generation of passionate welders",
    ],
)
def test_an_ambition_may_open_with_a_verb_of_making(text: str) -> None:
    assert [one for one in judge(text, "objective", "en") if one.severity is not Severity.INFO] == []
