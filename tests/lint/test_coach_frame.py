"""What stands around a statement, and how it is typed, change nothing of what is said about it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from okrcli.lint.coach import Role, judge
from okrcli.lint.coach.frame import unframed

NAMED_BY_A_CAPITAL = {"Make Atlas 3 the release our users fall in love with"}
"""Without its capital no one could tell that this figure is part of a name."""


def _without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _typographic(text: str) -> str:
    return text.replace("'", "’").replace(" %", "\u202f%").replace(" :", "\u00a0:").replace(" - ", " – ")


def _end_of_period(text: str) -> str:
    french = judge_language(text) == "fr"
    return text.rstrip(" .") + (" d'ici la fin du trimestre" if french else " by the end of the quarter.")


WAYS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "no accents": _without_accents,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "typographic marks": _typographic,
    "a full stop": lambda text: text.rstrip(" .") + ".",
    "a deadline": _end_of_period,
    "a label": lambda text: f"**KR 1.2 –** {text}",
    "a tick": lambda text: f"- [x] ✅ {text}",
}


@cache
def statements() -> tuple[tuple[str, Role, str], ...]:
    folder = Path(__file__).resolve().parent
    rows = [json.loads(line) for path in folder.glob("*.jsonl") for line in path.open(encoding="utf-8")]
    return tuple((row["text"], row["role"], row["lang"]) for row in rows if row["text"] not in NAMED_BY_A_CAPITAL)


@cache
def judge_language(text: str) -> str:
    return next(language for written, _, language in statements() if written == text)


@cache
def said(text: str, role: Role, language: str) -> tuple[tuple[str, str], ...]:
    return tuple((remark.reason, remark.severity) for remark in judge(text, role, language))


@pytest.mark.parametrize("way", WAYS)
def test_a_verdict_does_not_hang_on_how_a_statement_is_typed(way: str) -> None:
    astray = [
        (text, said(text, role, language), said(WAYS[way](text), role, language))
        for text, role, language in statements()
        if said(WAYS[way](text), role, language) != said(text, role, language)
    ]
    assert astray == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("[P0] Cut the wait", "Cut the wait"),
        ("P1: Cut the wait", "Cut the wait"),
        ("KR 1.2 – Cut the wait", "Cut the wait"),
        ("KR5 Cut the wait", "Cut the wait"),
        ("(KR 2) Cut the wait", "Cut the wait"),
        ("**Key Result 2:** Cut the wait", "Cut the wait"),
        ("1. Cut the wait", "Cut the wait"),
        ("2) Cut the wait", "Cut the wait"),
        ("(c) Cut the wait", "Cut the wait"),
        ("1️⃣ Cut the wait", "Cut the wait"),
        ("- [ ] Cut the wait", "Cut the wait"),
        ("🚀 Cut the wait!", "Cut the wait"),
        ("~~Buy chairs~~ Cut the wait", "Cut the wait"),
        ("~~Cut the wait~~", "Cut the wait"),
        ("Objective 2: Cut the wait", "Cut the wait"),
        ("Objectif 1 : Réduire l’attente", "Réduire l’attente"),
        ("Résultat clé n° 3 – Réduire l’attente", "Réduire l’attente"),
        ("T3 : Réduire l’attente d’ici à la fin de l’année.", "Réduire l’attente"),
        ("CUT THE WAIT BY THE END OF THE QUARTER", "cut the wait"),
        # What looks like a label and is none
        ("50 % of users", "50 % of users"),
        ("5 to 10 users", "5 to 10 users"),
        ("-5 points of churn", "-5 points of churn"),
        ("- 5 % de départs", "- 5 % de départs"),
        ("99.9 % availability", "99.9 % availability"),
        ("$3M of revenue", "$3M of revenue"),
        ("≥ 40 % of visitors", "≥ 40 % of visitors"),
        ("Objectives reached: 90 %", "Objectives reached: 90 %"),
        ("Okta for every team", "Okta for every team"),
        ("2.", "2."),
        ("", ""),
    ],
)
def test_what_stands_around_a_statement_is_no_part_of_it(typed: str, meant: str) -> None:
    assert unframed(typed) == meant
