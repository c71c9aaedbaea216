"""Cells of a workbook as a person reads them on the screen."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from decimal import Decimal

_PADDED = re.compile(r"^0{2,}$")
_PERCENT = re.compile(r"^0(?:\.(0+))?%$")


def number_text(value: float, number_format: str = "General") -> str:
    """Return a number without a trailing `.0`, without an exponent, with the zeros its format pads."""
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - the test for NaN
        return ""
    percent = _PERCENT.match(number_format)
    if percent:
        return f"{Decimal(repr(value)) * 100:.{len(percent.group(1) or '')}f}%"
    if float(value).is_integer():
        text = str(int(value))
        return text.zfill(len(number_format)) if _PADDED.match(number_format) else text
    return format(Decimal(f"{value:.15g}"), "f")


def moment_text(value: datetime | time | timedelta) -> str:
    """Return a date as 2016-01-21, with the time of day only where it is not midnight."""
    if isinstance(value, datetime):
        day = f"{value.year:04d}-{value.month:02d}-{value.day:02d}"
        return day if value.time() == time() else f"{day} {value:%H:%M}"
    if isinstance(value, time):
        return f"{value:%H:%M:%S}".removesuffix(":00")
    return str(value)


def cell_text(value: object, number_format: str = "General") -> str:
    """Return the value of a cell that holds something as text."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(value, number_format)
    if isinstance(value, datetime | time | timedelta):
        return moment_text(value)
    return str(value).replace("\x00", "")
