"""Whose key results: the person named, the one at the keyboard, and who is meant by a name that nobody has."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from okrcli.cli.opening import Opened
from okrcli.errors import AddressError
from okrcli.schema.suggest import nearest_word
from okrcli.scoring.states import CycleReview
from okrcli.workspace.git import user_email


def find_person(opened: Opened) -> str | None:
    """Who is at the keyboard: `OKR_USER`, else the person of `okr.yaml` with Git's `user.email`; none if unknown."""
    named = os.environ.get("OKR_USER")
    if named:
        return named
    emails = {person.email.casefold(): person.id for person in opened.settings.people.values() if person.email}
    email = user_email(opened.root) if emails else None
    return emails.get(email.casefold()) if email else None


def refuse_unknown(opened: Opened, named: str, reviews: Iterable[CycleReview]) -> None:
    """Raise AddressError (`no-such-person`) where nobody of that name owns anything, nor stands in `okr.yaml`."""
    known = dict.fromkeys([*opened.settings.people, *owners_in(reviews)])
    if named in known:
        return
    names = {one.name: one.id for one in opened.settings.people.values() if one.name} | {one: one for one in known}
    near = nearest_word(named, names)
    raise AddressError("no-such-person", typed=named, nearest=names[near] if near else None, people=sorted(known))


def owners_in(reviews: Iterable[CycleReview]) -> Sequence[str]:
    """Everybody who owns an objective or a key result."""
    owners: dict[str, None] = {}
    for review in reviews:
        for team in review.teams:
            for objective in team.objectives:
                names = [objective.objective.owner, *(one.key_result.owner for one in objective.key_results)]
                owners.update(dict.fromkeys(name for name in names if name))
    return list(owners)
