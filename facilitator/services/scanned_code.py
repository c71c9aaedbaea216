"""Whatever is scanned or typed at the door: a badge, a name, or what the laptop at the other door noted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from facilitator.domain.attendance import CheckInOutcome, NotCheckedIn, Road
from facilitator.services.changes import Done
from facilitator.services.ports import Workspace

if TYPE_CHECKING:
    from facilitator.services.hand_over_attendance import TakeOverOutcome

CodeOutcome: TypeAlias = "CheckInOutcome | TakeOverOutcome"


def take_code(ws: Workspace, half_day_id: UUID, code: str, road: Road) -> Done[CodeOutcome]:
    """Check in whoever a code means, or take over what another laptop hands over with it.

    As many digits as a hand-over has are one only if our key signed them: a stranger's code is a refusal
    like any other, and is counted as one. What codes need is loaded with the first of them, not at a start.
    """
    from facilitator.domain.hand_over import HandOverProblem
    from facilitator.domain.hand_over_code import LEAST_DIGITS
    from facilitator.services.check_in import check_in
    from facilitator.services.hand_over_attendance import NotTakenOver, take_over

    if not (len(code) >= LEAST_DIGITS and code.isdigit()):
        checked = check_in(ws, half_day_id, code, road)
        return Done(checked.value, checked.changes)
    taken = take_over(ws, half_day_id, code)
    not_ours = {HandOverProblem.NOT_A_HAND_OVER, HandOverProblem.FORGED}
    if not (isinstance(taken.value, NotTakenOver) and taken.value.problem in not_ours):
        return Done(taken.value, taken.changes)
    refused = check_in(ws, half_day_id, code, road)
    outcome = refused.value
    if taken.value.problem is HandOverProblem.FORGED and isinstance(outcome, NotCheckedIn):
        outcome = replace(outcome, message=taken.value.message)
    return Done(outcome, refused.changes)
