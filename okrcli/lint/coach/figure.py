"""A figure: a number with its unit, and where it was written."""

from __future__ import annotations

from typing import Literal, NamedTuple

Unit = Literal[
    "percent", "points", "money", "time", "long_time", "score", "times", "fraction", "denominator", "rank", "count"
]


class Figure(NamedTuple):
    """A number with its unit; `raw` is how it was written, `start` and `end` the tokens that it takes.

    Times are in minutes; a `long_time` is of weeks or more. A `score` is out of something (4.5/5 is 0.9), a
    `denominator` the second half of a share (`8 out of 10`), a `rank` follows `top`.
    """

    value: float
    unit: Unit
    raw: str
    start: int
    end: int
