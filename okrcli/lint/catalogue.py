"""Every rule there is: the families of `rules/`, loaded."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from okrcli.lint.registry import Rule, registered

FAMILIES = (
    "structure",
    "wording",
    "objectives",
    "alignment",
    "key_results",
    "checkins",
    "consistency",
    "ambition",
    "kpis",
    "history",
    "suppressions",
)


LETTERS = "EOKCPGS"
"""Files, objectives, key results, check-ins, health metrics, commits, suppressions."""


def rules() -> Mapping[str, Rule]:
    """Return the rules by code, every family loaded, in the order of `LETTERS` and of their numbers."""
    for family in FAMILIES:
        import_module(f"okrcli.lint.rules.{family}")
    return dict(sorted(registered().items(), key=lambda one: (LETTERS.find(one[0][0]), one[0])))


def find_rules(prefix: str) -> tuple[Rule, ...]:
    """Return the rules whose code begins so, or whose slug it is; a mistake's own code, E201, finds its family."""
    asked = prefix.strip()
    found = tuple(one for one in rules().values() if one.code.startswith(asked.upper()) or one.slug == asked.lower())
    family = rules()["E"]
    return found or ((family,) if asked[:1].upper() == "E" and asked[1:].isdecimal() else ())
