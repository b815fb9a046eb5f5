"""The values that keys take: each a type, its limits, and how it is read.

Pydantic alone would take more than people mean (a date from seconds since 1970) and give less than they wrote (5.0 for
5), so dates and numbers are read here. What is wrong with a value is told by `okrcli.schema.explain`.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum, auto
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from okrcli.model.address import SLUG, SLUG_LENGTH
from okrcli.model.people import same_name
from okrcli.model.settings import MONTH
from okrcli.schema.entry import is_own

T = TypeVar("T")

LARGEST = 10**15
"""No figure in a file is larger, up or down: beyond it, differences of one are no longer exact in a float."""

LONGEST = 1000
"""No sentence that is judged or shown on one line has more characters."""

MOST_DAYS = 3650
"""No number of days in a file is larger."""

NOT_BLANK = r"\S"

_DAY = "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"  # years outside of living memory are slips of the finger


class Slip(Enum):
    """A mark on what people get wrong in a way of its own."""

    CHANCES = auto()  # a percentage for chances out of ten
    VERSION = auto()  # a number that a later okr may know
    EVERY = auto()  # a number that may also be the word `month`


def _stripped(text: str) -> str | None:
    return text.strip() or None


def _on_one_line(text: str) -> str | None:
    text = text.strip()
    return (" ".join(text.split("\n")) if "\n" in text else text) or None


def _composed(name: str | None) -> str | None:
    return name if name is None else same_name(name)


def _with_composed_keys(value: dict[str, T]) -> dict[str, T]:
    return {same_name(key): each for key, each in value.items()}


def _without_blanks(texts: list[str]) -> list[str]:
    return [stripped for text in texts if (stripped := text.strip())]


def _as_written(value: Any, check: ValidatorFunctionWrapHandler) -> Any:
    check(value)
    return value


def _read_day(value: Any) -> date:
    if isinstance(value, str) and re.match(_DAY, value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("date", "no date such as 2026-07-13")


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _one_or_many(texts: list[str]) -> str | list[str]:
    return texts[0] if len(texts) == 1 else list(texts)


def _or_month(value: Any, check: ValidatorFunctionWrapHandler) -> Any:
    return value if value == MONTH else check(value)


def _fill_gaps(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {key: {} if each is None else each for key, each in value.items() if not is_own(key)}


Text = Annotated[str, AfterValidator(_stripped)]
"""Words, a line or many, without the blanks around them; blank ones count as none."""

Line = Annotated[str, AfterValidator(_on_one_line)]
"""Words that are shown on one line, however they are folded in the file; blank ones count as none."""

Who = Annotated[Line, AfterValidator(_composed)]
"""A person's name or id: the same whether its accents are composed (é) or apart (e and U+0301)."""

Statement = Annotated[str, Field(pattern=NOT_BLANK, max_length=LONGEST), AfterValidator(_on_one_line)]
"""Words that are there, shown on one line."""

Slug = Annotated[str, Field(pattern=f"^{SLUG.pattern.replace('?:', '')}$", max_length=SLUG_LENGTH)]

Day = Annotated[date, BeforeValidator(_read_day), WithJsonSchema({"type": "string", "pattern": _DAY, "format": "date"})]

# written on one line, as the JSON Schema has it
ONE_OR_MANY = BeforeValidator(_as_list)
_EITHER = WithJsonSchema({"type": ["string", "array"], "items": {"type": "string"}})

Listed = Annotated[list[str], AfterValidator(_without_blanks)]
"""A list of names, without blank ones."""

Names = Annotated[Listed, ONE_OR_MANY, _EITHER]
"""One name, or a list of them."""

Slugs = list[Slug]
"""Short names, of which each is there or not."""

Lines = Annotated[Listed, ONE_OR_MANY, _EITHER, PlainSerializer(_one_or_many)]
"""One piece of text, or a list of them; one alone is written without its list."""

Number = Annotated[float, Field(ge=-LARGEST, le=LARGEST), WrapValidator(_as_written)]
Weight = Annotated[float, Field(gt=0, le=LARGEST), WrapValidator(_as_written)]
Share = Annotated[float, Field(ge=0, le=1), WrapValidator(_as_written)]
Stretch = Annotated[float, Field(gt=0, le=1), WrapValidator(_as_written)]
Chances = Annotated[int, Field(ge=0, le=10), Slip.CHANCES]
"""A confidence: the chances out of ten."""

Days = Annotated[int, Field(ge=1, le=MOST_DAYS)]

Every = Annotated[
    int,
    Field(ge=1, le=MOST_DAYS),
    Slip.EVERY,
    WrapValidator(_or_month),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1, "maximum": MOST_DAYS}, {"enum": [MONTH]}]}),
]
"""Days between check-ins, or `month`."""

LINK = "^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)[^ ]+$"
Url = Annotated[str, Field(pattern=LINK)]
"""An address that a browser or a mail program opens; no other kind is a link."""

OneOf = Annotated[T, Field(strict=False)]
"""A word of an enumeration, written as its text."""

Pair = Annotated[list[T], Field(min_length=2, max_length=2)]

Named = Annotated[
    dict[Annotated[str, Field(pattern=NOT_BLANK)], T | None],
    BeforeValidator(_fill_gaps),
    AfterValidator(_with_composed_keys),
]
"""A mapping from any name to an entry, which may have nothing after it."""
