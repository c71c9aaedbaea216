"""What a keyer types to begin a form, checked before the first answer is keyed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations

from facilitator.domain.answers import Batch, Sheet, SheetState
from facilitator.domain.form_layout import WAVE_LETTERS, form_code, printed_number
from facilitator.domain.form_number import read_form_number
from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.domain.questionnaire import Questionnaire, Wave
from facilitator.services.batches import BATCH_CLOSED, count_batch
from facilitator.services.ports import Records

_WHOLE_CODE = re.compile(r"(?P<form>[A-Z0-9]{6}|[A-Z0-9]{3})(?P<wave>[ABC])[1-9A-Z](?P<number>\d{4,9})")
_WAVES = {letter: wave for wave, letter in WAVE_LETTERS.items()}


class NumberProblem(StrEnum):
    """Why a form may not be keyed under that number now."""

    WRONG_CHECK_DIGIT = "wrong_check_digit"
    UNKNOWN = "unknown"
    WRONG_WAVE = "wrong_wave"
    WRONG_QUESTIONNAIRE = "wrong_questionnaire"
    USED_BEFORE = "used_before"
    BATCH_FULL = "batch_full"
    BATCH_CLOSED = "batch_closed"


@dataclass(frozen=True, slots=True)
class NumberRefused:
    """A number that was refused at once; `existing` are the sheets keyed under it before.

    After USED_BEFORE there are three ways on: `resume_sheet` of the existing one,
    `begin_second_keying`, or `renumber`.
    """

    problem: NumberProblem
    message: Message
    existing: tuple[Sheet, ...] = ()


def refuse_number(
    records: Records, batch: Batch, questionnaire: Questionnaire, typed: str
) -> str | NumberRefused:
    """Return the number as printed if a sheet of this batch may begin under it, else the refusal."""
    if batch.closed_at is not None:
        return NumberRefused(NumberProblem.BATCH_CLOSED, BATCH_CLOSED)
    number = _read(typed, questionnaire, batch.wave)
    if isinstance(number, NumberRefused):
        return number
    if not records.paper.has_number(batch.session, number):
        return NumberRefused(
            NumberProblem.UNKNOWN,
            Message(
                "Number {number} was not printed for this session. Look whose form this is.",
                {"number": number},
            ),
        )
    existing = records.paper.find_sheets(batch.session, batch.questionnaire, batch.wave, number)
    if existing:
        return NumberRefused(NumberProblem.USED_BEFORE, used_before(existing[-1]), existing)
    if count_batch(records, batch).begun >= batch.counted:
        return NumberRefused(
            NumberProblem.BATCH_FULL,
            Message(
                "All {n} forms counted in this batch are begun. Count the stack again.", {"n": batch.counted}
            ),
        )
    return number


def used_before(sheet: Sheet) -> Message:
    """Return who keyed that sheet and when, in one sentence."""
    values: dict[str, object] = {
        "number": printed_number(sheet.number),
        "who": sheet.keyed_by or Message("somebody"),
        "when": f"{sheet.finished_at or sheet.opened_at:%Y-%m-%d %H:%M}",
    }
    if sheet.state is SheetState.KEYED:
        return Message("Number {number} was keyed already by {who}, {when}.", values)
    return Message("Number {number} was begun already by {who}, {when}.", values)


def _read(typed: str, questionnaire: Questionnaire, wave: Wave) -> str | NumberRefused:
    """Read a bare number, or the whole code of a printed page, which also says form and wave."""
    code = _WHOLE_CODE.fullmatch("".join(typed.split()).upper())
    if code is not None:
        refused = _refuse_form(code["form"], _WAVES[code["wave"]], questionnaire, wave)
        if refused is not None:
            return refused
    number = read_form_number(code["number"] if code is not None else typed)
    if number is None:
        return NumberRefused(
            NumberProblem.WRONG_CHECK_DIGIT,
            Message("This is no number of a form. Type all its digits again, the one after the dash too."),
        )
    return number


def _refuse_form(form: str, found: Wave, questionnaire: Questionnaire, wave: Wave) -> NumberRefused | None:
    if not any(code.startswith(form) for code in _codes(questionnaire, found)):
        return NumberRefused(
            NumberProblem.WRONG_QUESTIONNAIRE,
            Message("This form is another questionnaire than the batch. Put it on its own stack."),
        )
    if found is not wave:
        return NumberRefused(
            NumberProblem.WRONG_WAVE,
            Message(
                "This form is from {found}, the batch holds forms from {wanted}. Put it on its own stack.",
                {"found": wave_name(found), "wanted": wave_name(wave)},
            ),
        )
    return None


def wave_name(wave: Wave) -> Message:
    """Return what a wave is called inside a sentence."""
    names = {
        Wave.PRE: Message("before the training"),
        Wave.POST: Message("after the training"),
        Wave.FOLLOW_UP: Message("some time later"),
    }
    return names[wave]


def _codes(questionnaire: Questionnaire, wave: Wave) -> list[str]:
    """Return the codes under which this questionnaire may have been printed, by languages."""
    tongues = [languages for n in (1, 2) for languages in permutations(Language, n)]
    return [form_code(questionnaire, wave, languages) for languages in tongues]
