"""Who is named in a document: people of the workspace, by id, name or address, and new ones."""

from __future__ import annotations

from collections.abc import Mapping

from okrcli.interchange.draft import Entry
from okrcli.interchange.statements import people_in
from okrcli.model import Person
from okrcli.schema.suggest import slugify


class People:
    """Those that there are, and those that a document adds."""

    def __init__(self, known: Mapping[str, Person]) -> None:
        self.known = known
        self._named: dict[str, Person] = {}

    @property
    def new(self) -> dict[str, Person]:
        """Who is new: nobody, where nothing but handles is known of all of them and the workspace lists no people."""
        if not self.known and not any(one.name or one.email for one in self._named.values()):
            return {}
        return {name: one if one.name or one.email else one._replace(name=name) for name, one in self._named.items()}

    def id_of(self, name: str) -> str | None:
        """The id of somebody who is called so; none where the name has no letter for one."""
        text = name.strip().lstrip("@")
        email = text if "@" in text else None
        slug = slugify(text.partition("@")[0])
        if not slug:
            return None
        for one in self.known.values():
            same = one.email and email and one.email.casefold() == email.casefold()
            if same or slug in (slugify(one.id), slugify(one.name or "")):
                return one.id
        there = self._named.get(slug, Person(slug, None, None))
        said = text if not email and (" " in text or text != slug) else None
        self._named[slug] = there._replace(name=there.name or said, email=there.email or email)
        return slug

    def owners_of(self, entry: Entry) -> tuple[str | None, dict[str, list[str]]]:
        """Whose an entry is, and who else has a part in it, as a key of the team's own."""
        cell = entry.fields.get("owner")
        named = [*(people_in(cell.text) if cell else []), *entry.said.owners]
        ids = list(dict.fromkeys(one for name in named if (one := self.id_of(name))))
        return ids[0] if ids else None, {"x-owners": ids[1:]} if ids[1:] else {}
