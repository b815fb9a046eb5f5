"""Every rule there is: the families of `rules/`, loaded."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from okrcli.lint.registry import Rule, registered

FAMILIES = (
    "structure",
    "objective_words",
    "objectives",
    "alignment",
    "key_result_words",
    "key_result_agreement",
    "key_results",
    "checkins",
    "candour",
    "ambition",
    "kpis",
    "attested",
    "waivers",
)


def rules() -> Mapping[str, Rule]:
    """Return the rules by code, every family loaded, those on the same things side by side."""
    for family in FAMILIES:
        import_module(f"okrcli.lint.rules.{family}")
    return registered()


def find_rules(prefix: str) -> tuple[Rule, ...]:
    """Return the rules whose code begins so, or whose slug it is; a mistake's own code, E201, finds its family."""
    asked = prefix.strip()
    found = tuple(one for one in rules().values() if one.code.startswith(asked.upper()) or one.slug == asked.lower())
    family = rules()["E"]
    return found or ((family,) if asked[:1].upper() == "E" and asked[1:].isdecimal() else ())
