"""A file or folder to read or write: typed, pasted, or picked in the system's own dialog."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import QuietButton
from ui.widgets.field import Field


class PathKind(Enum):
    """What is picked."""

    OPEN_FILE = auto()
    SAVE_FILE = auto()
    FOLDER = auto()


class PathField(QWidget):
    """A labelled line for a path, and a button that opens the system's dialog."""

    chosen = Signal(object)
    """The `Path` that was picked in the dialog or entered with Enter."""

    def __init__(self, theme: Theme, kind: PathKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._file_filter = ""
        self._asked: Path | None = None
        self.field = Field(QLineEdit())
        self.field.edit.returnPressed.connect(self._on_entered)
        self.button = QuietButton(theme, Icon.FOLDER)
        self.button.clicked.connect(self._on_browse)
        inner = self.field.layout()
        line = QHBoxLayout()
        line.setSpacing(Space.ONE)
        line.addWidget(self.field.edit, 1)
        line.addWidget(self.button)
        if inner is not None:
            inner.removeWidget(self.field.edit)
            inner.insertLayout(1, line)  # type: ignore[attr-defined]
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.field)

    def set_texts(self, label: str, browse: str, hint: str = "", file_filter: str = "") -> None:
        """Name the field and its button; `file_filter` is Qt's form, e.g. `PDF (*.pdf)`."""
        self.field.set_texts(label, hint)
        self.button.setText(browse)
        self._file_filter = file_filter

    def path(self) -> Path | None:
        """Return the path in the field, or None while it is empty."""
        text = self.field.edit.text().strip().strip('"')
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path) -> None:
        """Put a path into the field."""
        self.field.edit.setText(str(path))
        self.field.set_error("")

    def take_asked(self, target: Path) -> bool:
        """Say whether the system's dialog asked before it let this file be replaced; true once a time.

        It asks about the very file that was picked, and the file of a second saving is another one.
        """
        asked, self._asked = self._asked, None
        return asked == target

    def set_error(self, sentence: str) -> None:
        """Say in line what is wrong with the path."""
        self.field.set_error(sentence)

    @Slot()
    def _on_browse(self) -> None:
        start = self.field.edit.text()
        title = self.button.text()
        if self._kind is PathKind.FOLDER:
            picked = QFileDialog.getExistingDirectory(self, title, start)
        elif self._kind is PathKind.SAVE_FILE:
            picked = QFileDialog.getSaveFileName(self, title, start, self._file_filter)[0]
        else:
            picked = QFileDialog.getOpenFileName(self, title, start, self._file_filter)[0]
        if picked:
            self.set_path(Path(picked))
            self._asked = Path(picked)
            self.chosen.emit(Path(picked))

    @Slot()
    def _on_entered(self) -> None:
        path = self.path()
        if path is not None:
            self.chosen.emit(path)
