"""What `-h` shows: the command's own options before those of every command, and examples to copy as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from okrcli.cli.options import EVERYWHERE
from okrcli.errors import UsageError
from okrcli.i18n import _

if TYPE_CHECKING:
    from typer import Context
    from typer._click import Command as ClickCommand
    from typer._click import HelpFormatter

Rows = list[tuple[str, str]]


class Command(TyperCommand):
    """A command; the lines of its `epilog` are examples."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:  # type: ignore[override]
        """Write how it is typed."""
        write_usage(self, ctx, formatter)

    def collect_usage_pieces(self, ctx: Context) -> list[str]:  # type: ignore[override]
        """What can be typed, an argument that is needed without Typer's braces."""
        return [piece.removeprefix("{").removesuffix("}") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:  # type: ignore[override]
        """Write arguments and options."""
        write_options(self, ctx, formatter)

    def format_epilog(self, ctx: Context, formatter: HelpFormatter) -> None:  # type: ignore[override]
        """Write the examples."""
        write_examples(self.epilog, formatter)


class Group(TyperGroup):
    """A command of commands."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:  # type: ignore[override]
        """Write how it is typed."""
        write_usage(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:  # type: ignore[override]
        """Write the commands, then the options."""
        self.format_commands(ctx, formatter)
        write_options(self, ctx, formatter)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # type: ignore[override]
        """Write each command with the whole of its first line."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, (one.help or "").split("\n\n")[0]) for name, one in self.commands.items()])

    def format_epilog(self, ctx: Context, formatter: HelpFormatter) -> None:  # type: ignore[override]
        """Write the examples."""
        write_examples(self.epilog, formatter)

    def resolve_command(  # type: ignore[override]
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, ClickCommand | None, list[str]]:
        """Find the command named; raises UsageError (`no-such-command`, `no-such-option`) with the nearest."""
        if args[0] not in self.commands:
            from okrcli.cli.usage import no_such_option
            from okrcli.schema.suggest import nearest_word

            if args[0].startswith("-"):
                raise no_such_option(args[0], self, ctx.command_path)
            raise UsageError(
                "no-such-command",
                typed=args[0],
                nearest=nearest_word(args[0], self.commands),
                command=ctx.command_path,
            )
        return super().resolve_command(ctx, args)


def make_app(**settings: Any) -> typer.Typer:
    """What holds one command, or a group of them: without Rich, and without the options that `okr` alone has."""
    # Rich's markup would double the time of --help.
    return typer.Typer(**{"rich_markup_mode": None, "add_completion": False, "cls": Group, **settings})


def write_usage(command: ClickCommand, ctx: Context, formatter: HelpFormatter) -> None:
    """Write how a command is typed."""
    formatter.write_usage(ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), prefix=_("Usage: "))


def write_options(command: ClickCommand, ctx: Context, formatter: HelpFormatter) -> None:
    """Write arguments, the command's own options, and those of every command."""
    arguments: Rows = []
    own: Rows = []
    everywhere: Rows = []
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is None:
            continue
        if param.param_type_name == "argument":
            arguments.append(record)
        else:
            (everywhere if EVERYWHERE.intersection(param.opts) else own).append(record)
    sections = {_("Arguments"): arguments, _("Options"): own, _("Options of every command"): everywhere}
    for title, rows in sections.items():
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)


def write_examples(lines: str | None, formatter: HelpFormatter) -> None:
    """Write examples, one a line, never broken."""
    if lines:
        with formatter.section(_("Examples")):
            for line in lines.splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
