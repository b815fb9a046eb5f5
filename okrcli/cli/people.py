"""Who is meant by a name on the command line, and people that okr.yaml does not list yet."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from okrcli.cli.context import Workspace
from okrcli.errors import AnswerError, ExitCode, UsageError
from okrcli.i18n import _
from okrcli.model.people import same_name

if TYPE_CHECKING:
    from okrcli.model import Settings


_LISTED = 12
"""So many people are named, where none is near."""


def find_person(workspace: Workspace) -> str | None:
    """Who is at the keyboard, none if unknown: `OKR_USER` (an id, a name, an email), else whom `okr.yaml` lists.

    That is by `me` in their own `config.yaml`, an id or an email; else by Git's `user.email`.
    """
    from okrcli.cli.help import refuse_unfit
    from okrcli.git.run import user_setting
    from okrcli.model.people import same_name

    named = os.environ.get("OKR_USER")
    if named:
        refuse_unfit(named, "OKR_USER")
        name = same_name(named)
        return listed_as(workspace.settings, name) or name
    people, me = workspace.settings.people, workspace.session.me
    emails = {person.email.casefold(): person.id for person in people.values() if person.email}
    if me is not None and (me in people or me.casefold() in emails):
        return emails.get(me.casefold(), me)
    email = user_setting(workspace.root, "user.email") if emails else None
    return emails.get(email.casefold()) if email else None


def person_of(workspace: Workspace, typed: str, *, new: bool = False) -> str:
    """The person that is named, by the id, the name or the address of mail that okr.yaml lists.

    Where it lists nobody any name will do, and with `new` one that it does not list. Raises AnswerError (`bad-owner`,
    and `unknown-person` with the nearest).
    """
    name = same_name(typed.strip())
    if not any(sign.isalnum() for sign in name):
        raise AnswerError("bad-owner", typed=typed)
    people = workspace.settings.people
    known_as = listed_as(workspace.settings, name)
    if not people or new or known_as is not None:
        return known_as or name
    ids = _ids(workspace.settings)
    from okrcli.schema.suggest import nearest_word

    near = nearest_word(name, ids)
    known = list(people) if len(people) <= _LISTED else None
    raise AnswerError("unknown-person", typed=name, nearest=ids[near] if near else None, people=known)


def listed_as(settings: Settings, name: str) -> str | None:
    """The id in okr.yaml of who is called so: by the id itself, the name or the address of mail."""
    return name if name in settings.people else _ids(settings).get(name.casefold())


def tell_unlisted(workspace: Workspace, person: str | None) -> None:
    """Say so where okr.yaml lists people, and not the one who is at the keyboard."""
    people = workspace.settings.people
    if person is None or not people or person in people:
        return
    from okrcli.cli.console import hint

    command = shlex.join(["okr", "add", "person", person])
    hint(workspace.session, _("{person} is not in okr.yaml yet: {command}").format(person=person, command=command))


def _ids(settings: Settings) -> dict[str, str]:
    """Each id by itself, a name and an address of mail, in small letters; what two people have tells neither."""
    ids: dict[str, str] = {}
    twice: set[str] = set()
    for one in settings.people.values():
        for word in {text.casefold() for text in (one.name, one.email) if text}:
            twice |= {word} & ids.keys()
            ids[word] = one.id
    ids = {word: name for word, name in ids.items() if word not in twice}
    return ids | {name.casefold(): name for name in settings.people}


def enlist(workspace: Workspace, named: Iterable[str | None]) -> None:
    """Add those to okr.yaml whom it does not list, as `--new-person` asks for, and say so."""
    for name in dict.fromkeys(one for one in named if one):
        if name not in workspace.settings.people:
            write_person(workspace, name, {})


def add_person_asked(workspace: Workspace, typed: str, name: str | None, email: str | None) -> int:
    """Add a person, or what is not said of one yet; a full name typed for the id gets an id made of it."""
    from okrcli.schema.suggest import slugify

    said = {key: text.strip() for key, text in (("name", name), ("email", email)) if text and text.strip()}
    own_id = same_name(typed.strip())
    if not any(sign.isalnum() for sign in own_id):
        raise AnswerError("bad-owner", typed=typed)
    if " " in own_id:
        said = {"name": own_id} | said
        own_id = slugify(own_id)
    if not own_id:
        raise UsageError("no-id", typed=typed)
    write_person(workspace, own_id, said)
    return ExitCode.DONE


def write_person(workspace: Workspace, name: str, said: Mapping[str, str]) -> None:
    """Add a person to okr.yaml, or what is not said of one yet, and say so."""
    from okrcli.cli.console import tell_changes
    from okrcli.workspace.people import add_person

    change = add_person(workspace.root, name, said, dry_run=workspace.dry_run)
    tell_changes(workspace, (change, _("Person {person}").format(person=name)))


def tell_unknown(workspace: Workspace) -> None:
    """Where okr.yaml lists people and none of them has Git's address of mail, say so and how to be known."""
    from okrcli.cli.console import hint
    from okrcli.git.run import user_setting
    from okrcli.schema.suggest import slugify

    email = user_setting(workspace.root, "user.email") if workspace.settings.people else None
    if not email:
        return
    name = user_setting(workspace.root, "user.name") or ""
    known = _ids(workspace.settings).get(name.casefold())
    own_id = known or slugify(name.split(" ")[0] or email.partition("@")[0]) or "me"
    words = ["okr", "add", "person", own_id, *([] if known or not name else ["--name", name]), "--email", email]
    text = _("Nobody in okr.yaml has Git's user.email, {email}, so these are everybody's. To have your own: {command}")
    hint(workspace.session, text.format(email=email, command=shlex.join(words)))
