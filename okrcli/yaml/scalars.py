"""What a scalar's text means, and how a value is written so that every reader agrees on it.

Read by YAML 1.2's core schema (yaml.org/spec/1.2.2, 10.3.2): `yes`, `off` and `1:30` are text, `010` is ten, a date
stays text. Written for YAML 1.1 and 1.2 both: text that either could take for something else is quoted.
"""

from __future__ import annotations

import math
import re
from datetime import date

from okrcli.yaml.nodes import Value

REFUSED = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\ud800-\udfff\ufffe\uffff]")
"""What no text may hold: control characters (tab and line breaks apart), halves of pairs, non-characters."""

_CONSTANTS: dict[str, Value] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    **{sign + word: math.inf for sign in ("", "+") for word in (".inf", ".Inf", ".INF")},
    **{"-" + word: -math.inf for word in (".inf", ".Inf", ".INF")},
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}
_MAY_BE_SPECIAL = frozenset("-+.0123456789~nNtTfF")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_DIGITS_LIMIT = 400  # more than any float has; longer ones take Python itself seconds, or raise


def resolve(text: str) -> Value:
    """The value of a plain scalar. Never raises: a number past all bounds is infinite."""
    if not text or text[0] not in _MAY_BE_SPECIAL:
        return text or None
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        if len(text) > _DIGITS_LIMIT:
            return -math.inf if text[0] == "-" else math.inf
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _BASED.fullmatch(text):
        return int(text, 0) if len(text) <= _DIGITS_LIMIT else math.inf
    return text


MISMATCH = object()
"""What `resolve_tagged` gives where the text is not of the type that its tag claims."""


def resolve_tagged(name: str, text: str) -> object:
    """The value of a scalar with one of the core tags: `str`, `int`, `float`, `bool` or `null`."""
    if name == "str":
        return text
    value = resolve(text)
    if name == "null":
        return None if value is None else MISMATCH
    if name == "bool":
        return value if isinstance(value, bool) else MISMATCH
    if isinstance(value, bool) or not isinstance(value, int | float):
        return MISMATCH
    if name == "float":
        return float(value)
    return value if isinstance(value, int) else MISMATCH


# --- writing ---------------------------------------------------------------------------------------------------------

_CORE_WORDS = frozenset(word.lower() for word in _CONSTANTS)
_OLD_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<"])
_OLD_NUMBER = re.compile(r"[0-9.][0-9_.,:]*(?:e[-+]?[0-9_.]*)?|0[box][0-9a-f_]*|\.inf|\.nan", re.IGNORECASE)
_OLD_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:$|[Tt \t])")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=~<+")
_FLOW_INDICATORS = frozenset(",[]{}")
_NEEDS_ESCAPES = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def format_value(value: object, *, flow: bool = False, json_style: bool = False, quote: str = '"') -> str:
    """The text of a scalar: none, a truth value, a number, a date or text.

    `flow`: it will stand inside brackets or braces. `json_style`: text and dates are always double-quoted. `quote`: the
    quote to use where one is needed and either will do.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return format_number(value)
    if isinstance(value, date):
        text = value.isoformat()
        return f'"{text}"' if json_style else text
    if not isinstance(value, str):
        raise TypeError(f"no YAML scalar: {type(value).__name__}")
    if json_style:
        return quote_double(value)
    if is_safe_plain(value, flow=flow):
        return value
    return quote_single(value) if quote == "'" else quote_double(value)


def format_number(value: int | float) -> str:
    """The shortest text that reads back as the number in YAML 1.1 and 1.2: `230`, `41.2`, never `1e+16`.

    A float without a fraction is written without one (`230.0` is `230`).
    """
    if isinstance(value, int):
        return str(value)
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    if value == int(value) and abs(value) < 1e16:
        return str(int(value))
    text = repr(value)
    mantissa, mark, exponent = text.partition("e")
    if not mark:
        return text
    if "." not in mantissa:
        mantissa += ".0"  # YAML 1.1 takes `1e-7` for text
    sign = exponent[0] if exponent[0] in "+-" else "+"
    return f"{mantissa}e{sign}{exponent.lstrip('+-')}"


def quote_double(text: str) -> str:
    """The text between double quotes, everything that is not printable escaped."""
    import json  # for those who write

    quoted = json.dumps(text, ensure_ascii=False)
    return _NEEDS_ESCAPES.sub(_escape, quoted)


def quote_single(text: str) -> str:
    """The text between single quotes; double ones where it holds what only they can say."""
    if _NEEDS_ESCAPES.search(text):
        return quote_double(text)
    return "'" + text.replace("'", "''") + "'"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def is_safe_plain(text: str, *, flow: bool = False) -> bool:
    """Say whether the text can stand without quotes and be the same text to readers of YAML 1.1 and 1.2 alike."""
    if not text or text != text.strip() or _NEEDS_ESCAPES.search(text):
        return False
    first = text[0]
    if first in _INDICATORS or text.lower() in _OLD_WORDS or text.lower() in _CORE_WORDS:
        return False
    if first in "0123456789." and (_OLD_NUMBER.fullmatch(text) or _OLD_DATE.match(text)):
        return False
    if ": " in text or " #" in text or text.endswith(":") or text.startswith(("---", "...")):
        return False
    # old parsers refuse a colon or a question mark inside a flow collection even between letters
    return not (flow and (any(sign in _FLOW_INDICATORS for sign in text) or ":" in text or "?" in text))
