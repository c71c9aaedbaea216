"""One connection of a phone: one request, its head within seconds, gone within a minute whatever happens."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_S = 4.0
WHOLE_S = 60.0
MOST_OF_ONE_ADDRESS = 24
"""Connections that one address may hold open together; a browser opens up to six."""


class Connection(H11Protocol):
    """Uvicorn's own, which waits for the head of a request for ever, with deadlines."""

    _deadline: asyncio.TimerHandle | None = None
    _has_head = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin, unless that address holds too many open already."""
        super().connection_made(transport)
        if sum(self._is_same(one) for one in self.connections) > MOST_OF_ONE_ADDRESS:
            transport.abort()
            return
        self._deadline = self.loop.call_later(HEAD_S, transport.abort)

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

    def _is_same(self, other: object) -> bool:
        return isinstance(other, Connection) and _address(other) == _address(self)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def _address(connection: Connection) -> str | None:
    return connection.client[0] if connection.client is not None else None
