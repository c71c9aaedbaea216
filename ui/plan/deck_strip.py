"""The pages of a deck, small, in rows."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.domain.deck import Deck
from ui.projector.slide_renderer import PageDrawn, SlideRenderer
from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Space, TextRole

Index = QModelIndex | QPersistentModelIndex

_DRAWN = QSize(480, 360)
_CELL = QSize(208, 156)
_PICTURE_HEIGHT = 120


class DeckStrip(QListView):
    """Thumbnails drawn off the window's thread; they appear as they are ready."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deck: Deck | None = None
        self.slides = SlideRenderer(self)
        self._pages = _PagesModel(self)
        self.setModel(self._pages)
        self.setItemDelegate(_PageDelegate(theme, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("flat", "true")
        self.slides.deck_opened.connect(self._on_opened)
        self.slides.page_drawn.connect(self._on_page_drawn)

    def show_deck(self, deck: Deck | None) -> None:
        """Show the pages of that deck; drawn again only when the deck is another one."""
        if deck == self._deck:
            return
        self._deck = deck
        self._pages.set_count(0)
        if deck is None:
            self.slides.close_deck()
        else:
            self.slides.open_deck(deck.key, deck.pdf, _DRAWN)

    def retranslate(self) -> None:
        """Name the strip."""
        self.setAccessibleName(self.tr("Pages of the slides"))

    @Slot(object)
    def _on_opened(self) -> None:
        self._pages.set_count(self.slides.pages)

    @Slot(object)
    def _on_page_drawn(self, drawn: PageDrawn) -> None:
        self.update(self._pages.index(drawn.page - 1))


class _PagesModel(QAbstractListModel):
    """The numbers of the pages."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = 0

    def set_count(self, count: int) -> None:
        """Show so many pages."""
        self.beginResetModel()
        self._count = count
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many pages there are."""
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the number of a page."""
        return str(index.row() + 1) if role == Qt.ItemDataRole.DisplayRole else None


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
        painter.setFont(self._theme.font(TextRole.SMALL))
        painter.setPen(QColor(colours.ink_soft))
        below = QRectF(box.left(), sheet.bottom() + Space.HALF, box.width(), Space.THREE)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, str(index.data()))
        painter.restore()
