"""Surfaces: a card on the ground, a hairline, and a card that is a button."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Radius, Space, TextRole
from ui.widgets.label import Label, Paragraph

W = TypeVar("W", bound=QWidget)


class Card(QFrame):
    """A white (or dark) surface with equal paddings; put things in by `add` or into `body`."""

    def __init__(self, theme: Theme, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.THREE, Space.THREE, Space.THREE, Space.THREE)
        self.body.setSpacing(Space.TWO)
        self._heading: Label | None = None
        if title:
            self.set_title(title)

    def set_title(self, title: str) -> None:
        """Write a heading at the top of the card."""
        if self._heading is None:
            self._heading = Label(role=TextRole.TITLE)
            self.body.insertWidget(0, self._heading)
        self._heading.setText(title)
        self.setAccessibleName(title)

    def add(self, widget: W, stretch: int = 0) -> W:
        """Put a widget below the others and return it."""
        self.body.addWidget(widget, stretch)
        return widget

    def set_chosen(self, is_chosen: bool) -> None:
        """Draw the card as the one that counts now."""
        self.setProperty("chosen", "true" if is_chosen else "false")
        self.style().unpolish(self)
        self.style().polish(self)


class Line(QFrame):
    """A hairline between things of one card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "line")


def row(*things: QWidget | int, spacing: int = Space.ONE) -> QHBoxLayout:
    """Return a horizontal layout; a number is a stretch of that weight."""
    layout = QHBoxLayout()
    _fill(layout, things, spacing)
    return layout


def column(*things: QWidget | int, spacing: int = Space.ONE) -> QVBoxLayout:
    """Return a vertical layout; a number is a stretch of that weight."""
    layout = QVBoxLayout()
    _fill(layout, things, spacing)
    return layout


def _fill(layout: QHBoxLayout | QVBoxLayout, things: tuple[QWidget | int, ...], spacing: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for thing in things:
        if isinstance(thing, int):
            layout.addStretch(thing)
        else:
            layout.addWidget(thing)


def empty_layout(layout: QLayout) -> None:
    """Take everything out of a layout and let go of its widgets."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            empty_layout(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class CardButton(QAbstractButton):
    """A card that leads somewhere: icon, title, one sentence. Pressed by mouse, Space or Enter."""

    def __init__(
        self, theme: Theme, icon: Icon, meaning: Meaning = Meaning.ACCENT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._meaning = meaning
        self._is_hovered = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._picture = QLabel()
        self._picture.setFixedSize(Measure.ICON_HERO, Measure.ICON_HERO)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = Label(role=TextRole.TITLE)
        self._sentence = Paragraph(meaning=Meaning.SOFT)
        words = column(self._title, self._sentence, 1, spacing=Space.HALF)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(Space.THREE, Space.THREE, Space.THREE, Space.THREE)
        self._layout.setSpacing(Space.TWO)
        self._layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(words, 1)
        for child in (self._picture, self._title, self._sentence):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_texts(self, title: str, sentence: str) -> None:
        """Say where the card leads."""
        self._title.setText(title)
        self._sentence.set_text(sentence)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    def sizeHint(self) -> QSize:
        """Return the room its words need."""
        return self._layout.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Answer the mouse."""
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the mouse."""
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card with its border and the focus ring."""
        del event
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, width = (colours.focus, 2) if self.hasFocus() else (colours.line, 1)
        if self._is_hovered and not self.hasFocus():
            line = colours.field_line
        painter.setPen(QPen(QColor(line), width))
        painter.setBrush(QColor(colours.hover if self.isDown() else colours.card))
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, Radius.CARD, Radius.CARD)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.ground_of(self._meaning)))
        painter.drawEllipse(QRectF(self._picture.geometry()))
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        ink = self._theme.colours.ink_of(self._meaning)
        icon = self._theme.icon(self._icon, ink, Measure.ICON_LARGE)
        self._picture.setPixmap(icon.pixmap(QSize(Measure.ICON_LARGE, Measure.ICON_LARGE), 2.0))
        self.update()
