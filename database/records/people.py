"""The roster store: names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVarTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, func, or_, select
from sqlalchemy.orm import aliased

from database.records.sessions import remove_people_not_enrolled
from database.rows.person import EnrolmentRow, PersonRow
from database.transaction import Transaction
from facilitator.domain.names import search_key
from facilitator.domain.participant import Enrolment, Person

Ts = TypeVarTuple("Ts")


class StoredPeople:
    """Fulfils `PeopleRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def enrol(self, enrolments: Sequence[Enrolment]) -> None:
        """Keep enrolments; people who are known already stay as they are."""
        people = {enrolment.person.id: enrolment.person for enrolment in enrolments}
        known = set(self._tx.all(select(PersonRow.id).where(PersonRow.id.in_(people))))
        self._tx.add(_person_row(person) for person in people.values() if person.id not in known)
        positions: dict[UUID, int] = {}
        rows = []
        for enrolment in enrolments:
            session_id = enrolment.session
            if session_id not in positions:
                of_session = EnrolmentRow.session_id == session_id
                positions[session_id] = self._tx.next_position(EnrolmentRow.position, of_session)
            rows.append(_enrolment_row(enrolment, positions[session_id]))
            positions[session_id] += 1
        self._tx.add(rows)

    def update_person(self, person: Person) -> None:
        """Write a person anew; a new name is searched for under its new key."""
        row = self._tx.the(PersonRow, person.id)
        if row.name != person.name:
            for enrolment in self._tx.all(select(EnrolmentRow).where(EnrolmentRow.person_id == person.id)):
                enrolment.search_key = search_key(person.name)
        row.name = person.name
        row.employee_number = person.employee_number
        row.sex = person.sex
        row.department = person.department
        row.home_province = person.home_province
        row.phone = person.phone
        row.hired_on = person.hired_on
        row.child_age_band = person.child_age_band
        row.child_left_behind = person.child_left_behind
        row.language = person.language
        row.extra = person.extra
        row.consent = person.consent
        self._tx.flush()

    def get(self, enrolment_id: UUID) -> Enrolment | None:
        """Return the enrolment under that id, or the one that stands for it, with its person; or none."""
        row = self._tx.find(EnrolmentRow, enrolment_id)
        if row is None:
            return None
        named = self._tx.the(PersonRow, row.person_id)
        return self.of_person(row.half_day_id, named.same_as or named.id)

    def of_session(self, session_id: UUID) -> tuple[Enrolment, ...]:
        """Return the enrolments of a session in the order they came in."""
        return self._enrolments(_everything().where(EnrolmentRow.session_id == session_id))

    def sessions_of(self, person_id: UUID) -> tuple[UUID, ...]:
        """Return the sessions that somebody is enrolled in."""
        sessions = select(EnrolmentRow.session_id).where(_is_of(person_id))
        return tuple(self._tx.all(sessions.distinct()))

    def of_half_day(self, half_day_id: UUID) -> tuple[Enrolment, ...]:
        """Return the enrolments of a half-day in the order they came in."""
        return self._enrolments(_everything().where(EnrolmentRow.half_day_id == half_day_id))

    def of_person(self, half_day_id: UUID, person_id: UUID) -> Enrolment | None:
        """Return that person's enrolment at the half-day, or none."""
        here = _everything().where(EnrolmentRow.half_day_id == half_day_id, _is_of(person_id))
        return next(iter(self._enrolments(here)), None)

    def employee_numbers(self, half_day_id: UUID) -> tuple[str, ...]:
        """Return the employee numbers of a half-day as they were typed, each once."""
        here = _joined(select(PersonRow.employee_number).select_from(EnrolmentRow).distinct())
        return self._tx.all(
            here.where(EnrolmentRow.half_day_id == half_day_id, PersonRow.employee_number != "")
        )

    def names_at(self, half_day_id: UUID) -> tuple[tuple[UUID, UUID, str, str], ...]:
        """Return of each enrolment its id, who it is, their name and employee number; no whole rows."""
        named = select(EnrolmentRow.id, PersonRow.id, PersonRow.name, PersonRow.employee_number)
        here = _joined(named.select_from(EnrolmentRow)).where(EnrolmentRow.half_day_id == half_day_id)
        return tuple(
            (enrolment_id, person_id, name, number)
            for enrolment_id, person_id, name, number in self._tx.session.execute(here)
        )

    def of_people(self, half_day_id: UUID, person_ids: Collection[UUID]) -> tuple[Enrolment, ...]:
        """Return the enrolments of these people at the half-day."""
        here = EnrolmentRow.half_day_id == half_day_id
        return self._enrolments(_everything().where(here, PersonRow.id.in_(person_ids)))

    def with_number(self, half_day_id: UUID, employee_number: str) -> tuple[Enrolment, ...]:
        """Return who of the half-day has exactly that employee number."""
        here = EnrolmentRow.half_day_id == half_day_id
        return self._enrolments(_everything().where(here, PersonRow.employee_number == employee_number))

    def _enrolments(self, statement: Select[EnrolmentRow, PersonRow]) -> tuple[Enrolment, ...]:
        """Return them in their order; those of one person at one half-day as one, where the first stands."""
        found = self._tx.session.execute(statement.order_by(EnrolmentRow.position))
        together: dict[tuple[UUID, UUID], list[EnrolmentRow]] = {}
        people: dict[UUID, PersonRow] = {}
        for row, person in found:
            together.setdefault((row.half_day_id, person.id), []).append(row)
            people[person.id] = person
        return tuple(_enrolment(rows, people[person_id]) for (_, person_id), rows in together.items())

    def withdraw(self, enrolment_ids: Iterable[UUID]) -> int:
        """Take enrolments, and people nobody else needs, out again; returns how many."""
        ids = tuple(enrolment_ids)
        people = self._tx.all(select(EnrolmentRow.person_id).where(EnrolmentRow.id.in_(ids)))
        count = self._tx.delete(delete(EnrolmentRow).where(EnrolmentRow.id.in_(ids)))
        remove_people_not_enrolled(self._tx, people)
        return count

    def mark_same(self, person_id: UUID, same_as: UUID | None) -> None:
        """Keep that somebody is another, with all who were found to be them; or nobody but themselves."""
        row = self._tx.the(PersonRow, person_id)
        row.same_as = same_as
        for follower in self._found_to_be(person_id) if same_as is not None else ():
            follower.same_as = same_as
        self._tx.flush()

    def found_to_be(self, person_id: UUID) -> tuple[Person, ...]:
        """Return who was found to be that person, as each was known before."""
        return tuple(_person(row) for row in self._found_to_be(person_id))

    def _found_to_be(self, person_id: UUID) -> tuple[PersonRow, ...]:
        return self._tx.all(select(PersonRow).where(PersonRow.same_as == person_id).order_by(PersonRow.id))

    def seat(self, enrolments: Sequence[Enrolment]) -> None:
        """Write the group and the table of each."""
        for enrolment in enrolments:
            row = self._tx.the(EnrolmentRow, enrolment.id)
            row.group_name, row.table_name = enrolment.group, enrolment.table
        self._tx.flush()

    def lines_of_import(self, import_id: UUID) -> frozenset[UUID]:
        """Return the enrolments that an import made, each under its own id."""
        return frozenset(self._tx.all(select(EnrolmentRow.id).where(EnrolmentRow.import_id == import_id)))


_Named = aliased(PersonRow)
"""The person whom an enrolment names, who may have been found to be another."""


def _joined(statement: Select[*Ts]) -> Select[*Ts]:
    """Return what is selected of enrolments, joined with who each of them is."""
    named = statement.join(_Named, _Named.id == EnrolmentRow.person_id)
    return named.join(PersonRow, PersonRow.id == func.coalesce(_Named.same_as, _Named.id))


def _everything() -> Select[EnrolmentRow, PersonRow]:
    return _joined(select(EnrolmentRow, PersonRow).select_from(EnrolmentRow))


def _is_of(person_id: UUID) -> ColumnElement[bool]:
    other = aliased(PersonRow)
    they = select(other.id).where(or_(other.id == person_id, other.same_as == person_id))
    return EnrolmentRow.person_id.in_(they)


def _person_row(person: Person) -> PersonRow:
    return PersonRow(
        id=person.id,
        name=person.name,
        employee_number=person.employee_number,
        sex=person.sex,
        department=person.department,
        home_province=person.home_province,
        phone=person.phone,
        hired_on=person.hired_on,
        child_age_band=person.child_age_band,
        child_left_behind=person.child_left_behind,
        language=person.language,
        extra=person.extra,
        consent=person.consent,
    )


def _person(row: PersonRow) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        employee_number=row.employee_number,
        sex=row.sex,
        department=row.department,
        home_province=row.home_province,
        phone=row.phone,
        hired_on=row.hired_on,
        child_age_band=row.child_age_band,
        child_left_behind=row.child_left_behind,
        language=row.language,
        extra=row.extra,
        consent=row.consent,
    )


def _enrolment_row(enrolment: Enrolment, position: int) -> EnrolmentRow:
    return EnrolmentRow(
        id=enrolment.id,
        position=position,
        session_id=enrolment.session,
        half_day_id=enrolment.half_day,
        person_id=enrolment.person.id,
        is_walk_in=enrolment.is_walk_in,
        enrolled_at=enrolment.enrolled_at,
        import_id=enrolment.import_id,
        search_key=enrolment.search_key,
        group_name=enrolment.group,
        table_name=enrolment.table,
    )


def _enrolment(rows: Sequence[EnrolmentRow], person: PersonRow) -> Enrolment:
    """Return what enrolments of one person at one half-day are together: their own, if it is among them."""
    row = next((one for one in rows if one.person_id == person.id), rows[0])
    is_their_own = row.person_id == person.id
    return Enrolment(
        id=row.id,
        session=row.session_id,
        half_day=row.half_day_id,
        person=_person(person),
        is_walk_in=all(one.is_walk_in for one in rows),
        enrolled_at=row.enrolled_at,
        import_id=row.import_id,
        search_key=row.search_key if is_their_own else search_key(person.name),
        group=row.group_name,
        table=row.table_name,
        also=tuple(one.id for one in rows if one is not row),
    )
