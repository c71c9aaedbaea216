"""Libraries are opened without holding the interpreter; what cannot be opened is left to the import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ui.widgets import multimedia
from ui.widgets.library_ahead import open_ahead

AHEAD = """
import sys
from PySide6.QtCore import QCoreApplication
from ui.widgets import multimedia
opened = {str(path): multimedia.open_ahead(path) for path in multimedia._libraries()}
assert len(opened) >= 2 and all(opened.values()), opened
assert "PySide6.QtMultimedia" not in sys.modules
multimedia.load_multimedia()
assert "PySide6.QtMultimedia" in sys.modules
"""


def test_what_plays_videos_is_opened_before_it_is_imported() -> None:
    subprocess.run([sys.executable, "-c", AHEAD], check=True)


def test_what_is_no_library_is_left_to_the_import(tmp_path: Path) -> None:
    text = tmp_path / "notes.so"
    text.write_text("no library")
    assert not open_ahead(text)
    assert not open_ahead(tmp_path / "absent.so")


def test_the_libraries_are_those_of_this_installation() -> None:
    assert all(library.is_file() for library in multimedia._libraries())
