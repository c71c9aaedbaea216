"""What the door answers: each answer has its own word, its own sentence and its own sound."""

from __future__ import annotations

from enum import StrEnum

from facilitator.domain.attendance import CheckedIn, NotCheckedIn, ScanProblem, SignedOut, TakenBack


class DoorAnswer(StrEnum):
    """One answer; the value is the name of its sound in `resources/sounds`."""

    WELCOME = "good"
    WELCOME_BACK = "back"
    ALREADY_HERE = "amber"
    LEFT = "left"
    NOT_HERE = "not_here"
    TAKEN_BACK = "taken_back"
    SPARE = "spare"
    SEVERAL = "several"
    OTHER_HALF_DAY = "other_half_day"
    OTHER_SESSION = "other_session"
    FORGED = "bad"
    WITHDRAWN = "withdrawn"
    NOT_ON_LIST = "not_on_list"
    UNKNOWN = "unknown"
    NO_BADGE = "no_badge"
    WRONG_DIGIT = "wrong_digit"
    NOBODY = "nobody"
    WAITS = "waits"
    FAILED = "failed"


_OF_PROBLEM = {
    ScanProblem.NOT_A_BADGE: DoorAnswer.NO_BADGE,
    ScanProblem.WRONG_KIND: DoorAnswer.NO_BADGE,
    ScanProblem.FORGED: DoorAnswer.FORGED,
    ScanProblem.WRONG_CHECK_DIGIT: DoorAnswer.WRONG_DIGIT,
    ScanProblem.WITHDRAWN_KEY: DoorAnswer.WITHDRAWN,
    ScanProblem.NOT_ON_LIST: DoorAnswer.NOT_ON_LIST,
    ScanProblem.UNKNOWN_BADGE: DoorAnswer.UNKNOWN,
    ScanProblem.SPARE_BADGE: DoorAnswer.SPARE,
    ScanProblem.WRONG_SESSION: DoorAnswer.OTHER_SESSION,
    ScanProblem.WRONG_HALF_DAY: DoorAnswer.OTHER_HALF_DAY,
    ScanProblem.SEVERAL_PEOPLE: DoorAnswer.SEVERAL,
    ScanProblem.NOBODY_FOUND: DoorAnswer.NOBODY,
}


def answer_of(outcome: CheckedIn | NotCheckedIn | SignedOut | TakenBack) -> DoorAnswer:
    """Return what the door answers to an outcome."""
    if isinstance(outcome, NotCheckedIn):
        return _OF_PROBLEM.get(outcome.problem, DoorAnswer.FAILED)
    if isinstance(outcome, TakenBack):
        return DoorAnswer.TAKEN_BACK
    if isinstance(outcome, SignedOut):
        return DoorAnswer.LEFT if outcome.is_new else DoorAnswer.NOT_HERE
    if not outcome.is_new:
        return DoorAnswer.ALREADY_HERE
    return DoorAnswer.WELCOME_BACK if outcome.is_back else DoorAnswer.WELCOME
