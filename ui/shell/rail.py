"""The navigation rail: seven places, one of them here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Measure, Radius, Space, TextRole
from ui.widgets.page import PageId

ICONS = {
    PageId.HOME: Icon.HOME,
    PageId.PLAN: Icon.PLAN,
    PageId.RUN: Icon.RUN,
    PageId.DOOR: Icon.DOOR,
    PageId.PAPER: Icon.PAPER,
    PageId.EVIDENCE: Icon.EVIDENCE,
    PageId.SETTINGS: Icon.SETTINGS,
}


class RailButton(QAbstractButton):
    """One place: its icon above its word."""

    def __init__(self, theme: Theme, page: PageId, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.page = page
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._is_hovered = False
        theme.changed.connect(self._on_theme_changed)

    def set_word(self, word: str, keys: str) -> None:
        """Name the place and the keys that lead there."""
        self.setText(word)
        self.setAccessibleName(word)
        self.setToolTip(f"{word}  {keys}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square-ish target, large enough for a tired hand and for its word."""
        word = self._theme.pixels(TextRole.SMALL)
        width = QFontMetrics(self._theme.font(TextRole.SMALL)).horizontalAdvance(self.text()) + Space.ONE
        height = Measure.ICON + Space.THREE + round(word * 1.4)
        return QSize(max(Measure.RAIL - Space.TWO, width), height)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Answer the mouse."""
        super().enterEvent(event)
        self._is_hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the mouse."""
        del event
        self._is_hovered = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there on Enter; arrows walk along the rail."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _walk(self, steps: int) -> None:
        """Give the focus to a neighbour: by Tab, Qt reaches only the checked button of a group."""
        places = self.group().buttons()
        place = (places.index(self) + steps) % len(places)
        places[place].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, word and focus ring."""
        del event
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.rail_here if self.isChecked() else colours.rail_hover if self._is_hovered else ""
        ink = colours.rail_here_ink if self.isChecked() else colours.rail_ink
        painter.setPen(QPen(QColor(colours.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)
        picture = self._theme.pixmap(ICONS[self.page], ink, Measure.ICON, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - Measure.ICON) // 2, Space.ONE + 2, picture)
        painter.setFont(self._theme.font(TextRole.SMALL))
        painter.setPen(QColor(ink))
        below = self.rect().adjusted(0, Space.ONE + Measure.ICON + Space.HALF, 0, -Space.HALF)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class Mark(QWidget):
    """The program's mark: a seedling on a warm ground."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(Measure.CONTROL, Measure.CONTROL)
        theme.changed.connect(self._on_theme_changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        del event
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.focus))
        painter.drawRoundedRect(self.rect(), Radius.CARD, Radius.CARD)
        inset = (Measure.CONTROL - Measure.ICON_LARGE) // 2
        drawing = self._theme.pixmap(Icon.SPROUT, "#FFFFFF", Measure.ICON_LARGE, self.devicePixelRatioF())
        painter.drawPixmap(inset, inset, drawing)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class NavigationRail(QFrame):
    """Home to Evidence at the top, Settings at the foot."""

    page_requested = Signal(object)
    """The `PageId` that was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._group = QButtonGroup(self)
        self._buttons: dict[PageId, RailButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.ONE, Space.TWO, Space.ONE, Space.ONE)
        layout.setSpacing(Space.HALF)
        layout.addWidget(Mark(theme, self), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(Space.TWO)
        for page in PageId:
            if page is PageId.SETTINGS:
                layout.addStretch(1)
            button = RailButton(theme, page, self)
            self._group.addButton(button)
            self._buttons[page] = button
            layout.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)
        self.retranslate()

    def button(self, page: PageId) -> RailButton:
        """Return the button of a page."""
        return self._buttons[page]

    def set_here(self, page: PageId) -> None:
        """Mark the page that is in front."""
        self._buttons[page].setChecked(True)

    def words(self) -> dict[PageId, str]:
        """Return the name of every page in the window's language."""
        return {
            PageId.HOME: self.tr("Home"),
            PageId.PLAN: self.tr("Plan"),
            PageId.RUN: self.tr("Run"),
            PageId.DOOR: self.tr("Door"),
            PageId.PAPER: self.tr("Paper"),
            PageId.EVIDENCE: self.tr("Evidence"),
            PageId.SETTINGS: self.tr("Settings"),
        }

    def retranslate(self) -> None:
        """Name the places anew."""
        self.setAccessibleName(self.tr("Pages"))
        for number, (page, word) in enumerate(self.words().items(), start=1):
            self._buttons[page].set_word(word, f"Ctrl+{number}")

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, RailButton):
            self.page_requested.emit(button.page)
