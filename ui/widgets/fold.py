"""A part of a form that is folded away until it is wanted; its head says what is inside."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Line
from ui.widgets.elided_label import ElidedLabel


class Fold(QWidget):
    """A head that opens and closes what stands below it, by mouse, Space or Enter."""

    toggled = Signal(bool)
    """It was opened (True) or folded away by the user."""

    def __init__(self, theme: Theme, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self._title = ""
        self.head = PlainButton(theme, Icon.RIGHT)
        self.head.setProperty("kind", "fold")
        self.head.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.head.clicked.connect(self._on_clicked)
        self.summary = ElidedLabel(TextRole.SMALL, Meaning.SOFT)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.ONE)
        line.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.summary, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.HALF)
        layout.addWidget(Line())
        layout.addLayout(line)
        layout.addWidget(inside)
        inside.hide()

    @property
    def is_open(self) -> bool:
        """Say whether what is inside is seen."""
        return not self._inside.isHidden()

    def set_title(self, title: str) -> None:
        """Name what is inside."""
        self._title = title
        self.head.setText(title)
        self._tell()

    def set_summary(self, text: str) -> None:
        """Say in a few words what is inside; seen while it is folded."""
        self.summary.set_whole_text(" ".join(text.split()))
        self._tell()

    def set_open(self, *, is_open: bool) -> None:
        """Open it, or fold it away."""
        self._inside.setVisible(is_open)
        self.summary.setVisible(not is_open)
        self.head.set_icon(Icon.DOWN if is_open else Icon.RIGHT)
        self._tell()

    @Slot()
    def _on_clicked(self) -> None:
        self.set_open(is_open=not self.is_open)
        self.toggled.emit(self.is_open)

    def _tell(self) -> None:
        state = self.tr("open") if self.is_open else self.tr("folded")
        self.head.setAccessibleName(f"{self._title}, {state}")
        self.head.setAccessibleDescription(self.summary.whole_text)
