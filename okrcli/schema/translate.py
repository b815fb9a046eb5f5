"""From what a file says to what it means, and back: by name, so that a key is listed nowhere but in its form.

A value of the model takes each of its fields from the form's field or property of that name. A measure or a range is
made of keys of the mapping that it stands in: its form has a property for it, and on the way back its fields are keys.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_origin

from pydantic import PlainSerializer
from pydantic.fields import FieldInfo

from okrcli.schema.entry import OWN, Carry, Entry, Spot, Write, forms_within, is_form, spot_of

V = TypeVar("V")


def to_model(said: Entry, kind: Any = None, **known: object) -> Any:
    """The value that an entry means, of its form's own kind or another; `known` is what the entry does not say."""
    means: Any = kind or said.means
    names, nested = _shared(type(said), means)
    given = {name: getattr(said, name) for name in names}
    for name in nested:
        given[name] = _meaning(given[name])
    return means(**given, **known)


def to_file(value: Any, form: type[Entry]) -> dict[str, Any]:
    """What a file says to mean a value of the model: key by key what would not hold anyway."""
    said = _keys_of_value(value, form)
    data: dict[str, Any] = {}
    for name, field, absent in _fields_to_write(form):
        if field.alias == OWN:
            data |= said.get(name) or {}
        elif name in said and (field.is_required() or said[name] != absent):
            data[field.alias or name] = _written(said[name], field)
    return data


@cache
def _fields_to_write(form: type[Entry]) -> list[tuple[str, FieldInfo, Any]]:
    """A form's fields in the order that a new entry has them in, each with what it means where it is absent."""
    fields = sorted(form.model_fields.items(), key=lambda item: Write.LATE in item[1].metadata)
    return [(name, field, _meaning(field.get_default(call_default_factory=True))) for name, field in fields]


def manner_of(spot: Spot) -> Callable[[list[Any]], Any] | None:
    """How a list is written that has a manner of its own: one sentence without its list, a link as its address."""
    found: Any = (mark.func for mark in spot.marks if isinstance(mark, PlainSerializer))
    return next(found, None)


def begun_again(value: V, form: type[Entry]) -> V:
    """A value of the model without what a carry-over leaves behind of its keys."""
    behind = [name for name, field in form.model_fields.items() if Carry.NO in field.metadata]
    fields: dict[str, Any] = value._field_defaults  # type: ignore[attr-defined]
    return value._replace(**{name: fields[name] for name in behind if name in fields})  # type: ignore[attr-defined,no-any-return]


@cache
def _shared(form: type[Entry], means: Any) -> tuple[list[str], list[str]]:
    """The names that a value and a form have in common, and those of them that are no value of the model yet."""
    fields = form.model_fields
    names = [name for name in means._fields if name in fields or isinstance(getattr(form, name, None), property)]
    kinds = {name: spot_of(fields[name]).kind for name in names if name in fields}
    return names, [name for name in kinds if is_form(kinds[name]) or get_origin(kinds[name]) in (list, dict)]


def _meaning(value: Any) -> Any:
    if isinstance(value, Entry):
        return to_model(value)
    if isinstance(value, list):
        return tuple([_meaning(each) for each in value])
    if isinstance(value, dict):
        return {name: to_model(each, id=name) for name, each in value.items()}
    return value


def _keys_of_value(value: Any, form: type[Entry]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, part in value._asdict().items():
        if name in form.model_fields:
            said[name] = part
        elif hasattr(part, "_fields"):  # made of keys of this mapping
            said |= _keys_of_value(part, form)
    return said


def _written(value: Any, field: FieldInfo) -> Any:
    if hasattr(value, "_fields"):
        return to_file(value, next(forms_within(field.annotation)))
    if isinstance(value, Mapping):
        form = next(forms_within(field.annotation))
        return {name: to_file(each, form) for name, each in value.items()}
    if isinstance(value, tuple):
        items = [_written(each, field) for each in value]
        return (manner_of(spot_of(field)) or list)(items)
    return value.value if isinstance(value, Enum) else value
