"""What the window itself can do, for the key list and the command palette."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from facilitator.domain.language import Language
from facilitator.domain.session import SessionLine
from ui.shell.rail import ICONS
from ui.theme.icons import Icon
from ui.widgets.page import Command, KeyLine, PageId


@dataclass(frozen=True)
class Deeds:
    """What the window does when it is asked."""

    show_page: Callable[[PageId], None]
    plan_session: Callable[[], None]
    turn_to: Callable[[UUID], None]
    toggle_language: Callable[[], None]
    toggle_theme: Callable[[], None]
    show_palette: Callable[[], None]
    show_keys: Callable[[], None]
    toggle_full_screen: Callable[[], None]
    quit: Callable[[], None]


class WindowCommands(QObject):
    """Names the window's deeds in its language, and in the other one for searching."""

    def __init__(self, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._deeds = deeds

    def bind_keys(self, window: QWidget) -> None:
        """Let the keys that `keys` names work in this window."""
        deeds = self._deeds
        bound: tuple[tuple[str, Callable[[], None]], ...] = (
            *((f"Ctrl+{n}", partial(deeds.show_page, page)) for n, page in enumerate(PageId, start=1)),
            ("F1", deeds.show_keys),
            ("Ctrl+K", deeds.show_palette),
            ("Ctrl+L", deeds.toggle_language),
            ("F11", deeds.toggle_full_screen),
            ("Ctrl+Q", deeds.quit),
        )
        for keys, deed in bound:
            QShortcut(QKeySequence(keys), window).activated.connect(deed)

    def keys(self, places: Mapping[PageId, str]) -> tuple[KeyLine, ...]:
        """Return the keys that work on every page."""
        numbered = (KeyLine(f"Ctrl+{number}", word) for number, word in enumerate(places.values(), start=1))
        return (
            KeyLine("Ctrl+K", self.tr("Find anything to do, or somebody")),
            *numbered,
            KeyLine("Ctrl+L", self.tr("Chinese or English")),
            KeyLine("F11", self.tr("Full screen")),
            KeyLine("F1", self.tr("This list")),
            KeyLine("Ctrl+Q", self.tr("Quit")),
        )

    def commands(
        self, places: Mapping[PageId, str], lines: Sequence[SessionLine], language: Language
    ) -> tuple[Command, ...]:
        """Return all pages, the window's own deeds, and every session that is not put away."""
        deeds = self._deeds
        pages = (
            Command(word, partial(deeds.show_page, page), ICONS[page], f"Ctrl+{number}", page.value)
            for number, (page, word) in enumerate(places.items(), start=1)
        )
        own = (
            (self.tr("New session"), deeds.plan_session, Icon.CALENDAR_ADD, "", "new session plan 新建 场次"),
            (
                self.tr("Switch the language"),
                deeds.toggle_language,
                Icon.LANGUAGE,
                "Ctrl+L",
                "中文 English 语言",
            ),
            (
                self.tr("Light or dark theme"),
                deeds.toggle_theme,
                Icon.PALETTE,
                "",
                "theme dark light 主题 深色",
            ),
            (self.tr("Keys of this page"), deeds.show_keys, Icon.KEYBOARD, "F1", "help keys 帮助 快捷键"),
            (self.tr("Quit"), deeds.quit, Icon.SIGN_OUT, "Ctrl+Q", "exit close 退出 关闭"),
        )
        sessions = (
            Command(
                line.title.in_language(language),
                partial(deeds.turn_to, line.id),
                Icon.LAYERS,
                other_words=f"{line.title.en} {line.title.zh} {line.site}",
            )
            for line in lines
            if not line.archived
        )
        return (
            *pages,
            *(Command(title, do, icon, keys, also) for title, do, icon, keys, also in own),
            *sessions,
        )


def merged(of_page: Sequence[Command], of_window: Sequence[Command]) -> tuple[Command, ...]:
    """Return both, without what the page does itself (and by keys of its own) a second time."""
    own = {command.title for command in of_page}
    return (*of_page, *(command for command in of_window if command.title not in own))
