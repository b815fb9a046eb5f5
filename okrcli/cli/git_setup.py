"""`okr git-setup`: merging by meaning, switched on for a clone; what a host does with OKR files by itself."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import options
from okrcli.cli.console import hint, tell_next, tell_words, tell_written, write_diff
from okrcli.cli.context import Session, Workspace, find_cycle, open_workspace, report_problems, today
from okrcli.cli.help import command
from okrcli.cli.options import flag, option
from okrcli.errors import ExitCode, UsageError
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.git.merge_driver import Setup


def _hosts() -> list[str]:
    from okrcli.git.hosts import HOSTS

    return [*HOSTS]


@command("okr git-setup", "okr git-setup --remove", "okr git-setup --host github")
def git_setup(
    ctx: typer.Context,
    remove: Annotated[bool, flag("--remove", _("Undo it."))] = False,
    host: Annotated[
        str | None,
        option(
            "--host",
            "HOST",
            _("Write what github or gitlab needs instead: lint, the week, the report, who owns which file."),
            _hosts,
        ),
    ] = None,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
) -> int:
    """Have Git merge OKR files by meaning: .gitattributes for everybody (commit it), the driver for this clone."""
    from okrcli.git.merge_driver import install, uninstall

    workspace = open_workspace(ctx)
    if host is not None:
        return _set_up_host(workspace, host, dry_run=dry_run, yes=yes)
    done = uninstall(workspace.root) if remove else install(workspace.root)
    tell_setup(workspace.session, done, next_step=not remove)
    if not done:
        hint(workspace.session, _("Nothing to do: that is how it is already."))
    return ExitCode.DONE


def tell_setup(session: Session, done: Setup, *, next_step: bool = True) -> None:
    """Say what setting up the merge driver, or undoing it, has changed; nothing where it changed nothing."""
    from okrcli.render.sanitise import short_path

    if done.attributes is not None:
        tell_written(session, done.attributes, _("Attributes"))
    if done.configured:
        hint(session, _("This clone's Git configuration: merge.okr."))
    if next_step and done.attributes is not None:
        command = f"git add {shlex.quote(short_path(done.attributes))}"
        tell_next(session, command, _("so that every clone knows which files are OKRs"))


def _set_up_host(workspace: Workspace, host: str, *, dry_run: bool, yes: bool) -> int:
    """Show what the host needs and, where that is agreed to, write it; what somebody else wrote is left as it is.

    Raises UsageError (`bad-host`, `host-needs-yes`), StoppedError for a no.
    """
    from okrcli.cli.output import write_output
    from okrcli.cli.prompts import agree_or_stop
    from okrcli.git.hosts import HOSTS, MADE, host_files
    from okrcli.git.run import top_folder
    from okrcli.workspace.load import load_cycle
    from okrcli.yaml.source import diff_of, make_source

    if host not in HOSTS:
        raise UsageError("bad-host", typed=host, hosts=", ".join(HOSTS))
    workspace, cycle_id = find_cycle(workspace, today(), None)
    cycle = load_cycle(workspace.root, cycle_id)
    top = top_folder(workspace.root)
    teams = cycle.value.teams if cycle.value is not None else ()
    files = {top / one.name: one.text for one in host_files(host, top, workspace.root, workspace.settings, teams)}
    theirs = {path: _read(path) for path in files}
    own = [path for path, text in theirs.items() if text.strip() and not text.encode().startswith(MADE)]
    fresh = {path: text for path, text in files.items() if path not in own and theirs[path] != text}
    for path, text in fresh.items():
        before = make_source(path, theirs[path]) if theirs[path] else None
        name = path.relative_to(top).as_posix()
        write_diff(workspace.session, diff_of(before, make_source(path, text), name))
    if fresh and not dry_run:
        if not yes:
            agree_or_stop(workspace.session, _("Write these files?"), UsageError("host-needs-yes"), default=True)
        for path, text in fresh.items():
            write_output(path, text.encode(), lambda old: old.startswith(MADE), force=False, taken="host-file-taken")
            tell_written(workspace.session, path, _("Made"))
    for path in own:
        _tell_own(workspace.session, path.relative_to(top), files[path])
    if not fresh and not own:
        hint(workspace.session, _("Nothing to do: that is how it is already."))
    return report_problems(workspace.session, workspace.and_wrong(cycle.findings))


def _read(path: Path) -> str:
    from okrcli.yaml.read import read_plain

    try:
        return read_plain(path).decode("utf-8", "replace")
    except OSError:
        return ""


def _tell_own(session: Session, name: Path, text: str) -> None:
    """Say that a file is left as it is, and what it would say for OKRs."""
    hint(session, _("{path} is your own and stays as it is. For the OKRs it would say:").format(path=name))
    tell_words(session, "\n".join(line for line in text.splitlines() if not line.startswith("#")))
