"""What to mend before doors open."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.deck import Concern, DeckPage
from facilitator.domain.message import Message
from facilitator.domain.session import Session
from facilitator.services.decks import keep_deck
from facilitator.services.media import clip_path, keep_clip
from facilitator.services.plan_session import edit_agenda
from facilitator.services.ports import Workspace
from facilitator.services.preflight import (
    PreflightFinding,
    Severity,
    is_ready,
    look_through,
    preflight,
    read_prepared,
)
from facilitator.services.source_file import hash_of
from tests.services.test_decks import a_deck, bound


def _said(found: tuple[PreflightFinding, ...]) -> list[tuple[Severity, str]]:
    return [(one.severity, str(one.message)) for one in found]


def _bare(ws: Workspace, session: Session) -> Session:
    """Take from every block what it needs beside people."""
    items = [replace(item, slides=None, questionnaire=None) for item in session.agenda]
    return edit_agenda(ws, session.id, items).value


def test_a_session_that_lacks_nothing_is_ready(ws: Workspace, session: Session) -> None:
    session = _bare(ws, session)
    keep_deck(ws, session.id, a_deck())
    session = bound(ws, session, "own", 3)
    assert preflight(ws, session.id) == ()
    assert is_ready(())


def test_slides_and_a_questionnaire_that_are_not_there_are_problems(ws: Workspace, session: Session) -> None:
    session = bound(ws, _bare(ws, session), "nowhere", 3)
    first, *rest = session.agenda
    edit_agenda(ws, session.id, [replace(first, questionnaire="none"), *rest])
    found = preflight(ws, session.id)
    assert [(one.severity, one.deck, one.item) for one in found] == [
        (Severity.PROBLEM, "nowhere", first.id),
        (Severity.PROBLEM, "", first.id),
    ]
    assert 'shows slides that are not there ("nowhere")' in str(found[0].message)
    assert not is_ready(found)


def test_pages_that_a_deck_does_not_have_are_a_problem(ws: Workspace, session: Session) -> None:
    session = _bare(ws, session)
    keep_deck(ws, session.id, a_deck(pages=2))
    session = bound(ws, session, "own", 7)
    [finding] = preflight(ws, session.id)
    assert 'shows up to page 7 of "calls", which has 2' in str(finding.message)
    assert preflight(ws, session.id, count_pages=lambda _: 7) == ()


def test_slides_that_cannot_be_opened_are_a_problem_only_where_they_are_shown(
    ws: Workspace, session: Session
) -> None:
    session = _bare(ws, session)
    keep_deck(ws, session.id, a_deck())
    [finding] = preflight(ws, session.id, count_pages=lambda _: 0)
    assert finding.severity is Severity.WARNING
    session = bound(ws, session, "own", 1)
    [finding] = preflight(ws, session.id, count_pages=lambda _: 0)
    assert finding.severity is Severity.PROBLEM
    assert "cannot be opened: add their file again" in str(finding.message)


def test_a_source_that_was_changed_since_is_a_warning_and_one_that_is_gone_is_none(
    ws: Workspace, session: Session, tmp_path: Path
) -> None:
    session = _bare(ws, session)
    source = tmp_path / "calls.pdf"
    source.write_bytes(b"as it was")
    keep_deck(ws, session.id, replace(a_deck(), source_path=str(source), source_sha256=hash_of([source])))
    assert preflight(ws, session.id) == ()
    source.write_bytes(b"as it is now")
    assert _said(preflight(ws, session.id)) == [
        (
            Severity.WARNING,
            "calls.pdf was changed after it was added: add it again if the slides shall show that.",
        )
    ]
    source.unlink()
    assert preflight(ws, session.id) == ()


def test_one_concern_on_several_pages_is_said_once(ws: Workspace, session: Session) -> None:
    session = _bare(ws, session)
    moves = Message("Its transition is left out.")
    concerns = (Concern(0, Message("A thing.")), Concern(1, moves), Concern(3, moves))
    keep_deck(ws, session.id, replace(a_deck(), concerns=concerns))
    assert preflight(ws, session.id) == ()
    session = bound(ws, session, "own", 3)
    assert _said(preflight(ws, session.id)) == [
        (Severity.NOTE, "A thing."),
        (Severity.NOTE, "calls, pages 1, 3: Its transition is left out."),
    ]


def test_a_full_disk_is_a_problem(ws: Workspace, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session = _bare(ws, session)
    described: Mapping[str, Any] = ws.store.describe()
    monkeypatch.setattr(
        type(ws.store), "describe", lambda _: {**described, "free_bytes": str(5 * 1024 * 1024)}
    )
    assert _said(preflight(ws, session.id)) == [
        (
            Severity.PROBLEM,
            "Only 5 MB are free on the disk: make room before the session, or nothing can be stored.",
        )
    ]


def test_a_film_that_is_missing_or_was_changed_is_a_problem(
    ws: Workspace, session: Session, tmp_path: Path
) -> None:
    session = _bare(ws, session)
    film = tmp_path / "call.mp4"
    film.write_bytes(b"film")
    clip = keep_clip(ws, film)
    pages = (DeckPage(1), DeckPage(2, clip=clip), DeckPage(3))
    keep_deck(ws, session.id, replace(a_deck(), pages=pages))
    session = bound(ws, session, "own", 3)
    assert preflight(ws, session.id) == ()
    path = clip_path(ws, clip)
    assert path is not None
    path.write_bytes(b"flim")
    [finding] = preflight(ws, session.id)
    assert (finding.severity, finding.pages) == (Severity.PROBLEM, (2,))
    path.unlink()
    assert preflight(ws, session.id) == (finding,)
    assert str(finding.message) == "The film call.mp4 on page 2 of calls is missing or damaged: add it again."


def test_a_look_that_is_given_up_ends_in_the_middle_of_a_file(
    ws: Workspace, session: Session, tmp_path: Path
) -> None:
    class GivenUpError(Exception):
        pass

    chunks: list[int] = []

    def on_chunk() -> None:
        chunks.append(1)
        if len(chunks) == 2:
            raise GivenUpError

    source = tmp_path / "slides.pdf"
    source.write_bytes(bytes(3 * 1024 * 1024))
    keep_deck(ws, session.id, replace(a_deck(), source_path=str(source), source_sha256=hash_of([source])))
    with pytest.raises(GivenUpError):
        look_through(ws, read_prepared(ws, session.id), on_chunk=on_chunk)
    assert len(chunks) == 2


def test_a_film_that_the_disk_does_not_give_back_is_a_problem(
    ws: Workspace, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> str:
        raise OSError(errno.EIO, "Input/output error")

    film = tmp_path / "call.mp4"
    film.write_bytes(b"film")
    pages = (DeckPage(1, clip=keep_clip(ws, film)), DeckPage(2))
    keep_deck(ws, session.id, replace(a_deck(), pages=pages))
    bound(ws, _bare(ws, session), "own", 2)
    monkeypatch.setattr("facilitator.services.preflight.hash_of", broken)
    assert (
        Severity.PROBLEM,
        "The film call.mp4 on page 1 of calls is missing or damaged: add it again.",
    ) in (_said(preflight(ws, session.id)))
