"""Questions one after the other, forwards and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from okrcli.cli.asking.answers import says_none
from okrcli.cli.asking.ask import (
    AnswerError,
    GoBack,
    SkipQuestion,
    StopAsking,
    ask,
    confirm,
    prompt_of,
    say,
    say_refused,
)
from okrcli.cli.session import Session
from okrcli.cli.telling import hint
from okrcli.errors import InvalidFileError, StoppedError, UsageError
from okrcli.i18n import _
from okrcli.i18n.numbers import format_number
from okrcli.render.console import glyphs_of
from okrcli.render.errors import print_error
from okrcli.render.layout import words
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


def _label(answer: object) -> str:
    return format_number(answer) if isinstance(answer, int | float) else str(answer or "")


class Question(NamedTuple):
    """A question on the way to an entry: the key of its answer, its words, how what is typed is read.

    `option` says the same on the command line. Enter keeps what was answered before, else `default`; without either,
    `-` or Enter leave it out, unless it is `needed`. `read` raises AnswerError.
    """

    key: str
    words: str
    read: Callable[[str], object]
    option: str = ""
    default: object = None
    needed: bool = False
    show: Callable[[object], str] = _label


Answers = Mapping[str, object]


def fill_in(
    session: Session,
    questions: Callable[[Answers], Sequence[Question]],
    attempt: Callable[[Answers], None],
    preview: Callable[[Answers], None],
) -> Answers:
    """Ask one question after the other, then whether to write what the preview shows; gives the answers by key.

    `questions` names them all by what was typed so far, `attempt` refuses an answer with those before it by an
    AnswerError: it is asked again, and no other is lost. Raises UsageError (`missing-option`) where one is needed and
    nobody can be asked, StoppedError where the person stops.
    """
    typed: dict[str, object] = {}
    wanted = questions(typed)
    if not session.interactive:
        for one in wanted:
            if one.needed:
                raise UsageError("missing-option", what=one.words, option=one.option)
        return {}
    if not wanted:
        return {}
    hint(session, _("b goes back a question; nothing is written before the end."))
    position = 0
    with nothing_written():
        while True:
            wanted = questions(typed)
            before = {one.key: typed.get(one.key, one.default) for one in wanted[:position]}
            try:
                if position < len(wanted):
                    _ask_one(wanted[position], typed, before, attempt)
                else:
                    preview(before)
                    if not confirm(_("Write it?"), default=True):
                        raise StopAsking
                    return before
            except GoBack:
                if position == 0:
                    hint(session, _("This is the first."))
                position = max(0, position - 1)
            except SkipQuestion:
                raise StopAsking from None
            else:
                position += 1


def _ask_one(question: Question, typed: dict[str, object], before: Answers, attempt: Callable[[Answers], None]) -> None:
    """Ask until there is an answer that can be taken, and note it unless it is the default."""
    key = question.key

    def parse(line: str) -> tuple[object]:
        answer = None if says_none(line) and not question.needed else question.read(line)
        attempt({**before, key: answer})
        return (answer,)

    while True:
        default = typed.get(key, question.default)
        shown = "" if default is None else question.show(default)
        answered = ask(
            prompt_of(question.words, shown, removable=key in typed and not question.needed),
            parse,
            keep=None,
            ways_out="b",
        )
        if answered is not None:
            typed[key] = answered[0]
            return
        if default is None and question.needed:
            say("  " + _("An answer is needed here; Ctrl-C stops."))
            continue
        try:
            attempt({**before, key: default})  # what comes before it may have been changed since
        except AnswerError as error:
            say_refused(error)
            typed.pop(key, None)
            continue
        return


@contextmanager
def nothing_written() -> Iterator[None]:
    """Turn Ctrl-C, the end of the input and `q` into StoppedError, on a line of its own."""
    try:
        yield
    except KeyboardInterrupt:
        say("")
        raise StoppedError("nothing-written") from None
    except StopAsking:
        raise StoppedError("nothing-written") from None


def default_label(session: Session, text: str) -> str:
    """A default as its question shows it, short enough to leave the line to the answer."""
    console = session.err()
    label = words(visible(text))
    label.truncate(max(_LEAST, min(_LONGEST, console.width - _ROOM)), overflow="ellipsis")
    return label.plain.replace("…", glyphs_of(console).ellipsis)
