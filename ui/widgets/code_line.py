"""Where codes stand in line: one line a road, one code of each on its way at a time.

The door and the window share one of these. A code that might be a guess is answered before the next of its
road is asked about, so that a pile held up at once, or a scanner that never pauses, slows down as well as
hands that try one after the other. Names, and codes that nobody could guess with, go by the line.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid

from facilitator.domain.attendance import CheckedIn, NotCheckedIn, Road
from facilitator.domain.message import Message
from facilitator.domain.refusal_run import RefusalRun, is_try, waiting_message
from facilitator.services.changes import Change, Done
from facilitator.services.ports import Workspace
from facilitator.services.scanned_code import CodeOutcome, take_code
from ui.operations import Operations, Ticket

MOST_WAITING = 20
"""So many codes may wait while their road is slowed down: the badges of one pile."""


@dataclass(frozen=True, slots=True)
class SentCode:
    """A code with where it came from and the half-day it was meant for, whatever is in front by then."""

    workspace: Workspace = field(repr=False)
    half_day_id: UUID
    code: str = field(repr=False)
    road: Road


class CodeAsker(Protocol):
    """Who hears what comes of a code; one that is gone by then hears nothing."""

    def hear_outcome(self, sent: SentCode, outcome: CodeOutcome, changes: Change) -> None:
        """Hear what came of it, on disk already, and what it changed."""

    def hear_problem(self, sent: SentCode, message: Message) -> None:
        """Hear why nothing was done."""

    def hear_waiting(self, sent: SentCode, message: Message) -> None:
        """Hear that it has to wait, and how long."""

    def hear_slowed(self, message: Message) -> None:
        """Hear that its road is slowed down from now on."""


@dataclass(slots=True)
class _Line:
    """The codes of one road; `asking` is the one on its way, `timer` ends the pause."""

    timer: QTimer
    waiting: deque[tuple[SentCode, CodeAsker]] = field(default_factory=deque)
    asking: Ticket | None = None


class CodeLine(QObject):
    """Takes codes of every road; `now_s` is a clock that never goes back."""

    def __init__(
        self, operations: Operations, parent: QObject, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._now_s = now_s
        self._refusals = RefusalRun()
        self._lines: dict[Road, _Line] = {}
        operations.lost.connect(self._on_lost)

    def take(self, sent: SentCode, asker: CodeAsker) -> None:
        """Ask about a code as soon as it is its turn; one that waits already is not taken twice."""
        if not is_try(sent.code):
            self._ask(sent, asker)
            return
        line = self._line(sent.road)
        wait_s = self._refusals.wait_s(sent.road, self._now_s())
        codes = [one.code for one, _ in line.waiting]
        ahead = codes.index(sent.code) if sent.code in codes else len(codes)
        if wait_s and ahead >= MOST_WAITING:
            full = Message("Too many codes wait already. Search by name, or scan this one again later.")
            asker.hear_problem(sent, full)
            return
        if ahead == len(codes):
            line.waiting.append((sent, asker))
        if wait_s:
            asker.hear_waiting(sent, waiting_message(wait_s, ahead))
        self.go_on(sent.road)

    def forget(self) -> None:
        """Let go of all that waits: its workspace is closed."""
        for line in self._lines.values():
            line.waiting.clear()

    def go_on(self, road: Road) -> None:
        """Ask about the next code of a road, if it is its turn now; else come back when it is."""
        line = self._line(road)
        if line.asking is not None or not line.waiting:
            return
        wait_s = self._refusals.wait_s(road, self._now_s())
        if wait_s:
            line.timer.start(round(wait_s * 1000) + 1)
            return
        line.asking = self._ask(*line.waiting.popleft())

    def _line(self, road: Road) -> _Line:
        if road not in self._lines:
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(partial(self.go_on, road))
            self._lines[road] = _Line(timer)
        return self._lines[road]

    def _ask(self, sent: SentCode, asker: CodeAsker) -> Ticket:
        use_case = partial(take_code, sent.workspace, sent.half_day_id, sent.code, sent.road)
        heard, failed = partial(self._on_told, sent, asker), partial(self._on_problem, sent, asker)
        return self._operations.run(partial(_told, use_case), heard, failed)

    def _on_told(self, sent: SentCode, asker: CodeAsker, told: tuple[CodeOutcome, Change]) -> None:
        outcome, changes = told
        slowed = None
        if isinstance(outcome, CheckedIn | NotCheckedIn):
            slowed = self._refusals.hear(sent.road, outcome, self._now_s(), sent.code)
        if _is_there(asker):
            asker.hear_outcome(sent, outcome, changes)
            if slowed is not None:
                asker.hear_slowed(slowed)
        self._answered(sent)

    def _on_problem(self, sent: SentCode, asker: CodeAsker, message: Message) -> None:
        if _is_there(asker):
            asker.hear_problem(sent, message)
        self._answered(sent)

    def _answered(self, sent: SentCode) -> None:
        if is_try(sent.code):
            self._line(sent.road).asking = None
            self.go_on(sent.road)

    @Slot(object)
    def _on_lost(self, ticket: Ticket) -> None:
        """Go on after a use case that ended in a bug: it never answers."""
        for road, line in self._lines.items():
            if line.asking is ticket:
                line.asking = None
                self.go_on(road)


def _told(use_case: Callable[[], Done[CodeOutcome]]) -> Done[tuple[CodeOutcome, Change]]:
    """Run a use case and hand on what it changed together with its value."""
    done = use_case()
    return Done((done.value, done.changes), done.changes)


def _is_there(asker: CodeAsker) -> bool:
    return not isinstance(asker, QObject) or isValid(asker)
