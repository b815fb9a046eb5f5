"""What people type for what screens show: states, types, languages, units, days, in either language."""

from __future__ import annotations

import pytest
from okr_workspace import MARKETING, SALES

from okrcli.cli.words import read_word
from okrcli.languages import find_language
from okrcli.model import Decision, ReportedStatus
from okrcli.render.labels import DECISION_WORDS, STATUS_WORDS, TYPE_WORDS
from okrcli.scoring.states import Status


@pytest.mark.parametrize(
    ("typed", "words", "meant"),
    [
        ("en bonne voie", STATUS_WORDS, "on_track"),
        ("En-Bonne-Voie", STATUS_WORDS, "on_track"),
        ("on track", STATUS_WORDS, "on_track"),
        ("ON_TRACK", STATUS_WORDS, "on_track"),
        ("a risque", STATUS_WORDS, "at_risk"),
        ("hors", STATUS_WORDS, "off_track"),
        ("sans nouvelles", STATUS_WORDS, "stale"),
        ("abandonnés", STATUS_WORDS, "dropped"),
        ("ambitieux", TYPE_WORDS, "aspirational"),
        ("Ambitieuse", TYPE_WORDS, "aspirational"),
        ("engagée", TYPE_WORDS, "committed"),
        ("comm", TYPE_WORDS, "committed"),
        ("garder", DECISION_WORDS, "keep"),
        ("mod", DECISION_WORDS, "modify"),
        ("o", STATUS_WORDS, None),
        ("", STATUS_WORDS, None),
        ("vert", STATUS_WORDS, None),
    ],
)
def test_a_word_as_files_have_it_or_screens_show_it(typed, words, meant):
    assert read_word(typed, words) == meant


def test_every_word_can_be_typed_as_it_is_shown():
    assert {STATUS_WORDS[Status(one)] for one in ReportedStatus} <= set(STATUS_WORDS.values())
    assert read_word("abandonner", DECISION_WORDS) is Decision.ABANDON


@pytest.mark.parametrize(
    ("named", "code"),
    [
        *((name, "fr") for name in ("français", "Francais", "French", "FR", "fr_FR.UTF-8")),
        *((name, "en") for name in ("anglais", "English")),
        *((name, None) for name in ("klingon", "C", "")),
    ],
)
def test_a_language_by_its_name(named, code):
    assert find_language(named) == code


def test_a_workspace_in_french_by_its_name(okr, workspace, monkeypatch):
    monkeypatch.delenv("OKR_LANG")
    (workspace / "okr.yaml").write_text("version: 1\nlanguage: français\n", encoding="utf-8")
    assert okr("lint", "--select", "E").err == "Rien à signaler.\n"


@pytest.mark.parametrize(
    ("key", "nearest"),
    [("langue: fr", "language"), ("organisation: Acme", "organization"), ("seuil: 0.7", "stretch_target")],
)
def test_a_french_key_gets_the_right_one_of_okr_yaml(okr, workspace, key, nearest):
    (workspace / "okr.yaml").write_text(f"version: 1\n{key}\n", encoding="utf-8")
    assert f"Did you mean `{nearest}`?" in okr("lint", "--select", "E").out


@pytest.mark.parametrize(
    ("old", "new", "nearest"),
    [
        ("team: Marketing", "équipe: Marketing", "team"),
        ("team: Marketing", "team: Marketing\nresponsable: bob", "lead"),
        ("        owner: bob", "        responsable: bob", "owner"),
        ("        unit: leads", "        unité: leads", "unit"),
        ("        target: 500", "        Cible: 500", "target"),
        ("        baseline: 120", "        valeur de départ: 120", "baseline"),
        ("confidence: 3", "confiance: 3", "confidence"),
        ("    owner: alice", "    owner: alice\n    type: ambitieux", "aspirational"),
        ("confidence: 3", "status: en bonne voie", "on_track"),
    ],
)
def test_a_french_word_in_a_file_gets_the_right_one(okr, workspace, old, new, nearest):
    path = workspace / MARKETING
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert f"`{nearest}`" in okr("lint", "--select", "E").out


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["leads", "310", "--date", "10/08/2026", "--lang", "fr"], "2026-08-10, value: 310"),
        (["leads", "310", "--date", "lundi"], "2026-08-17, value: 310"),
        (["leads", "310", "--date", "aujourd’hui"], "2026-08-17, value: 310"),
        (["leads", "310", "--status", "en bonne voie"], "value: 310, status: on_track"),
        (["leads", "1 234,5", "--lang", "fr"], "value: 1234.5"),
        (["leads", "12 lead"], "value: 12"),
        (["bounce", "-=2,5 pts", "--lang", "fr"], "value: 36"),
        (["bounce", "-=2.5 points"], "value: 36"),
    ],
)
def test_a_checkin_as_people_type_it(okr, workspace, words, line):
    assert okr("checkin", *words).code == 0
    assert line in (workspace / MARKETING).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ["status", "--at", "10 août"],
        ["status", "--status", "hors trajectoire"],
        ["list", "--status", "à risque"],
        ["due", "--at", "lundi"],
        ["kpi", "list", "--at", "hier"],
        ["show", "leads", "--at", "July 13"],
        ["tree", "--at", "13/07"],
        ["lint", "--at", "yesterday", "--select", "E"],
        ["digest", "--since", "10 août"],
        ["history", "--at", "monday"],
        ["new-cycle", "sprint", "--starts", "1 septembre", "--ends", "15 septembre", "--dry-run"],
        ["close-cycle", "2026-Q3", "--template", "--date", "demain"],
        ["set", "reference", "ends=15/09", "type=engagé", "--dry-run"],
        ["add", "objective", "Devenir la référence", "--team", "sales", "--type", "ambitieux", "--dry-run"],
    ],
)
def test_every_command_takes_them(okr, workspace, words):
    assert okr(*words).code == 0


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["--baseline", "28 %", "--target", "40"], ["baseline: 28", "target: 40", 'unit: "%"']),
        (["--baseline", "28", "--target", "40\u202f%"], ["baseline: 28", "target: 40", 'unit: "%"']),
        (["--baseline", "30 k€", "--target", "60 k€"], ["baseline: 30", "target: 60", 'unit: "k€"']),
        (["--at-most", "40 %"], ["at_most: 40", 'unit: "%"']),
        (["--baseline", "2,8 pts", "--target", "4"], ["baseline: 2.8", "target: 4", 'unit: "pts"']),
    ],
)
def test_a_unit_typed_with_a_figure_is_kept(okr, workspace, words, lines):
    assert okr("add", "key-result", "Part de marché", "--objective", "deals", *words).code == 0
    text = (workspace / SALES).read_text(encoding="utf-8")
    assert all(f"        {line}\n" in text for line in lines)


@pytest.mark.parametrize(
    "words",
    [
        ["--baseline", "28 %", "--target", "40 €"],
        ["--at-least", "2 k€", "--at-most", "3 M€"],
        ["--baseline", "28 %", "--target", "40", "--unit", "leads"],
    ],
)
def test_two_units_contradict(okr, workspace, words):
    run = okr("add", "key-result", "Part de marché", "--objective", "deals", *words)
    assert run.code == 2
    assert "is counted in" in run.err


def test_a_unit_is_added_where_there_was_none(okr, workspace):
    assert okr("set", "leads", "unit=").code == 0
    assert okr("set", "leads", "target=600 contacts").code == 0
    assert "target: 600\n        unit: contacts\n" in (workspace / MARKETING).read_text(encoding="utf-8")


def test_a_change_of_per_cents_is_in_points(okr, workspace):
    assert okr("checkin", "won", "22").code == 0
    assert "points a week to reach the goal" in okr("show", "won").out


@pytest.mark.parametrize(
    "words",
    [
        ["checkin", "leads", "310", "--status", "vert"],
        ["lint", "--severity", "grave"],
        ["instructions", "tout"],
        ["schema", "--print", "equipe"],
    ],
)
def test_what_there_is_to_choose_from_is_not_called_by_another_name(okr, workspace, words):
    problem, advice = okr(*words, "--lang", "fr").err.splitlines()[:2]
    assert words[-1] in problem
    assert advice.strip().startswith("Au choix")


def test_a_format_is_told_as_it_was_typed(okr, workspace):
    assert "“Q3”" in okr("export", "--format", "Q3").err
