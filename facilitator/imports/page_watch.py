"""A page that never comes to its end must not keep the others, and its reader, waiting.

Runs in the child process: the parser cannot be broken off, so the process ends, with a sentence.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from facilitator.domain.message import Message

PAGE_SECONDS = 10.0


@contextmanager
def watched_page(name: str, number: int) -> Iterator[None]:
    """End the process where what is done inside takes longer than ten seconds."""
    watch = threading.Timer(PAGE_SECONDS, _give_up, (name, number))
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _give_up(name: str, number: int) -> None:
    message = Message(
        "Page {page} of {file} is too much to draw, the room would wait for it: save that page as a picture "
        "in its place, or leave it out, and choose the file again.",
        {"page": number, "file": name},
    )
    answer = {"problem": [message.sentence, message.values]}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    sys.stdout.buffer.flush()
    os._exit(0)
