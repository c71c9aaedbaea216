"""Ask the room for a show of hands, and count by keys."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from facilitator.domain.poll import Poll
from facilitator.domain.run import Instant
from facilitator.services.poll import ask, count_hands, list_polls, remove_poll, undo_poll
from ui.projector.audience_view import AudienceView
from ui.projector.room_views import PollCard
from ui.run.in_room.face import Face
from ui.run.in_room.hand_counts import HandCounts
from ui.theme.icons import Icon
from ui.theme.tokens import Measure, Space
from ui.widgets.buttons import QuietButton
from ui.widgets.card import column, row
from ui.widgets.choices import choose, offer
from ui.widgets.field import Field
from ui.widgets.page import PageTools

_LEAST_OPTIONS = 2 * Measure.CONTROL - Space.TWO
"""Two lines: more stand there where the window is high, and *Ask* below it stays in sight where it is low."""


class HandsFace(Face):
    """The question at the left, the counts at the right."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self.polls: tuple[Poll, ...] = ()
        self._removed: UUID | None = None
        self.question = Field(QLineEdit())
        self.options = Field(QPlainTextEdit())
        self.options.edit.setTabChangesFocus(True)
        self.options.edit.setMinimumHeight(_LEAST_OPTIONS)
        self.ask_button = QuietButton(theme, Icon.HAND)
        self.choice = QComboBox()
        self.remove_button = QuietButton(theme, Icon.DELETE)
        self.counts = HandCounts(theme)
        left = column(self.question, spacing=Space.ONE)
        left.addWidget(self.options, 1)
        left.addWidget(self.ask_button)
        side = QWidget()
        side.setFixedWidth(Measure.SIDE_COLUMN)
        side.setLayout(left)
        beside = QWidget()  # keeps its place while there is nothing to count
        right = column(spacing=Space.ONE)
        beside.setLayout(right)
        line = row(spacing=Space.ONE)
        line.addWidget(self.choice, 1)
        line.addWidget(self.remove_button)
        right.addLayout(line)
        right.addWidget(self.counts, 1)
        both = row(side, spacing=Space.TWO)
        both.addWidget(beside, 1)
        self.body.addWidget(self.notice)
        self.body.addLayout(both, 1)
        self.question.edit.returnPressed.connect(self.options.edit.setFocus)
        self.ask_button.clicked.connect(self._on_ask)
        self.remove_button.clicked.connect(self._on_remove)
        self.choice.currentIndexChanged.connect(self._show_poll)
        self.counts.counted.connect(self._on_counted)
        self._show_poll()

    def title(self) -> str:
        """Return its name in the window's language."""
        return self.tr("Show of hands")

    def retranslate(self) -> None:
        """Set every word anew."""
        self.question.set_texts(self.tr("Question"))
        self.options.set_texts(self.tr("Options, one a line (2 to 9)"))
        self.ask_button.setText(self.tr("Ask"))
        self.remove_button.setText(self.tr("Remove"))
        self.choice.setAccessibleName(self.tr("Which question is counted"))
        self.counts.retranslate()

    def turn_to(self, half_day: UUID | None) -> None:
        """Belong to another half-day."""
        super().turn_to(half_day)
        self._removed = None
        self._take(())

    def refresh(self) -> None:
        """Read what was asked."""
        if self.half_day is not None:
            read = partial(list_polls, self.tools.workspace, self.half_day)
            self.tools.operations.load(read, self.heard_here(self._take))

    def first_focus(self) -> QWidget:
        """Return the counts where there is a question, else the line for one."""
        return self.counts if self.poll is not None else self.question.edit

    @property
    def poll(self) -> Poll | None:
        """The question that is counted."""
        chosen = self.choice.currentData()
        return next((one for one in self.polls if one.id == chosen), None)

    def room_key(self) -> UUID | None:
        """Return the poll that the room could see."""
        return None if self.poll is None else self.poll.id

    def room_view(self, key: UUID, now: Instant) -> AudienceView | None:
        """Return question, options and counts of a poll."""
        del now
        found = next((one for one in self.polls if one.id == key), None)
        if found is None:
            return None
        return PollCard(found.question, tuple((one.text, one.hands) for one in found.options))

    @property
    def can_undo(self) -> bool:
        """Whether a count or a removal can be taken back."""
        return self._removed is not None or (self.poll is not None and self.poll.changes > 0)

    def undo(self) -> None:
        """Take the last count or removal back."""
        poll = self._removed or self.room_key()
        if poll is not None:
            self.do(partial(undo_poll, self.tools.workspace, poll), self._on_kept_poll)

    def _take(self, polls: tuple[Poll, ...], chosen: UUID | None = None) -> None:
        """Show these polls; a new one, else the one before, else the last is counted."""
        before = chosen or self.choice.currentData()
        self.polls = polls
        offer(self.choice, [(one.question, one.id) for one in polls])
        ids = [one.id for one in polls]
        if ids:
            choose(self.choice, before if before in ids else ids[-1])
        self._show_poll()

    @Slot()
    def _show_poll(self) -> None:
        poll = self.poll
        self.counts.show_options(() if poll is None else poll.options)
        for part in (self.choice, self.remove_button, self.counts):
            part.setVisible(poll is not None)
        self.changed.emit()

    @Slot()
    def _on_ask(self) -> None:
        if self.half_day is None:
            return
        options = [line for line in self.options.edit.toPlainText().splitlines() if line.strip()]
        use_case = partial(
            ask, self.tools.workspace, self.half_day, self.question.edit.text(), options, item=self.block
        )
        self.do(use_case, self._on_asked)

    @Slot(object)
    def _on_asked(self, poll: Poll) -> None:
        self.question.edit.clear()
        self.options.edit.clear()
        self._on_kept_poll(poll)
        self.counts.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_kept_poll(self, poll: Poll) -> None:
        """Show a poll as it is on disk now."""
        self._removed = None
        others = tuple(one for one in self.polls if one.id != poll.id)
        stood = {one.id: place for place, one in enumerate(self.polls)}
        place = stood.get(poll.id, len(others))
        self._take((*others[:place], poll, *others[place:]), poll.id)

    @Slot(int, object)
    def _on_counted(self, option: int, hands: int | None) -> None:
        if self.poll is not None:
            use_case = partial(count_hands, self.tools.workspace, self.poll.id, option, hands)
            self.tools.operations.run(use_case, self.heard_here(self._on_kept_poll), self._on_refused)

    @Slot()
    def _on_remove(self) -> None:
        if self.poll is not None:
            self.do(partial(remove_poll, self.tools.workspace, self.poll.id), self._on_removed)

    @Slot(object)
    def _on_removed(self, poll: Poll) -> None:
        self._removed = poll.id
        self._take(tuple(one for one in self.polls if one.id != poll.id))
