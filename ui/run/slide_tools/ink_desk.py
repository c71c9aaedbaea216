"""The drawings of the half-day in the window's hand: each stroke goes to disk, and is seen meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.ink import Ink, InkPage, Stroke, with_stroke, without_last
from facilitator.domain.message import Message
from facilitator.services.ink import InkBook, draw_stroke, keep_ink, open_ink, put_ink, undo_stroke
from ui.widgets.page import PageTools


class InkDesk(QObject):
    """Knows what is drawn on each page. What could not be kept is taken from sight again, and said."""

    changed = Signal()
    """Something is drawn that was not before, or no longer."""
    problem_met = Signal(object)
    """A `Message`: why a drawing is not kept."""

    def __init__(self, tools: PageTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._half_day: UUID | None = None
        self._pages: dict[InkPage, Ink] = {}
        self._is_ahead = False
        self.is_kept = False

    def turn_to(self, half_day: UUID | None) -> None:
        """Read the drawings of that half-day."""
        if half_day == self._half_day:
            return
        self._half_day, self._pages, self.is_kept = half_day, {}, False
        self.changed.emit()
        self._read(self._on_refused)

    def ink_of(self, page: InkPage) -> Ink:
        """Return the strokes of a page, the oldest first."""
        return self._pages.get(page, ())

    def draw(self, page: InkPage, stroke: Stroke) -> None:
        """Keep a finished stroke."""
        if self._half_day is not None:
            self._set(page, with_stroke(self.ink_of(page), stroke))
            work = partial(draw_stroke, self._tools.workspace, self._half_day, page, stroke)
            self._tools.operations.run(work, self._on_done, self._on_refused)

    def undo(self, page: InkPage) -> None:
        """Take the last stroke of a page back."""
        if self._half_day is not None and self.ink_of(page):
            self._set(page, without_last(self.ink_of(page)))
            work = partial(undo_stroke, self._tools.workspace, self._half_day, page)
            self._tools.operations.run(work, self._on_done, self._on_refused)

    def put(self, page: InkPage, ink: Ink) -> None:
        """Let exactly these strokes be on the page."""
        if self._half_day is not None:
            self._set(page, ink)
            work = partial(put_ink, self._tools.workspace, self._half_day, page, ink)
            self._tools.operations.run(work, self._on_done, self._on_refused)

    def keep(self, *, is_kept: bool) -> None:
        """Keep the drawings with the session for good, or until the half-day is over."""
        if self._half_day is not None:
            work = partial(keep_ink, self._tools.workspace, self._half_day, is_kept=is_kept)
            self._tools.operations.run(work, self._on_kept, self._on_refused)

    def _set(self, page: InkPage, ink: Ink) -> None:
        self._pages[page] = ink
        self._is_ahead = True
        self.changed.emit()

    def _read(self, on_problem: Callable[[Message], None]) -> None:
        if self._half_day is not None:
            self._is_ahead = False
            work = partial(open_ink, self._tools.workspace, self._half_day)
            self._tools.operations.run(work, self._on_opened, on_problem)

    @Slot(object)
    def _on_opened(self, book: InkBook) -> None:
        """Show what is on disk, unless something was drawn since it was read: then read once more."""
        if book.half_day != self._half_day:
            return
        if self._is_ahead:
            self._read(self._on_refused)
        else:
            self._pages, self.is_kept = dict(book.pages), book.is_kept
            self.changed.emit()

    @Slot(object)
    def _on_done(self, ink: Ink) -> None:
        """It is on disk, and seen already."""

    @Slot(bool)
    def _on_kept(self, is_kept: bool) -> None:
        self.is_kept = is_kept
        self.changed.emit()

    @Slot(object)
    def _on_refused(self, message: Message) -> None:
        """Say why it is not on disk, and show what is."""
        self.problem_met.emit(message)
        self._read(_say_nothing)


def _say_nothing(message: Message) -> None:
    del message
