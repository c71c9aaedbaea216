"""One line that catches what is said in the room: one key, one line, back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from facilitator.domain.capture import CaptureKind
from facilitator.domain.run_command import ConsoleCommand
from ui.run.run_words import RunWords
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.names_keys import NamesKeys
from ui.widgets.segmented import Option, SegmentedControl

_LEAST_LINE = 160


@dataclass(frozen=True, slots=True)
class CapturedLine:
    """A line to keep."""

    kind: CaptureKind
    text: str
    has_consent: bool


class CaptureBar(NamesKeys, Card):
    """Kinds, the line, consent for a quote. Enter keeps it, Esc leaves it where it is.

    Consent belongs to the words of one person: it goes where the line becomes empty or is begun anew, where
    the trainer leaves it, and with the half-day.
    """

    capture_requested = Signal(object)
    """A `CapturedLine`."""
    left = Signal()
    """The trainer is done here; the focus belongs to the page again."""
    list_requested = Signal()
    """The trainer wants to read what was kept."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._words = RunWords(self)
        self._count = 0
        self._is_compact = False
        self.body.setContentsMargins(Space.TWO, Space.ONE, Space.TWO, Space.ONE)
        self.kinds: SegmentedControl[CaptureKind] = SegmentedControl(theme)
        self.kind_box = QComboBox()
        self.kind_box.hide()
        self.line_edit = _CaptureEdit()
        self.consent_box = QCheckBox()
        self._keep_button = QuietButton(theme)
        self.kept_button = PlainButton(theme, Icon.LIST)
        self.kept_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.kinds.chosen.connect(self._on_kind_chosen)
        self.kind_box.activated.connect(self._on_box_chosen)
        self.line_edit.returnPressed.connect(self._on_return)
        self.line_edit.left.connect(self._on_left)
        self.line_edit.begun_anew.connect(self.forget_consent)
        self._keep_button.clicked.connect(self._on_return)
        self.kept_button.clicked.connect(self.list_requested)
        line = row(self.kinds, self.kind_box, spacing=Space.TWO)
        line.addWidget(self.line_edit, 1)
        for widget in (self.consent_box, self._keep_button, self.kept_button):
            line.addWidget(widget)
        self.body.addLayout(line)

    def open(self, kind: CaptureKind) -> None:
        """Put the focus into the line, for a line of that kind."""
        self.kinds.set_value(kind)
        self._on_kind_chosen(kind)

    def show_kept(self, count: int) -> None:
        """Say how many lines were caught so far; pressing that shows them."""
        self._count = count
        self.kept_button.setText(self.tr("%n kept", "", count))
        self.kept_button.setVisible(bool(count) and not self._is_compact)

    def whole_width(self) -> int:
        """Return the width in which every word stands whole beside a line that can be typed into."""
        parts = (self.kinds, self.consent_box, self._keep_button, self.kept_button)
        return sum(part.sizeHint().width() for part in parts) + _LEAST_LINE + 6 * Space.TWO

    def set_compact(self, *, is_compact: bool) -> None:
        """Take less room where the window is narrow: kinds to unfold, no buttons (Enter, F3 do the same)."""
        self._is_compact = is_compact
        self.kinds.setVisible(not is_compact)
        self.kind_box.setVisible(is_compact)
        self._keep_button.setVisible(not is_compact)
        self.show_kept(self._count)

    def take_kept(self, text: str) -> bool:
        """Be ready for the next line, now that this one is on disk.

        False where more was typed meanwhile: what came after the line stays, and with it the focus.
        """
        typed = self.line_edit.text()
        is_done = typed.split() == text.split()
        if is_done:
            self.line_edit.clear()
        elif typed.startswith(text):
            self.line_edit.setText(typed.removeprefix(text).lstrip())
        self.forget_consent()
        return is_done

    @Slot()
    def forget_consent(self) -> None:
        """Ask again before words are quoted: the ones that consent was given for are over."""
        self.consent_box.setChecked(False)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        options = [Option(kind, self._words.capture_kind(kind)) for kind in CaptureKind]
        self.kinds.set_options(self.tr("Kind of note"), options)
        self.kind_box.clear()
        for option in options:
            self.kind_box.addItem(option.text)
        self.kind_box.setAccessibleName(self.tr("Kind of note"))
        self.line_edit.setAccessibleName(self.tr("Note from the room"))
        self.consent_box.setText(self.tr("May be quoted"))
        self._keep_button.setText(self.tr("Keep"))
        self.kept_button.setToolTip(
            self.with_key(self.tr("Read what was kept, and put it right"), ConsoleCommand.KEPT)
        )
        self.show_kept(self._count)
        self._show_kind()

    def _show_kind(self) -> None:
        kind = self.kinds.value or CaptureKind.QUOTE
        self.kind_box.setCurrentIndex(list(CaptureKind).index(kind))
        self.consent_box.setVisible(kind is CaptureKind.QUOTE)
        self.line_edit.setPlaceholderText(
            {
                CaptureKind.QUOTE: self.tr("In their own words  ({key})"),
                CaptureKind.QUESTION: self.tr("What somebody asked  ({key})"),
                CaptureKind.OBSERVATION: self.tr("What you noticed  ({key})"),
                CaptureKind.PARKING_LOT: self.tr("What to come back to later  ({key})"),
                CaptureKind.ACTION: self.tr("What will be done, and by whom  ({key})"),
            }[kind].format(key=self.key_for(ConsoleCommand(kind.value)))
        )

    @Slot(object)
    def _on_kind_chosen(self, kind: CaptureKind) -> None:
        del kind
        self._show_kind()
        self.line_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(int)
    def _on_box_chosen(self, place: int) -> None:
        self.open(list(CaptureKind)[place])

    @Slot()
    def _on_return(self) -> None:
        kind = self.kinds.value or CaptureKind.QUOTE
        has_consent = kind is CaptureKind.QUOTE and self.consent_box.isChecked()
        if self.line_edit.text().strip():
            self.capture_requested.emit(CapturedLine(kind, self.line_edit.text(), has_consent))
        else:
            self._on_left()

    @Slot()
    def _on_left(self) -> None:
        self.forget_consent()
        self.left.emit()


class _CaptureEdit(QLineEdit):
    """The line; Esc gives the focus back and keeps what is typed."""

    left = Signal()
    """Esc was pressed."""
    begun_anew = Signal()
    """Nothing is left of what was typed before: it was cleared, or typed over as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._before = self._chosen = ""
        self.selectionChanged.connect(self._on_selection_changed)
        self.textChanged.connect(self._on_text_changed)

    @Slot()
    def _on_selection_changed(self) -> None:
        self._chosen = self.selectedText()

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        """Tell it; the selection is told after the text that took its place."""
        before, self._before = self._before, text
        if before.strip() and (not text.strip() or self._chosen.strip() == before.strip()):
            self.begun_anew.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
