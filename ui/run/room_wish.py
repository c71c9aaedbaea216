"""What a key of the console means where the run stands: which event it appends. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from facilitator.domain.run import Cover, Position, RunEventKind, RunPhase
from facilitator.domain.session import AgendaItem
from ui.projector.presenter_keys import GoToPage, PresenterCommand
from ui.run.room import page_after, pages_of, shown_page

_STEPS = {PresenterCommand.NEXT_SLIDE: 1, PresenterCommand.PREVIOUS_SLIDE: -1}
_EDGES = {PresenterCommand.FIRST_SLIDE: 0, PresenterCommand.LAST_SLIDE: -1}
_COVERS = {
    PresenterCommand.BLACK: (RunEventKind.BLACKED, Cover.BLACK),
    PresenterCommand.WHITE: (RunEventKind.WHITENED, Cover.WHITE),
    PresenterCommand.CARD: (RunEventKind.CARD_SHOWN, Cover.CARD),
}

PagesFor = Callable[[AgendaItem], int]
"""How many pages the deck of a block has."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An event to append; `page` is for SLIDE_SHOWN."""

    kind: RunEventKind
    page: int = 0


@dataclass(frozen=True, slots=True)
class AtEdge:
    """There is no further page in the block that way."""


@dataclass(frozen=True, slots=True)
class NoSuchPage:
    """The deck has no page of that number."""

    page: int


def event_for(
    command: PresenterCommand | GoToPage, position: Position, pages_for: PagesFor
) -> Wanted | AtEdge | NoSuchPage | None:
    """Return what a clicker's key appends to the run; none where it has no meaning now."""
    if isinstance(command, GoToPage):
        return _page_by_number(command.page, position, pages_for)
    if command in _STEPS:
        return _step(_STEPS[command], position, pages_for)
    if command in _EDGES:
        return _edge(_EDGES[command], position, pages_for)
    if command in _COVERS:
        return _cover(position, *_COVERS[command])
    if command is PresenterCommand.FREEZE:
        return Wanted(RunEventKind.FROZEN if position.frozen is None else RunEventKind.UNFROZEN)
    return None


def going_on(position: Position) -> RunEventKind | None:
    """Return what the filled button does: start, next block or finish, resume; none once it is over."""
    match position.phase:
        case RunPhase.NOT_STARTED:
            return RunEventKind.STARTED
        case RunPhase.RUNNING:
            return RunEventKind.FINISHED if position.following is None else RunEventKind.NEXT
        case RunPhase.PAUSED:
            return RunEventKind.RESUMED
        case RunPhase.FINISHED:
            return None


def going_back(position: Position) -> RunEventKind:
    """Return the way to the block before, or into what is over."""
    return RunEventKind.REOPENED if position.phase is RunPhase.FINISHED else RunEventKind.BACK


def pausing(position: Position) -> RunEventKind:
    """Return the way into a pause, or out of it."""
    return RunEventKind.RESUMED if position.phase is RunPhase.PAUSED else RunEventKind.PAUSED


def _step(steps: int, position: Position, pages_for: PagesFor) -> Wanted | AtEdge | None:
    """Go some pages on within the block."""
    item = position.current
    if item is None:
        return None
    pages = pages_for(item)
    target = page_after(item, shown_page(position, pages), pages, steps=steps)
    return AtEdge() if target is None else Wanted(RunEventKind.SLIDE_SHOWN, target)


def _edge(place: int, position: Position, pages_for: PagesFor) -> Wanted | None:
    """Go to the block's first page (0) or its last (-1)."""
    item = position.current
    return None if item is None else Wanted(RunEventKind.SLIDE_SHOWN, pages_of(item, pages_for(item))[place])


def _page_by_number(page: int, position: Position, pages_for: PagesFor) -> Wanted | NoSuchPage | None:
    """Show a page of the deck by its number, of this block or another."""
    item = position.current
    if item is None:
        return None
    return Wanted(RunEventKind.SLIDE_SHOWN, page) if page <= pages_for(item) else NoSuchPage(page)


def _cover(position: Position, kind: RunEventKind, cover: Cover) -> Wanted:
    """Cover what the room sees, or show it again where that cover lies on it."""
    return Wanted(RunEventKind.UNCOVERED if position.cover is cover else kind)
