"""What meets where facts are put into sentences: elisions, two stops, lists whose figures have commas."""

from __future__ import annotations

import pytest

from okrcli.i18n import use_language
from okrcli.i18n.sentences import apart, fill, listed


@pytest.fixture
def _french():
    use_language("fr")


@pytest.mark.usefixtures("_french")
class TestFrench:
    @pytest.mark.parametrize(
        ("sentence", "facts", "said"),
        [
            ("Relevé de {kpi}", {"kpi": "abonnes"}, "Relevé d’abonnes"),
            ("Relevé de {kpi}", {"kpi": "Écarts"}, "Relevé d’Écarts"),
            ("Relevé de {kpi}", {"kpi": "marge"}, "Relevé de marge"),
            ("plus que {a}, de {b}", {"a": "un", "b": ""}, "plus qu’un, de "),
            ("cadre {x}", {"x": "a"}, "cadre a"),
            ("Le prochain est le {day}.", {"day": "20 juil."}, "Le prochain est le 20 juil."),
            ("Le prochain est le {day}. Voilà", {"day": "1er août"}, "Le prochain est le 1er août. Voilà"),
            ("Ils sont : {ids}.", {"ids": "a, b…"}, "Ils sont : a, b…."),
        ],
    )
    def test_what_is_put_in_fits(self, sentence, facts, said):
        assert fill(sentence, **facts) == said

    def test_lists(self):
        assert listed(["0,5", "0,75"]) == "0,5\u202f; 0,75"
        assert listed(["a", "b"]) == "a, b"
        assert apart(["a, b", "c"]) == "a, b\u202f; c"


def test_english_leaves_sentences_as_they_are():
    assert fill("Reading de {kpi}.", kpi="abc") == "Reading de abc."
    assert (listed(["0.5", "1,234"]), apart("ab")) == ("0.5, 1,234", "a; b")
