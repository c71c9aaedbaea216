"""A door for phones in a test's hand: a real workspace file, a real server, and phones that speak HTTP."""

from __future__ import annotations

import http.client
import re
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from facilitator.domain.attendance import AttendanceKind
from facilitator.domain.participant import Enrolment
from facilitator.imports.photo import codes_in_photo
from facilitator.imports.photo_form import photo_in
from facilitator.phone.addresses import NetworkAddress
from facilitator.phone.door import LocalPhoneDoor
from facilitator.services.changes import Done
from facilitator.services.phone_door import PhoneWay
from facilitator.services.ports import Workspace

T = TypeVar("T")

BOTH = frozenset(PhoneWay)
LOOPBACK = (NetworkAddress("127.0.0.1", "lo"),)
PATIENCE_S = 5.0


@dataclass
class Seconds:
    """The door's clock: stands until it is told to go on."""

    now_s: float = 1000.0

    def __call__(self) -> float:
        return self.now_s


class OneWorker:
    """Runs use cases one after the other, as the window's worker does."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "worker")
        self.asked = threading.Event()
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def submit(self, use_case: Callable[[], Done[T]]) -> Future[T]:
        """Return what will hold the value."""
        return self._pool.submit(self._value, use_case)

    def close(self) -> None:
        """End."""
        self.may_go_on.set()
        self._pool.shutdown()

    def _value(self, use_case: Callable[[], Done[T]]) -> T:
        self.asked.set()
        self.may_go_on.wait(PATIENCE_S)
        return use_case().value


class ReaderHere:
    """Reads photos in this process: what a child process does of it has tests of its own."""

    def warm_up(self) -> None:
        """Nothing to be done."""

    def codes_in(self, content_type: str, body: bytes) -> tuple[str, ...]:
        """Return the codes in the one photo of a form."""
        return codes_in_photo(photo_in(content_type, body))

    def close(self) -> None:
        """Nothing to be done."""


@dataclass
class Reply:
    """What a phone was answered."""

    status: int
    headers: Mapping[str, str]
    text: str

    def hidden(self, name: str) -> str:
        """Return the value of a hidden field of the page."""
        found = re.search(f'name="{name}" value="([^"]*)"', self.text)
        assert found, f"no field {name} in {self.text}"
        return found.group(1)

    def heading(self) -> str:
        """Return what the page says first."""
        found = re.search("<h1>([^<]*)</h1>", self.text)
        assert found, self.text
        return found.group(1)


@dataclass
class Phone:
    """A browser without a screen: keeps its cookie, follows a redirection, sends forms."""

    url: str
    ip: str = "127.0.1.1"
    language: str = "en"
    agent: str = "Mozilla/5.0 (Linux; Android 14) Mobile"
    cookie: str = ""

    def get(self, path: str, **headers: str) -> Reply:
        """Return the page there."""
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, **fields: str) -> Reply:
        """Send a form of ours."""
        head = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.url}
        return self.ask("POST", path, urlencode(fields).encode(), head)

    def scan(self, address: str) -> Reply:
        """Open what a QR code says."""
        return self.get(address.removeprefix(self.url))

    def check_in(self, page: Reply, entry: str) -> Reply:
        """Fill in the page and send it."""
        return self.post("/c", ticket=page.hidden("ticket"), lang=page.hidden("lang"), entry=entry)

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Ask one thing, and again where the answer says so."""
        place = urlsplit(self.url)
        connection = http.client.HTTPConnection(
            place.hostname or "", place.port, timeout=PATIENCE_S, source_address=(self.ip, 0)
        )
        head = {"Accept-Language": self.language, "User-Agent": self.agent, **(headers or {})}
        if self.cookie:
            head.setdefault("Cookie", self.cookie)
        try:
            connection.request(method, path, body, head)
            answer = connection.getresponse()
            head_of = {name.lower(): value for name, value in answer.headers.items()}
            reply = Reply(answer.status, head_of, answer.read().decode("utf-8"))
        finally:
            connection.close()
        if kept := reply.headers.get("set-cookie"):
            self.cookie = kept.partition(";")[0]
        if reply.status == http.client.SEE_OTHER:
            return self.ask("GET", reply.headers["location"])
        return reply

    def line(self) -> socket.socket:
        """Return an open connection on which anything can be sent."""
        place = urlsplit(self.url)
        return socket.create_connection((place.hostname, place.port), PATIENCE_S, source_address=(self.ip, 0))


@dataclass
class House:
    """A half-day with its people, and the door for phones, closed."""

    ws: Workspace
    half_day: UUID
    people: tuple[Enrolment, ...]
    worker: OneWorker = field(default_factory=OneWorker)
    seconds: Seconds = field(default_factory=Seconds)
    networks: tuple[NetworkAddress, ...] = LOOPBACK

    def __post_init__(self) -> None:
        self.door = LocalPhoneDoor(
            lambda: self.ws, self.worker.submit, networks=lambda: self.networks, now_s=self.seconds
        )

    def open(self, ways: frozenset[PhoneWay] = BOTH) -> Phone:
        """Open the door and return a phone that is in the room."""
        return Phone(self.door.open(self.half_day, ways).chosen)

    def scanned(self, phone: Phone) -> Reply:
        """Return the page that a phone gets for what the projector shows now."""
        return phone.scan(self.door.projector_code().url)

    def arrivals(self) -> list[str]:
        """Return the names of those who arrived, in the order in which it was noted."""
        names = {one.id: one.person.name for one in self.people}
        with self.ws.store.read() as records:
            events = records.attendance.of_half_day(self.half_day)
        return [names[one.enrolment] for one in events if one.kind is AttendanceKind.ARRIVED]


@contextmanager
def house(ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]) -> Iterator[House]:
    """Give a house and close it."""
    one = House(ws, half_day, people)
    yield one
    one.door.close()
    one.worker.close()
