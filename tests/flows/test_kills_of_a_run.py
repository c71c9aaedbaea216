"""A run that dies comes back as it was acknowledged, whatever the trainer was doing.

A few deaths in each run; more with FACILITATOR_RUN_KILLS=200.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.bench.kills import Watch, kill_often

KILLS = int(os.environ.get("FACILITATOR_RUN_KILLS", "2"))


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_run_that_was_killed_goes_on_as_it_was_acknowledged(tmp_path: Path) -> None:
    watch = Watch()
    kill_often(tmp_path, KILLS, 20260303, watch)
    assert watch.deaths == KILLS
    assert len(watch.back_seconds) >= 1
