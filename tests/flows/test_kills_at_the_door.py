"""A door that dies in a burst keeps every check-in that it showed.

A few deaths in each run; more with FACILITATOR_DOOR_KILLS=300.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.bench.door_kills import DoorWatch, kill_often

KILLS = int(os.environ.get("FACILITATOR_DOOR_KILLS", "2"))


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_door_that_was_killed_has_everybody_whom_it_let_in(tmp_path: Path) -> None:
    watch = DoorWatch()
    kill_often(tmp_path, KILLS, 20260404, watch)
    assert watch.deaths == KILLS
    assert watch.events
