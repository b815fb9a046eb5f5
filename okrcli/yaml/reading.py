"""One text, read once by whichever engine takes it: its nodes and problems, or the fault that stopped the parser."""

from __future__ import annotations

from typing import NamedTuple

from okrcli.yaml.engines import (
    Disguise,
    Engine,
    SyntaxFault,
    c_parser,
    describe,
    disguise_flow,
    disguise_odd,
    disguise_pairs,
    disguise_tabs,
    events,
)
from okrcli.yaml.nodes import Node, Scalar
from okrcli.yaml.parse import Builder, Problem, Stop

_EFFORT = 4_000_000
"""Characters that are parsed at most beyond a first time, to read past mistakes: about two seconds."""

_PURE_COST = 10  # times as slow as the C parser


class Effort:
    """What may still be spent on a file with mistakes."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = _EFFORT

    def afford(self, characters: int, engine: Engine | None) -> bool:
        """Whether there is enough left to read so many characters with an engine; if so they count as spent."""
        slow = engine is Engine.PURE or c_parser() is None
        return self.spend(characters * (_PURE_COST if slow else 1))

    def spend(self, characters: int) -> bool:
        """Whether there is enough left for reading so many characters; if so they count as spent."""
        if characters > self.left:
            return False
        self.left -= characters
        return True


class Reading(NamedTuple):
    """One run of a parser; `fault` says where it stopped early."""

    root: Node | None
    problems: list[Problem]
    fault: SyntaxFault | None


def read_text(text: str, engine: Engine | None, effort: Effort) -> Reading:
    """Parse with the engine asked for, or with whichever reads the text; the first to be tried explains a refusal."""
    disguise = disguise_odd(text)
    first = engine or (Engine.C if c_parser() else Engine.PURE)
    reading = _run(disguise, first)
    if reading.fault is None:
        return reading
    cost = len(text) * (1 if first is Engine.C else _PURE_COST)
    for change in (disguise_tabs, disguise_flow, disguise_pairs) if first is Engine.C else (disguise_tabs,):
        changed = change(disguise)
        if changed is not None and effort.spend(cost):
            disguise = changed
            again = _run(disguise, first)
            if again.fault is None:
                return again
            reading = max(reading, again, key=progress)
    if engine is None and first is Engine.C and effort.spend(len(text) * _PURE_COST):
        slow = read_text(text, Engine.PURE, effort)
        if slow.fault is None:
            return slow
    return reading


def progress(reading: Reading) -> int:
    """How far a reading got, in characters."""
    return reading.fault.offset if reading.fault else 1 << 62


def _run(disguise: Disguise, engine: Engine) -> Reading:
    builder = Builder(disguise.text, disguise.restore)
    fault = None
    stopped = False
    try:
        builder.consume(events(disguise.text, engine))
    except Stop:
        stopped = True
    except Exception as error:  # whatever a parser raises (YAMLError, but bare ValueErrors too) is about the text
        fault = describe(error, builder.reached)
    root = builder.root
    if fault is not None or stopped:
        root = None
    elif root is None:
        root = Scalar(0, 0, None, "")
    return Reading(root, builder.problems, fault)
