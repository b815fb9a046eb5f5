"""A language is a file of words: what lexicons and code name of each other, and what a third one needs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from okrcli.errors import Severity
from okrcli.lint.coach import judge, language_of, lexicon
from okrcli.lint.coach.statement import MOST, features, read_statement
from okrcli.lint.coach.table import VERDICTS, explain
from okrcli.schema.values import LONGEST

COACH = Path(lexicon.HERE).parent
CODE = "\n".join(path.read_text(encoding="utf-8") for path in COACH.rglob("*.py"))
DATA = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in lexicon.HERE.glob("*.toml")}
THIRD = """\
[language]
words = "de het een van en met voor onze naar"
head_last = true
[verbs]
output = "lanceren"
up = "verhogen"
[nouns]
reported = "omzet"
"""


NAMED = {
    name.lstrip("!")
    for rows in VERDICTS.values()
    for all_ in rows.values()
    for row in all_
    for name in row.when.split()
}
LISTED = {name.partition(":")[2] for name in NAMED if ":" in name}


def test_rows_name_features_that_there_are_and_every_feature_is_asked_for():
    named = {name for name in NAMED if ":" not in name}
    facts = {
        name for rows in VERDICTS.values() for all_ in rows.values() for row in all_ for name in row.facts.values()
    }
    assert named | facts <= features().keys() | {"alone"}
    asked = named | facts | set(re.findall(r's\["(\w+)"\]', CODE))
    assert features().keys() <= asked


@pytest.mark.parametrize("language", DATA)
def test_every_list_is_used_and_every_pattern(language):
    data = DATA[language]
    quoted = set(re.findall(r'"(\w+)"', CODE)) | LISTED
    parts = set(re.findall(r"\{([a-z_]+)\}", "\n".join(data["patterns"].values()) + CODE))
    assert {*data["lists"], *data["nouns"], *data["patterns"]} <= quoted | parts
    assert data["phrases"].keys() <= parts


def test_what_the_code_asks_for_is_in_a_lexicon():
    listed = {name for data in DATA.values() for name in (*data["lists"], *data["nouns"])} | {"small_words"}
    assert set(re.findall(r'words\["(\w+)"\]', CODE)) | LISTED <= listed
    patterns = {name for data in DATA.values() for name in data["patterns"]}
    assert set(re.findall(r'(?:search|pattern)\("(\w+)"', CODE)) <= patterns


@pytest.mark.parametrize("language", DATA)
def test_every_pattern_compiles_and_lists_have_no_entry_twice(language):
    words = lexicon.lexicon(language)
    for name in DATA[language]["patterns"]:
        assert words.pattern(name).pattern
    for section in ("lists", "nouns", "verbs", "nominals"):
        for name, listed in DATA[language][section].items():
            entries = listed.split()
            assert sorted(entries) == sorted(set(entries)), name


@pytest.fixture
def dutch(tmp_path, monkeypatch):
    for path in lexicon.HERE.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "nl.toml").write_text(THIRD, encoding="utf-8")
    caches = (lexicon.languages, lexicon.lexicon, lexicon.own_words, lexicon.units, lexicon.telling_words)
    monkeypatch.setattr(lexicon, "HERE", tmp_path)
    for one in caches:
        one.cache_clear()
    yield
    monkeypatch.undo()
    for one in caches:
        one.cache_clear()


@pytest.mark.usefixtures("dutch")
def test_a_third_language_is_a_file_and_no_code():
    assert language_of("Onze omzet verhogen met 10 %") == "nl"
    assert [one.reason for one in judge("lanceren van de nieuwe website", "key_result")] == ["output"]
    assert [one.reason for one in judge("Verhogen van onze omzet", "objective")] == ["metric_without_purpose"]
    assert language_of("Launch the new website") == "en"


@pytest.mark.parametrize("text", ["Neue Kampagne starten", "Zufriedenheit der Kunden steigern", "Kundenumsatz"])
def test_of_a_language_without_words_the_coach_says_nothing(text):
    for role in ("objective", "key_result"):
        assert [one for one in judge(text, role, "de") if one.reason != "objective_too_short"] == []
    (figure, *_) = judge("Umsatz um 20 % steigern", "objective", "de")
    assert figure.reason == "figure_in_objective"
    assert judge("Launch the new website", "key_result", "de")[0].severity is Severity.WARNING


def test_a_verdict_can_be_explained():
    statement = read_statement("Launch the new website", "en")
    assert [(question, row.when) for question, row in explain(statement, "key_result")] == [
        ("what it measures", "output")
    ]


def test_no_statement_is_longer_than_the_coach_reads():
    assert MOST == LONGEST
