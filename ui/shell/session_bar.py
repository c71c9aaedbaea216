"""The header: which session and half-day, whether all is saved, and the ways to everything else."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from facilitator.domain.language import Language
from facilitator.domain.session import HalfDay
from facilitator.words import Words
from ui.shell.current import Current
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space
from ui.widgets.badge import StatusBadge
from ui.widgets.buttons import Button, IconButton, QuietButton
from ui.widgets.page import SessionRequest
from ui.widgets.phone_sign import PhoneSign

MOST_IN_MENU = 12
ARROW = "  ▾"


class ChooserButton(Button):
    """A button that names what is chosen and opens a menu; long names are shortened in the middle."""

    kind = "plain"

    def __init__(self, theme: Theme, icon: Icon, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, icon, "", parent)
        self._whole = ""
        self._widest = widest
        self.menu_of_choices = QMenu(self)
        self.clicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def whole_text(self) -> str:
        """What is chosen, in full."""
        return self._whole

    def set_whole_text(self, text: str, name: str) -> None:
        """Show what is chosen; `name` says what is being chosen."""
        self._whole = text
        self._elide()
        self.updateGeometry()
        self.setToolTip(text)
        self.setAccessibleName(f"{name}: {text}")

    def icon_colour(self) -> str:
        """Return the accent."""
        return self._theme.colours.accent

    def sizeHint(self) -> QSize:
        """Return the room of the whole text, up to a limit."""
        return QSize(self._around() + min(self._text_width(), self._widest), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(self._around() + min(self._text_width(), Space.EIGHT), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the text as there is room for."""
        super().resizeEvent(event)
        self._elide()

    def _text_width(self) -> int:
        font = self.font()
        font.setBold(True)
        return QFontMetrics(font).horizontalAdvance(self._whole) + 2

    def _around(self) -> int:
        return Measure.ICON + Space.FOUR + self.fontMetrics().horizontalAdvance(ARROW) + Space.TWO

    def _elide(self) -> None:
        font = self.font()
        font.setBold(True)
        room = self.width() - self._around()
        shown = QFontMetrics(font).elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room)
        if self.text() != shown + ARROW:
            self.setText(shown + ARROW)

    @Slot()
    def _on_clicked(self) -> None:
        self.menu_of_choices.popup(self.mapToGlobal(self.rect().bottomLeft()))


class SessionBar(QFrame):
    """Shows the session in front and asks for another one."""

    session_requested = Signal(object)
    """A `SessionRequest`."""

    all_sessions_requested = Signal()
    """The user wants to see every session."""

    palette_requested = Signal()
    """The user wants the command palette."""

    plan_requested = Signal()
    """The user wants to plan the first session."""

    keys_requested = Signal()
    """The user wants the list of keys."""

    language_toggled = Signal()
    """The user wants the other language."""

    theme_toggled = Signal()
    """The user wants light instead of dark, or dark instead of light."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._current = Current()
        self._language = Language.EN
        self.setProperty("kind", "header")
        self.setFixedHeight(Measure.HEADER)
        self.session_button = ChooserButton(theme, Icon.LAYERS, 380)
        self.half_day_button = ChooserButton(theme, Icon.CALENDAR, 320)
        self.plan_button = QuietButton(theme, Icon.CALENDAR_ADD)
        self.plan_button.clicked.connect(self.plan_requested)
        self.plan_button.hide()
        self.store_badge = StatusBadge(theme)
        self.phone_sign = PhoneSign(theme)
        self.search_button = IconButton(theme, Icon.SEARCH)
        self.language_button = IconButton(theme, Icon.LANGUAGE)
        self.theme_button = IconButton(theme, Icon.SYSTEM)
        self.keys_button = IconButton(theme, Icon.KEYBOARD)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.THREE, 0, Space.TWO, 0)
        layout.setSpacing(Space.ONE)
        layout.addWidget(self.session_button, 0)
        layout.addWidget(self.half_day_button, 0)
        layout.addWidget(self.plan_button)
        layout.addStretch(1)
        layout.addWidget(self.phone_sign)
        layout.addWidget(self.store_badge)
        layout.addSpacing(Space.ONE)
        for button in (self.search_button, self.language_button, self.theme_button, self.keys_button):
            layout.addWidget(button)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        self.search_button.clicked.connect(self.palette_requested)
        self.language_button.clicked.connect(self.language_toggled)
        self.theme_button.clicked.connect(self.theme_toggled)
        self.keys_button.clicked.connect(self.keys_requested)

    def sizeHint(self) -> QSize:
        """Return the header's height at any width."""
        return QSize(Measure.FORM_WIDTH, Measure.HEADER)

    def set_current(self, current: Current, language: Language) -> None:
        """Name the session and the half-day in front, in this language."""
        self._current = current
        self._language = language
        self.retranslate()

    def set_store_state(self, meaning: Meaning, text: str) -> None:
        """Say how the store is."""
        if (meaning, text) != (self.store_badge.meaning, self.store_badge.text):
            self.store_badge.set_state(meaning, text)

    def retranslate(self) -> None:
        """Name everything anew."""
        self.plan_button.setText(self.tr("Plan a session"))
        self.search_button.set_name(self.tr("Find anything to do, or somebody"), "Ctrl+K")
        self.language_button.set_name(
            "切换到中文" if self._language is Language.EN else "Switch to English", "Ctrl+L"
        )
        is_dark = self._theme.colours.is_dark
        self.theme_button.set_icon(Icon.LIGHT if is_dark else Icon.DARK)
        self.theme_button.set_name(self.tr("Light theme") if is_dark else self.tr("Dark theme"))
        self.keys_button.set_name(self.tr("Keys of this page"), "F1")
        session, half_day = self._current.session, self._current.half_day
        self.session_button.setVisible(session is not None)
        self.half_day_button.setVisible(half_day is not None)
        if session is not None:
            title = session.title.in_language(self._language)
            self.session_button.set_whole_text(title, self.tr("Session"))
        if half_day is not None:
            self.half_day_button.set_whole_text(self.half_day_words(half_day), self.tr("Half-day"))
        self._fill_session_menu()
        self._fill_half_day_menu()

    def half_day_words(self, half_day: HalfDay) -> str:
        """Return a half-day as its label and day, with its time where others are on that day."""
        day = Words(self._language).value(half_day.starts_at.date())
        session = self._current.session
        days = [other.starts_at.date() for other in session.half_days] if session else []
        if days.count(half_day.starts_at.date()) > 1:
            day += f" {half_day.starts_at:%H:%M}"
        return f"{half_day.label} · {day}" if half_day.label else day

    def _fill_session_menu(self) -> None:
        menu = self.session_button.menu_of_choices
        group = _emptied(menu)
        shown = [line for line in self._current.lines if not line.archived][:MOST_IN_MENU]
        for line in shown:
            title = line.title.in_language(self._language)
            action = group.addAction(f"{title} · {line.site}" if line.site else title)
            action.setData(SessionRequest(line.id))
            action.setCheckable(True)
            action.setChecked(line.id == self._current.session_id)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("All sessions")).triggered.connect(self.all_sessions_requested)
        group.triggered.connect(self._on_chosen)

    def _fill_half_day_menu(self) -> None:
        menu = self.half_day_button.menu_of_choices
        group = _emptied(menu)
        session = self._current.session
        for half_day in session.half_days if session else ():
            action = group.addAction(self.half_day_words(half_day))
            action.setData(SessionRequest(self._current.session_id, half_day.id))
            action.setCheckable(True)
            action.setChecked(half_day.id == self._current.half_day_id)
            menu.addAction(action)
        group.triggered.connect(self._on_chosen)

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        self.session_requested.emit(action.data())


def _emptied(menu: QMenu) -> QActionGroup:
    """Take everything out of a menu, what its group holds too, and return a fresh group for it."""
    for old in menu.findChildren(QActionGroup):
        old.setParent(None)
        old.deleteLater()
    menu.clear()
    return QActionGroup(menu)
