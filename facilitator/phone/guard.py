"""What every request passes before a page sees it, and every answer before it goes out."""

from __future__ import annotations

import asyncio
import threading
from functools import cache

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from facilitator.domain.language import Language
from facilitator.phone import answers
from facilitator.phone.asked import address_of, answered, language_of, page
from facilitator.phone.opening import Opening
from facilitator.phone.pages import answer_page, content_policy

TOO_MANY = "too_many"
"""What a connection says of its request where there are more than are served together."""

HELD_S = 0.5
MOST_HELD = 40

_LONGEST_ADDRESS = 512
_LONGEST_HEAD = 8 * 1024
_SEPARATORS = 4
_OK = 200


def guarded_headers() -> dict[str, str]:
    """Return what goes out with every answer, of whichever layer."""
    return {
        "connection": "close",
        "cache-control": "no-store",
        "content-security-policy": content_policy(),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
    }


class Guard:
    """Lets through what our own pages could have sent, to the one address and port that we listen on.

    Another `Host` is another site that resolves to us, another `Origin` a page of somebody else's that
    posts here. Nothing that goes out is kept by a browser, framed, or read as what it is not. One request
    a connection: a slow phone holds up nobody.

    Whoever loads faster than a crowd (600 pages at once from one address, then 20 a second, whether there is
    such a page or not) is asked to wait a moment, with a page that is made once in each language. It comes
    half a second late, for 40 at once: whoever loads in a loop is held by it, and the desk hardly feels them.
    What is posted has a pace of its own (`domain.phone_pace`).
    """

    def __init__(self, app: ASGIApp, opening: Opening, host: str) -> None:
        self._app = app
        self._opening = opening
        self._host = host
        self._headers = guarded_headers()
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
                self._count(scope, message["status"])
            await send(message)

        if refusal := await self._refusal(Request(scope)):
            await refusal(scope, receive, send_guarded)
            return
        try:
            await self._app(scope, receive, send_guarded)
        except ClientDisconnect:
            return
        except Exception as error:  # noqa: BLE001 - the page has said so; here it is reported whole
            report(error)

    async def _refusal(self, request: Request) -> Response | None:
        is_crowded = request.scope["state"].get(TOO_MANY)
        is_too_fast = not is_crowded and not self._may_load(request)
        if is_too_fast:
            await self._hold()
        if is_crowded or is_too_fast:
            return page(_busy_page(language_of(request)), answers.BUSY.status)
        return None if self._is_ours(request.scope) else answered(request, answers.NOT_UNDERSTOOD)

    async def _hold(self) -> None:
        """Let whoever is too fast wait, while that leaves room for others."""
        if self._held < MOST_HELD:
            self._held += 1
            try:
                await asyncio.sleep(HELD_S)
            finally:
                self._held -= 1

    def _may_load(self, request: Request) -> bool:
        is_sent = request.method == "POST"
        return is_sent or self._opening.loads.may_load(address_of(request), self._opening.now_s())

    def _is_ours(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        origins = headers.getlist("origin")
        return (
            headers.getlist("host") == [self._host]
            and origins in ([], [f"http://{self._host}"])
            and len(scope["raw_path"]) + len(scope["query_string"]) <= _LONGEST_ADDRESS
            and sum(len(name) + len(value) + _SEPARATORS for name, value in headers.raw) <= _LONGEST_HEAD
        )

    def _count(self, scope: Scope, status: int) -> None:
        """Turn the light green once another machine was really given a page."""
        address = address_of(Request(scope))
        if status == _OK and address not in self._opening.own:
            self._opening.tally.loaded(address)


@cache
def _busy_page(language: Language) -> str:
    return answer_page(language, answers.BUSY)


def report(error: Exception) -> None:
    """Hand a bug to whoever collects those of threads, without what was asked for."""
    arguments = (type(error), error, error.__traceback__, threading.current_thread())
    threading.excepthook(threading.ExceptHookArgs(arguments))
