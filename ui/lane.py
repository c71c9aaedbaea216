"""A thread that works off what the window asks for, one piece after the other.

Whatever the window hands over (a callback is a method of some widget) is let go of last by the window's own
thread: Qt does not allow that a widget ends on another one. The thread forgets a piece of work as soon as its
outcome is on its way, and the window's side holds on to that piece until the next outcome comes, which the
thread cannot send before it has forgotten.
"""

from __future__ import annotations

import itertools
import queue
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot
from shiboken6 import isValid

from facilitator.domain.message import Message
from facilitator.services.changes import Done
from facilitator.services.giving_way import giving_way

T = TypeVar("T")

STOP = 9
READ = 1
WRITE = 0


class Ticket:
    """One piece of work that was asked for; `cancel` drops it, or its answer if it already runs."""

    def __init__(self) -> None:
        self.is_cancelled = False
        self.is_done = False

    def cancel(self) -> None:
        """Ask that nothing be heard of this work any more."""
        self.is_cancelled = True


@dataclass(frozen=True)
class Job:
    """What a lane shall do, and whom to tell."""

    work: Callable[[], object]
    on_success: Callable[[Any], None]
    on_problem: Callable[[Message], None] | None
    ticket: Ticket = field(default_factory=Ticket)
    is_awaited: bool = True
    is_long: bool = False
    is_alone: bool = False

    @property
    def name(self) -> str:
        """What it is called in the code, for a report: it tells of nobody."""
        work: object = self.work
        while isinstance(work, partial):
            work = work.args[-1] if work.func is run_for else work.func
        return f"{getattr(work, '__module__', None)}.{getattr(work, '__qualname__', type(work).__name__)}"


@dataclass(frozen=True)
class Outcome:
    """What came of a job: a value or an error."""

    job: Job
    value: object = None
    error: BaseException | None = None


class Crossing:
    """Lets long work and what must be alone begin in the order they were asked for, and never meet.

    Used on the window's thread; `put` hands a job to the worker, which begins both.
    """

    def __init__(self, put: Callable[[int, Job], None]) -> None:
        self._put = put
        self._waiting: deque[tuple[bool, int, Job]] = deque()
        self._long = self._alone = 0

    def ask(self, urgency: int, job: Job, *, is_long: bool) -> None:
        """Begin that as soon as nothing is under way that it must not meet."""
        self._waiting.append((is_long, urgency, job))
        self._go_on()

    def stay(self) -> None:
        """Keep the way for long work that follows on long work; `leave` is called for both."""
        self._long += 1

    def leave(self, job: Job) -> None:
        """Hear that a job has ended."""
        self._long -= job.is_long
        self._alone -= job.is_alone
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting:
            is_long, urgency, job = self._waiting[0]
            if self._alone or (self._long and not is_long):
                return
            self._waiting.popleft()
            self._long += is_long
            self._alone += not is_long
            self._put(urgency, job)


class _Rest:
    """Whether a lane has nothing to do, and since when."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._open = 0
        self._since = 0.0

    def begin(self) -> None:
        """One job more is there."""
        with self._changed:
            self._open += 1

    def end(self) -> None:
        """One job less is there."""
        with self._changed:
            self._open -= 1
            self._since = time.monotonic()
            self._changed.notify_all()

    def is_now(self) -> bool:
        """Say whether it has nothing to do."""
        with self._changed:
            return not self._open

    def wait(self, most_s: float, shown_s: float) -> None:
        """Wait until the lane has rested for `shown_s`, but no longer than `most_s`."""
        until = time.monotonic() + most_s
        with self._changed:
            while (now := time.monotonic()) < until:
                rested_s = 0.0 if self._open else now - self._since
                if not self._open and rested_s >= shown_s:
                    return
                self._changed.wait(until - now if self._open else min(until - now, shown_s - rested_s))


class Lane(QThread):
    """One thread with its queue: the most urgent job first, of those the oldest.

    One that `gives_way_to` another pauses, between two parts of its work, as long as that one works and until
    the window has shown what came of it.
    """

    most_pause_s = 0.1
    """So long it pauses at most between two parts, or a queue at the door would stop it altogether."""

    shown_s = 0.03
    """In this time the window shows an answer."""

    turn_s = 0.0005
    """So long it computes at most, meanwhile, while another thread wants to; Python's own 5 ms come at every
    statement of a check-in anew.
    """

    ended = Signal(object)
    """An `Outcome`, told on the window's thread."""

    _sent = Signal(object)

    def __init__(self, name: str, parent: QObject, gives_way_to: Lane | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._rest = _Rest()
        self._goes_first = gives_way_to
        self._order = itertools.count()
        self._jobs: queue.PriorityQueue[tuple[int, int, Job | None]] = queue.PriorityQueue()
        self._held: Job | None = None
        self._thread = 0
        self._doing = ""
        self._sent.connect(self._on_sent)

    def put(self, urgency: int, job: Job) -> None:
        """Have a job done when it is its turn; may be called on any thread."""
        self._rest.begin()
        self._jobs.put((urgency, next(self._order), job))

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing waits and nothing runs."""
        return self._rest.is_now()

    @property
    def doing(self) -> str:
        """The name of the job that runs; "" while none does."""
        return self._doing

    def standing(self) -> str:
        """Say where in the code it stands now, for a report."""
        frame = sys._current_frames().get(self._thread)  # noqa: SLF001 - there is no other way to ask
        return "".join(traceback.format_stack(frame)) if frame is not None else ""

    def stop(self) -> None:
        """Do what still waits, then end the thread; `has_ended` says when."""
        self._jobs.put((STOP, next(self._order), None))

    def has_ended(self, most_s: float) -> bool:
        """Wait until the thread that was stopped has ended; False if that took longer."""
        has_ended = self.wait(max(0, round(most_s * 1000)))
        if has_ended:
            self._held = None
        return has_ended

    def wait_for_rest(self, most_s: float, shown_s: float) -> None:
        """Wait until this lane has had nothing to do for `shown_s`, but no longer than `most_s`."""
        self._rest.wait(most_s, shown_s)

    def run(self) -> None:
        """Work off the queue until the stop mark comes."""
        self._thread = threading.get_ident()
        with giving_way(self._let_others):
            while True:
                job = self._jobs.get()[2]
                if job is None:
                    return
                self._doing = job.name
                with self._short_turns():
                    outcome = _outcome(job)
                self._doing = ""
                self._sent.emit(outcome)
                del job, outcome
                self._rest.end()

    @contextmanager
    def _short_turns(self) -> Generator[None]:
        """Have Python's threads take turns more often while long work is done."""
        if self._goes_first is None:
            yield
            return
        before = sys.getswitchinterval()
        sys.setswitchinterval(self.turn_s)
        try:
            yield
        finally:
            sys.setswitchinterval(before)

    def _let_others(self) -> None:
        if self._goes_first is not None:
            self._goes_first.wait_for_rest(self.most_pause_s, self.shown_s)

    @Slot(object)
    def _on_sent(self, outcome: Outcome) -> None:
        self._held = outcome.job
        self.ended.emit(outcome)


def _outcome(job: Job) -> Outcome:
    if job.ticket.is_cancelled:
        return Outcome(job)
    try:
        return Outcome(job, job.work())
    except BaseException as error:  # noqa: BLE001 - it is handed to the window's thread whole
        return Outcome(job, error=error)


def run_for(future: Future[T], use_case: Callable[[], Done[T]]) -> Done[T] | None:
    """Run a use case on a lane and hand its value, or its error, to who waits for it elsewhere."""
    if not future.set_running_or_notify_cancel():
        return None
    try:
        done = use_case()
    except BaseException as error:
        future.set_exception(error)
        raise
    future.set_result(done.value)
    return done


def is_heard(ticket: Ticket, callback: Callable[..., None]) -> bool:
    """Say whether that answer is still wanted: not withdrawn, and its owner is there."""
    bound = callback.func if isinstance(callback, partial) else callback
    owner = getattr(bound, "__self__", None)
    return not ticket.is_cancelled and (not isinstance(owner, QObject) or isValid(owner))
