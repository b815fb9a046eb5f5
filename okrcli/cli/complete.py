"""What options and arguments offer on Tab. Imported by every command, so it imports next to nothing itself."""

from __future__ import annotations

from collections.abc import Iterable

import typer

from okrcli.cli.session import Session


def addresses(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer teams, their objectives and key results."""
    return _offer("addresses", ctx, incomplete)


def cycles(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the ids of the cycles."""
    return _offer("cycles", ctx, incomplete)


def teams(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the ids of the teams of the cycle at hand."""
    return _offer("teams", ctx, incomplete)


def owners(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer everybody who owns something."""
    return _offer("owners", ctx, incomplete)


def kpis(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the ids of the health metrics."""
    return _offer("kpis", ctx, incomplete)


def milestones(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the milestones of the key result that is named."""
    return _offer("milestones", ctx, incomplete)


def revisions(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer branches and tags, also as the second of two."""
    return _offer("revisions", ctx, incomplete)


def codes(incomplete: str) -> list[str]:
    """Offer the rules' codes."""
    from okrcli.lint.catalogue import rules

    return _beginning(incomplete, rules())


def statuses(incomplete: str) -> list[str]:
    """Offer what a key result's status can be."""
    from okrcli.scoring.states import Status

    return _beginning(incomplete, (one.value for one in Status))


def own_statuses(incomplete: str) -> list[str]:
    """Offer the words that a check-in can say of its key result."""
    from okrcli.model.terms import ReportedStatus

    return _beginning(incomplete, (one.value for one in ReportedStatus))


def types(incomplete: str) -> list[str]:
    """Offer the types of an objective."""
    from okrcli.model.terms import ObjectiveType

    return _beginning(incomplete, (one.value for one in ObjectiveType))


def formats(incomplete: str) -> list[str]:
    """Offer the formats that every command with data has."""
    return _beginning(incomplete, ("table", "json"))


def _offer(what: str, ctx: typer.Context, incomplete: str) -> list[str]:
    from okrcli.cli import offers
    from okrcli.workspace.root import find_root

    session = ctx.find_object(Session) or Session()
    root = find_root(explicit=session.explicit_root())
    return _beginning(incomplete, getattr(offers, what)(root, ctx, incomplete))


def _beginning(incomplete: str, words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word.startswith(incomplete)]
