"""What the use cases need of the roster store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

if TYPE_CHECKING:
    from facilitator.domain.own_field import OwnField
    from facilitator.domain.participant import Enrolment, Person


class PeopleRecords(Protocol):
    """The roster store: names.

    Who was found to be another is shown as that one everywhere; what was noted of them stays as it was.
    """

    def enrol(self, enrolments: Sequence[Enrolment]) -> None:
        """Put people at the end of the list; those who are known already stay as they are."""

    def update_person(self, person: Person) -> None:
        """Write a person anew; a new name is searched for under its new key."""

    def get(self, enrolment_id: UUID) -> Enrolment | None:
        """Return the enrolment under that id, or the one that stands for it; or none."""

    def of_session(self, session_id: UUID) -> tuple[Enrolment, ...]:
        """Return the enrolments of a session in the order they came in."""

    def sessions_of(self, person_id: UUID) -> tuple[UUID, ...]:
        """Return the sessions that somebody is enrolled in."""

    def of_half_day(self, half_day_id: UUID) -> tuple[Enrolment, ...]:
        """Return the enrolments of a half-day in the order they came in."""

    def of_person(self, half_day_id: UUID, person_id: UUID) -> Enrolment | None:
        """Return that person's enrolment at the half-day, or none."""

    def employee_numbers(self, half_day_id: UUID) -> tuple[str, ...]:
        """Return the employee numbers of a half-day as they were typed, each once."""

    def names_at(self, half_day_id: UUID) -> tuple[tuple[UUID, UUID, str, str], ...]:
        """Return of each enrolment its id, who it is, their name and employee number; no whole rows."""

    def of_people(self, half_day_id: UUID, person_ids: Collection[UUID]) -> tuple[Enrolment, ...]:
        """Return the enrolments of these people at the half-day."""

    def with_number(self, half_day_id: UUID, employee_number: str) -> tuple[Enrolment, ...]:
        """Return who of the half-day has exactly that employee number."""

    def withdraw(self, enrolment_ids: Iterable[UUID]) -> int:
        """Take enrolments (and people nobody else needs) out again; returns how many.

        Refuses none: the use case checks first that they have no attendance.
        """

    def mark_same(self, person_id: UUID, same_as: UUID | None) -> None:
        """Keep that somebody is another person on the list, or again nobody but themselves.

        Who was found to be them before is, from now on, that other person too.
        """

    def found_to_be(self, person_id: UUID) -> tuple[Person, ...]:
        """Return who was found to be that person, as each was known before."""

    def seat(self, enrolments: Sequence[Enrolment]) -> None:
        """Write the group and the table of each."""

    def lines_of_import(self, import_id: UUID) -> frozenset[UUID]:
        """Return the enrolments that an import made, each under its own id."""


class OwnFieldRecords(Protocol):
    """Fields that the organisation added for its people, for all of its sessions."""

    def all(self) -> tuple[OwnField, ...]:
        """Return the fields in the order they came."""

    def put(self, field: OwnField) -> None:
        """Keep a field, a new one last; one that is there is written anew."""

    def remove(self, key: str) -> None:
        """Let go of a field; what people say under its key stays."""
