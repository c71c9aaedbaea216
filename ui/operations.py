"""The one road from the window to the use cases: off the window's thread, answers on it.

A page never calls a use case itself. It says

    operations.run(partial(check_in, workspace, half_day, code, road), self._on_checked_in)
    operations.load(partial(door_state, workspace, half_day), self._on_state_loaded)

`run` is for use cases that answer `Done`; what they changed goes out by `changed`, so that every page
knows whether to load again. `load` only reads. Writes overtake reads that still wait, so that a person
at the door never waits for a summary that is being counted.

What takes its time (files are written or read, keys are stretched, the whole store is copied or checked) runs
on a second thread, so that nobody at the door waits for it:

    operations.run_long(partial(export_session, workspace, session, folder, languages, kinds), self._on_saved)
    operations.load_long(partial(print_run_sheet, workspace, half_day, folder, languages), self._on_written)
    operations.run_then_long(give_out, write_given_out, self._on_printed)

It begins when all that was to be written before it is on disk, so that a list printed after a change has the
change in it. What it notes in the store itself is written between two of the worker's transactions: the store
has one writer, whoever comes. `run_alone` and `load_alone` are for what nobody else may stand by: another
passphrase, a backup put back. It begins when the long work before it is done, and long work after it waits.

Whoever is on another thread (a phone at the door) uses `submit`: the same worker, the same order, and the
answer there as soon as it is on disk, however busy the window is. The pages hear of it five times a second
at most: a page that reads everybody again for each of a hundred phones would keep them waiting.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from facilitator.domain.message import Message, UserError
from facilitator.services.changes import Change, Done
from ui.lane import READ, WRITE, Crossing, Job, Lane, Outcome, Ticket, is_heard, run_for

__all__ = ["Operations", "Ticket"]

S = TypeVar("S")
T = TypeVar("T")

TELL_TOGETHER_MS = 200
"""How long what others changed gathers before the pages hear of it."""

CLOSING_MAY_TAKE_S = 15.0
"""So long closing waits for all that was asked for, together: honest work takes several seconds."""

ENDING_MAY_TAKE_S = 1.0
"""So long threads may take to end that have nothing to do."""

_log = logging.getLogger(__name__)


class Operations(QObject):
    """Runs use cases off the window's thread, in order, and tells what they changed."""

    changed = Signal(object)
    """A `Change`: what a use case touched, once it is on disk."""

    problem_met = Signal(object)
    """A `Message` for which the asking page had no place of its own."""

    crashed = Signal(object)
    """A `BaseException` that no use case should raise: a bug."""

    lost = Signal(object)
    """The `Ticket` of work that ended in a bug: nothing more will be heard of it."""

    busy_changed = Signal()
    """`is_busy` is new."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = 0
        self._taking = threading.Lock()
        self._is_closed = False
        self._has_given_up = False
        self._changed_by_others = Change.NOTHING
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(TELL_TOGETHER_MS)
        self._telling.timeout.connect(self._on_others_told)
        self._worker = Lane("operations", self)
        self._long = Lane("long operations", self, gives_way_to=self._worker)
        self._lanes = (self._worker, self._long)
        for lane in self._lanes:
            lane.ended.connect(self._on_ended)
            lane.start()
        self._crossing = Crossing(self._worker.put)

    @property
    def is_busy(self) -> bool:
        """Say whether work waits or runs."""
        return self._open > 0

    @property
    def is_worker_at_rest(self) -> bool:
        """Say whether the worker, which owns the store, has nothing to do."""
        return self._worker.is_at_rest

    def run(
        self,
        use_case: Callable[[], Done[T]],
        on_success: Callable[[T], None],
        on_problem: Callable[[Message], None] | None = None,
    ) -> Ticket:
        """Run a use case that changes something, then call `on_success` with its value.

        A `UserError` goes to `on_problem` (a toast where there is none); any other error is a bug and
        goes out by `crashed`. Nothing is called once the owner of the callback is gone.
        """
        return self._put(WRITE, Job(use_case, on_success, on_problem))

    def run_long(
        self,
        use_case: Callable[[], Done[T]],
        on_success: Callable[[T], None],
        on_problem: Callable[[Message], None] | None = None,
    ) -> Ticket:
        """As `run`, for a use case that takes its time; it keeps nobody waiting but other long work."""
        return self._put_long(Job(use_case, on_success, on_problem))

    def run_then_long(
        self,
        use_case: Callable[[], Done[S]],
        long_work: Callable[[S], Done[T]],
        on_success: Callable[[T], None],
        on_problem: Callable[[Message], None] | None = None,
    ) -> Ticket:
        """Run a use case (numbers are given out), then long work with its value (they are printed).

        What the use case changed is told even if nothing comes of the long work; the answer is that of both.
        """
        self._begin()
        ticket = Ticket()
        go_on = partial(self._go_on, long_work, on_success, on_problem, ticket)
        self._crossing.ask(WRITE, Job(use_case, go_on, on_problem, ticket, is_long=True), is_long=True)
        return ticket

    def run_alone(
        self,
        use_case: Callable[[], Done[T]],
        on_success: Callable[[T], None],
        on_problem: Callable[[Message], None] | None = None,
    ) -> Ticket:
        """As `run`, for a use case that must not be met by long work."""
        return self._put_alone(WRITE, Job(use_case, on_success, on_problem, is_alone=True))

    def load(
        self,
        read: Callable[[], T],
        on_success: Callable[[T], None],
        on_problem: Callable[[Message], None] | None = None,
    ) -> Ticket:
        """Read something, then call `on_success` with it; errors as in `run`."""
        return self._put(READ, Job(read, on_success, on_problem))

    def load_long(
        self,
        read: Callable[[], T],
        on_success: Callable[[T], None],
        on_problem: Callable[[Message], None] | None = None,
    ) -> Ticket:
        """As `load`, for what takes its time; it keeps nobody waiting but other long work."""
        return self._put_long(Job(read, on_success, on_problem))

    def load_alone(
        self,
        read: Callable[[], T],
        on_success: Callable[[T], None],
        on_problem: Callable[[Message], None] | None = None,
    ) -> Ticket:
        """As `load`, for what must not be met by long work."""
        return self._put_alone(READ, Job(read, on_success, on_problem, is_alone=True))

    def submit(self, use_case: Callable[[], Done[T]]) -> Future[T]:
        """Run a use case for another thread; what it returns holds the value once it is on disk.

        May be called on any thread. Its `UserError` is for whoever asked alone; any other error goes out by
        `crashed` as well. Once the worker has ended, what is returned is cancelled.
        """
        future: Future[T] = Future()
        job = Job(partial(run_for, future, use_case), _not_told, _not_told, is_awaited=False)
        with self._taking:
            if self._is_closed:
                future.cancel()
            else:
                self._worker.put(WRITE, job)
        return future

    def wait_idle(self, timeout_ms: int = 5000) -> bool:
        """Let the window's thread turn until nothing waits; False if that took longer. For closing."""
        return _turn_until(lambda: not self._open, timeout_ms / 1000)

    def wait_done(self, ticket: Ticket, most_s: float) -> bool:
        """Let the window's thread turn until that one piece of work is done, or give it up; for closing.

        Returns whether it is done.
        """
        is_done = _turn_until(lambda: ticket.is_done, most_s)
        self._has_given_up |= not is_done
        return is_done

    def finish(self) -> bool:
        """Let the window's thread turn until all is done that was asked for, on both threads; for closing.

        What is stuck is given up once and for all: the next call does not wait for it again. Returns whether
        all is done.
        """
        most_s = 0.0 if self._has_given_up else CLOSING_MAY_TAKE_S
        self._has_given_up = not _turn_until(self._is_at_rest, most_s)
        return not self._has_given_up

    def wait_for_worker(self, most_s: float) -> None:
        """Let the window's thread turn until the worker rests and has told what it did; for closing."""
        _turn_until(lambda: self._worker.is_at_rest, most_s)
        _turn_once()

    def go_on(self) -> None:
        """Hear that closing was refused: the next one waits anew."""
        self._has_given_up = False

    def close(self) -> bool:
        """Finish what was begun and end the threads; call last.

        Returns whether they have ended: one that is stuck goes with the process alone, and is reported.
        """
        self.finish()
        with self._taking:
            self._is_closed = True
        for lane in self._lanes:
            lane.stop()
        until = time.monotonic() + ENDING_MAY_TAKE_S
        stuck = [lane for lane in self._lanes if not lane.has_ended(until - time.monotonic())]
        for lane in stuck:
            _log.warning("still running when the program closed: %s", lane.doing)
            self.crashed.emit(TimeoutError(f"{lane.doing} was still running at\n{lane.standing()}"))
        self._telling.stop()
        return not stuck

    def _is_at_rest(self) -> bool:
        return not self._open and all(lane.is_at_rest for lane in self._lanes)

    def _put(self, urgency: int, job: Job) -> Ticket:
        self._worker.put(urgency, job)  # first: the window is busy telling of it meanwhile
        self._begin()
        return job.ticket

    def _put_long(self, job: Job) -> Ticket:
        self._begin()
        self._crossing.ask(WRITE, self._handing_over(job), is_long=True)
        return job.ticket

    def _handing_over(self, job: Job) -> Job:
        """Return what hands it to the other thread once the worker has written all asked for before."""
        hand_over = partial(self._long.put, READ, replace(job, is_long=True))
        return Job(hand_over, _not_told, None, is_awaited=False)

    def _go_on(
        self,
        long_work: Callable[[S], Done[T]],
        on_success: Callable[[T], None],
        on_problem: Callable[[Message], None] | None,
        ticket: Ticket,
        value: S,
    ) -> None:
        ticket.is_done = False
        job = Job(partial(long_work, value), on_success, on_problem, ticket)
        self._crossing.stay()
        self._put(WRITE, self._handing_over(job))

    def _put_alone(self, urgency: int, job: Job) -> Ticket:
        self._begin()
        self._crossing.ask(urgency, job, is_long=False)
        return job.ticket

    def _begin(self) -> None:
        self._open += 1
        if self._open == 1:
            self.busy_changed.emit()

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        job = outcome.job
        job.ticket.is_done = True
        self._open -= job.is_awaited
        try:
            self._tell(outcome)
        finally:
            self._crossing.leave(job)
            if self._open == 0 and job.is_awaited:
                self.busy_changed.emit()

    def _tell(self, outcome: Outcome) -> None:
        job = outcome.job
        if isinstance(outcome.error, UserError):
            if not job.ticket.is_cancelled:
                self._tell_problem(job, outcome.error.message)
        elif outcome.error is not None:
            self.crashed.emit(outcome.error)
            self.lost.emit(job.ticket)
        elif isinstance(outcome.value, Done):
            if is_heard(job.ticket, job.on_success):
                job.on_success(outcome.value.value)
            self._tell_changes(job, outcome.value.changes)
        elif is_heard(job.ticket, job.on_success):
            job.on_success(outcome.value)

    def _tell_changes(self, job: Job, changes: Change) -> None:
        if not changes:
            return
        if job.is_awaited:
            self.changed.emit(changes)
            return
        self._changed_by_others |= changes
        if not self._telling.isActive():
            self._telling.start()

    @Slot()
    def _on_others_told(self) -> None:
        changes, self._changed_by_others = self._changed_by_others, Change.NOTHING
        self.changed.emit(changes)

    def _tell_problem(self, job: Job, message: Message) -> None:
        if job.on_problem is None:
            self.problem_met.emit(message)
        elif is_heard(job.ticket, job.on_problem):
            job.on_problem(message)


def _not_told(value: object) -> None:
    """Take what another thread has had already."""
    del value


def _turn_until(is_so: Callable[[], bool], most_s: float) -> bool:
    """Handle what comes in until that is so; False if it took longer."""
    deadline = time.monotonic() + most_s
    while not is_so():
        if time.monotonic() >= deadline:
            return False
        _turn_once()
    return True


def _turn_once() -> None:
    """Handle what came in, or wait for it a little while."""
    loop = QEventLoop()
    QTimer.singleShot(10, loop, loop.quit)
    loop.exec()
