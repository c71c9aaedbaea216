"""What to leave out of a block when the day runs late: from how many minutes on, and what is left."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from facilitator.domain.language import Language
from facilitator.domain.plain_text import MOST_IN_A_TITLE
from facilitator.domain.programme import Cut
from facilitator.domain.session import AgendaItem
from ui.plan.agenda_edit import LONGEST_MINUTES
from ui.plan.block_part import BlockPart, FormContext
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.card import row
from ui.widgets.field import Field
from ui.widgets.text_pair import TextPair

_FIRST_BEHIND, _MORE_BEHIND = 10, 10


class CutsPart(BlockPart):
    """One cut below the other; each can be put in and taken out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._planned = 0
        self.cuts: list[CutEdit] = []
        self.add_button = QuietButton(theme, Icon.ADD)
        self.add_button.clicked.connect(self.add_cut)
        self.body.addLayout(row(self.add_button, 1))

    def show_item(self, item: AgendaItem, context: FormContext, *, keeps_typing: bool) -> None:
        """Show the cuts of the block."""
        del context
        self._planned = item.minutes.ideal
        while len(self.cuts) > len(item.cuts):
            gone = self.cuts.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.cuts) < len(item.cuts):
            self._append()
        for edit, cut in zip(self.cuts, item.cuts, strict=True):
            edit.show_cut(cut, keeps_typing=keeps_typing)

    def applied(self, item: AgendaItem) -> AgendaItem:
        """Return the block with these cuts."""
        return replace(item, cuts=tuple(edit.cut() for edit in self.cuts))

    def summary(self, item: AgendaItem, language: Language) -> str:
        """Return from when on the block is cut, and to what."""
        del language
        return " · ".join(
            self.tr("{behind} behind: {to} min").format(behind=cut.behind_minutes, to=cut.to_minutes)
            for cut in item.cuts
        )

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.add_button.setText(self.tr("Add a cut"))
        for edit in self.cuts:
            self._name(edit)

    @Slot()
    def add_cut(self) -> None:
        """Put a cut in below the others: ten minutes later than the last one, half as long."""
        last = self.cuts[-1].cut() if self.cuts else None
        behind = _FIRST_BEHIND if last is None else last.behind_minutes + _MORE_BEHIND
        to = (self._planned if last is None else last.to_minutes) // 2
        edit = self._append()
        edit.show_cut(Cut(behind, to), keeps_typing=False)
        self.edited.emit()
        edit.behind.edit.setFocus()

    def _append(self) -> CutEdit:
        edit = CutEdit(self._theme, self.pair(is_long=False, most=MOST_IN_A_TITLE))
        edit.edited.connect(self.edited)
        edit.removed.connect(partial(self._on_removed, edit))
        self.body.insertWidget(len(self.cuts), edit)
        self.cuts.append(edit)
        self._name(edit)
        return edit

    def _name(self, edit: CutEdit) -> None:
        self.name_pair(edit.text, self.tr("What is left out"))
        edit.retranslate()

    def _on_removed(self, edit: CutEdit) -> None:
        self.cuts.remove(edit)
        edit.hide()
        edit.deleteLater()
        self.add_button.setFocus()
        self.edited.emit()


class CutEdit(QWidget):
    """One cut: so many minutes behind, so many minutes left, and what to leave out."""

    edited = Signal()
    """A number was changed."""
    removed = Signal()
    """This cut is not wanted any more."""

    def __init__(self, theme: Theme, text: TextPair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.behind = Field(QSpinBox())
        self.to = Field(QSpinBox())
        self.text = text
        self.remove_button = IconButton(theme, Icon.DELETE)
        self.remove_button.clicked.connect(self.removed)
        for field in (self.behind, self.to):
            field.edit.setRange(0, LONGEST_MINUTES)
            field.edit.setKeyboardTracking(False)
            field.edit.valueChanged.connect(self.edited)
        numbers = row(self.behind, self.to, self.remove_button, spacing=Space.ONE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.ONE)
        layout.addLayout(numbers)
        layout.addWidget(text)

    def show_cut(self, cut: Cut, *, keeps_typing: bool) -> None:
        """Show this cut."""
        for field, minutes in ((self.behind, cut.behind_minutes), (self.to, cut.to_minutes)):
            field.edit.blockSignals(True)
            field.edit.setValue(minutes)
            field.edit.blockSignals(False)
        self.text.show_values(cut.text, keeps_typing=keeps_typing)

    def cut(self) -> Cut:
        """Return the cut as it stands."""
        return Cut(self.behind.edit.value(), self.to.edit.value(), self.text.value())

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.behind.set_texts(self.tr("Minutes behind"))
        self.to.set_texts(self.tr("Minutes left"))
        self.remove_button.set_name(self.tr("Remove this cut"))
