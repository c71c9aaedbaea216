"""The top of the console: how long is left, what runs, when it all ends, and what to do next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from facilitator.domain.language import Language
from facilitator.domain.plan_times import nearest_minute
from facilitator.domain.run import Position, RunPhase
from facilitator.domain.run_command import ConsoleCommand
from facilitator.domain.session import AgendaItem
from facilitator.domain.time_warning import TimeState
from ui.projector.digits import clock_text
from ui.run.big_time import BigTime
from ui.run.chime import state_of
from ui.run.run_words import RunWords, Spoken, clock
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.badge import StatusBadge
from ui.widgets.block_words import BlockWords
from ui.widgets.buttons import Button, IconButton, PrimaryButton, QuietButton
from ui.widgets.card import Card, column, row
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.names_keys import NamesKeys

_DIGITS = 76
_LOW_DIGITS = 52
_SHAPES = {TimeState.DANGER: Icon.HOLDING}
"""The shape of a warning where it is not that of its colour."""


class TimeCard(NamesKeys, Card):
    """Draws a `Position` and asks for what its buttons say."""

    main_requested = Signal()
    """The filled button: start, next, resume or on to the paper, whatever the phase makes it."""
    back_requested = Signal()
    pause_requested = Signal()
    chime_requested = Signal()
    """The sound at the end of a block shall be heard, or no longer."""
    more_seconds_requested = Signal(int)
    """Seconds to add to the current block, or to take away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._words = RunWords(self)
        self._block_words = BlockWords(self)
        self._position: Position | None = None
        self._is_compact = False
        self._warning: Spoken | None = None
        self._language = Language.EN
        self.body.setContentsMargins(Space.THREE, Space.TWO, Space.THREE, Space.TWO)
        self._caption = Label(role=TextRole.SMALL, meaning=Meaning.SOFT)
        self.warning_badge = StatusBadge(theme)
        self.warning_badge.hide()
        self.chime_button = IconButton(theme, Icon.CHIME_OFF)
        self.chime_button.setCheckable(True)
        self.chime_button.clicked.connect(self.chime_requested)
        self.big_time = BigTime(theme)
        self._over_title = ElidedLabel(TextRole.SMALL, Meaning.WARM)
        self._block_title = ElidedLabel(TextRole.TITLE)
        self._other_title = ElidedLabel(meaning=Meaning.SOFT)
        self.ends_badge = StatusBadge(theme)
        self.ends_badge.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._limits = ElidedLabel(meaning=Meaning.SOFT)
        self._next = ElidedLabel(meaning=Meaning.SOFT)
        self._build_buttons(theme)
        self._lay_out()

    def show_position(self, position: Position, now: datetime, language: Language) -> None:
        """Draw where the half-day stands at this moment."""
        self._position = position
        self._language = language
        self._show_time(position, now)
        self._show_block(position)
        self._show_ends(position)
        self._show_buttons(position)

    def show_chime(self, *, is_on: bool) -> None:
        """Say whether the end of a block is heard."""
        self.chime_button.setChecked(is_on)
        self.chime_button.set_icon(Icon.CHIME if is_on else Icon.CHIME_OFF)
        self.chime_button.set_name(
            self.tr("The end of a block is heard at this laptop")
            if is_on
            else self.tr("Let the end of a block be heard")
        )

    def set_compact(self, *, is_compact: bool) -> None:
        """Take less height where the window is low: smaller digits, one title."""
        self.big_time.set_digit_height(_LOW_DIGITS if is_compact else _DIGITS)
        self._is_compact = is_compact
        for part in (self._other_title, self._over_title):
            part.setVisible(not is_compact)
        self._show_caption()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._ends.setDirection(down if is_compact else across)
        edge = Space.ONE if is_compact else Space.TWO
        self.body.setContentsMargins(Space.THREE, edge, Space.THREE, edge)

    def set_tight(self, *, is_tight: bool) -> None:
        """Leave the minutes to their keys where a line below needs the room."""
        for button in (self._less_button, self._more_button, self._much_more_button):
            button.setVisible(not is_tight)

    def keep_focus_out(self) -> None:
        """Let clicks leave the focus where it is; the keyboard still reaches every button by Tab."""
        for button in self.findChildren(Button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def retranslate(self) -> None:
        """Set the words that do not depend on the position."""
        self._pause_button.setText(self.tr("Pause"))
        self._less_button.setText(self.tr("−1 min"))
        self._more_button.setText(self.tr("+1 min"))
        self._much_more_button.setText(self.tr("+5 min"))
        self._back_button.setToolTip(
            self.with_key(self.tr("Back to the block before"), ConsoleCommand.BLOCK_BEFORE)
        )
        self._pause_button.setToolTip(self.with_key(self.tr("Pause"), ConsoleCommand.PAUSE))
        self._less_button.setToolTip(
            self.with_key(self.tr("One minute less for this block"), ConsoleCommand.LESS)
        )
        self._more_button.setToolTip(
            self.with_key(self.tr("One minute more for this block"), ConsoleCommand.MORE)
        )
        self._much_more_button.setToolTip(
            self.with_key(self.tr("Five minutes more for this block"), ConsoleCommand.MUCH_MORE)
        )
        if self._position is not None:
            self._show_buttons(self._position)

    def _build_buttons(self, theme: Theme) -> None:
        self.main_button = PrimaryButton(theme, Icon.PLAY, parent=self)
        self.main_button.make_large()
        self._back_button = QuietButton(theme, Icon.BACK, parent=self)
        self._pause_button = QuietButton(theme, Icon.PAUSE, parent=self)
        self._less_button = QuietButton(theme, parent=self)
        self._more_button = QuietButton(theme, parent=self)
        self._much_more_button = QuietButton(theme, parent=self)
        for button in self.findChildren(Button):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.main_button.clicked.connect(self.main_requested)
        self._back_button.clicked.connect(self.back_requested)
        self._pause_button.clicked.connect(self.pause_requested)
        self._less_button.clicked.connect(self._on_less_clicked)
        self._more_button.clicked.connect(self._on_more_clicked)
        self._much_more_button.clicked.connect(self._on_much_more_clicked)

    def _lay_out(self) -> None:
        above = row(self._caption, self.warning_badge, 1, self.chime_button, spacing=Space.ONE)
        self._caption.setMinimumHeight(self.chime_button.sizeHint().height())
        time = column(spacing=0)
        time.addLayout(above)
        time.addWidget(self.big_time)
        titles = column(self._over_title, self._block_title, self._other_title, spacing=0)
        self._ends = row(self.ends_badge, spacing=Space.ONE)
        self._ends.addWidget(self._limits, 1)
        words = column(spacing=Space.ONE)
        words.addLayout(titles)
        words.addStretch(1)
        words.addLayout(self._ends)
        words.addWidget(self._next)
        buttons = QGridLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(Space.ONE)
        buttons.addWidget(self.main_button, 0, 0, 1, 6)
        for place, button in enumerate((self._back_button, self._pause_button)):
            buttons.addWidget(button, 1, 3 * place, 1, 3)
        for place, button in enumerate((self._less_button, self._more_button, self._much_more_button)):
            buttons.addWidget(button, 2, 2 * place, 1, 2)
        whole = QHBoxLayout()
        whole.setSpacing(Space.FOUR)
        whole.addLayout(time)
        whole.addLayout(words, 1)
        whole.addLayout(buttons)
        self.body.addLayout(whole)

    def _show_caption(self) -> None:
        """Put the warning in the place of the caption, in colour, shape and words."""
        has_warning = self._warning is not None
        self._caption.setVisible(not self._is_compact and not has_warning)
        self.warning_badge.setVisible(has_warning)
        self.chime_button.setVisible(not self._is_compact)

    def _show_time(self, position: Position, now: datetime) -> None:
        self._warning = None
        match position.phase:
            case RunPhase.NOT_STARTED:
                starts_at = position.progress[0].expected_start if position.progress else position.planned_end
                is_due = now >= starts_at
                self._caption.setText(self.tr("Could start now") if is_due else self.tr("Starts at"))
                self.big_time.set_time(clock(starts_at), Meaning.PLAIN)
            case RunPhase.FINISHED:
                self._caption.setText(self.tr("Ended at"))
                self.big_time.set_time(clock(nearest_minute(position.expected_end)), Meaning.PLAIN)
            case _:
                self._show_running_time(position)
        self._show_caption()

    def _show_running_time(self, position: Position) -> None:
        left = position.left_seconds
        is_paused = position.phase is RunPhase.PAUSED
        spent = position.spent_seconds
        share = min(1.0, spent / (spent + left)) if spent + left > 0 else 1.0
        state = TimeState.CALM if is_paused and left > 0 else state_of(position)
        self._warning = self._words.pressing(state)
        meaning = Meaning.SOFT if is_paused else Meaning.PLAIN
        self._caption.setText(
            self.tr("Paused, left in this block") if is_paused else self.tr("Left in this block")
        )
        if self._warning is not None:
            meaning = self._warning.meaning
            self.warning_badge.set_state(meaning, self._warning.text, _SHAPES.get(state))
        self.big_time.set_time(clock_text(left if left > 0 else -left), meaning, share)

    def _show_block(self, position: Position) -> None:
        item = position.current
        if item is None:
            is_over = position.phase is RunPhase.FINISHED
            self._over_title.set_whole_text("")
            self._block_title.set_whole_text(
                self.tr("This half-day is over") if is_over else self.tr("Ready to start")
            )
            self._other_title.set_whole_text("")
        else:
            self._over_title.set_whole_text(self._above(item))
            self._block_title.set_whole_text(item.title.in_language(self._language))
            other = Language.EN if self._language is Language.ZH else Language.ZH
            other_title = item.title.in_language(other)
            self._other_title.set_whole_text(
                "" if other_title == self._block_title.whole_text else other_title
            )
        self._next.set_whole_text(self._next_words(position))

    def _above(self, item: AgendaItem) -> str:
        kind = self._block_words.kind(item.kind)
        return kind if item.module_number == 0 else f"{self._words.module(item.module_number)} · {kind}"

    def _next_words(self, position: Position) -> str:
        following = position.following
        if following is None:
            return "" if position.phase is RunPhase.FINISHED else self.tr("This is the last block")
        title = following.title.in_language(self._language)
        if position.phase is RunPhase.NOT_STARTED:
            return self.tr("First: {title}").format(title=title)
        planned = next(one.planned_seconds for one in position.progress if one.item is following)
        minutes = self._block_words.minutes(round(planned / 60))
        return self.tr("Next: {title}, {minutes}").format(title=title, minutes=minutes)

    def _show_ends(self, position: Position) -> None:
        spoken = self._words.end(position, self._language)
        self.ends_badge.set_state(spoken.meaning, spoken.text)
        self._limits.set_whole_text(self._words.limits(position))

    def _show_buttons(self, position: Position) -> None:
        is_open = position.phase in {RunPhase.RUNNING, RunPhase.PAUSED}
        text, icon = self._main_action(position)
        self.main_button.setText(text)
        self.main_button.set_icon(icon)
        is_over = position.phase is RunPhase.FINISHED
        self._back_button.setText(self.tr("Open again") if is_over else self.tr("Back"))
        self._back_button.setEnabled(is_over or (is_open and position.preceding is not None))
        self._pause_button.setEnabled(position.phase is RunPhase.RUNNING)
        for button in (self._less_button, self._more_button, self._much_more_button):
            button.setEnabled(is_open)

    def _main_action(self, position: Position) -> tuple[str, Icon]:
        match position.phase:
            case RunPhase.NOT_STARTED:
                return self.tr("Start"), Icon.PLAY
            case RunPhase.PAUSED:
                return self.tr("Resume"), Icon.PLAY
            case RunPhase.FINISHED:
                return self.tr("On to the paper"), Icon.PAPER
        if position.following is None:
            return self.tr("Finish"), Icon.CHECK
        return self.tr("Next block"), Icon.NEXT

    @Slot()
    def _on_less_clicked(self) -> None:
        self.more_seconds_requested.emit(-60)

    @Slot()
    def _on_more_clicked(self) -> None:
        self.more_seconds_requested.emit(60)

    @Slot()
    def _on_much_more_clicked(self) -> None:
        self.more_seconds_requested.emit(300)
