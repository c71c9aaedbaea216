"""Dates and times that are typed over: a click chooses the part under it, typing replaces it."""

from __future__ import annotations

from PySide6.QtCore import QDate, QEvent, QObject, QTime, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from ui.widgets.calm_wheel import calm_wheel
from ui.widgets.field import indent_figures

_BETWEEN = "-:/. "
_YEAR_DIGITS, _OTHER_DIGITS = 4, 2


class MomentEdit(QDateTimeEdit):
    """A date or a time in the parts of its format; `1700` and `17:00` both make five o'clock.

    Qt alone takes no digit while all is selected or nothing is, as the text is already full.
    """

    def __init__(self, moment: QDate | QTime, shown_as: str, parent: QWidget | None = None) -> None:
        super().__init__(moment, parent)
        self.setDisplayFormat(shown_as)
        indent_figures(self)
        calm_wheel(self)
        self.lineEdit().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose the part under the mouse once Qt has put the cursor there."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self, self._choose_part)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a digit take the place of what is full; a sign between parts is typed or left out."""
        is_whole = self.lineEdit().selectedText() == self.text()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._choose_first()
        elif event.text() and event.text() in _BETWEEN and self.lineEdit().hasSelectedText():
            event.accept()  # Qt went on to this part by itself after the last digit
        else:
            if event.text().isdigit() and is_whole:
                self._choose_first()
            elif event.text().isdigit() and self._is_part_full():
                self._choose_part()
            super().keyPressEvent(event)

    def _is_part_full(self) -> bool:
        """Say whether no further digit fits into the part that has the cursor."""
        part = self.currentSection()
        width = _YEAR_DIGITS if part is QDateTimeEdit.Section.YearSection else _OTHER_DIGITS
        return not self.lineEdit().hasSelectedText() and len(self.sectionText(part)) >= width

    def _choose_first(self) -> None:
        self.setCurrentSectionIndex(0)
        self._choose_part()

    @Slot()
    def _choose_part(self) -> None:
        if self.hasFocus():
            self.setSelectedSection(self.currentSection())
