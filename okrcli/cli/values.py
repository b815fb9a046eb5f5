"""A command whose arguments may be negative numbers."""

from __future__ import annotations

import typer

from okrcli.cli.help import Command


class ValueCommand(Command):
    """Takes `-3` and `-=3` for values, which would else be options."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the command line, a leading minus before a figure being a sign."""
        taking = {name for one in self.params if not getattr(one, "is_flag", False) for name in one.opts}
        pairs = zip(["", *args], args, strict=False)
        return super().parse_args(ctx, [word if before in taking else _as_value(word) for before, word in pairs])


def _as_value(word: str) -> str:
    """A negative number with the sign that no option begins with."""
    follows = word[1:].removeprefix("=").strip()[:1]
    return "\u2212" + word[1:] if word.startswith("-") and (follows.isdigit() or follows in (".", ",")) else word
