"""What the trainer says and does in the block that runs; nothing of it reaches the projector."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.language import Language, Text
from facilitator.domain.plain_text import MOST_IN_A_PAGE
from facilitator.domain.session import AgendaItem
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.card import Card
from ui.widgets.label import Label, Paragraph
from ui.widgets.scrolled import see_through

_NOTHING = Text()


class NotesCard(Card):
    """What to say, the steps, the aim and what is needed, in the window's language."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._item: AgendaItem | None = None
        self._language = Language.EN
        self._page = Text()
        self._heads: dict[str, Label] = {}
        self._texts: dict[str, Paragraph] = {}
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        see_through(self._area)
        column = QWidget()
        column.setProperty("kind", "scrolled")
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, Space.ONE, 0)
        layout.setSpacing(Space.HALF)
        for part in ("say", "page", "steps", "aim", "materials"):
            self._heads[part] = Label(role=TextRole.SMALL, meaning=Meaning.SOFT)
            self._texts[part] = Paragraph(
                meaning=Meaning.SOFT if part in {"aim", "materials"} else Meaning.PLAIN
            )
            layout.addWidget(self._heads[part])
            layout.addWidget(self._texts[part])
            layout.addSpacing(Space.ONE)
        layout.addStretch(1)
        self._area.setWidget(column)
        self.add(self._area, 1)

    @property
    def words(self) -> str:
        """All that is shown, for who looks it up."""
        return "\n".join(text.plain_text for text in self._texts.values() if not text.isHidden())

    def show_item(self, item: AgendaItem | None, language: Language, page: Text = _NOTHING) -> None:
        """Show the notes of that block, and those of the slide that is up."""
        if (item, language, page) == (self._item, self._language, self._page):
            return
        self._item, self._language, self._page = item, language, page
        self._show_parts()
        self._area.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        """Set the headings in the window's language."""
        self.set_title(self.tr("What to say"))
        self._heads["page"].setText(self.tr("On this slide"))
        self._heads["steps"].setText(self.tr("Step by step"))
        self._heads["aim"].setText(self.tr("Aim"))
        self._heads["materials"].setText(self.tr("You need"))
        self._area.setAccessibleName(self.tr("Notes"))
        self._show_parts()

    def _show_parts(self) -> None:
        item = self._item
        parts = {"say": "", "page": self._said(self._page), "steps": "", "aim": "", "materials": ""}
        if item is not None:
            parts |= {
                "say": self._said(item.say),
                "steps": self._numbered(item.steps),
                "aim": self._said(item.aim),
                "materials": " · ".join(self._said(text) for text in item.materials),
            }
        if not any(parts.values()):
            parts["say"] = (
                self.tr("There are no notes for this block.")
                if item is not None
                else self.tr("Nothing more to say: every block is over.")
            )
        for part, text in parts.items():
            self._texts[part].set_text(text)
            self._texts[part].setVisible(bool(text))
            self._heads[part].setVisible(bool(text) and part != "say")

    def _said(self, text: Text) -> str:
        """Return a text, of a very long one its beginning: to lay out a book takes seconds."""
        said = text.in_language(self._language)
        return said if len(said) <= MOST_IN_A_PAGE else f"{said[:MOST_IN_A_PAGE]} …"

    def _numbered(self, steps: tuple[Text, ...]) -> str:
        return "\n".join(f"{number}. {self._said(step)}" for number, step in enumerate(steps, start=1))
