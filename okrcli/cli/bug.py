"""A bug in `okr`: one line for the user, and a report on disk for whoever mends it."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

import typer

from okrcli import __version__
from okrcli.errors import ExitCode
from okrcli.i18n import _


def report_bug(error: Exception, arguments: Sequence[str]) -> int:
    """Keep the traceback in a file of the temporary folder and say where it is."""
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
            _("okr: a bug in okr itself: {error}. Please send the report in {path}").format(
                error=repr(error), path=path
            ),
            err=True,
        )
    return ExitCode.BUG
