"""The shape of a message: what is wrong, and what to do about it."""

from __future__ import annotations

from typing import NamedTuple


class Sentence(NamedTuple):
    """Templates for `str.format` with a finding's or an error's facts, marked with `N_` where they are written."""

    message: str
    hint: str | None = None
