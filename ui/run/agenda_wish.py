"""What the trainer wants changed in the running agenda."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

from facilitator.domain.agenda_change import Agenda, moved, moved_to, with_left_out, with_length
from facilitator.domain.run import LeftOut
from facilitator.domain.tally import Tally

_MINUTE = 60


class Deed(Enum):
    """What shall be done to a block."""

    LEAVE_OUT = auto()
    PUT_OFF = auto()
    BRING_BACK = auto()
    SHIFT = auto()
    PLACE = auto()
    LENGTHEN = auto()


@dataclass(frozen=True, slots=True)
class AgendaWish:
    """A deed and its block; `number` is places for SHIFT, a place for PLACE, minutes for LENGTHEN."""

    deed: Deed
    block: UUID
    number: int = 0

    def agenda(self, tally: Tally) -> Agenda:
        """Return the agenda as it would then be; UserError where that cannot be."""
        match self.deed:
            case Deed.SHIFT:
                return moved(tally, self.block, self.number)
            case Deed.PLACE:
                return moved_to(tally, self.block, self.number)
            case Deed.LENGTHEN:
                return with_length(tally, self.block, _minutes(tally, self.block) + self.number)
        return with_left_out(tally, self.block, _LEFT_OUT[self.deed])


_LEFT_OUT = {
    Deed.LEAVE_OUT: LeftOut.DROPPED,
    Deed.PUT_OFF: LeftOut.FOLLOW_UP,
    Deed.BRING_BACK: LeftOut.NO,
}


def _minutes(tally: Tally, block: UUID) -> float:
    place = tally.place(block)
    return 0 if place is None else tally.planned[place] / _MINUTE
