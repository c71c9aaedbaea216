"""What a clicker usually sends, ticked off as it does."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.domain.run_command import ConsoleCommand, PresenterCommand, RunCommand
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space
from ui.widgets.badge import StatusBadge
from ui.widgets.card import row
from ui.widgets.command_words import shown_key

USUAL: tuple[RunCommand, ...] = (
    PresenterCommand.NEXT_SLIDE,
    PresenterCommand.PREVIOUS_SLIDE,
    PresenterCommand.BLACK,
    ConsoleCommand.PROJECTOR,
    PresenterCommand.CLOSE,
)


class ClickerCheck(QWidget):
    """A badge for each of the usual keys: not pressed yet, or which key came."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._came: dict[RunCommand, str] = {}
        self.badges = {command: StatusBadge(theme) for command in USUAL}
        line = row(*self.badges.values(), 1, spacing=Space.ONE)
        self.setLayout(line)
        self.retranslate()

    @property
    def is_whole(self) -> bool:
        """Whether each of them came."""
        return len(self._came) == len(USUAL)

    def tick(self, command: RunCommand, key: str) -> None:
        """Note that a key came which asks for that."""
        if command in self.badges:
            self._came[command] = key
            self.retranslate()

    def begin_again(self) -> None:
        """Forget what came."""
        self._came.clear()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        names: dict[RunCommand, str] = {
            PresenterCommand.NEXT_SLIDE: self.tr("Next"),
            PresenterCommand.PREVIOUS_SLIDE: self.tr("Back"),
            PresenterCommand.BLACK: self.tr("Black"),
            ConsoleCommand.PROJECTOR: self.tr("Start"),
            PresenterCommand.CLOSE: self.tr("End"),
        }
        for command, badge in self.badges.items():
            key = self._came.get(command)
            if key is None:
                badge.set_state(Meaning.SOFT, names[command])
            else:
                said = self.tr("{name}: {key}").format(name=names[command], key=shown_key(key))
                badge.set_state(Meaning.GOOD, said)
