"""The slides of a session: the programme's, or own ones from a PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.deck import Deck
from facilitator.domain.language import Text
from facilitator.domain.message import Message, UserError
from facilitator.imports import count_pages
from facilitator.services.changes import Done
from facilitator.services.plan_session import put_deck
from facilitator.services.ports import Workspace
from ui.plan.deck_strip import DeckStrip
from ui.plan.plan_tab import PlanTab
from ui.plan.plan_view import PlanView
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.card import Card
from ui.widgets.label import Label, Paragraph
from ui.widgets.page import PageTools
from ui.widgets.path_field import PathField, PathKind
from ui.widgets.states import InlineNotice

_OWN_KEY = "own"


class SlidesTab(PlanTab):
    """Shows the pages of the deck in use, and takes another PDF in its place."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self.notice = InlineNotice(theme)
        self._title = Label(role=TextRole.TITLE)
        self._words = Paragraph(meaning=Meaning.SOFT)
        self.path = PathField(theme, PathKind.OPEN_FILE)
        self.path.chosen.connect(self._on_path)
        self.strip = DeckStrip(theme)
        own = Card(theme)
        own.add(self._title)
        own.add(self._words)
        own.add(self.path)
        pages = Card(theme)
        pages.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        pages.add(self.strip, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TWO)
        layout.addWidget(self.notice)
        layout.addWidget(own)
        layout.addWidget(pages, 1)

    def name(self) -> str:
        """Return the tab's name."""
        return self.tr("Slides")

    def let_go(self) -> None:
        """End the drawing of slides."""
        self.strip.slides.close()

    def forget_news(self) -> None:
        """Put away what was said of the half-day before."""
        self.notice.hide()
        self.path.set_error("")

    def draw(self, plan: PlanView) -> None:
        """Draw the deck that the agenda uses."""
        deck = _deck_in_use(plan)
        if deck is None:
            self._title.setText(self.tr("No slides yet"))
            self.strip.show_deck(None)
        else:
            title = self.said_text(deck.title) or deck.file_name
            self._title.setText(title)
            self.strip.show_deck(deck)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self._words.set_text(
            self.tr(
                "Your own slides replace these in this session only. Save them as PDF first. "
                "The agenda says which slides belong to which block."
            )
        )
        self.path.set_texts(
            self.tr("Own slides as PDF"), self.tr("Browse"), file_filter=self.tr("Slides") + " (*.pdf)"
        )
        self.strip.retranslate()
        if self.plan is not None:
            self.draw(self.plan)

    @Slot(object)
    def _on_path(self, path: Path) -> None:
        if self.plan is None:
            return
        deck = _deck_in_use(self.plan)
        key = deck.key if deck is not None else _OWN_KEY
        use_case = partial(_take_deck, self.tools.workspace, self.plan, path, key)
        self.path.set_error("")
        self.tools.operations.run(use_case, self._on_kept, self._on_problem)

    @Slot(object)
    def _on_kept(self, deck: Deck) -> None:
        sentence = self.tr("{file} is in use from now on.").format(file=deck.file_name)
        self.notice.show_sentence(Meaning.GOOD, sentence)

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self.path.set_error(self.tools.said(message))


def _deck_in_use(plan: PlanView) -> Deck | None:
    """Return the deck that the agenda names first, else the first there is."""
    used = next((item.slides.deck for item in plan.session.agenda if item.slides is not None), None)
    return next((deck for deck in plan.decks if deck.key == used), plan.decks[0] if plan.decks else None)


def _take_deck(workspace: Workspace, plan: PlanView, path: Path, key: str) -> Done[Deck]:
    """Check the PDF away from this process, then bind it to the session."""
    if count_pages(path) == 0:
        raise UserError(
            Message(
                "{file} cannot be shown: it is no PDF, is damaged or asks for a password. "
                "Please save the slides as PDF again.",
                {"file": path.name},
            )
        )
    deck = Deck(key, Text(path.stem, path.stem), path.name, path.read_bytes())
    return put_deck(workspace, plan.session.id, deck)
