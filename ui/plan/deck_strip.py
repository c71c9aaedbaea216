"""The pages of a deck, small, in rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.domain.deck import Deck, DeckPage
from facilitator.domain.language import Language, Text
from facilitator.domain.session import AgendaItem
from ui.projector.deck_facts import PageDrawn
from ui.projector.slide_renderer import SlideRenderer
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Radius, Space, TextRole

Index = QModelIndex | QPersistentModelIndex

_DRAWN = QSize(480, 360)
_CELL = QSize(208, 152)
_PICTURE_HEIGHT = 108
_MARK = 16
_FRAME = 3


class DeckStrip(QListView):
    """Thumbnails drawn off the window's thread; they appear as they are ready.

    Below each stand its number, the block that shows it, and marks: a film plays, a card counts down,
    something will look different.
    """

    page_chosen = Signal(int)
    """The page that is looked at, from 1."""

    def __init__(self, theme: Theme, language: Callable[[], Language], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self._deck: Deck | None = None
        self._pdf = b""
        self._agenda: tuple[AgendaItem, ...] = ()
        self.slides = SlideRenderer(self)
        self._pages = _PagesModel(self, self._said_of)
        self.setModel(self._pages)
        self.setItemDelegate(_PageDelegate(theme, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("flat", "true")
        self.selectionModel().currentChanged.connect(self._on_current)
        self.slides.deck_opened.connect(self._on_opened)
        self.slides.page_drawn.connect(self._on_page_drawn)

    @property
    def page(self) -> int:
        """The page that is looked at, from 1; 0 for none."""
        return self.currentIndex().row() + 1

    def marks(self, page: int) -> tuple[Icon, ...]:
        """Return what a page is marked with."""
        if self._deck is None:
            return ()
        known = self._deck.page(page)
        found = (
            (Icon.PLAY, known.clip is not None),
            (Icon.HOLDING, known.activity is not None),
            (Icon.WARN, bool(self._deck.concerns_of(page))),
        )
        return tuple(icon for icon, is_so in found if is_so)

    def shown_in(self, page: int) -> Text:
        """Return the title of the first block that shows the page; an empty one for none."""
        key = None if self._deck is None else self._deck.key
        return next(
            (
                item.title
                for item in self._agenda
                if (slides := item.slides) is not None
                and slides.deck == key
                and slides.first <= page <= slides.last
            ),
            Text(),
        )

    def show_deck(self, deck: Deck | None, agenda: tuple[AgendaItem, ...] = ()) -> None:
        """Show the pages of that deck, once `show_pdf` brings them where they are other ones than before."""
        self._agenda = agenda
        before, self._deck = self._deck, deck
        if deck is None or before is None or _made_from(deck) != _made_from(before):
            self._pdf = b""
            self._pages.set_count(0)
            self.slides.close_deck()
        self.viewport().update()

    @property
    def wants_pdf(self) -> bool:
        """Say whether the PDF is needed: it is not there, or nobody knows what it was made from."""
        return self._deck is not None and not (self._pdf and self._deck.source_sha256)

    def show_pdf(self, pdf: bytes) -> None:
        """Draw the pages of the deck, from the first, unless they are drawn already."""
        if self._deck is not None and pdf != self._pdf:
            self._pdf = pdf
            self._pages.set_count(0)
            self.slides.open_deck(self._deck.key, pdf, _DRAWN)

    def retranslate(self) -> None:
        """Name the strip."""
        self.setAccessibleName(self.tr("Pages of the slides"))

    def _said_of(self, page: int) -> str:
        """Return a page as it is read aloud."""
        known = DeckPage(page) if self._deck is None else self._deck.page(page)
        parts = [
            self.tr("Page {number}").format(number=page),
            self.shown_in(page).in_language(self.language()),
            self.tr("plays {name}").format(name=known.clip.name) if known.clip is not None else "",
            self.tr("activity card") if known.activity is not None else "",
            self.tr("something to look at") if Icon.WARN in self.marks(page) else "",
        ]
        return ", ".join(part for part in parts if part)

    @Slot(object)
    def _on_opened(self) -> None:
        self._pages.set_count(self.slides.pages)
        self.setCurrentIndex(self._pages.index(0))

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        self.page_chosen.emit(now.row() + 1)

    @Slot(object)
    def _on_page_drawn(self, drawn: PageDrawn) -> None:
        self.update(self._pages.index(drawn.page - 1))


def _made_from(deck: Deck) -> tuple[str, str]:
    return deck.key, deck.source_sha256


class _PagesModel(QAbstractListModel):
    """The numbers of the pages."""

    def __init__(self, parent: QWidget, said: Callable[[int], str]) -> None:
        super().__init__(parent)
        self._count = 0
        self._said = said

    def set_count(self, count: int) -> None:
        """Show so many pages."""
        self.beginResetModel()
        self._count = count
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many pages there are."""
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the number of a page, and to screen readers all that is painted of it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        return self._said(index.row() + 1) if role == Qt.ItemDataRole.AccessibleTextRole else None


class _PageDelegate(QStyledItemDelegate):
    """Paints a page and its number."""

    def __init__(self, theme: Theme, strip: DeckStrip) -> None:
        super().__init__(strip)
        self._theme = theme
        self._strip = strip

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of a page."""
        del option, index
        return _CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the page, or a grey sheet while it is being drawn."""
        colours = self._theme.colours
        box = QRectF(option.rect).adjusted(Space.ONE, Space.ONE, -Space.ONE, 0)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        sheet = QRectF(box.left(), box.top(), box.width(), _PICTURE_HEIGHT)
        picture = self._strip.slides.thumbnail(index.row() + 1)
        if picture is not None:
            size = picture.size().toSizeF().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
            sheet = QRectF(sheet.left(), sheet.top(), size.width(), size.height())
            painter.drawImage(sheet, picture)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setBrush(QColor(colours.sunken))
        painter.setPen(QColor(colours.line))
        painter.drawRoundedRect(sheet, Radius.SMALL / 2, Radius.SMALL / 2)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(colours.focus), _FRAME))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(sheet, Radius.SMALL / 2, Radius.SMALL / 2)
        top = sheet.bottom() + Space.HALF
        self._paint_below(painter, QRectF(box.left(), top, sheet.width(), Space.THREE), index.row() + 1)
        painter.restore()

    def _paint_below(self, painter: QPainter, line: QRectF, page: int) -> None:
        """Paint the number, the block that shows the page, and the marks at the right."""
        colours = self._theme.colours
        right = line.right()
        for mark in reversed(self._strip.marks(page)):
            colour = colours.ink_of(Meaning.WARN) if mark is Icon.WARN else colours.ink_soft
            right -= _MARK
            pixmap = self._theme.pixmap(mark, colour, _MARK, self._strip.devicePixelRatioF())
            painter.drawPixmap(round(right), round(line.top() + (line.height() - _MARK) / 2), pixmap)
            right -= Space.HALF
        painter.setFont(self._theme.font(TextRole.SMALL))
        painter.setPen(QColor(colours.ink))
        number = str(page)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, number)
        left = line.left() + painter.fontMetrics().horizontalAdvance(number) + Space.ONE
        painter.setPen(QColor(colours.ink_soft))
        room = QRectF(left, line.top(), max(0.0, right - left), line.height())
        title = self._strip.shown_in(page).in_language(self._strip.language())
        words = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
