"""The door: the choice of language, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence

import typer

from okrcli.cli.language import choose_language
from okrcli.cli.session import Session
from okrcli.errors import ExitCode, InvalidFileError, OkrError

# What the system says of a stream that takes no more, or was lost.
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


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
        _forget_output()  # the reader (head, a pager) went away: nothing more to say
        return ExitCode.DONE
    except OSError as error:
        if error.errno not in _FULL or error.filename is not None:
            return _report_bug(session, error, arguments)
        from okrcli.render.errors import print_error

        print_error(session.err(), InvalidFileError("cannot-print", problem=error.strerror))
        _forget_output()
        return ExitCode.INVALID
    except Exception as error:
        return _report_bug(session, error, arguments)
    return code if isinstance(code, int) else ExitCode.DONE


def _forget_output() -> None:
    """Let what is left in standard output go nowhere: at the exit there is nobody to take it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report_bug(session: Session, error: Exception, arguments: Sequence[str]) -> int:
    if session.debug:
        raise error
    from okrcli.cli.bug import report_bug

    return report_bug(error, arguments)


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
    """Run the command line that was typed, and leave with its exit code."""
    gc.disable()  # a command lives too briefly for collecting to pay
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who started us
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            # A glyph that the terminal cannot carry, or a byte that is no text, becomes a replacement, never a crash.
            stream.reconfigure(errors="replace")
    try:
        code = main(sys.argv[1:])
    except KeyboardInterrupt:  # before there was a command to interrupt, or while it was reported on
        code = ExitCode.INTERRUPTED
    sys.exit(code)
