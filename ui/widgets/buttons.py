"""Buttons. The only filled one on a page is the next action."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space


class Button(QPushButton):
    """A button with an icon that follows the theme; Enter presses it as Space does."""

    kind = "quiet"

    def __init__(
        self, theme: Theme, icon: Icon | None = None, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon = icon
        self._icon_size = int(Measure.ICON)
        self.setProperty("kind", self.kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_icon(self, icon: Icon | None) -> None:
        """Show another icon, or none."""
        if icon is not self._icon:
            self._icon = icon
            self._on_theme_changed()

    def icon_colour(self) -> str:
        """Return the colour in which the icon is drawn."""
        return self._theme.colours.ink

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter, whatever kind of window this is in."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt names it
        """Show other words; an icon beside words keeps its distance from them."""
        if text != self.text():
            super().setText(text)
            self._on_theme_changed()

    def set_icon_size(self, size: int) -> None:
        """Draw the icon larger or smaller."""
        self._icon_size = size
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        gap = Space.ONE - Space.HALF if self.text() else Space.NONE
        self.setIconSize(QSize(self._icon_size + gap, self._icon_size))
        if self._icon is None:
            self.setIcon(self._theme.no_icon())
        else:
            self.setIcon(self._theme.icon(self._icon, self.icon_colour(), self._icon_size, gap))


class PrimaryButton(Button):
    """The next action: the one filled button of a page."""

    kind = "primary"

    def icon_colour(self) -> str:
        """Return the colour of words on the accent."""
        return self._theme.colours.on_accent

    def make_large(self) -> None:
        """Become the one thing that is largest on the page."""
        self.setProperty("scale", "large")
        self.set_icon_size(Measure.ICON_LARGE)


class QuietButton(Button):
    """Any other action."""


class PlainButton(Button):
    """An action inside a sentence or a card: no border, accent words."""

    kind = "plain"

    def icon_colour(self) -> str:
        """Return the accent."""
        return self._theme.colours.accent


class DangerButton(Button):
    """An action that takes something away."""

    kind = "danger"

    def icon_colour(self) -> str:
        """Return the colour of warning words."""
        return self._theme.colours.ink_of(Meaning.BAD)


class IconButton(Button):
    """A button that shows only an icon; its name is told to screen readers and as a tool tip."""

    kind = "icon"

    def __init__(self, theme: Theme, icon: Icon, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, icon, "", parent)
        self.set_name(name)

    def set_name(self, name: str, keys: str = "") -> None:
        """Say what the button does, and by which keys it can be reached."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {keys}".strip())


def name_button(button: QuietButton, name: str, *, is_short: bool) -> None:
    """Name a button; a short one shows its picture alone and keeps the name for who cannot see it."""
    button.setText("" if is_short else name)
    button.setAccessibleName(name)
    kind = "icon" if is_short else button.kind
    if button.property("kind") != kind:
        button.setProperty("kind", kind)
        button.style().unpolish(button)
        button.style().polish(button)
