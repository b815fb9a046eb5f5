"""The door: the choice of language, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

import typer

from okrcli.cli.language import choose_language
from okrcli.cli.session import Session
from okrcli.cli.streams import loss_of, open_streams
from okrcli.errors import ExitCode, InvalidFileError, OkrError


def main(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; every error is reported here, on standard error."""
    choose_language(arguments)
    session = Session()
    code = _run_command(session, arguments)
    lost = loss_of(sys.stdout)
    if lost is None:
        return code
    from okrcli.render.errors import print_error

    print_error(session.err(), InvalidFileError("cannot-print", problem=lost.strerror))
    return max(code, ExitCode.INVALID)


def _run_command(session: Session, arguments: Sequence[str]) -> int:
    from okrcli.cli.app import app
    from okrcli.cli.help import translate_help
    from okrcli.cli.options import add_global_options

    try:
        command = typer.main.get_command(app)
        if _is_about_completion(arguments):
            from okrcli.cli.shells import register_shells

            register_shells()
        add_global_options(command)
        translate_help(command)
        code = command.main(args=list(arguments), prog_name="okr", standalone_mode=False, obj=session)
    except OkrError as error:
        from okrcli.render.errors import print_error

        print_error(session.err(), error)
        return error.exit_code
    except typer.TyperException as error:
        return _report_usage(session, error, arguments)
    except (KeyboardInterrupt, typer.Abort):
        typer.echo(err=True)
        return ExitCode.INTERRUPTED
    except Exception as error:
        return _report_bug(session, error, arguments)
    return code if isinstance(code, int) else ExitCode.DONE


def _is_about_completion(arguments: Sequence[str]) -> bool:
    """Whether a shell asks, or somebody for what a shell needs."""
    return "_OKR_COMPLETE" in os.environ or any("-completion" in argument for argument in arguments)


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
    open_streams()
    try:
        code = main(sys.argv[1:])
    except KeyboardInterrupt:  # before there was a command to interrupt, or while it was reported on
        code = ExitCode.INTERRUPTED
    sys.exit(code)
