"""The user's own editor, opened at a line. Beside Git the only program that is started."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

from okrcli.errors import UsageError

_COLON = ("code", "codium", "code-insiders", "cursor", "zed", "subl", "hx", "helix")
_GOTO = ("code", "codium", "code-insiders", "cursor")
_PLUS = ("vi", "vim", "nvim", "gvim", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "mg")


def open_editor(path: Path, line: int) -> None:
    """Open a file and wait until the editor is left.

    `VISUAL` before `EDITOR`, as everywhere; both may carry options. Raises UsageError (`no-editor`, `editor-failed`).
    """
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not chosen:
        raise UsageError("no-editor")
    words = shlex.split(chosen, posix=os.name != "nt")
    try:
        subprocess.run([*words, *place_arguments(words[0], path, line)], check=True)  # noqa: S603 - the user's own
    except (OSError, IndexError, subprocess.CalledProcessError) as error:
        problem = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UsageError("editor-failed", editor=chosen, problem=problem) from error


def place_arguments(program: str, path: Path, line: int) -> list[str]:
    """How an editor is told the file and the line; one that is not known is told the file alone."""
    name = Path(program).stem.lower()
    if name in _COLON:
        place = f"{path}:{line}"
        return ["--goto", place] if name in _GOTO else [place]
    return [f"+{line}", str(path)] if name in _PLUS else [str(path)]
