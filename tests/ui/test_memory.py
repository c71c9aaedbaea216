"""What the window does not keep in memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PICTURES = """
import threading
from pathlib import Path
from ui.memory import give_back_large_pieces
give_back_large_pieces()
def held():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Anonymous:"))
def draw():
    for _ in range(20):
        pictures = [bytearray(6_000_000) for _ in range(2)]
        small = [bytearray(1000) for _ in range(50)]
        kept.append(small.pop())
kept = []
before = held()
for _ in range(6):
    worker = threading.Thread(target=draw)
    worker.start()
    worker.join()
print((held() - before) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do so by themselves")
def test_pictures_drawn_by_one_worker_after_the_other_leave_nothing_behind() -> None:
    said = subprocess.run(
        [sys.executable, "-c", PICTURES], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert int(said.stdout) < 6  # MB: less than one of 240 pictures


FREED = """
from pathlib import Path
from ui.memory import give_back_what_is_free
def held():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Anonymous:"))
pieces = [bytearray(60_000) for _ in range(400)]
last = bytearray(60_000)
del pieces
before = held()
give_back_what_is_free()
print((before - held()) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do so by themselves")
def test_what_is_free_below_what_is_used_goes_back_to_the_system() -> None:
    said = subprocess.run(
        [sys.executable, "-c", FREED], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert int(said.stdout) > 15  # MB of 24


def test_the_text_of_the_program_s_own_code_is_not_kept() -> None:
    code = (
        "import ui.app, linecache, database\n"
        "print(sum(len(''.join(kept[2])) for kept in linecache.cache.values() if len(kept) > 2))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert int(said.stdout) < 1_000_000  # characters; 20 million without the care taken
