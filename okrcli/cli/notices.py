"""What the floors below tell while they work, said on standard error: a wait, a date that is none, how far it is."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from okrcli.cli.console import hint
from okrcli.cli.context import Session
from okrcli.i18n import _
from okrcli.notices import Notice, Progress, Undated
from okrcli.render.sanitise import short_path

_PATIENCE, _PAUSE = 1.0, 0.1  # seconds before there is a line at all, and between two of them
_CELLS = 30


def listener(session: Session) -> Callable[[Notice], None]:
    """What is called with each notice."""
    told: set[Notice] = set()
    show = progress_line(session)

    def say(notice: Notice) -> None:
        if isinstance(notice, Progress):
            show(notice)
        elif isinstance(notice, Undated):
            if notice not in told:
                told.add(notice)
                words = _("Commit {commit} has no date that can be understood: what needs one leaves it out.")
                hint(session, words.format(commit=notice.commit))
        else:
            words = _("Another okr is changing {path}: waiting for it, {seconds} seconds at most; Ctrl-C gives up.")
            hint(session, words.format(path=short_path(notice.path), seconds=notice.seconds))

    return say


def progress_line(session: Session) -> Callable[[Progress], None]:
    """What is told of each step, and draws a line anew now and then, at a terminal, after a second; gone at the end."""
    begun: dict[str, float] = {}
    drawn: dict[str, float] = {}

    def show(step: Progress) -> None:
        now, over = time.monotonic(), step.done >= step.total
        if now - begun.setdefault(step.work, now) < _PATIENCE or not sys.stderr.isatty():
            return
        if over and step.work in drawn:
            del drawn[step.work]
            _draw("")
        elif not over and now - drawn.get(step.work, 0.0) >= _PAUSE:
            drawn[step.work] = now
            _draw(_line(session, step))

    return show


def _line(session: Session, step: Progress) -> str:
    from okrcli.render.console import glyphs_of

    signs = glyphs_of(session.err())
    full = _CELLS * step.done // step.total
    bar = signs.full * full + signs.empty * (_CELLS - full)
    work = {"reading": _("Reading"), "writing": _("Writing")}[step.work]
    return _("{work} {bar} {done} of {total}").format(work=work, bar=bar, done=step.done, total=step.total)


def _draw(line: str) -> None:
    if os.environ.get("TERM") != "dumb":
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()
