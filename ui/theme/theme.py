"""The look of the program, alive: light, dark or as the system has it, and the size of the text.

Widgets that paint themselves ask `theme.colours` in their paint event; widgets with icons listen to
`changed`. Everything else is told by the palette and the style sheet. The sheet belongs to the windows
that `dress` is called for, not to the application: one of the application has each widget that gets a
parent dressed again with all below it, which made a page two to three times as slow to build.
"""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette, QPixmap, QScreen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from facilitator.services.preferences import ThemeChoice
from ui.theme.drawings import Drawings, DrawnIcon, drawing_of
from ui.theme.fonts import font_of, load_typeface
from ui.theme.icons import Icon
from ui.theme.style_sheet import style_sheet
from ui.theme.tokens import BOLD_ROLES, DARK, LIGHT, TEXT_SIZES, Colours, Measure, TextRole


class Theme(QObject):
    """Colours, fonts and icons as they are now."""

    changed = Signal()
    """Colours or text size are new."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice = ThemeChoice.SYSTEM
        self._text_percent = 100
        self._dressed: WeakSet[QWidget] = WeakSet()
        self._sheet = ""
        self._icons: dict[tuple[Icon, str, int, int], QIcon] = {}
        self._drawings = Drawings()
        load_typeface()
        app.setStyle("Fusion")
        self._colours = self._wanted_colours()
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        app.screenAdded.connect(self._on_screen_added)

    @property
    def text_percent(self) -> int:
        """The text size the user chose, in percent of the normal one."""
        return self._text_percent

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return self._colours

    def choose(self, choice: ThemeChoice, text_percent: int = 100) -> None:
        """Switch at once, in every open window."""
        if (choice, text_percent) == (self._choice, self._text_percent):
            return
        self._choice = choice
        self._text_percent = text_percent
        self._colours = self._wanted_colours()
        self._apply()

    def dress(self, window: QWidget) -> None:
        """Let the style sheet, now and after each change, hold in that window and in all put into it."""
        self._dressed.add(window)
        window.setStyleSheet(self._sheet)

    def pixels(self, role: TextRole) -> int:
        """Return the size of a text role in logical pixels, at the chosen text size."""
        return round(TEXT_SIZES[role] * self._text_percent / 100)

    def font(self, role: TextRole) -> QFont:
        """Return the font of a text role, for widgets that paint."""
        return font_of(self.pixels(role), bold=role in BOLD_ROLES)

    def icon(self, icon: Icon, colour: str = "", size: int = Measure.ICON, gap: int = 0) -> QIcon:
        """Return an icon drawn in `colour` (ink where none is given), crisp on every screen.

        `gap` is room left free at its right, so that words keep their distance.
        """
        colour = colour or self._colours.ink
        key = (icon, colour, int(size), int(gap))
        if key not in self._icons:
            tints = (colour, self._colours.ink_faint)
            self._icons[key] = QIcon(DrawnIcon(self._drawings, icon, tints, int(size), int(gap)))
        return self._icons[key]

    def no_icon(self) -> QIcon:
        """Return the icon that shows nothing."""
        return QIcon()

    def pixmap(
        self, icon: Icon, colour: str, size: int = Measure.ICON, scale: float = 1.0, gap: int = 0
    ) -> QPixmap:
        """Return an icon as a picture of `size` logical pixels for a screen of that scale."""
        return self._drawings.pixmap(icon, colour, int(size), scale, int(gap))

    def _wanted_colours(self) -> Colours:
        if self._choice is ThemeChoice.SYSTEM:
            scheme = QGuiApplication.styleHints().colorScheme()
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is ThemeChoice.DARK else LIGHT

    def _apply(self) -> None:
        """Dress every window.

        The sheets come off first: else each new font and colour would be worked out in the old sheet, too.
        """
        self._icons.clear()
        self._drawings.forget()
        windows = [window for window in self._dressed if isValid(window)]
        for window in windows:
            window.setStyleSheet("")
        self._app.setFont(self.font(TextRole.BODY))
        self._app.setPalette(_palette(self._colours))
        sizes = {role: self.pixels(role) for role in TextRole}
        self._sheet = style_sheet(self._colours, sizes, self._write_drawings())
        for window in windows:
            window.setStyleSheet(self._sheet)
        self.changed.emit()

    def _write_drawings(self) -> dict[str, str]:
        """Write the few icons that the style sheet shows, tinted, and return their paths."""
        colours = self._colours
        wanted = (("tick", Icon.CHECK, colours.on_accent), ("down_arrow", Icon.DOWN, colours.ink_soft))
        paths = {}
        for name, icon, colour in wanted:
            path = _drawings_folder() / f"{name}-{colour[1:]}.svg"
            path.write_text(drawing_of(icon).replace("currentColor", colour), "utf-8")
            paths[name] = path.as_posix()
        return paths

    @Slot(QScreen)
    def _on_screen_added(self, screen: QScreen) -> None:
        """Draw the icons again, sharp on the new screen too."""
        del screen
        self._icons.clear()
        self.changed.emit()

    def _on_system_changed(self) -> None:
        wanted = self._wanted_colours()
        if wanted is not self._colours:
            self._colours = wanted
            self._apply()


@cache
def _drawings_folder() -> Path:
    """Return a folder of this process; it outlives every theme, as the style sheet that names it does."""
    folder = Path(mkdtemp(prefix="Facilitator-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    return folder


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.ground,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.card,
        QPalette.ColorRole.AlternateBase: colours.ground,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.Button: colours.card,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.BrightText: colours.on_accent,
        QPalette.ColorRole.PlaceholderText: colours.ink_soft,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.ToolTipBase: colours.card,
        QPalette.ColorRole.ToolTipText: colours.ink,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Light: colours.card,
        QPalette.ColorRole.Midlight: colours.hover,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Dark: colours.field_line,
        QPalette.ColorRole.Shadow: colours.ink,
    }
    for role, name in roles.items():
        palette.setColor(role, QColor(name))
        if role in {QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText}:
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.ink_faint))
    return palette
