"""JSON as text, with nothing in it that a terminal would obey or that nobody sees: it is escaped."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from okrcli.render.sanitise import replace_unsafe


def dump_json(document: Mapping[str, object]) -> str:
    """The document as JSON text, indented by two, with a line break at the end."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return "\n".join(replace_unsafe(line, _escape) for line in text.split("\n")) + "\n"


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return re.sub("....", r"\\u\g<0>", units)
