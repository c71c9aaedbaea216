"""Photos, read one at a time and away from the server's own thread, which goes on meanwhile."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from facilitator.imports.photo_reader import PhotoReader


class Photos:
    """What reads photos for one server. `close` from any thread: nothing of it is left then."""

    def __init__(self) -> None:
        self._reader = PhotoReader()
        self._waiting = ThreadPoolExecutor(1, "phone photos")

    def warm_up(self) -> None:
        """Have the first photo read as quickly as those after it."""
        self._waiting.submit(self._reader.warm_up)

    async def codes_in(self, content_type: str, body: bytes) -> tuple[str, ...]:
        """Return the codes in the one photo of a form; raises as `PhotoReader.codes_in` does."""
        read = partial(self._reader.codes_in, content_type, body)
        return await asyncio.get_running_loop().run_in_executor(self._waiting, read)

    def close(self) -> None:
        """End what is being read, and read no more."""
        self._reader.close()
        self._waiting.shutdown(cancel_futures=True)
