"""Setting up the merge driver: which files it is for, in `.gitattributes`; how to run it, in the clone's settings."""

from __future__ import annotations

import os
import shlex
import sys
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from okrcli.git.run import local_setting, set_locally, top_folder, unset_locally
from okrcli.yaml.source import read_content
from okrcli.yaml.write import create_file, digest_of, remove_file, write_atomically

_PATTERNS = ("/okr.yaml merge=okr", "/kpis.yaml merge=okr", "/*/*.yaml merge=okr")
_NAME = "OKR files, by meaning"
_START = "import sys; sys.path.append(sys.argv.pop(1)); from okrcli.__main__ import start; start()"


class Answer(IntEnum):
    """How the driver ends once it has merged: with codes that no shell, Python or signal gives for another reason."""

    MERGED = 113
    CONFLICTS = 114


class Setup(NamedTuple):
    """What was changed: the attributes' file, none where it was right, and whether the configuration was."""

    attributes: Path | None
    configured: bool

    def __bool__(self) -> bool:
        return self.attributes is not None or self.configured


def install(root: Path) -> Setup:
    """Set up the driver for the workspace's files in this clone; raises ConflictError outside of a repository."""
    top_folder(root)
    path = root / ".gitattributes"
    lines = _content(path, root).splitlines(keepends=True)
    there = {line.strip() for line in lines}
    missing = [line.encode() for line in _PATTERNS if line.encode() not in there]
    if missing:
        if lines and not lines[-1].endswith(b"\n"):
            lines[-1] += b"\n"
        _write(path, root, b"".join(lines) + b"".join(line + b"\n" for line in missing))
    wanted = {"merge.okr.name": _NAME, "merge.okr.driver": _driver()}
    stale = {key: value for key, value in wanted.items() if local_setting(root, key) != value}
    for key, value in stale.items():
        set_locally(root, key, value)
    return Setup(path if missing else None, bool(stale))


def uninstall(root: Path) -> Setup:
    """Undo it: our lines and our section; an attributes' file that held nothing else goes."""
    top_folder(root)
    path = root / ".gitattributes"
    before = _content(path, root)
    ours = {line.encode() for line in _PATTERNS}
    after = b"".join(line for line in before.splitlines(keepends=True) if line.strip() not in ours)
    if after != before:
        if after:
            _write(path, root, after)
        else:
            remove_file(path)
    configured = local_setting(root, "merge.okr.driver") is not None
    if configured:
        unset_locally(root, "merge.okr")
    return Setup(path if after != before else None, configured)


def _driver() -> str:
    """The command that Git gives to a shell, at the top of the work tree.

    It names this very Python, so that it works where no environment is active, and the folder that this package lies
    in; isolated, so that nothing is imported from the work tree. Whatever else it ends with than an `Answer` (it is
    gone, fails, is killed), Git's own merge takes over: our side alone, unmarked, would be taken for the result.
    """
    python = (sys.executable, "-I", "-c", _START, str(Path(__file__).parents[2]))
    command = shlex.join([*python, "merge-driver", "--answer"]).replace("%", "%%")
    merged, conflicts = (f"{answer}) exit {code} ;;" for code, answer in enumerate(Answer))
    otherwise = "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
    return f"{command} --marker-size %L -- %O %A %B %P; case $? in {merged} {conflicts} esac; {otherwise}"


def _content(path: Path, root: Path) -> bytes:
    return read_content(path, root) if os.path.lexists(path) else b""


def _write(path: Path, root: Path, content: bytes) -> None:
    if os.path.lexists(path):
        write_atomically(path, content, digest_of(_content(path, root)), root)
    else:
        create_file(path, content, root)
