"""Standard output and standard error that outlive their reader: a pipe that closes ends the printing, not the work."""

from __future__ import annotations

import io
import os
import select
import sys
from typing import TextIO


class _Outlet(io.FileIO):
    """A file that takes what it is given even when nobody does any more; `lost` is what the system first said then."""

    lost: OSError | None = None

    def write(self, data: object, /) -> int:
        """Write all of it, in as many pieces as the system wants; where it takes no more, the rest goes nowhere."""
        left = given = memoryview(data)  # type: ignore[arg-type]
        while left and self.lost is None:
            try:
                taken = super().write(left)
            except OSError as error:
                self.lost = error
            else:
                if taken is None:
                    select.select((), (self,), ())  # somebody made the pipe non-blocking, and it is full
                left = left[taken or 0 :]
        return given.nbytes


def open_streams() -> None:
    """Put both streams on such files; one that who started us closed leads nowhere, and nothing comes of such input."""
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY), encoding="utf-8")
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        nowhere = stream is None and os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
        setattr(sys, name, nowhere or _steady(stream))
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            # A glyph that the terminal cannot carry, or a byte that is no text, becomes a replacement, never a crash.
            stream.reconfigure(errors="replace")


def loss_of(stream: TextIO) -> OSError | None:
    """Why a stream could not take all that was written, a full disk perhaps; a reader who went away is no reason."""
    stream.flush()
    lost = getattr(_file_of(stream), "lost", None)
    return None if isinstance(lost, ConnectionError) else lost


def _steady(stream: TextIO) -> TextIO:
    file = _file_of(stream)
    if not isinstance(file, io.FileIO):  # the console of Windows, or a test's own
        return stream
    outlet = _Outlet(file.fileno(), "w", closefd=False)
    return io.TextIOWrapper(
        outlet if file is stream.buffer else io.BufferedWriter(outlet),  # python -u buffers nothing
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=getattr(stream, "line_buffering", False),
        write_through=getattr(stream, "write_through", False),
    )


def _file_of(stream: TextIO) -> object:
    """The file of the system at the bottom of a stream."""
    buffer = getattr(stream, "buffer", None)
    return getattr(buffer, "raw", buffer)
