"""Five hundred check-ins in one burst, from camera, scanner and phones together, at the real window's door.

`python -m tests.bench.all_roads` puts piles of fifteen badges before a made-up camera, types others as a hand
scanner does, and lets a crowd of phones come by the loopback network, all at once. It is no test and sets no
limit on time; it fails where a check-in is lost or doubled, or where the scanner's order is not kept.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.bench.phones import PEOPLE, Morning

from facilitator.domain.attendance import AttendanceEvent, Road
from facilitator.services.issue_badges import IssuedBadge, issue_badges
from facilitator.services.phone_door import PhoneWay
from tests.bench.interface_gaps import rest
from tests.ui.attendance.cameras import BUILT_IN, NOTHING, MadeUpCameras, picture_of
from ui.attendance import camera_card
from ui.attendance.door_page import DoorPage
from ui.shell.scanning import Scanning
from ui.widgets.page import PageId

SHOWN, SCANNED, BY_PHONE = 180, 150, 170
IN_A_PILE = 15
PATIENCE_S = 120.0


class Door:
    """The Door page of a morning: its camera is on, a hand scanner is plugged in, phones may come."""

    def __init__(self, morning: Morning, cameras: MadeUpCameras) -> None:
        self.morning = morning
        self.cameras = cameras
        program = morning.program
        self._scanning = Scanning(program.app, program.window, program.operations, program.appearance)
        self._scanning.start()
        morning.front(PageId.DOOR)
        page = program.window.pages.front
        assert isinstance(page, DoorPage)
        self.page = page
        page.camera.switch()
        while not cameras.opened:
            rest(20)
        morning.door.open(morning.half_day, frozenset({PhoneWay.OWN_PHONE}))

    def scan(self, token: str) -> None:
        """Type a badge and Enter into whatever has the focus."""
        QTest.keyClicks(QApplication.focusWidget() or self.page, token)
        QTest.keyClick(QApplication.focusWidget() or self.page, Qt.Key.Key_Return)

    def show(self, tokens: Sequence[str]) -> None:
        """Lay badges before the camera."""
        self.cameras.opened[-1].send(picture_of(*tokens) if tokens else NOTHING)

    def events(self) -> tuple[AttendanceEvent, ...]:
        """Return all that is on disk."""
        with self.morning.workspace.store.read() as records:
            return records.attendance.of_half_day(self.morning.half_day)

    def close(self) -> None:
        self._scanning.stop()
        self.morning.close()


def burst(door: Door, issued: Sequence[IssuedBadge]) -> float:
    """Let all come at once; return the seconds until everybody is on disk and told."""
    tokens = [one.badge.token for one in issued]
    shown, scanned = tokens[:SHOWN], tokens[SHOWN : SHOWN + SCANNED]
    by_phone = [one.enrolment for one in issued[SHOWN + SCANNED :][:BY_PHONE] if one.enrolment is not None]
    piles = [shown[n : n + IN_A_PILE] for n in range(0, len(shown), IN_A_PILE)]
    url = door.morning.door.projector_code().url
    numbers = [one.person.employee_number for one in by_phone]
    command = [sys.executable, "-m", "tests.bench.phone_crowd", url, "0", *numbers]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as crowd:
        for turn, token in enumerate(scanned):
            door.scan(token)
            if piles and turn % 10 == 0:
                door.show(piles.pop(0))
            rest(2)
        while crowd.poll() is None or len(door.events()) < len(issued):
            rest(20)
            assert time.perf_counter() - begun < PATIENCE_S, len(door.events())
        assert crowd.stdout is not None
        said = Counter(json.loads(crowd.stdout.read())["said"])
    door.morning.program.operations.wait_idle(60_000)
    assert sum(said.values()) == BY_PHONE, said
    assert len(said) == 1, said
    return time.perf_counter() - begun


def check(events: Sequence[AttendanceEvent], issued: Sequence[IssuedBadge]) -> None:
    """Fail where somebody is missing or twice in, came by another road, or the scanner's order is lost."""
    people = [one.enrolment.id for one in issued if one.enrolment is not None]
    assert len(events) == len(issued), "one was lost or doubled"
    assert {event.enrolment for event in events} == set(people), "somebody else is in"
    came = Counter(event.road for event in events)
    assert came == {Road.CAMERA: SHOWN, Road.SCANNER: SCANNED, Road.PHONE: BY_PHONE}, came
    in_order = [event.enrolment for event in events if event.road is Road.SCANNER]
    assert in_order == people[SHOWN : SHOWN + SCANNED], "the scanner's order is lost"


def main() -> None:
    """Measure and print one line."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with TemporaryDirectory() as name:
        os.environ["FACILITATOR_STATE_DIR"] = str(Path(name) / "state")
        os.environ["FACILITATOR_CONFIG_DIR"] = str(Path(name) / "config")
        cameras = MadeUpCameras(BUILT_IN)
        camera_card.LaptopCameras = lambda _: cameras  # type: ignore[assignment,misc]
        door = Door(Morning(Path(name)), cameras)
        issued = issue_badges(door.morning.workspace, door.morning.session.id).value[:PEOPLE]
        door.morning.program.operations.wait_idle(60_000)
        seconds = burst(door, issued)
        check(door.events(), issued)
        sys.stdout.write(
            f"{SHOWN} by camera, {SCANNED} scanned, {BY_PHONE} by phone at once: {seconds:.1f} s until "
            "everybody was in; none lost, none doubled, the scanner's order kept\n"
        )
        door.close()


if __name__ == "__main__":
    main()
