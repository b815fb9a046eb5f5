"""JSON as text, with nothing in it that a terminal would obey."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

# What json leaves as it is: it escapes the older controls by itself.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def dump_json(document: Mapping[str, object]) -> str:
    """The document as JSON text, indented by two, with a line break at the end."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
