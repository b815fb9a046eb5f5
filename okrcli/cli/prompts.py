"""Questions at the terminal: one line in, one value out; the same three letters lead out of every one of them.

Prompts go to standard error unless standard output is the same terminal, where line editing needs to know them; they
are plain text, for the same reason.
"""

from __future__ import annotations

import contextlib
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from okrcli.cli.console import hint
from okrcli.cli.context import Session, print_error
from okrcli.cli.words import read_one_of
from okrcli.errors import AnswerError, ExitCode, InvalidFileError, OkrError, StoppedError, UsageError
from okrcli.i18n import N_, _, said_everywhere
from okrcli.i18n.dates import cycles_as_said
from okrcli.i18n.numbers import format_number
from okrcli.render.messages import hint_of, sentence_of
from okrcli.render.sanitise import visible

# What a default may take of a line, the rest being left to the answer.
_LONGEST, _LEAST, _ROOM = 48, 16, 40

T = TypeVar("T")


class SkipQuestion(Exception):  # noqa: N818 - a turn in a conversation, not an error
    """`s`: leave this one out."""


class GoBack(Exception):  # noqa: N818
    """`b`: to the question before."""


class StopAsking(Exception):  # noqa: N818
    """`q`, or the end of the input: no more questions."""


_WAYS_OUT: dict[str, type[Exception]] = {"s": SkipQuestion, "b": GoBack, "q": StopAsking}


def prompt_of(question: str, default: str | None = None, *, removable: bool = False) -> str:
    """A question as it stands before the cursor: what Enter keeps in brackets, and how to say that there is none."""
    aside = [_("(- for none)")] if default and removable else []
    shown = " ".join([question, *([f"[{default}]"] if default else []), *aside])
    return _("{title}:").format(title=shown) + " "


def read_line(prompt: str) -> str:
    """Ask for one line, with line editing where the terminal has it; raises StopAsking at the end of the input."""
    while True:
        try:
            return _read(prompt).strip()
        except EOFError:
            say("")
            raise StopAsking from None
        except UnicodeDecodeError:
            say("  " + _("That was not in the terminal's encoding: try again."))


def ask(prompt: str, parse: Callable[[str], T], *, keep: T, ways_out: str = "sbq") -> T:
    """Ask until the answer parses; Enter keeps what was there.

    Raises SkipQuestion, GoBack or StopAsking for `s`, `b`, `q`; what is none of `ways_out` is an answer like any other.
    `parse` raises AnswerError for what it cannot take.
    """
    while True:
        line = read_line(prompt)
        if not line:
            return keep
        if line.lower() in _WAYS_OUT and line.lower() in ways_out:
            raise _WAYS_OUT[line.lower()]
        if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in line.replace("\t", " ")):
            say("  " + _("A key in it is not text: type it again."))
            continue
        try:
            return parse(line)
        except AnswerError as error:
            say_refused(error)


def say_refused(error: AnswerError) -> None:
    """Say why an answer cannot be taken, and what to type instead."""
    sentence, advice = sentence_of(error.reason, error.facts), hint_of(error.reason, error.facts)
    say(f"  {sentence}. {advice}" if advice else f"  {sentence}")


def ask_needed(prompt: str, parse: Callable[[str], T]) -> T:
    """Ask until there is an answer: Enter alone asks again. There are no ways out but Ctrl-C."""
    while True:
        answer = ask(prompt, lambda line: (parse(line),), keep=None, ways_out="")
        if answer is not None:
            return answer[0]
        say("  " + _("An answer is needed here; Ctrl-C stops."))


def ask_choice(prompt: str, choices: Sequence[str]) -> str:
    """Ask for one of a few words, or the beginning of one."""
    return ask_needed(prompt, lambda line: read_one_of(line, {one: one for one in choices}, "no-such-choice"))


def says_none(typed: str) -> bool:
    """Whether the answer is `-`: there is nothing to say."""
    return typed.strip() in ("-", "\u2212")


def confirm(question: str, *, default: bool = False) -> bool:
    """Ask yes or no; Enter is the default."""
    yes = {*said_everywhere(N_("y")), *said_everywhere(N_("yes"))}
    no = {*said_everywhere(N_("n")), *said_everywhere(N_("no"))}

    def parse(line: str) -> bool:
        if line.lower() in yes | no:
            return line.lower() in yes
        raise AnswerError("yes-or-no")

    return ask(question + " " + (_("[Y/n]") if default else _("[y/N]")) + " ", parse, keep=default)


def agrees(question: str, *, default: bool = False) -> bool:
    """Ask yes or no where there is nothing to go back to, to skip or to stop: each of them is a no."""
    try:
        return confirm(question, default=default)
    except (GoBack, SkipQuestion, StopAsking):
        return False


def agree_or_stop(session: Session, question: str, refusal: UsageError, *, default: bool = False) -> None:
    """Ask before what is not easily taken back; raises `refusal` where nobody can be asked, StoppedError for a no."""
    if not session.interactive:
        raise refusal
    with nothing_written():
        if not agrees(question, default=default):
            raise StoppedError("nothing-written")


def say(text: str) -> None:
    """Say something between two questions; on a terminal its lines are broken at spaces, under their beginning."""
    if text and sys.stderr.isatty():
        from okrcli.render.console import make_console, show
        from okrcli.render.layout import words

        show(make_console(sys.stderr, "never"), words(text, hang=len(text) - len(text.lstrip())))
    else:
        sys.stderr.write(cycles_as_said(text) + "\n")
    sys.stderr.flush()


def _read(prompt: str) -> str:
    prompt = cycles_as_said(prompt)
    if sys.stdout.isatty():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - imported for what it does to input()
        return input(prompt)
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


class Walked(NamedTuple, Generic[T]):
    """How a walk went: the items that could not be written in full, the exit code, and whether all were come to."""

    failed: Sequence[T]
    code: int
    stopped: bool


def walk(session: Session, items: Sequence[T], visit: Callable[[T, str, bool], None]) -> Walked[T]:
    """Ask about one item after the other until the last, `q`, the end of the input or Ctrl-C, `b` going back to one.

    `visit` is given the item, where it stands, such as 2/7, and whether it has just been come to. What it raises as an
    error is reported at once, and the walk goes on.
    """
    index, shown, code = 0, -1, int(ExitCode.DONE)
    failed: list[T] = []
    try:
        while index < len(items):
            fresh, shown = index != shown, index
            try:
                visit(items[index], f"{index + 1}/{len(items)}", fresh)
            except GoBack:
                if index == 0:
                    hint(session, "  " + _("This is the first."))
                index = max(0, index - 1)
                continue
            except OkrError as error:
                print_error(session, error)
                failed.append(items[index])
                code = code or error.exit_code
            index += 1
    except StopAsking:
        return Walked(failed, code, stopped=True)
    except KeyboardInterrupt:
        say("")
        return Walked(failed, ExitCode.INTERRUPTED, stopped=True)
    return Walked(failed, code, stopped=False)


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
            print_error(session, error)
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
                    hint(session, "  " + _("This is the first."))
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


@contextlib.contextmanager
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
    from okrcli.render.console import glyphs_of
    from okrcli.render.layout import words

    console = session.err()
    label = words(visible(text))
    label.truncate(max(_LEAST, min(_LONGEST, console.width - _ROOM)), overflow="ellipsis")
    return label.plain.replace("…", glyphs_of(console).ellipsis)
