"""Beside the lines of a sign-in sheet: counts against heads, a time where one is asked, the last answer."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTime, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from facilitator.services.paper_list import SheetMark
from facilitator.services.sign_in_entry import SheetEntry
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.card import column
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.states import InlineNotice

_MOST_HEADS = 9999


class SheetSide(QWidget):
    """Asks for what one key does not say."""

    time_given = Signal(object, object)
    """The `SheetMark` that was asked about, and the moment that was typed."""

    time_left = Signal()
    """No time is given: back to the lines."""

    heads_counted = Signal(int)
    """How many heads were typed; another number than is kept."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: SheetEntry | None = None
        self._asked: SheetMark | None = None
        self._typed: dict[SheetMark, QTime] = {}
        self.notice = InlineNotice(theme, can_dismiss=False)
        self.counts = Label(role=TextRole.STRONG, wraps=True)
        self.head_count = Field(QSpinBox())
        self.head_count.edit.setRange(0, _MOST_HEADS)
        self.head_count.edit.setSpecialValueText(" ")
        self.head_count.edit.valueChanged.connect(self._say_counts)
        self.head_count.edit.editingFinished.connect(self.keep_typed)
        self.heads_words = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self.time = Field(MomentEdit(QTime(8, 30), "HH:mm"))
        self.time.edit.installEventFilter(self)
        self.setFixedWidth(Measure.SIDE_COLUMN)
        layout = column(self.counts, self.head_count, self.heads_words, self.time, self.notice, 1)
        layout.setSpacing(Space.TWO)
        self.setLayout(layout)
        self.heads_words.hide()
        self.ask_time(None)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._name_time()
        self._say_counts()

    def show_entry(self, entry: SheetEntry | None) -> None:
        """Count the sheet as it stands now, with the heads as they were kept unless they are being typed."""
        before, self._entry = self._kept_heads(), entry
        edit, kept = self.head_count.edit, self._kept_heads()
        if not edit.hasFocus() or edit.value() == before:
            edit.setValue(kept)
        self._say_counts()

    def show_heads(self, sentence: str) -> None:
        """Say what was counted and noted, by whom and when."""
        self.heads_words.setText(sentence)
        self.heads_words.setVisible(bool(sentence))

    @Slot()
    def keep_typed(self) -> None:
        """Ask for another number of heads to be kept than is."""
        counted = self.head_count.edit.value()
        if self._entry is not None and counted != self._kept_heads():
            self.heads_counted.emit(counted)

    def ask_time(self, mark: SheetMark | None) -> None:
        """Ask when somebody came late or left early, beginning with the time typed last; or ask no more."""
        self._asked = mark
        self.time.setVisible(mark is not None)
        if mark is not None:
            self._name_time()
            self.time.edit.setTime(self._typed.get(mark, self._usual(mark)))
            self.time.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.time.edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter give the time that is asked for, and Esc none."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._asked is not None:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._give(self._asked)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.ask_time(None)
                self.time_left.emit()
                return True
        return super().eventFilter(watched, event)

    def _usual(self, mark: SheetMark) -> QTime:
        if self._entry is None:
            return QTime(8, 30)
        half_day = self._entry.half_day
        at = half_day.starts_at if mark is SheetMark.LATE else half_day.must_end_at
        return QTime(at.hour, at.minute)

    def _give(self, mark: SheetMark) -> None:
        typed = self._typed[mark] = self.time.edit.time()
        self.ask_time(None)
        if self._entry is not None:
            moment: datetime = self._entry.half_day.starts_at.replace(
                hour=typed.hour(), minute=typed.minute(), second=0, microsecond=0
            )
            self.time_given.emit(mark, moment)

    def _name_time(self) -> None:
        is_late = self._asked is not SheetMark.LEFT_EARLY
        words = self.tr("Came at") if is_late else self.tr("Left at")
        self.time.set_texts(words, self.tr("Enter notes it, Esc goes back."))

    def _kept_heads(self) -> int:
        heads = self._entry.heads if self._entry is not None else None
        return heads.counted if heads is not None else 0

    @Slot()
    def _say_counts(self) -> None:
        """Say how many signed, and who was counted against who is here."""
        entry, counted = self._entry, self.head_count.edit.value()
        words = self.tr("{signed} signed · {open} still open · {came} here in all")
        said = "" if entry is None else words.format(signed=entry.signed, open=entry.open, came=entry.came)
        self.counts.setText(said)
        off = counted - (entry.came if entry is not None else 0)
        if not counted or entry is None:
            hint = ""
        elif off > 0:
            hint = self.tr("%n more counted than here: look for them.", "", off)
        elif off < 0:
            hint = self.tr("%n fewer counted than here: look for them.", "", -off)
        else:
            hint = self.tr("That is everybody.")
        self.head_count.set_texts(self.tr("Heads counted in the room"), hint)
