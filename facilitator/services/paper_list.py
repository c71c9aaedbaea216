"""What is kept of a sign-in sheet: who stood on it in which line, and what was keyed in of each line.

The list goes on changing after it was printed; the paper does not. No name is kept here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from facilitator.services.ports import Records

_SETTINGS = "session.{}.sheet."


class SheetMark(StrEnum):
    """What a line of the sheet says; OPEN until somebody looked at it."""

    OPEN = "open"
    SIGNED = "signed"
    LATE = "late"
    LEFT_EARLY = "left_early"
    NOT_SIGNED = "not_signed"

    @property
    def has_come(self) -> bool:
        """Whether the line says that somebody was there."""
        return self in {SheetMark.SIGNED, SheetMark.LATE, SheetMark.LEFT_EARLY}


@dataclass(frozen=True, slots=True)
class HeadCount:
    """How many people were counted in the room, when that was noted, and by whom."""

    counted: int
    at: datetime
    who: str = ""


@dataclass(frozen=True, slots=True)
class PaperList:
    """The enrolments in the order of the lines as printed last, the marks of those looked at, the heads."""

    printed: tuple[UUID, ...] = ()
    marks: Mapping[UUID, SheetMark] = field(default_factory=dict)
    heads: HeadCount | None = None


def paper_list(records: Records, session_id: UUID, half_day_id: UUID) -> PaperList:
    """Return what is kept of the sheet of a half-day; nothing where none was printed or keyed in."""
    kept = json.loads(records.journal.setting(_key(session_id, half_day_id)) or "{}")
    return PaperList(
        printed=tuple(map(UUID, kept.get("printed", ()))),
        marks={UUID(one): SheetMark(mark) for one, mark in kept.get("marks", {}).items()},
        heads=_heads(kept.get("heads")),
    )


def keep_printed(
    records: Records, session_id: UUID, half_day_id: UUID, enrolment_ids: Iterable[UUID]
) -> None:
    """Keep in which order people stand on the sheet that was just printed; marks stay."""
    kept = paper_list(records, session_id, half_day_id)
    _keep(records, session_id, half_day_id, replace(kept, printed=tuple(enrolment_ids)))


def keep_heads(records: Records, session_id: UUID, half_day_id: UUID, heads: HeadCount | None) -> None:
    """Keep how many people were counted in the room; none forgets it."""
    kept = paper_list(records, session_id, half_day_id)
    _keep(records, session_id, half_day_id, replace(kept, heads=heads))


def keep_mark(
    records: Records, session_id: UUID, half_day_id: UUID, enrolment_ids: Iterable[UUID], mark: SheetMark
) -> None:
    """Keep what a person's line says; OPEN forgets it."""
    kept = paper_list(records, session_id, half_day_id)
    first, *others = enrolment_ids
    marks = {one: said for one, said in kept.marks.items() if one not in {first, *others}}
    if mark is not SheetMark.OPEN:
        marks[first] = mark
    _keep(records, session_id, half_day_id, replace(kept, marks=marks))


def forget_sheets(records: Records, session_id: UUID) -> None:
    """Forget the sheets of a session that is removed."""
    records.journal.forget_settings(_SETTINGS.format(session_id))


def _keep(records: Records, session_id: UUID, half_day_id: UUID, kept: PaperList) -> None:
    content: dict[str, object] = {
        "printed": [str(one) for one in kept.printed],
        "marks": {str(one): mark for one, mark in kept.marks.items()},
    }
    if kept.heads is not None:
        heads = kept.heads
        content["heads"] = {"counted": heads.counted, "at": heads.at.isoformat(), "who": heads.who}
    records.journal.put_setting(_key(session_id, half_day_id), json.dumps(content))


def _heads(kept: dict[str, Any] | None) -> HeadCount | None:
    if kept is None:
        return None
    return HeadCount(kept["counted"], datetime.fromisoformat(kept["at"]), kept["who"])


def _key(session_id: UUID, half_day_id: UUID) -> str:
    return f"{_SETTINGS.format(session_id)}{half_day_id}"
