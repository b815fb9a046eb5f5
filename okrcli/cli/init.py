"""`okr init`: a workspace with a first cycle, or a complete example to look around in."""

from __future__ import annotations

import locale
import os
from pathlib import Path
from typing import Annotated

import typer

from okrcli.cli.help import Command, make_app
from okrcli.cli.opening import session_of
from okrcli.cli.session import today
from okrcli.cli.telling import hint, tell_next, tell_written
from okrcli.errors import ExitCode, InvalidFileError
from okrcli.i18n import _, languages
from okrcli.i18n.dates import format_span
from okrcli.model import Person
from okrcli.model.periods import running_quarter
from okrcli.schema.suggest import slugify
from okrcli.text.write import create_file
from okrcli.workspace.example import example_files
from okrcli.workspace.files import settings_path
from okrcli.workspace.git import user_email, user_name
from okrcli.workspace.growing import make_cycle, make_team
from okrcli.workspace.schemas import write_schemas
from okrcli.workspace.templates import settings_text

app = make_app()


@app.command(cls=Command, epilog=("okr init okrs\nokr init --example demo"))
def init(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help=_("Where, by default here."), show_default=False)
    ] = Path(),
    example: Annotated[
        bool, typer.Option("--example", help=_("Write a complete, realistic example, alive today."))
    ] = False,
) -> int:
    """Make a workspace: okr.yaml and a first cycle, the current quarter, with a commented team file to edit."""
    session = session_of(ctx)
    root = folder
    if settings_path(root).exists():
        raise InvalidFileError("exists", path=settings_path(root))
    if example:
        for name, text in example_files(today()).items():
            create_file(root / name, text.encode("utf-8"))
        write_schemas(root)
        tell_written(session, root, _("An example: Acme, a company and five teams"))
        tell_next(session, _command(root, "status"), _("how its quarter stands"))
        return ExitCode.DONE
    person = _person(root if root.is_dir() else Path.cwd())
    create_file(settings_path(root), settings_text(_language(), person).encode("utf-8"))
    tell_written(session, settings_path(root), _("Workspace"))
    period = running_quarter(today())
    cycle = make_cycle(root, period)
    span = format_span(period.starts, period.ends)
    tell_written(session, cycle, _("Cycle {cycle}, {span}").format(cycle=period.id, span=span))
    team = make_team(
        root, period.id, "company", _("Company"), person.id if person else None, today=today(), guided=True
    )
    tell_written(session, team, _("Team {team}").format(team=_("Company")))
    write_schemas(root)
    hint(session, _("Commit the folder: its files are meant for your team's repository."))
    tell_next(session, _command(root, "add objective"), _("what is to be reached, then its key results"))
    return ExitCode.DONE


def _command(root: Path, words: str) -> str:
    """The next command as it must be typed from here."""
    return f"okr {words}" if root.resolve() in (Path.cwd(), Path.cwd() / "okrs") else f"okr --dir {root} {words}"


def _person(folder: Path) -> Person | None:
    """Who Git says is here, so that the walk finds their key results."""
    email, name = user_email(folder), user_name(folder)
    if email is None:
        return None
    first = (name or email.partition("@")[0]).split()[0]
    return Person(slugify(first) or "me", name, email)


def _language() -> str:
    """The language of the user's locale where there is one for it, else English."""
    named = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), None)
    code = (named or locale.getlocale()[0] or "")[:2].lower()
    return code if code in languages() else "en"
