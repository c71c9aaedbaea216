"""What to mend before doors open: looked at once, at preparation, with a sentence for each thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from uuid import UUID

from facilitator.domain.deck import Clip, Concern, Deck
from facilitator.domain.message import Message, plural
from facilitator.domain.questionnaire import Questionnaire
from facilitator.domain.session import AgendaItem, Session
from facilitator.services.decks import uses_of
from facilitator.services.found import find_session
from facilitator.services.media import clip_path
from facilitator.services.ports import Workspace
from facilitator.services.source_file import hash_of

LEAST_FREE_BYTES = 200 * 1024 * 1024
"""Below this a session may not be able to store what happens in it: events, backups, a summary."""
_MEGABYTE = 1024 * 1024

OnChunk = Callable[[], None]
"""Called while files are read; what it raises ends the look."""
PageCount = Callable[[bytes], int]
"""How many pages a PDF has; 0 for one that cannot be opened. Slow, off the window's thread."""


class Severity(IntEnum):
    """How much a finding matters: a problem breaks the session, a warning is seen, a note is good to know."""

    NOTE = 0
    WARNING = 1
    PROBLEM = 2


@dataclass(frozen=True, slots=True)
class PreflightFinding:
    """One thing to know before doors open; `deck` and `pages` where it is about slides."""

    severity: Severity
    message: Message
    deck: str = ""
    pages: tuple[int, ...] = ()
    item: UUID | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the store knows of a session before doors open: all that is needed to look at its files."""

    session: Session
    decks: tuple[Deck, ...]
    questionnaires: tuple[Questionnaire, ...]
    of_disk: tuple[PreflightFinding, ...]


def preflight(
    ws: Workspace, session_id: UUID, *, count_pages: PageCount | None = None
) -> tuple[PreflightFinding, ...]:
    """Return what to mend, the gravest first; nothing when all is well.

    `count_pages` opens each deck to see that it can be shown; without it what is known of them is trusted.
    """
    return look_through(ws, read_prepared(ws, session_id), count_pages=count_pages)


def read_prepared(ws: Workspace, session_id: UUID) -> Prepared:
    """Return what the store knows of that session; UserError if it was removed."""
    with ws.store.read() as records:
        session = find_session(records, session_id)
        decks = records.programmes.decks(session_id)
        used = records.questionnaires.of_session(session_id)
    return Prepared(session, tuple(decks), tuple(used), tuple(_of_disk(ws)))


def look_through(
    ws: Workspace,
    prepared: Prepared,
    *,
    count_pages: PageCount | None = None,
    on_chunk: OnChunk | None = None,
) -> tuple[PreflightFinding, ...]:
    """Return what to mend as `preflight` does; the store itself is not used, so any thread may look.

    Every source and every film is read whole, which takes as long as they are large, and on a network path
    that is gone as long as the system waits for it.
    """
    session, decks = prepared.session, prepared.decks
    found = [
        *_of_blocks(session, {deck.key for deck in decks}, prepared.questionnaires),
        *(finding for deck in decks for finding in _of_deck(ws, session, deck, count_pages, on_chunk)),
        *prepared.of_disk,
    ]
    return tuple(sorted(found, key=lambda one: -one.severity))


def is_ready(found: tuple[PreflightFinding, ...]) -> bool:
    """Say whether the session can begin as it is: no finding is a problem."""
    return all(one.severity is not Severity.PROBLEM for one in found)


def _of_blocks(
    session: Session, decks: set[str], questionnaires: tuple[Questionnaire, ...]
) -> Iterator[PreflightFinding]:
    """Yield the blocks whose slides or questionnaire are not there."""
    keys = {one.key for one in questionnaires}
    for item in session.agenda:
        if item.slides is not None and item.slides.deck not in decks:
            message = Message(
                '"{title}" shows slides that are not there ("{deck}"): add the file, or take the slides out.',
                {"title": item.title, "deck": item.slides.deck},
            )
            yield PreflightFinding(Severity.PROBLEM, message, item.slides.deck, item=item.id)
        if item.questionnaire and item.questionnaire not in keys:
            message = Message(
                '"{title}" needs the questionnaire "{key}", which this session does not use: add it, or '
                "choose another one.",
                {"title": item.title, "key": item.questionnaire},
            )
            yield PreflightFinding(Severity.PROBLEM, message, item=item.id)


def _of_deck(
    ws: Workspace, session: Session, deck: Deck, count_pages: PageCount | None, on_chunk: OnChunk | None
) -> Iterator[PreflightFinding]:
    uses = uses_of(session, deck.key)
    count = deck.count if count_pages is None else count_pages(deck.pdf)
    if count == 0 and (count_pages is not None or not deck.pdf):
        message = Message(
            'The slides "{deck}" cannot be opened: add their file again.', {"deck": deck.title or deck.key}
        )
        severity = Severity.PROBLEM if uses else Severity.WARNING
        yield PreflightFinding(severity, message, deck.key)
        return
    for use in uses:
        if count and use.last > count:
            yield _beyond(use.item, use.last, deck, count)
    yield from _of_source(deck, on_chunk)
    if uses:
        yield from _of_concerns(deck)
        yield from _of_clips(ws, deck, on_chunk)


def _beyond(item: AgendaItem, last: int, deck: Deck, count: int) -> PreflightFinding:
    message = Message(
        '"{title}" shows up to page {last} of "{deck}", which has {n}: choose its pages anew in the agenda.',
        {"title": item.title, "last": last, "deck": deck.title or deck.key, "n": count},
    )
    return PreflightFinding(Severity.PROBLEM, message, deck.key, item=item.id)


def _of_source(deck: Deck, on_chunk: OnChunk | None) -> Iterator[PreflightFinding]:
    """Say when the file that the deck was made from is another one now."""
    if not deck.source_path or not deck.source_sha256:
        return
    paths = [Path(line) for line in deck.source_path.split("\n")]
    with suppress(OSError, ValueError):
        if hash_of(paths, on_chunk) != deck.source_sha256:
            message = Message(
                "{file} was changed after it was added: add it again if the slides shall show that.",
                {"file": deck.file_name},
            )
            yield PreflightFinding(Severity.WARNING, message, deck.key)


def _of_concerns(deck: Deck) -> Iterator[PreflightFinding]:
    """Yield each concern once, with the pages it is about."""
    pages: dict[str, list[Concern]] = {}
    for concern in deck.concerns:
        pages.setdefault(str(concern.message), []).append(concern)
    for same in pages.values():
        numbers = tuple(concern.page for concern in same if concern.page)
        message = same[0].message
        if numbers:
            message = plural(
                "{deck}, page {pages}: {concern}",
                "{deck}, pages {pages}: {concern}",
                len(numbers),
                deck=deck.title or deck.key,
                pages=", ".join(map(str, numbers)),
                concern=message,
            )
        yield PreflightFinding(Severity.NOTE, message, deck.key, numbers)


def _of_clips(ws: Workspace, deck: Deck, on_chunk: OnChunk | None) -> Iterator[PreflightFinding]:
    """Yield the films that are not in the media store as they were; the window tries whether they play."""
    for page in deck.pages:
        if page.clip is not None and not _is_whole(ws, page.clip, on_chunk):
            message = Message(
                "The film {name} on page {page} of {deck} is missing or damaged: add it again.",
                {"name": page.clip.name, "page": page.number, "deck": deck.title or deck.key},
            )
            yield PreflightFinding(Severity.PROBLEM, message, deck.key, (page.number,))


def _is_whole(ws: Workspace, clip: Clip, on_chunk: OnChunk | None) -> bool:
    path = clip_path(ws, clip)
    try:
        return path is not None and hash_of([path], on_chunk) == clip.sha256
    except OSError:
        return False


def _of_disk(ws: Workspace) -> Iterator[PreflightFinding]:
    free = ws.store.describe().get("free_bytes", "")
    if free.isdigit() and int(free) < LEAST_FREE_BYTES:
        message = Message(
            "Only {n} MB are free on the disk: make room before the session, or nothing can be stored.",
            {"n": int(free) // _MEGABYTE},
        )
        yield PreflightFinding(Severity.PROBLEM, message)
