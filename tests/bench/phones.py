"""A hundred phones at once at the door of the real window: how long they wait, and what the window feels.

Run it on an idle machine: `python -m tests.bench.phones`. The phones are a process of their own and come
over the loopback network. It is no test and sets no limit on time; it fails where a check-in is lost,
doubled or out of order. What it prints goes into the commit that changes it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from facilitator.compose.window import parts
from facilitator.domain.names import search_key
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.phone.addresses import NetworkAddress
from facilitator.phone.door import LocalPhoneDoor
from facilitator.services.changes import Done
from facilitator.services.issue_badges import issue_badges
from facilitator.services.phone_door import CurrentWorkspace, PhoneDoor, PhoneWay, Submit
from facilitator.services.plan_session import create_session, install_pack
from facilitator.services.ports import Workspace
from tests.bench.interface_gaps import Heartbeat, rest
from tests.builders import Pack, a_person, a_programme, a_session_draft
from tests.phone.photos import large_photo
from tests.room import open_window
from ui.app import Program, build
from ui.collecting import Collecting
from ui.widgets.page import PageId

T = TypeVar("T")

AT_ONCE = 100
PEOPLE = 500
BEHIND_ONE_ROUTER = 4
"""The last wave comes from one address."""

IN_A_PHOTO = 20
STOPS = 20


class Order:
    """Hands on what phones submit, and remembers whom it let in, in the order in which it was asked."""

    def __init__(self, submit: Submit) -> None:
        self._submit = submit
        self.asked: list[Future[object]] = []

    def __call__(self, use_case: Callable[[], Done[T]], /) -> Future[T]:
        future = self._submit(use_case)
        self.asked.append(future)  # type: ignore[arg-type]
        return future


class Morning:
    """A window on a half-day of five hundred, with a door for phones on this machine."""

    def __init__(self, folder: Path) -> None:
        self.orders: list[Order] = []
        given = replace(parts(str(folder / "phones.facilitator")), phone_door=self._door)
        self.program: Program = build(given)
        self._collecting = Collecting(self.program.operations)
        open_window(self.program)
        workspace = self.program.window.workspace
        assert workspace is not None
        self.workspace: Workspace = workspace
        install_pack(workspace, Pack(a_programme()))
        self.session: Session = create_session(workspace, a_session_draft()).value
        self.half_day = self.session.half_days[0].id
        self._enrol()
        self.program.window.turn_to(self.session.id, self.half_day)
        self.program.operations.wait_idle(60_000)
        tools = self.program.window.pages.tools
        assert tools is not None
        assert tools.phone_door is not None
        self.door: PhoneDoor = tools.phone_door
        self.heartbeat = Heartbeat()
        self._come = 0

    def _door(self, workspace: CurrentWorkspace, submit: Submit) -> PhoneDoor:
        self.orders.append(Order(submit))
        return LocalPhoneDoor(
            workspace, self.orders[-1], networks=lambda: (NetworkAddress("127.0.0.1", "lo"),)
        )

    def _enrol(self) -> None:
        people = [a_person(f"学员{n}", f"E{n:05d}") for n in range(PEOPLE)]
        ws = self.workspace
        with ws.store.write() as records:
            records.people.enrol(
                [
                    Enrolment(
                        ws.ids.new_id(), self.session.id, self.half_day, one, search_key=search_key(one.name)
                    )
                    for one in people
                ]
            )

    def front(self, page: PageId) -> None:
        """Bring a page to the front and let it settle."""
        self.program.window.show_page(page)
        self.program.operations.wait_idle(60_000)
        rest(500)

    def crowd(self, entries: Sequence[str], *, has_router: bool) -> tuple[list[float], list[str], float]:
        """Let a phone for each entry come; returns their milliseconds, their answers, the longest gap."""
        url = self.door.projector_code().url
        self._come += len(entries)
        first = "router" if has_router else str(self._come - len(entries))
        return self._away(url, first, *entries)

    def photo(self, path: Path) -> tuple[list[float], list[str], float]:
        """Let a helper's phone send a photo; returns as `crowd` does."""
        return self._away(self.door.helper_address(), str(path))

    def _away(self, *given: str) -> tuple[list[float], list[str], float]:
        """Let phones come in a process of their own, while the window turns."""
        command = [sys.executable, "-m", "tests.bench.phone_crowd", *given]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as crowd:
            self.heartbeat.begin()
            while crowd.poll() is None:
                rest(20)
            self.program.operations.wait_idle(60_000)
            rest(100)
            gap = self.heartbeat.longest_ms
            assert crowd.stdout is not None
            found = json.loads(crowd.stdout.read())
        return found["ms"], found["said"], gap

    def close(self) -> None:
        """End."""
        self._collecting.close()
        self.program.close()


def main() -> None:
    """Measure and print."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with TemporaryDirectory() as name:
        os.environ["FACILITATOR_STATE_DIR"] = str(Path(name) / "state")
        os.environ["FACILITATOR_CONFIG_DIR"] = str(Path(name) / "config")
        morning = Morning(Path(name))
        _waves(morning)
        _photos(morning, Path(name))
        _stops(morning)
        morning.close()


def _waves(morning: Morning) -> None:
    morning.door.open(morning.half_day, frozenset(PhoneWay))
    for wave, page in enumerate((PageId.DOOR, PageId.DOOR, PageId.RUN, PageId.HOME, PageId.DOOR)):
        morning.front(page)
        has_router = wave == BEHIND_ONE_ROUTER
        entries = [f"E{n:05d}" for n in range(wave * AT_ONCE, (wave + 1) * AT_ONCE)]
        took, said, gap = morning.crowd(entries, has_router=has_router)
        assert said == ["You are checked in"] * AT_ONCE, sorted(set(said))
        took.sort()
        middle, late = took[len(took) // 2], took[len(took) * 95 // 100]
        where = " behind one router" if has_router else ""
        sys.stdout.write(
            f"{AT_ONCE} phones at once{where}, {page} in front: median {middle:.0f} ms, p95 {late:.0f} ms, "
            f"longest {took[-1]:.0f} ms, interface gap {gap:.0f} ms\n"
        )
    _check(morning)


def _check(morning: Morning) -> None:
    """Compare what is on disk with what phones were promised, one by one."""
    with morning.workspace.store.read() as records:
        stored = records.attendance.of_half_day(morning.half_day)
    answered = [one for future in morning.orders[-1].asked for one in future.result()]  # type: ignore[attr-defined]
    promised = [one.enrolment.id for one in answered]
    assert len(stored) == PEOPLE, f"{len(stored)} of {PEOPLE} are on disk"
    assert len({event.enrolment for event in stored}) == PEOPLE, "somebody is in twice"
    assert [event.enrolment for event in stored] == promised, "the order is lost"
    state = morning.door.state()
    assert (state.checked_in, state.refused) == (PEOPLE, 0)
    assert state.phones_through == PEOPLE - AT_ONCE + 1
    sys.stdout.write(f"{PEOPLE} check-ins from {PEOPLE} phones: none lost, none doubled, order kept\n")


def _photos(morning: Morning, folder: Path) -> None:
    """Send photos of a 12-megapixel camera with twenty badges each."""
    tokens = [one.badge.token for one in issue_badges(morning.workspace, morning.session.id).value]
    morning.front(PageId.DOOR)
    for n in range(3):
        path = folder / f"{n}.jpg"
        path.write_bytes(large_photo(tokens[n * IN_A_PHOTO : (n + 1) * IN_A_PHOTO]))
        (took,), said, gap = morning.photo(path)
        assert said == ["In already"] * IN_A_PHOTO, said
        sys.stdout.write(
            f"a photo of {path.stat().st_size / 1e6:.1f} MB with {IN_A_PHOTO} badges: "
            f"answered in {took:.0f} ms, interface gap {gap:.0f} ms\n"
        )


def _stops(morning: Morning) -> None:
    door = morning.door
    found: dict[str, list[float]] = {"closing": [], "opening": []}
    for _ in range(STOPS):
        found["closing"].append(_ms(door.close))
        found["opening"].append(_ms(partial(door.open, morning.half_day, frozenset(PhoneWay))))
    for what, took in found.items():
        sys.stdout.write(
            f"{what}, {STOPS} times: median {sorted(took)[STOPS // 2]:.0f} ms, longest {max(took):.0f} ms\n"
        )


def _ms(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
