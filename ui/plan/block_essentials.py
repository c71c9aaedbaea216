"""The first things of a block: its title, how long it takes, how needed it is, what people do."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from facilitator.domain.language import Language
from facilitator.domain.past_runs import PastMinutes, safe_minutes, usual_minutes
from facilitator.domain.plain_text import MOST_IN_A_TITLE
from facilitator.domain.programme import BlockKind, Priority
from facilitator.domain.session import AgendaItem
from ui.plan.agenda_edit import LONGEST_MINUTES
from ui.plan.block_part import BlockPart, FormContext
from ui.plan.plan_words import PlanWords
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.block_words import BlockWords
from ui.widgets.buttons import PlainButton
from ui.widgets.card import row
from ui.widgets.choices import choose, offer
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.open_first import open_first


class EssentialsPart(BlockPart):
    """Title, minutes with what past runs took, need and kind."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlanWords(self)
        self._block_words = BlockWords(self)
        self.title = self.pair(is_long=False, most=MOST_IN_A_TITLE)
        self.minutes = Field(QSpinBox())
        self.minutes.edit.setRange(0, LONGEST_MINUTES)
        self.minutes.edit.setKeyboardTracking(False)
        self.minutes.edit.valueChanged.connect(self.edited)
        self.priority = Field(QComboBox())
        self.kind = Field(QComboBox())
        for box in (self.priority.edit, self.kind.edit):
            box.activated.connect(self.edited)
            open_first(box)
            box.setMaxVisibleItems(len(BlockKind))
        self.past = PastLine(theme)
        self.past.taken.connect(self.minutes.edit.setValue)
        self.body.addLayout(row(self.minutes, self.priority, spacing=Space.TWO))
        self.body.addWidget(self.past)
        self.body.addWidget(self.kind)

    def show_item(self, item: AgendaItem, context: FormContext, *, keeps_typing: bool) -> None:
        """Show title, minutes, need and kind."""
        self.title.show_values(item.title, keeps_typing=keeps_typing)
        self.minutes.edit.setValue(item.planned_minutes)
        choose(self.priority.edit, item.priority)
        choose(self.kind.edit, item.kind)
        self.past.show_past(context.past)

    def applied(self, item: AgendaItem) -> AgendaItem:
        """Return the block with these; an emptied title stays as it was."""
        return replace(
            item,
            title=self.title.value() or item.title,
            planned_minutes=self.minutes.edit.value(),
            priority=Priority(self.priority.edit.currentData()),
            kind=BlockKind(self.kind.edit.currentData()),
        )

    def begin_naming(self, language: Language) -> None:
        """Put the keys into the title of that language, to be typed over."""
        self.title.begin(in_chinese=language is Language.ZH)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.name_pair(self.title, self.tr("Title"))
        self.minutes.set_texts(self.tr("Minutes"))
        self.priority.set_texts(self.tr("When time is short"))
        self.kind.set_texts(self.tr("What people do"))
        offer(self.priority.edit, [(self._words.priority(one), one) for one in Priority])
        offer(self.kind.edit, [(self._block_words.kind(kind), kind) for kind in BlockKind])
        self.past.retranslate()


class PastLine(QWidget):
    """What a block took in its past runs, and a button for each of both figures to plan with it."""

    taken = Signal(int)
    """Plan with so many minutes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past: PastMinutes | None = None
        self.sentence = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self.usual_button = PlainButton(theme)
        self.safe_button = PlainButton(theme)
        self.usual_button.clicked.connect(self.take_usual)
        self.safe_button.clicked.connect(self.take_safe)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sentence)
        layout.addLayout(row(self.usual_button, self.safe_button, 1, spacing=Space.NONE))
        self.hide()

    def show_past(self, past: PastMinutes | None) -> None:
        """Show these figures, or nothing where a block ran too seldom."""
        self._past = past
        self.setVisible(past is not None)
        if past is not None:
            usual, safe = usual_minutes(past), safe_minutes(past)
            self.sentence.setText(
                self.tr("Usually {usual} min; 4 of 5 times within {safe} min. Ran {runs} times.").format(
                    usual=usual, safe=safe, runs=past.runs
                )
            )
            self.usual_button.setText(self.tr("Plan {minutes} min").format(minutes=usual))
            self.safe_button.setText(self.tr("Plan {minutes} min").format(minutes=safe))
            self.safe_button.setVisible(safe != usual)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.usual_button.setToolTip("Ctrl+T")
        self.safe_button.setToolTip("Ctrl+Shift+T")
        self.show_past(self._past)

    @Slot()
    def take_usual(self) -> None:
        """Plan with what half of the runs kept within."""
        if self._past is not None:
            self.taken.emit(usual_minutes(self._past))

    @Slot()
    def take_safe(self) -> None:
        """Plan with what four fifths of the runs kept within."""
        if self._past is not None:
            self.taken.emit(safe_minutes(self._past))
