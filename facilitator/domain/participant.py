"""The people of a session. Names live here and in the roster store, nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Sex(StrEnum):
    """As the roster says it; UNKNOWN where it says nothing."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class ChildAgeBand(StrEnum):
    """Age of the (youngest named) child in the bands that may be reported."""

    FROM_0_TO_2 = "0-2"
    FROM_3_TO_5 = "3-5"
    FROM_6_TO_11 = "6-11"
    FROM_12_TO_14 = "12-14"
    FROM_15_TO_17 = "15-17"
    UNKNOWN = ""


class Consent(StrEnum):
    """Whether the person agreed to being recorded; quotes have their own flag."""

    GIVEN = "given"
    REFUSED = "refused"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Person:
    """One person as the roster names them. `extra` holds further columns as read, in order."""

    id: UUID
    name: str
    employee_number: str = ""
    sex: Sex = Sex.UNKNOWN
    department: str = ""
    home_province: str = ""
    phone: str = ""
    hired_on: str = ""
    child_age_band: ChildAgeBand = ChildAgeBand.UNKNOWN
    child_left_behind: bool | None = None
    language: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    consent: Consent = Consent.NOT_ASKED


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A person expected (or walked in) at one half-day of a session.

    `also` are the ids of enrolments at the same half-day that were found to be the same person's: what
    was noted of them counts for this one. `group` and `table` are as the list says them.
    """

    id: UUID
    session: UUID
    half_day: UUID
    person: Person
    is_walk_in: bool = False
    enrolled_at: datetime | None = None
    import_id: UUID | None = None
    search_key: str = field(default="", compare=False)
    group: str = ""
    table: str = ""
    also: tuple[UUID, ...] = ()

    @property
    def ids(self) -> tuple[UUID, ...]:
        """Every id under which something may have been noted of the person here."""
        return (self.id, *self.also)


def by_every_id(enrolments: Iterable[Enrolment]) -> dict[UUID, Enrolment]:
    """Return enrolments by each id under which something may have been noted of them."""
    return {known: one for one in enrolments for known in one.ids}
