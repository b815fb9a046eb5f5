"""Who is at the keyboard, and who owns what is added."""

from __future__ import annotations

import os

from okrcli.cli.context import Workspace
from okrcli.cli.help import refuse_unfit
from okrcli.cli.prompts import Question
from okrcli.errors import AnswerError
from okrcli.git.run import user_email
from okrcli.i18n import _
from okrcli.model.people import same_name


def find_person(workspace: Workspace) -> str | None:
    """Who is at the keyboard: `OKR_USER`, else the person of `okr.yaml` with Git's `user.email`; none if unknown."""
    named = os.environ.get("OKR_USER")
    if named:
        refuse_unfit(named, "OKR_USER")
        return same_name(named)
    emails = {person.email.casefold(): person.id for person in workspace.settings.people.values() if person.email}
    email = user_email(workspace.root) if emails else None
    return emails.get(email.casefold()) if email else None


def read_owner(typed: str) -> str:
    """A person's id, as it is typed; raises AnswerError for what names nobody."""
    if not any(sign.isalnum() for sign in typed):
        raise AnswerError("bad-owner", typed=typed)
    return same_name(typed.strip())


def check_owner(given: str | None) -> str | None:
    """The person that an option names; raises AnswerError for what names nobody."""
    return None if given is None else read_owner(given)


def owner_question(default: str | None = None) -> Question:
    """Ask who owns an entry."""
    return Question("owner", _("Owner"), read_owner, "--owner", default=default)
