"""`facilitator run SESSION`: the keys of the console as words, one a line.

start · next · back · jump N · pause · resume · extend MINUTES · slide PAGE · black · unblack ·
discount SECONDS · finish · reopen · status
"""

from __future__ import annotations

import re
from argparse import Namespace
from dataclasses import dataclass, field
from uuid import UUID

from facilitator.cli.choosing import choose_half_day, choose_session
from facilitator.cli.desk import Desk
from facilitator.cli.exit_code import ExitCode
from facilitator.cli.lines import Record, answer_lines
from facilitator.domain.message import Message, UserError
from facilitator.domain.run import RunEventKind
from facilitator.services.ports import Workspace
from facilitator.services.run_session import RunState, act, load_run

_PLAIN = {
    "start": RunEventKind.STARTED,
    "next": RunEventKind.NEXT,
    "back": RunEventKind.BACK,
    "pause": RunEventKind.PAUSED,
    "resume": RunEventKind.RESUMED,
    "black": RunEventKind.BLACKED,
    "unblack": RunEventKind.UNBLACKED,
    "finish": RunEventKind.FINISHED,
    "reopen": RunEventKind.REOPENED,
}
_NUMBERED = {
    "jump": RunEventKind.JUMPED,
    "extend": RunEventKind.EXTENDED,
    "slide": RunEventKind.SLIDE_SHOWN,
    "discount": RunEventKind.GAP_DISCOUNTED,
}
_STATUS = "status"
_WHOLE_NUMBER = re.compile(r"[+-]?\d{1,6}", re.ASCII)
_SECONDS_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class _Order:
    """One line as understood: none as its kind asks only how things stand."""

    kind: RunEventKind | None
    number: int = 0


def run_agenda(desk: Desk, asked: Namespace) -> int:
    """Act on each line; answer with the position when it is on disk. Returns DONE whatever was refused."""
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        half_day = choose_half_day(session, asked.half_day, ws.clock.now())
        answer_lines(desk, _Console(ws, half_day.id).take)
    return ExitCode.DONE


@dataclass(slots=True)
class _Console:
    """One half-day's agenda; `known` is how it stood after the last line, so that only news is read."""

    ws: Workspace
    half_day_id: UUID
    known: RunState | None = field(default=None)

    def take(self, line: str) -> Record:
        """Take one order and say what came of it."""
        order = _read(line)
        before = self.known = load_run(self.ws, self.half_day_id, known=self.known)
        if order.kind is None:
            return {"ok": True, "changed": False, **_position(self.ws, before)}
        after = self.known = self._act(order, order.kind, before)
        if len(after.events) == len(before.events):
            message = Message("{order} changes nothing where the agenda stands now.", {"order": line})
            return {"ok": False, "problem": "no_change", "message": message, **_position(self.ws, after)}
        return {"ok": True, "changed": True, "event": after.events[-1].id, **_position(self.ws, after)}

    def _act(self, order: _Order, kind: RunEventKind, before: RunState) -> RunState:
        seconds = {
            RunEventKind.EXTENDED: order.number * _SECONDS_A_MINUTE,
            RunEventKind.GAP_DISCOUNTED: order.number,
        }.get(kind, 0)
        return act(
            self.ws,
            self.half_day_id,
            kind,
            item=_item(before, order.number) if kind is RunEventKind.JUMPED else None,
            seconds=seconds,
            page=order.number if kind is RunEventKind.SLIDE_SHOWN else 0,
            known=before,
        ).value


def _read(line: str) -> _Order:
    word, *rest = line.casefold().split()
    if word == _STATUS and not rest:
        return _Order(None)
    if word in _PLAIN and not rest:
        return _Order(_PLAIN[word])
    if word in _NUMBERED and len(rest) == 1 and _WHOLE_NUMBER.fullmatch(rest[0]):
        number = int(rest[0])
        if number > 0 or word == "extend":
            return _Order(_NUMBERED[word], number)
    orders = ", ".join([*_PLAIN, *(f"{word} N" for word in _NUMBERED), _STATUS])
    raise UserError(Message("This is no order of the agenda. There are: {orders}.", {"orders": orders}))


def _item(state: RunState, number: int) -> UUID:
    if not 1 <= number <= len(state.plan.items):
        raise UserError(Message("The agenda has blocks 1 to {n}.", {"n": len(state.plan.items)}))
    return state.plan.items[number - 1].id


def _position(ws: Workspace, state: RunState) -> Record:
    now = state.position(ws.clock.instant())
    return {
        "phase": now.phase,
        "block": None if now.index is None else now.index + 1,
        "title": now.current.title if now.current else None,
        "left_seconds": round(now.left_seconds, 1),
        "expected_end": now.expected_end,
        "late_seconds": round(now.late_seconds, 1),
        "slide": now.slide_page,
        "is_black": now.is_black,
        "events": len(state.events),
    }
