"""The reader's language: sentences, numbers and dates. Imported by render and cli alone."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a sentence for the catalogues without translating it yet."""
    return text
