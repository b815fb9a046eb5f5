"""`okr` itself: the root command, whose help is translated as it is built, and what the parser of the line refuses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from okrcli import REPORTS, __version__
from okrcli.cli.commands import SECTIONS, LazyCommands, offers
from okrcli.cli.help import Group, make_app, no_such_option, write_section
from okrcli.errors import UsageError
from okrcli.i18n import _

if TYPE_CHECKING:
    from typer._click import HelpFormatter
    from typer._click.core import Context
    from typer._click.shell_completion import CompletionItem


class LazyGroup(Group):
    """`okr` itself: its help and completion come from the command table alone."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = LazyCommands()

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the commands in their sections, from the table."""
        for title, entries in SECTIONS.items():
            with write_section(_(title), formatter):
                formatter.write_dl([(name, _(entry.summary)) for name, entry in entries.items()])

    def format_epilog(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write where to turn to."""
        formatter.write_paragraph()
        formatter.write(_("Something wrong, or missing? {url}").format(url=REPORTS) + "\n")

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Complete a command's name, or one of the global options."""
        from typer._click.shell_completion import CompletionItem

        names = [CompletionItem(name, help=summary) for name, summary in offers(incomplete)]
        options = super(TyperGroup, self).shell_complete(ctx, incomplete)  # Typer's own would import every command
        return names + options


app = make_app(
    cls=LazyGroup,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"okr {__version__}")
        raise typer.Exit


@app.callback(
    invoke_without_command=True,
    help=_("OKRs in your terminal and your Git repository: plain YAML files, check-ins, scores."),
    epilog="okr checkin && okr status    # on a Monday\nokr init --example demo      # to look around first",
)
def okr(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_print_version, is_eager=True, help=_("Print the version."))
    ] = False,
) -> None:
    """Show the help where no command was named."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


_EXTRA = re.compile(r"unexpected extra arguments? ?\(?s?\)? \((.*)\)", re.DOTALL)


def usage_error(error: typer.TyperException, arguments: Sequence[str]) -> UsageError:
    """The error that says the same, with the command whose help to read."""
    from typer._click import exceptions

    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else _command_in(arguments)
    match error:
        case exceptions.NoSuchOption():
            return no_such_option(error.option_name, error.cmd, command)
        case exceptions.MissingParameter(param=param) if param is not None:
            return UsageError("missing-argument", argument=param.human_readable_name, command=command)
        case exceptions.BadParameter(param=param) if param is not None:
            return UsageError("bad-option-value", option=param.opts[0], problem=error.message, command=command)
        case exceptions.BadOptionUsage():
            if "requires" in error.message:
                return UsageError("option-needs-value", option=error.option_name, command=command)
            return UsageError("option-takes-none", option=error.option_name, command=command)
    extra = _EXTRA.search(error.format_message())
    if extra and command == "okr move":  # typed as mv is
        address, goal = (context.params if context else {}).get("address"), extra[1].split(" ")[0]
        return UsageError("move-like-mv", address=address, goal=goal, id=goal.rpartition("/")[2])
    if extra:
        return UsageError("unexpected-argument", typed=extra[1], command=command)
    return UsageError("bad-usage", problem=error.format_message().rstrip("."), command=command)


def _command_in(arguments: Sequence[str]) -> str:
    """The command as typed, where the parser did not come so far as to know it."""
    known = LazyCommands()
    return " ".join(["okr", *[word for word in arguments if word in known][:1]])
