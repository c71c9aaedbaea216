"""A widget that is shown before it has a parent flashes up as a window of its own and takes the focus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.compose.window import parts
from ui.app import build
from ui.widgets.page import PageId


class ShownWindows(QObject):
    """Writes down every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.kinds.append(type(watched).__name__)
        return False


def test_visiting_every_page_shows_no_window_but_the_one(tmp_path: Path, qtbot: QtBot) -> None:
    program = build(parts(str(tmp_path / "workspace.facilitator")))
    shown = ShownWindows()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(shown)
    program.window.show()
    program.window.open()
    for page in PageId:
        assert program.operations.wait_idle()
        program.window.show_page(page)
    assert program.operations.wait_idle()
    app.removeEventFilter(shown)
    program.close()
    assert shown.kinds == ["MainWindow"]
    del qtbot
