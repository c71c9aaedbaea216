"""The slides of a session: the programme's and own ones, added from files that are chosen or dropped."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.deck import Deck
from facilitator.domain.message import Message
from facilitator.imports.slide_files import ENDINGS
from facilitator.services.changes import Done
from facilitator.services.clip_decks import VIDEO_SUFFIXES, clip_deck, with_clip, without_clip
from facilitator.services.decks import (
    DeckKept,
    fresh_key,
    keep_deck,
    pdf_of,
    put_back,
    remove_deck,
    rename_deck,
    uses_of,
)
from facilitator.services.ports import Workspace
from facilitator.words import one_after_another
from ui.plan.deck_bar import DeckBar
from ui.plan.deck_page_card import DeckPageCard
from ui.plan.deck_strip import DeckStrip
from ui.plan.film_trial import FilmTrial, is_film
from ui.plan.plan_tab import PlanTab
from ui.plan.plan_view import PlanView
from ui.plan.slide_work import FilmKept, SlidesRead, SlidesRequest, SlideWork
from ui.theme.tokens import Meaning, Measure, Space
from ui.widgets.card import Card
from ui.widgets.page import PageTools
from ui.widgets.states import InlineNotice


class SlidesTab(PlanTab):
    """Decks to choose from, the pages of one, and what is known of a page."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self._undo: DeckKept | None = None
        self.notice = InlineNotice(theme)
        self.bar = DeckBar(theme, tools.said)
        self.strip = DeckStrip(theme, tools.language)
        self.page_card = DeckPageCard(theme, tools.said)
        self.page_card.setFixedWidth(Measure.SIDE_COLUMN)
        self.work = SlideWork(tools.workspace, self)
        self.trial = FilmTrial(tools.operations, self)
        self._wire()
        pages = Card(theme)
        pages.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        pages.add(self.strip, 1)
        below = QHBoxLayout()
        below.setSpacing(Space.TWO)
        below.addWidget(pages, 1)
        below.addWidget(self.page_card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TWO)
        layout.addWidget(self.bar)
        layout.addWidget(self.notice)
        layout.addLayout(below, 1)
        self.setAcceptDrops(True)

    def name(self) -> str:
        """Return the tab's name."""
        return self.tr("Slides")

    def let_go(self) -> None:
        """End the drawing and the reading of slides."""
        self.trial.stop()
        self.work.close()
        self.strip.slides.close()

    def forget_news(self) -> None:
        """Put away what was said of the half-day before; slides that are being read come all the same."""
        if not self.is_busy:
            self.notice.hide()
        self._undo = None
        self.bar.put_name_away()

    def draw(self, plan: PlanView) -> None:
        """Draw the decks of the session."""
        used = next((item.slides.deck for item in plan.session.agenda if item.slides is not None), "")
        self.bar.show_decks(plan.session, plan.decks, plan.own_decks, self.tools.language(), used)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.bar.retranslate()
        self.strip.retranslate()
        self.page_card.retranslate()
        if self.plan is not None:
            self.draw(self.plan)

    def take_files(self, paths: tuple[Path, ...], key: str = "", page: int = 0) -> None:
        """Make a deck of these files: in place of the one of that key, else beside the others.

        With a page, the film among them shall play there.
        """
        if self.plan is None or not paths:
            return
        if self.is_busy:
            self.notice.show_sentence(
                Meaning.WARN,
                self.tr("Other slides are still being read: wait until they are there, or stop them."),
                self.tr("Stop"),
            )
            return
        taken = [deck.key for deck in self.plan.decks]
        self._undo = None
        self.bar.set_busy(is_busy=True)
        request = SlidesRequest(self.plan.session.id, key or fresh_key(paths[0].stem, taken), paths, page)
        if is_film(request):
            self._on_stage(Message("Trying {file} …", {"file": paths[0].name}))
            self.trial.begin(request)
        else:
            self.work.begin(request)

    @property
    def is_busy(self) -> bool:
        """Say whether slides are being read, or a film is being tried."""
        return self.work.is_running or self.trial.is_running

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from other programs."""
        if self.plan is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.bar.set_chosen(is_chosen=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that nothing is held over the page any more."""
        super().dragLeaveEvent(event)
        self.bar.set_chosen(is_chosen=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self.bar.set_chosen(is_chosen=False)
        event.acceptProposedAction()
        self.take_files(tuple(Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()))

    def _wire(self) -> None:
        self.bar.deck_chosen.connect(self._on_deck_chosen)
        self.bar.add_requested.connect(self._on_add)
        self.bar.replace_requested.connect(self._on_replace)
        self.bar.remove_requested.connect(self._on_remove)
        self.bar.renamed.connect(self._on_renamed)
        self.page_card.film_requested.connect(self._on_film_wanted)
        self.page_card.film_off_requested.connect(self._on_film_off)
        self.strip.page_chosen.connect(self._on_page_chosen)
        self.notice.action_requested.connect(self._on_action)
        self.trial.passed.connect(self.work.begin)
        self.trial.refused.connect(self._on_refused)
        self.work.stage_begun.connect(self._on_stage)
        self.work.slides_read.connect(self._on_read)
        self.work.film_kept.connect(self._on_film)
        self.work.refused.connect(self._on_refused)
        self.work.given_up.connect(self._on_given_up)
        self.work.crashed.connect(self._on_crashed)

    def _choose_files(self) -> tuple[Path, ...]:
        """Ask with the system's own dialog; several pictures may be chosen at once."""
        files = " ".join(f"*{ending}" for ending in (*ENDINGS, *sorted(VIDEO_SUFFIXES)))
        kinds = self.tr("Slides, pictures and films") + f" ({files})"
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose slides"), "", kinds)
        return tuple(map(Path, names))

    @Slot(object)
    def _on_deck_chosen(self, deck: Deck | None) -> None:
        used = () if self.plan is None or deck is None else self.plan.session.agenda
        self.strip.show_deck(deck, used)
        self._on_page_chosen(self.strip.page)
        if deck is not None and self.plan is not None and self.strip.wants_pdf:
            read = partial(pdf_of, self.tools.workspace, self.plan.session.id, deck.key)
            self.tools.operations.load(read, partial(self._on_pdf, deck))

    def _on_pdf(self, deck: Deck, pdf: bytes) -> None:
        if deck is self.bar.deck:
            self.strip.show_pdf(pdf)

    @Slot(int)
    def _on_page_chosen(self, page: int) -> None:
        deck = self.bar.deck
        if deck is None or self.plan is None:
            self.page_card.clear()
        else:
            self.page_card.show_page(self.plan.session, deck, page, self.tools.language())

    @Slot()
    def _on_add(self) -> None:
        self.take_files(self._choose_files())

    @Slot()
    def _on_replace(self) -> None:
        deck = self.bar.deck
        if deck is not None:
            self.take_files(self._choose_files(), deck.key)

    @Slot()
    def _on_film_wanted(self) -> None:
        deck, page = self.bar.deck, self.strip.page
        if deck is not None and page:
            kinds = self.tr("Films") + f" ({' '.join(f'*{one}' for one in sorted(VIDEO_SUFFIXES))})"
            name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a film"), "", kinds)
            if name:
                self.take_files((Path(name),), deck.key, page)

    @Slot()
    def _on_film_off(self) -> None:
        deck, page = self.bar.deck, self.strip.page
        if deck is not None and self.plan is not None:
            use_case = partial(_take_film_off, self.tools.workspace, self.plan.session.id, deck.key, page)
            self.tools.operations.run(use_case, partial(self._on_film_taken, page), self._on_refused)

    def _on_film_taken(self, page: int, kept: DeckKept) -> None:
        self._say_done(kept, self.tr("No film plays on page {page} any more.").format(page=page))

    @Slot()
    def _on_remove(self) -> None:
        deck = self.bar.deck
        if deck is not None and self.plan is not None:
            use_case = partial(remove_deck, self.tools.workspace, self.plan.session.id, deck.key)
            self.tools.operations.run(use_case, self._on_removed, self._on_refused)

    @Slot(str)
    def _on_renamed(self, name: str) -> None:
        deck = self.bar.deck
        if deck is not None and self.plan is not None:
            use_case = partial(rename_deck, self.tools.workspace, self.plan.session.id, deck.key, name)
            self.tools.operations.run(use_case, self._on_named, self._on_name_refused)

    @Slot(object)
    def _on_stage(self, stage: Message) -> None:
        self.notice.show_sentence(Meaning.INFO, self.tools.said(stage), self.tr("Stop"))

    @Slot(object)
    def _on_read(self, read: SlidesRead) -> None:
        use_case = partial(keep_deck, self.tools.workspace, read.request.session_id, read.deck)
        self.tools.operations.run(use_case, self._on_kept, self._on_refused)

    @Slot(object)
    def _on_film(self, film: FilmKept) -> None:
        use_case = partial(_bind_film, self.tools.workspace, film)
        on_kept = partial(self._on_film_kept, film) if film.request.page else self._on_kept
        self.tools.operations.run(use_case, on_kept, self._on_refused)

    def _on_film_kept(self, film: FilmKept, kept: DeckKept) -> None:
        """Say which page plays the film now: the deck is the one that was there."""
        sentence = self.tr("{film} plays on page {page} from now on.")
        self._say_done(kept, sentence.format(film=film.clip.name, page=film.request.page))

    @Slot(object)
    def _on_kept(self, kept: DeckKept) -> None:
        if kept.deck is None:
            return
        sentence = (
            self.tr("{file} is in use from now on.")
            if self._is_shown(kept)
            else self.tr("{file} is added. To show it, choose its slides in a block of the agenda.")
        ).format(file=kept.deck.file_name)
        concerned = len({concern.page for concern in kept.deck.concerns if concern.page})
        if concerned:
            look = self.tr("Look at %n page|pages: not all is as in the file.", "", concerned)
            sentence = one_after_another(sentence, look)
        if kept.lost:
            lost = self.tr("%n block|blocks show pages that it does not have.", "", len(kept.lost))
            sentence = one_after_another(sentence, lost)
        self._say_done(kept, sentence, is_good=not (concerned or kept.lost))

    def _is_shown(self, kept: DeckKept) -> bool:
        """Say whether a block shows that deck: one that stands for another is in use at once."""
        session = None if self.plan is None else self.plan.session
        return session is not None and session.id == kept.session_id and bool(uses_of(session, kept.key))

    @Slot(object)
    def _on_removed(self, kept: DeckKept) -> None:
        if kept.deck is None:
            self._say_done(kept, self.tr("The slides are removed."))
        else:
            self._say_done(kept, self.tr("The slides of the programme are back."))

    @Slot(object)
    def _on_named(self, kept: DeckKept) -> None:
        self.bar.put_name_away()
        self._say_done(kept, self.tr("The slides have another name."))

    def _say_done(self, kept: DeckKept, sentence: str, *, is_good: bool = True) -> None:
        self.bar.set_busy(is_busy=False)
        self._undo = kept
        self.notice.show_sentence(
            Meaning.GOOD if is_good else Meaning.WARN, sentence, self.tr("Take it back")
        )
        self._wish_for(kept)

    @Slot()
    def _on_action(self) -> None:
        """Stop what is being read, or take back what was done."""
        if self.trial.is_running:
            self.trial.stop()
            self._on_given_up()
        elif self.work.is_running:
            self.work.stop()
        elif self._undo is not None:
            use_case = partial(put_back, self.tools.workspace, self._undo)
            self._undo = None
            self.tools.operations.run(use_case, self._on_put_back, self._on_refused)

    @Slot(object)
    def _on_put_back(self, kept: DeckKept) -> None:
        self.notice.show_sentence(Meaning.INFO, self.tr("The slides are as they were."))
        self._wish_for(kept)

    def _wish_for(self, kept: DeckKept) -> None:
        """Look at that deck, unless another session was turned to while it was made."""
        if self.plan is not None and self.plan.session.id == kept.session_id:
            self.bar.wish_for(kept.key)

    @Slot()
    def _on_given_up(self) -> None:
        self.bar.set_busy(is_busy=False)
        self.notice.show_sentence(Meaning.INFO, self.tr("Stopped. Nothing was changed."))

    @Slot(object)
    def _on_crashed(self, error: BaseException) -> None:
        self.bar.set_busy(is_busy=False)
        self.notice.hide()
        self.tools.operations.crashed.emit(error)

    @Slot(object)
    def _on_refused(self, message: Message) -> None:
        self.bar.set_busy(is_busy=False)
        self.notice.show_sentence(Meaning.BAD, self.tools.said(message))

    @Slot(object)
    def _on_name_refused(self, message: Message) -> None:
        self.bar.name_field.set_error(self.tools.said(message))


def _bind_film(workspace: Workspace, film: FilmKept) -> Done[DeckKept]:
    """Put the film on its page, or give the session a deck of it."""
    request = film.request
    deck = (
        with_clip(workspace, request.session_id, request.key, request.page, film.clip)
        if request.page
        else clip_deck(film.clip, film.pdf)
    )
    return keep_deck(workspace, request.session_id, deck)


def _take_film_off(workspace: Workspace, session_id: UUID, key: str, page: int) -> Done[DeckKept]:
    return keep_deck(workspace, session_id, without_clip(workspace, session_id, key, page))
