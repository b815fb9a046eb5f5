"""What the parser of the command line refuses, as errors of our own: their looks, the nearest word, translated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from okrcli.cli.help import no_such_option
from okrcli.cli.table import LazyCommands
from okrcli.errors import UsageError

if TYPE_CHECKING:
    import typer

_EXTRA = re.compile(r"unexpected extra arguments? ?\(?s?\)? \((.*)\)", re.DOTALL)


def usage_error(error: typer.TyperException, arguments: Sequence[str]) -> UsageError:
    """The error that says the same, with the command whose help to read."""
    from typer._click import exceptions

    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else _command_in(arguments)
    match error:
        case exceptions.NoSuchOption():
            return no_such_option(error.option_name, error.cmd, command)
        case exceptions.MissingParameter(param=param) if param is not None:
            return UsageError("missing-argument", argument=param.human_readable_name, command=command)
        case exceptions.BadParameter(param=param) if param is not None:
            return UsageError("bad-option-value", option=param.opts[0], problem=error.message, command=command)
        case exceptions.BadOptionUsage():
            if "requires" in error.message:
                return UsageError("option-needs-value", option=error.option_name, command=command)
            return UsageError("option-takes-none", option=error.option_name, command=command)
    extra = _EXTRA.search(error.format_message())
    if extra:
        return UsageError("unexpected-argument", typed=extra[1], command=command)
    return UsageError("bad-usage", problem=error.format_message().rstrip("."), command=command)


def _command_in(arguments: Sequence[str]) -> str:
    """The command as typed, where the parser did not come so far as to know it."""
    known = LazyCommands()
    return " ".join(["okr", *[word for word in arguments if word in known][:1]])
