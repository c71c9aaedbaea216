from __future__ import annotations

import subprocess
import sys

HEAVY = {
    "pandas",
    "numpy",
    "reportlab",
    "alembic",
    "openpyxl",
    "xlsxwriter",
    "PIL",
    "sqlalchemy",
    "pypdfium2",
    "uvicorn",
}

PAINT = """
import sys
from ui.app import build
from ui.shell.parts import Parts
program = build(Parts(open_workspace=lambda: None, pages={}))
program.window.show()
program.app.processEvents()
assert not program.window.grab().isNull()
print(" ".join(sorted({name.split(".")[0] for name in sys.modules})))
program.close()
"""


def test_the_window_is_painted_before_anything_heavy_is_loaded() -> None:
    ended = subprocess.run([sys.executable, "-c", PAINT], capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(ended.stdout.split())
    assert "PySide6" in ended.stdout


IMPORT = """
import gc
before = gc.get_threshold()
import facilitator.compose.window, ui.app, ui.collecting
assert gc.get_threshold() == before, gc.get_threshold()
assert gc.get_freeze_count() == 0
"""


def test_importing_the_program_leaves_the_collection_of_garbage_alone() -> None:
    subprocess.run([sys.executable, "-c", IMPORT], check=True)


RUN = """
import gc
from PySide6.QtCore import QTimer
from ui.app import run
from ui.shell.parts import Parts
before = gc.get_threshold()
within = []

def look():
    within.append((gc.get_threshold(), gc.get_freeze_count() > 0))
    from PySide6.QtWidgets import QApplication
    QApplication.instance().quit()

import ui.app
from ui.shell.warming import Warming

class Watched(Warming):
    def start(self):
        self.finished.connect(look)
        super().start()

ui.app.Warming = Watched
from facilitator.domain.message import Message, UserError

def refuse():
    raise UserError(Message("No."))

assert run(Parts(open_workspace=refuse, pages={})) == 0
(threshold, is_frozen), = within
assert is_frozen
assert threshold[:2] == before[:2]
assert threshold[2] >= 1_000_000
assert gc.get_threshold() == before
assert gc.get_freeze_count() == 0
"""


def test_the_running_window_puts_full_collections_off_and_gives_them_back() -> None:
    subprocess.run([sys.executable, "-c", RUN], check=True)


REST = """
import gc
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
import ui.collecting
from ui.collecting import Collecting
from ui.operations import Operations

app = QApplication([])
collected = []
gc.callbacks.append(lambda phase, about: collected.append(about["generation"]) if phase == "start" else None)
gc.disable()
ui.collecting.REST_MS = 20
operations = Operations()
collecting = Collecting(operations)

def rest():
    loop = QEventLoop()
    QTimer.singleShot(100, loop.quit)
    loop.exec()

kept = [[] for _ in range(5000)]
assert not gc.isenabled() and not collected
rest()
assert gc.isenabled() and gc.get_freeze_count() > 5000
assert 2 not in collected, "the first rest sets aside what a start made, and does not look through it"
operations.load(lambda: None, lambda nothing: None)
rest()
assert collected.count(2) == 1, "a rest after work looks through what is new"
gc.disable()
collecting.close()
operations.close()
assert gc.isenabled() and gc.get_freeze_count() == 0
"""


def test_garbage_is_not_looked_for_before_the_first_rest() -> None:
    subprocess.run([sys.executable, "-c", REST], check=True)
