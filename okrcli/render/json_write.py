"""JSON to a stream: UTF-8 whatever the stream's own encoding, with nothing in it that a terminal would obey."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TextIO

# What json leaves as it is: it escapes the older controls by itself.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def dump_json(document: Mapping[str, object]) -> str:
    """The document as JSON text, indented by two, with a line break at the end."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def write_json(stream: TextIO, document: Mapping[str, object]) -> None:
    """Write the document; as bytes where the stream has them: JSON is UTF-8 (RFC 8259), a locale may not be."""
    text = dump_json(document)
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
        return
    stream.flush()
    buffer.write(text.encode("utf-8"))
    buffer.flush()
