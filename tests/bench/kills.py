"""What a death during a run costs: `python -m tests.bench.kills [KILLS]`, 200 by itself.

It kills the real window with `kill -9` at a random moment while it does at random what trainers do (slides,
covers, blocks, the agenda, timers, polls, groups), opens it again, and says how long it takes until the
console and the room show again what was acknowledged. It fails where anything acknowledged is lost.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests.room import two_screens
from tests.uncompiled import uncompiled

_ROOT = Path(__file__).parents[2]
_EARLY_DEATHS = 0.15
_LATEST_EARLY_S = 1.5
_MOST_LINES = 60
_LATEST_S = 0.05
_SLACK_S = 0.01

Line = dict[str, Any]


@dataclass
class Watch:
    """Hears every process, each after the death of the one before, and holds what was acknowledged.

    `back_seconds` is, for each start, the time from the process to the console and the room as they were;
    `unseen` counts events that were on disk and not yet on a screen when death came.
    """

    back_seconds: list[float] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    deaths: int = 0
    unseen: int = 0
    views: set[str] = field(default_factory=set)
    _last: Line = field(default_factory=dict)
    _tried: set[str] = field(default_factory=set)
    _not_yet: int = 0
    """Deeds since the start that no event on the screen came of, so far."""

    def hear(self, line: Line, begun: float) -> None:
        """Take in one line of a process that began at that moment (seconds of the wall clock)."""
        match line["what"]:
            case "back":
                self.back_seconds.append(line["at"] - begun)
                self.views.add(line["view"][0])
            case "found":
                self._check(line)
                self.events, self._last, self._tried = line["events"], line, set()
                self._not_yet = 0
            case "tries":
                self._tried.add(line["part"])
            case "does":
                self._not_yet += 1
            case "stands":
                self._tried -= {part for part in line["stands"] if not self._is_same(line, part)}
                self.events = self.events + line["events"]
                self._not_yet -= len(line["events"])
                self._last = line

    def _check(self, found: Line) -> None:
        """Find what was acknowledged, and beyond that at most what was tried."""
        stored, known = found["events"], self.events
        assert stored[: len(known)] == known, "an acknowledged event is lost"
        if not self._last:
            return
        more = len(stored) - len(known)
        assert more <= self._not_yet, f"{more} more events, {self._not_yet} deeds"
        self.unseen += more
        for part in found["stands"]:
            is_as_it_was = self._is_same(found, part)
            assert is_as_it_was or part in self._tried or (part == "run" and more), (
                f"{part}: {self._last['stands'][part]} became {found['stands'][part]}"
            )
        self._check_time(found)

    def _is_same(self, line: Line, part: str) -> bool:
        return bool(line["stands"][part] == self._last["stands"][part])

    def _check_time(self, found: Line) -> None:
        """Find no second lost and none made: what lay between counts once."""
        passed = found["measured_at"] - self._last["measured_at"] + _SLACK_S
        before, after = self._last["spent"], found["spent"]
        assert all(after[block] >= spent - _SLACK_S for block, spent in before.items()), "time was lost"
        assert sum(after.values()) - sum(before.values()) <= passed, "time was made"


def kill_often(folder: Path, kills: int, seed: int, watch: Watch) -> None:
    """Kill and open again so many times; AssertionError where something acknowledged is lost or changed."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    environ = uncompiled(two_screens(folder))
    del environ["PYTHONDONTWRITEBYTECODE"]  # a start that compiles everything anew is nobody's
    command = [sys.executable, "-m", "tests.bench.killed_room", str(folder)]
    subprocess.run(command, cwd=_ROOT, env=environ, check=True)
    for number in range(kills + 1):
        begun, is_last = time.time(), number == kills
        with subprocess.Popen(
            [*command, str(seed + number)], cwd=_ROOT, env=environ, stdout=subprocess.PIPE, text=True
        ) as room:
            try:
                for line in _lived(room, chance, is_last=is_last):
                    watch.hear(line, begun)
            finally:
                room.kill()
        watch.deaths += not is_last


def _lived(room: subprocess.Popen[str], chance: random.Random, *, is_last: bool) -> Iterator[Line]:
    """Let it live for a while, kill it, and give every whole line that it said."""
    assert room.stdout is not None
    said: list[str] = []
    if not is_last and chance.random() < _EARLY_DEATHS:
        time.sleep(chance.random() * _LATEST_EARLY_S)
    else:
        for line in room.stdout:
            said.append(line)
            if json.loads(line)["what"] == "found":
                break
        said += islice(room.stdout, 0 if is_last else chance.randrange(_MOST_LINES))
        time.sleep(chance.random() * _LATEST_S)
        assert room.poll() is None, "it ended by itself"
    room.kill()
    said += room.stdout
    return (json.loads(line) for line in said if line.endswith("\n"))


def main() -> None:
    """Kill as often as asked, or until Ctrl+C, and print what it cost."""
    asked = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("kills", nargs="?", type=int, default=200)
    asked.add_argument("--seed", type=int, default=3)
    given = asked.parse_args()
    watch = Watch()
    with TemporaryDirectory() as folder, suppress(KeyboardInterrupt):
        kill_often(Path(folder), given.kills, given.seed, watch)
    back = sorted(watch.back_seconds)
    say = sys.stdout.write
    say(f"{watch.deaths} kills, {len(watch.events)} events acknowledged, none lost; ")
    say(f"{watch.unseen} were on disk before a screen showed them\n")
    say(f"console and room as they were: median {median(back):.2f} s, ")
    say(f"p95 {back[int(0.95 * (len(back) - 1))]:.2f} s, longest {back[-1]:.2f} s after the start\n")
    say(f"the room came back with: {', '.join(sorted(watch.views))}\n")


if __name__ == "__main__":
    main()
