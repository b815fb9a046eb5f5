"""Values of the model as plain tuples and back, by what their classes say of their fields: no list of keys stands here.

Plain is what `marshal` takes: texts, numbers, none, and tuples of them. A field that a class of the model gains arrives
by itself, and changes `Codec.shape`, so that nothing is read back as what it was not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from okrcli.model.okr import Extra

Change = Callable[[Any], Any]
_PLAIN = (str, int, float, bool)


class Codec(NamedTuple):
    """How the values of a type are made plain and made again; none where they are plain already.

    Neither is ever called with none, which stands for itself. `shape` names every class, field and word of the type.
    """

    flatten: Change | None
    restore: Change | None
    shape: str


@cache
def codec_of(hint: Any) -> Codec:
    """The codec of an annotation of the model; raises TypeError for one that it has no word for."""
    origin = get_origin(hint)
    if hint in _PLAIN:
        return Codec(None, None, hint.__name__)
    if hint is Extra:
        return Codec(dict, Extra, "data")  # what YAML made of it: texts, numbers, lists, mappings
    if origin is Literal:
        return Codec(None, None, repr(get_args(hint)))
    if hint is date:
        return Codec(date.toordinal, _day, "date")
    if origin in (Union, UnionType):
        return _union([one for one in get_args(hint) if one is not NoneType])
    if origin is tuple:
        return _several(get_args(hint))
    if origin in (Mapping, dict):
        return _mapping(*map(codec_of, get_args(hint)))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Codec(lambda word: word.value, hint, f"{hint.__name__}{[one.value for one in hint]}")
    if isinstance(hint, type) and hasattr(hint, "_fields"):
        return _fields(hint)
    raise TypeError(f"no codec for {hint!r}")


_day = cache(date.fromordinal)  # the same few days, ten thousands of times


def _fields(kind: type[Any]) -> Codec:
    """A named tuple, field by field."""
    codecs = {name: codec_of(hint) for name, hint in get_type_hints(kind).items()}
    flattening = [(place, one.flatten) for place, one in enumerate(codecs.values()) if one.flatten]
    restoring = [(place, one.restore) for place, one in enumerate(codecs.values()) if one.restore]
    make = tuple.__new__

    def flatten(value: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(_changed(value, flattening))

    def restore(plain: tuple[Any, ...]) -> Any:
        return make(kind, _changed(plain, restoring))

    said = ", ".join(f"{name}: {one.shape}" for name, one in codecs.items())
    return Codec(flatten, restore, f"{kind.__name__}({said})")


def _changed(values: tuple[Any, ...], changes: list[tuple[int, Change]]) -> list[Any]:
    changed = list(values)
    for place, change in changes:
        value = changed[place]
        if value is not None:
            changed[place] = change(value)
    return changed


def _several(hints: tuple[Any, ...]) -> Codec:
    """A tuple: of any length and one type, or of as many as are named."""
    codecs = [codec_of(hint) for hint in hints if hint is not ...]
    shape = ", ".join(one.shape for one in codecs)
    if hints[-1] is ...:
        return Codec(_each(codecs[0].flatten), _each(codecs[0].restore), f"[{shape}]")
    flattening = [(place, one.flatten) for place, one in enumerate(codecs) if one.flatten]
    restoring = [(place, one.restore) for place, one in enumerate(codecs) if one.restore]
    return Codec(
        lambda values: tuple(_changed(values, flattening)),
        lambda plain: tuple(_changed(plain, restoring)),
        f"({shape})",
    )


def _each(change: Change | None) -> Change | None:
    if change is None:
        return None
    return lambda values: tuple([None if value is None else change(value) for value in values])


def _mapping(key: Codec, value: Codec) -> Codec:
    if key.flatten or key.restore:
        raise TypeError("a mapping's keys are plain")

    def through(change: Change | None, entry: Any) -> Any:
        return entry if change is None or entry is None else change(entry)

    return Codec(
        lambda entries: tuple([(name, through(value.flatten, entry)) for name, entry in entries.items()]),
        lambda plain: {name: through(value.restore, entry) for name, entry in plain},
        f"{{{key.shape}: {value.shape}}}",
    )


def _union(hints: list[Any]) -> Codec:
    """One of several, beside none: plain ones stand as they are, one of several classes beside its number."""
    codecs = {hint: codec_of(hint) for hint in hints}
    shape = " | ".join(one.shape for one in codecs.values())
    if not any(one.flatten for one in codecs.values()):
        return Codec(None, None, shape)
    if len(codecs) == 1:
        return next(iter(codecs.values()))._replace(shape=shape)
    numbers = {hint: number for number, hint in enumerate(hints)}
    flattening = [one.flatten or _itself for one in codecs.values()]
    restoring = [one.restore or _itself for one in codecs.values()]

    def flatten(value: Any) -> tuple[int, Any]:
        number = numbers[type(value)]
        return number, flattening[number](value)

    return Codec(flatten, lambda plain: restoring[plain[0]](plain[1]), shape)


def _itself(value: Any) -> Any:
    return value
