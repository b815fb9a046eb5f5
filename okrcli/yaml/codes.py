"""The codes of what can be wrong with the text of a file: E1xx, each with the facts that its sentence needs."""

from __future__ import annotations

from enum import StrEnum


class TextCode(StrEnum):
    """A fault in the text of a file, beside the facts of it; `problem` and `context` are the parser's own words."""

    TOO_LARGE = "E100"  # limit, size: bytes (size is a lower bound)
    WRONG_ENCODING = "E101"  # encoding: "UTF-16" or "UTF-32"
    NOT_UTF8 = "E102"  # byte: "0xE9"
    CONTROL = "E103"  # character: "U+001B"; escaped: true where it is written as an escape in a quoted text
    TAB = "E104"  # a tab where indentation belongs; no facts
    CONFLICT = "E105"  # ours, theirs: the labels of the two sides ("" where there is none); end_line: the last line
    SYNTAX = "E110"  # problem; context, or ""
    UNCLOSED_QUOTE = "E111"  # quote: the opening quote; problem
    UNCLOSED_BRACKET = "E112"  # bracket: the opening bracket; problem
    SPACE_AFTER_COLON = "E113"  # key: the text before the colon; problem
    NEEDS_QUOTES = "E114"  # character: what stands in the way; text: the text to put in quotes; problem
    INDENTATION = "E115"  # problem
    MISSING_COLON = "E116"  # text: the line's text; problem
    BAD_ESCAPE = "E117"  # escape: the backslash and what follows; problem
    DUPLICATE_KEY = "E120"  # key; first_line: where it stands first
    CUSTOM_TAG = "E121"  # tag: as written where known
    SECOND_DOCUMENT = "E122"  # no facts
    TOO_DEEP = "E123"  # limit
    TOO_MANY_NODES = "E124"  # limit
    UNKNOWN_ALIAS = "E125"  # name
    ALIAS_TO_ITSELF = "E126"  # name
    BAD_MERGE = "E127"  # no facts; what stands after `<<` is not a mapping or a list of mappings
    COMPLEX_KEY = "E128"  # no facts; a list or a mapping stands where a key belongs
    TAG_MISMATCH = "E129"  # tag; text: a text that is not of the type its tag claims

    # what stands in the way of an edit (`EditRefusedError`, reason `edit-refused`)
    THROUGH_ALIAS = "E130"  # name: the alias, with its `*`, that the value is reached through
    THROUGH_MERGE = "E131"  # key: it is inherited through `<<`
    SHARED_ANCHOR = "E132"  # name: the text is used again under this name elsewhere, which the edit would change too
    ANCHOR_NEEDED = "E133"  # name: what would be removed is used under this name elsewhere
    NOT_EXACT = "E134"  # construct: "scalar", "sequence" or "mapping"; style: "flow" or "block"
    NO_SUCH_PLACE = "E135"  # route: the edit's, with slashes; expected: "list", "mapping" or "key"
    UNWRITABLE = "E136"  # route; character: "U+001B", which no file may hold


SIZE_LIMIT = 4 * 1024 * 1024
"""Bytes in a file."""

DEPTH_LIMIT = 64
"""Collections inside each other, aliases followed."""

NODE_LIMIT = 200_000
"""Nodes in a file, counted after aliases are expanded."""

FINDINGS_LIMIT = 100
"""Findings of one code in one file: past it, more of the same help nobody."""
