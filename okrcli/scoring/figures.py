"""How figures are rounded and averaged, so that every one of them is rounded and averaged alike."""

from __future__ import annotations

from collections.abc import Iterable

from okrcli.model.okr import Number


def rounded(figure: float, digits: int = 4) -> float:
    """The figure to so many decimals, never the negative zero that a rounded loss would leave."""
    return round(figure, digits) + 0.0


def weighted_mean(figures: Iterable[tuple[float, Number]]) -> float | None:
    """The mean of (figure, weight) pairs, unrounded; none where there are none. Weights are above 0."""
    total: float = 0.0
    weights: float = 0.0
    for figure, weight in figures:
        total += figure * weight
        weights += weight
    return total / weights if weights else None
