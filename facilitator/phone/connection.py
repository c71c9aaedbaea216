"""One connection of a phone: one request, its head within seconds, gone within a minute whatever happens."""

from __future__ import annotations

import asyncio
from collections import Counter

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from facilitator.phone import answers
from facilitator.phone.guard import TOO_MANY, guarded_headers
from facilitator.phone.language import language_for
from facilitator.phone.pages import answer_page

HEAD_S = 4.0
WHOLE_S = 60.0
MOST_CONNECTIONS = 160
"""So many are open together. A process may have 256 files open on macOS; the window needs some of them."""

_UNANSWERED = frozenset({h11.IDLE, h11.SEND_RESPONSE})
_NOT_WHOLE = frozenset({h11.IDLE, h11.SEND_BODY})


class Connection(H11Protocol):
    """Uvicorn's own, which waits for the head of a request for ever, with deadlines and with room for others.

    No address has a share of its own: a hundred phones behind one router have one address together. Where
    there are too many connections, the one goes that has waited longest to send its request whole, of the
    address that has most of those. A phone sends it at once; who is slow on purpose makes room for others.
    """

    _deadline: asyncio.TimerHandle | None = None
    _has_head = False
    is_given_up = False
    """Whether it has made room for another one, and is on its way out."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin; one that is slow makes room where there is none."""
        super().connection_made(transport)
        self.since_s = self.loop.time()
        self._deadline = self.loop.call_later(HEAD_S, transport.abort)
        self._make_room()

    def data_received(self, data: bytes) -> None:
        """Take what came; the head may be whole now."""
        super().data_received(data)
        if self.cycle is not None and not self._has_head:
            self._has_head = True
            self._stop_waiting()
            self._deadline = self.loop.call_later(WHOLE_S, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._stop_waiting()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request as everything is answered that our own pages never send."""
        del msg
        page = answer_page(language_for("", ""), answers.NOT_UNDERSTOOD).encode("utf-8")
        headers = {
            **guarded_headers(),
            "content-type": "text/html; charset=utf-8",
            "content-length": str(len(page)),
        }
        response = h11.Response(status_code=400, headers=list(headers.items()), reason=b"Bad Request")
        if self.conn.our_state in _UNANSWERED:
            for event in (response, h11.Data(data=page), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _make_room(self) -> None:
        standing = [one for one in self.connections if isinstance(one, Connection) and not one.is_given_up]
        if len(standing) <= MOST_CONNECTIONS:
            return
        slow = [one for one in standing if one is not self and one.conn.their_state in _NOT_WHOLE]
        if not slow:
            self.app_state = {TOO_MANY: True}
            return
        ((address, _),) = Counter(map(_address, slow)).most_common(1)
        slowest = min((one for one in slow if _address(one) == address), key=_since)
        slowest.is_given_up = True
        slowest.transport.abort()

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def _address(connection: Connection) -> str | None:
    return connection.client[0] if connection.client is not None else None


def _since(connection: Connection) -> float:
    return connection.since_s
