"""Every rule there is: the families of `rules/`, loaded."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from okrcli.lint.registry import Rule, registered

FAMILIES = ("structure",)


def rules() -> Mapping[str, Rule]:
    """Return the rules by code, every family loaded."""
    for family in FAMILIES:
        import_module(f"okrcli.lint.rules.{family}")
    return registered()
