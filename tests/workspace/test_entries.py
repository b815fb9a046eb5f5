"""Ids made of titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.model.address import is_slug
from okrcli.workspace.entries import ID_LENGTH, short_id


@pytest.mark.parametrize(
    ("statement", "made"),
    [
        ("Become the obvious reference for B2B marketing in France", "obvious-reference-b2b"),
        ("Qualified leads from the new campaign", "qualified-leads-campaign"),
        ("Launch the new campaign", "launch-campaign"),
        ("Increase NPS from 20 to 40", "nps"),
        ("Sign 12 accounts worth $400k", "sign-accounts-worth"),
        ("Devenir la référence évidente du marketing B2B", "reference-evidente"),
        ("Réduire le délai d'onboarding à moins de 3 jours", "delai-onboarding-jours"),
        ("Qu'aujourd'hui nos clients nous recommandent", "clients-recommandent"),
        ("L'équipe support répond à temps", "equipe-support-repond"),
        ("Win the US with IT that people love", "win-us-it"),
        ("GROW THE REVENUE", "revenue"),
        ("We do it all", "we-do-it"),
        ("Make it so", "make-it-so"),
        ("Internationalization-readiness", "internationalization"),
        ("Donaudampfschifffahrtsgesellschaftskapitän", "donaudampfschifffahrtsge"),
        ("snake_case_title here", "snake-case-title"),
        ("42", "42"),
        ("売上を伸ばす", "new"),
        ("", "new"),
    ],
)
def test_telling_words_make_the_id(statement, made):
    assert short_id(statement, []) == made


def test_an_id_that_is_taken_gets_a_number():
    assert short_id("Qualified leads", ["qualified-leads"]) == "qualified-leads-2"
    assert short_id("Qualified leads", ["qualified-leads", "qualified-leads-2"]) == "qualified-leads-3"


@given(st.text(), st.lists(st.sampled_from(["new", "new-2", "a", "leads"])))
def test_it_is_always_a_short_slug_of_its_own(statement, taken):
    made = short_id(statement, taken)
    assert is_slug(made)
    assert made not in taken
    assert len(made) <= ID_LENGTH + 2
