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
from collections.abc import Iterator
from pathlib import Path

from okrcli.errors import ConflictError, InvalidFileError

LOCK_SECONDS = 60.0

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


def write_atomically(path: Path, data: bytes, expected: str) -> None:
    """Replace a file's content; its mode is kept, and a symbolic link still points to the file replaced.

    `expected` is the digest of the content that the new one was made from. Raises ConflictError (`changed-meanwhile`)
    where the file says something else by now, InvalidFileError where it cannot be written; the old file is then intact.
    """
    target = Path(os.path.realpath(path))
    with _failures(path):
        fresh = _write_beside(target, data, mode=target.stat().st_mode & 0o7777)
        try:
            # As late as can be: who writes without our lock has only this instant to slip through.
            if digest_of(target.read_bytes()) != expected:
                raise ConflictError("changed-meanwhile", path=path)
            fresh.replace(target)
        except BaseException:
            _remove(fresh)
            raise
        _sync_folder(target.parent)


def create_file(path: Path, data: bytes) -> None:
    """Make a file that is not there yet, with its folders; raises InvalidFileError (`exists`) where it is."""
    with _failures(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = _write_beside(path, data, mode=0o666 & ~_umask())
        try:
            try:
                os.link(fresh, path)  # fails where the path exists, which a rename would not
            except FileExistsError:
                raise
            except OSError:  # a file system without hard links
                if path.exists():
                    raise FileExistsError(errno.EEXIST, "exists", str(path)) from None
                fresh.replace(path)
                return
        finally:
            _remove(fresh)
        _sync_folder(path.parent)


@contextlib.contextmanager
def locked(path: Path, folder: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the lock of one file, among all processes of `okr`; it goes with the process, so none is ever stale.

    `folder` is where locks are kept; it tells Git to ignore it. Raises ConflictError (`locked`) after `seconds`,
    InvalidFileError where the lock cannot be made.
    """
    from filelock import FileLock, Timeout

    with _failures(path):
        _make_lock_folder(folder)
        name = digest_of(os.path.realpath(path).encode("utf-8", "surrogateescape"))[:16]
        lock = FileLock(folder / f"{path.stem[:40]}-{name}.lock", timeout=seconds)
        try:
            lock.acquire()
        except Timeout:
            raise ConflictError("locked", path=path, seconds=int(seconds)) from None
    try:
        _sweep(Path(os.path.realpath(path)))
        yield
    finally:
        lock.release()


def _sweep(target: Path) -> None:
    """Remove what a killed writer left beside the file: with the lock held, no other is at work on it."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.*.tmp"):
        _remove(left)


def _make_lock_folder(folder: Path) -> None:
    ignore = folder / ".gitignore"
    if not ignore.exists():
        folder.mkdir(parents=True, exist_ok=True)
        ignore.write_text("*\n", encoding="utf-8")


def _write_beside(target: Path, data: bytes, mode: int) -> Path:
    """The data in a new hidden file of the target's folder, on the disk for sure."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.chmod(mode)
    except BaseException:
        _remove(fresh)
        raise
    return fresh


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
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "cannot-write")
        raise InvalidFileError(reason, path=path, problem=error.strerror or str(error)) from error
