"""What stands on a paper sheet: answers, the codes for what is missing, and the key log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from facilitator.domain.questionnaire import Wave


class Missing(StrEnum):
    """Why there is no answer: no cell is ever silently empty."""

    NOT_ANSWERED = "not_answered"
    TWO_BOXES = "two_boxes"
    ILLEGIBLE = "illegible"
    REFUSED = "refused"
    PAGE_LOST = "page_lost"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one item: chosen codes (a number or a text as typed, one entry), or missing.

    `has_text` is the first-pass mark of a free text that is keyed later. `contradicts_skip` flags
    an answer found on paper where the skip rule says there should be none.
    """

    item: str
    codes: tuple[str, ...] = ()
    missing: Missing | None = None
    has_text: bool = False
    contradicts_skip: bool = False


class SheetState(StrEnum):
    """How far a sheet is keyed."""

    OPEN = "open"
    KEYED = "keyed"
    BLANK = "blank"
    SPOILT = "spoilt"
    PARKED = "parked"


class KeySource(StrEnum):
    """Where a value in the key log came from."""

    KEY = "key"
    CORRECTION = "correction"
    SECOND = "second"
    SETTLEMENT = "settlement"
    RULE = "rule"
    DEMO = "demo"


@dataclass(frozen=True, slots=True)
class FormNumber:
    """A number printed on a pre/post pair of sheets: `digits` with its Damm check digit at the end."""

    id: UUID
    session: UUID
    digits: str


@dataclass(frozen=True, slots=True)
class Batch:
    """A stack of paper: which questionnaire, which wave, how many sheets were counted by hand."""

    id: UUID
    session: UUID
    half_day: UUID | None
    questionnaire: UUID
    wave: Wave
    counted: int
    label: str = ""
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One filled-in sheet as keyed in one pass (1 = first keying)."""

    id: UUID
    batch: UUID
    session: UUID
    questionnaire: UUID
    wave: Wave
    number: str
    pass_number: int
    state: SheetState
    answers: tuple[Answer, ...]
    keyed_by: str
    opened_at: datetime
    finished_at: datetime | None = None
    reason: str = ""

    def answer(self, item: str) -> Answer | None:
        """Return the answer to that item, or none while it is not keyed."""
        return next((answer for answer in self.answers if answer.item == item), None)


@dataclass(frozen=True, slots=True)
class KeyLogEntry:
    """One appended line of the key log; every answer can be rebuilt from these.

    `item` is empty for what concerns the whole sheet (opened, finished, parked); `reason` then says
    why. An entry with an item and no answer takes the item's answer away again.
    """

    id: UUID
    sheet: UUID
    item: str
    answer: Answer | None
    source: KeySource
    at: datetime
    who: str
    state: SheetState | None = None
    keys: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BatchCount:
    """How a batch stands: it may close when keyed + blank + spoilt equals counted."""

    counted: int
    keyed: int
    blank: int
    spoilt: int
    parked: int
    open: int

    @property
    def begun(self) -> int:
        """Sheets that were begun, in whatever state."""
        return self.keyed + self.blank + self.spoilt + self.parked + self.open

    @property
    def may_close(self) -> bool:
        """Whether every counted sheet is accounted for."""
        return self.keyed + self.blank + self.spoilt == self.counted and not (self.parked or self.open)
