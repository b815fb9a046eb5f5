"""What a mapping of a file is described as: a Pydantic model whose fields say all that there is to say of each key.

A field holds the one definition of its key: the type and the limits, what an editor shows on hovering, what holds where
it is absent, and by marks in `Annotated` how a merge treats it (`Merge`), whether a carry-over takes it along (`Carry`)
and where a new entry has it (`Write`). Findings, JSON Schemas, merges, carried-over entries and values of the model are
all read off the fields.

Modules of forms do without `from __future__ import annotations`: Pydantic would have to read each annotation again from
its text, at every start.
"""

import re
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum, auto
from functools import cache
from typing import Annotated, Any, ClassVar, Generic, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo

from okrcli.model.okr import Extra
from okrcli.schema.faults import Fault
from okrcli.yaml.nodes import Route


class Merge(Enum):
    """How a merge treats a key. One without a mark is a value: whoever changed it is right, and both cannot be."""

    BY_ID = auto()  # a list of entries that are known by their `id`
    BY_CONTENT = auto()  # a list of entries that are what they say, in order of date
    AS_SET = auto()  # a list of names, each of which is there or not
    TOGETHER = auto()  # where both sides contradict each other, all keys of the entry so marked come from one of them


class Carry(Enum):
    """Whether a key comes along when its entry begins again in the next cycle: it does unless marked otherwise."""

    YES = auto()
    NO = auto()


class Write(Enum):
    """Where a new entry has a key: in the order of its form, but for those that people look for at its end."""

    LATE = auto()


OWN = "x-"
"""What a key begins with that is the team's own: kept, shown as data, and never reported."""


class Entry(BaseModel):
    """One mapping of a file: takes its keys and no other, each in its own type; one with nothing after it is absent.

    Keys that begin with `x-` are the team's own, of any name and with anything after them; they are in `extra`.

    Two words at the head of a class: `means`, the model's value that it is read as (see `okrcli.schema.translate`), and
    `thing`, what findings and JSON Schemas call it, by default the class's name.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

    means: ClassVar[Any] = None
    thing: ClassVar[str] = ""

    extra: Annotated[Any, AfterValidator(Extra)] = Field(default_factory=Extra, alias=OWN)

    def __init_subclass__(cls, *, means: type | None = None, thing: str = "", **config: Any) -> None:
        super().__init_subclass__(**config)
        cls.means = means or cls.means
        cls.thing = thing or re.sub("(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()

    @model_validator(mode="before")
    @classmethod
    def _part(cls, said: Any) -> Any:
        """Leave out what has nothing after it, and put the team's own keys together."""
        if not isinstance(said, dict):
            return said
        keys = keys_of(cls)
        if None not in said.values() and said.keys() <= keys.keys():
            return said
        own = {key: said[key] for key in said if is_own(key)}
        kept = {
            key: said[key]
            for key in said
            if key not in own and (said[key] is not None or key not in keys or keys[key].is_required())
        }
        return kept | {OWN: own} if own else kept


E = TypeVar("E", bound=Entry)


class FileKind(NamedTuple, Generic[E]):
    """One kind of file: its name, the form of its mapping, and the checks of what a form cannot say.

    The checks take the file's data as it stands; see `okrcli.schema.consistency`.
    """

    name: str
    form: type[E]
    check: Callable[[Mapping[str, Any]], Iterable[Fault]] = lambda _data: ()


def is_own(key: object) -> bool:
    """Say whether a key is the team's own."""
    return isinstance(key, str) and key.startswith(OWN)


@cache
def keys_of(form: type[Entry]) -> dict[str, FieldInfo]:
    """The fields of a mapping by the keys that stand for them in a file."""
    return {field.alias or name: field for name, field in form.model_fields.items() if field.alias != OWN}


class Spot(NamedTuple):
    """What a place of a file takes: the bare type, and what is said of it beside: limits, validators, marks."""

    kind: Any
    marks: tuple[object, ...] = ()


def spot_of(field: FieldInfo) -> Spot:
    """What a key takes."""
    return bare(field.annotation, tuple(field.metadata))


def spot_at(form: type[Entry], route: Route) -> Spot | None:
    """What the place at a route takes; none where the form has no such place."""
    spot = Spot(form)
    for step in route:
        inner = get_args(spot.kind)
        if is_form(spot.kind):
            field = keys_of(spot.kind).get(str(step))
            if field is None:
                return None
            spot = spot_of(field)
        elif inner and get_origin(spot.kind) in (list, dict):
            spot = bare(inner[-1])
        else:
            return None
    return spot


def forms_within(kind: Any) -> Iterator[type[Entry]]:
    """Every mapping that a type holds, itself first, outer before inner."""
    if is_form(kind):
        yield kind
        for field in kind.model_fields.values():
            yield from forms_within(spot_of(field).kind)
    else:
        for inner in get_args(kind):
            yield from forms_within(bare(inner).kind)


def is_form(kind: Any) -> bool:
    """Say whether a type describes a mapping with keys of its own."""
    return isinstance(kind, type) and issubclass(kind, Entry)


def bare(kind: Any, marks: tuple[object, ...] = ()) -> Spot:
    """A type without what is said of it beside, and that."""
    while True:
        if get_origin(kind) is Annotated:
            kind, *more = get_args(kind)
            marks = (*more, *marks)
        elif get_origin(kind) in (Union, types.UnionType) and type(None) in get_args(kind):
            kind = next(each for each in get_args(kind) if each is not type(None))
        else:
            break
    flat = [each.metadata if isinstance(each, FieldInfo) else [each] for each in marks]
    return Spot(kind, tuple(mark for each in flat for mark in each))
