"""The words that the descriptions of files are written in, and the values that several kinds of file share.

Descriptions are Pydantic core schemas, built here by hand: `BaseModel` classes would be turned into the same schemas at
each start, which together with the import of `pydantic` itself costs more than everything else that a command does
(about 130 ms; `pydantic_core` and the descriptions take less than `import pydantic` alone). Each value has one error of
its own, named in `custom_error_type`; `okrcli.schema.check` turns it into a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic_core import core_schema
from pydantic_core.core_schema import CoreSchema, TypedDictField

from okrcli.model.address import SLUG_LENGTH
from okrcli.schema.faults import Fault

Data = dict[str, Any]
"""A file's mapping once it has passed: keys as in the file, dates as `datetime.date`, nothing filled in."""

LARGEST = 10**15
"""No figure in a file is larger, up or down: beyond it, differences of one are no longer exact in a float."""

MOST_DAYS = 3650
"""No number of days in a file is larger."""


class FileKind:
    """One kind of file: its name, the form of its mapping, and the checks of meaning that follow."""

    __slots__ = ("form", "meaning", "name")

    def __init__(self, name: str, form: CoreSchema, meaning: Callable[[Mapping[str, Any]], Iterable[Fault]]) -> None:
        self.name = name
        self.form = form
        self.meaning = meaning


def required(form: CoreSchema, about: str) -> TypedDictField:
    """Describe a key that must be there with a value; `about` is what an editor shows on hovering."""
    return core_schema.typed_dict_field(form, metadata={"about": about})


def optional(form: CoreSchema, about: str) -> TypedDictField:
    """Describe a key that may be absent, or there with nothing after it."""
    return core_schema.typed_dict_field(core_schema.nullable_schema(form), required=False, metadata={"about": about})


def mapping(name: str, keys: dict[str, TypedDictField], **metadata: object) -> CoreSchema:
    """Describe a mapping that takes these keys and no other; `name` is what findings call it.

    `metadata` tells editors what the checks of meaning demand of its keys: see `okrcli.schema.json_schema`.
    """
    return core_schema.typed_dict_schema(keys, extra_behavior="forbid", metadata={"name": name, **metadata})


def list_of(form: CoreSchema) -> CoreSchema:
    """Describe a list of any length."""
    return core_schema.list_schema(form, strict=True)


def pair_of(form: CoreSchema) -> CoreSchema:
    """Describe a list of exactly two."""
    return core_schema.list_schema(form, strict=True, min_length=2, max_length=2)


def named(form: CoreSchema) -> CoreSchema:
    """Describe a mapping from any name to a value of one form, or to nothing."""
    return core_schema.dict_schema(_TEXT_KEY, core_schema.nullable_schema(form), strict=True)


def number(low: float = -LARGEST, high: float = LARGEST, above: float | None = None) -> CoreSchema:
    """Describe a number, whole or not, from `low` to `high`; with `above`, greater than that."""
    whole_low, floor = (None, int(above)) if above is not None else (int(low), None)
    least = low if above is None else None
    return _value(
        "number",
        core_schema.union_schema(
            [
                core_schema.int_schema(strict=True, ge=whole_low, gt=floor, le=int(high)),
                core_schema.float_schema(strict=True, ge=least, gt=above, le=high, allow_inf_nan=False),
            ],
            mode="left_to_right",
        ),
        low=low if above is None else above,
        high=high,
        open=above is not None,
    )


def whole_number(low: int, high: int) -> CoreSchema:
    """Describe a whole number from `low` to `high`."""
    return _value("whole_number", core_schema.int_schema(strict=True, ge=low, le=high), low=low, high=high)


def yes_or_no() -> CoreSchema:
    """Describe `true` or `false`."""
    return _value("boolean", core_schema.bool_schema(strict=True))


def choice(words: Iterable[str]) -> CoreSchema:
    """Describe one of a few words."""
    allowed = [str(word) for word in words]
    return _value("choice", core_schema.literal_schema(allowed), choices=tuple(allowed))


def _value(kind: str, form: CoreSchema, **facts: object) -> CoreSchema:
    return core_schema.custom_error_schema(
        form, custom_error_type=kind, custom_error_message=kind, custom_error_context=facts or None
    )


_TEXT_KEY = _value("text", core_schema.str_schema(strict=True, pattern=r"\S"))

TEXT = _value("text", core_schema.str_schema(strict=True))
"""Words, a line or many; blank ones count as none."""

STATEMENT = _value("statement", core_schema.str_schema(strict=True, pattern=r"\S"))
"""Words that are there."""

ID = _value("slug", core_schema.str_schema(strict=True, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=SLUG_LENGTH))

# Pydantic's own dates take times and seconds since 1970 too; years outside of living memory are slips of the finger.
DATE = _value(
    "date",
    core_schema.chain_schema(
        [
            core_schema.str_schema(strict=True, pattern="^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"),
            core_schema.date_schema(),
        ]
    ),
)

LINES_TEXT, LINES_LIST = "\0text", "\0list"
"""What Pydantic puts into a place to say which way of writing `LINES` an error is about."""

LINES = core_schema.union_schema([(TEXT, LINES_TEXT), (list_of(TEXT), LINES_LIST)], mode="left_to_right")
"""One piece of text, or a list of them."""

NUMBER = number()
WEIGHT = number(above=0)
SHARE = number(0, 1)
DAYS = whole_number(1, MOST_DAYS)
