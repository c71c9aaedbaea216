"""One field of the entry page: what each key does to it, by the kind of item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from facilitator.domain.answers import Answer, Missing
from facilitator.domain.message import Message
from facilitator.domain.questionnaire import Item, ItemKind

MISSING_KEYS = {
    "*": Missing.TWO_BOXES,
    "/": Missing.ILLEGIBLE,
    "r": Missing.REFUSED,
    "=": Missing.REFUSED,
    "p": Missing.PAGE_LOST,
    ",": Missing.PAGE_LOST,
}

_ONE_BOX = frozenset({ItemKind.LIKERT, ItemKind.SINGLE, ItemKind.RANKING})
_WRITTEN = frozenset({ItemKind.NUMBER, ItemKind.DATE})
_DATE_DIGITS = 8
_DATE_LENGTHS = (4, 6, 8)
_FIRST_YEAR = 1900
_LAST_YEAR = 2100
_MONTHS = 12
_MOST_NUMBER_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Field:
    """A field while it is being filled: digits typed so far, and options chosen in that order."""

    item: Item
    typed: str = ""
    chosen: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed or chosen yet."""
        return not self.typed and not self.chosen


@dataclass(frozen=True, slots=True)
class Refusal:
    """A key that did nothing, and why."""

    message: Message


Taken = Field | Answer | Refusal


def take(field: Field, key: str) -> Taken:
    """Return what that key makes of the field: the field further filled, its answer, or a refusal."""
    if key in MISSING_KEYS:
        return _take_missing(field, MISSING_KEYS[key])
    if key == "Backspace":
        return _erase(field)
    if key == "." and field.item.kind is ItemKind.TEXT:
        return Answer(field.item.key, has_text=True)
    if key == "Enter":
        return _TAKE_ENTER[field.item.kind](field)
    if len(key) == 1 and key.isascii() and key.isdigit():
        return _take_digit(field, key)
    return Refusal(Message("This key does nothing here."))


def zero_means_not_answered(item: Item) -> bool:
    """Say whether `0` codes "not answered": wherever it is no digit of an answer."""
    return item.kind not in _WRITTEN and not any(code.startswith("0") for code in _codes(item))


def _take_missing(field: Field, missing: Missing) -> Taken:
    if not field.is_empty:
        return Refusal(HALF_TYPED)
    if missing is Missing.TWO_BOXES and field.item.kind not in _ONE_BOX:
        return Refusal(Message("Two boxes are a fault only where one may be ticked."))
    return Answer(field.item.key, missing=missing)


HALF_TYPED = Message("Finish this field with Enter, or empty it with Backspace.")


def _erase(field: Field) -> Taken:
    if field.typed:
        return replace(field, typed=field.typed[:-1])
    return replace(field, chosen=field.chosen[:-1])


def _take_digit(field: Field, digit: str) -> Taken:
    item = field.item
    if digit == "0" and field.is_empty and zero_means_not_answered(item):
        return Answer(item.key, missing=Missing.NOT_ANSWERED)
    if item.kind is ItemKind.NUMBER:
        return _number_digit(field, field.typed + digit)
    if item.kind is ItemKind.DATE:
        return _date_digit(field, field.typed + digit)
    return _code_digit(field, field.typed + digit)


def _code_digit(field: Field, typed: str) -> Taken:
    """Take a digit of an option's code; a code that no other one begins with is complete at once."""
    codes = _codes(field.item)
    begun = [code for code in codes if code.startswith(typed)]
    if not begun:
        if not codes:
            return Refusal(Message("Press . if something is written here, 0 if not."))
        return Refusal(
            Message(
                "{key} is no choice here. Choices: {choices}.", {"key": typed, "choices": ", ".join(codes)}
            )
        )
    if begun == [typed]:
        return _choose(replace(field, typed=""), typed)
    return replace(field, typed=typed)


def _choose(field: Field, code: str) -> Taken:
    """Take one whole code: the answer of a single choice, a toggle, or the next rank."""
    kind = field.item.kind
    if kind is ItemKind.MULTIPLE:
        without = tuple(chosen for chosen in field.chosen if chosen != code)
        return replace(field, typed="", chosen=without if code in field.chosen else (*field.chosen, code))
    if kind is not ItemKind.RANKING:
        return Answer(field.item.key, (code,))
    if code in field.chosen:
        return Refusal(Message("{code} is ranked already.", {"code": code}))
    ranked = (*field.chosen, code)
    rest = tuple(other for other in _codes(field.item) if other not in ranked)
    if len(rest) <= 1:
        return Answer(field.item.key, ranked + rest)
    return replace(field, typed="", chosen=ranked)


def _end_choice(field: Field) -> Taken:
    if field.typed:
        if field.typed in _codes(field.item):
            return _choose(replace(field, typed=""), field.typed)
        return Refusal(HALF_TYPED)
    if field.chosen:
        return Answer(field.item.key, _in_order(field))
    if field.item.kind is ItemKind.MULTIPLE or not zero_means_not_answered(field.item):
        return Answer(field.item.key, missing=Missing.NOT_ANSWERED)
    return Refusal(Message("Press 0 if nothing is ticked."))


def _in_order(field: Field) -> tuple[str, ...]:
    """Ranks in the order they were given, ticks in the order of the scale."""
    if field.item.kind is ItemKind.RANKING:
        return field.chosen
    return tuple(code for code in _codes(field.item) if code in field.chosen)


def _end_text(field: Field) -> Taken:
    del field
    return Refusal(Message("Press . if something is written here, 0 if not."))


def _number_digit(field: Field, typed: str) -> Taken:
    item = field.item
    if len(typed) > (item.length or _MOST_NUMBER_DIGITS) or (
        item.most is not None and int(typed) > item.most
    ):
        return Refusal(_out_of_range(item))
    if len(typed) == item.length:
        return _end_number(replace(field, typed=typed))
    return replace(field, typed=typed)


def _end_number(field: Field) -> Taken:
    item = field.item
    if not field.typed:
        return Answer(item.key, missing=Missing.NOT_ANSWERED)
    value = int(field.typed)
    if (item.least is not None and value < item.least) or (item.most is not None and value > item.most):
        return Refusal(_out_of_range(item))
    return Answer(item.key, (field.typed,))


def _out_of_range(item: Item) -> Message:
    values: dict[str, object] = {"least": item.least, "most": item.most}
    if item.least is not None and item.most is not None:
        return Message(
            "The number must be between {least} and {most}. Press / if the paper says otherwise.", values
        )
    if item.least is not None:
        return Message("The number must be at least {least}. Press / if the paper says otherwise.", values)
    if item.most is not None:
        return Message("The number must be at most {most}. Press / if the paper says otherwise.", values)
    return Message("This number has too many digits.")


def _date_digit(field: Field, typed: str) -> Taken:
    if len(typed) < (field.item.length or _DATE_DIGITS):
        return replace(field, typed=typed)
    return _end_date(replace(field, typed=typed))


def _end_date(field: Field) -> Taken:
    """Take year, year and month, or all three; `00` stands for a part that is not known."""
    if not field.typed:
        return Answer(field.item.key, missing=Missing.NOT_ANSWERED)
    code = _date_code(field.typed)
    if code is None:
        return Refusal(
            Message("This is no date. Type year, month and day, like 20240315; 00 for what is not known.")
        )
    return Answer(field.item.key, (code,))


def _date_code(typed: str) -> str | None:
    """Return the ISO 8601 form of typed digits, as precise as they are; none if it is no date."""
    if len(typed) not in _DATE_LENGTHS or not _FIRST_YEAR <= int(typed[:4]) <= _LAST_YEAR:
        return None
    year, month, day = typed[:4], typed[4:6] or "00", typed[6:8] or "00"
    if month == "00":
        return year if day == "00" else None
    if int(month) > _MONTHS:
        return None
    if day == "00":
        return f"{year}-{month}"
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _codes(item: Item) -> Sequence[str]:
    return tuple(choice.code for choice in item.scale.choices) if item.scale is not None else ()


_TAKE_ENTER = {
    ItemKind.LIKERT: _end_choice,
    ItemKind.SINGLE: _end_choice,
    ItemKind.MULTIPLE: _end_choice,
    ItemKind.RANKING: _end_choice,
    ItemKind.NUMBER: _end_number,
    ItemKind.DATE: _end_date,
    ItemKind.TEXT: _end_text,
    ItemKind.NOTE: _end_text,
}
