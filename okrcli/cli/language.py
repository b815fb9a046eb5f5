"""Which language to speak, settled before any module with help texts is imported: those translate as they are read."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from okrcli.errors import OkrError
from okrcli.i18n import use_language
from okrcli.workspace.root import SETTINGS, find_root
from okrcli.yaml.read import read_plain

_LANGUAGE_LINE = re.compile(r"""^language:[ \t]*["']?([A-Za-z][A-Za-z_.@-]*)""", re.MULTILINE)


def choose_language(arguments: Sequence[str]) -> str:
    """Use the language of `--lang`, `OKR_LANG`, the workspace or the environment, the first that says one."""
    return use_language(
        _option(arguments, "--lang")
        or os.environ.get("OKR_LANG")
        or _of_workspace(_option(arguments, "--dir") or os.environ.get("OKR_DIR"))
        or next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    )


def _option(arguments: Sequence[str], name: str) -> str | None:
    for place, word in enumerate(arguments):
        if word == "--":
            return None
        if word == name:
            return arguments[place + 1] if place + 1 < len(arguments) else None
        if word.startswith(f"{name}="):
            return word.partition("=")[2]
    return None


def _of_workspace(named: str | None) -> str | None:
    """What okr.yaml says, by a look at its line alone; one that cannot be read says nothing, and is reported later."""
    try:
        root = find_root(explicit=Path(named) if named else None)
        line = _LANGUAGE_LINE.search(read_plain(root / SETTINGS, root).decode("utf-8-sig", "replace"))
    except (OSError, OkrError):
        return None
    return line[1] if line else None
