"""Which session, half-day and questionnaire a command is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from facilitator.domain.message import Message, UserError
from facilitator.domain.questionnaire import Questionnaire, Wave
from facilitator.domain.session import HalfDay, Session
from facilitator.services.plan_session import list_sessions, load_session
from facilitator.services.ports import Workspace

NEWEST = frozenset({"last", "latest"})


def choose_session(ws: Workspace, wanted: str) -> Session:
    """Return the session whose id begins as typed, or the newest one for `last`."""
    lines = list_sessions(ws, with_archived=wanted not in NEWEST)
    if not lines:
        raise UserError(
            Message("There is no session yet: make one in the window, or try `facilitator demo`.")
        )
    if wanted in NEWEST:
        return load_session(ws, lines[0].id)
    typed = wanted.replace("-", "").casefold()
    found = [line.id for line in lines if typed and line.id.hex.startswith(typed)]
    if not found:
        raise UserError(
            Message(
                "No session begins with {typed}. `facilitator sessions` lists them; `last` is the newest.",
                {"typed": wanted},
            )
        )
    if len(found) > 1:
        raise UserError(
            Message("{n} sessions begin with {typed}. Type more of it.", {"n": len(found), "typed": wanted})
        )
    return load_session(ws, found[0])


def choose_half_day(session: Session, wanted: str | None, now: datetime) -> HalfDay:
    """Return the half-day by number from 1, by label or by id; without one, the one that is on or next."""
    if wanted is None:
        return half_day_at(session.half_days, now)
    for number, half_day in enumerate(session.half_days, start=1):
        if wanted in {str(number), half_day.label, str(half_day.id)}:
            return half_day
    raise UserError(
        Message(
            "There is no half-day {typed}: this session has {n}, counted from 1.",
            {"typed": wanted, "n": len(session.half_days)},
        )
    )


def half_day_at(half_days: Sequence[HalfDay], now: datetime) -> HalfDay:
    """Return the first half-day that is not over, or the last one when all are."""
    ordered = sorted(half_days, key=lambda half_day: half_day.starts_at)
    return next((half_day for half_day in ordered if half_day.must_end_at >= now), ordered[-1])


def choose_questionnaire(ws: Workspace, session: Session, wanted: str | None) -> tuple[UUID, Questionnaire]:
    """Return a questionnaire of the session by its key; without one, the first."""
    with ws.store.read() as records:
        found = records.questionnaires.of_session(session.id)
    for questionnaire in found:
        if questionnaire.id is not None and wanted in {None, questionnaire.key}:
            return questionnaire.id, questionnaire
    if not found:
        raise UserError(
            Message(
                "This session has no questionnaire yet: import one with `facilitator import-questionnaire`."
            )
        )
    keys = ", ".join(questionnaire.key for questionnaire in found)
    raise UserError(
        Message("This session has no questionnaire {typed}. It has: {keys}.", {"typed": wanted, "keys": keys})
    )


def choose_waves(wanted: str) -> tuple[Wave, ...]:
    """Return the waves of a list such as `pre,post`."""
    names = {"pre": Wave.PRE, "post": Wave.POST, "follow-up": Wave.FOLLOW_UP, "follow_up": Wave.FOLLOW_UP}
    try:
        return tuple(dict.fromkeys(names[part.strip().casefold()] for part in wanted.split(",")))
    except KeyError as error:
        raise UserError(
            Message("{typed} is not pre, post or follow-up.", {"typed": str(error.args[0])})
        ) from error
