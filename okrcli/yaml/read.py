"""Opening files that anybody may have put there: plain ones alone, up to a length, and no way out by links.

A repository can hold a link to `/dev/zero`, to a pipe that nobody writes into, or to a private file beside it: none of
them is read, and nothing is written through one.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from okrcli.yaml.codes import SIZE_LIMIT

_GIT = ".git"
_MARKS = (_GIT, "okr.yaml")  # what makes a folder a repository or a workspace, the wider first
# A pipe must not be waited for, and a terminal not taken over; Windows has neither, and text files.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))


_unsaved: dict[Path, bytes] = {}


@contextmanager
def standing_in(path: Path, content: bytes) -> Iterator[None]:
    """While this is open, the file holds these bytes for whoever reads it, whatever the disk has."""
    key = _whole(path)
    _unsaved[key] = content
    try:
        yield
    finally:
        del _unsaved[key]


def unsaved(path: Path) -> bytes | None:
    """What stands in for a file just now; none where the disk decides."""
    return _unsaved.get(_whole(path)) if _unsaved else None


def unsaved_in(folder: Path) -> list[str]:
    """The names of a folder's files that something stands in for, be they on the disk or not."""
    return [one.name for one in _unsaved if _whole(folder / one.name) == one]


def _whole(path: Path) -> Path:
    return Path(os.path.realpath(path.parent)) / path.name


class NotPlainError(OSError):
    """What is there is no file of bytes: a folder, a device, a pipe, a socket."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, "not a regular file", str(path))


class LeadsOutError(OSError):
    """A link leads out of the repository or the workspace that it lies in."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ELOOP, "a link leads out of the repository", str(path))


def read_plain(path: Path, root: Path | None = None, *, limit: int = SIZE_LIMIT) -> bytes:
    """The bytes of a plain file, one more than `limit` where it is longer; raises as `open_plain` does."""
    given = unsaved(path)
    if given is not None:
        return given[: limit + 1]
    with open_plain(path, root) as stream:
        return stream.read(limit + 1)


def open_plain(path: Path, root: Path | None = None) -> BinaryIO:
    """Open a plain file for reading; raises OSError, NotPlainError, and as `refuse_way_out` does."""
    refuse_way_out(path, root)
    _refuse_odd(path, path.stat())  # opening alone can do things to a device
    stream = os.fdopen(os.open(path, _FLAGS), "rb")
    try:
        _refuse_odd(path, os.fstat(stream.fileno()))
    except BaseException:
        stream.close()
        raise
    return stream


def refuse_way_out(path: Path, root: Path | None = None) -> None:
    """Raise LeadsOutError where a link on the way to the path leads out of the repository or workspace it lies in.

    The way begins at `root`, wherever that leads, else at the top. What Git keeps for itself counts as outside; a link
    that lies in neither may lead anywhere: nobody else has put it there.
    """
    if not all(_stays(link) for link in _links(path, root)):
        raise LeadsOutError(path)


def is_apart(path: Path, root: Path | None = None) -> bool:
    """Whether a link leads to the file from outside: what it holds may be anything, and is not to be shown at large.

    Outside of the workspace `root` that the file is one of or, without one, anywhere in a repository.
    """
    links = list(_links(path, root))
    if root is None:
        return any(_holder(link) is not None for link in links)
    return bool(links) and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _links(path: Path, root: Path | None) -> Iterator[Path]:
    """The links on the way to a path."""
    whole = path.absolute()
    here = Path(whole.anchor) if root is None or not whole.is_relative_to(root.absolute()) else root.absolute()
    for part in whole.relative_to(here).parts:
        here /= part
        if here.is_symlink():
            yield here


def _stays(link: Path) -> bool:
    holder = _holder(link)
    if holder is None:
        return True
    target = Path(os.path.realpath(link))
    return target.is_relative_to(holder) and _GIT not in map(str.casefold, target.relative_to(holder).parts)


def _holder(link: Path) -> Path | None:
    """The repository, or else the workspace, that a link lies in."""
    folder = Path(os.path.realpath(link.parent))
    around = (folder, *folder.parents)
    return next((one for mark in _MARKS for one in around if os.path.lexists(one / mark)), None)


def _refuse_odd(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotPlainError(path)
