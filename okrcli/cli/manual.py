"""`okr help`: what `--help` says, as people type it; what holds for all commands; all of it as a page for `man`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli import __version__
from okrcli.cli.commands import offers
from okrcli.cli.console import print_lines
from okrcli.cli.help import Rows, command, write_section
from okrcli.cli.options import argument, flag
from okrcli.errors import ExitCode
from okrcli.i18n import N_, _, unwrap

if TYPE_CHECKING:
    from typer._click import Command as ClickCommand
    from typer._click.core import Context

ENVIRONMENT = {
    "OKR_DIR": N_("The workspace, where it is not the nearest one."),
    "OKR_USER": N_("Who you are: the short name that okr.yaml has for you."),
    "OKR_LANG": N_("The language; else your config.yaml's, the workspace's, then the system's."),
    "OKR_TODAY": N_("Another day than today, to look around."),
    "OKR_PAGER, PAGER": N_("The pager for what is longer than the screen; cat for none."),
    "OKR_CACHE": N_("0 keeps nothing of what was read."),
    "OKR_WEBHOOK_URL, OKR_WEBHOOK_FILE": N_("Where okr digest --post sends to, or the file that says it."),
    "NO_COLOR, FORCE_COLOR": N_("Never colours, or always."),
    "VISUAL, EDITOR": N_("What okr edit opens."),
    "XDG_CONFIG_HOME": N_("Where your okr/config.yaml is (language, color, pager, me), by default ~/.config."),
    "XDG_CACHE_HOME": N_("Where the cache is, by default ~/.cache."),
}
EXIT_CODES = {
    ExitCode.DONE: N_("Done."),
    ExitCode.FINDINGS: N_("There are findings, something is overdue and --check was given, or conflicts are left."),
    ExitCode.USAGE: N_("The command line is not understood."),
    ExitCode.INVALID: N_("Files cannot be read, or are invalid."),
    ExitCode.NO_ADDRESS: N_("There is no such address, or it could mean several."),
    ExitCode.CONFLICT: N_("Git failed, or the file changed meanwhile."),
    ExitCode.BUG: N_("A bug in okr."),
    ExitCode.INTERRUPTED: N_("Interrupted."),
}
TOPICS: dict[str, tuple[str, Mapping[str, str]]] = {
    "environment": (N_("Environment"), ENVIRONMENT),
    "exit-codes": (N_("Exit codes"), {str(int(code)): words for code, words in EXIT_CODES.items()}),
}


def _offers(incomplete: str) -> list[tuple[str, str]]:
    topics = [(name, _(title)) for name, (title, _rows) in TOPICS.items() if name.startswith(incomplete)]
    return offers(incomplete) + topics


@command("okr help checkin", "okr help kpi promote", "okr help exit-codes", "okr help --man | man -l -")
def help_(
    ctx: typer.Context,
    command: Annotated[
        list[str] | None,
        argument("[COMMAND]...", _("A command, by default okr itself; or environment, exit-codes."), _offers),
    ] = None,
    man: Annotated[bool, flag("--man", _("Print the whole manual as a page for man."))] = False,
) -> None:
    """Show the help of a command, or explain what holds for all of them."""
    root = ctx.find_root()
    if man:
        print_lines(_man_page(root))
    elif command and command[0] in TOPICS:
        title, rows = TOPICS[command[0]]
        formatter = ctx.make_formatter()
        with write_section(_(title), formatter):
            formatter.write_dl([(name, _(words)) for name, words in rows.items()])
        typer.echo(formatter.getvalue().strip("\n"))
    else:
        root.command.main([*(command or ()), "--help"], prog_name="okr", standalone_mode=False, obj=ctx.obj)


def _man_page(root: Context) -> Iterator[str]:
    """The help of every command, then what holds for all of them, in the macros of man(7)."""
    okr = root.command
    yield f'.TH OKR 1 "" "okr {__version__}"'
    summary = f"okr \\- {_roff(okr.help or '').rstrip('.')}"
    usage = _roff(" ".join(["okr", *okr.collect_usage_pieces(root)]))
    for title, lines in ((_("Name"), [summary]), (_("Synopsis"), [usage]), (_("Commands"), [])):
        yield from (f".SH {title}", *lines)
    for one in okr.commands.values():  # type: ignore[attr-defined]
        if not one.hidden:
            yield from _command(one, root)
    shared = okr.option_rows(root)  # type: ignore[attr-defined]
    topics = [(_(title), [(name, _(words)) for name, words in rows.items()]) for title, rows in TOPICS.values()]
    for title, rows in (*shared.items(), *topics):
        yield from (f".SH {title}", *_rows(rows))


def _command(command: ClickCommand, parent: Context) -> Iterator[str]:
    ctx = command.context_class(command, info_name=command.name, parent=parent)
    yield f".SS {_roff(' '.join([ctx.command_path, *command.collect_usage_pieces(ctx)]))}"
    yield "\n.PP\n".join(map(_roff, unwrap(command.help or "").split("\n\n")))
    if command.epilog:
        yield from (".PP", ".EX", *map(_roff, command.epilog.splitlines()), ".EE")
    for title, rows in command.option_rows(ctx).items():  # type: ignore[attr-defined]
        if title != _("Options of every command"):
            yield from _rows(rows)
    for below in getattr(command, "commands", {}).values():
        yield from _command(below, ctx)


def _rows(rows: Rows) -> Iterator[str]:
    for name, words in rows:
        yield from (".TP", f".B {_roff(name)}", _roff(words))


def _roff(text: str) -> str:
    """Text that no macro of roff is seen in."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^(?=[.'])", r"\\&", escaped, flags=re.MULTILINE)
