"""Timers for the groups: set up once, then one row of keys for all of them or one."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QScrollArea, QSpinBox, QWidget

from facilitator.domain.group_timer import GroupTimers, TimerPhase, means_something
from facilitator.domain.group_timer_event import EVERY_GROUP, MOST_GROUPS, GroupTimerEventKind
from facilitator.domain.run import Instant
from facilitator.services.group_timers import load_timers, set_up_timers, tell_timers
from ui.projector.audience_view import AudienceView
from ui.projector.room_views import ShownTimer, TimersCard
from ui.run.in_room.bells import Bells
from ui.run.in_room.face import Face
from ui.run.in_room.timer_places import least_height, timer_places
from ui.run.in_room.timer_tile import TimerTile
from ui.theme.icons import Icon
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.card import column, row
from ui.widgets.current_stack import CurrentStack
from ui.widgets.field import Field
from ui.widgets.page import PageTools
from ui.widgets.scrolled import see_through
from ui.widgets.segmented import Option, SegmentedControl

Kind = GroupTimerEventKind

_SLACK_MS = 4
_TIMERS_KEY = UUID(int=1)


class TimersFace(Face):
    """Rings and counts whether it is in front or not."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self.timers = GroupTimers()
        self.bells = Bells(tools, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self.groups = Field(QSpinBox())
        self.groups.edit.setRange(1, MOST_GROUPS)
        self.groups.edit.setValue(4)
        self.rounds = Field(QLineEdit("5"))
        self.goes_on = QCheckBox()
        self.set_up_button = QuietButton(theme, Icon.CHECK)
        self.target: SegmentedControl[int] = SegmentedControl(theme)
        self.buttons: dict[GroupTimerEventKind, Button] = {
            Kind.STARTED: QuietButton(theme, Icon.PLAY),
            Kind.PAUSED: QuietButton(theme, Icon.PAUSE),
            Kind.NEXT_ROUND: QuietButton(theme, Icon.NEXT),
            Kind.ADDED: QuietButton(theme, Icon.ADD),
            Kind.RESET: QuietButton(theme, Icon.BACK),
            Kind.PUT_AWAY: QuietButton(theme, Icon.CLOSE),
        }
        self.tiles: list[TimerTile] = []
        self._grid = QGridLayout()
        self._stack = CurrentStack()
        self._lay_out()
        self.set_up_button.clicked.connect(self._on_set_up)
        self.rounds.edit.returnPressed.connect(self._on_set_up)
        self.target.chosen.connect(self._enable)
        self.once.changed.connect(self._enable)
        for kind, button in self.buttons.items():
            button.clicked.connect(partial(self.tell, kind))

    def title(self) -> str:
        """Return its name in the window's language."""
        return self.tr("Group timers")

    def retranslate(self) -> None:
        """Set every word anew."""
        self.groups.set_texts(self.tr("Groups"))
        self.rounds.set_texts(self.tr("Minutes of each round"), self.tr("Several rounds: 5, 5, 10"))
        self.goes_on.setText(self.tr("The next round begins by itself"))
        self.set_up_button.setText(self.tr("Set the timers up"))
        texts = {
            Kind.STARTED: self.tr("Start"),
            Kind.PAUSED: self.tr("Pause"),
            Kind.NEXT_ROUND: self.tr("Next round"),
            Kind.ADDED: self.tr("+1 min"),
            Kind.RESET: self.tr("Reset"),
            Kind.PUT_AWAY: self.tr("Put away"),
        }
        for kind, text in texts.items():
            self.buttons[kind].setText(text)
        self._name_targets()
        self._arrange()
        self.tick()

    def turn_to(self, half_day: UUID | None) -> None:
        """Belong to another half-day: go on with its timers, ring nothing that rang meanwhile."""
        super().turn_to(half_day)
        self._take(GroupTimers())
        if half_day is not None:
            read = partial(load_timers, self.tools.workspace, half_day)
            self.tools.operations.load(read, self.heard_here(self._on_loaded))

    def first_focus(self) -> QWidget:
        """Return the button that starts, or what is to be set up."""
        return self.buttons[Kind.STARTED] if self.timers.timers else self.groups.edit

    def suggest_groups(self, groups: int) -> None:
        """Offer as many timers as groups were drawn."""
        self.groups.edit.setValue(groups)

    def room_key(self) -> UUID | None:
        """Return a key while there are timers."""
        return _TIMERS_KEY if self.timers.timers else None

    def room_view(self, key: UUID, now: Instant) -> AudienceView | None:
        """Return a countdown for each group."""
        del key
        timers = self.timers.until(now).timers
        shown = tuple(
            ShownTimer(
                one.group,
                max(0, int(-(-one.left_seconds // 1))),
                min(1.0, max(0.0, one.left_seconds / one.length_seconds)),
                one.left_seconds <= 0 or one.phase is TimerPhase.ENDED,
            )
            for one in timers
        )
        return TimersCard(shown) if shown else None

    @Slot()
    def tick(self) -> None:
        """Ring what is due, draw what stands, and wake up at the next whole second of any group."""
        now = self.tools.workspace.clock.instant()
        self.bells.ring(self.timers.bells(now))
        self.timers = self.timers.until(now)
        for tile, timer in zip(self.tiles, self.timers.timers, strict=True):
            tile.show_timer(timer)
        running = [one for one in self.timers.timers if one.phase is TimerPhase.RUNNING]
        if running:
            until_next = min(one.left_seconds % 1.0 or 1.0 for one in running)
            self._timer.start(round(until_next * 1000) + _SLACK_MS)
            self.changed.emit()

    def stop(self) -> None:
        """Count no more, for good."""
        self._timer.stop()

    def tell(self, kind: GroupTimerEventKind) -> None:
        """Do this to the timers that are chosen."""
        if self.half_day is None or not self.timers.timers:
            return
        group = EVERY_GROUP if kind is Kind.PUT_AWAY else self.target.value or EVERY_GROUP
        seconds = 60 if kind is Kind.ADDED else 0
        use_case = partial(
            tell_timers, self.tools.workspace, self.half_day, kind, group=group, seconds=seconds
        )
        self.do(use_case, self._on_told)

    def _lay_out(self) -> None:
        self.target.set_options("", [Option(EVERY_GROUP, "")])
        set_up = column(spacing=Space.ONE)
        fields = row(self.groups, spacing=Space.TWO)
        fields.addWidget(self.rounds, 1)
        fields.setAlignment(self.groups, Qt.AlignmentFlag.AlignTop)
        set_up.addLayout(fields)
        set_up.addWidget(self.goes_on)
        set_up.addWidget(self.set_up_button)
        set_up.addStretch(1)
        first = QWidget()
        first.setMaximumWidth(480)
        first.setLayout(set_up)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.ONE)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside.setLayout(self._grid)
        self._area = area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        see_through(area)
        area.viewport().installEventFilter(self)
        running = QWidget()
        lines = column(spacing=Space.ONE)
        lines.addLayout(row(self.target, 1))
        lines.addLayout(row(*self.buttons.values(), 1))
        lines.addWidget(area, 1)
        running.setLayout(lines)
        self._stack.add(first)
        self._stack.add(running)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._stack, 1)

    def _on_loaded(self, timers: GroupTimers) -> None:
        self._take(timers.until(self.tools.workspace.clock.instant()))

    @Slot()
    def _on_set_up(self) -> None:
        seconds = _seconds(self.rounds.edit.text())
        self.rounds.set_error("" if seconds else self.tr("Write minutes, such as 5 or 5, 5, 10."))
        if seconds and self.half_day is not None:
            use_case = partial(
                set_up_timers,
                self.tools.workspace,
                self.half_day,
                self.groups.edit.value(),
                seconds,
                goes_on=self.goes_on.isChecked(),
                item=self.block,
            )
            self.do(use_case, self._on_told)

    @Slot(object)
    def _on_told(self, timers: GroupTimers) -> None:
        """Ring what was due when it was told, then go on from there."""
        had = bool(self.timers.timers)
        told_at = timers.clocks.latest
        if timers.set_up == self.timers.set_up and told_at is not None:
            self.bells.ring(self.timers.bells(told_at))
        self._take(timers)
        if bool(timers.timers) != had:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, timers: GroupTimers) -> None:
        self.timers = timers
        if len(self.tiles) != len(timers.timers):
            self._build(len(timers.timers))
        self._stack.turn_to(1 if timers.timers else 0)
        self._timer.stop()
        self.tick()
        self._enable()
        self.changed.emit()

    def _build(self, count: int) -> None:
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = [TimerTile(self.tools.theme) for _ in range(count)]
        self._arrange()
        self._name_targets()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room out anew where it became another."""
        if event.type() == QEvent.Type.Resize and watched is self._area.viewport():
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        """Show every timer at once, the digits as high as there is room for.

        Where the window has no room for the smallest ones the face is scrolled.
        """
        if not self.tiles:
            return
        room, count = self._area.viewport().size(), len(self.tiles)
        self._area.setMinimumHeight(least_height(self.tiles[0], count, room.width()))
        places = timer_places(self.tiles[0], count, room)
        for column_now in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column_now, 1 if column_now < places.columns else 0)
        for place, tile in enumerate(self.tiles):
            tile.set_size(places.digit_height, is_small=places.is_small)
            self._grid.addWidget(tile, *divmod(place, places.columns))

    def _name_targets(self) -> None:
        options = [Option(EVERY_GROUP, self.tr("All groups"))]
        options += [Option(number, str(number)) for number in range(1, len(self.tiles) + 1)]
        self.target.set_options(self.tr("Which timer the buttons mean"), options)

    @Slot()
    def _enable(self) -> None:
        group = self.target.value or EVERY_GROUP
        meant = [one for one in self.timers.timers if group in {EVERY_GROUP, one.group}]
        for kind, button in self.buttons.items():
            button.setEnabled(any(means_something(one, kind) for one in meant))
        self.set_up_button.setEnabled(not self.once.is_running)


def _seconds(text: str) -> list[int]:
    """Return the rounds of `5, 5, 10` in seconds; none where that is not read."""
    parts = text.replace("，", ",").replace("、", ",").replace(" ", ",").split(",")
    try:
        return [round(float(part) * 60) for part in parts if part]
    except (ValueError, OverflowError):
        return []
