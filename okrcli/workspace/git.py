"""Git, run as a program: arguments as a list, nothing interpreted by a shell."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

SECONDS = 5
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_CONFIG")


def user_email(folder: Path) -> str | None:
    """The email that Git would sign a commit in the folder with; none without Git or without one set."""
    return _configured(folder, "user.email")


def user_name(folder: Path) -> str | None:
    """The name that Git would sign a commit in the folder with; none without Git or without one set."""
    return _configured(folder, "user.name")


def _configured(folder: Path, key: str) -> str | None:
    answer = _ask_git(folder, "config", "--get", key)
    return (answer or "").strip() or None


def _ask_git(folder: Path, *arguments: str) -> str | None:
    """What Git answers; none where there is no Git, it fails or it does not answer."""
    # A hook's variables would speak of the hook's repository, not of the folder's.
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell
            ["git", *arguments],  # noqa: S607 - the user's own Git is the one that is meant
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
