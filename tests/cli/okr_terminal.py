"""A terminal that a test types at."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

CTRL_C, CTRL_D = "\x03", "\x04"


class Terminal:
    """`okr` on a terminal of its own. `type` waits for a question, then answers it."""

    def __init__(self, words: Sequence[str], columns: int = 80) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.environment = {**os.environ, "COLUMNS": str(columns), "PYTHONPATH": str(Path(__file__).parents[2])}
        self._data = b""
        self._answered = 0
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, [sys.executable, "-m", "okrcli", *words], self.environment)
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", 60, columns, 0, 0))

    @property
    def said(self) -> str:
        """All that was shown so far, with what was typed; no line ends in spaces but the one that asks."""
        text = self._data.decode("utf-8", "replace").replace("\r\n", "\n")
        return re.sub(r" +\n", "\n", text)

    def type(self, *answers: str) -> Terminal:
        """Answer one question after the other; each answer is followed by Enter, but for control keys."""
        for answer in answers:
            self.wait()
            self._answered = len(self._data)
            if answer == CTRL_C:
                self._interrupt()
            else:
                os.write(self._handle, (answer + ("" if answer == CTRL_D else "\n")).encode("utf-8"))
        return self

    def wait(self) -> None:
        """Read until the next question stands there."""
        while not self._asks():
            assert self._read(), f"no question, but the end:\n{self.said}"

    def finish(self) -> int:
        """Read to the end; gives the exit code, negative for a signal."""
        while self._read():
            pass
        os.close(self._handle)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def kill(self) -> None:
        """Kill it outright at the next question."""
        self.wait()
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def hang_up(self) -> None:
        """Close the window at the next question."""
        self.wait()
        os.close(self._handle)
        os.waitpid(self.pid, 0)

    def _interrupt(self) -> None:
        """Press Ctrl-C until it is heard: between showing its prompt and waiting, line editing is deaf for a moment.

        The terminal shows `^C` either way; what was heard begins a new line.
        """
        while b"\n" not in self._data[self._answered :]:
            os.write(self._handle, CTRL_C.encode())
            while b"\n" not in self._data[self._answered :] and select.select([self._handle], [], [], 5)[0]:
                if not self._read():
                    return

    def _asks(self) -> bool:
        new = self._data[self._answered :]
        tail = new.rpartition(b"\n")[2]
        return (b"\n" in new or not self._answered) and tail.endswith((b": ", b"] "))

    def _read(self) -> bool:
        ready, _writable, _failed = select.select([self._handle], [], [], 60)
        assert ready, f"silent for a minute:\n{self.said}"
        try:
            data = os.read(self._handle, 65536)
        except OSError:  # how Linux says that the other side is gone
            return False
        self._data += data
        return bool(data)
