"""What importing a roster would do, row by row, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from facilitator.domain.further_columns import said_over
from facilitator.domain.message import Message
from facilitator.domain.names import clean_name
from facilitator.domain.participant import Enrolment, Person, Sex
from facilitator.domain.plain_text import MOST_IN_A_NAME, MOST_IN_A_NOTE, plain
from facilitator.domain.roster import RosterReading, RosterRow
from facilitator.domain.table import RowProblem
from facilitator.services.ports import IdSource

PERSON_FIELDS = (
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
"""What a roster can say of a person, by the name of the field."""
_IDENTIFYING = frozenset(PERSON_FIELDS) - {"name", "employee_number", "extra"}
_NOTHING = ("", None, Sex.UNKNOWN, ())


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody whom the import would add to the half-day, and the row that names them.

    `known` is the enrolment at another half-day of the session by which they are known already; then
    `person` is that person, with what the row says newly.
    """

    row_number: int
    person: Person
    known: Enrolment | None = None


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
    """What an import would do; nothing is written yet.

    `listed` is everybody in the session, with whom it was compared.
    """

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
    """Return what the rows of `reading` mean for a half-day, against everybody in its session.

    A person is the one with the same employee number; where one of the two has no number, the one of
    the same name who differs least. Who is known from another half-day only is meant by a name alone
    where nothing known on both sides contradicts. No person is meant by two rows. Two rows are one
    person only if they bear one number or agree in everything. An empty cell erases nothing.
    """
    sorting = _Sorting(ids, half_day_id, listed)
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
    """Sorts the rows of one roster against a session's people, and against the rows before them."""

    def __init__(self, ids: IdSource, half_day_id: UUID, listed: tuple[Enrolment, ...]) -> None:
        self._ids = ids
        self._half_day = half_day_id
        here = {one.person.id: one for one in listed if one.half_day == half_day_id}
        known = {one.person.id: one for one in listed} | here
        self._by_number: dict[str, list[Enrolment]] = {}
        self._by_name: dict[str, list[Enrolment]] = {}
        for one in known.values():
            self._by_number.setdefault(one.person.employee_number, []).append(one)
            self._by_name.setdefault(one.person.name, []).append(one)
        self._rows: dict[object, int] = {}
        self._meant: set[UUID] = set()
        self._bearers = {name: found[0].person for name, found in self._by_name.items()}
        self.new: list[NewPerson] = []
        self.changed: list[ChangedPerson] = []
        self.already: list[Enrolment] = []
        self.problems: list[RowProblem] = []
        self.same_names: list[SameName] = []

    def take(self, row: RosterRow) -> None:
        """Sort one row in."""
        person = _person(self._ids.new_id(), row)
        problem = _about_length(row.row_number, person)
        if problem is not None:
            self.problems.append(problem)
            return
        earlier = self._rows.setdefault(_identity(person), row.row_number)
        if earlier != row.row_number:
            message = Message("This person stands in row {row} already and is taken once.", {"row": earlier})
            self.problems.append(RowProblem(row.row_number, message, row.name))
            return
        known = self._known(person)
        if known is None:
            self._take_new(row, person)
        else:
            self._take_known(row, person, known)

    def _known(self, person: Person) -> Enrolment | None:
        number = person.employee_number
        same_number = self._by_number.get(number, []) if number else []
        fitting = self._free(same_number) or [
            one for one in self._free(self._by_name.get(person.name, [])) if self._may_be(one, person)
        ]
        return min(
            fitting,
            key=lambda one: (len(changed_fields(one.person, person)), one.half_day != self._half_day),
            default=None,
        )

    def _free(self, found: list[Enrolment]) -> list[Enrolment]:
        return [one for one in found if one.person.id not in self._meant]

    def _may_be(self, one: Enrolment, person: Person) -> bool:
        """Say whether a row may mean somebody of the same name."""
        if one.person.employee_number and person.employee_number:
            return False
        return one.half_day == self._half_day or not _contradict(one.person, person)

    def _take_known(self, row: RosterRow, person: Person, known: Enrolment) -> None:
        self._meant.add(known.person.id)
        fields = changed_fields(known.person, person)
        said = replace(person, extra=said_over(known.person.extra, person.extra))
        after = replace(known.person, **{name: getattr(said, name) for name in fields})
        if known.half_day != self._half_day:
            self.new.append(NewPerson(row.row_number, after, known))
        elif fields:
            self.changed.append(ChangedPerson(row.row_number, known, after, fields))
        else:
            self.already.append(known)

    def _take_new(self, row: RosterRow, person: Person) -> None:
        other = self._bearers.setdefault(person.name, person)
        if other is not person:
            self.same_names.append(SameName(row.row_number, person, other))
        self.new.append(NewPerson(row.row_number, person))


def _person(person_id: UUID, row: RosterRow) -> Person:
    row = plain(row)
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


def _about_length(row_number: int, person: Person) -> RowProblem | None:
    """Return what to say of a row with a cell that is longer than any name or note, or none."""
    texts = (person.name, person.employee_number, person.department, person.home_province)
    limits = [(text, MOST_IN_A_NAME) for text in (*texts, person.phone, person.language)]
    limits += [(text, MOST_IN_A_NOTE) for pair in person.extra for text in pair]
    for text, most in limits:
        if len(text) > most:
            message = Message(
                "A cell of this row has more than {most} signs, so nobody was taken from it. Shorten it.",
                {"most": most},
            )
            return RowProblem(row_number, message, text[:MOST_IN_A_NAME])
    return None


def _identity(person: Person) -> object:
    """Return what two rows of one file share if they mean one person."""
    return person.employee_number or tuple(getattr(person, name) for name in PERSON_FIELDS)


def _contradict(known: Person, read: Person) -> bool:
    """Say whether the file denies something that is known of a person."""
    return any(
        getattr(known, name) not in _NOTHING
        for name in _IDENTIFYING.intersection(changed_fields(known, read))
    )


def changed_fields(known: Person, read: Person) -> tuple[str, ...]:
    """Return the fields in which the file says something, and something else than is known."""
    read = replace(read, extra=said_over(known.extra, read.extra))
    return tuple(
        name
        for name in PERSON_FIELDS
        if getattr(read, name) not in _NOTHING and getattr(read, name) != getattr(known, name)
    )
