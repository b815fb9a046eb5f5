"""The user's own editor, opened at the line where a thing stands. Beside Git the only program that is started."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

from okrcli.errors import AddressError, InvalidFileError, UsageError
from okrcli.model import Address
from okrcli.workspace.fields import route_in_file
from okrcli.yaml.compose import compose
from okrcli.yaml.nodes import span_of
from okrcli.yaml.source import read_source

_COLON = ("code", "codium", "code-insiders", "cursor", "zed", "subl", "hx", "helix")
_GOTO = ("code", "codium", "code-insiders", "cursor")
_PLUS = ("vi", "vim", "nvim", "gvim", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "mg")


def open_editor(path: Path, line: int) -> int:
    """Open a file, wait until the editor is left, and tell its exit code, 0 where it is content.

    `VISUAL` before `EDITOR`, as everywhere; both may carry options. Raises UsageError (`no-editor`, `bad-editor`,
    `editor-failed`).
    """
    variable = next((name for name in ("VISUAL", "EDITOR") if os.environ.get(name, "").strip()), None)
    if variable is None:
        raise UsageError("no-editor")
    chosen = os.environ[variable]
    try:
        words = shlex.split(chosen, posix=os.name != "nt")
    except ValueError:
        raise UsageError("bad-editor", variable=variable) from None
    command = [*words, *place_arguments(words[0], path, line)]
    try:
        return subprocess.run(command, check=False).returncode  # noqa: S603 - the user's own
    except OSError as error:
        raise UsageError("editor-failed", editor=chosen, problem=error.strerror or str(error)) from error


def place_arguments(program: str, path: Path, line: int) -> list[str]:
    """How an editor is told the file and the line; one that is not known is told the file alone."""
    name = Path(program).stem.lower()
    if name in _COLON:
        place = f"{path}:{line}"
        return ["--goto", place] if name in _GOTO else [place]
    return [f"+{line}", str(path)] if name in _PLUS else [str(path)]


def line_of(root: Path, path: Path, address: Address) -> int:
    """The line, from 1, at which the objective or key result begins; 1 where that cannot be told."""
    try:
        source = read_source(path, root)
        return span_of(source, compose(source).root, route_in_file(source, address)).line
    except (AddressError, InvalidFileError):
        return 1
