"""One piece of work at a time: what is asked again before it ended is dropped, however it ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.message import Message
from facilitator.services.changes import Done
from ui.operations import Operations, Ticket

S = TypeVar("S")
T = TypeVar("T")


class Once(QObject):
    """Runs a use case and refuses a second one until the first is answered.

    Enter pressed twice, or a double click on a button that a single one presses, must not enrol two
    people or print two sets of numbers. A use case that ends in a bug is no answer: then the next one may
    run.
    """

    changed = Signal()
    """`is_running` is new: the place to enable the button again."""

    lost = Signal()
    """The use case ended in a bug: it will never be answered."""

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._is_running = False
        self._ticket: Ticket | None = None
        operations.lost.connect(self._on_lost)

    @property
    def is_running(self) -> bool:
        """Whether an answer is still awaited."""
        return self._is_running

    def run(
        self,
        use_case: Callable[[], Done[T]],
        on_success: Callable[[T], None],
        on_problem: Callable[[Message], None] | None = None,
    ) -> bool:
        """Run it as `Operations.run` does, unless one runs already; say whether it was taken."""
        return self._ask(partial(self._operations.run, use_case), on_success, on_problem)

    def run_long(
        self,
        use_case: Callable[[], Done[T]],
        on_success: Callable[[T], None],
        on_problem: Callable[[Message], None] | None = None,
    ) -> bool:
        """Run it as `Operations.run_long` does, unless one runs already; say whether it was taken."""
        return self._ask(partial(self._operations.run_long, use_case), on_success, on_problem)

    def run_alone(
        self,
        use_case: Callable[[], Done[T]],
        on_success: Callable[[T], None],
        on_problem: Callable[[Message], None] | None = None,
    ) -> bool:
        """Run it as `Operations.run_alone` does, unless one runs already; say whether it was taken."""
        return self._ask(partial(self._operations.run_alone, use_case), on_success, on_problem)

    def run_then_long(
        self,
        use_case: Callable[[], Done[S]],
        long_work: Callable[[S], Done[T]],
        on_success: Callable[[T], None],
        on_problem: Callable[[Message], None] | None = None,
    ) -> bool:
        """Run both as `Operations.run_then_long` does, unless one runs already; say whether it was taken."""
        return self._ask(partial(self._operations.run_then_long, use_case, long_work), on_success, on_problem)

    def _ask(
        self,
        ask: Callable[[Callable[[T], None], Callable[[Message], None]], Ticket],
        on_success: Callable[[T], None],
        on_problem: Callable[[Message], None] | None,
    ) -> bool:
        if self._is_running:
            return False
        self._set_running(is_running=True)
        self._ticket = ask(partial(self._on_success, on_success), partial(self._on_problem, on_problem))
        return True

    def _set_running(self, *, is_running: bool) -> None:
        if is_running != self._is_running:
            self._is_running = is_running
            self.changed.emit()

    def _on_success(self, on_success: Callable[[T], None], value: T) -> None:
        self._set_running(is_running=False)
        on_success(value)

    def _on_problem(self, on_problem: Callable[[Message], None] | None, message: Message) -> None:
        self._set_running(is_running=False)
        (on_problem or self._operations.problem_met.emit)(message)

    @Slot(object)
    def _on_lost(self, ticket: Ticket) -> None:
        if self._is_running and ticket is self._ticket:
            self._set_running(is_running=False)
            self.lost.emit()
