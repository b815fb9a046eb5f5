"""The rules: each registers itself, so that adding one is adding one function to a module of `rules/`.

A rule is a function from a part of the workspace (`okrcli.lint.contexts`) to the places it remarks upon. Its docstring
is its page (`okrcli.lint.page`), its sentence stands under its code in `okrcli.render.messages`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, get_type_hints

from okrcli.errors import Finding, Severity
from okrcli.lint.page import Page, read_page
from okrcli.yaml.nodes import Route


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a rule has something to say, and the facts of its sentence.

    `key` points at the route's key instead of its value. `severity` is none where the rule's own holds.
    """

    path: Path
    route: Route
    facts: Mapping[str, object] = field(default_factory=dict)
    severity: Severity | None = None
    key: bool = False


Found = Iterable[Mark | Finding]
Check = Callable[[Any], Found]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is checked. `code` is what findings carry, or for a family the letter that theirs begin with.

    `over` is the class of the contexts that `check` takes, one at a time.
    """

    code: str
    slug: str
    severity: Severity
    over: type[Any]
    check: Check
    page: Page


_RULES: dict[str, Rule] = {}


def rule(code: str, severity: Severity) -> Callable[[Check], Check]:
    """Register the decorated function as a rule, which has its name and looks at what it takes.

    Raises ValueError where the code is taken or the page is missing.
    """

    def decorate(check: Check) -> Check:
        docstring = check.__doc__ or _docstring_in_source(check)
        if not docstring:
            raise ValueError(f"{code} has no page")
        over, _found = get_type_hints(check).values()
        register(Rule(code, check.__name__.replace("_", "-"), severity, over, check, read_page(docstring)))
        return check

    return decorate


def register(one: Rule) -> None:
    """Register a rule; raises ValueError where its code is taken."""
    if one.code in _RULES:
        raise ValueError(f"{one.code} is {_RULES[one.code].slug} already")
    _RULES[one.code] = one


def _docstring_in_source(check: Check) -> str | None:
    """What `python -OO` (PYTHONOPTIMIZE=2) throws away."""
    return _docstrings(check.__code__.co_filename).get(check.__name__)


@cache
def _docstrings(file: str) -> Mapping[str, str | None]:
    import ast

    body = ast.parse(Path(file).read_text(encoding="utf-8")).body
    return {one.name: ast.get_docstring(one, clean=False) for one in body if isinstance(one, ast.FunctionDef)}


LETTERS = "EOKCPGS"
"""Files, objectives, key results, check-ins, health metrics, commits, suppressions."""


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule there is by its code, in the order of `LETTERS` and of their numbers."""
    from okrcli.lint import rules as families

    for family in iter_modules(families.__path__, f"{families.__name__}."):
        import_module(family.name)
    return dict(sorted(_RULES.items(), key=lambda one: (LETTERS.find(one[0][0]), one[0])))


def find_rules(prefix: str) -> tuple[Rule, ...]:
    """Return the rules whose code begins so, or whose slug it is; a mistake's own code, E201, finds its family."""
    asked = prefix.strip()
    found = tuple(one for one in rules().values() if one.code.startswith(asked.upper()) or one.slug == asked.lower())
    family = rules()["E"]
    return found or ((family,) if asked[:1].upper() == "E" and asked[1:].isdecimal() else ())
