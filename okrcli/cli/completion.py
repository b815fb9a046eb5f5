"""What each option and argument completes with, by name: the offers themselves are imported on Tab alone."""

from __future__ import annotations

from collections.abc import Callable

import typer

Completion = Callable[[typer.Context, str], list[str]]


def _offered(name: str) -> Completion:
    """Complete with the words that the function of this name in `okrcli.cli.offers` gives."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        from okrcli.cli import offers

        words = getattr(offers, name)(ctx, incomplete)
        return [word for word in dict.fromkeys(words) if word.startswith(incomplete)]

    return complete


addresses = _offered("addresses")
codes = _offered("codes")
columns = _offered("columns")
cycles = _offered("cycles")
fields = _offered("fields")
kpis = _offered("kpis")
milestones = _offered("milestones")
own_statuses = _offered("own_statuses")
owners = _offered("owners")
revisions = _offered("revisions")
sort_keys = _offered("sort_keys")
statuses = _offered("statuses")
tags = _offered("tags")
team_orders = _offered("team_orders")
teams = _offered("teams")
types = _offered("types")
