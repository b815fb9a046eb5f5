"""The codes of what can be wrong with the text of a file: E1xx, each with the facts that its sentence needs.

E100  TOO_LARGE         limit, size: bytes (size is a lower bound)
E101  WRONG_ENCODING    encoding: "UTF-16" or "UTF-32"
E102  NOT_UTF8          byte: "0xE9"
E103  CONTROL           character: "U+001B"; escaped: true where it is written as an escape in a quoted text
E104  TAB               a tab where indentation belongs; no facts
E105  CONFLICT          ours, theirs: the labels of the two sides ("" where there is none); end_line: the last line
E110  SYNTAX            problem: the parser's own words; context: the same, or ""
E111  UNCLOSED_QUOTE    quote: the opening quote; problem
E112  UNCLOSED_BRACKET  bracket: the opening bracket; problem
E113  SPACE_AFTER_COLON key: the text before the colon; problem
E114  NEEDS_QUOTES      character: what stands in the way; text: the text to put in quotes; problem
E115  INDENTATION       problem
E116  MISSING_COLON     text: the line's text; problem
E117  BAD_ESCAPE        escape: the backslash and what follows; problem
E120  DUPLICATE_KEY     key; first_line: where it stands first
E121  CUSTOM_TAG        tag: as written where known
E122  SECOND_DOCUMENT   no facts
E123  TOO_DEEP          limit
E124  TOO_MANY_NODES    limit
E125  UNKNOWN_ALIAS     name
E126  ALIAS_TO_ITSELF   name
E127  BAD_MERGE         no facts; what stands after `<<` is not a mapping or a list of mappings
E128  COMPLEX_KEY       no facts; a list or a mapping stands where a key belongs
E129  TAG_MISMATCH      tag; text: a text that is not of the type its tag claims

What stands in the way of an edit (`EditRefusedError`, reason `edit-refused`):

E130  THROUGH_ALIAS     name: the alias, with its `*`, that the value is reached through
E131  THROUGH_MERGE     key: it is inherited through `<<`
E132  SHARED_ANCHOR     name: the text is used again under this name elsewhere, which the edit would change too
E133  ANCHOR_NEEDED     name: what would be removed is used under this name elsewhere
E134  NOT_EXACT         construct: "scalar", "sequence" or "mapping"; style: "flow" or "block"
E135  NO_SUCH_PLACE     route: the edit's, with slashes; expected: "list", "mapping" or "key"
E136  UNWRITABLE        route; character: "U+001B", which no file may hold
"""

from __future__ import annotations

from enum import StrEnum


class TextCode(StrEnum):
    """A fault in the text of a file; see the module for the facts of each."""

    TOO_LARGE = "E100"
    WRONG_ENCODING = "E101"
    NOT_UTF8 = "E102"
    CONTROL = "E103"
    TAB = "E104"
    CONFLICT = "E105"
    SYNTAX = "E110"
    UNCLOSED_QUOTE = "E111"
    UNCLOSED_BRACKET = "E112"
    SPACE_AFTER_COLON = "E113"
    NEEDS_QUOTES = "E114"
    INDENTATION = "E115"
    MISSING_COLON = "E116"
    BAD_ESCAPE = "E117"
    DUPLICATE_KEY = "E120"
    CUSTOM_TAG = "E121"
    SECOND_DOCUMENT = "E122"
    TOO_DEEP = "E123"
    TOO_MANY_NODES = "E124"
    UNKNOWN_ALIAS = "E125"
    ALIAS_TO_ITSELF = "E126"
    BAD_MERGE = "E127"
    COMPLEX_KEY = "E128"
    TAG_MISMATCH = "E129"
    THROUGH_ALIAS = "E130"
    THROUGH_MERGE = "E131"
    SHARED_ANCHOR = "E132"
    ANCHOR_NEEDED = "E133"
    NOT_EXACT = "E134"
    NO_SUCH_PLACE = "E135"
    UNWRITABLE = "E136"


SIZE_LIMIT = 4 * 1024 * 1024
"""Bytes in a file."""

DEPTH_LIMIT = 64
"""Collections inside each other, aliases followed."""

NODE_LIMIT = 200_000
"""Nodes in a file, counted after aliases are expanded."""

FINDINGS_LIMIT = 100
"""Findings of one code in one file: past it, more of the same help nobody."""
