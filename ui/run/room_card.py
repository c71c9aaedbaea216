"""The room at a glance: what it sees now, what slide comes next, and the projector's switches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QWidget

from facilitator.domain.key_map import KeyMap
from facilitator.domain.run import Cover, Position
from ui.projector.audience_view import AudienceView, SlideView
from ui.projector.presenter_keys import ConsoleCommand, PresenterCommand
from ui.run.clip_bar import ClipBar, ClipShown
from ui.run.room_picture import LEAST_WIDTH, RoomPicture
from ui.run.run_words import Spoken
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.badge import StatusBadge, badge_size
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.card import Card, column, row
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.names_keys import NamesKeys

_NEXT_SHARE = 0.46
_ROOMY_HEIGHT = 520
_CRAMPED_HEIGHT, _FULL_HEIGHT = 370, 302
_TALL_HEIGHT = 400
"""Lower than this, without what is said of sleep, pictures one above the other are too small to be read."""


class RoomCard(NamesKeys, Card):
    """Draws what the projector draws and asks for slides, black and the projector itself."""

    next_slide_requested = Signal()
    previous_slide_requested = Signal()
    command_requested = Signal(object)
    """A `PresenterCommand`: black, white, freeze or holding card, on or off."""
    projector_requested = Signal()
    tools_requested = Signal()
    """Point, light, zoom or draw on the slide; or no longer."""
    overview_requested = Signal()
    """All slides shall be seen at once."""
    code_requested = Signal()
    """The room shall see the check-in code for phones, or no longer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._theme = theme
        self.picture = RoomPicture(theme)
        self.next_picture = RoomPicture(theme)
        self.clip_bar = ClipBar(theme)
        self.clip_bar.command_requested.connect(self.command_requested)
        self._title_label = ElidedLabel(TextRole.TITLE)
        self.state_badge = StatusBadge(theme)
        self._next_caption = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self._next_caption.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._back_button = IconButton(theme, Icon.LEFT)
        self._next_button = IconButton(theme, Icon.RIGHT)
        self.tools_button = IconButton(theme, Icon.POINTER)
        self.overview_button = IconButton(theme, Icon.OVERVIEW)
        self.projector_button = QuietButton(theme, Icon.PROJECTOR)
        self.black_button = QuietButton(theme, Icon.SCREEN_OFF)
        self._white_button = IconButton(theme, Icon.SCREEN_WHITE)
        self._freeze_button = IconButton(theme, Icon.FREEZE)
        self._card_button = IconButton(theme, Icon.HOLDING)
        self.code_button = IconButton(theme, Icon.PHONE)
        self.code_button.hide()
        self._covers: dict[Cover, QAbstractButton] = {
            Cover.BLACK: self.black_button,
            Cover.WHITE: self._white_button,
            Cover.CARD: self._card_button,
        }
        self._is_on = self._is_rehearsal = False
        self._cover = Cover.NONE
        self._is_frozen = self._is_code_up = False
        self._has_next = False
        self._is_compact = self._is_beside = False
        self._back_button.clicked.connect(self.previous_slide_requested)
        self._next_button.clicked.connect(self.next_slide_requested)
        for button, command in (
            (self.black_button, PresenterCommand.BLACK),
            (self._white_button, PresenterCommand.WHITE),
            (self._card_button, PresenterCommand.CARD),
            (self._freeze_button, PresenterCommand.FREEZE),
        ):
            button.clicked.connect(partial(self._ask_for, command))
        self.projector_button.clicked.connect(self.projector_requested)
        self.tools_button.clicked.connect(self.tools_requested)
        self.overview_button.clicked.connect(self.overview_requested)
        self.code_button.clicked.connect(self.code_requested)
        self._awake_line = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self._awake_line.setMinimumHeight(1)  # it goes before the card would hold the window high
        self._awake_line.hide()
        self._lay_out()

    def show_room(
        self, view: AudienceView | None, position: Position, *, is_on: bool, is_rehearsal: bool = False
    ) -> None:
        """Draw what the room sees, or would see with the projector on, and say what lies over the slides."""
        self.picture.set_view(view)
        is_running = position.current is not None
        self._is_on, self._is_rehearsal = is_on, is_rehearsal
        self._cover = position.cover if is_running else Cover.NONE
        self._is_frozen = is_running and position.frozen is not None
        for button in (*self._covers.values(), self._freeze_button):
            button.setEnabled(is_running)
        self._show_state()

    def show_next(self, caption: str, picture: QImage | None) -> None:
        """Draw what the next press of a clicker brings, and say what it is."""
        self._next_caption.setText(caption)
        self._has_next = picture is not None
        self._fit_next_picture()
        if picture is not None:
            self.next_picture.set_view(SlideView(0, picture))

    def show_code(self, *, is_offered: bool, is_up: bool) -> None:
        """Offer the check-in code while people may come in by phone, and say whether it is up."""
        self.code_button.setVisible(is_offered)
        if is_up != self._is_code_up:
            self._is_code_up = is_up
            self._show_state()

    def show_awake(self, spoken: Spoken | None) -> None:
        """Say whether the laptop stays awake; nothing where that is not wanted."""
        self._awake_line.setText("" if spoken is None else spoken.text)
        if spoken is not None:
            self._awake_line.set_meaning(spoken.meaning)
        self._fit_clip()
        self._fit_next_picture()

    @property
    def shows_awake(self) -> bool:
        """Whether that line is in sight."""
        return self._awake_line.isVisible()

    def set_compact(self, *, is_compact: bool) -> None:
        """Where the window is low, leave what comes next out and put all buttons on one line, as icons."""
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        self._fit_next_picture()
        self._fit_clip()
        line = self._switches if is_compact else self._steps
        for step in (self._back_button, self._next_button):
            line.addWidget(step)
        for button in (self.projector_button, self.black_button):
            button.setProperty("kind", "icon" if is_compact else "quiet")
            button.style().unpolish(button)
            button.style().polish(button)
        self._show_state()

    def show_clip(self, shown: ClipShown | None) -> None:
        """Show how the video of the page stands; in a low window it takes the room of the next picture."""
        self.clip_bar.show_clip(shown)
        self._fit_clip()
        self._fit_next_picture()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the next picture back where there is room for it beside a video."""
        super().resizeEvent(event)
        self._fit_clip()
        self._fit_next_picture()

    def _fit_clip(self) -> None:
        """Leave out what goes before the buttons of a video would lie over their own words.

        What is said of sleep goes first, then what comes next with its buttons: a clicker has them, too.
        """
        high = _ROOMY_HEIGHT if self.clip_bar.isHidden() else self.height()
        is_cramped, is_full = high < _CRAMPED_HEIGHT, high < _FULL_HEIGHT
        self._awake_line.setVisible(bool(self._awake_line.text()) and not (self._is_compact or is_cramped))
        self._next_caption.setVisible(not (self._is_compact or is_full))
        for step in (self._back_button, self._next_button):
            step.setVisible(self._is_compact or not is_full)

    def _fit_next_picture(self) -> None:
        """Show what comes next where there is room; what the room sees now goes first."""
        is_crowded = not self.clip_bar.isHidden() and self.height() < _ROOMY_HEIGHT
        has_room = not (self._is_compact or is_crowded)
        self.next_picture.setVisible(self._has_next and has_room)
        self._stand_beside(is_beside=self._has_next and has_room and self._is_low())

    def _is_low(self) -> bool:
        """Say whether pictures one above the other would be small."""
        wide = self.body.geometry().width()
        said = 0 if self._awake_line.isHidden() else self._awake_line.heightForWidth(wide)
        return self.clip_bar.isHidden() and self.height() - said < _TALL_HEIGHT

    def _stand_beside(self, *, is_beside: bool) -> None:
        """Let what comes next stand at the right of what the room sees, or below it.

        Asked each second: a layout is worked out anew whenever its spacing is set, also to what it was.
        """
        if is_beside == self._is_beside:
            return
        self._is_beside = is_beside
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._pictures.setDirection(across if is_beside else down)
        self._following.setDirection(down if is_beside else across)
        self._pictures.setSpacing(Space.TWO if is_beside else Space.ONE)
        self._following.setSpacing(Space.HALF if is_beside else Space.TWO)

    def use_keys(self, keys: KeyMap) -> None:
        """Name the keys of that map, the video's too."""
        super().use_keys(keys)
        self.clip_bar.use_keys(keys)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self._title_label.set_whole_text(self.tr("The room sees"))
        self._back_button.set_name(self.tr("Slide before"), self.key_for(PresenterCommand.PREVIOUS_SLIDE))
        self._next_button.set_name(self.tr("Next slide"), self.key_for(PresenterCommand.NEXT_SLIDE))
        self.black_button.setToolTip(f"{self.tr('Black screen')}  {self.keys_for(PresenterCommand.BLACK)}")
        self._white_button.set_name(self.tr("White screen"), self.keys_for(PresenterCommand.WHITE))
        self._card_button.set_name(self.tr("Holding card"), self.keys_for(PresenterCommand.CARD))
        self._freeze_button.set_name(
            self.tr("Freeze what the room sees"), self.keys_for(PresenterCommand.FREEZE)
        )
        self.tools_button.set_name(
            self.tr("Point, zoom or draw on the slide"), self.keys_for(ConsoleCommand.POINTER)
        )
        self.overview_button.set_name(
            self.tr("All slides, and search in them"), self.keys_for(ConsoleCommand.OVERVIEW)
        )
        self.code_button.set_name(
            self.tr("The check-in code before the room, or no longer"),
            self.keys_for(ConsoleCommand.CHECK_IN_CODE),
        )
        self.projector_button.setToolTip(
            self.with_key(self.tr("Projector on or off"), ConsoleCommand.PROJECTOR)
        )
        self.clip_bar.retranslate()
        self._show_state()

    def _lay_out(self) -> None:
        self.next_picture.setMaximumWidth(round(LEAST_WIDTH * _NEXT_SHARE * 2))
        self._steps = row(self._back_button, self._next_button, spacing=Space.HALF)
        self._following = row(spacing=Space.TWO)
        self._following.addWidget(self.next_picture, 1)
        self._following.addWidget(self._next_caption, 1)
        self._following.addLayout(self._steps)
        self._following.setAlignment(self._steps, Qt.AlignmentFlag.AlignTop)
        seen = column(self.picture, self.clip_bar, spacing=Space.ONE)
        self._pictures = column(spacing=Space.ONE)
        self._pictures.addLayout(seen, 2)
        self._pictures.addLayout(self._following, 1)
        head = row(spacing=Space.HALF)
        head.addWidget(self._title_label, 1)
        head.addWidget(self.tools_button)
        head.addWidget(self.overview_button)
        head.addWidget(self.state_badge)
        self.body.addLayout(head)
        self.body.addLayout(self._pictures)
        self.body.addStretch(1)
        self.body.addWidget(self._awake_line)
        others = (self.code_button, self._white_button, self._freeze_button, self._card_button)
        self._switches = row(self.projector_button, self.black_button, 1, *others, spacing=Space.HALF)
        self.body.addLayout(self._switches)

    def _ask_for(self, command: PresenterCommand, *_is_checked: bool) -> None:
        self.command_requested.emit(command)

    def _show_state(self) -> None:
        self._show_badge()
        projector = (self.tr("Projector on"), self.tr("Projector off"))
        black = (self.tr("Black"), self.tr("Show again"))
        is_black = self._cover is Cover.BLACK
        for button, words, is_on in (
            (self.projector_button, projector, self._is_on),
            (self.black_button, black, is_black),
        ):
            _name(button, "" if self._is_compact else words[is_on], ("",) if self._is_compact else words)
            button.setAccessibleName(words[is_on])
        for cover, cover_button in self._covers.items():
            _set_pressed(cover_button, is_pressed=self._cover is cover)
        _set_pressed(self._freeze_button, is_pressed=self._is_frozen)
        _set_pressed(self.code_button, is_pressed=self._is_code_up)

    def _show_badge(self) -> None:
        """Say in words what the room sees, the least expected first; whichever it is takes as much room."""
        black, white, card = (self._cover is cover for cover in (Cover.BLACK, Cover.WHITE, Cover.CARD))
        states = (
            (not self._is_on, Meaning.SOFT, self.tr("Projector is off"), Icon.SCREEN_OFF),
            (black, Meaning.WARN, self.tr("Black screen"), Icon.SCREEN_OFF),
            (white, Meaning.WARN, self.tr("White screen"), Icon.SCREEN_WHITE),
            (card, Meaning.WARN, self.tr("Holding card"), Icon.HOLDING),
            (self._is_code_up, Meaning.INFO, self.tr("Check-in code"), Icon.PHONE),
            (self._is_frozen, Meaning.WARN, self.tr("Frozen"), Icon.FREEZE),
            (self._is_rehearsal, Meaning.INFO, self.tr("Rehearsal"), Icon.PROJECTOR),
            (True, Meaning.GOOD, self.tr("Projector is on"), Icon.PROJECTOR),
        )
        _, meaning, words, icon = next(state for state in states if state[0])
        self.state_badge.set_state(meaning, words, icon)
        widths = {said: badge_size(self._theme, said).width() for _, _, said, _ in states}
        spare = max(widths.values()) - widths[words]
        self._title_label.setMinimumWidth(self._title_label.minimumSizeHint().width() + spare)


def _name(button: QAbstractButton, words: str, others: Sequence[str]) -> None:
    """Write on a button what it does now; it is as wide as with any of the others."""
    advance = button.fontMetrics().horizontalAdvance
    button.setText(words)
    button.setMinimumWidth(button.sizeHint().width() + max(map(advance, others)) - advance(words))


def _set_pressed(button: QAbstractButton, *, is_pressed: bool) -> None:
    """Let the button of what is on look pressed, and say so to a screen reader."""
    button.setCheckable(True)
    button.setChecked(is_pressed)
