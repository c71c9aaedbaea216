"""One line on the console: the day runs past its end, and what can be done; or what was done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.run_command import ConsoleCommand
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning
from ui.widgets.names_keys import NamesKeys
from ui.widgets.states import InlineNotice


class FinishNotice(NamesKeys, InlineNotice):
    """Offers the ways to finish on time, then the way back; it takes no focus by itself.

    `trouble` is what will not be kept, shown or put away; `is_done` says that it shows what was done.
    """

    open_requested = Signal()
    """The trainer wants to see the ways."""
    undo_requested = Signal()
    """The trainer wants the agenda as it was."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.trouble = ""
        self.is_done = False
        self._offered: tuple[str, bool] | None = None
        self._is_put_away = False
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.action_requested.connect(self._on_action)
        self.dismissed.connect(self._on_put_away)

    def show_trouble(self, trouble: str, *, has_ways: bool, is_open: bool) -> None:
        """Say what will not be kept and offer the ways; no trouble, or ways that are open, hide the line.

        Put away by hand it stays away until that trouble is over. What was done, with its way back,
        stays in sight until there is something new to do.
        """
        self.trouble = trouble
        if self.is_done and not (trouble and has_ways):
            return
        if not trouble:
            self.forget()
        elif is_open:
            self._offered = None
            self.hide()
        elif not self._is_put_away and self._offered != (trouble, has_ways):
            self.is_done = False
            self._offered = (trouble, has_ways)
            self._offer(trouble, has_ways=has_ways)

    def show_done(self, sentence: str) -> None:
        """Say what was changed, with the way back."""
        self.forget()
        self.is_done = True
        self.show_sentence(
            Meaning.GOOD,
            self.tr("Done: {sentence}").format(sentence=sentence),
            self.with_key(self.tr("Undo"), ConsoleCommand.UNDO),
        )

    def forget(self) -> None:
        """Say nothing, and offer again when there is reason to."""
        self.is_done = self._is_put_away = False
        self._offered = None
        self.hide()

    def _offer(self, trouble: str, *, has_ways: bool) -> None:
        if has_ways:
            self.show_sentence(
                Meaning.WARN, trouble, self.with_key(self.tr("Finish on time"), ConsoleCommand.FINISH_ON_TIME)
            )
        else:
            sentence = self.tr("{trouble} Nothing that is left may be shortened or left out.")
            self.show_sentence(Meaning.WARN, sentence.format(trouble=trouble))

    @Slot()
    def _on_action(self) -> None:
        if self.is_done:
            self.undo_requested.emit()
        else:
            self.open_requested.emit()

    @Slot()
    def _on_put_away(self) -> None:
        self.is_done = False
        self._is_put_away = True
