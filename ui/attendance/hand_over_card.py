"""Two doors, one list: what was noted here goes to the other laptop, what was noted there comes in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from facilitator.domain.hand_over_file import FILE_ENDING
from facilitator.domain.message import Message
from facilitator.reports.qr_code import Correction, Runs, qr_runs
from facilitator.services.hand_over_attendance import (
    HandedOver,
    TakeOverOutcome,
    hand_over_codes,
    hand_over_file,
    kept_aside,
    take_over,
    take_over_file,
)
from facilitator.services.ports import Workspace
from ui.attendance.code_picture import CodePicture
from ui.attendance.take_over_notice import TakeOverNotice, leads_on, said_of
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.card import Card, column, row
from ui.widgets.field import Field
from ui.widgets.label import Label, Paragraph
from ui.widgets.page import PageTools
from ui.widgets.states import InlineNotice


class HandOverCard(Card):
    """Takes the place of the door while it is open; Esc leads back.

    `above` stands over the door: there it says what came of a code that was read while this was closed.
    """

    opened = Signal()
    """The card is to be shown."""

    closed = Signal()
    """Back to the door."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent=parent)
        self._tools = tools
        self._half_day_id: UUID | None = None
        self._codes: tuple[tuple[int, Runs], ...] = ()
        self._shown = 0
        self._answer: HandedOver | TakeOverOutcome | Message | None = None
        self._aside: Message | None = None
        self.is_open = False
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = Path(documents) / "Facilitator"
        theme = tools.theme
        self._words = Paragraph()
        self.write_button = QuietButton(theme, Icon.DOWNLOAD)
        self.codes_button = QuietButton(theme, Icon.DOOR)
        self.choose_button = QuietButton(theme, Icon.UPLOAD)
        self.back_button = PlainButton(theme, Icon.ARROW_LEFT)
        self.next_button = PlainButton(theme, Icon.RIGHT)
        self.code_edit = QLineEdit()
        self._field = Field(self.code_edit)
        self.notice = InlineNotice(theme)
        self.above = TakeOverNotice(tools)
        self.notice.action_requested.connect(self._on_notice_asked)
        self.above.action_requested.connect(self._on_next_step_asked)
        self.picture = CodePicture()
        self._caption = Label()
        self.write_button.clicked.connect(self._on_write_asked)
        self.codes_button.clicked.connect(self._on_codes_asked)
        self.choose_button.clicked.connect(self._on_choose_asked)
        self.back_button.clicked.connect(self.close_card)
        self.next_button.clicked.connect(self._on_next_asked)
        self.code_edit.returnPressed.connect(self._on_code_entered)
        self._lay_out()

    def turn_to(self, half_day_id: UUID | None) -> None:
        """Hand over and take over at this half-day; what was shown of another one goes."""
        self._half_day_id = half_day_id
        self.is_open = False
        self.above.show_outcome(None)
        self._clear()

    @Slot()
    def open(self) -> None:
        """Show the card, ready for a code or a file."""
        if self._half_day_id is None:
            return
        self.is_open = True
        self.above.show_outcome(None)
        self._clear()
        self.opened.emit()
        read = partial(kept_aside, self._tools.workspace, self._half_day_id)
        self._tools.operations.load(read, self._on_aside)
        self.code_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_card(self) -> None:
        """Lead back to the door."""
        self.is_open = False
        self._clear()
        self.closed.emit()

    def show_outcome(self, outcome: TakeOverOutcome) -> None:
        """Say what came of a code that was read at the door; the door stays in front if it is."""
        if self.is_open:
            self._on_answered(outcome)
        else:
            self.above.show_outcome(outcome)

    def take_code(self, digits: str) -> None:
        """Take over what a scanned code hands over; its answer is shown here."""
        if self._half_day_id is not None:
            use_case = partial(take_over, self._tools.workspace, self._half_day_id, digits)
            self._tools.operations.run(use_case, self._on_answered, self._on_answered)

    def take_file(self, path: Path) -> None:
        """Take over what a file holds."""
        if self._half_day_id is not None:
            use_case = partial(take_over_file, self._tools.workspace, self._half_day_id, path)
            self._tools.operations.run_long(use_case, self._on_answered, self._on_answered)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Two doors, one list"))
        self._words.set_text(
            self.tr(
                "Each laptop hands over what it noted, by a file or by codes on the screen. No name goes"
                " along. The same may come twice: nobody counts twice."
            )
        )
        self.write_button.setText(self.tr("Write a file"))
        self.codes_button.setText(self.tr("Show codes"))
        self.choose_button.setText(self.tr("Take over a file …"))
        self.back_button.setText(self.tr("Back to the door (Esc)"))
        self.next_button.setText(self.tr("Next code"))
        hint = self.tr("Or type where its file is, then press Enter.")
        self._field.set_texts(self.tr("Scan the code of the other laptop here"), hint)
        self.picture.setAccessibleName(self.tr("Code for the other laptop"))
        self._show_code()
        self._say()
        self.above.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back; no other key goes to the door behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        event.accept()

    def _lay_out(self) -> None:
        deeds = column(self._words, spacing=Space.TWO)
        deeds.addLayout(row(self.write_button, self.codes_button, self.choose_button, 1))
        deeds.addWidget(self._field)
        deeds.addWidget(self.notice)
        deeds.addLayout(row(self.back_button, 1))
        deeds.addStretch(1)
        code = column(spacing=Space.ONE)
        code.addLayout(row(1, self._caption, self.next_button, 1))
        code.addWidget(self.picture, 1)
        sides = row(spacing=Space.THREE)
        sides.addLayout(deeds, 1)
        sides.addLayout(code, 1)
        self.body.addLayout(sides, 1)

    def _clear(self) -> None:
        self.code_edit.clear()
        self._answer = self._aside = None
        self._say()
        self._codes, self._shown = (), 0
        self._show_code()

    def _show_code(self) -> None:
        self.picture.show_code(*(self._codes[self._shown] if self._codes else (0, ())))
        words = self.tr("Code {part} of {parts}").format(part=self._shown + 1, parts=len(self._codes))
        self._caption.setText(words if self._codes else "")
        self.next_button.setVisible(len(self._codes) > 1)

    @Slot()
    def _on_next_asked(self) -> None:
        self._shown = (self._shown + 1) % max(1, len(self._codes))
        self._show_code()

    @Slot()
    def _on_write_asked(self) -> None:
        if self._half_day_id is not None:
            use_case = partial(hand_over_file, self._tools.workspace, self._half_day_id, self.folder)
            self._tools.operations.run_long(use_case, self._on_answered, self._on_answered)

    @Slot()
    def _on_codes_asked(self) -> None:
        if self._half_day_id is not None:
            read = partial(_drawn_codes, self._tools.workspace, self._half_day_id)
            self._tools.operations.load_long(read, self._on_codes, self._on_answered)

    @Slot()
    def _on_choose_asked(self) -> None:
        kinds = self.tr("Attendance of the other door") + f" (*{FILE_ENDING})"
        start = str(self.folder) if self.folder.is_dir() else ""
        name, _ = QFileDialog.getOpenFileName(self, self.choose_button.text(), start, kinds)
        if name:
            self.take_file(Path(name))

    @Slot()
    def _on_code_entered(self) -> None:
        text = self.code_edit.text().strip().strip('"')
        self.code_edit.clear()
        if text.isdigit():
            self.take_code(text)
        elif text:
            self.take_file(Path(text).expanduser())

    def _on_codes(self, codes: tuple[tuple[int, Runs], ...]) -> None:
        self._codes, self._shown = codes, 0
        self._show_code()

    def _on_answered(self, answer: HandedOver | TakeOverOutcome | Message) -> None:
        self._answer = answer
        self._say()

    def _say(self) -> None:
        """Say what came of the last deed, in the language of the window."""
        answer, said = self._answer, self._tools.said
        if answer is None and self._aside is not None:
            self.notice.show_sentence(Meaning.WARN, said(self._aside), self._codes_words())
        elif answer is None:
            self.notice.hide()
        elif isinstance(answer, Message):
            self.notice.show_sentence(Meaning.BAD, said(answer))
        elif isinstance(answer, HandedOver):
            sentence = self.tr("%n entry|entries written: {path}", "", answer.events)
            words = self.tr("Open the folder")
            self.notice.show_sentence(Meaning.GOOD, sentence.format(path=answer.path), words)
        else:
            action = self._codes_words() if leads_on(answer) else ""
            self.notice.show_sentence(*said_of(answer, said), action)

    def _codes_words(self) -> str:
        return self.tr("Show codes for that laptop")

    @Slot()
    def _on_notice_asked(self) -> None:
        """Open the folder of the file that was written, to be carried over; else show the codes."""
        if isinstance(self._answer, HandedOver):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._answer.path.parent)))
        else:
            self._on_next_step_asked()

    @Slot()
    def _on_next_step_asked(self) -> None:
        """Show the codes for the laptop whose list will be whole."""
        if not self.is_open:
            self.open()
        self._on_codes_asked()

    def _on_aside(self, message: Message | None) -> None:
        """Say of whom the other door keeps count, unless something else is said by now."""
        if message is not None and self._answer is None and self.is_open:
            self._aside = message
            self._say()


def _drawn_codes(ws: Workspace, half_day_id: UUID) -> tuple[tuple[int, Runs], ...]:
    """Return each code as cells and runs; off the window's thread, since drawing takes its time."""
    return tuple(qr_runs(digits, Correction.LOW, mask=0) for digits in hand_over_codes(ws, half_day_id))
