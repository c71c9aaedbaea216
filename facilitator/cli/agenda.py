"""`facilitator run SESSION`: the keys of the console as words, one a line.

start · next · back · jump N · pause · resume · extend MINUTES · slide PAGE · black · unblack ·
discount SECONDS · finish · reopen · status

The agenda while it runs, blocks counted from 1 as it stands: skip N · put-off N · bring-back N ·
move N TO · length N MINUTES · undo-agenda

Finish on time: ways · apply WAY
"""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from facilitator.cli.choosing import choose_half_day, choose_session
from facilitator.cli.desk import Desk
from facilitator.cli.exit_code import ExitCode
from facilitator.cli.lines import Record, answer_lines
from facilitator.domain.agenda_change import Agenda, moved_to, with_left_out, with_length
from facilitator.domain.finish_on_time import Way
from facilitator.domain.message import Message, UserError
from facilitator.domain.run import LeftOut, RunEventKind
from facilitator.domain.tally import Tally
from facilitator.services.ports import Workspace
from facilitator.services.run_agenda import apply_way, change_agenda, undo_agenda, ways
from facilitator.services.run_session import RunState, act, load_run
from facilitator.services.way_words import tell

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
_LEFT_OUT = {"skip": LeftOut.DROPPED, "put-off": LeftOut.FOLLOW_UP, "bring-back": LeftOut.NO}
_MOVE, _LENGTH, _UNDO, _WAYS, _APPLY, _STATUS = "move", "length", "undo-agenda", "ways", "apply", "status"
_WAY = "WAY"
_TAKES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_PLAIN, ()),
    **dict.fromkeys(_NUMBERED, ("N",)),
    **dict.fromkeys(_LEFT_OUT, ("N",)),
    _MOVE: ("N", "TO"),
    _LENGTH: ("N", "MINUTES"),
    _UNDO: (),
    _WAYS: (),
    _APPLY: (_WAY,),
    _STATUS: (),
}
_WHOLE_NUMBER = re.compile(r"[+-]?\d{1,6}", re.ASCII)
_SECONDS_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class _Order:
    """One line as understood."""

    word: str
    numbers: tuple[int, ...] = ()
    way: Way | None = None


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
        if order.word in {_STATUS, _WAYS}:
            found = {"ways": self._ways(before)} if order.word == _WAYS else {}
            return {"ok": True, "changed": False, **found, **_position(self.ws, before)}
        after = self.known = self._change(order, before)
        if len(after.events) == len(before.events):
            message = Message("{order} changes nothing where the agenda stands now.", {"order": line})
            return {"ok": False, "problem": "no_change", "message": message, **_position(self.ws, after)}
        return {"ok": True, "changed": True, "event": after.events[-1].id, **_position(self.ws, after)}

    def _change(self, order: _Order, before: RunState) -> RunState:
        """Do what the order says; the answer is on disk."""
        if order.word in _PLAIN or order.word in _NUMBERED:
            return self._act(order, before)
        if order.word == _UNDO:
            return undo_agenda(self.ws, self.half_day_id, known=before).value
        if order.way is not None:
            return self._apply(order.way, before)
        change = _agenda_change(order, before)
        return change_agenda(self.ws, self.half_day_id, change, known=before).value

    def _act(self, order: _Order, before: RunState) -> RunState:
        kind = _PLAIN.get(order.word) or _NUMBERED[order.word]
        number = order.numbers[0] if order.numbers else 0
        seconds = {
            RunEventKind.EXTENDED: number * _SECONDS_A_MINUTE,
            RunEventKind.GAP_DISCOUNTED: number,
        }.get(kind, 0)
        return act(
            self.ws,
            self.half_day_id,
            kind,
            item=_block(before, number) if kind is RunEventKind.JUMPED else None,
            seconds=seconds,
            page=number if kind is RunEventKind.SLIDE_SHOWN else 0,
            known=before,
        ).value

    def _apply(self, wanted: Way, before: RunState) -> RunState:
        found = {one.way: one for one in ways(before, self.ws.clock.instant())}
        if wanted not in found:
            raise UserError(
                Message(
                    "{way} is none of the ways to finish on time now. There are: {ways}.",
                    {"way": wanted, "ways": tuple(found) or Message("none")},
                )
            )
        return apply_way(self.ws, self.half_day_id, found[wanted], known=before).value

    def _ways(self, run: RunState) -> list[Record]:
        """Return the ways to finish on time as a program reads them, each with its sentence."""
        numbers = {one.id: place for place, one in enumerate(run.tally.items, start=1)}
        return [
            {
                "way": one.way,
                "sentence": tell(run, one).sentence,
                "shortened": {str(numbers[block]): minutes for block, minutes in one.shortened},
                "left_out": [numbers[block] for block in one.left_out],
                "ends_at": one.ends_at,
                "late_seconds": round(one.late_seconds, 1),
            }
            for one in ways(run, self.ws.clock.instant())
        ]


def _read(line: str) -> _Order:
    word, *rest = line.casefold().split()
    wanted = _TAKES.get(word)
    if wanted == (_WAY,):
        name = "_".join(rest).replace("-", "_")
        if name in set(Way):
            return _Order(word, way=Way(name))
    elif wanted is not None and len(rest) == len(wanted) and all(map(_WHOLE_NUMBER.fullmatch, rest)):
        numbers = tuple(map(int, rest))
        if word == "extend" or min(numbers, default=1) > 0:
            return _Order(word, numbers)
    orders = ", ".join(" ".join((word, *takes)) for word, takes in _TAKES.items())
    raise UserError(Message("This is no order of the agenda. There are: {orders}.", {"orders": orders}))


def _agenda_change(order: _Order, before: RunState) -> Callable[[Tally], Agenda]:
    """Return what an order does to the agenda."""
    block = _block(before, order.numbers[0])

    def change(tally: Tally) -> Agenda:
        if order.word == _MOVE:
            return moved_to(tally, block, order.numbers[1] - 1)
        if order.word == _LENGTH:
            return with_length(tally, block, order.numbers[1])
        return with_left_out(tally, block, _LEFT_OUT[order.word])

    return change


def _block(state: RunState, number: int) -> UUID:
    """Return the block of that number in the agenda as it stands."""
    items = state.tally.items
    if not 1 <= number <= len(items):
        raise UserError(Message("The agenda has blocks 1 to {n}.", {"n": len(items)}))
    return items[number - 1].id


def _position(ws: Workspace, state: RunState) -> Record:
    now = state.position(ws.clock.instant())
    return {
        "phase": now.phase,
        "block": None if now.index is None else now.index + 1,
        "title": now.current.title if now.current else None,
        "left_seconds": round(now.left_seconds, 1),
        "expected_end": now.expected_end,
        "late_seconds": round(now.late_seconds, 1),
        "over_end_seconds": round(now.over_end_seconds, 1),
        "left_out": [n for n, one in enumerate(now.progress, start=1) if one.left_out is not LeftOut.NO],
        "slide": now.slide_page,
        "is_black": now.is_black,
        "events": len(state.events),
    }
