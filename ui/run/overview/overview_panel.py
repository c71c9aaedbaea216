"""All slides over the console's lower part: type to search, arrows and Enter to go, Esc back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from facilitator.domain.language import Language
from ui.run.overview.overview_grid import Cell, OverviewGrid
from ui.run.overview.shelf_slide import ShelfSlide
from ui.run.overview.slide_shelf import SlideShelf
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import IconButton
from ui.widgets.card import row
from ui.widgets.label import Label

_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


PageOfDeck = tuple[str, int]
"""The key of a deck, and a page of it from 1."""


class OverviewPanel(QFrame):
    """Draws what is on the shelf and asks for a slide; the room hears nothing of it."""

    go_requested = Signal(object)
    """The `ShelfSlide` to go to, with its block."""
    show_requested = Signal(object)
    """The `ShelfSlide` to show while the block stays."""
    closed = Signal()
    """The trainer is done here."""

    def __init__(self, theme: Theme, shelf: SlideShelf, console: QWidget) -> None:
        super().__init__(console)
        self._shelf = shelf
        self._shown: PageOfDeck | None = None
        self._language = Language.EN
        self.setProperty("kind", "overlay")
        self._title = Label(role=TextRole.TITLE)
        self.search = _SearchEdit()
        self.search.setMaximumWidth(Measure.FORM_WIDTH)
        self._count = Label(meaning=Meaning.SOFT)
        self._hint = Label(role=TextRole.SMALL, meaning=Meaning.SOFT)
        self._cross = IconButton(theme, Icon.CLOSE)
        self.grid = OverviewGrid(theme, self._picture_at)
        self._nothing = Label(meaning=Meaning.SOFT)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cross.clicked.connect(self.close_up)
        self.search.textChanged.connect(self._on_typed)
        self.search.key_given.connect(self._on_key)
        self.grid.doubleClicked.connect(self._on_double_clicked)
        shelf.filled.connect(self._on_filled)
        shelf.slide_read.connect(self._on_slide_read)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        layout.setSpacing(Space.ONE)
        head = row(self._title, spacing=Space.TWO)
        head.addWidget(self.search, 1)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._cross)
        layout.addLayout(head)
        self._stack = QStackedLayout()
        layout.addLayout(self._stack, 1)
        for face in (self.grid, self._nothing):  # only now: what a stack without a parent takes is a window
            self._stack.addWidget(face)
        layout.addWidget(self._hint)
        self.hide()

    def open(self, shown: PageOfDeck | None, language: Language) -> None:
        """Come up with the slide that is shown chosen, and take the keys."""
        self._shown, self._language = shown, language
        self.search.clear()
        self._fill(shown)
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self, ceiling: int, floor: int, width: int) -> None:
        """Stand between these two heights of the console."""
        self.setGeometry(Space.THREE, ceiling, width - 2 * Space.THREE, floor - ceiling)

    def show_current(self, shown: PageOfDeck | None, language: Language) -> None:
        """Mark the slide that is shown now."""
        if (shown, language) != (self._shown, self._language):
            self._shown, self._language = shown, language
            self._fill(None)

    @Slot()
    def close_up(self) -> None:
        """Go away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self._title.setText(self.tr("All slides"))
        self.setAccessibleName(self.tr("All slides"))
        self.search.setPlaceholderText(self.tr("Words, pinyin or a number"))
        self.search.setAccessibleName(self.tr("Search in the slides"))
        self.grid.setAccessibleName(self.tr("All slides"))
        self._hint.setText(
            self.tr("Enter goes there with its block · Shift+Enter shows it and the block stays · Esc back")
        )
        self._cross.set_name(self.tr("Back"), "Esc")
        self._fill(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that a button of the panel leaves."""
        if not self._takes(event):
            super().keyPressEvent(event)

    def _takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_up()
        elif key in _ARROWS:
            self.grid.step(key)
        elif key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._ask(stays=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            return False
        return True

    def _ask(self, *, stays: bool) -> None:
        chosen = self.grid.chosen
        if chosen is not None:
            signal = self.show_requested if stays else self.go_requested
            signal.emit(self._shelf.slides[chosen.place])

    def _fill(self, wanted: PageOfDeck | None) -> None:
        """Show what is found, or all; choose the wanted slide, else the best, else what was chosen."""
        query = self.search.text().strip()
        slides = self._shelf.slides
        places: Sequence[int] = self._shelf.find(query) if query else range(len(slides))
        before = self.grid.chosen
        cells = [self._cell(place, slides[place]) for place in places if place < len(slides)]
        self.grid.cells_model.set_cells(cells)
        self._choose(cells, wanted, None if before is None else before.place)
        self._count.setText(self.tr("%n slides", "", len(cells)))
        self._nothing.setText(
            self.tr('No slide holds "{words}".').format(words=query) if query else self.tr("One moment …")
        )
        self._stack.setCurrentIndex(0 if cells else 1)

    def _choose(self, cells: Sequence[Cell], wanted: PageOfDeck | None, before: int | None) -> None:
        wanted_places = [place for place, one in enumerate(self._shelf.slides) if _page_of(one) == wanted]
        before = wanted_places[0] if wanted_places else before
        rows = [row for row, cell in enumerate(cells) if cell.place == before]
        self.grid.choose(rows[0] if rows else 0)

    def _cell(self, place: int, slide: ShelfSlide) -> Cell:
        is_shown = _page_of(slide) == self._shown
        title = self._shelf.title(place)
        block = slide.block.title.in_language(self._language)
        if not slide.is_in_agenda:
            block = self.tr("In no block")
        if is_shown:
            block = self.tr("Here now · {block}").format(block=block)
        spoken = self.tr("Slide {number}. {title}. {block}").format(
            number=slide.page, title=title, block=block
        )
        return Cell(place, slide.page, title, block, is_shown, spoken)

    def _picture_at(self, place: int) -> QImage | None:
        slides = self._shelf.slides
        return self._shelf.picture(slides[place]) if place < len(slides) else None

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._fill(None if text.strip() else self._shown)
        if text.strip():
            self.grid.choose(0)

    @Slot(object)
    def _on_key(self, event: QKeyEvent) -> None:
        self._takes(event)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        del index
        self._ask(stays=False)

    @Slot()
    def _on_filled(self) -> None:
        if self.isVisible():
            self._fill(self._shown)

    @Slot(int)
    def _on_slide_read(self, place: int) -> None:
        """Show the title and the picture that came; what is searched for may be in it."""
        if not self.isVisible():
            return
        if self.search.text().strip():
            self._fill(None)
        else:
            slides = self._shelf.slides
            if place < len(slides):
                self.grid.cells_model.renew(self._cell(place, slides[place]))


class _SearchEdit(QLineEdit):
    """A line whose arrows, Enter and Esc belong to the grid below it."""

    key_given = Signal(object)
    """The `QKeyEvent` of one of these keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand them on."""
        key = Qt.Key(event.key())
        if key in _ARROWS or key in _ENTER or key == Qt.Key.Key_Escape:
            self.key_given.emit(event)
        else:
            super().keyPressEvent(event)


def _page_of(slide: ShelfSlide) -> PageOfDeck:
    return slide.deck, slide.page
