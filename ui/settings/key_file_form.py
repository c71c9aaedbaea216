"""The file in which badge keys travel, and its passphrase, in line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.services.badge_keys import LEAST_IN_A_PASSPHRASE
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import column, row
from ui.widgets.field import Field
from ui.widgets.path_field import PathField, PathKind


@dataclass(frozen=True)
class KeyFileWish:
    """Write the keys into that file, or read them from it.

    `keep_existing` says that nobody was asked whether a file that stands there may be replaced.
    """

    writes: bool
    path: Path
    passphrase: str = field(repr=False)
    keep_existing: bool = True


class KeyFileForm(QWidget):
    """Hidden until asked for. What was typed is forgotten when it closes."""

    asked = Signal(object)
    """A `KeyFileWish`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writes = True
        self.to = PathField(theme, PathKind.SAVE_FILE)
        self.source = PathField(theme, PathKind.OPEN_FILE)
        self.passphrase = Field(QLineEdit())
        self.again = Field(QLineEdit())
        self.go_button = PrimaryButton(theme, Icon.LOCK)
        self.leave_button = QuietButton(theme)
        self.go_button.clicked.connect(self._on_go)
        self.leave_button.clicked.connect(self.close_form)
        for one in (self.passphrase, self.again):
            one.edit.setEchoMode(QLineEdit.EchoMode.Password)
            one.edit.returnPressed.connect(self._on_go)
        layout = column(self.to, self.source, spacing=Space.TWO)
        layout.setContentsMargins(0, 0, 0, 0)
        line = row(self.passphrase, self.again, spacing=Space.TWO)
        for one in (self.passphrase, self.again):
            line.setAlignment(one, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(line)
        layout.addLayout(row(self.go_button, self.leave_button, 1))
        self.setLayout(layout)
        self.hide()

    @Slot()
    def begin_writing(self) -> None:
        """Ask for the file to write."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if self.to.path() is None:
            self.to.set_path(Path(folder) / self.tr("badge keys.facilitator-keys"))
        self._open(writes=True)

    @Slot()
    def begin_reading(self) -> None:
        """Ask for the file to read."""
        self._open(writes=False)

    @Slot()
    def close_form(self) -> None:
        """Put the form away and forget the passphrase."""
        for one in (self.passphrase, self.again):
            one.edit.clear()
            one.set_error("")
        self.hide()

    def set_busy(self, *, is_busy: bool) -> None:
        """Let nobody ask twice while the file is under way."""
        self.go_button.setEnabled(not is_busy)

    def retranslate(self) -> None:
        """Say everything anew."""
        files = self.tr("Badge keys") + " (*.facilitator-keys)"
        self.to.set_texts(self.tr("Save as"), self.tr("Browse"), file_filter=files)
        self.source.set_texts(self.tr("File of the other laptop"), self.tr("Browse"), file_filter=files)
        hint = self.tr("At least {least} signs. Tell it to the other laptop by mouth, not with the file.")
        self.passphrase.set_texts(
            self.tr("Passphrase of the file"),
            hint.format(least=LEAST_IN_A_PASSPHRASE) if self._writes else "",
        )
        self.again.set_texts(self.tr("Passphrase once more"))
        self.go_button.setText(self.tr("Write the file") if self._writes else self.tr("Take the keys"))
        self.leave_button.setText(self.tr("Leave it"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc as leaving it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        super().keyPressEvent(event)

    def _open(self, *, writes: bool) -> None:
        self._writes = writes
        self.retranslate()
        self.to.setVisible(writes)
        self.source.setVisible(not writes)
        self.again.setVisible(writes)
        self.show()
        first = self.passphrase.edit if writes else self.source.field.edit
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _path_field(self) -> PathField:
        return self.to if self._writes else self.source

    @Slot()
    def _on_go(self) -> None:
        if not self.go_button.isEnabled():
            return
        path = self._path_field().path()
        self._path_field().set_error("" if path else self.tr("Say which file."))
        is_alike = not self._writes or self.again.edit.text() == self.passphrase.edit.text()
        self.again.set_error("" if is_alike else self.tr("The two are not the same. Type it twice alike."))
        if path is not None and is_alike:
            keep_existing = not (self._writes and self.to.take_asked(path))
            self.asked.emit(KeyFileWish(self._writes, path, self.passphrase.edit.text(), keep_existing))
