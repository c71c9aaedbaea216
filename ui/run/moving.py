"""Going to another block by hand: what is passed over is named, and one press takes it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from facilitator.domain.programme import Priority
from facilitator.domain.run import Position, RunEventKind
from facilitator.domain.session import AgendaItem
from facilitator.services.changes import Done
from facilitator.services.run_session import RunState, act
from ui.run.console import Console
from ui.theme.tokens import Meaning
from ui.widgets.page import PageTools

Change = Callable[[RunState], Done[RunState]]


class Moving(QObject):
    """Moves the run to another block, and says which blocks are left out by it."""

    def __init__(self, tools: PageTools, console: Console, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._console = console

    def jump(self, block: UUID) -> None:
        """Go to that block; before the start there is nothing to go back to."""
        before = self._console.current_item
        if before is None:
            self._console.do(RunEventKind.JUMPED, item=block)
        else:
            self.move(partial(_jumped, self._tools, block), partial(_jumped, self._tools, before))

    def move(self, change: Change, back: Change) -> None:
        """Change the run to another block; `back` is what takes it back."""
        loaded = self._console.loaded
        if loaded is not None:
            before = loaded.run.position(self._tools.workspace.clock.instant())
            self._console.change(change, partial(self._on_moved, before, back))

    def _on_moved(self, before: Position, back: Change, run: RunState) -> None:
        after = run.position(self._tools.workspace.clock.instant())
        meaning, sentence = self._words(left_out(before, after))
        self._tools.announce(sentence, meaning, self.tr("Undo"), partial(self._console.change, back))

    def _words(self, blocks: tuple[AgendaItem, ...]) -> tuple[Meaning, str]:
        """Name a block that must stay before all others."""
        musts = [one for one in blocks if one.priority is Priority.MUST]
        if not blocks:
            return Meaning.INFO, self.tr("Moved to another block.")
        named = (musts or blocks)[0].title.in_language(self._tools.language())
        if len(blocks) == 1:
            sentence = self.tr("Moved; left out: {block}.").format(block=named)
        else:
            more = self.tr("Moved; left out: {block} and %n more.", "", len(blocks) - 1)
            sentence = more.format(block=named)
        return Meaning.WARN if musts else Meaning.INFO, sentence


def left_out(before: Position, after: Position) -> tuple[AgendaItem, ...]:
    """Return the blocks that are passed over after, and were not before."""
    already = {one.item.id for one in before.progress if one.is_skipped}
    return tuple(one.item for one in after.progress if one.is_skipped and one.item.id not in already)


def _jumped(tools: PageTools, block: UUID, run: RunState) -> Done[RunState]:
    return act(tools.workspace, run.half_day.id, RunEventKind.JUMPED, item=block, known=run)
