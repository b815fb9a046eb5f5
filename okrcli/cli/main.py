"""The door: the choice of language, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from okrcli import REPORTS, __version__
from okrcli.cli.context import Session, print_error, report_problems
from okrcli.cli.streams import loss_of, open_streams
from okrcli.errors import ExitCode, InvalidFileError, OkrError
from okrcli.i18n import _, use_language
from okrcli.workspace.root import SETTINGS, find_root, preferences_path
from okrcli.yaml.read import read_plain

_LANGUAGE_LINE = re.compile(r"""^language:[ \t]*["']?([^\s"'#]+)""", re.MULTILINE)


def main(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; every error is reported here, on standard error."""
    session = Session()
    _prepare(session, arguments)
    code = _run_command(session, arguments)
    lost = loss_of(sys.stdout)
    if lost is None:
        return code
    return max(code, print_error(session, InvalidFileError("cannot-print", problem=lost.strerror)))


def _prepare(session: Session, arguments: Sequence[str]) -> None:
    """Take over what the person wants everywhere, where a file of theirs says so; what is wrong with it is said."""
    path = preferences_path()
    if path is None or not path.is_file():
        choose_language(arguments)
        return
    from okrcli.workspace.load import load_preferences

    loaded = load_preferences(path)
    if loaded.value is not None:
        session.prefer(loaded.value)
    choose_language(arguments, session.language)
    report_problems(session, loaded.findings)


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
        return print_error(session, error)
    except typer.TyperException as error:
        return _report_usage(session, error, arguments)
    except (KeyboardInterrupt, typer.Abort):
        typer.echo(err=True)
        return ExitCode.INTERRUPTED
    except Exception as error:
        if session.debug:
            raise
        return _report_bug(error, arguments)
    return code if isinstance(code, int) else ExitCode.DONE


def _is_about_completion(arguments: Sequence[str]) -> bool:
    """Whether a shell asks, or somebody for what a shell needs."""
    return "_OKR_COMPLETE" in os.environ or any("-completion" in argument for argument in arguments)


def _report_usage(session: Session, error: typer.TyperException, arguments: Sequence[str]) -> int:
    from typer._click.exceptions import NoArgsIsHelpError

    from okrcli.cli.app import usage_error

    if not isinstance(error, NoArgsIsHelpError):
        return print_error(session, usage_error(error, arguments))
    typer.echo(error.message, err=True)
    return ExitCode.USAGE


def choose_language(arguments: Sequence[str], preferred: str | None = None) -> str:
    """Use the language of `--lang`, `OKR_LANG`, the person, the workspace or the environment, the first said."""
    return use_language(
        _option(arguments, "--lang")
        or os.environ.get("OKR_LANG")
        or preferred
        or _of_workspace(_option(arguments, "--dir") or os.environ.get("OKR_DIR"))
        or next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    )


def _option(arguments: Sequence[str], name: str) -> str | None:
    for place, word in enumerate(arguments):
        if word == "--":
            return None
        if word == name:
            return arguments[place + 1] if place + 1 < len(arguments) else None
        if word.startswith(f"{name}="):
            return word.partition("=")[2]
    return None


def _of_workspace(named: str | None) -> str | None:
    """What okr.yaml says, by a look at its line alone; one that cannot be read says nothing, and is reported later."""
    try:
        root = find_root(explicit=Path(named) if named else None)
        line = _LANGUAGE_LINE.search(read_plain(root / SETTINGS, root).decode("utf-8-sig", "replace"))
    except (OSError, OkrError):
        return None
    return line[1] if line else None


def _report_bug(error: Exception, arguments: Sequence[str]) -> int:
    """Keep the traceback in a file of the temporary folder, for whoever mends it, and say where it is."""
    import platform
    import tempfile
    import traceback

    from okrcli.yaml.write import create_file

    words = "".join(traceback.format_exception(error))
    text = f"okr {__version__}, Python {sys.version}, {platform.platform()}\n{list(arguments)!r}\n\n{words}"
    try:
        path = Path(tempfile.mkdtemp(prefix="okr-bug-")) / "report.txt"
        create_file(path, text.encode("utf-8", "backslashreplace"))
    except Exception:  # the report is a courtesy: failing to write it must not hide the bug
        typer.echo(_("okr: a bug in okr itself: {error}. Run again with --debug.").format(error=repr(error)), err=True)
    else:
        typer.echo(
            _("okr: a bug in okr itself: {error}. Please send the report in {path} to {url}").format(
                error=repr(error), path=path, url=REPORTS
            ),
            err=True,
        )
    return ExitCode.BUG


def run() -> None:
    """Run the command line that was typed, and leave with its exit code."""
    open_streams()
    try:
        code = main(sys.argv[1:])
    except KeyboardInterrupt:  # before there was a command to interrupt, or while it was reported on
        code = ExitCode.INTERRUPTED
    gc.freeze()  # else Python walks through all that there is once more before it goes
    sys.exit(code)
