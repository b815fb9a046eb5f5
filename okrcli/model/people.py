"""People as files and command lines name them."""

from __future__ import annotations

from unicodedata import normalize


def same_name(name: str) -> str:
    """The name in the one form of Unicode that it is compared in: accents composed (é), not apart (e and U+0301)."""
    return name if name.isascii() else normalize("NFC", name)
