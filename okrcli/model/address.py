"""The name of one thing in a workspace: `2026-Q3:marketing/reference/leads`."""

from __future__ import annotations

import re
from typing import NamedTuple

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_LENGTH = 64


def is_slug(text: str) -> bool:
    """Say whether the text can be an id: `[a-z0-9]+(-[a-z0-9]+)*`, at most 64 characters."""
    return len(text) <= SLUG_LENGTH and SLUG.fullmatch(text) is not None


class Address(NamedTuple):
    """A team, an objective or a key result of a cycle; what is not named is none."""

    cycle: str
    team: str
    objective: str | None = None
    key_result: str | None = None

    @property
    def path(self) -> str:
        """The address within its cycle, `team/objective/key-result`."""
        return "/".join(part for part in (self.team, self.objective, self.key_result) if part is not None)

    @property
    def levels(self) -> tuple[Address, ...]:
        """The address and those of what it is in, from the inside."""
        return tuple(dict.fromkeys((self, self._replace(key_result=None), Address(self.cycle, self.team))))

    def __str__(self) -> str:
        return f"{self.cycle}:{self.path}"


def read_link(text: str, cycle: str) -> Address | None:
    """The objective or key result that a link names, as seen from a cycle; none where it can be neither."""
    named, _colon, path = text.rpartition(":")
    steps = path.split("/")
    return Address(named or cycle, *steps) if len(steps) in (2, 3) else None
