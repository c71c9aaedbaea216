"""Going to a block out of its turn, and the one press that takes it back."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from facilitator.domain.programme import Priority
from facilitator.domain.run import Position, RunEventKind, position
from facilitator.domain.session import AgendaItem
from facilitator.services.changes import Done
from facilitator.services.jump_back import jump_back
from facilitator.services.run_session import RunState, act
from ui.run.console import Console
from ui.theme.tokens import Meaning
from ui.widgets.page import PageTools


class Jumps(QObject):
    """Says that the block changed once that is on disk; the way back is bound to that very jump."""

    def __init__(self, tools: PageTools, console: Console, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._console = console

    @Slot(UUID)
    def go(self, block: UUID) -> None:
        """Go to that block."""
        self._console.change(partial(_jumped, self._tools, block), self.tell)

    def tell(self, run: RunState) -> None:
        """Say that the run just jumped, and offer the way back; nothing where it did not."""
        jump = next((event for event in run.events[-2:] if event.kind is RunEventKind.JUMPED), None)
        if jump is not None:
            back = partial(self._console.change, partial(_jumped_back, self._tools, jump.id))
            now = self._tools.workspace.clock.instant()
            before = position(run.plan, run.events[: run.events.index(jump)], now)
            meaning, sentence = self._words(left_out(before, run.position(now)))
            self._tools.announce(sentence, meaning, self.tr("Undo"), back)

    def _words(self, blocks: tuple[AgendaItem, ...]) -> tuple[Meaning, str]:
        """Name what is left out by it, a block that must stay before all others."""
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


def _jumped_back(tools: PageTools, jump: UUID, run: RunState) -> Done[RunState]:
    return jump_back(tools.workspace, run.half_day.id, jump, known=run)
