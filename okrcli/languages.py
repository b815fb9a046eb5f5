"""The languages that there are: a folder of `i18n/locale` each, known by its `conventions.toml`.

Beside `i18n` and not in it: a file may say `language: de` on a floor that must not know of sentences.
"""

from __future__ import annotations

from pathlib import Path

LOCALES = Path(__file__).parent / "i18n" / "locale"


def languages() -> tuple[str, ...]:
    """List the codes of the languages that there are."""
    return tuple(sorted(path.parent.name for path in LOCALES.glob("*/conventions.toml")))
