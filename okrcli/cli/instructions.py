"""`okr instructions`: what an assistant that works in the repository needs to know, from the texts that people get."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli.commands import SECTIONS
from okrcli.cli.console import print_lines
from okrcli.cli.help import command
from okrcli.cli.manual import TOPICS as MANUAL
from okrcli.cli.options import argument
from okrcli.errors import UsageError
from okrcli.i18n import _, unwrap

if TYPE_CHECKING:
    from typer._click.core import Context

    from okrcli.render.instructions import Told


def _topics() -> list[str]:
    from okrcli.render.instructions import TOPICS

    return [*TOPICS]


@command("okr instructions", "okr instructions writing", "okr init --agents")
def instructions(
    ctx: typer.Context,
    topic: Annotated[str, argument("[TOPIC]", _("overview, writing, checkin or review."), _topics)] = "overview",
) -> None:
    """Tell an assistant that works in the repository what it needs to know, and what it must never make up."""
    from okrcli.render.instructions import TOPICS
    from okrcli.render.instructions import instructions as page

    if topic not in TOPICS:
        raise UsageError("no-such-topic", typed=topic, kinds=", ".join(TOPICS))
    root = ctx.find_root()
    commands = {name: _told(root, name) for name in TOPICS[topic].commands}
    codes = {code: _(words) for code, words in MANUAL["exit-codes"][1].items()}
    sections = {
        _(title): {name: _(entry.summary) for name, entry in entries.items()} for title, entries in SECTIONS.items()
    }
    print_lines(page(topic, commands, codes, sections))


def _told(root: Context, name: str) -> Told:
    """What the help of a command says, by the words that it is typed with."""
    from okrcli.render.instructions import Told

    command = root.command
    for word in name.split():
        command = command.commands[word]  # type: ignore[attr-defined]
    return Told(unwrap(command.help or "").split("\n\n")[0], tuple((command.epilog or "").splitlines()))
