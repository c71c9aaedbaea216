"""The video of the page that is up: play and pause, where it stands, how loud it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.projector.clip_player import ClipState
from ui.projector.digits import clock_text
from ui.projector.presenter_keys import PresenterCommand
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.card import row
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.names_keys import NamesKeys

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class ClipShown:
    """What the bar shows: the video's name, how it stands, how loud (0 to 1), and what is the matter.

    `trouble` is a sentence in the window's language, "" for none; with it nothing can be played.
    """

    name: str
    state: ClipState
    volume: float
    is_hidden: bool = False
    trouble: str = ""


class ClipBar(NamesKeys, QWidget):
    """Draws a `ClipShown` and asks for what its buttons say; it takes no focus from the clicker's keys."""

    command_requested = Signal(object)
    """A `PresenterCommand` for the video."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ClipShown | None = None
        self.restart_button = IconButton(theme, Icon.BACK)
        self.rewind_button = IconButton(theme, Icon.REWIND)
        self.play_button = QuietButton(theme, Icon.PLAY)
        self.forward_button = IconButton(theme, Icon.FORWARD)
        self.softer_button = IconButton(theme, Icon.SOFTER)
        self.louder_button = IconButton(theme, Icon.LOUDER)
        self.words = ElidedLabel(TextRole.SMALL, Meaning.SOFT)
        for button, command in (
            (self.restart_button, PresenterCommand.CLIP_RESTART),
            (self.rewind_button, PresenterCommand.CLIP_REWIND),
            (self.play_button, PresenterCommand.CLIP_PLAY),
            (self.forward_button, PresenterCommand.CLIP_FORWARD),
            (self.softer_button, PresenterCommand.CLIP_SOFTER),
            (self.louder_button, PresenterCommand.CLIP_LOUDER),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._ask_for, command))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.HALF)
        steps = (self.restart_button, self.rewind_button, self.play_button, self.forward_button)
        layout.addLayout(row(*steps, 1, self.softer_button, self.louder_button, spacing=Space.NONE))
        layout.addWidget(self.words)
        self.hide()

    def show_clip(self, shown: ClipShown | None) -> None:
        """Show how the video stands; nothing where the page has none."""
        self._shown = shown
        self.setVisible(shown is not None)
        if shown is not None:
            self._draw(shown)

    def retranslate(self) -> None:
        """Set every word in the window's language."""
        self.setAccessibleName(self.tr("Video"))
        for button, name, command in (
            (self.restart_button, self.tr("From the beginning"), PresenterCommand.CLIP_RESTART),
            (self.rewind_button, self.tr("10 seconds back"), PresenterCommand.CLIP_REWIND),
            (self.forward_button, self.tr("10 seconds on"), PresenterCommand.CLIP_FORWARD),
            (self.softer_button, self.tr("Softer"), PresenterCommand.CLIP_SOFTER),
            (self.louder_button, self.tr("Louder"), PresenterCommand.CLIP_LOUDER),
        ):
            button.set_name(name, self.keys_for(command))
        self.play_button.setToolTip(
            self.with_key(self.tr("Play or pause the video"), PresenterCommand.CLIP_PLAY)
        )
        if self._shown is not None:
            self._draw(self._shown)

    def _draw(self, shown: ClipShown) -> None:
        state = shown.state
        self.play_button.set_icon(Icon.PAUSE if state.is_playing else Icon.PLAY)
        self.play_button.setText(self._play_words(state))
        can_play = not shown.trouble
        for button in (self.play_button, self.restart_button, self.rewind_button, self.forward_button):
            button.setEnabled(can_play)
        self.softer_button.setEnabled(can_play and state.has_sound and shown.volume > 0)
        self.louder_button.setEnabled(can_play and state.has_sound and shown.volume < 1)
        self.words.set_whole_text(shown.trouble or self._place_words(shown))

    def _play_words(self, state: ClipState) -> str:
        if state.is_playing:
            return self.tr("Pause")
        if state.is_over:
            return self.tr("Again")
        return self.tr("Play") if state.seconds < 1 else self.tr("Go on")

    def _place_words(self, shown: ClipShown) -> str:
        """Say what is least expected first: paused by a cover, no sound; then where it stands."""
        state = shown.state
        left = max(0.0, state.length - state.seconds)
        place = self.tr("{left} left of {length}").format(
            left=clock_text(left), length=clock_text(state.length)
        )
        if state.length <= 0:
            place = shown.name
        sound = self.tr("sound {percent} %").format(percent=round(shown.volume * _PERCENT))
        words = [place, sound if state.has_sound else self.tr("this laptop has no sound")]
        if shown.is_hidden and state.seconds > 0 and not state.is_over:
            words.insert(0, self.tr("Paused: the room does not see it"))
        return "  ·  ".join(words)

    def _ask_for(self, command: PresenterCommand, *_is_checked: bool) -> None:
        self.command_requested.emit(command)
