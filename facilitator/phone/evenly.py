"""Answers that take the same time whatever they say: how long a page took tells nobody who is on a list."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")

STEP_S = 0.15
"""Longer than one look at the list and one commit; what takes longer is answered a whole step later."""


async def evenly(answer: Awaitable[T]) -> T:
    """Return the answer, or raise its error, at a whole number of steps after it was asked for."""
    clock = asyncio.get_running_loop().time
    begun = clock()
    try:
        return await answer
    finally:
        await asyncio.sleep(STEP_S - (clock() - begun) % STEP_S)
