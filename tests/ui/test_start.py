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
within = []

def look():
    within.append((gc.isenabled(), gc.get_freeze_count() > 0))
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
assert within == [(False, True)]
assert gc.isenabled()
assert gc.get_freeze_count() == 0
"""


def test_the_running_window_takes_collecting_over_and_gives_it_back() -> None:
    subprocess.run([sys.executable, "-c", RUN], check=True)


REST = """
import gc, threading
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
import ui.collecting
from ui.collecting import Collecting
from ui.operations import Operations

app = QApplication([])
collected = []

def note(phase, about):
    if phase == "start":
        collected.append(about["generation"])
        assert threading.current_thread() is threading.main_thread()

gc.callbacks.append(note)
ui.collecting.REST_MS = 20
operations = Operations()
collecting = Collecting(operations)

def rest(ms=100):
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()

kept = [[] for _ in range(5000)]
assert not collected
rest()
assert gc.get_freeze_count() > 5000
assert collected == [], "the first rest sets aside what a start made, and does not look through it"

ends_on = []

class InACircle(QObject):
    def __init__(self):
        super().__init__()
        self.own = self
    def __del__(self):
        ends_on.append(threading.current_thread())

def make_garbage():
    for _ in range(20_000):
        InACircle.last = [[]]
        InACircle.last.append(InACircle.last)

one = InACircle()
del one
operations.load(make_garbage, lambda nothing: None)
assert operations.wait_idle()
assert ends_on == [] and collected == [], "no worker looks for garbage, however much it makes"
rest()
assert collected == [2], "a rest after work looks through what is new"
assert ends_on == [threading.main_thread()]
collecting.close()
operations.close()
assert gc.isenabled() and gc.get_freeze_count() == 0
"""


def test_garbage_is_looked_for_at_a_rest_and_on_the_windows_thread_alone() -> None:
    subprocess.run([sys.executable, "-c", REST], check=True)


NO_REST = """
import gc
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
import ui.collecting
from ui.collecting import Collecting
from ui.operations import Operations

app = QApplication([])
collected = []
gc.callbacks.append(lambda phase, about: collected.append(about["generation"]) if phase == "start" else None)
operations = Operations()
collecting = Collecting(operations)
collecting._on_latest()
assert collected == [] and gc.get_freeze_count() > 0, "before the first rest what is there is set aside"
collecting._on_latest()
assert collected == [0]
operations.load(lambda: None, lambda nothing: None)
collecting._on_latest()
assert collected == [0], "not while something is asked for"
assert operations.wait_idle()
assert collected == [0, 0], "but as soon as it is answered"
collecting.close()
operations.close()
"""


def test_where_nothing_rests_young_garbage_is_looked_for_between_two_answers() -> None:
    subprocess.run([sys.executable, "-c", NO_REST], check=True)
