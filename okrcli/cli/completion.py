"""What each option and argument completes with, by name: the offers themselves are imported on Tab alone."""

from __future__ import annotations

from collections.abc import Callable

import typer

Completion = Callable[[typer.Context, str], list[str]]


def __getattr__(name: str) -> Completion:
    """Complete with the words that the function of this name in `okrcli.cli.offers` gives."""
    if name.startswith("_"):
        raise AttributeError(name)

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        from okrcli.cli import offers

        words = getattr(offers, name)(ctx, incomplete)
        return [word for word in dict.fromkeys(words) if word.startswith(incomplete)]

    return complete
