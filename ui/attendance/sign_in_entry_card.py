"""Key a signed sign-in sheet in: one key a line, in the order of the paper, each line on disk at once."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.attendance import Tone
from facilitator.domain.message import Message
from facilitator.services.paper_list import HeadCount, SheetMark
from facilitator.services.sign_in_entry import (
    Marked,
    Marking,
    SheetEntry,
    count_heads,
    heads_in_words,
    mark_row,
    sheet_entry,
    walk_in_by_hand,
)
from ui.attendance.sheet_foot import ByHand, SheetFoot
from ui.attendance.sheet_side import SheetSide
from ui.attendance.sheet_table import SheetTable
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.label import Label
from ui.widgets.once import Once
from ui.widgets.page import PageTools

_MEANINGS = {Tone.GOOD: Meaning.GOOD, Tone.AMBER: Meaning.WARN, Tone.BAD: Meaning.BAD}
_TIMED = frozenset({SheetMark.LATE, SheetMark.LEFT_EARLY})


class SignInEntryCard(Card):
    """Takes the place of the door while it is open; Esc leads back."""

    opened = Signal()
    """The card is to be shown."""

    closed = Signal()
    """Back to the door."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent=parent)
        self._tools = tools
        self._half_day_id: UUID | None = None
        self._entry: SheetEntry | None = None
        self._undo: list[tuple[UUID, Marking]] = []
        self._once = Once(tools.operations, self)
        self.is_open = False
        self.table = SheetTable(tools.theme)
        self.side = SheetSide(tools.theme)
        self.foot = SheetFoot(tools.theme)
        self.undo_button = QuietButton(tools.theme, Icon.UNDO)
        self.back_button = PlainButton(tools.theme, Icon.ARROW_LEFT)
        self._title = Label(role=TextRole.TITLE)
        self._jump = Label(role=TextRole.TITLE, meaning=Meaning.ACCENT)
        self._keys = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self.table.mark_requested.connect(self._on_mark_asked)
        self.table.undo_requested.connect(self.undo)
        self.table.left.connect(self.close_card)
        self.table.jumped.connect(self._jump.setText)
        self.side.time_given.connect(self._on_time_given)
        self.side.time_left.connect(self._focus_table)
        self.side.heads_counted.connect(self._on_heads_counted)
        self.foot.walk_in_requested.connect(self._on_walk_in_asked)
        self.undo_button.clicked.connect(self.undo)
        self.back_button.clicked.connect(self.close_card)
        sides = row(self.table, self.side, spacing=Space.THREE)
        sides.setStretch(0, 1)
        head = row(self._title, self._jump, 1, self.undo_button, self.back_button, spacing=Space.TWO)
        self.body.setContentsMargins(Space.THREE, Space.TWO, Space.THREE, Space.TWO)
        self.body.setSpacing(Space.ONE)
        self.body.addLayout(head)
        self.add(self._keys)
        self.body.addLayout(sides, 1)
        self.add(self.foot)

    def turn_to(self, half_day_id: UUID | None) -> None:
        """Key in the sheet of this half-day; what was shown of another one goes."""
        self.side.keep_typed()
        self._half_day_id = half_day_id
        self.is_open = False
        self._begin()
        self.table.clear()
        self.foot.clear()
        self._entry = None
        self.side.show_entry(None)
        self._say_heads()

    @Slot()
    def open(self) -> None:
        """Show the sheet, its first open line chosen."""
        if self._half_day_id is not None:
            self.is_open = True
            self._begin()
            self.opened.emit()
            self._load(partial(self._on_entry, is_first=True))

    @Slot()
    def close_card(self) -> None:
        """Lead back to the door."""
        self.is_open = False
        self.closed.emit()

    def refresh(self) -> None:
        """Read the sheet as it stands now."""
        if self.is_open:
            self._load(partial(self._on_entry, is_first=False))

    def retranslate(self) -> None:
        """Set every word anew."""
        self._title.setText(self.tr("Sign-in sheet, line by line"))
        self.setAccessibleName(self._title.text())
        self.undo_button.setText(self.tr("Undo"))
        self.back_button.setText(self.tr("Back to the door (Esc)"))
        self.foot.retranslate()
        self._keys.setText(
            self.tr(
                "Enter: signed · −: not signed · *: late · /: left early · Del: open again. Digits go to a"
                " line, letters to a name; Backspace undoes."
            )
        )
        self.table.retranslate()
        self.side.retranslate()
        self._say_heads()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back; no other key goes to the door behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        event.accept()

    @Slot()
    def undo(self) -> None:
        """Make the last line again what it was, and go to it."""
        if self._undo:
            enrolment, before = self._undo.pop()
            self._mark(enrolment, before, is_undo=True)

    def _begin(self) -> None:
        self._undo.clear()
        self._name_undo()
        self.side.ask_time(None)
        self.side.notice.hide()
        self.table.forget_jump()

    def _load(self, on_entry: partial[None]) -> None:
        if self._half_day_id is not None:
            read = partial(sheet_entry, self._tools.workspace, self._half_day_id)
            self._tools.operations.load(read, on_entry)

    def _on_entry(self, entry: SheetEntry, *, is_first: bool) -> None:
        if entry.half_day.id != self._half_day_id:
            return
        self.table.show_entry(entry)
        self._entry = entry
        self.side.show_entry(entry)
        self._say_heads()
        if is_first:
            self.table.choose_first_open()
            self._focus_table()

    def _say_heads(self) -> None:
        """Say what was counted and what is noted, in the window's language."""
        words = "" if self._entry is None else self._tools.said(heads_in_words(self._entry))
        self.side.show_heads(words)

    @Slot(int)
    def _on_heads_counted(self, counted: int) -> None:
        if self._half_day_id is not None:
            use_case = partial(count_heads, self._tools.workspace, self._half_day_id, counted)
            self._tools.operations.run(use_case, self._on_heads_kept)

    def _on_heads_kept(self, _heads: HeadCount | None) -> None:
        self.refresh()

    @Slot(object)
    def _on_mark_asked(self, mark: SheetMark) -> None:
        current = self.table.current()
        if current is None:
            return
        if mark in _TIMED:
            self.side.ask_time(mark)
            return
        self._mark(current.enrolment.id, Marking(mark))
        if mark is not SheetMark.OPEN:
            self.table.step()

    @Slot(object, object)
    def _on_time_given(self, mark: SheetMark, moment: datetime) -> None:
        current = self.table.current()
        self._focus_table()
        if current is not None:
            is_late = mark is SheetMark.LATE
            came_at, left_at = (moment, None) if is_late else (None, moment)
            self._mark(current.enrolment.id, Marking(mark, came_at, left_at))
            self.table.step()

    def _mark(self, enrolment: UUID, marking: Marking, *, is_undo: bool = False) -> None:
        if self._half_day_id is not None:
            use_case = partial(mark_row, self._tools.workspace, self._half_day_id, enrolment, marking)
            on_marked = partial(self._on_marked, enrolment, is_undo=is_undo)
            self._tools.operations.run(use_case, on_marked, partial(self._on_refused, enrolment))

    def _on_marked(self, enrolment: UUID, marked: Marked, *, is_undo: bool) -> None:
        if is_undo:
            self.table.choose(enrolment)
        else:
            self._undo.append((enrolment, marked.before))
        self._name_undo()
        self.side.notice.show_sentence(_MEANINGS[marked.tone], self._tools.said(marked.message))

    def _on_refused(self, enrolment: UUID, message: Message) -> None:
        """Go back to the line that is not stored."""
        self.table.choose(enrolment)
        self.side.notice.show_sentence(Meaning.BAD, self._tools.said(message))

    @Slot(object)
    def _on_walk_in_asked(self, typed: ByHand) -> None:
        if self._half_day_id is not None:
            use_case = partial(
                walk_in_by_hand,
                self._tools.workspace,
                self._half_day_id,
                typed.name,
                typed.employee_number,
                typed.department,
                None,
            )
            self._once.run(use_case, self._on_walked_in, self._on_walk_in_refused)

    def _on_walked_in(self, marked: Marked) -> None:
        self.foot.clear()
        self.foot.take_focus()
        self._on_marked(marked.enrolment.id, marked, is_undo=False)

    def _on_walk_in_refused(self, message: Message) -> None:
        self.foot.name.set_error(self._tools.said(message))

    def _name_undo(self) -> None:
        self.undo_button.setEnabled(bool(self._undo))

    def _focus_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
