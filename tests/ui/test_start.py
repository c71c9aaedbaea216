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
