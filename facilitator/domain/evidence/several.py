"""Many items at once: p-values that allow for how many were looked at."""

from __future__ import annotations

from collections.abc import Sequence


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return the p-values adjusted step by step, in the order given (Holm 1979, Scand J Stat 6:65-70)."""
    m = len(p_values)
    adjusted = [0.0] * m
    largest = 0.0
    for step, index in enumerate(sorted(range(m), key=lambda i: p_values[i])):
        largest = max(largest, min(1.0, (m - step) * p_values[index]))
        adjusted[index] = largest
    return tuple(adjusted)
