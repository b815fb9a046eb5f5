"""Keeping what a clone's own schemas offer out of what Git keeps: a filter takes it out before Git looks.

The files stand where the first line of every OKR file points editors to, for those with names and those without; no
other clone need know of it. What Git is told is in the clone alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from okrcli.git.run import git_output, local_setting, set_locally
from okrcli.yaml.read import read_plain
from okrcli.yaml.write import create_file, digest_of, write_atomically

_NAME = "okr-schema"
_KEY = f"filter.{_NAME}.clean"


def keep_names_out(root: Path, keyword: str) -> bool:
    """Have Git leave out the schemas' lines with this keyword, in this clone, and tell whether that was new.

    Raises ConflictError outside of a repository.
    """
    prefix = os.fsdecode(git_output(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    told = os.fsdecode(git_output(root, "rev-parse", "--git-path", "info/attributes").removesuffix(b"\n"))
    path = root / told
    line = f"{_pattern(f'/{prefix}.okr/*.schema.json', prefix)} filter={_NAME}\n".encode()
    before = read_plain(path) if path.exists() else None
    new = line not in (before or b"").splitlines(keepends=True)
    if before is None:
        create_file(path, line)
    elif new:
        write_atomically(
            path, before + (b"" if before.endswith(b"\n") or not before else b"\n") + line, digest_of(before)
        )
    command = f"""sed '/^ *"{keyword}": \\[/d'"""
    if local_setting(root, _KEY) != command:
        set_locally(root, _KEY, command)
        return True
    return new


def see_again(root: Path, paths: Iterable[Path]) -> None:
    """Have Git look at schemas that were written, where it would keep what it has: their size alone says otherwise."""
    if local_setting(root, _KEY) is None:
        return
    for path in paths:
        name = path.relative_to(root).as_posix()
        if not git_output(root, "diff", "--numstat", "--", name):
            git_output(root, "add", "--update", "--", name)


def _pattern(path: str, literal: str) -> str:
    """A pattern of .gitattributes in quotes, of which the `literal` part means itself."""
    meant = path.replace(literal, re.sub(r"([*?\[\\])", r"\\\1", literal), 1) if literal else path
    return '"' + meant.replace("\\", "\\\\").replace('"', '\\"') + '"'
