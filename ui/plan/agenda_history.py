"""What was changed in an agenda during this visit, so that it can be taken back and done again: pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from facilitator.domain.language import Text
from facilitator.domain.session import AgendaItem

Items = tuple[AgendaItem, ...]


class Deed(StrEnum):
    """What was done to the agenda; its words are in `AgendaWords`."""

    MOVE = "move"
    LENGTH = "length"
    REMOVE = "remove"
    PUT_BACK = "put_back"
    ADD = "add"
    PUT_IN = "put_in"
    EDIT = "edit"
    TAKE_OVER = "take_over"


@dataclass(frozen=True, slots=True)
class Step:
    """One change with the agenda on both sides of it, and which block was chosen there.

    `title` names the block it was about; empty for a change of the whole agenda.
    """

    deed: Deed
    title: Text
    before: Items
    after: Items
    chosen_before: UUID | None = None
    chosen_after: UUID | None = None


@dataclass(frozen=True, slots=True)
class AgendaHistory:
    """Steps done, the last one last, and steps taken back, the next to be done again last."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    @property
    def to_undo(self) -> Step | None:
        """The step that undo takes back."""
        return self.done[-1] if self.done else None

    @property
    def to_redo(self) -> Step | None:
        """The step that redo does again."""
        return self.undone[-1] if self.undone else None

    def with_step(self, step: Step) -> AgendaHistory:
        """Return the history after a new step; what was taken back before it is gone."""
        return AgendaHistory((*self.done, step))

    def after_undo(self) -> AgendaHistory:
        """Return the history with its last step taken back."""
        return AgendaHistory(self.done[:-1], (*self.undone, *self.done[-1:]))

    def after_redo(self) -> AgendaHistory:
        """Return the history with the step that was taken back last done again."""
        return AgendaHistory((*self.done, *self.undone[-1:]), self.undone[:-1])

    def from_here(self, items: Items) -> AgendaHistory:
        """Return what of the history still holds for an agenda that may have been changed elsewhere.

        A step whose agenda is not the one that stands now would take somebody else's change with it, or
        was refused by the disk.
        """
        done = self.done
        while done and done[-1].after != items:
            done = done[:-1]
        is_as_left = bool(self.undone) and self.undone[-1].before == items
        return AgendaHistory(done, self.undone if is_as_left else ())
