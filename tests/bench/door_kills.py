"""What a death at the door costs: `python -m tests.bench.door_kills [KILLS]`, 300 by itself.

It kills the real window with `kill -9` at a random moment while a queue is let in by scanner and entries are
taken back, opens it again, and fails where anything that was shown is lost, doubled or changed.
"""

from __future__ import annotations

import json
import os
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
from tempfile import TemporaryDirectory
from typing import Any

from tests.uncompiled import uncompiled

_ROOT = Path(__file__).parents[2]
_MOST_LINES = 120
_LATEST_S = 0.03
_MOST_AT_ONCE = 8

Line = dict[str, Any]


@dataclass
class DoorWatch:
    """Hears every process, each after the death of the one before, and holds what was shown.

    `unseen` counts events that were on disk and not yet shown when death came.
    """

    events: list[str] = field(default_factory=list)
    here: dict[str, bool] = field(default_factory=dict)
    unseen: int = 0
    deaths: int = 0
    _stored: list[str] = field(default_factory=list)
    _undone: set[str] = field(default_factory=set)

    def hear(self, line: Line) -> None:
        """Take in one line of a process."""
        match line["what"]:
            case "back":
                self._check(line)
            case "in":
                self.here[line["person"]] = True
                if line["event"] not in self.events:
                    assert line["is_new"], "an old arrival that nobody stored"
                    self.events.append(line["event"])
            case "undone":
                self._undone.add(line["event"])
                self.here[line["person"]] = line["is_here"]

    def _check(self, back: Line) -> None:
        """Find all that was shown, once, in its order; what nobody saw is a handful at most."""
        stored: list[str] = back["events"]
        assert len(set(stored)) == len(stored), "an event is doubled"
        assert stored[: len(self._stored)] == self._stored, "the log of before is changed"
        known = set(self.events)
        assert [one for one in stored if one in known] == [one for one in self.events if one in set(stored)]
        assert known <= set(stored), "an acknowledged check-in is lost"
        shown = len(known) - len(self._stored) + len(self._undone)
        unseen = len(stored) - len(self._stored) - shown
        assert 0 <= unseen <= _MOST_AT_ONCE, f"{unseen} events nobody saw"
        self.unseen += unseen
        here = set(back["here"])
        wrong = [one for one, is_here in self.here.items() if is_here != (one in here)]
        assert len(wrong) <= unseen, f"{len(wrong)} people stand otherwise than shown"
        self.events, self._stored, self._undone = list(stored), stored, set()
        self.here = dict.fromkeys(here, True)


def kill_often(folder: Path, kills: int, seed: int, watch: DoorWatch) -> None:
    """Kill and open again so many times; AssertionError where something shown is lost or changed."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    environ = uncompiled(
        {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "FACILITATOR_STATE_DIR": str(folder / "state"),
            "FACILITATOR_CONFIG_DIR": str(folder / "config"),
        }
    )
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "tests.bench.killed_door", str(folder)]
    subprocess.run(command, cwd=_ROOT, env=environ, check=True)
    for number in range(kills + 1):
        with subprocess.Popen(
            [*command, str(seed + number)], cwd=_ROOT, env=environ, stdout=subprocess.PIPE, text=True
        ) as door:
            try:
                for line in _lived(door, chance):
                    watch.hear(line)
            finally:
                door.kill()
        watch.deaths += number < kills


def _lived(door: subprocess.Popen[str], chance: random.Random) -> Iterator[Line]:
    """Let it live for a while, kill it, and give every whole line that it said."""
    assert door.stdout is not None
    said = list(islice(door.stdout, 1 + chance.randrange(_MOST_LINES)))
    time.sleep(chance.random() * _LATEST_S)
    assert door.poll() is None, "it ended by itself"
    door.kill()
    said += door.stdout
    return (json.loads(line) for line in said if line.endswith("\n"))


def main() -> None:
    """Kill as often as asked, or until Ctrl+C, and print what it cost."""
    asked = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("kills", nargs="?", type=int, default=300)
    asked.add_argument("--seed", type=int, default=4)
    given = asked.parse_args()
    watch = DoorWatch()
    with TemporaryDirectory() as folder, suppress(KeyboardInterrupt):
        kill_often(Path(folder), given.kills, given.seed, watch)
    say = sys.stdout.write
    say(f"{watch.deaths} kills, {len(watch.events)} events in the log, none lost, none doubled; ")
    say(f"{watch.unseen} were on disk before the door showed them\n")


if __name__ == "__main__":
    main()
