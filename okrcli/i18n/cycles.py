"""Cycles as people call them. Files, paths and JSON have their ids, and what is shown can be typed."""

from __future__ import annotations

import re

from okrcli.i18n.conventions import conventions

_ID = re.compile(r"(?<![\w/.-])((?:FY[0-9]{2}|[0-9]{4})-)([QH])([1-4])(?![\w/-]|\.\w)", re.ASCII)


def cycles_as_said(text: str) -> str:
    """A text for people with its cycles as the language calls them: `2026-T3` for 2026-Q3 in French, as wide as before.

    Paths are left as they are.
    """
    periods = conventions().periods
    return _ID.sub(lambda found: found[1] + periods[found[2]] + found[3], text) if periods else text
