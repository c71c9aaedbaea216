"""The server of the pages: one address and port, a thread of its own, gone within a second."""

from __future__ import annotations

import asyncio
import socket
import threading

import uvicorn

from facilitator.domain.message import Message, UserError
from facilitator.phone.app import make_app
from facilitator.phone.connection import Connection
from facilitator.phone.opening import Opening
from facilitator.phone.photos import Photos

PORT = 8765
"""Easy to type; where another program has it, any free one."""

_WAITING_TO_COME = 300
"""Connections that the system holds until they are taken in; it may hold fewer."""

_MOST_HEAD_BYTES = 8 * 1024
_STARTING_S = 5.0
_FINISHING_S = 0.5
_STOPPING_S = 1.0
_ALONE = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
"""What keeps a port to one program: on Windows it is said so, elsewhere only an old one is taken again."""


class PhoneServer:
    """Serves from `start` to `stop`; `ip` and `url` are where."""

    def __init__(self, ip: str, opening: Opening, port: int = PORT) -> None:
        """Take the port; UserError where the system gives none at that address."""
        self._socket = _listening(ip, port)
        self.ip = ip
        host = f"{ip}:{self._socket.getsockname()[1]}"
        self.url = f"http://{host}"
        self._photos = Photos()
        self._is_up = threading.Event()
        self._server = _Server(make_app(opening, host, self._photos), self._is_up)
        self._thread = threading.Thread(target=self._run, name="phone server", daemon=True)

    @property
    def port(self) -> int:
        """The port that was given."""
        return int(self.url.rpartition(":")[2])

    @property
    def is_serving(self) -> bool:
        """Whether it still does."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Serve from now on; returns when the first phone can come."""
        self._thread.start()
        self._is_up.wait(_STARTING_S)
        if not self._server.started:
            self.stop()
            msg = "the pages for phones did not start"
            raise RuntimeError(msg)

    def stop(self) -> None:
        """Let phones that wait for an answer have it, for half a second; the port is free then."""
        self._server.should_exit = True
        self._photos.close()
        self._thread.join(_STOPPING_S)

    def _run(self) -> None:
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._socket.close()
            self._is_up.set()


class _Server(uvicorn.Server):
    """Uvicorn without signs of itself, and without a log: addresses of phones are nobody's business."""

    def __init__(self, app: object, is_up: threading.Event) -> None:
        super().__init__(
            uvicorn.Config(
                app,  # type: ignore[arg-type]
                loop="asyncio",
                http=Connection,
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,
                proxy_headers=False,
                server_header=False,
                date_header=False,
                timeout_graceful_shutdown=1,
                h11_max_incomplete_event_size=_MOST_HEAD_BYTES,
            )
        )
        self._is_up = is_up

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and say so."""
        await super().startup(sockets)
        self._is_up.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop listening, and wait for no phone longer than half a second."""
        asyncio.get_running_loop().call_later(_FINISHING_S, self._let_go)
        await super().shutdown(sockets)

    def _let_go(self) -> None:
        self.force_exit = True
        for connection in tuple(self.server_state.connections):
            connection.transport.abort()
        for task in tuple(self.server_state.tasks):
            task.cancel()


def _listening(ip: str, port: int) -> socket.socket:
    """Return a socket that listens there, or at any free port where that one is taken."""
    try:
        return _bound(ip, port)
    except OSError:
        try:
            return _bound(ip, 0)
        except OSError as error:
            raise UserError(
                Message(
                    "Phones cannot reach this laptop at {address} ({reason}). "
                    "Choose another address, or check people in by badge.",
                    {"address": ip, "reason": error.strerror or str(error)},
                )
            ) from error


def _bound(ip: str, port: int) -> socket.socket:
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, _ALONE, 1)
        found.bind((ip, port))
        found.listen(_WAITING_TO_COME)
    except OSError:
        found.close()
        raise
    return found
