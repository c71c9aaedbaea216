"""What importing a roster would do, row by row, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from facilitator.domain.message import Message
from facilitator.domain.names import clean_name
from facilitator.domain.participant import Enrolment, Person, Sex
from facilitator.domain.roster import RosterReading, RosterRow
from facilitator.domain.table import RowProblem
from facilitator.services.ports import IdSource

_FIELDS = (
    "name",
    "employee_number",
    "sex",
    "department",
    "home_province",
    "phone",
    "hired_on",
    "child_age_band",
    "child_left_behind",
    "language",
    "extra",
)


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody whom the import would add, and the row that names them."""

    row_number: int
    person: Person


@dataclass(frozen=True, slots=True)
class ChangedPerson:
    """Somebody who is on the list and about whom the file says something else in `fields`."""

    row_number: int
    enrolment: Enrolment
    after: Person
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SameName:
    """A row whose name another person bears as well, told apart by employee number only."""

    row_number: int
    person: Person
    other: Person


@dataclass(frozen=True, slots=True)
class RosterPreview:
    """What an import would do; nothing is written yet. `listed` is the list it was compared with."""

    session: UUID
    half_day: UUID
    new: tuple[NewPerson, ...]
    changed: tuple[ChangedPerson, ...]
    already: tuple[Enrolment, ...]
    problems: tuple[RowProblem, ...]
    same_names: tuple[SameName, ...]
    listed: tuple[Enrolment, ...] = ()

    @property
    def would_change(self) -> bool:
        """Whether importing would write anything."""
        return bool(self.new or self.changed)


def sort_roster(
    ids: IdSource, session_id: UUID, half_day_id: UUID, listed: tuple[Enrolment, ...], reading: RosterReading
) -> RosterPreview:
    """Return what the rows of `reading` mean against a list.

    A person is the one on the list with the same employee number; where one of the two has no number,
    the one of the same name who differs least. No one on the list is meant by two rows. Two rows are
    one person only if they bear one number or agree in everything. An empty cell erases nothing.
    """
    sorting = _Sorting(ids, listed)
    for row in reading.rows:
        sorting.take(row)
    return RosterPreview(
        session=session_id,
        half_day=half_day_id,
        new=tuple(sorting.new),
        changed=tuple(sorting.changed),
        already=tuple(sorting.already),
        problems=(*reading.problems, *sorting.problems),
        same_names=tuple(sorting.same_names),
        listed=listed,
    )


class _Sorting:
    """Sorts the rows of one roster against the list, and against the rows before them."""

    def __init__(self, ids: IdSource, listed: tuple[Enrolment, ...]) -> None:
        self._ids = ids
        self._listed = listed
        self._rows: list[NewPerson] = []
        self._meant: set[UUID] = set()
        self.new: list[NewPerson] = []
        self.changed: list[ChangedPerson] = []
        self.already: list[Enrolment] = []
        self.problems: list[RowProblem] = []
        self.same_names: list[SameName] = []

    def take(self, row: RosterRow) -> None:
        """Sort one row in."""
        person = _person(self._ids.new_id(), row)
        earlier = next((one for one in self._rows if _is_doubled(one.person, person)), None)
        if earlier is not None:
            message = Message(
                "This person stands in row {row} already and is taken once.", {"row": earlier.row_number}
            )
            self.problems.append(RowProblem(row.row_number, message, row.name))
            return
        self._rows.append(NewPerson(row.row_number, person))
        known = self._known(person)
        if known is None:
            self._take_new(row, person)
        else:
            self._take_known(row, person, known)

    def _known(self, person: Person) -> Enrolment | None:
        free = [one for one in self._listed if one.id not in self._meant]
        fitting = [one for one in free if _has_same_number(one.person, person)] or [
            one
            for one in free
            if one.person.name == person.name and not (one.person.employee_number and person.employee_number)
        ]
        return min(fitting, key=lambda one: len(_differences(one.person, person)), default=None)

    def _take_known(self, row: RosterRow, person: Person, known: Enrolment) -> None:
        self._meant.add(known.id)
        fields = _differences(known.person, person)
        if not fields:
            self.already.append(known)
            return
        after = replace(known.person, **{name: getattr(person, name) for name in fields})
        self.changed.append(ChangedPerson(row.row_number, known, after, fields))

    def _take_new(self, row: RosterRow, person: Person) -> None:
        others = [*(one.person for one in self._listed), *(one.person for one in self.new)]
        other = next((one for one in others if one.name == person.name), None)
        if other is not None:
            self.same_names.append(SameName(row.row_number, person, other))
        self.new.append(NewPerson(row.row_number, person))


def _person(person_id: UUID, row: RosterRow) -> Person:
    return Person(
        id=person_id,
        name=clean_name(row.name),
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
    )


def _is_doubled(one: Person, other: Person) -> bool:
    """Say whether two rows of one file mean one person."""
    if one.employee_number or other.employee_number:
        return _has_same_number(one, other)
    return all(getattr(one, name) == getattr(other, name) for name in _FIELDS)


def _has_same_number(one: Person, other: Person) -> bool:
    return bool(one.employee_number) and one.employee_number == other.employee_number


def _differences(known: Person, read: Person) -> tuple[str, ...]:
    """Return the fields in which the file says something, and something else than is known."""
    nothing = ("", None, Sex.UNKNOWN, ())
    return tuple(
        name
        for name in _FIELDS
        if getattr(read, name) not in nothing and getattr(read, name) != getattr(known, name)
    )
