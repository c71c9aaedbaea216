"""Long work steps aside between its parts for whoever is waited for.

Python lets one thread at a time compute: while a file of many pages is written, somebody at the door gets
half of the processor at best. Whoever writes says after each part that others may go first; who they are,
only the thread's owner knows.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

_here = threading.local()


def give_way() -> None:
    """Let those go first to whom this thread gives way, if it does to anybody."""
    let_others = getattr(_here, "let_others", None)
    if let_others is not None:
        let_others()


@contextmanager
def giving_way(let_others: Callable[[], None]) -> Generator[None]:
    """Call `let_others` in this thread wherever the work in this block could pause."""
    before = getattr(_here, "let_others", None)
    _here.let_others = let_others
    try:
        yield
    finally:
        _here.let_others = before
