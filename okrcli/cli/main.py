"""The door: the root command, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from okrcli import __version__
from okrcli.cli.group import LazyGroup
from okrcli.cli.help import make_app
from okrcli.cli.options import add_global_options
from okrcli.cli.session import Session
from okrcli.errors import ExitCode, OkrError
from okrcli.i18n import _

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


def main(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; every error is reported here, on standard error."""
    session = Session()
    try:
        command = typer.main.get_command(app)
        add_global_options(command)
        code = command.main(args=list(arguments), prog_name="okr", standalone_mode=False, obj=session)
        sys.stdout.flush()
    except OkrError as error:
        from okrcli.render.errors import print_error

        print_error(session.err(), error)
        return error.exit_code
    except typer.TyperException as error:
        return _report_usage(session, error, arguments)
    except (KeyboardInterrupt, typer.Abort):
        typer.echo(err=True)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader (head, a pager) went away: nothing more to say, and nothing to flush at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except Exception as error:
        if session.debug:
            raise
        from okrcli.cli.bug import report_bug

        return report_bug(error, arguments)
    return code if isinstance(code, int) else ExitCode.DONE


def _report_usage(session: Session, error: typer.TyperException, arguments: Sequence[str]) -> int:
    from typer._click.exceptions import NoArgsIsHelpError

    if isinstance(error, NoArgsIsHelpError):
        typer.echo(error.message, err=True)
    else:
        from okrcli.cli.usage import usage_error
        from okrcli.render.errors import print_error

        print_error(session.err(), usage_error(error, arguments))
    return ExitCode.USAGE


def run() -> None:
    """The console script."""
    gc.disable()  # a command lives too briefly for collecting to pay
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            # A glyph that the terminal cannot carry, or a byte that is no text, becomes a replacement, never a crash.
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
