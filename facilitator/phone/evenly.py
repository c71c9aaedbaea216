"""Answers that take the same time whatever they say: how long a page took tells nobody who is on a list."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")

LEAST_S = 0.15
"""Several times one look at the list and one commit, and half of what a crowd of a hundred may wait."""

STEP_S = 0.025
"""Where a crowd or a slow disk takes longer, answers come in such steps: what differs is less than one."""


async def evenly(answer: Awaitable[T]) -> T:
    """Return the answer, or raise its error, after `LEAST_S`, or in whole steps where it took longer."""
    clock = asyncio.get_running_loop().time
    begun = clock()
    try:
        return await answer
    finally:
        took = clock() - begun
        await asyncio.sleep(max(LEAST_S, math.ceil(took / STEP_S) * STEP_S) - took)
