"""The passphrase of the workspace: set, changed or removed, in line."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import row
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.states import InlineNotice


@dataclass(frozen=True)
class PassphraseWish:
    """The passphrase that opens the workspace now, and the one that shall; "" for none."""

    present: str = field(repr=False)
    new: str = field(repr=False)


class PassphraseForm(QWidget):
    """Two buttons; pressed, the fields that are needed. What was typed is forgotten when it closes."""

    change_requested = Signal(object)
    """A `PassphraseWish`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_passphrase = False
        self._is_removing = False
        self.set_button = QuietButton(theme, Icon.LOCK)
        self.set_button.clicked.connect(self.begin_setting)
        self.remove_button = QuietButton(theme, Icon.UNLOCK)
        self.remove_button.clicked.connect(self._on_remove)
        self.notice = InlineNotice(theme)
        self._fields = QWidget()
        self.present = _secret_field()
        self.new = _secret_field()
        self.again = _secret_field()
        self._warning = Label(meaning=Meaning.SOFT, wraps=True)
        self.store_button = PrimaryButton(theme, Icon.CHECK)
        self.store_button.clicked.connect(self._on_store)
        self.leave_button = QuietButton(theme)
        self.leave_button.clicked.connect(self._on_leave)
        inside = _column(self._fields, Space.TWO)
        for one in self._edits():
            one.edit.returnPressed.connect(self._on_store)
            one.edit.textEdited.connect(self._on_edited)
            inside.addWidget(one)
        inside.addWidget(self._warning)
        inside.addLayout(row(self.store_button, self.leave_button, 1))
        layout = _column(self, Space.TWO)
        layout.addLayout(row(self.set_button, self.remove_button, 1))
        layout.addWidget(self._fields)
        layout.addWidget(self.notice)
        self._fields.hide()
        self.retranslate()

    def show_state(self, *, has_passphrase: bool) -> None:
        """Offer what can be done with a workspace that has a passphrase, or none."""
        self._has_passphrase = has_passphrase
        self.retranslate()
        if not self.is_open:
            self._close()

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return not self._fields.isHidden()

    def show_done(self, meaning: Meaning, sentence: str) -> None:
        """Close the fields and say what came of it."""
        self._close()
        self.set_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.notice.show_sentence(meaning, sentence)

    def show_problem(self, sentence: str) -> None:
        """Keep the fields and say why nothing was changed."""
        self.notice.show_sentence(Meaning.WARN, sentence)
        first = self.present if self._has_passphrase else self.new
        first.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        first.edit.selectAll()

    def set_storing(self, *, is_storing: bool) -> None:
        """Let nobody ask twice while the change is under way."""
        self.store_button.setEnabled(not is_storing)

    def retranslate(self) -> None:
        """Say everything anew."""
        set_words = self.tr("Change the passphrase") if self._has_passphrase else self.tr("Set a passphrase")
        self.set_button.setText(set_words)
        self.remove_button.setText(self.tr("Remove the passphrase"))
        self.present.set_texts(self.tr("Present passphrase"))
        self.new.set_texts(self.tr("New passphrase"))
        self.again.set_texts(self.tr("New passphrase once more"))
        self.leave_button.setText(self.tr("Leave it as it is"))
        self.store_button.setText(self.tr("Remove the passphrase") if self._is_removing else set_words)
        forgotten = self.tr("If it is forgotten, nobody can open the data: not you, not the makers.")
        opened = self.tr("Whoever can open the file can then read the data.")
        backups = self.tr("Backups taken until now keep what they needed until now.")
        self._warning.setText(f"{opened if self._is_removing else forgotten}\n{backups}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc as leaving it as it is."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self._on_leave()
            return
        super().keyPressEvent(event)

    @Slot()
    def begin_setting(self) -> None:
        """Ask for a new passphrase."""
        self._open(is_removing=False)

    @Slot()
    def _on_remove(self) -> None:
        self._open(is_removing=True)

    def _open(self, *, is_removing: bool) -> None:
        self._is_removing = is_removing
        self._empty()
        self.retranslate()
        self.notice.hide()
        self.set_button.hide()
        self.remove_button.hide()
        self.present.setVisible(self._has_passphrase)
        self.new.setVisible(not is_removing)
        self.again.setVisible(not is_removing)
        self._fields.show()
        first = self.present if self._has_passphrase else self.new
        first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._empty()
        self._fields.hide()
        self.set_button.show()
        self.remove_button.setVisible(self._has_passphrase)

    def _empty(self) -> None:
        for one in self._edits():
            one.edit.clear()
            one.set_error("")

    def _edits(self) -> tuple[Field[QLineEdit], ...]:
        return (self.present, self.new, self.again)

    def _missing(self) -> tuple[Field[QLineEdit], str] | None:
        """Return the first field that is not right, and what to say of it."""
        if self._has_passphrase and not self.present.edit.text():
            return self.present, self.tr("Type the passphrase that opens the workspace now.")
        if not self._is_removing and not self.new.edit.text():
            return self.new, self.tr("Type the new passphrase.")
        if self.new.edit.text() != self.again.edit.text():
            return self.again, self.tr("This is not the same as above. Type it once more.")
        return None

    @Slot()
    def _on_store(self) -> None:
        missing = self._missing()
        if missing is not None:
            at, sentence = missing
            at.set_error(sentence)
            at.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.store_button.isEnabled():
            self.change_requested.emit(PassphraseWish(self.present.edit.text(), self.new.edit.text()))

    @Slot()
    def _on_edited(self) -> None:
        for one in self._edits():
            one.set_error("")

    @Slot()
    def _on_leave(self) -> None:
        self.notice.hide()
        self._close()
        self.set_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _secret_field() -> Field[QLineEdit]:
    edit = QLineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    edit.setMaximumWidth(Measure.FORM_WIDTH)
    return Field(edit)


def _column(widget: QWidget, spacing: int) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout
