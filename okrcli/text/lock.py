"""The system's own lock on an open file: one holder among all processes, and it goes with the process.

`flock` on Linux and macOS, `msvcrt` on Windows. A library does the same, at a twelfth of a check-in's time.
"""

from __future__ import annotations

import os
import sys
import time

_PAUSE = 0.05  # seconds between two tries

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def release_lock(handle: int) -> None:
        """Let go of the lock."""
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

    _TAKEN: type[OSError] = PermissionError
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def release_lock(handle: int) -> None:
        """Let go of the lock."""
        fcntl.flock(handle, fcntl.LOCK_UN)

    _TAKEN = BlockingIOError


def take_lock(handle: int, seconds: float) -> bool:
    """Take the lock of an open file, waiting at most so long; tells whether it was had.

    Raises OSError where the file system knows no locks.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            _take(handle)
        except _TAKEN:
            if time.monotonic() >= until:
                return False
            time.sleep(_PAUSE)
        else:
            return True
