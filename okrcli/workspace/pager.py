"""The user's own pager, for what is longer than the terminal's screen."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from contextlib import suppress

USUAL = "less -FRX"
_INTERRUPTED = (2, 128 + signal.SIGINT)  # left with Ctrl-C, which is no failure


def show_in_pager(data: bytes, preferred: str | None = None) -> bool:
    """Show a text in `OKR_PAGER`, the one preferred, `PAGER` or `less`, the first said; false where none would.

    Who leaves it early has seen enough: that is no failure. `cat`, or an empty name, stands for none.
    """
    said = (os.environ.get("OKR_PAGER"), preferred, os.environ.get("PAGER"), USUAL)
    chosen = next(name for name in said if name is not None)
    try:
        words = shlex.split(chosen, posix=os.name != "nt")
    except ValueError:
        return False
    if not words or words == ["cat"]:
        return False
    environment = {"LESS": "FRX", "LV": "-c", **os.environ}
    try:
        pager = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the user's own
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's while it is there
    try:
        with suppress(OSError):  # it was left before the end
            pager.communicate(data)
        code = pager.wait()
    finally:
        signal.signal(signal.SIGINT, before)
    return code <= 0 or code in _INTERRUPTED
