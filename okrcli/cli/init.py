"""`okr init`: a workspace with a first cycle, or a complete example to look around in."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import options
from okrcli.cli.console import hint, tell_changes, tell_next, tell_written, write_diff
from okrcli.cli.context import Session, Workspace, session_of, today
from okrcli.cli.help import command
from okrcli.cli.options import argument, flag
from okrcli.errors import ExitCode, InvalidFileError, UsageError
from okrcli.i18n import _, language
from okrcli.languages import languages
from okrcli.model import Person, Settings

if TYPE_CHECKING:
    from okrcli.workspace.new_files import NewFile
    from okrcli.yaml.source import Source


@command("okr init okrs", "okr init --example demo", "okr init --agents")
def init(
    ctx: typer.Context,
    folder: Annotated[Path | None, argument("[DIR]", _("Where, by default here."))] = None,
    example: Annotated[bool, flag("--example", _("Write a complete, realistic example, alive today."))] = False,
    agents: Annotated[
        bool,
        flag("--agents", _("Say in the repository's AGENTS.md how assistants use okr; in a workspace, that alone.")),
    ] = False,
    dry_run: options.DryRun = False,
) -> int:
    """Make a workspace: okr.yaml and a first cycle, the current quarter, with a commented team file to edit."""
    from okrcli.git.run import is_in_repository
    from okrcli.workspace.example import example_files
    from okrcli.workspace.files import settings_path
    from okrcli.workspace.new_files import NewFile, make_files
    from okrcli.workspace.schemas import write_schemas

    session = session_of(ctx)
    root = (_workspace_near(session, folder) if agents else None) or folder or session.explicit_root() or Path()
    instructions = _agents(root) if agents else None
    if instructions is not None and settings_path(root).exists():
        _write_agents(session, *instructions, dry_run=dry_run)
        return ExitCode.DONE
    if settings_path(root).exists():
        raise UsageError("workspace-exists", path=settings_path(root))
    told_in = _language(session)
    if example:
        files = {NewFile(root / name, text): name for name, text in example_files(today(), told_in).items()}
    else:
        files = _first_files(session, root)
    make_files([*files], dry_run=dry_run)
    if example and not dry_run:
        company = "Calanque" if told_in == "fr" else "Acme"
        tell_written(session, root, _("An example: {company}, a company and five teams").format(company=company))
    else:
        tell_changes(Workspace(session, root, Settings(), (), dry_run=dry_run), *files.items())
    if instructions is not None:
        _write_agents(session, *instructions, dry_run=dry_run)
    if dry_run:
        return ExitCode.DONE
    write_schemas(root)
    versioned = is_in_repository(root)
    if versioned:
        _offer_merging(session, root)
    if example:
        tell_next(session, _command(session, root, "status"), _("how its quarter stands"))
        return ExitCode.DONE
    if versioned:
        hint(session, _("Commit the folder: its files are meant for your team's repository."))
    else:
        hint(session, _("The folder is in no Git repository: okr works without; history and merging come with one."))
    tell_next(session, _command(session, root, "add objective"), _("what is to be reached, then its key results"))
    return ExitCode.DONE


def _agents(root: Path) -> tuple[Path, Source | None, str]:
    """The AGENTS.md at the top of the repository, or else in the workspace: where, as it is, and its text then.

    Raises InvalidFileError where it cannot be read (`unreadable-text`), and as `with_block` does.
    """
    from okrcli.git.run import is_in_repository, top_folder
    from okrcli.render.instructions import agents_block
    from okrcli.workspace.agents import AGENTS, with_block
    from okrcli.workspace.root import current_folder
    from okrcli.yaml.source import read_source

    whole = root.resolve()
    there = root if root.is_dir() else current_folder()
    top = top_folder(there).resolve() if is_in_repository(there) else whole
    path = top / AGENTS
    source = read_source(path, top) if os.path.lexists(path) else None
    folder = f"{whole.relative_to(top).as_posix()}/" if whole.is_relative_to(top) else f"{whole.name}/"
    return path, source, with_block(source, path, [*agents_block(folder)])


def _write_agents(session: Session, path: Path, source: Source | None, text: str, *, dry_run: bool) -> None:
    """Write or renew it, and say so."""
    from okrcli.yaml.source import diff_of, make_source
    from okrcli.yaml.write import create_file, write_atomically

    top = path.parent
    if source is not None and text == source.text:
        hint(session, _("{path} is up to date.").format(path=path.name))
    elif dry_run:
        write_diff(session, diff_of(source, make_source(path, text), path.name))
    elif source is None:
        create_file(path, text.encode(), top)
        tell_written(session, path, _("For assistants"))
    else:
        write_atomically(path, make_source(path, text, bom=source.bom).encode(), source.sha, top)
        tell_written(session, path, _("For assistants, between the marks"))


def _workspace_near(session: Session, folder: Path | None = None) -> Path | None:
    """The workspace of the folder that is named, else the one at hand; none where there is none."""
    from okrcli.workspace.root import find_root

    with suppress(InvalidFileError):
        return find_root(explicit=folder or session.explicit_root())
    return None


def _offer_merging(session: Session, root: Path) -> None:
    """Ask whether Git shall merge by meaning in this clone; where nothing can be asked, name the command."""
    from okrcli.cli.git_setup import tell_setup
    from okrcli.cli.prompts import agrees
    from okrcli.git.merge_driver import install

    if not session.interactive:
        command = _command(session, root, "git-setup")
        hint(session, _("{command} has Git merge these files by meaning.").format(command=command))
        return
    if agrees(_("Should Git merge these files by meaning in this clone?"), default=True):
        tell_setup(session, install(root))


def _first_files(session: Session, root: Path) -> dict[NewFile, str]:
    """The files of a new workspace, with what each is."""
    from okrcli.i18n.dates import format_span
    from okrcli.model.periods import running_quarter
    from okrcli.schema.suggest import slugify
    from okrcli.workspace.files import settings_path
    from okrcli.workspace.new_files import NewFile, cycle_file, settings_text, team_file
    from okrcli.workspace.root import current_folder

    person = _person(root if root.is_dir() else current_folder())
    period = running_quarter(today())
    span = format_span(period.starts, period.ends)
    company, lead = _("Company"), person.id if person else None
    team = team_file(root, period.id, slugify(company), company, lead, guided=True, translate=_)
    return {
        NewFile(settings_path(root), settings_text(_language(session), person, _)): _("Workspace"),
        cycle_file(root, period, {}, _): _("Cycle {cycle}, {span}").format(cycle=period.id, span=span),
        team: _("Team {team}").format(team=company),
    }


def _command(session: Session, root: Path, words: str) -> str:
    """The next command as it must be typed from here, where another workspace may be nearer."""
    found = _workspace_near(session)
    return f"okr {words}" if found and found.resolve() == root.resolve() else f"okr --dir {root} {words}"


def _person(folder: Path) -> Person | None:
    """Who Git says is here, so that the walk finds their key results."""
    from okrcli.git.run import user_setting
    from okrcli.schema.suggest import slugify

    email, name = (_fit(user_setting(folder, key)) for key in ("user.email", "user.name"))
    if email is None:
        return None
    first = (name or email.partition("@")[0]).split(" ")[0]
    return Person(slugify(first) or "me", name, email)


def _fit(text: str | None) -> str | None:
    """What Git knows of a person, as far as a file can hold it."""
    from okrcli.yaml.expected import refused_character

    return None if text is None or refused_character(text) else text


def _language(session: Session) -> str:
    """The language asked for or, where nobody asked, that of the user's locale, where there is one for it."""
    if session.language or os.environ.get("OKR_LANG"):
        return language()
    import locale

    named = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), None)
    code = (named or locale.getlocale()[0] or "")[:2].lower()
    return code if code in languages() else "en"
