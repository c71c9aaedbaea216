"""What is drawn over the slides: each finished stroke is on disk, and comes back after a crash.

Drawings are kept until their half-day has ended; with the switch of their session on, for good. They stay
in the workspace: no shared file shows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from facilitator.domain.ink import Ink, InkPage, Stroke, with_stroke, without_last
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_session_of
from facilitator.services.ports import Records, Workspace
from facilitator.services.run_session import has_ended, run_state

KEPT_INK_SETTING = "drawings kept with session {}"
_KEPT = "yes"


@dataclass(frozen=True, slots=True)
class InkBook:
    """The drawings of a half-day by page, and whether its session keeps them."""

    half_day: UUID
    pages: Mapping[InkPage, Ink]
    is_kept: bool


def open_ink(ws: Workspace, half_day_id: UUID) -> Done[InkBook]:
    """Return the drawings of a half-day; those of others that have ended and keep none go now.

    They go no earlier, so that what was finished by mistake can be opened again with its drawings.
    """
    with ws.store.read() as records:
        is_kept = _is_kept(records, half_day_id)
        pages = records.ink.of_half_day(half_day_id)
        over = [one for one in records.ink.half_days() if one != half_day_id and _is_over(ws, records, one)]
    if over and not ws.store.is_read_only:
        with ws.store.write() as records:
            for one in over:
                records.ink.forget(one)
    return Done(InkBook(half_day_id, pages, is_kept))


def draw_stroke(ws: Workspace, half_day_id: UUID, page: InkPage, stroke: Stroke) -> Done[Ink]:
    """Add a stroke to what is drawn on a page, and return all of it."""
    with ws.store.write() as records:
        find_session_of(records, half_day_id)
        ink = with_stroke(records.ink.of_page(half_day_id, page), stroke)
        records.ink.put(half_day_id, page, ink)
    return Done(ink, Change.INK)


def undo_stroke(ws: Workspace, half_day_id: UUID, page: InkPage) -> Done[Ink]:
    """Take the last stroke of a page back, and return what is left."""
    with ws.store.write() as records:
        before = records.ink.of_page(half_day_id, page)
        ink = without_last(before)
        if not before:
            return Done(ink)
        records.ink.put(half_day_id, page, ink)
    return Done(ink, Change.INK)


def put_ink(ws: Workspace, half_day_id: UUID, page: InkPage, ink: Ink) -> Done[Ink]:
    """Let exactly these strokes be on the page: none to clear it, those before to bring them back."""
    with ws.store.write() as records:
        find_session_of(records, half_day_id)
        records.ink.put(half_day_id, page, ink)
    return Done(ink, Change.INK)


def keep_ink(ws: Workspace, half_day_id: UUID, *, is_kept: bool) -> Done[bool]:
    """Keep the drawings of this half-day's session for good, or no longer than they are needed."""
    with ws.store.write() as records:
        session = find_session_of(records, half_day_id)
        setting = KEPT_INK_SETTING.format(session.id)
        if is_kept:
            records.journal.put_setting(setting, _KEPT)
        else:
            records.journal.forget_settings(setting)
    return Done(is_kept, Change.INK)


def _is_kept(records: Records, half_day_id: UUID) -> bool:
    session = find_session_of(records, half_day_id)
    return records.journal.setting(KEPT_INK_SETTING.format(session.id)) == _KEPT


def _is_over(ws: Workspace, records: Records, half_day_id: UUID) -> bool:
    """Say whether a half-day has ended, or must have, and its session keeps no drawings."""
    if _is_kept(records, half_day_id):
        return False
    return has_ended(run_state(records, half_day_id, None), ws.clock.instant())
