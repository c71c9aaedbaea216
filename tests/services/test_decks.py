"""The decks of a session."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from facilitator.domain.deck import Deck, DeckPage
from facilitator.domain.language import Text
from facilitator.domain.message import UserError
from facilitator.domain.programme import SlideRange
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.decks import (
    fresh_key,
    keep_deck,
    list_decks,
    pdf_of,
    put_back,
    remove_deck,
    rename_deck,
    uses_of,
)
from facilitator.services.plan_session import edit_agenda, load_session
from facilitator.services.ports import Workspace
from facilitator.services.run_session import act


def a_deck(key: str = "own", pages: int = 3, name: str = "calls") -> Deck:
    return Deck(
        key,
        Text(name, name),
        f"{name}.pdf",
        f"%PDF {name}".encode(),
        source_sha256="ab" * 32,
        pages=tuple(DeckPage(number) for number in range(1, pages + 1)),
    )


def bound(ws: Workspace, session: Session, key: str, last: int) -> Session:
    """Let the first block of the session show pages 1 to `last` of a deck."""
    first, *rest = session.agenda
    edit_agenda(ws, session.id, [replace(first, slides=SlideRange(key, 1, last)), *rest])
    return load_session(ws, session.id)


def keys(ws: Workspace, session: Session) -> list[str]:
    return [deck.key for deck in list_decks(ws, session.id)]


def test_several_decks_stand_side_by_side(ws: Workspace, session: Session) -> None:
    for key in ("a", "b"):
        done = keep_deck(ws, session.id, a_deck(key))
        assert done.changes is Change.AGENDA
    assert keys(ws, session) == ["a", "b"]


def test_a_deck_in_place_of_another_keeps_what_blocks_show_and_can_be_taken_back(
    ws: Workspace, session: Session
) -> None:
    keep_deck(ws, session.id, a_deck(name="before"))
    session = bound(ws, session, "own", 3)
    kept = keep_deck(ws, session.id, a_deck(name="after", pages=2)).value
    assert [item.id for item in kept.lost] == [session.agenda[0].id]
    assert uses_of(load_session(ws, session.id), "own")[0].last == 3
    undone = put_back(ws, kept).value
    assert undone.deck == a_deck(name="before")
    assert undone.lost == ()
    assert put_back(ws, undone).value.deck == kept.deck


def test_decks_are_listed_without_their_pdfs_and_each_is_had_by_its_key(
    ws: Workspace, session: Session
) -> None:
    keep_deck(ws, session.id, a_deck())
    assert list_decks(ws, session.id) == (replace(a_deck(), pdf=b""),)
    assert pdf_of(ws, session.id, "own") == a_deck().pdf
    assert pdf_of(ws, session.id, "gone") == b""


def test_taking_back_the_first_deck_of_a_key_leaves_none(ws: Workspace, session: Session) -> None:
    kept = keep_deck(ws, session.id, a_deck()).value
    assert put_back(ws, kept).value.deck is None
    assert keys(ws, session) == []


def test_a_deck_that_a_block_shows_is_not_let_go(ws: Workspace, session: Session) -> None:
    kept = keep_deck(ws, session.id, a_deck()).value
    bound(ws, session, "own", 1)
    for let_go in (lambda: remove_deck(ws, session.id, "own"), lambda: put_back(ws, kept)):
        with pytest.raises(UserError, match="shows these slides"):
            let_go()
    assert keys(ws, session) == ["own"]


def test_a_deck_that_a_running_half_day_shows_stays_until_the_half_day_is_finished(
    ws: Workspace, session: Session, half_day: UUID
) -> None:
    keep_deck(ws, session.id, a_deck())
    bound(ws, session, "own", 1)
    act(ws, half_day, RunEventKind.STARTED)
    edit_agenda(ws, session.id, session.agenda)
    with pytest.raises(UserError, match="half-day that is not finished"):
        remove_deck(ws, session.id, "own")
    assert keys(ws, session) == ["own"]
    act(ws, half_day, RunEventKind.FINISHED)
    remove_deck(ws, session.id, "own")
    assert keys(ws, session) == []


def test_a_deck_that_nobody_shows_is_let_go_and_comes_back(ws: Workspace, session: Session) -> None:
    keep_deck(ws, session.id, a_deck())
    gone = remove_deck(ws, session.id, "own").value
    assert keys(ws, session) == []
    put_back(ws, gone)
    assert keys(ws, session) == ["own"]


def test_own_slides_in_place_of_the_programmes_give_them_back_even_while_they_are_shown(
    ws: Workspace, session: Session
) -> None:
    with ws.store.write() as records:
        programme = records.programmes.get(session.programme_key, session.programme_version)
        assert programme is not None
        records.programmes.install(replace(programme, content_hash="new"), [a_deck("main", name="theirs")])
    keep_deck(ws, session.id, a_deck("main", name="ours"))
    bound(ws, session, "main", 2)
    assert remove_deck(ws, session.id, "main").value.deck == a_deck("main", name="theirs")
    with pytest.raises(UserError, match="belong to the programme"):
        rename_deck(ws, session.id, "main", "Mine")


def test_a_name_is_plain_and_not_empty(ws: Workspace, session: Session) -> None:
    keep_deck(ws, session.id, a_deck())
    named = rename_deck(ws, session.id, "own", "  打电话\x00\n回家 ").value
    assert named.deck is not None
    assert named.deck.title == Text("打电话 回家", "打电话 回家")
    with pytest.raises(UserError, match="Give the slides a name"):
        rename_deck(ws, session.id, "own", " \n")


@pytest.mark.parametrize(
    ("name", "taken", "key"),
    [
        ("Calls home.v2", [], "calls-home-v2"),
        ("打电话", [], "打电话"),
        ("???", [], "own"),
        ("own", ["own", "own-2"], "own-3"),
        ("x" * 99, [], "x" * 24),
    ],
)
def test_a_new_deck_gets_a_key_of_its_own(name: str, taken: list[str], key: str) -> None:
    assert fresh_key(name, taken) == key
