"""Where the video on the page that is up stands: a small fold of its own within a run's.

A video belongs to a page of a block. Going to another page or block ends it; a cover and a frozen picture
pause it, since sound without its picture helps nobody, and while they last it does not begin. What is
kept is the place last told, never a guess: the video's own player knows how fast it really goes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from facilitator.domain.run_event import RunEvent, RunEventKind

CLIP_KINDS = frozenset({RunEventKind.CLIP_PLAYED, RunEventKind.CLIP_PAUSED, RunEventKind.CLIP_AT})


@dataclass(frozen=True, slots=True)
class ClipPlace:
    """A video that was touched: on which page of which block, how far it is, and whether it went on then.

    `seconds` are whole seconds from its begin, as told last: at most one behind while it plays.
    """

    item: UUID
    page: int
    seconds: int
    is_playing: bool

    def paused(self) -> ClipPlace:
        """Return the same video standing."""
        return replace(self, is_playing=False)


def clip_after(
    before: ClipPlace | None, event: RunEvent, item: UUID, page: int, *, is_hidden: bool
) -> ClipPlace | None:
    """Return the video's place after one of its events, with that page of that block up.

    An event of a page or block that was left meanwhile comes too late and says nothing.
    """
    if event.page != page or event.item not in {None, item}:
        return before
    was_playing = before is not None and before.is_playing
    is_playing = event.kind is RunEventKind.CLIP_PLAYED or (
        event.kind is RunEventKind.CLIP_AT and was_playing
    )
    return ClipPlace(item, page, max(0, event.seconds), is_playing and not is_hidden)
