"""The command group that imports a command only when it runs, and still lists, completes and corrects all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperGroup

from okrcli.cli.help import Group, write_section
from okrcli.cli.table import SECTIONS, LazyCommands
from okrcli.i18n import _

if TYPE_CHECKING:
    from typer import Context
    from typer._click import HelpFormatter
    from typer._click.shell_completion import CompletionItem


class LazyGroup(Group):
    """`okr` itself: its help and completion come from the command table alone."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = LazyCommands()

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # type: ignore[override]
        """Write the commands in their sections, from the table."""
        for title, entries in SECTIONS.items():
            with write_section(_(title), formatter):
                formatter.write_dl([(name, _(entry.summary)) for name, entry in entries.items()])

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:  # type: ignore[override]
        """Complete a command's name, or one of the global options."""
        from typer._click.shell_completion import CompletionItem

        names = [
            CompletionItem(name, help=_(entry.summary))
            for entries in SECTIONS.values()
            for name, entry in entries.items()
            if name.startswith(incomplete)
        ]
        options = super(TyperGroup, self).shell_complete(ctx, incomplete)  # Typer's own would import every command
        return names + options
