"""The frame of a page: title, subtitle and actions above, a body that scrolls or fills below."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.label import Label
from ui.widgets.scrolled import see_through

W = TypeVar("W", bound=QWidget)

SCROLL_KEYS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
"""What these keys do on a page that scrolls, where the thing that has the focus does not take them."""


class PageHeader(QWidget):
    """Title and subtitle at the left, state and actions at the right; the next action comes last."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.title_label = Label(role=TextRole.DISPLAY)
        self.subtitle_label = Label(meaning=Meaning.SOFT)
        self.subtitle_label.hide()
        words = QVBoxLayout()
        words.setSpacing(Space.HALF)
        words.addWidget(self.title_label)
        words.addWidget(self.subtitle_label)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(Space.ONE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TWO)
        layout.addLayout(words, 1)
        layout.addLayout(self._actions)

    def set_texts(self, title: str, subtitle: str = "") -> None:
        """Write title and subtitle; an empty subtitle takes no room."""
        self.title_label.setText(title)
        self.subtitle_label.setText(subtitle)
        self.subtitle_label.setVisible(bool(subtitle))

    def add_action(self, widget: W) -> W:
        """Put a button or a badge at the right end and return it."""
        self._actions.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return widget


class _Ground(QWidget):
    """What scrolls: as high as its words are in the width they have.

    Qt would also make it as high as they were in the least width, and show a bar that scrolls nothing.
    Where it `gives_way`, lists in it become as low as they can before anything scrolls.
    """

    gives_way = False

    def minimumSizeHint(self) -> QSize:
        """Return the least width; the height follows from the width."""
        least, layout = super().minimumSizeHint(), self.layout()
        return QSize(least.width(), 0) if layout is not None and layout.hasHeightForWidth() else least

    def heightForWidth(self, width: int) -> int:
        """Return the height that is liked at that width, or the least where lists give way first."""
        layout = self.layout()
        if not self.gives_way or layout is None:
            return super().heightForWidth(width)
        return layout.totalMinimumHeightForWidth(width)


class PageFrame(QFrame):
    """Fills its page. `scrolls` for pages to read, else the body takes exactly the room there is.

    `widest` keeps lines readable on a wide screen; 0 uses the whole width (tables, consoles). A body that
    `gives_way` scrolls only where its lists, which scroll themselves, cannot be lower: what stands below
    them is then in sight.
    """

    def __init__(
        self,
        theme: Theme,
        page: QWidget,
        *,
        scrolls: bool = False,
        widest: int = 0,
        gives_way: bool = False,
    ) -> None:
        super().__init__(page)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)
        self._area: QScrollArea | None = None
        self.header = PageHeader(theme)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.TWO)
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.FOUR, Space.THREE, Space.FOUR, Space.THREE)
        inside.setSpacing(Space.THREE)
        inside.addWidget(self.header)
        inside.addLayout(self.body, 1)
        if scrolls:
            self._scroll(inside, widest).gives_way = gives_way
            page.installEventFilter(self)
        else:
            self.setLayout(inside)

    def scroll_to_top(self) -> None:
        """Show the head of the page again; nothing to do on a page that does not scroll."""
        if self._area is not None:
            self._area.verticalScrollBar().setValue(0)

    def scroll_to(self, widget: QWidget) -> None:
        """Show that part of the body from its top, once it is laid out; nothing to do without scrolling."""
        QTimer.singleShot(0, self, partial(self._scroll_now_to, widget))

    def _scroll_now_to(self, widget: QWidget) -> None:
        inside = None if self._area is None else self._area.widget()
        if self._area is not None and inside is not None:
            top = widget.mapTo(inside, QPoint(0, 0)).y()
            self._area.verticalScrollBar().setValue(top - Space.TWO)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll as little as shows that part of the body whole; nothing to do without scrolling."""
        if self._area is not None:
            self._area.ensureWidgetVisible(widget, 0, Space.TWO)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll by the keys that reach the page: what is to be read is reached without a mouse."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._area is not None:
            action = SCROLL_KEYS.get(Qt.Key(event.key()))
            if action is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self._area.verticalScrollBar().triggerAction(action)
                return True
        return super().eventFilter(watched, event)

    def add(self, widget: W, stretch: int = 0) -> W:
        """Put a widget below the others of the body and return it."""
        self.body.addWidget(widget, stretch)
        return widget

    def _scroll(self, inside: QVBoxLayout, widest: int) -> _Ground:
        column = QWidget()
        column.setLayout(inside)
        column.setMaximumWidth(widest or Measure.READING_WIDTH)
        ground = _Ground()
        ground.setProperty("kind", "scrolled")
        beside = QHBoxLayout(ground)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addStretch(1)
        beside.addWidget(column, 1000)
        beside.addStretch(1)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        see_through(area)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        return ground
