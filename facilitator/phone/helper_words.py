"""What a helper's phone says of each badge in a photo: the door's own answers, without a name."""

from __future__ import annotations

from types import MappingProxyType

from facilitator.domain.attendance import CheckInOutcome, Tone
from facilitator.domain.badge import TOKEN_DIGITS, fold_digits, short_code_for
from facilitator.domain.door_answer import DoorAnswer, answer_of
from facilitator.domain.language import Language
from facilitator.phone.pages import Look, Result
from facilitator.words import Words

WORDS = {
    DoorAnswer.WELCOME: "Checked in",
    DoorAnswer.WELCOME_BACK: "Checked in, back again",
    DoorAnswer.ALREADY_HERE: "In already",
    DoorAnswer.SPARE: "Spare badge: to the desk",
    DoorAnswer.SEVERAL: "Means several people: to the desk",
    DoorAnswer.OTHER_HALF_DAY: "Another half-day: to the desk",
    DoorAnswer.OTHER_SESSION: "Another session: to the desk",
    DoorAnswer.FORGED: "Not ours",
    DoorAnswer.WITHDRAWN: "No longer valid: to the desk",
    DoorAnswer.NOT_ON_LIST: "Not on the list: to the desk",
    DoorAnswer.UNKNOWN: "Unknown: to the desk",
    DoorAnswer.NO_BADGE: "No badge",
    DoorAnswer.WRONG_DIGIT: "Wrong digit",
    DoorAnswer.NOBODY: "Nobody of that name",
}
"""Those that a photographed code can meet."""

_LOOKS = MappingProxyType({Tone.GOOD: str(Look.GOOD), Tone.AMBER: str(Look.DESK), Tone.BAD: "bad"})


def result_of(code: str, outcome: CheckInOutcome, language: Language) -> Result:
    """Return what to show of one code: its answer, and the digits that stand under it on the badge."""
    say = Words(language)
    answer = answer_of(outcome)
    look = "here" if answer is DoorAnswer.ALREADY_HERE else _LOOKS[outcome.tone]
    return Result(look, say(WORDS[answer]), _digits(code))


def not_looked_at(code: str, language: Language) -> Result:
    """Return what to show of a code that came while codes are taken slowly."""
    say = Words(language)
    return Result(str(Look.DESK), say("Not looked at yet: send it again"), _digits(code))


def _digits(code: str) -> str:
    """Return the digits for typing of a badge; nothing of any other code, which may be anybody's secret."""
    digits = fold_digits(code)
    if len(digits) != TOKEN_DIGITS or not (digits.isascii() and digits.isdigit()):
        return ""
    return short_code_for(int(digits[1:10]))
