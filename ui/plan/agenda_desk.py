"""The agenda under the hands: each change is on disk before it is drawn, each can be taken back by name."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from facilitator.domain.language import Text
from facilitator.domain.message import Message
from facilitator.domain.plain_text import plain
from facilitator.domain.session import AgendaItem, Session
from facilitator.services.plan_session import edit_agenda
from ui.plan.agenda_edit import (
    Items,
    changed,
    lengthened,
    moved,
    moved_to,
    place_of,
    with_back,
    with_new,
    with_put_in,
    without,
)
from ui.plan.agenda_history import AgendaHistory, Deed, Step
from ui.widgets.page import PageTools


class AgendaDesk(QObject):
    """Holds the agenda as it is wished, the block that is chosen, and what was done in this visit."""

    wished = Signal()
    """Something is wished and on its way to disk: another block may be chosen from now on."""
    kept = Signal()
    """What was wished is on disk: draw it."""
    problem_met = Signal(object)
    """A `Message`: the wish could not be kept, and the agenda is as it was."""

    def __init__(self, tools: PageTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._session: UUID | None = None
        self._histories: dict[UUID, AgendaHistory] = {}
        self._writes = 0
        self.items: Items = ()
        self.chosen_id: UUID | None = None

    @property
    def history(self) -> AgendaHistory:
        """What can be taken back and done again in this session."""
        return AgendaHistory() if self._session is None else self._histories.get(self._session, _NOTHING_DONE)

    @property
    def is_waiting(self) -> bool:
        """Say whether a wish is still on its way to disk."""
        return self._writes > 0

    @property
    def place(self) -> int:
        """Where the chosen block stands, with every change still on its way to disk; -1 for none."""
        return place_of(self.items, self.chosen_id)

    @property
    def chosen(self) -> AgendaItem | None:
        """The chosen block, as it is wished."""
        return self.items[self.place] if self.place >= 0 else None

    def take(self, session: Session) -> None:
        """Take the agenda as it is on disk, unless something is still on its way there."""
        if session.id != self._session:
            self._session, self._writes, self.chosen_id = session.id, 0, None
        if self._writes == 0:
            self.items = session.agenda
            self._histories[session.id] = self.history.from_here(session.agenda)
        if self.place < 0 and self.items:
            self.chosen_id = self.items[0].id

    def shift(self, steps: int) -> None:
        """Put the chosen block so many places later, or earlier below zero."""
        self._do(Deed.MOVE, moved(self.items, self.place, steps))

    def move_to(self, block: UUID, gap: int) -> None:
        """Put a block into that gap of the agenda; 0 is before the first one."""
        place = place_of(self.items, block)
        if place >= 0:
            self._do(Deed.MOVE, moved_to(self.items, place, gap), about=self.items[place])

    def lengthen(self, minutes: int) -> None:
        """Give the chosen block more minutes, or fewer."""
        if self.place >= 0:
            self._do(Deed.LENGTH, lengthened(self.items, self.place, minutes))

    def remove(self) -> AgendaItem | None:
        """Take the chosen block out and return it; none where it is the last one."""
        place, item = self.place, self.chosen
        if item is None:
            return None
        left = without(self.items, place)
        neighbour = left[min(place, len(left) - 1)].id
        return item if self._do(Deed.REMOVE, left, about=item, chosen=neighbour) else None

    def put_back(self, session_id: UUID, place: int, item: AgendaItem) -> None:
        """Put a block back that was taken out of that session; one that is there again stays once."""
        if session_id == self._session:
            self._do(Deed.PUT_BACK, with_back(self.items, place, item), about=item)

    def add(self, title: Text) -> None:
        """Put a fresh block after the chosen one."""
        fresh = self._tools.workspace.ids.new_id()
        items = with_new(self.items, self.place, fresh, title)
        self._do(Deed.ADD, items, about=items[place_of(items, fresh)])

    def put_in(self, item: AgendaItem, gap: int | None = None) -> None:
        """Put a block of the library behind the chosen one, or into that gap; the same may come twice."""
        fresh = self._tools.workspace.ids.new_id()
        where = self.place + 1 if gap is None else gap
        items = with_put_in(self.items, where, replace(item, id=fresh))
        self._do(Deed.PUT_IN, items, about=items[place_of(items, fresh)])

    def edit(self, item: AgendaItem) -> None:
        """Put a block as it is now wished in the place of the one of its id."""
        before = next((one for one in self.items if one.id == item.id), None)
        if before is not None:
            is_length = before.planned_minutes != item.planned_minutes
            deed = Deed.LENGTH if is_length else Deed.EDIT
            self._do(deed, changed(self.items, item), about=item, chosen=self.chosen_id)

    def take_over(self, items: Items) -> bool:
        """Put a whole agenda in the place of this one; one undo brings this one back."""
        return self._do(Deed.TAKE_OVER, items, is_whole=True)

    def undo(self) -> Step | None:
        """Take the last change of this visit back and return it; none where nothing was changed."""
        step = self.history.to_undo
        if step is not None:
            self._set_history(self.history.after_undo())
            self._write(step.before, step.chosen_before)
        return step

    def redo(self) -> Step | None:
        """Do again what was taken back last and return it; none where nothing was."""
        step = self.history.to_redo
        if step is not None:
            self._set_history(self.history.after_redo())
            self._write(step.after, step.chosen_after)
        return step

    def _do(
        self,
        deed: Deed,
        items: Items,
        *,
        about: AgendaItem | None = None,
        chosen: UUID | None = None,
        is_whole: bool = False,
    ) -> bool:
        """Wish for this agenda, with that block chosen from now on; False where nothing would change."""
        subject = about or self.chosen
        items = tuple(item if self._has(item) else plain(item) for item in items)
        if self._session is None or items == self.items:
            return False
        title = Text() if is_whole or subject is None else subject.title
        now_chosen = chosen or (about.id if about is not None else self.chosen_id)
        step = Step(deed, title, self.items, items, self.chosen_id, now_chosen)
        self._set_history(self.history.with_step(step))
        self._write(items, now_chosen)
        return True

    def _has(self, item: AgendaItem) -> bool:
        """Say whether that very block is in the agenda already, and so is as plain as the store keeps it."""
        return any(item is one for one in self.items)

    def _write(self, items: Items, chosen: UUID | None) -> None:
        if self._session is None:
            return
        self.items = items
        self.chosen_id = chosen if place_of(items, chosen) >= 0 else items[0].id
        self._writes += 1
        self.wished.emit()
        use_case = partial(edit_agenda, self._tools.workspace, self._session, items)
        on_kept = partial(self._on_kept, self._session)
        self._tools.operations.run(use_case, on_kept, partial(self._on_problem, self._session))

    def _set_history(self, history: AgendaHistory) -> None:
        if self._session is not None:
            self._histories[self._session] = history

    def _on_kept(self, asked: UUID, session: Session) -> None:
        if asked != self._session:
            return
        self._writes = max(0, self._writes - 1)
        if self._writes == 0:
            self.items = session.agenda
        self.kept.emit()

    def _on_problem(self, asked: UUID, message: Message) -> None:
        """Wait for what is on disk; the page reads it again because something was refused."""
        if asked == self._session:
            self._writes = 0
            self.problem_met.emit(message)


_NOTHING_DONE = AgendaHistory()
