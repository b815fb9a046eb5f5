"""Questions one after the other, forwards and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from okrcli.cli.asking.ask import GoBack, SkipQuestion
from okrcli.cli.session import Session
from okrcli.errors import InvalidFileError
from okrcli.render.console import glyphs_of
from okrcli.render.errors import print_error
from okrcli.render.page import clip
from okrcli.render.sanitise import visible

# What a default may take of a line, the rest being left to the answer.
_LONGEST, _LEAST, _ROOM = 48, 16, 40


def ask_in_turn(session: Session, questions: Sequence[Callable[[], None]]) -> None:
    """Ask each question, which puts its answer on disk; raises GoBack at the first, and StopAsking.

    `s` leaves a question out, and at the first one all of them. What a file may not say is asked again; other errors of
    writing are raised.
    """
    position = 0
    while position < len(questions):
        try:
            questions[position]()
        except SkipQuestion:
            if position == 0:
                return
        except GoBack:
            if position == 0:
                raise
            position -= 1
            continue
        except InvalidFileError as error:
            if error.reason != "would-be-invalid":
                raise
            print_error(session.err(), error)
            continue
        position += 1


def default_label(session: Session, text: str) -> str:
    """A default as its question shows it, short enough to leave the line to the answer."""
    screen = session.err()
    return clip(visible(text), max(_LEAST, min(_LONGEST, screen.width - _ROOM)), glyphs_of(screen).ellipsis)
