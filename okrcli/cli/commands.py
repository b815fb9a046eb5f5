"""The command table: a name, the module that holds it, a line about it. Nothing is imported until a command runs."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from okrcli.i18n import N_, _

if TYPE_CHECKING:
    from typer._click import Command


class Entry(NamedTuple):
    """A command: its module under `okrcli.cli`, and its line in the help."""

    module: str
    summary: str


SECTIONS: dict[str, dict[str, Entry]] = {
    N_("Every week"): {
        "checkin": Entry(
            "checkin", N_("Record where your key results stand; without arguments, walk through those due")
        ),
        "status": Entry("status", N_("The cycle's scores against the goal and today's expectation")),
        "list": Entry("list", N_("One line a key result, for reading, grep, fzf and scripts")),
        "show": Entry("show", N_("One objective or key result in full, with its chart")),
        "search": Entry("search", N_("What was written, in all cycles, by words")),
        "tree": Entry("tree", N_("What supports what, from the company down")),
        "due": Entry("due", N_("Who owes a check-in, oldest first")),
        "digest": Entry("digest", N_("The week as a note for the team's channel: what moved, what is in trouble")),
        "import": Entry("import_", N_("Bring in what a team has: Markdown, CSV, a spreadsheet, JSON")),
        "export": Entry("export", N_("Take it all along: CSV, a spreadsheet, JSON")),
        "report": Entry("report", N_("The cycle as a page for everybody, also those without a terminal")),
        "kpi": Entry("kpi", N_("Health metrics: list, show, record, add, promote")),
    },
    N_("Every cycle"): {
        "history": Entry("history", N_("What all cycles teach: scores, ambition, calibration, rhythm")),
        "init": Entry("init", N_("Make a workspace, with a first cycle or a complete example")),
        "new-cycle": Entry("new_cycle", N_("Make a cycle's folder: Q3, 2026-Q3, H2, 2026…")),
        "add": Entry("add", N_("Add an objective, a key result, a team or a health metric")),
        "close-cycle": Entry("close_cycle", N_("Grade a cycle, say what was learned and what comes along; close it")),
        "reopen": Entry("reopen", N_("Open a closed cycle again")),
        "set": Entry("set", N_("Change fields: a target, an owner, a weight; say why a goalpost moves")),
        "move": Entry("move", N_("Put a key result below another objective, an objective in another team")),
        "rename": Entry("rename", N_("Give an objective or key result another id; every link to it follows")),
        "drop": Entry("drop", N_("Take an objective or key result out of every score, and say why")),
        "edit": Entry("edit", N_("Open your editor at an address, and check on return")),
    },
    N_("Keep it sound"): {
        "lint": Entry("lint", N_("Find every mistake in the files, and what a coach would say of the OKRs")),
        "rule": Entry("rule", N_("Explain a rule of the coach: what it checks, why, and what to write instead")),
        "diff": Entry("diff", N_("What changed since a day or a revision, in OKR terms; goalposts that moved")),
        "merge": Entry("merge", N_("Solve files in conflict by what they say; okr checks the result")),
        "git-setup": Entry("git_setup", N_("Let Git merge OKR files by meaning in this clone")),
        "schema": Entry("schema", N_("Write the JSON Schemas that editors complete and check with")),
        "instructions": Entry("instructions", N_("What an assistant that works in the repository needs to know")),
        "help": Entry("manual", N_("Show the help of a command")),
        "version": Entry("version", N_("Print the version")),
    },
}


def offers(incomplete: str) -> list[tuple[str, str]]:
    """The commands whose name begins so, each with its line."""
    listed = (item for section in SECTIONS.values() for item in section.items())
    return [(name, _(entry.summary)) for name, entry in listed if name.startswith(incomplete)]


HIDDEN: dict[str, Entry] = {"merge-driver": Entry("merge_driver", N_("What Git runs to merge an OKR file"))}


class LazyCommands(MutableMapping[str, "Command"]):
    """The table as the mapping that a command group wants: looking a name up imports its module."""

    def __init__(self) -> None:
        self._entries = {name: entry for section in SECTIONS.values() for name, entry in section.items()} | HIDDEN
        self._loaded: dict[str, Command] = {}

    def __getitem__(self, name: str) -> Command:
        if name not in self._loaded:
            from typer.main import get_command

            from okrcli.cli.help import APPS, translate_help
            from okrcli.cli.options import add_global_options_throughout

            command = get_command(APPS[import_module(f"okrcli.cli.{self._entries[name].module}").__name__])
            command.name = name
            add_global_options_throughout(command)
            for one in (command, *getattr(command, "commands", {}).values()):
                translate_help(one)
            self._loaded[name] = command
        return self._loaded[name]

    def __setitem__(self, name: str, command: Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
