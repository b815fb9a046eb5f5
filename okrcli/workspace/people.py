"""People in okr.yaml: one more, or what is said of one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from okrcli.errors import UsageError
from okrcli.model import Settings
from okrcli.workspace.change import Change, change_file
from okrcli.workspace.load import read_settings_alone
from okrcli.workspace.root import SETTINGS
from okrcli.yaml.edits import Edit, SetKey


def add_person(root: Path, name: str, said: Mapping[str, str], *, dry_run: bool = False) -> Change[Settings]:
    """Add a person to okr.yaml, or what is not said of one yet: `name`, `email`.

    Raises UsageError where all of that is said already (`person-there`), or the address of another (`email-taken`), and
    as `change_team` does.
    """

    def decide(settings: Settings) -> list[Edit]:
        others = [one for one in settings.people.values() if one.id != name and one.email]
        email = said.get("email", "").casefold()
        taken = next((one.id for one in others if one.email and one.email.casefold() == email), None)
        if taken is not None:
            raise UsageError("email-taken", email=said["email"], person=taken)
        if not settings.people:
            return [SetKey((), "people", {name: dict(said)}, block=True)]
        known = settings.people.get(name)
        if known is None:
            return [SetKey(("people",), name, dict(said))]
        new = {key: text for key, text in said.items() if getattr(known, key) is None}
        if not new:
            raise UsageError("person-there", person=name)
        return [SetKey(("people", name), key, text) for key, text in new.items()]

    return change_file(root, root / SETTINGS, read_settings_alone, decide, dry_run=dry_run)
