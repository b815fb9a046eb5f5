"""Where rules register, so that adding one is adding one function to a module of `rules/`.

A rule is a function from a `Subject` to the findings about it. Its docstring is its page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from okrcli.errors import Finding, Severity
from okrcli.model import Cycle, Kpi, Settings


@dataclass(frozen=True, slots=True)
class Subject:
    """What is linted: the files that could be read, as values, and what reading them already found.

    `folder` is the workspace's; `cycles` hold only the teams that are valid.
    """

    folder: Path
    settings: Settings
    cycles: tuple[Cycle, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    found_by_reading: tuple[Finding, ...] = ()


Check = Callable[[Subject], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is checked. `code` is what findings carry, or for a family the letter that theirs begin with."""

    code: str
    slug: str
    severity: Severity
    check: Check

    @property
    def page(self) -> str:
        """What it checks, why it matters, and what to do instead."""
        return self.check.__doc__ or ""


_RULES: dict[str, Rule] = {}


def rule(code: str, slug: str, severity: Severity) -> Callable[[Check], Check]:
    """Register the decorated function as a rule; raises ValueError where the code is taken or the page is missing."""

    def register(check: Check) -> Check:
        if code in _RULES:
            raise ValueError(f"{code} is {_RULES[code].slug} already")
        if not check.__doc__:
            raise ValueError(f"{code} has no page")
        _RULES[code] = Rule(code, slug, severity, check)
        return check

    return register


def registered() -> Mapping[str, Rule]:
    """Return the rules by code, of the families loaded so far; `okrcli.lint.catalogue` loads them all."""
    return _RULES
