"""Letters as people type them in a hurry: small, and without accents."""

from __future__ import annotations

import unicodedata


def bare(text: str) -> str:
    """A text in small letters without accents, `œ` and `ß` as two: `Élève` is `eleve`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
