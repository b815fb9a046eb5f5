"""What is said of an address that became another one, and of the links that followed."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.cli.console import hint, name_in, tell_next, tell_written, write_diff
from okrcli.cli.context import Workspace
from okrcli.errors import ExitCode
from okrcli.i18n import _, ngettext
from okrcli.model import Address, Team
from okrcli.workspace.change import Change
from okrcli.workspace.files import team_path
from okrcli.workspace.rename import links_of


def tell_moved(
    workspace: Workspace, old: Address, new: Address, changes: Sequence[Change[Team]], typed: str, *, dry_run: bool
) -> int:
    """Say what it is called now, and in which files links were rewritten; print the diffs alone with `dry_run`."""
    session = workspace.session
    if dry_run:
        for one in changes:
            write_diff(session, one.diff(name_in(one.path, workspace.root)))
        return ExitCode.DONE
    if not changes:
        hint(session, _("Nothing was changed."))
        return ExitCode.DONE
    itself = team_path(workspace.root, new.cycle, new.team)
    for one in sorted(changes, key=lambda change: change.path != itself):
        count = len({text for _route, text in links_of(one.after)} - {text for _route, text in links_of(one.before)})
        links = ngettext("{n} link followed", "{n} links followed", count).format(n=count)
        if one.path == itself:
            said = _("{old} is now {new}").format(old=old.path, new=new.path)
            tell_written(session, one.path, f"{said}, {links}" if count else said)
        elif count:
            tell_written(session, one.path, links)
    tell_next(session, f"okr show {typed}", _("how it reads"))
    return ExitCode.DONE
