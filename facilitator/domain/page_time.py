"""How long the slide that is up has been up: a card on it counts down from there."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.run_event import Instant, RunEvent, RunEventKind, elapsed_seconds

_BEGINNINGS = frozenset({RunEventKind.STARTED, RunEventKind.REOPENED})
_TURNS = _BEGINNINGS | {RunEventKind.NEXT, RunEventKind.BACK, RunEventKind.JUMPED}
_STOPS = frozenset({RunEventKind.PAUSED, RunEventKind.FINISHED})


def seconds_on_page(events: Sequence[RunEvent], now: Instant) -> float:
    """Return how long the page in front has been there, in seconds, without pauses; 0 before the start.

    Naming the same page again does not begin anew; turning away and back does.
    """
    since: Instant | None = None
    before, page, is_paused = 0.0, 0, False
    for event in events:
        if event.kind in _TURNS or (event.kind is RunEventKind.SLIDE_SHOWN and event.page != page):
            page = event.page if event.kind is RunEventKind.SLIDE_SHOWN else 0
            before, since = 0.0, event.at
            is_paused = is_paused and event.kind not in _BEGINNINGS
        elif event.kind in _STOPS and since is not None and not is_paused:
            before, is_paused = before + elapsed_seconds(since, event.at), True
        elif event.kind is RunEventKind.RESUMED:
            since, is_paused = event.at, False
    return before if since is None or is_paused else before + elapsed_seconds(since, now)


def until_frozen(events: Sequence[RunEvent]) -> Sequence[RunEvent]:
    """Return the events up to the picture that the room keeps in sight."""
    places = [place for place, event in enumerate(events) if event.kind is RunEventKind.FROZEN]
    return events[: places[-1]] if places else events
