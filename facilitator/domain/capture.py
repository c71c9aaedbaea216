"""What is caught in the room: quotes, questions, observations, parked points, agreed actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class CaptureKind(StrEnum):
    """What a captured line is."""

    QUOTE = "quote"
    QUESTION = "question"
    OBSERVATION = "observation"
    PARKING_LOT = "parking_lot"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class CapturedItem:
    """One captured line. `has_consent` matters for quotes; owner and due date for actions."""

    id: UUID
    session: UUID
    half_day: UUID | None
    kind: CaptureKind
    text: str
    at: datetime
    who: str = ""
    agenda_item: UUID | None = None
    has_consent: bool = False
    owner: str = ""
    due_on: date | None = None
