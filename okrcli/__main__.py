"""Where the program begins, as `okr` and as `python -m okrcli`."""

from __future__ import annotations

import gc
import os
import signal
import sys


def start() -> None:
    """The console script. While the program itself is still being read, Ctrl-C ends it at once, without a traceback."""
    gc.disable()  # a command lives too briefly for collecting to pay
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # else every installed package is asked for some
    usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # else it was ignored by who started us
    if usual:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from okrcli.cli.main import run

    if usual:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has but the one
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)
    run()


def _leave(number: int, _frame: object) -> None:
    """End as a command does, which takes its temporary files with it; a second signal ends at once."""
    signal.signal(number, signal.SIG_DFL)
    sys.exit(128 + number)


if __name__ == "__main__":
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - cheaper than a Path
    if not sys.flags.safe_path and sys.path[0] != home:
        del sys.path[0]  # the current folder, which may be anybody's
    start()
