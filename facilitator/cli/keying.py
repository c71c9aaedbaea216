"""`facilitator key SESSION`: lines as the entry page takes them.

While no form is open, a line is a form's number (or the whole code of its page). Then a line holds
one or more keys: digits and signs each by itself, or one of `Enter`, `Backspace`, `Up`, `Down`, `@12`.
The form closes with its last answer. `blank`, `spoilt REASON`, `park REASON` set it aside, `Esc`
leaves it open; its number opens it again where it stood.
"""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass, field
from uuid import UUID

from facilitator.cli.choosing import choose_half_day, choose_questionnaire, choose_session, choose_waves
from facilitator.cli.desk import Desk
from facilitator.cli.exit_code import ExitCode
from facilitator.cli.lines import Record, answer_lines
from facilitator.domain.answers import SheetState
from facilitator.domain.keying import Step
from facilitator.domain.message import Message, UserError
from facilitator.domain.questionnaire import Wave
from facilitator.domain.session import Session
from facilitator.services.enter_answers import (
    Begun,
    NumberProblem,
    NumberRefused,
    begin_sheet,
    open_batch,
    press_key,
    resume_sheet,
    set_sheet_state,
)
from facilitator.services.ports import Workspace

_NAMED_KEYS = {"enter": "Enter", "backspace": "Backspace", "up": "Up", "down": "Down"}
_SET_ASIDE = {"blank": SheetState.BLANK, "spoilt": SheetState.SPOILT, "park": SheetState.PARKED}
_UNFINISHED = frozenset({SheetState.OPEN, SheetState.PARKED})


def run_key(desk: Desk, asked: Namespace) -> int:
    """Key every line; answer when it is on disk. Returns DONE whatever was refused."""
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        keyer = _Keyer(ws, _batch(ws, session, asked))
        answer_lines(desk, keyer.take)
    return ExitCode.DONE


def _batch(ws: Workspace, session: Session, asked: Namespace) -> UUID:
    """Return the batch named, else an open one of that questionnaire and wave, else a new one."""
    (wave,) = choose_waves(asked.wave)
    questionnaire_id, _ = choose_questionnaire(ws, session, asked.questionnaire)
    with ws.store.read() as records:
        batches = records.paper.batches(session.id)
        numbers = len(records.paper.numbers(session.id))
    if asked.batch is not None:
        return _named(asked.batch, [batch.id for batch in batches])
    for batch in batches:
        if batch.closed_at is None and (batch.questionnaire, batch.wave) == (questionnaire_id, wave):
            return batch.id
    if numbers == 0:
        raise UserError(
            Message(
                "No form of this session has a number yet: print forms first, with `facilitator print-forms`."
            )
        )
    half_day = choose_half_day(session, asked.half_day, ws.clock.now())
    counted = asked.counted or numbers
    return open_batch(ws, session.id, questionnaire_id, wave, counted, half_day_id=half_day.id).value.id


def _named(wanted: str, batches: list[UUID]) -> UUID:
    typed = wanted.replace("-", "").casefold()
    found = [batch for batch in batches if typed and batch.hex.startswith(typed)]
    if len(found) != 1:
        raise UserError(Message("There is no batch {typed} in this session.", {"typed": wanted}))
    return found[0]


@dataclass(slots=True)
class _Keyer:
    """One keyer at one batch; `open` is the form that lies on the desk."""

    ws: Workspace
    batch: UUID
    open: Begun | None = field(default=None)

    def take(self, line: str) -> Record:
        """Take one line and say what came of it."""
        if self.open is None:
            return self._begin(line)
        word, _, rest = line.partition(" ")
        if word.casefold() == "esc":
            return self._left(self.open)
        if word.casefold() in _SET_ASIDE:
            return self._set_aside(self.open, _SET_ASIDE[word.casefold()], rest)
        return self._press(self.open, line)

    def _begin(self, line: str) -> Record:
        outcome: Begun | NumberRefused = begin_sheet(self.ws, self.batch, line).value
        if isinstance(outcome, NumberRefused):
            unfinished = [sheet for sheet in outcome.existing if sheet.state in _UNFINISHED]
            if outcome.problem is not NumberProblem.USED_BEFORE or not unfinished:
                return {"ok": False, "problem": outcome.problem, "message": outcome.message}
            outcome = resume_sheet(self.ws, unfinished[-1].id).value
        self.open = outcome
        return {"ok": True, **_standing(outcome)}

    def _press(self, begun: Begun, line: str) -> Record:
        refused: Step | None = None
        for key in _keys(line):
            step = press_key(self.ws, begun.sheet.id, begun.state, key).value
            begun = Begun(step.state, begun.sheet)
            self.open = None if step.is_finished else begun
            if not step.entries:
                refused = step
                break
            if step.is_finished:
                break
        record = {**_standing(begun), "message": refused.message if refused else None}
        return {"ok": refused is None, **({"problem": "refused"} if refused else {}), **record}

    def _left(self, begun: Begun) -> Record:
        self.open = None
        return {"ok": True, **_standing(begun)}

    def _set_aside(self, begun: Begun, state: SheetState, reason: str) -> Record:
        sheet = set_sheet_state(self.ws, begun.sheet.id, state, reason).value
        self.open = None
        return {"ok": True, **_standing(begun), "state": sheet.state}


def _keys(line: str) -> tuple[str, ...]:
    named = _NAMED_KEYS.get(line.casefold())
    if named is not None:
        return (named,)
    if line.startswith("@"):
        return (line,)
    return tuple(char for char in line if not char.isspace())


def _standing(begun: Begun) -> Record:
    state = begun.state
    wave: Wave = begun.sheet.wave
    return {
        "sheet": begun.sheet.id,
        "number": begun.sheet.number,
        "wave": wave,
        "answered": state.answered,
        "of": len(state.items),
        "next": state.current.key if state.current else None,
        "finished": state.is_finished,
    }
