"""Questions at the terminal: one line in, one value out; the same three letters lead out of every one of them.

Prompts go to standard error unless standard output is the same terminal, where line editing needs to know them.
"""

from __future__ import annotations

import contextlib
import sys
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
    """The answer cannot be taken; its text says why and what to type instead."""


_WAYS_OUT: dict[str, type[Exception]] = {"s": SkipQuestion, "b": GoBack, "q": StopAsking}


def read_line(prompt: str) -> str:
    """Ask for one line, with line editing where the terminal has it; raises StopAsking at the end of the input."""
    try:
        if sys.stdout.isatty():
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401 - imported for what it does to input()
            return input(prompt).strip()
        sys.stderr.write(prompt)
        sys.stderr.flush()
        line = sys.stdin.readline()
    except EOFError:
        line = ""
    if not line:
        sys.stderr.write("\n")
        raise StopAsking
    return line.strip()


def ask(prompt: str, parse: Callable[[str], T], *, keep: T) -> T:
    """Ask until the answer parses; Enter keeps what was there.

    Raises SkipQuestion, GoBack or StopAsking for `s`, `b`, `q`. `parse` raises AnswerError for what it cannot take.
    """
    while True:
        line = read_line(prompt)
        if not line:
            return keep
        if line.lower() in _WAYS_OUT:
            raise _WAYS_OUT[line.lower()]
        try:
            return parse(line)
        except AnswerError as error:
            sys.stderr.write(f"  {error}\n")


def ask_needed(prompt: str, parse: Callable[[str], T]) -> T:
    """Ask until there is an answer: Enter alone asks again."""
    while True:
        answer = ask(prompt, lambda line: (parse(line),), keep=None)
        if answer is not None:
            return answer[0]
        sys.stderr.write("  " + _("An answer is needed here (q stops).") + "\n")


def ask_text(prompt: str, default: str | None = None) -> str | None:
    """Ask for free text; Enter keeps the default."""
    return ask(prompt, str, keep=default)


def ask_choice(prompt: str, choices: Sequence[str], default: str) -> str:
    """Ask for one of a few words, or the beginning of one."""

    def parse(line: str) -> str:
        found = [choice for choice in choices if choice.startswith(line.lower())]
        if len(found) != 1:
            raise AnswerError(_("Type one of: {choices}.").format(choices=", ".join(choices)))
        return found[0]

    return ask(prompt, parse, keep=default)


def confirm(question: str) -> bool:
    """Ask yes or no; Enter means no."""
    return read_line(question + _(" [y/N] ")).lower() in (_("y"), _("yes"))
