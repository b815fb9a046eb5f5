"""How a workspace begins: its first files, or an example's, and what comes next."""

from __future__ import annotations

import contextlib
import locale
import os
from pathlib import Path

from okrcli.cli.console import hint, tell_made, tell_next, tell_written
from okrcli.cli.context import Session, today
from okrcli.errors import ExitCode, InvalidFileError, UsageError
from okrcli.git.run import is_in_repository, user_email, user_name
from okrcli.i18n import _, language
from okrcli.i18n.dates import format_span
from okrcli.languages import languages
from okrcli.model import Person
from okrcli.model.periods import running_quarter
from okrcli.schema.suggest import slugify
from okrcli.workspace.example import example_files
from okrcli.workspace.files import settings_path
from okrcli.workspace.new_files import NewFile, cycle_file, make_files, settings_text, team_file, write_schemas
from okrcli.workspace.root import current_folder, find_root
from okrcli.yaml.expected import refused_character


def begin(session: Session, root: Path, *, example: bool, dry_run: bool) -> int:
    """Make a workspace in a folder, and say what is in it; raises UsageError where there is one already."""
    if settings_path(root).exists():
        raise UsageError("workspace-exists", path=settings_path(root))
    files = _example(root) if example else _beginning(session, root)
    make_files([*files], dry_run=dry_run)
    if example and not dry_run:
        tell_written(session, root, _("An example: Acme, a company and five teams"))
    else:
        tell_made(session, root, files, dry_run=dry_run)
    if dry_run:
        return ExitCode.DONE
    write_schemas(root)
    if is_in_repository(root):
        _offer_merging(session, root)
    if example:
        tell_next(session, _command(session, root, "status"), _("how its quarter stands"))
    else:
        if is_in_repository(root):
            hint(session, _("Commit the folder: its files are meant for your team's repository."))
        else:
            hint(
                session, _("The folder is in no Git repository: okr works without; history and merging come with one.")
            )
        tell_next(session, _command(session, root, "add objective"), _("what is to be reached, then its key results"))
    return ExitCode.DONE


def _offer_merging(session: Session, root: Path) -> None:
    """Ask whether Git shall merge by meaning in this clone; where nothing can be asked, name the command."""
    from okrcli.cli.merging.saying import tell_setup
    from okrcli.cli.prompts import StopAsking, confirm
    from okrcli.git.merge_driver import install

    if not session.interactive:
        command = _command(session, root, "git-setup")
        hint(session, _("{command} has Git merge these files by meaning.").format(command=command))
        return
    with contextlib.suppress(StopAsking):
        if confirm(_("Shall Git merge these files by meaning in this clone?"), default=True):
            tell_setup(session, install(root))


def _example(root: Path) -> dict[NewFile, str]:
    return {NewFile(root / name, text): name for name, text in example_files(today()).items()}


def _beginning(session: Session, root: Path) -> dict[NewFile, str]:
    """The files of a new workspace, with what each is."""
    person = _person(root if root.is_dir() else current_folder())
    period = running_quarter(today())
    span = format_span(period.starts, period.ends)
    company = _("Company")
    lead = person.id if person else None
    return {
        NewFile(settings_path(root), settings_text(_language(session), person, _)): _("Workspace"),
        cycle_file(root, period, _): _("Cycle {cycle}, {span}").format(cycle=period.id, span=span),
        team_file(root, period.id, "company", company, lead, guided=True, translate=_): _("Team {team}").format(
            team=company
        ),
    }


def _command(session: Session, root: Path, words: str) -> str:
    """The next command as it must be typed from here, where another workspace may be nearer."""
    try:
        found = find_root(explicit=session.explicit_root()).resolve()
    except InvalidFileError:
        found = None
    return f"okr {words}" if found == root.resolve() else f"okr --dir {root} {words}"


def _person(folder: Path) -> Person | None:
    """Who Git says is here, so that the walk finds their key results."""
    email, name = (_fit(text) for text in (user_email(folder), user_name(folder)))
    if email is None:
        return None
    first = (name or email.partition("@")[0]).split(" ")[0]
    return Person(slugify(first) or "me", name, email)


def _fit(text: str | None) -> str | None:
    """What Git knows of a person, as far as a file can hold it."""
    return None if text is None or refused_character(text) else text


def _language(session: Session) -> str:
    """The language asked for or, where nobody asked, that of the user's locale, where there is one for it."""
    if session.language or os.environ.get("OKR_LANG"):
        return language()
    named = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), None)
    code = (named or locale.getlocale()[0] or "")[:2].lower()
    return code if code in languages() else "en"
