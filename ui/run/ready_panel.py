"""The panel "Ready for the room?": a line for each thing, the gravest first, each with its way out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.run.ready_check import ReadyCheck
from ui.run.ready_line import ReadyLine, gravest_first
from ui.run.sound_test import Heard
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.badge import StatusBadge, badge_size
from ui.widgets.buttons import IconButton, PlainButton, QuietButton
from ui.widgets.card import Card, empty_layout, row
from ui.widgets.label import Label
from ui.widgets.page import PageId, PageTools
from ui.widgets.scrolled import see_through


class ReadyPanel(Card):
    """Stands where notes and slides are while it is open; Esc puts it away."""

    closed = Signal()
    """The trainer is done here."""
    again_requested = Signal()
    """Everything shall be looked at anew."""
    way_out_requested = Signal(object)
    """The `PageRequest` of a line."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, "", parent)
        self._tools = tools
        self._drawn: tuple[ReadyLine, ...] | None = None
        self.check: ReadyCheck | None = None
        self._title = Label(role=TextRole.TITLE)
        self.badge = StatusBadge(tools.theme)
        self.again_button = QuietButton(tools.theme, Icon.REFRESH)
        self._cross = IconButton(tools.theme, Icon.CLOSE)
        self.sound_button = QuietButton(tools.theme, Icon.LOUDER)
        self._question = Label()
        self.yes_button = QuietButton(tools.theme, Icon.CHECK)
        self.no_button = QuietButton(tools.theme, Icon.CLOSE)
        self.again_button.clicked.connect(self.again_requested)
        self._cross.clicked.connect(self.closed)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.hide()

    def follow(self, check: ReadyCheck) -> None:
        """Show what this finds, and ask it for the test sound."""
        self.check = check
        check.changed.connect(self.draw)
        self.sound_button.clicked.connect(check.sound.play)
        self.yes_button.clicked.connect(partial(self._answer, was_heard=True))
        self.no_button.clicked.connect(partial(self._answer, was_heard=False))

    def draw(self) -> None:
        """Draw what is known so far; while nobody sees it that waits for `showEvent`."""
        if self.check is None or not self.isVisible():
            return
        lines = gravest_first(self.check.lines)
        self._draw_badge(self.check, lines)
        self._draw_sound(self.check.sound.heard)
        if lines != self._drawn:
            self._drawn = lines
            empty_layout(self._lines)
            for line in lines:
                self._lines.addWidget(_LineRow(self._tools, line, self._way_words(line), self))
            self._lines.addStretch(1)

    def retranslate(self) -> None:
        """Set every word in the window's language."""
        self._drawn = None
        self.setAccessibleName(self.tr("Ready for the room?"))
        self._title.setText(self.tr("Ready for the room?"))
        self.again_button.setText(self.tr("Look again"))
        self._cross.set_name(self.tr("Put away"), "Esc")
        self.sound_button.setText(self.tr("Play the test sound"))
        self._question.setText(self.tr("Did you hear it?"))
        self.yes_button.setText(self.tr("Yes"))
        self.no_button.setText(self.tr("No"))
        self.draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while it was put away."""
        self.draw()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put it away by Esc; what nothing in it takes passes to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(Space.ONE)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        see_through(area)
        self.body.addLayout(
            row(self._title, self.badge, 1, self.again_button, self._cross, spacing=Space.ONE)
        )
        self.body.addWidget(area, 1)
        self.body.addLayout(
            row(self.sound_button, self._question, self.yes_button, self.no_button, 1, spacing=Space.ONE)
        )

    def _draw_badge(self, check: ReadyCheck, lines: Sequence[ReadyLine]) -> None:
        tried, clips = check.progress
        bad = sum(line.meaning is Meaning.BAD for line in lines)
        warn = sum(line.meaning is Meaning.WARN for line in lines)
        if check.is_running and clips:
            words = self.tr("Trying video {number} of {n}").format(number=min(tried + 1, clips), n=clips)
            self.badge.set_state(Meaning.SOFT, words)
        elif check.is_running:
            self.badge.set_state(Meaning.SOFT, self.tr("Looking"))
        elif bad:
            self.badge.set_state(Meaning.BAD, self.tr("%n to mend", "", bad))
        elif warn:
            self.badge.set_state(Meaning.WARN, self.tr("%n to look at", "", warn))
        else:
            self.badge.set_state(Meaning.GOOD, self.tr("All is ready"))
        self.again_button.setEnabled(not check.is_running)

    def _draw_sound(self, heard: Heard) -> None:
        is_asking = heard is Heard.ASKING
        self.sound_button.setEnabled(heard is not Heard.NO_DEVICE)
        for part in (self._question, self.yes_button, self.no_button):
            part.setVisible(is_asking)

    def _way_words(self, line: ReadyLine) -> str:
        if line.way_out is None or line.way_out.page is not PageId.PLAN:
            return ""
        return self.tr("Open the slides") if line.way_out.purpose == "slides" else self.tr("Open the agenda")

    def _answer(self, *_is_checked: bool, was_heard: bool) -> None:
        if self.check is not None:
            self.check.sound.answer(was_heard=was_heard)


class _LineRow(QWidget):
    """A shape and a word for how it stands, the sentence, and the button that leads to where it is mended."""

    def __init__(self, tools: PageTools, line: ReadyLine, way_words: str, panel: ReadyPanel) -> None:
        super().__init__(panel)
        badge = StatusBadge(tools.theme, line.meaning, self._word(line.meaning))
        badge.setMinimumWidth(_widest_badge(tools.theme, self))
        sentence = Label(tools.said(line.message), wraps=True)
        layout = row(spacing=Space.TWO)
        layout.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(sentence, 1)
        if way_words:
            button = PlainButton(tools.theme, None, way_words)
            button.clicked.connect(partial(self._ask, panel, line))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)

    def _word(self, meaning: Meaning) -> str:
        return {
            Meaning.BAD: self.tr("Mend"),
            Meaning.WARN: self.tr("Look at it"),
            Meaning.SOFT: self.tr("To try"),
            Meaning.INFO: self.tr("To know"),
            Meaning.GOOD: self.tr("Good"),
        }[meaning]

    def words(self) -> tuple[str, ...]:
        """Return every word that may stand in a badge."""
        return tuple(
            self._word(one) for one in (Meaning.BAD, Meaning.WARN, Meaning.SOFT, Meaning.INFO, Meaning.GOOD)
        )

    def _ask(self, panel: ReadyPanel, line: ReadyLine, *_is_checked: bool) -> None:
        panel.way_out_requested.emit(line.way_out)


def _widest_badge(theme: Theme, line_row: _LineRow) -> int:
    """Return a width that every badge fits, so that the sentences begin at one edge."""
    return max(badge_size(theme, word).width() for word in line_row.words())
