"""`okr rule`: a rule's page, or the table of all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli.console import show_page
from okrcli.cli.context import session_of
from okrcli.cli.help import command
from okrcli.cli.options import argument, flag
from okrcli.errors import UsageError
from okrcli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.lint.registry import Rule


def _codes(incomplete: str) -> list[tuple[str, str]]:
    from okrcli.lint.registry import rules
    from okrcli.render.rule import page_title

    return [(code, page_title(one)) for code, one in rules().items() if code.startswith(incomplete.upper())]


@command("okr rule K101", "okr rule vanity-metric", "okr rule --all")
def rule(
    ctx: typer.Context,
    code: Annotated[
        str | None, argument("[CODE]", _("The code of a finding, its beginning (K2), or a rule's name."), _codes)
    ] = None,
    everything: Annotated[bool, flag("--all", _("List all rules."))] = False,
) -> None:
    """Explain a rule: what it checks, why it matters, an example, and what to write instead."""
    from okrcli.render.rule import rule_page, rules_page

    chosen = _choose(code, everything=everything)
    if len(chosen) == 1:
        show_page(session_of(ctx), rule_page, chosen[0])
    else:
        show_page(session_of(ctx), rules_page, chosen)


def _choose(code: str | None, *, everything: bool) -> Sequence[Rule]:
    """The rules to tell of; raises UsageError (`rule-of-what`, `no-such-rule`)."""
    from okrcli.lint.registry import find_rules, rules
    from okrcli.schema.suggest import nearest_word

    known = rules()
    if everything:
        return sorted(known.values(), key=lambda one: one.code)
    if code is None:
        raise UsageError("rule-of-what")
    found = find_rules(code)
    if not found:
        names = [*known, *(one.slug for one in known.values())]
        raise UsageError("no-such-rule", typed=code, nearest=nearest_word(code, names))
    return found
