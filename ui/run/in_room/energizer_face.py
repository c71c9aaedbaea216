"""An energizer that was not used yet: put in as the next block, or another one."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.energizer import Energizer
from facilitator.services.energizer import list_energizers
from ui.run.in_room.face import Face
from ui.run.run_words import clock
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.buttons import QuietButton
from ui.widgets.card import row
from ui.widgets.label import Label, Paragraph
from ui.widgets.page import PageTools
from ui.widgets.scrolled import see_through


class EnergizerFace(Face):
    """One suggestion at a time, best first."""

    put_in = Signal(object)
    """The `AgendaItem` shall be the next block."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._energizers: tuple[Energizer, ...] = ()
        self._place = 0
        self.name = Label(role=TextRole.TITLE, wraps=True)
        self.facts = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self.steps = Paragraph()
        self.put_in_button = QuietButton(tools.theme, Icon.ADD)
        self.another_button = QuietButton(tools.theme, Icon.REFRESH)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.ONE)
        for part in (self.name, self.facts, self.steps):
            layout.addWidget(part)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        see_through(area)
        self.body.addWidget(self.notice)
        self.body.addWidget(area, 1)
        self.body.addLayout(row(self.put_in_button, self.another_button, 1))
        self.put_in_button.clicked.connect(self._on_put_in)
        self.another_button.clicked.connect(self._on_another)

    def title(self) -> str:
        """Return its name in the window's language."""
        return self.tr("Energizer")

    def retranslate(self) -> None:
        """Set every word anew."""
        self.put_in_button.setText(self.tr("Put in next"))
        self.another_button.setText(self.tr("Another one"))
        self._show()

    def turn_to(self, half_day: UUID | None) -> None:
        """Belong to another half-day."""
        super().turn_to(half_day)
        self._take(())

    def refresh(self) -> None:
        """Look for energizers that were not used yet."""
        if self.half_day is not None:
            read = partial(list_energizers, self.tools.workspace, self.half_day)
            self.tools.operations.load(read, self.heard_here(self._take))

    def first_focus(self) -> QWidget:
        """Return the button that puts it in."""
        return self.put_in_button

    @property
    def suggestion(self) -> Energizer | None:
        """What is suggested now."""
        return self._energizers[self._place] if self._energizers else None

    def _take(self, found: tuple[Energizer, ...]) -> None:
        self._energizers = found
        self._place = 0
        self._show()

    def _show(self) -> None:
        one, language = self.suggestion, self.tools.language()
        self.put_in_button.setEnabled(one is not None)
        self.another_button.setEnabled(len(self._energizers) > 1)
        if one is None:
            self.name.setText(self.tr("No energizer is left"))
            self.facts.setText(self.tr("Those of the programme still come in the agenda, or it has none."))
            self.steps.set_text("")
            return
        item = one.item
        self.name.setText(item.title.in_language(language))
        facts = [self.tr("%n min", "", item.planned_minutes), item.method.in_language(language)]
        if one.used_at is not None:
            facts.append(self.tr("used at {time}").format(time=clock(one.used_at)))
        self.facts.setText(" · ".join(fact for fact in facts if fact))
        self.steps.set_text("\n".join(step.in_language(language) for step in item.steps))

    @Slot()
    def _on_another(self) -> None:
        if self._energizers:
            self._place = (self._place + 1) % len(self._energizers)
            self._show()

    @Slot()
    def _on_put_in(self) -> None:
        if self.suggestion is not None:
            self.put_in.emit(self.suggestion.item)
