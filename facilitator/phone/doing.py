"""How a page has a use case done: on the one worker, and waiting for it keeps nobody else waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from facilitator.domain.message import UserError
from facilitator.services.changes import Done
from facilitator.services.phone_door import Submit

T = TypeVar("T")


class NotStoredError(Exception):
    """A use case did not happen, and it is no bug: the disk is full, the program is closing."""


class BrokenError(Exception):
    """A use case met a bug; whoever ran it has reported it."""


async def done(submit: Submit, use_case: Callable[[], Done[T]]) -> T:
    """Return what a use case answers once it is on disk; raises NotStoredError or BrokenError."""
    try:
        return await asyncio.wrap_future(submit(use_case))
    except UserError as error:
        raise NotStoredError from error
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise  # the server stops
        raise NotStoredError from None
    except Exception as error:
        raise BrokenError from error
