"""Check-ins of many phones at once: while the worker is busy they gather, and go through it together."""

from __future__ import annotations

import asyncio
from functools import partial

from facilitator.phone.doing import BrokenError, NotStoredError, done
from facilitator.phone.opening import Opening
from facilitator.services.phone_check_in import SelfCheckIn, SelfEntry, check_in_selves

MOST_TOGETHER = 20
"""So few that a badge at the desk, which waits for them, is still answered at once."""


class Gathering:
    """Hands entries to the worker in the order in which they came. Used in the server's loop only."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._waiting: list[tuple[SelfEntry, asyncio.Future[SelfCheckIn]]] = []
        self._work: asyncio.Task[None] | None = None

    async def check_in(self, entry: SelfEntry) -> SelfCheckIn:
        """Return what became of an entry once it is on disk; raises NotStoredError or BrokenError."""
        answer: asyncio.Future[SelfCheckIn] = asyncio.get_running_loop().create_future()
        self._waiting.append((entry, answer))
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._work_off())
        return await asyncio.shield(answer)  # a phone that is sent away does not take its answer with it

    async def _work_off(self) -> None:
        opening = self._opening
        while self._waiting:
            together, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
            entries = [entry for entry, _ in together]
            use_case = partial(check_in_selves, opening.workspace(), opening.half_day_id, entries)
            try:
                outcomes = await done(opening.submit, use_case)
            except (NotStoredError, BrokenError) as error:
                for _, answer in together:
                    answer.set_exception(error)
            else:
                for (_, answer), outcome in zip(together, outcomes, strict=True):
                    answer.set_result(outcome)
