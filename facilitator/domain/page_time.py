"""How long the slide that is up has been up: a card on it counts down from there."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from facilitator.domain.run_event import Instant, RunEvent, RunEventKind, elapsed_seconds

_TURNS = frozenset(
    {
        RunEventKind.STARTED,
        RunEventKind.REOPENED,
        RunEventKind.NEXT,
        RunEventKind.BACK,
        RunEventKind.JUMPED,
    }
)
_STOPS = frozenset({RunEventKind.PAUSED, RunEventKind.FINISHED})


def seconds_on_page(events: Sequence[RunEvent], now: Instant) -> float:
    """Return how long the page in front has been there, in seconds, without pauses; 0 before the start.

    Naming the same page again does not begin anew; turning away and back does. Going to a block ends a
    pause. Time that was not to count for the block does not count here, where the page was up in it: a
    page that came up after a gap has been there for less than the gap.
    """
    since: Instant | None = None
    before, page, is_paused = 0.0, 0, False
    block: UUID | None = None
    for event in events:
        if event.kind in _TURNS:
            before, since, page, is_paused = 0.0, event.at, 0, False
            block = event.item or block
        elif event.kind is RunEventKind.SLIDE_SHOWN and event.page != page:
            before, since, page = 0.0, event.at, event.page
        elif event.kind in _STOPS and since is not None and not is_paused:
            before, is_paused = before + elapsed_seconds(since, event.at), True
        elif event.kind is RunEventKind.RESUMED:
            since, is_paused = event.at, False
        elif event.kind is RunEventKind.GAP_DISCOUNTED and _is_of(event, block):
            so_far = before if since is None or is_paused else before + elapsed_seconds(since, event.at)
            before -= event.seconds if 0 < event.seconds <= so_far else 0
    return before if since is None or is_paused else before + elapsed_seconds(since, now)


def _is_of(event: RunEvent, block: UUID | None) -> bool:
    """Say whether an event is of that block, as far as both are named."""
    return block is None or event.item in {None, block}


def until_frozen(events: Sequence[RunEvent]) -> Sequence[RunEvent]:
    """Return the events up to the picture that the room keeps in sight."""
    places = [place for place, event in enumerate(events) if event.kind is RunEventKind.FROZEN]
    return events[: places[-1]] if places else events
