"""What holds for one run of `okr`, whatever the command: the global options and the streams."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from okrcli.errors import UsageError
from okrcli.model.periods import parse_day

if TYPE_CHECKING:
    from rich.console import Console


class Session:
    """The global options; filled while the command line is read, read-only afterwards."""

    __slots__ = ("color", "debug", "directory", "language", "no_input")

    def __init__(self) -> None:
        self.directory: Path | None = None
        self.color = "auto"
        self.language: str | None = None
        self.no_input = False
        self.debug = False

    @property
    def interactive(self) -> bool:
        """Whether a question may be asked."""
        return not self.no_input and sys.stdin is not None and sys.stdin.isatty()

    def explicit_root(self) -> Path | None:
        """The workspace that `--dir` or `OKR_DIR` names outright."""
        if self.directory is not None:
            return self.directory
        named = os.environ.get("OKR_DIR")
        return Path(named) if named else None

    def out(self) -> Console:
        """Where data goes: standard output."""
        from okrcli.render.console import make_console

        return make_console(sys.stdout, self.color)

    def err(self) -> Console:
        """Where messages, prompts and hints go: standard error."""
        from okrcli.render.console import make_console

        return make_console(sys.stderr, self.color)


def today() -> date:
    """The day on the user's own calendar; `OKR_TODAY` stands in for it in tests and demonstrations.

    Raises UsageError (`bad-today`) where that is no date.
    """
    named = os.environ.get("OKR_TODAY")
    try:
        return parse_day(named) if named else date.today()
    except ValueError:
        raise UsageError("bad-today", typed=named, example=date.today().isoformat()) from None
