"""What a roster can hold: fields, the mapping of columns to them, and the people that were read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.participant import ChildAgeBand, Sex
from facilitator.domain.table import RowProblem


class RosterField(StrEnum):
    """What a column of a roster holds. EXTRA keeps a column as it is, under its own header."""

    NAME = "name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    EMPLOYEE_NUMBER = "employee_number"
    SEX = "sex"
    DEPARTMENT = "department"
    HOME_PROVINCE = "home_province"
    PHONE = "phone"
    HIRED_ON = "hired_on"
    CHILD_AGE = "child_age"
    CHILD_LEFT_BEHIND = "child_left_behind"
    LANGUAGE = "language"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class RosterMapping:
    """Which row is the header (from 1; none: the table starts with people) and what each column holds.

    Columns count from 0. A column that is not listed is left out on purpose (serial numbers,
    identity card numbers). Only EXTRA may stand more than once. `own` says of columns that are EXTRA
    which field of the organisation's own they hold, by its key.
    """

    header_row: int | None
    columns: tuple[tuple[int, RosterField], ...]
    own: tuple[tuple[int, str], ...] = ()

    def column_of(self, field: RosterField) -> int | None:
        """Return the column that holds `field`, or none."""
        return next((column for column, held in self.columns if held is field), None)


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person as read from row `row_number` (from 1) of the table.

    `hired_on` is an ISO date (or year-month, or year) where it could be read, else as it stood.
    """

    row_number: int
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


@dataclass(frozen=True, slots=True)
class RosterReading:
    """The people of one table, everything to look at, and the rows that name nobody.

    `left_out` holds the numbers of rows that hold something but no person (totals, notes, a row
    without a name); each of them also has its problem. Empty rows are in neither.
    """

    rows: tuple[RosterRow, ...]
    problems: tuple[RowProblem, ...]
    left_out: tuple[int, ...] = ()
