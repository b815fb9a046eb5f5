"""Writing files so that nothing is ever lost: whole or not at all, one writer at a time. The only module that writes.

A new text goes into a hidden file of the same folder, reaches the disk, and takes the old file's place in one step:
whoever reads, or pulls the plug, meets the old file or the new one.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import ConflictError, InvalidFileError
from okrcli.notices import Waiting, notify
from okrcli.yaml.read import LeadsOutError, read_plain, refuse_way_out

LOCK_SECONDS = 60.0
_LOCKS = (".okr", "locks")  # where a workspace keeps the locks of its files
_SILENT = 1.0  # seconds of waiting for a lock before it is told
_TRIES = 20  # of taking the old file's place where the system lets nobody replace what is being read
_PAUSE = 0.05  # seconds between two of them

_REASONS = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "read-only",
}


def digest_of(data: bytes) -> str:
    """What tells two contents of a file apart."""
    return hashlib.sha256(data).hexdigest()


class Replacement(NamedTuple):
    """Another content for a file. `expected` is the digest of the one that it was made from, none where any will do."""

    path: Path
    data: bytes
    expected: str | None


def write_atomically(path: Path, data: bytes, expected: str | None, root: Path | None = None) -> None:
    """Replace a file's content; mode and owner are kept, and a symbolic link still points to the file replaced.

    `expected` is the digest of the content that the new one was made from, none where what is there does not matter.
    `root` is the workspace that the file is one of. Raises ConflictError (`changed-meanwhile`) where the file says
    something else by now, InvalidFileError where it cannot be written, or a link leads out (`leads-out`); the old file
    is then intact.
    """
    write_together([Replacement(path, data, expected)], root)


def write_together(files: Sequence[Replacement], root: Path | None = None) -> None:
    """Replace the contents of several files, all or none, in the order given; raises as `write_atomically` does.

    All new contents are on the disk before the first takes its place, and what was replaced is put back where a later
    one cannot be. Only a process killed between two of these last steps leaves some of them done, the first ones.
    """
    fresh: list[Path] = []
    replaced: list[tuple[Path, bytes]] = []
    try:
        for one in files:
            with _failures(one.path):
                refuse_way_out(one.path, root)
                target = Path(os.path.realpath(one.path))
                fresh.append(_write_beside(target, one.data, like=target.stat()))
                if not os.access(target, os.W_OK):  # a rename would not ask
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        for one, new in zip(files, fresh, strict=True):
            with _failures(one.path):
                target = Path(os.path.realpath(one.path))
                # As late as can be: who writes without our lock has only this instant to slip through.
                before = read_plain(target)
                if one.expected is not None and digest_of(before) != one.expected:
                    raise ConflictError("changed-meanwhile", path=one.path)
                replaced.append((target, before))
                _take_place(new, target)
    except BaseException:
        for target, before in replaced:
            if read_plain(target) != before:
                _take_place(_write_beside(target, before, like=target.stat()), target)
        for new in fresh:
            _remove(new)
        raise
    for folder in {target.parent for target, _ in replaced}:
        _sync_folder(folder)


def create_file(path: Path, data: bytes, root: Path | None = None) -> None:
    """Make a file that is not there yet, with its folders; raises InvalidFileError (`exists`) where it is.

    `root` is the workspace that it is to be part of, which no link leads out of (`leads-out`).
    """
    refuse_taken(path, root)
    with _failures(path):
        _make_folders(path.parent)
        fresh = _write_beside(path, data)
        try:
            os.link(fresh, path)  # fails where the path exists, which a rename would not
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
            fresh.rename(path)
        finally:
            _remove(fresh)
        _sync_folder(path.parent)


def write_private(path: Path, data: bytes) -> None:
    """Replace a file that can be made again, for its owner alone to read, and make its folders so too.

    Whole or not at all, but nothing waits for the disk: whoever reads it knows a damaged one. Raises InvalidFileError.
    """
    with _failures(path):
        for folder in reversed([one for one in path.parents if not one.exists()]):
            folder.mkdir(mode=0o700, exist_ok=True)
        _replace_lightly(path, data, private=True)


def write_page(path: Path, data: bytes, root: Path) -> None:
    """Replace a file of a site that can be made again, and make its folders, below `root` alone.

    Whole or not at all, but nothing waits for the disk: a site is hundreds of files, and most are what they were. Those
    are left alone. Raises InvalidFileError.
    """
    with _failures(path):
        refuse_way_out(path.parent, root)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _holds(path, data):
            _replace_lightly(path, data)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and read_plain(path, limit=len(data)) == data
    except OSError:
        return False


def _replace_lightly(path: Path, data: bytes, *, private: bool = False) -> None:
    fresh = _write_beside(path, data, private=private, lasting=False)
    try:
        fresh.replace(path)
    except BaseException:
        _remove(fresh)
        raise


def mark_used(path: Path) -> None:
    """Give a file today's date, where that is allowed."""
    with contextlib.suppress(OSError):
        os.utime(path)


def refuse_taken(path: Path, root: Path | None = None) -> None:
    """Raise as `create_file` would, where the path is taken already or a link on its way leads out."""
    with _failures(path):
        refuse_way_out(path.parent, root)
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def remove_page(path: Path, root: Path) -> None:
    """Take away a file of a site, where it still is there."""
    with _failures(path):
        refuse_way_out(path.parent, root)
        path.unlink(missing_ok=True)


def remove_folder(folder: Path) -> None:
    """Take away a folder where nothing is left in it."""
    with contextlib.suppress(OSError):
        folder.rmdir()


def remove_file(path: Path) -> None:
    """Take away a file of the tool's own that holds nothing any more."""
    with _failures(path):
        path.unlink()


@contextlib.contextmanager
def locked(path: Path, root: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the lock of a workspace's file, or of its repository's folder, among all processes of `okr`.

    The lock goes with the process, so none is ever stale. The workspace keeps them in a folder of its own that Git is
    told to ignore. A wait of more than a second is told, see `okrcli.notices`. Raises ConflictError (`locked`)
    after `seconds`, InvalidFileError where the lock cannot be made.
    """
    from filelock import FileLock, Timeout

    target, folder = Path(os.path.realpath(path)), root.joinpath(*_LOCKS)
    with _failures(path):
        refuse_way_out(path, root)
    with _failures(folder):
        _make_lock_folder(folder, root)
        # Whoever may write the file may take its lock, whoever of them made it.
        mode = target.stat().st_mode & 0o666 if target.exists() else 0o666 & ~_umask()
        lock = FileLock(folder / _lock_name(target, folder), mode=mode | 0o600)
        silent = min(_SILENT, seconds)
        try:
            try:
                lock.acquire(timeout=silent)
            except Timeout:
                notify(Waiting(path, int(seconds - silent)))
                lock.acquire(timeout=seconds - silent)
        except Timeout:
            raise ConflictError("locked", path=path, seconds=int(seconds)) from None
    try:
        _sweep(target)
        yield
    finally:
        lock.release()


def _lock_name(target: Path, folder: Path) -> str:
    """A file's lock: the same however the workspace is reached, by another mount, a link or from a container."""
    try:
        place = os.path.relpath(target, os.path.realpath(folder))
    except ValueError:  # on another of Windows' drives
        place = str(target)
    return f"{target.stem[:40]}-{digest_of(os.path.normcase(place).encode('utf-8', 'surrogateescape'))[:16]}.lock"


def _sweep(target: Path) -> None:
    """Remove what a killed writer left beside the file: with the lock held, no other is at work on it."""
    if target.is_dir():
        return
    for left in target.parent.glob(f".{glob.escape(target.name)}.*.tmp"):
        _remove(left)


def _make_lock_folder(folder: Path, root: Path) -> None:
    refuse_way_out(folder, root)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        try:
            create_file(ignore, b"*\n", root)
        except InvalidFileError as error:
            if error.reason != "exists":  # where another process was faster, all is well
                raise InvalidFileError(error.reason, path=folder, problem=error.facts["problem"]) from error


def _make_folders(folder: Path) -> None:
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
        _sync_folder(one.parent)


def _write_beside(
    target: Path, data: bytes, like: os.stat_result | None = None, *, private: bool = False, lasting: bool = True
) -> Path:
    """The data in a new hidden file of the target's folder; mode and owner as `like` has them.

    A `private` one is for its owner alone; a `lasting` one is on the disk for sure.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            if like is not None:
                _keep_owner(fresh, like)
            if not private:
                fresh.chmod(0o666 & ~_umask() if like is None else like.st_mode & 0o7777)
            if lasting:
                os.fsync(stream.fileno())
    except BaseException:
        _remove(fresh)
        raise
    return fresh


def _keep_owner(fresh: Path, like: os.stat_result) -> None:
    """Give the file the other's owner and group, as far as the system lets this user."""
    if hasattr(os, "chown"):
        for user in (like.st_uid, -1):
            with contextlib.suppress(OSError):
                os.chown(fresh, user, like.st_gid)
                return


def _take_place(fresh: Path, target: Path) -> None:
    """Rename the new file to the old one's name; Windows refuses while somebody reads the old one, for a moment."""
    for _ in range(_TRIES if os.name == "nt" else 0):
        try:
            fresh.replace(target)
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    fresh.replace(target)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself last; where folders cannot be opened (Windows) the system sees to it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


@contextlib.contextmanager
def _failures(path: Path) -> Iterator[None]:
    """What the system refuses, as an error that says what to do."""
    try:
        yield
    except FileExistsError:
        raise InvalidFileError("exists", path=path) from None
    except LeadsOutError:
        raise InvalidFileError("leads-out", path=path) from None
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "cannot-write")
        raise InvalidFileError(reason, path=path, problem=error.strerror or str(error)) from error
