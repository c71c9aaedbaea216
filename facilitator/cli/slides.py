"""`import-slides SESSION FILE…` and `preflight SESSION`: slides in, and a look before doors open."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from facilitator.cli.choosing import choose_session
from facilitator.cli.desk import Desk
from facilitator.cli.exit_code import ExitCode
from facilitator.domain.deck import Deck
from facilitator.domain.language import Text
from facilitator.domain.message import Message, plural
from facilitator.services.decks import FIRST_KEY, fresh_key, keep_deck, list_decks
from facilitator.services.media import keep_clip
from facilitator.services.preflight import Severity, is_ready, preflight


def run_import_slides(desk: Desk, asked: Namespace) -> int:
    """Read slides from files and bind them to a session; what will look different is told by page."""
    from facilitator.imports.slides import read_slides

    paths = [Path(file) for file in asked.files]
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        keep = None if asked.dry_run else partial(keep_clip, ws)
        deck = read_slides(paths, FIRST_KEY, on_stage=desk.tell, keep_film=keep)
        if asked.name:
            deck = replace(deck, title=Text(asked.name, asked.name))
        taken = [one.key for one in list_decks(ws, session.id)]
        key = asked.key or fresh_key(str(deck.title), taken)
        deck = replace(deck, key=key)
        kept = None if asked.dry_run else keep_deck(ws, session.id, deck).value
    for message in _said_of(deck):
        desk.tell(message)
    n = len(deck.pages)
    values: dict[str, object] = {"file": deck.file_name, "key": key}
    if kept is None:
        desk.tell(
            plural(
                "{file}: {n} page. Nothing was written.",
                "{file}: {n} pages. Nothing was written.",
                n,
                **values,
            )
        )
    else:
        desk.tell(
            plural('{file}: {n} page, kept as "{key}".', '{file}: {n} pages, kept as "{key}".', n, **values)
        )
        for item in kept.lost:
            desk.tell(Message('"{title}" shows pages that these slides do not have.', {"title": item.title}))
    desk.give(_record(deck, written=kept is not None))
    return ExitCode.DONE


def _said_of(deck: Deck) -> Iterator[Message]:
    for concern in deck.concerns:
        yield (
            Message("Page {page}: {concern}", {"page": concern.page, "concern": concern.message})
            if concern.page
            else concern.message
        )


def _record(deck: Deck, *, written: bool) -> dict[str, object]:
    return {
        "ok": True,
        "written": written,
        "key": deck.key,
        "source": deck.source.value,
        "pages": len(deck.pages),
        "notes": sum(bool(page.notes) for page in deck.pages),
        "concerns": [{"page": one.page, "message": one.message} for one in deck.concerns],
    }


def run_preflight(desk: Desk, asked: Namespace) -> int:
    """Say what to mend before doors open; TROUBLE where something would break the session."""
    from facilitator.imports.parent import count_pages_of

    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        found = preflight(ws, session.id, count_pages=count_pages_of)
    ready = is_ready(found)
    for one in found:
        if one.severity is Severity.PROBLEM and not desk.is_json:
            desk.warn(one.message)
        else:
            desk.tell(one.message)
    desk.tell(
        Message("The session is ready.")
        if ready
        else Message("Mend this before doors open, then look again.")
    )
    desk.give(
        {
            "ok": ready,
            "session": session.id,
            "findings": [
                {
                    "severity": one.severity.name.lower(),
                    "message": one.message,
                    "deck": one.deck,
                    "pages": one.pages,
                }
                for one in found
            ],
        }
    )
    return ExitCode.DONE if ready else ExitCode.TROUBLE
