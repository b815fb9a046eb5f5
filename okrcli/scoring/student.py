"""Student's t distribution for whole degrees of freedom, exact to the last few bits of a float."""

from __future__ import annotations

import math
from functools import lru_cache


def student_cdf(t: float, freedom: int) -> float:
    """The probability of a value at or below `t` with `freedom` (1 or more) degrees of freedom.

    The finite series of Abramowitz and Stegun, *Handbook of Mathematical Functions*, 26.7.3 and 26.7.4, with
    θ = arctan(t / √ν). All its terms have one sign, so that nothing cancels.
    """
    angle = math.atan(t / math.sqrt(freedom))
    square = math.cos(angle) ** 2
    term = total = math.cos(angle) if freedom % 2 else 1.0
    for k in range(3 if freedom % 2 else 2, freedom - 1, 2):
        term *= square * (k - 1) / k
        total += term
    inner = total * math.sin(angle)
    if freedom % 2:
        inner = 2 / math.pi * (angle + (inner if freedom > 1 else 0.0))
    return min(max((1 + inner) / 2, 0.0), 1.0)


@lru_cache(maxsize=1024)
def student_quantile(probability: float, freedom: int) -> float:
    """The value that a Student's t stays at or below with this probability, 0.5 <= probability < 1.

    By halving; remembered, since a whole workspace asks for few degrees of freedom.
    """
    low, high = 0.0, 1.0
    while student_cdf(high, freedom) < probability:
        low, high = high, 2 * high
    while low < (middle := (low + high) / 2) < high:
        if student_cdf(middle, freedom) < probability:
            low = middle
        else:
            high = middle
    return high
