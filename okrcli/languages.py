"""The languages that there are: a folder of `i18n/locale` each, known by its `conventions.toml`.

Beside `i18n` and not in it: a file may say `language: de` on a floor that must not know of sentences.
"""

from __future__ import annotations

import re
from pathlib import Path

from okrcli.letters import bare

LOCALES = Path(__file__).parent / "i18n" / "locale"

_SHORTEST_NAME = 4  # letters: what is shorter is a code, and no table is read to know it


def languages() -> tuple[str, ...]:
    """List the codes of the languages that there are."""
    return tuple(sorted(path.parent.name for path in LOCALES.glob("*/conventions.toml")))


def language_names() -> dict[str, str]:
    """List what the languages are called, in any of them, each with its code."""
    import tomllib

    tables = {code: (LOCALES / code / "conventions.toml").read_text(encoding="utf-8") for code in languages()}
    return {name: code for code, table in tables.items() for name in tomllib.loads(table)["names"]}


def find_language(named: str) -> str | None:
    """Tell which language is meant: by its code (`fr`, `fr-CA`, `fr_FR.UTF-8`) or its name (`français`, `French`)."""
    code = re.split(r"[-_.@]", named.strip(), maxsplit=1)[0].casefold()
    if code in languages() or len(code) < _SHORTEST_NAME:
        return code if code in languages() else None
    return {bare(name): code for name, code in language_names().items()}.get(bare(named.strip()))
