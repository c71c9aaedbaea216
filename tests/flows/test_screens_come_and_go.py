"""Screens come, go and change before a real X server; the room sees its slide and never the console.

A few events in each run where the server is installed, more with FACILITATOR_SCREEN_EVENTS=200. What the
window does where there is none stands in tests/ui/projector.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.bench.screen_events import Sight, happen
from tests.bench.x_server import PACKAGES, is_here

EVENTS = int(os.environ.get("FACILITATOR_SCREEN_EVENTS", "8"))
BY_THE_SERVER = {"laptop off", "laptop on"}
"""It lays both screens out anew, and shows the room what stands there until a window can move."""


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.skipif(not is_here(), reason=f"needs root and an X server whose outputs unplug: {PACKAGES}")
def test_the_room_sees_its_slide_again_and_never_the_console(tmp_path: Path) -> None:
    for event in happen(tmp_path, EVENTS, seed=11):
        assert event.looks[-1].sight in {Sight.SLIDE, Sight.OFF}, event.kind
        if event.kind not in BY_THE_SERVER:
            assert event.count(Sight.CONSOLE) == 0, event.kind
