"""The door: the choice of language, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

import typer

from okrcli.cli.language import choose_language
from okrcli.cli.session import Session
from okrcli.errors import ExitCode, OkrError


def main(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; every error is reported here, on standard error."""
    choose_language(arguments)
    from okrcli.cli.app import app
    from okrcli.cli.help import translate_help
    from okrcli.cli.options import add_global_options

    session = Session()
    try:
        command = typer.main.get_command(app)
        add_global_options(command)
        translate_help(command)
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
