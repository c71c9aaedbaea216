"""F1: the keys of the page in front, and those that work everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QWidget

from ui.shell.overlay import Overlay
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.card import empty_layout
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label
from ui.widgets.page import KeyLine, PageRequest
from ui.widgets.scrolled import see_through


class KeyList(Overlay):
    """Lists keys as caps, with what they do beside them."""

    page_requested = Signal(object)
    """A `PageRequest`: where the keys can be tried and changed."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, Measure.FORM_WIDTH + Space.EIGHT)
        self._title = Label(role=TextRole.TITLE)
        self._close_button = IconButton(theme, Icon.CLOSE)
        self._close_button.clicked.connect(self.close_up)
        self._change_button = QuietButton(theme, Icon.KEYBOARD)
        self._change_button.clicked.connect(self._on_change)
        self._request: PageRequest | None = None
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._change_button)
        head.addWidget(self._close_button)
        self.body.addLayout(head)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        self._lines = QGridLayout(inside)
        self._lines.setColumnStretch(1, 1)
        self._lines.setHorizontalSpacing(Space.THREE)
        self._lines.setVerticalSpacing(Space.ONE)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        see_through(self._area)
        self.body.addWidget(self._area, 1)

    def first_focus(self) -> QWidget:
        """Let Enter close the list."""
        return self._close_button

    def show_keys(
        self,
        page: str,
        of_page: Sequence[KeyLine],
        of_window: Sequence[KeyLine],
        request: PageRequest | None = None,
    ) -> None:
        """Open with the keys of the page named `page`, then those of the window.

        `request` leads to where the page's keys can be changed, if they can.
        """
        self._request = request
        self._change_button.setVisible(request is not None)
        self._change_button.setText(self.tr("Try and change keys"))
        self._title.setText(self.tr("Keys"))
        self._close_button.set_name(self.tr("Close"), "Esc")
        self.setAccessibleName(self.tr("Keys"))
        empty_layout(self._lines)
        at = 0
        for heading, lines in ((page, of_page), (self.tr("Everywhere"), of_window)):
            if not lines:
                continue
            title = Label(heading, TextRole.STRONG, Meaning.ACCENT)
            self._lines.addWidget(title, at, 0, 1, 2)
            at += 1
            for line in lines:
                self._lines.addWidget(KeyHint(self.theme, line.keys), at, 0, Qt.AlignmentFlag.AlignRight)
                self._lines.addWidget(Label(line.does, wraps=True), at, 1)
                at += 1
        self._area.setFixedHeight(self._height_wanted(at))
        self.open()

    @Slot()
    def _on_change(self) -> None:
        self.close_up()
        self.page_requested.emit(self._request)

    def _height_wanted(self, lines: int) -> int:
        wanted = lines * (Space.FOUR + Space.HALF)
        room = self.host_height() - 3 * Space.EIGHT
        return max(Space.EIGHT, min(wanted, room))
