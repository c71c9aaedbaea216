"""Nothing that may fail is looked at before its turn: at no moment are more looked at than may fail yet."""

from __future__ import annotations

import asyncio
import time

from starlette.requests import Request
from starlette.responses import Response

from facilitator.phone.asked import address_of, ask_to_wait
from facilitator.phone.opening import Opening

_LOOK_AGAIN_S = 0.02
_LONGEST_S = 5.0
_COME_AGAIN_S = 2.0


async def not_its_turn(opening: Opening, request: Request, phone: str | None = None) -> Response | None:
    """Hold a request until it is its turn; return what asks whoever failed too often to wait instead.

    So is asked who would be held for longer than 5 s because others of that address are looked at. It is its
    turn until the next `await`: what is asked for has to be judged, or begun, before.
    """
    address = address_of(request)
    until_s = time.monotonic() + _LONGEST_S
    while True:
        if wait_s := opening.wait_s(address, phone):
            return ask_to_wait(request, wait_s)
        if opening.tries.may_begin(address, opening.now_s(), phone):
            return None
        if time.monotonic() >= until_s:
            return ask_to_wait(request, _COME_AGAIN_S)
        await asyncio.sleep(_LOOK_AGAIN_S)
