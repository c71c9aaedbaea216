"""Single cells of a roster: dates, ages, numbers, yes and no, as HR departments write them.

Every reader returns the value and, where the cell could not be understood, a sentence about it.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from facilitator.domain.message import Message
from facilitator.domain.names import clean_name
from facilitator.domain.participant import ChildAgeBand, Sex

_SEX = {
    Sex.FEMALE: frozenset({"女", "女性", "女士", "f", "female", "woman", "w", "♀"}),
    Sex.MALE: frozenset({"男", "男性", "先生", "m", "male", "man", "♂"}),
}
_YES = frozenset(
    {"是", "有", "对", "在", "在老家", "留守", "√", "✓", "✔", "☑", "y", "yes", "true", "1", "老家"}
)
_NO = frozenset(
    {"否", "无", "没有", "没", "不是", "不在", "不", "×", "✗", "✘", "n", "no", "false", "0", "随迁", "在身边"}
)
_BANDS = (
    (0, 2, ChildAgeBand.FROM_0_TO_2),
    (3, 5, ChildAgeBand.FROM_3_TO_5),
    (6, 11, ChildAgeBand.FROM_6_TO_11),
    (12, 14, ChildAgeBand.FROM_12_TO_14),
    (15, 17, ChildAgeBand.FROM_15_TO_17),
)
_ADULT = 18
_NOTHING = frozenset({"", "-", "/", "无", "—", "--", "n/a", "na", "none", "\\", "没有"})
_RANGE = re.compile(r"^(\d{1,2})\s*岁?\s*(?:[-~—–－～到至]|to)+\s*(\d{1,2})\s*(?:岁|years?|yrs?|y)?$")
_MONTHS_OLD = re.compile(r"^(\d{1,2})\s*(?:个月|月龄|months?|mo)(?:大)?$")
_AGE = re.compile(r"^(\d{1,2})(?:\.\d+)?\s*(?:岁|周岁|years?(?: old)?|yrs?|y)?\s*(?:半|多|\d{1,2}\s*个月)?$")
_SEVERAL = re.compile(r"[、，,;；/和&]|\band\b")
_YMD = re.compile(
    r"^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?(?:\s+\d{1,2}:\d{2}.*|T.*)?$"
)
_YM = re.compile(r"^(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?$")
_Y = re.compile(r"^((?:19|20)\d{2})\s*年?$")
_COMPACT = re.compile(r"^((?:19|20)\d{2})(\d{2})(\d{2})$")
_DAY_FIRST = re.compile(r"^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$")
_ENGLISH = re.compile(
    r"^(?:(\d{1,2})[ -])?([a-z]{3})[a-z]*\.?[ -]?(?:(\d{1,2})(?:st|nd|rd|th)?)?[ ,-]+(\d{4})$"
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SERIAL = re.compile(r"^(\d{5})(?:\.0+)?$")
_EXCEL_EPOCH = date(1899, 12, 30)
_EARLIEST, _LATEST = 20_000, 60_000  # 1954 and 2064 as Excel counts days
_MONTHS = 12
_EXPONENT = re.compile(r"^\d(?:\.(\d+)[eE]\+?|[eE]\+)(\d+)$")
_POINT_ZERO = re.compile(r"^(\d+)\.0+$")
_FEWEST_PHONE_DIGITS = 7


def plain(text: str) -> str:
    """Return a cell with full-width letters and digits made plain, trimmed, one space between words."""
    folded = "".join(unicodedata.normalize("NFKC", sign) if "！" <= sign <= "～" else sign for sign in text)
    return clean_name(folded)


def read_number(text: str) -> tuple[str, Message | None]:
    """Return an employee or phone number as it was meant: no `.0`, no exponent.

    A number whose last digits Excel has dropped (2.02E+07) is no number any more: empty, and told.
    Excel writes an exponent with a point before it or a plus behind it; 8E0123 is a number as it stands.
    """
    number = plain(text)
    whole = _POINT_ZERO.match(number)
    if whole:
        return whole[1], None
    power = _EXPONENT.match(number)
    if power is None:
        return number, None
    if len(power[1] or "") == int(power[2]):
        return number[0] + (power[1] or ""), None
    return "", Message(
        'Excel cut the number "{text}" short: make the column wider, or its format Text, and save again.',
        {"text": number},
    )


def read_phone(text: str) -> tuple[str, Message | None]:
    """Return a phone number without spaces and hyphens."""
    number, problem = read_number(text)
    joined = re.sub(r"[\s\-–()]+", "", number)
    digits = sum(sign.isdigit() for sign in joined)
    if problem is None and number and digits < _FEWEST_PHONE_DIGITS:
        return number, Message('The phone number "{text}" is too short.', {"text": number})
    return joined, problem


def read_sex(text: str) -> tuple[Sex, Message | None]:
    """Return the sex as the roster says it."""
    word = plain(text).casefold()
    for sex, words in _SEX.items():
        if word in words:
            return sex, None
    if word in _NOTHING:
        return Sex.UNKNOWN, None
    return Sex.UNKNOWN, Message('"{text}" is not understood as a sex.', {"text": text.strip()})


def read_yes_no(text: str) -> tuple[bool | None, Message | None]:
    """Return yes, no, or none for an empty cell."""
    word = plain(text).casefold()
    if word in _YES:
        return True, None
    if word in _NO:
        return False, None
    if word in _NOTHING:
        return None, None
    return None, Message('"{text}" is neither yes nor no.', {"text": text.strip()})


def _real_date(year: int, month: int, day: int) -> str | None:
    """Return the ISO date, or none for a day that does not exist."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _english_date(text: str) -> str | None:
    """Return `8 Mar 2019` or `March 8, 2019` as an ISO date."""
    match = _ENGLISH.match(text.casefold())
    if match is None or match[2] not in _MONTH_NAMES or not (match[1] or match[3]):
        return None
    return _real_date(int(match[4]), _MONTH_NAMES.index(match[2]) + 1, int(match[1] or match[3]))


def _whole_date(cell: str) -> str | None:
    """Return 2019-03-08, 2019.3.8, 2019年3月8日 or 20190308 as an ISO date."""
    full = _YMD.match(cell) or _COMPACT.match(cell)
    return _real_date(int(full[1]), int(full[2]), int(full[3])) if full else None


def _month_or_year(cell: str) -> str | None:
    """Return 2019年3月 as 2019-03, and 2019 as it is."""
    month, year = _YM.match(cell), _Y.match(cell)
    if month and 1 <= int(month[2]) <= _MONTHS:
        return f"{month[1]}-{int(month[2]):02d}"
    return year[1] if year else None


def _excel_days(cell: str) -> str | None:
    """Return the date that Excel counts as a number of days, e.g. 43532."""
    serial = _SERIAL.match(cell)
    if serial is None or not _EARLIEST <= int(serial[1]) <= _LATEST:
        return None
    return (_EXCEL_EPOCH + timedelta(days=int(serial[1]))).isoformat()


def _day_and_month(cell: str) -> str | None:
    """Return 13/8/2019 or 8/13/2019; none where day and month could change places."""
    turned = _DAY_FIRST.match(cell)
    if turned is None:
        return None
    first, second, year = int(turned[1]), int(turned[2]), int(turned[3])
    if first > _MONTHS:
        return _real_date(year, second, first)
    return _real_date(year, first, second) if second > _MONTHS or first == second else None


def iso_date(text: str) -> str | None:
    """Return an ISO date, year-month or year; none for what is no date, or could be two."""
    cell = plain(text)
    readers = (_whole_date, _month_or_year, _excel_days, _day_and_month, _english_date)
    return next((found for read in readers if (found := read(cell))), None)


def read_date(text: str) -> tuple[str, Message | None]:
    """Return a date as ISO where it is certain, else as it stands, with a sentence."""
    cell = plain(text)
    if cell.casefold() in _NOTHING:
        return "", None
    found = iso_date(cell)
    if found is None:
        return cell, Message('The date "{text}" is not certain and was kept as it stands.', {"text": cell})
    return found, None


def _band(low: int, high: int) -> ChildAgeBand | None:
    """Return the band that holds both ages, or none."""
    return next((band for first, last, band in _BANDS if first <= low <= high <= last), None)


def _years(text: str) -> int | None:
    """Return the age in whole years that a text says, or none."""
    if _MONTHS_OLD.match(text):
        return int(_MONTHS_OLD.sub(r"\1", text)) // _MONTHS
    age = _AGE.match(text)
    return int(age[1]) if age else None


def _years_since(born: str, today: date) -> int:
    """Return the age in whole years of somebody born on an ISO date, year-month or year."""
    year, month, day = (*[int(part) for part in born.split("-")], 1, 1)[:3]
    return today.year - year - ((today.month, today.day) < (month, day))


def read_child_age(
    text: str, *, is_birth: bool = False, today: date | None = None
) -> tuple[ChildAgeBand, Message | None]:
    """Return the band of a child's age, of the youngest where several are named.

    Understands bands (6-11, 6~11岁), ages (7, 7岁, 8个月), and birth dates if `today` is given.
    `is_birth` says that the column holds birth dates; elsewhere 3-5 that Excel has turned into the
    5th of March is a band again.
    """
    cell = plain(text).casefold()
    if cell in _NOTHING:
        return ChildAgeBand.UNKNOWN, None
    span = _RANGE.match(cell)
    if span and (band := _band(int(span[1]), int(span[2]))):
        return band, None
    born = None if span else iso_date(cell)
    if born is not None:
        return _band_of_date(cell, born, is_birth=is_birth, today=today)
    ages = [_years(part.strip()) for part in _SEVERAL.split(cell) if part.strip()]
    known = [age for age in ages if age is not None]
    if known and len(known) == len(ages):
        youngest = min(known)
        if youngest >= _ADULT:
            return ChildAgeBand.UNKNOWN, Message("The child is 18 or older ({text}).", {"text": text.strip()})
        return _band(youngest, youngest) or ChildAgeBand.UNKNOWN, None
    return ChildAgeBand.UNKNOWN, Message(
        '"{text}" is not understood as a child\'s age.', {"text": text.strip()}
    )


def _band_of_date(
    cell: str, born: str, *, is_birth: bool, today: date | None
) -> tuple[ChildAgeBand, Message | None]:
    """Return the band that a date in the age column means."""
    parts = [int(part) for part in born.split("-")]
    turned = _band(parts[1], parts[2]) if len(parts) == 3 and parts[1] < parts[2] else None  # noqa: PLR2004
    if turned and not is_birth and (parts[1], parts[2]) in {(3, 5), (6, 11), (12, 14)}:
        return turned, Message(
            'Excel had turned an age band into the date "{text}"; it was read as {band}.',
            {"text": cell, "band": str(turned)},
        )
    if today is None or (age := _years_since(born, today)) < 0:
        return ChildAgeBand.UNKNOWN, Message('"{text}" is not understood as a child\'s age.', {"text": cell})
    if age >= _ADULT:
        return ChildAgeBand.UNKNOWN, Message("The child is 18 or older ({text}).", {"text": cell})
    return _band(age, age) or ChildAgeBand.UNKNOWN, None
