"""Questions at the terminal: one line in, one value out; the same three letters lead out of every one of them.

Prompts go to standard error unless standard output is the same terminal, where line editing needs to know them; they
are plain text, for the same reason.
"""

from __future__ import annotations

import contextlib
import sys
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

from okrcli.i18n import _

T = TypeVar("T")


class SkipQuestion(Exception):  # noqa: N818 - a turn in a conversation, not an error
    """`s`: leave this one out."""


class GoBack(Exception):  # noqa: N818
    """`b`: to the question before."""


class StopAsking(Exception):  # noqa: N818
    """`q`, or the end of the input: no more questions."""


class AnswerError(ValueError):
    """The answer cannot be taken: its text says why, `hint` what to type instead."""

    def __init__(self, problem: str, hint: str | None = None) -> None:
        super().__init__(problem)
        self.hint = hint


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
            say("  " + _("There is a key in it that is no text: type it again."))
            continue
        try:
            return parse(line)
        except AnswerError as error:
            say_refused(error)


def say_refused(error: AnswerError) -> None:
    """Say why an answer cannot be taken, and what to type instead."""
    say(f"  {error}. {error.hint}" if error.hint else f"  {error}")


def ask_needed(prompt: str, parse: Callable[[str], T]) -> T:
    """Ask until there is an answer: Enter alone asks again. There are no ways out but Ctrl-C."""
    while True:
        answer = ask(prompt, lambda line: (parse(line),), keep=None, ways_out="")
        if answer is not None:
            return answer[0]
        say("  " + _("An answer is needed here; Ctrl-C stops."))


def ask_choice(prompt: str, choices: Sequence[str]) -> str:
    """Ask for one of a few words, or the beginning of one."""
    return ask_needed(prompt, lambda line: read_choice(line, choices))


def read_choice(line: str, choices: Sequence[str]) -> str:
    """The word that was typed, or whose beginning was, without its accents too; raises AnswerError."""
    typed = _bare(line)
    found = [choice for choice in choices if _bare(choice) == typed]
    found = found or [choice for choice in choices if _bare(choice).startswith(typed)]
    if len(found) != 1:
        raise AnswerError(_("Type one of: {choices}.").format(choices=", ".join(choices)))
    return found[0]


def _bare(word: str) -> str:
    """A word without its accents and capitals."""
    return "".join(one for one in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(one))


def confirm(question: str, *, default: bool = False) -> bool:
    """Ask yes or no; Enter is the default."""
    yes, no = {"y", "yes", _("y"), _("yes")}, {"n", "no", _("n"), _("no")}

    def parse(line: str) -> bool:
        if line.lower() in yes | no:
            return line.lower() in yes
        raise AnswerError(_("Type y or n."))

    return ask(question + " " + (_("[Y/n]") if default else _("[y/N]")) + " ", parse, keep=default)


def say(text: str) -> None:
    """Say something between two questions; on a terminal its lines are broken at spaces, under their beginning."""
    if text and sys.stderr.isatty():
        from okrcli.render.console import make_console, show
        from okrcli.render.layout import words

        show(make_console(sys.stderr, "never"), words(text, hang=len(text) - len(text.lstrip())))
    else:
        sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _read(prompt: str) -> str:
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
