"""Setting up the merge driver: which files it is for, in `.gitattributes`; how to run it, in the clone's settings."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import NamedTuple

from okrcli.text.write import create_file, digest_of, remove_file, write_atomically
from okrcli.workspace.git import local_setting, set_locally, top_folder, unset_locally

_PATTERNS = ("/okr.yaml merge=okr", "/kpis.yaml merge=okr", "/*/*.yaml merge=okr")
_NAME = "OKR files, by meaning"


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
    lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    there = {line.strip() for line in lines}
    missing = [line.encode() for line in _PATTERNS if line.encode() not in there]
    if missing:
        if lines and not lines[-1].endswith(b"\n"):
            lines[-1] += b"\n"
        _write(path, b"".join(lines) + b"".join(line + b"\n" for line in missing))
    wanted = {"merge.okr.name": _NAME, "merge.okr.driver": _driver()}
    stale = {key: value for key, value in wanted.items() if local_setting(root, key) != value}
    for key, value in stale.items():
        set_locally(root, key, value)
    return Setup(path if missing else None, bool(stale))


def uninstall(root: Path) -> Setup:
    """Undo it: our lines and our section; an attributes' file that held nothing else goes."""
    top_folder(root)
    path = root / ".gitattributes"
    before = path.read_bytes() if path.exists() else b""
    ours = {line.encode() for line in _PATTERNS}
    after = b"".join(line for line in before.splitlines(keepends=True) if line.strip() not in ours)
    if after != before:
        if after:
            _write(path, after)
        else:
            remove_file(path)
    configured = local_setting(root, "merge.okr.driver") is not None
    if configured:
        unset_locally(root, "merge.okr")
    return Setup(path if after != before else None, configured)


def _driver() -> str:
    """The command that Git gives to a shell.

    It names this very Python, so that it works where no environment is active; should that be gone, Git's own merge
    takes over: an error of the shell would otherwise leave our side alone, without a marker.
    """
    python = shlex.quote(sys.executable).replace("%", "%%")
    run = f"{python} -m okrcli merge-driver --marker-size %L -- %O %A %B %P"
    return f"{run}; code=$?; [ $code -le 1 ] || {{ git merge-file --marker-size=%L %A %O %B; code=$?; }}; exit $code"


def _write(path: Path, content: bytes) -> None:
    if path.exists():
        write_atomically(path, content, digest_of(path.read_bytes()))
    else:
        create_file(path, content)
