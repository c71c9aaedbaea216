"""The decks of a session: which one is looked at, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from facilitator.domain.deck import Deck, DeckSource
from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.domain.session import Session
from facilitator.services.decks import uses_of
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.calm_wheel import calm_wheel
from ui.widgets.card import Card, row
from ui.widgets.field import Field
from ui.widgets.label import Label


class DeckBar(Card):
    """A choice of decks with what is known of the chosen one, and its buttons."""

    deck_chosen = Signal(object)
    """The `Deck` to look at, or none."""
    add_requested = Signal()
    """More slides are wanted beside the others."""
    replace_requested = Signal()
    """Another file is wanted in place of the chosen deck."""
    remove_requested = Signal()
    """The chosen deck is not wanted any more."""
    renamed = Signal(str)
    """The name that the chosen deck shall have."""

    def __init__(self, theme: Theme, said: Callable[[Message], str], parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._said = said
        self._decks: tuple[Deck, ...] = ()
        self._own: frozenset[str] = frozenset()
        self._session: Session | None = None
        self._language = Language.EN
        self._wished = ""
        self.choice = QComboBox()
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.setMinimumWidth(Measure.SIDE_COLUMN // 2)
        self.choice.setMaximumWidth(Measure.FORM_WIDTH)
        self.choice.activated.connect(self._on_chosen)
        calm_wheel(self.choice)
        self.title = Label(role=TextRole.TITLE)
        self.facts = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self.concerns = Label(role=TextRole.SMALL, meaning=Meaning.WARN, wraps=True)
        self.first_button = PrimaryButton(theme, Icon.UPLOAD)
        self.add_button = QuietButton(theme, Icon.ADD)
        self.replace_button = QuietButton(theme, Icon.REFRESH)
        self.rename_button = QuietButton(theme, Icon.EDIT)
        self.remove_button = QuietButton(theme, Icon.DELETE)
        self.name_field = Field(QLineEdit())
        self.name_button = QuietButton(theme, Icon.CHECK)
        self._name_line = QWidget()
        self._name_line.setLayout(row(self.name_field, self.name_button, 1, spacing=Space.TWO))
        self._name_line.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self._name_line.hide()
        self._wire()
        self.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        self.body.setSpacing(Space.ONE)
        buttons = (self.add_button, self.replace_button, self.rename_button, self.remove_button)
        self.body.addLayout(row(self.title, self.choice, 1, self.first_button, *buttons, spacing=Space.ONE))
        self.add(self._name_line)
        self.add(self.facts)
        self.add(self.concerns)

    @property
    def deck(self) -> Deck | None:
        """The deck that is looked at."""
        place = self.choice.currentIndex()
        return self._decks[place] if 0 <= place < len(self._decks) else None

    def show_decks(
        self, session: Session, decks: Sequence[Deck], own: frozenset[str], language: Language, wished: str
    ) -> None:
        """Show these decks; `own` are the keys of those bound to the session itself.

        The one that was looked at stays, else that of the key `wished`.
        """
        before = self._wished or (self.deck.key if self.deck is not None else wished)
        self._wished = ""
        self._session, self._decks, self._own, self._language = session, tuple(decks), own, language
        self.choice.clear()
        self.choice.addItems([deck.title.in_language(language) or deck.file_name for deck in decks])
        keys = [deck.key for deck in decks]
        self.choice.setCurrentIndex(keys.index(before) if before in keys else 0)
        self._draw()

    def wish_for(self, key: str) -> None:
        """Look at the deck of that key when the decks are shown next."""
        self._wished = key

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no wish that changes decks while one is being read; the keys go to the choice of decks.

        A button that is switched off would hand them on to its neighbour, which is another wish.
        """
        buttons = (self.first_button, self.add_button, self.replace_button, self.remove_button)
        if is_busy and any(button.hasFocus() for button in buttons):
            self.choice.setFocus()
        for button in buttons:
            button.setEnabled(not is_busy)

    def put_name_away(self) -> None:
        """Close the line in which a name is typed."""
        self._name_line.hide()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.choice.setAccessibleName(self.tr("Slides to look at"))
        self.first_button.setText(self.tr("Add slides"))
        self.add_button.setText(self.tr("Add slides"))
        self.replace_button.setText(self.tr("Replace"))
        self.rename_button.setText(self.tr("Rename"))
        self.name_field.set_texts(self.tr("Name of the slides"))
        self.name_button.setText(self.tr("Keep the name"))
        self._draw()

    def _wire(self) -> None:
        self.first_button.clicked.connect(self.add_requested)
        self.add_button.clicked.connect(self.add_requested)
        self.replace_button.clicked.connect(self.replace_requested)
        self.remove_button.clicked.connect(self.remove_requested)
        self.rename_button.clicked.connect(self._on_rename)
        self.name_button.clicked.connect(self._on_named)
        self.name_field.edit.returnPressed.connect(self._on_named)

    def _draw(self) -> None:
        deck = self.deck
        is_own = deck is not None and deck.key in self._own
        self.title.setVisible(deck is None)
        self.title.setText(self.tr("No slides yet"))
        self.choice.setVisible(deck is not None)
        self.first_button.setVisible(deck is None)
        self.add_button.setVisible(deck is not None)
        self.replace_button.setVisible(deck is not None)
        self.rename_button.setVisible(is_own)
        self.remove_button.setVisible(is_own)
        self.remove_button.setText(self.tr("Remove"))
        self.facts.setText(self._facts(deck))
        concerns = () if deck is None else deck.concerns_of(0)
        self.concerns.setText("\n".join(map(self._said, concerns)))
        self.concerns.setVisible(bool(concerns))
        self.deck_chosen.emit(deck)

    def _facts(self, deck: Deck | None) -> str:
        if deck is None or self._session is None:
            return self.tr(
                "Drop a PDF, a PowerPoint or LibreOffice file, pictures or a film here. Slides are prepared "
                "now, so that nothing has to be converted in the room."
            )
        used = len(uses_of(self._session, deck.key))
        parts = [
            deck.file_name if deck.key in self._own else self.tr("from the programme"),
            self._source(deck.source),
            self.tr("%n page|pages", "", deck.count) if deck.count else "",
            self.tr("shown in %n block|blocks", "", used) if used else self.tr("shown in no block"),
        ]
        return " · ".join(part for part in parts if part)

    def _source(self, source: DeckSource) -> str:
        return {
            DeckSource.PDF: self.tr("PDF"),
            DeckSource.PPTX: self.tr("presentation"),
            DeckSource.PICTURES: self.tr("pictures"),
            DeckSource.MARKDOWN: self.tr("Markdown"),
            DeckSource.VIDEO: self.tr("film"),
        }[source]

    @Slot()
    def _on_chosen(self) -> None:
        self.put_name_away()
        self._draw()

    @Slot()
    def _on_rename(self) -> None:
        self._name_line.setVisible(self._name_line.isHidden())
        if self.deck is not None and not self._name_line.isHidden():
            self.name_field.set_error("")
            self.name_field.edit.setText(self.deck.title.in_language(self._language))
            self.name_field.edit.selectAll()
            self.name_field.edit.setFocus()

    @Slot()
    def _on_named(self) -> None:
        self.renamed.emit(self.name_field.edit.text())
