"""The largest thing on Home: the session in front, how far it has come, and the one next action."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.domain.language import Language
from facilitator.domain.session import SessionStage
from facilitator.services.session_stage import OpenRun
from facilitator.words import Words
from ui.home.facts import InFront, When
from ui.home.stage_steps import StageSteps
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.badge import StatusBadge
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.page import PageId

TARGETS = {
    SessionStage.PREPARE: (PageId.PLAN, Icon.PLAN),
    SessionStage.DOORS: (PageId.DOOR, Icon.DOOR),
    SessionStage.RUN: (PageId.RUN, Icon.PLAY),
    SessionStage.PAPER: (PageId.PAPER, Icon.PAPER),
    SessionStage.SHARE: (PageId.EVIDENCE, Icon.SHARE),
    SessionStage.DONE: (PageId.EVIDENCE, Icon.EVIDENCE),
}
_BEFORE = frozenset({SessionStage.PREPARE, SessionStage.DOORS})


class NextCard(Card):
    """Says which session, where it stands, what comes next; one large button does it."""

    page_wanted = Signal(object)
    """The `PageId` to which the next action leads."""
    ready_wanted = Signal()
    """Everything that the room will need shall be looked at."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._shown: InFront | None = None
        self._when = Label(role=TextRole.STRONG, meaning=Meaning.WARM)
        self._demo = StatusBadge(theme, Meaning.INFO)
        self._title = Label(role=TextRole.DISPLAY, wraps=True)
        self._where = Label(meaning=Meaning.SOFT, wraps=True)
        self._steps = StageSteps(theme)
        self._sentence = Label(wraps=True)
        self.button = PrimaryButton(theme)
        self.button.make_large()
        self.button.clicked.connect(self._on_clicked)
        self.ready_button = PlainButton(theme, Icon.READY)
        self.ready_button.clicked.connect(self.ready_wanted)
        above = QHBoxLayout()
        above.addWidget(self._when)
        above.addWidget(self._demo)
        above.addStretch(1)
        above.addWidget(self.ready_button)
        self.body.setContentsMargins(Space.FOUR, Space.FOUR, Space.FOUR, Space.FOUR)
        self.body.setSpacing(Space.ONE)
        self.body.addLayout(above)
        self.body.addWidget(self._title)
        self.body.addWidget(self._where)
        self.body.addSpacing(Space.THREE)
        self.body.addWidget(self._steps)
        self._gap = self.body.count()
        self.body.addStretch(1)
        self.body.addSpacing(Space.TWO)
        action = QHBoxLayout()
        action.setSpacing(Space.THREE)
        action.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        action.addWidget(self._sentence, 1)
        self.body.addLayout(action)
        self._foot = self.body.count()
        self.body.addStretch(0)

    def make_compact(self, *, is_compact: bool) -> None:
        """Leave the steps out where there is little room, and bring the button up to the words."""
        self._steps.setVisible(not is_compact)
        self.body.setStretch(self._gap, 0 if is_compact else 1)
        self.body.setStretch(self._foot, 1 if is_compact else 0)
        margin = Space.THREE if is_compact else Space.FOUR
        self.body.setContentsMargins(margin, margin, margin, margin)

    def show_session(self, in_front: InFront, language: Language) -> None:
        """Show this session in this language."""
        self._shown = in_front
        say = Words(language)
        session, half_day = in_front.session, in_front.half_day
        self._when.setText(
            {
                When.TODAY: self.tr("Today"),
                When.AHEAD: self.tr("Coming up"),
                When.PAST: self.tr("Held on {day}").format(day=say.value(half_day.starts_at.date())),
            }[in_front.when]
        )
        self._demo.setVisible(session.is_demo)
        self._demo.set_state(Meaning.INFO, self.tr("Demo, made-up people"))
        self._title.setText(session.title.in_language(language))
        parts = (
            session.site,
            half_day.room,
            f"{say.value(half_day.starts_at.date())} {half_day.starts_at:%H:%M}–{half_day.must_end_at:%H:%M}",
            half_day.label,
        )
        self._where.setText("  ·  ".join(part for part in parts if part))
        self._steps.set_stage(in_front.stage)
        self._steps.retranslate()
        self.ready_button.setText(self.tr("Ready for the room?"))
        self.ready_button.setVisible(in_front.stage in _BEFORE and in_front.when is not When.PAST)
        self.button.set_icon(TARGETS[in_front.stage][1])
        if in_front.run is not None:
            self._sentence.setText(self._run_words(in_front.run, language))
            self.button.setText(self.tr("Continue"))
        else:
            self._sentence.setText(self._next_words(in_front))
            self.button.setText(self._action_words(in_front.stage))

    def _run_words(self, run: OpenRun, language: Language) -> str:
        block = run.block.in_language(language)
        if run.is_paused:
            return self.tr("Running: {block}, paused").format(block=block)
        return self.tr("Running: {block}").format(block=block)

    def _action_words(self, stage: SessionStage) -> str:
        return {
            SessionStage.PREPARE: self.tr("Prepare the session"),
            SessionStage.DOORS: self.tr("Open the doors"),
            SessionStage.RUN: self.tr("Run the session"),
            SessionStage.PAPER: self.tr("Key the paper"),
            SessionStage.SHARE: self.tr("Share the summary"),
            SessionStage.DONE: self.tr("Look at the evidence"),
        }[stage]

    def _next_words(self, in_front: InFront) -> str:
        line = in_front.line
        match in_front.stage:
            case SessionStage.PREPARE if line.expected == 0:
                words = self.tr("Nobody is on the roster yet.")
            case SessionStage.PREPARE:
                words = self.tr(
                    "%n people on the roster. Look over agenda, slides and badges.", "", line.expected
                )
            case SessionStage.DOORS:
                words = self.tr("%n people are expected. Scan badges or type names.", "", line.expected)
            case SessionStage.RUN:
                words = self.tr("%n people have checked in.", "", line.present)
            case SessionStage.PAPER:
                words = self.tr("%n sheet(s) keyed so far.", "", line.sheets)
            case SessionStage.SHARE:
                words = self.tr(
                    "%n sheet(s) keyed. The summary is ready to be read and sent.", "", line.sheets
                )
            case _:
                words = self.tr("The summary was shared. Everything can still be looked at.")
        return words

    @Slot()
    def _on_clicked(self) -> None:
        if self._shown is not None:
            self.page_wanted.emit(TARGETS[self._shown.stage][0])
