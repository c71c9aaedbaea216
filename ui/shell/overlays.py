"""What comes up above the window: the command palette with the people in it, and the list of keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from facilitator.services.ports import Workspace
from ui.operations import Operations
from ui.shell.current import Current
from ui.shell.window_commands import merged
from ui.theme.theme import Theme
from ui.widgets.page import Command, KeyLine, Page

if TYPE_CHECKING:
    from ui.shell.key_list import KeyList
    from ui.shell.overlay import Overlay
    from ui.shell.palette import CommandPalette
    from ui.shell.people_search import PeopleSearch


class Overlays(QObject):
    """Brings one of them up at a time; each is made when it is first asked for, not at a start."""

    person_wanted = Signal(object)
    """The `Enrolment` that was chosen in the palette."""
    page_requested = Signal(object)
    """A `PageRequest`: where keys can be changed."""

    def __init__(self, theme: Theme, operations: Operations, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._operations = operations
        self._host = host
        self._made: list[Overlay] = []

    @cached_property
    def palette(self) -> CommandPalette:
        """Ctrl+K."""
        from ui.shell.palette import CommandPalette

        palette = CommandPalette(self._theme, self._host)
        self._made.append(palette)
        return palette

    @cached_property
    def key_list(self) -> KeyList:
        """F1."""
        from ui.shell.key_list import KeyList

        key_list = KeyList(self._theme, self._host)
        key_list.page_requested.connect(self.page_requested)
        self._made.append(key_list)
        return key_list

    @cached_property
    def _people_search(self) -> PeopleSearch:
        from ui.shell.people_search import PeopleSearch

        search = PeopleSearch(self.palette, self._operations, self)
        search.person_wanted.connect(self.person_wanted)
        return search

    def show_palette(
        self, front: Page | None, of_window: Sequence[Command], workspace: Workspace, current: Current
    ) -> None:
        """Offer what the page in front and the window can do, and the people of the session in front."""
        self._close_all()
        self.palette.offer(merged(front.commands() if front else (), of_window))
        self._people_search.begin(workspace, current)

    def show_keys(self, front: Page | None, of_window: Sequence[KeyLine]) -> None:
        """List the keys of the page in front, and those of the window."""
        self._close_all()
        if front is None:
            self.key_list.show_keys("", (), of_window)
        else:
            self.key_list.show_keys(front.title(), front.keys(), of_window, front.keys_request())

    def _close_all(self) -> None:
        for overlay in self._made:
            if overlay.isVisible():
                overlay.close_up()
