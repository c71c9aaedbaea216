"""The form beside the agenda: everything of one block that a trainer changes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from facilitator.domain.language import Language, Text
from facilitator.domain.programme import BlockKind, Priority, SlideRange
from facilitator.domain.session import AgendaItem
from ui.plan.agenda_edit import LONGEST_MINUTES
from ui.plan.plan_words import PlanWords
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.block_words import BlockWords
from ui.widgets.card import Card, row
from ui.widgets.field import Field


class BlockForm(Card):
    """Titles, minutes, kind, need and slides of the chosen block; Enter or leaving a field writes it."""

    changed = Signal(object)
    """The `AgendaItem` as it is now wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._words = PlanWords(self)
        self._block_words = BlockWords(self)
        self._item: AgendaItem | None = None
        self._deck_key = ""
        self._pages = 0
        self.chinese = Field(QLineEdit())
        self.english = Field(QLineEdit())
        self.minutes = Field(QSpinBox())
        self.kind = Field(QComboBox())
        self.priority = Field(QComboBox())
        self.first_slide = Field(QSpinBox())
        self.last_slide = Field(QSpinBox())
        self.minutes.edit.setRange(0, LONGEST_MINUTES)
        for spin in (self.minutes.edit, self.first_slide.edit, self.last_slide.edit):
            spin.setKeyboardTracking(False)
            spin.valueChanged.connect(self._on_edited)
        for line in (self.chinese.edit, self.english.edit):
            line.editingFinished.connect(self._on_edited)
        for box in (self.kind.edit, self.priority.edit):
            box.activated.connect(self._on_edited)
        self.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        self.add(self.chinese)
        self.add(self.english)
        self.body.addLayout(row(self.minutes, self.priority, spacing=Space.TWO))
        self.add(self.kind)
        self.body.addLayout(row(self.first_slide, self.last_slide, spacing=Space.TWO))
        self.body.addStretch(1)

    def show_item(self, item: AgendaItem | None, deck_key: str, pages: int) -> None:
        """Show that block; `pages` is how many slides its deck has. What is being typed for it stays."""
        self._deck_key = item.slides.deck if item is not None and item.slides is not None else deck_key
        if (item, pages) == (self._item, self._pages):
            return
        self._pages = pages
        self.setEnabled(item is not None)
        self._show(item)

    def begin_naming(self, language: Language) -> None:
        """Put the keys into the title of that language, to be typed over."""
        edit = (self.chinese if language is Language.ZH else self.english).edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.selectAll()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.chinese.set_texts(self.tr("Title in Chinese"))
        self.english.set_texts(self.tr("Title in English"))
        self.minutes.set_texts(self.tr("Minutes"))
        self.kind.set_texts(self.tr("What people do"))
        self.priority.set_texts(self.tr("When time is short"))
        self.first_slide.set_texts(self.tr("First slide"))
        self.last_slide.set_texts(self.tr("Last slide"))
        for spin in (self.first_slide.edit, self.last_slide.edit):
            spin.setSpecialValueText(self.tr("none"))
        _fill_box(self.kind.edit, [self._block_words.kind(kind) for kind in BlockKind])
        _fill_box(self.priority.edit, [self._words.priority(one) for one in Priority])

    def _show(self, item: AgendaItem | None) -> None:
        self._item = None
        if item is not None:
            self._fill(item, self._pages)
        self._item = item

    def _fill(self, item: AgendaItem, pages: int) -> None:
        self.chinese.edit.setText(item.title.zh)
        self.english.edit.setText(item.title.en)
        self.minutes.edit.setValue(item.planned_minutes)
        self.kind.edit.setCurrentIndex(list(BlockKind).index(item.kind))
        self.priority.edit.setCurrentIndex(list(Priority).index(item.priority))
        for field, page in (
            (self.first_slide, item.slides.first if item.slides else 0),
            (self.last_slide, item.slides.last if item.slides else 0),
        ):
            field.edit.setRange(0, max(pages, page))
            field.edit.setValue(page)
            field.setVisible(bool(pages or page))

    @Slot()
    def _on_edited(self) -> None:
        item = self._item
        if item is None:
            return
        title = Text(self.english.edit.text().strip(), self.chinese.edit.text().strip())
        first, last = self.first_slide.edit.value(), self.last_slide.edit.value()
        slides = SlideRange(self._deck_key, first, max(first, last)) if first else None
        edited = replace(
            item,
            title=title or item.title,
            planned_minutes=self.minutes.edit.value(),
            kind=list(BlockKind)[self.kind.edit.currentIndex()],
            priority=list(Priority)[self.priority.edit.currentIndex()],
            slides=slides,
        )
        self._show(edited)
        if edited != item:
            self.changed.emit(edited)


def _fill_box(box: QComboBox, choices: list[str]) -> None:
    """Put choices into a box and keep what is chosen."""
    place = max(0, box.currentIndex())
    box.clear()
    for words in choices:
        box.addItem(words)
    box.setCurrentIndex(place)
