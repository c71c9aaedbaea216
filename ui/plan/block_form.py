"""The form beside the agenda: everything of one block, the first things first, the rest folded."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.language import Language
from facilitator.domain.session import AgendaItem
from ui.plan.block_bindings import BindingsPart
from ui.plan.block_cuts import CutsPart
from ui.plan.block_essentials import EssentialsPart
from ui.plan.block_part import BlockPart, FormContext
from ui.plan.block_texts import HowPart, SayPart, ThingsPart
from ui.plan.block_times import TimesPart
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.fold import Fold


class BlockForm(QWidget):
    """Shows the chosen block; Enter, leaving a field or a pause in typing asks to keep what changed.

    A fold that was opened stays open for the next block: who writes the words to say writes them for all.
    """

    changed = Signal(object)
    """The `AgendaItem` as it is now wished."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: AgendaItem | None = None
        self._context = FormContext()
        self._is_filling = False
        self.essentials = EssentialsPart(theme)
        self.times = TimesPart()
        self.how, self.say, self.things = HowPart(), SayPart(), ThingsPart()
        self.cuts = CutsPart(theme)
        self.bindings = BindingsPart()
        folded = (self.times, self.how, self.say, self.things, self.cuts, self.bindings)
        self.folds = tuple(Fold(theme, part) for part in folded)
        self._parts: tuple[BlockPart, ...] = (self.essentials, *folded)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, Space.ONE, 0)
        layout.setSpacing(Space.HALF)
        layout.addWidget(self.essentials)
        for fold in self.folds:
            layout.addWidget(fold)
        layout.addStretch(1)
        for part in self._parts:
            part.edited.connect(partial(self._on_edited, part))

    @property
    def item(self) -> AgendaItem | None:
        """The block as the form shows it."""
        return self._item

    def show_item(self, item: AgendaItem | None, context: FormContext, *, keeps_typing: bool = True) -> None:
        """Show that block. What is being typed for the same block stays, unless `keeps_typing` is off."""
        if (item, context) == (self._item, self._context) and keeps_typing:
            return
        is_same = item is not None and self._item is not None and item.id == self._item.id
        if not is_same:
            self.keep_typed()
        self._item, self._context = item, context
        self.setEnabled(item is not None)
        if item is not None:
            self._fill(item, keeps_typing=is_same and keeps_typing)

    def keep_typed(self) -> None:
        """Ask to keep what is typed and not told yet, if anything is."""
        for part in self._parts:
            self._on_edited(part)

    def begin_naming(self, language: Language) -> None:
        """Put the keys into the title of that language, to be typed over."""
        self.essentials.begin_naming(language)

    def take_usual(self) -> None:
        """Plan with the minutes that half of the past runs kept within."""
        self.essentials.past.take_usual()

    def take_safe(self) -> None:
        """Plan with the minutes that four fifths of the past runs kept within."""
        self.essentials.past.take_safe()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self._is_filling = True
        for part in self._parts:
            part.retranslate()
        self._is_filling = False
        titles = (
            self.tr("Times"),
            self.tr("How it is done"),
            self.tr("To say"),
            self.tr("Materials"),
            self.tr("Running late"),
            self.tr("Bound to"),
        )
        for fold, title in zip(self.folds, titles, strict=True):
            fold.set_title(title)
        self._sum_up()

    def _fill(self, item: AgendaItem, *, keeps_typing: bool) -> None:
        self._is_filling = True
        for part in self._parts:
            part.show_item(item, self._context, keeps_typing=keeps_typing)
        self._is_filling = False
        self._sum_up()

    def _sum_up(self) -> None:
        if self._item is not None:
            for fold, part in zip(self.folds, self._parts[1:], strict=True):
                fold.set_summary(part.summary(self._item, self._context.language))

    def _on_edited(self, part: BlockPart) -> None:
        """Keep what a group says now; a text that is too long stays as typed and says so."""
        item = self._item
        if item is None or self._is_filling or self._is_too_long(part):
            return
        edited = part.applied(item)
        if edited == item:
            if part is self.essentials:
                self.essentials.title.show_values(item.title, keeps_typing=False)
            return
        self._item = edited
        self._fill(edited, keeps_typing=True)
        self.changed.emit(edited)

    def _is_too_long(self, part: BlockPart) -> bool:
        too_long = self.tr("This text is too long to be kept. Shorten it.")
        for pair in part.pairs():
            pair.refuse(too_long if pair.is_too_long else "")
        return any(pair.is_too_long for pair in part.pairs())
