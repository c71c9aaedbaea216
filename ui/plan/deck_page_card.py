"""What is known of one page: who shows it, its notes, and what will look different."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.deck import Deck, DeckSource
from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.domain.session import Session
from facilitator.services.decks import uses_of
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card, column
from ui.widgets.label import Label, Paragraph
from ui.widgets.scrolled import see_through

_SECONDS_A_MINUTE = 60
_PARTS = ("concerns", "notes", "plays", "card", "shown")


class DeckPageCard(Card):
    """The words that belong to the chosen page, and a film that shall play on it."""

    film_requested = Signal()
    """A film is wanted on the page."""
    film_off_requested = Signal()
    """The film of the page shall no longer play there."""

    def __init__(self, theme: Theme, said: Callable[[Message], str], parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._said = said
        self._deck: Deck | None = None
        self._session: Session | None = None
        self._page = 0
        self._language = Language.EN
        self._heads = {part: Label(role=TextRole.SMALL, meaning=Meaning.SOFT) for part in _PARTS}
        self._texts = {
            part: Paragraph(meaning=Meaning.WARN if part == "concerns" else Meaning.PLAIN) for part in _PARTS
        }
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        see_through(self._area)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, Space.ONE, 0)
        layout.setSpacing(Space.TWO)
        for part in _PARTS:
            layout.addLayout(column(self._heads[part], self._texts[part], spacing=Space.HALF))
        layout.addStretch(1)
        self._area.setWidget(inside)
        self.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        self.add(self._area, 1)
        self.film_button = QuietButton(theme, Icon.PLAY)
        self.film_button.clicked.connect(self.film_requested)
        self.add(self.film_button)
        self.film_off_button = QuietButton(theme, Icon.REMOVE)
        self.film_off_button.clicked.connect(self.film_off_requested)
        self.add(self.film_off_button)

    @property
    def words(self) -> str:
        """All that is shown, for who looks it up."""
        return "\n".join(text.plain_text for text in self._texts.values() if text.plain_text)

    def show_page(self, session: Session, deck: Deck, page: int, language: Language) -> None:
        """Show what is known of that page; 0 is none."""
        self._session, self._deck, self._page, self._language = session, deck, page, language
        self._draw()
        self._area.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Show nothing."""
        self._deck = None
        self._draw()

    def retranslate(self) -> None:
        """Set the headings in the window's language."""
        self._heads["concerns"].setText(self.tr("To look at"))
        self._heads["shown"].setText(self.tr("Shown in"))
        self._heads["plays"].setText(self.tr("Plays"))
        self._heads["card"].setText(self.tr("Activity card"))
        self._heads["notes"].setText(self.tr("Notes"))
        self._area.setAccessibleName(self.tr("Notes of the page"))
        self.film_button.setText(self.tr("Film on this page"))
        self.film_off_button.setText(self.tr("Take the film off"))
        self._draw()

    def _draw(self) -> None:
        parts = dict.fromkeys(_PARTS, "")
        title = ""
        if self._deck is not None and self._session is not None and self._page:
            title = self.tr("Page {number}").format(number=self._page)
            parts = self._parts(self._session, self._deck, self._page)
            if not parts["notes"]:
                parts["notes"] = self.tr("No notes on this page.")
        self.set_title(title)
        self.film_button.setVisible(bool(title))
        self.film_off_button.setVisible(self._has_film_to_take)
        for part, text in parts.items():
            self._texts[part].set_text(text)
            self._texts[part].setVisible(bool(text))
            self._heads[part].setVisible(bool(text))

    @property
    def _has_film_to_take(self) -> bool:
        """Whether a film plays on the page; slides that are nothing but a film are removed as a whole."""
        deck = self._deck
        is_slides = deck is not None and bool(self._page) and deck.source is not DeckSource.VIDEO
        return is_slides and deck is not None and deck.page(self._page).clip is not None

    def _parts(self, session: Session, deck: Deck, page: int) -> dict[str, str]:
        known = deck.page(page)
        shown = [
            use.item.title.in_language(self._language)
            for use in uses_of(session, deck.key)
            if use.first <= page <= use.last
        ]
        card = known.activity
        length = "" if card is None else self._length(card.seconds)
        return {
            "concerns": "\n".join(map(self._said, deck.concerns_of(page))),
            "shown": "\n".join(shown) or self.tr("no block"),
            "plays": known.clip.name if known.clip is not None else "",
            "card": "" if card is None else f"{card.title.in_language(self._language)} · {length}",
            "notes": known.notes.in_language(self._language),
        }

    def _length(self, seconds: int) -> str:
        return f"{seconds // _SECONDS_A_MINUTE}:{seconds % _SECONDS_A_MINUTE:02}"
