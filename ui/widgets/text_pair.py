"""A text in both languages, edited side by side under one name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.domain.language import Text
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.label import Label

CHINESE, ENGLISH = "中文", "English"
"""Each language calls itself by its own name, whatever the window speaks."""

_LEAST_LINES, _MOST_LINES = 2, 8
_AROUND = 2 * (Space.ONE + 2)


class GrowingEdit(QPlainTextEdit):
    """Some lines of plain text, as high as they are, within reason; Tab goes on to the next field."""

    left = Signal()
    """The keys went elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """Return what is typed."""
        return self.toPlainText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that typing here is over."""
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Be as high as the lines are in another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines are at another width."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        lines = min(max(self._lines(), _LEAST_LINES), _MOST_LINES)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + round(_AROUND))

    def _lines(self) -> int:
        """Return how many lines the text takes at this width; Qt lays hidden ones out only when asked."""
        layout, block, lines = self.document().documentLayout(), self.document().begin(), 0
        while block.isValid():
            layout.blockBoundingRect(block)
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return lines


class TextPair(QWidget):
    """A name, and below it the text in Chinese and in English.

    What is typed is told when the field is left, on Enter in a line, and a moment after the last key in a
    longer text, so that a power cut takes no more than that.
    """

    PAUSE_MS = 1500

    edited = Signal()
    """Typed text is to be kept."""

    entered = Signal()
    """Enter was pressed in a line."""

    def __init__(self, *, is_long: bool, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._shown = Text()
        self.label = Label(role=TextRole.STRONG)
        self.chinese: QLineEdit | GrowingEdit = GrowingEdit() if is_long else QLineEdit()
        self.english: QLineEdit | GrowingEdit = GrowingEdit() if is_long else QLineEdit()
        self.label.setBuddy(self.chinese)
        self._below = Label(role=TextRole.SMALL, meaning=Meaning.BAD, wraps=True)
        self._below.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(self.PAUSE_MS)
        self._pause.timeout.connect(self.edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.HALF)
        for widget in (self.label, self.chinese, self.english, self._below):
            layout.addWidget(widget)
        for edit, name in ((self.chinese, CHINESE), (self.english, ENGLISH)):
            edit.setPlaceholderText(name)
            self._wire(edit)

    def set_texts(self, name: str, in_chinese: str, in_english: str) -> None:
        """Name the pair, and each of its two sides for those who hear them."""
        self.label.setText(name)
        self.chinese.setAccessibleName(in_chinese)
        self.english.setAccessibleName(in_english)

    def show_values(self, value: Text, *, keeps_typing: bool) -> None:
        """Show this text; with `keeps_typing` what is being typed over the text shown before stays."""
        before, self._shown = self._shown, value
        for edit, text, was in (
            (self.chinese, value.zh, before.zh),
            (self.english, value.en, before.en),
        ):
            stays = keeps_typing and (edit.hasFocus() or text == was)
            if edit.text() != text and not stays:
                blocker = QSignalBlocker(edit)
                edit.setText(text) if isinstance(edit, QLineEdit) else edit.setPlainText(text)
                blocker.unblock()

    def value(self) -> Text:
        """Return what is typed."""
        return Text(self.english.text().strip(), self.chinese.text().strip())

    def refuse(self, sentence: str) -> None:
        """Say in line why what is typed is not kept; an empty sentence takes that back."""
        self._below.setText(sentence)
        self._below.setVisible(bool(sentence))

    @property
    def is_too_long(self) -> bool:
        """Say whether one side has more signs than there is room for."""
        return max(len(self.chinese.text()), len(self.english.text())) > self._most

    def begin(self, *, in_chinese: bool) -> None:
        """Take the keys, to be typed over."""
        edit = self.chinese if in_chinese else self.english
        edit.setFocus()
        edit.selectAll()

    def _wire(self, edit: QLineEdit | GrowingEdit) -> None:
        if isinstance(edit, GrowingEdit):
            edit.left.connect(self._on_left)
            edit.textChanged.connect(self._on_typed)
        else:
            edit.setMaxLength(self._most)
            edit.editingFinished.connect(self.edited)
            edit.returnPressed.connect(self.entered)

    @Slot()
    def _on_typed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_left(self) -> None:
        """Keep what was typed, if anything was since it was kept last."""
        if self._pause.isActive():
            self._pause.stop()
            self.edited.emit()
