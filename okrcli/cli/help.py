"""Commands as they are made here: what `-h` shows, with examples to copy, and the nearest name for one mistyped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import typer
from typer._click import Command as ClickCommand
from typer.core import TyperCommand, TyperGroup

from okrcli.cli.options import EVERYWHERE
from okrcli.errors import UsageError
from okrcli.i18n import N_, SOURCE_LANGUAGE, _, language, pgettext, unwrap

if TYPE_CHECKING:
    from typer._click import HelpFormatter, Parameter
    from typer._click.core import Context


Rows = list[tuple[str, str]]

_PEOPLE = ("owner", "by", "lead")  # parameters that name somebody
_PARSERS_OWN = {N_("[OPTIONS]"), N_("COMMAND [ARGS]...")}
_DEFAULT = re.compile(r"\[default: (.*)\]$")
_COMPLETION = {
    "--install-completion": N_("Install completion for the shell in use."),
    "--show-completion": N_("Print the completion for the shell in use, to copy or change it."),
}


class _Written(ClickCommand):
    """What is written of every command alike; the lines of its `epilog` are examples."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write how it is typed."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_("Usage: "))

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """What can be typed, an argument that is needed without Typer's braces; what the parser names is translated."""
        pieces = (each.removeprefix("{").removesuffix("}") for each in super().collect_usage_pieces(ctx))
        return [_(each) if each in _PARSERS_OWN else each for each in pieces]

    def option_rows(self, ctx: Context) -> dict[str, Rows]:
        """Arguments, the command's own options, and those of every command, each with what is said of it, by title."""
        arguments: Rows = []
        own: Rows = []
        everywhere: Rows = []
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is None:
                continue
            record = record[0], _text(param, record[1])
            if param.param_type_name == "argument":
                arguments.append(record)
            else:
                (everywhere if EVERYWHERE.intersection(param.opts) else own).append(record)
        sections = {_("Arguments"): arguments, _("Options"): own, _("Options of every command"): everywhere}
        return {title: rows for title, rows in sections.items() if rows}

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write them below their titles."""
        for title, rows in self.option_rows(ctx).items():
            with write_section(title, formatter):
                formatter.write_dl(rows)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write examples before options: they are what most people came for."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        self.format_examples(formatter)
        self.format_options(ctx, formatter)
        self.format_epilog(ctx, formatter)

    def format_examples(self, formatter: HelpFormatter) -> None:
        """Write the lines of the epilog, never broken."""
        if self.epilog:
            with write_section(_("Examples"), formatter):
                for line in self.epilog.splitlines():
                    formatter.write(f"{'':>{formatter.current_indent}}{line}\n")

    def format_epilog(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write nothing: the examples stand above."""


class Command(_Written, TyperCommand):
    """A command that is run."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read what was typed; raises UsageError (`unfit-text`) for text that no file could hold."""
        rest = super().parse_args(ctx, args)
        if not (ctx.resilient_parsing or self.hidden):  # Git gives names of files as they are
            for param in self.params:
                value = ctx.params.get(param.name or "")
                for text in value if isinstance(value, list | tuple) else (value,):
                    refuse_unfit(text, _typed_name(param))
                if param.name in _PEOPLE and value:
                    from okrcli.model.people import same_name

                    one_or_all = same_name(value) if isinstance(value, str) else [same_name(each) for each in value]
                    ctx.params[param.name] = one_or_all
        return rest


class ValueCommand(Command):
    """Takes `-3` and `-=3` for values, which would else be options."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the command line, a leading minus before a figure being a sign."""
        taking = {name for one in self.params if not getattr(one, "is_flag", False) for name in one.opts}
        pairs = zip(["", *args], args, strict=False)
        return super().parse_args(ctx, [word if before in taking else _as_value(word) for before, word in pairs])


def _as_value(word: str) -> str:
    """A negative number with the sign that no option begins with."""
    follows = word[1:].removeprefix("=").strip()[:1]
    return "\u2212" + word[1:] if word.startswith("-") and (follows.isdigit() or follows in (".", ",")) else word


class Group(_Written, TyperGroup):
    """A command of commands."""

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the commands, then the options."""
        self.format_commands(ctx, formatter)
        super().format_options(ctx, formatter)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write each command with the whole of its first line."""
        with write_section(_("Commands"), formatter):
            formatter.write_dl([(name, (one.help or "").split("\n\n")[0]) for name, one in self.commands.items()])

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, ClickCommand | None, list[str]]:
        """Find the command named; raises UsageError (`no-such-command`, `no-such-option`) with the nearest."""
        if args[0] not in self.commands:
            from okrcli.schema.suggest import nearest_word

            if args[0].startswith("-"):
                raise no_such_option(args[0], self, ctx.command_path)
            raise UsageError(
                "no-such-command",
                typed=args[0],
                nearest=nearest_word(args[0], self.commands),
                command=ctx.command_path,
            )
        return super().resolve_command(ctx, args)


def refuse_unfit(text: object, name: str) -> None:
    """Raise UsageError (`unfit-text`) for text with a control character, or bytes that are none, naming its option."""
    if isinstance(text, str) and not text.isprintable():
        from okrcli.yaml.expected import refused_character

        character = refused_character(text)
        if character is not None:
            raise UsageError("unfit-text", option=name, character=character)


def _typed_name(param: Parameter) -> str:
    return max(param.opts, key=len) if param.param_type_name == "option" else param.human_readable_name.strip("[]")


def no_such_option(typed: str, command: ClickCommand | None, path: str) -> UsageError:
    """An option that the command does not have, with the nearest that it has."""
    from okrcli.schema.suggest import nearest_word

    known = [name for param in (command.params if command else ()) for name in param.opts if name.startswith("--")]
    return UsageError("no-such-option", typed=typed, nearest=nearest_word(typed, [*known, "--help"]), command=path)


APPS: dict[str, typer.Typer] = {}
"""What each module with commands holds, by the module's name."""

F = TypeVar("F", bound=Callable[..., object])


def command(
    *examples: str,
    app: typer.Typer | None = None,
    name: str | None = None,
    cls: type[Command] = Command,
    hidden: bool = False,
) -> Callable[[F], F]:
    """Make a function the command of its module, or one of the group `app`: its signature has the options.

    Its docstring is the help, whose first line stands alone in a group's; the examples come after it, each as typed.
    """

    def register(function: F) -> F:
        holder = APPS.setdefault(function.__module__, make_app()) if app is None else app
        holder.command(name, cls=cls, epilog="\n".join(examples), hidden=hidden)(function)
        return function

    return register


def make_app(**settings: Any) -> typer.Typer:
    """What holds one command, or a group of them: without Rich, and without the options that `okr` alone has."""
    # Rich's markup would double the time of --help.
    return typer.Typer(**{"rich_markup_mode": None, "add_completion": False, "cls": Group, **settings})


def make_group(module: str, words: str, *examples: str, **settings: Any) -> typer.Typer:
    """A command of commands, in the module of that name, with its help and examples."""
    APPS[module] = make_app(help=words, epilog="\n".join(examples), **settings)
    return APPS[module]


def translate_help(command: ClickCommand) -> None:
    """Put what a command's docstring, metavars and examples say into the language in use."""
    if language() == SOURCE_LANGUAGE:
        return
    command.help = _(unwrap(command.help or ""))
    if command.epilog:
        command.epilog = "\n".join(map(_, command.epilog.splitlines()))
    for param in command.params:
        metavar = getattr(param, "metavar", None)
        if metavar:
            param.metavar = pgettext("metavar", metavar)


@contextmanager
def write_section(title: str, formatter: HelpFormatter) -> Iterator[None]:
    """Write a heading with the language's own colon, and indent what is written inside."""
    formatter.write_paragraph()
    heading = _("{title}:").format(title=title)
    formatter.write(f"{'':>{formatter.current_indent}}{heading}\n")
    with formatter.indentation():
        yield


def _text(param: Parameter, written: str) -> str:
    """What is said of a parameter; the sentences that the parser itself brings are translated."""
    if "--help" in param.opts:
        return _("Show this help.")
    completing = _COMPLETION.get(param.opts[0])
    if completing is not None:
        return _(completing)
    said = written.replace("[required]", _("[required]"))
    return _DEFAULT.sub(lambda found: _("[default: {value}]").format(value=found[1]), said)
