from __future__ import annotations

from dataclasses import replace

from database import DatabaseStore
from facilitator.domain.deck import DeckPage
from facilitator.domain.language import Text
from facilitator.domain.programme import TrainedRule
from tests.database import made


def test_a_programme_version_comes_back_as_it_went_in(store: DatabaseStore) -> None:
    with store.write() as records:
        records.programmes.install(made.a_programme("2"), [])
        records.programmes.install(made.a_programme("1"), [made.a_deck()])
    with store.read() as records:
        assert records.programmes.get("distance", "1") == made.a_programme("1")
        assert records.programmes.get("distance", "3") is None
        assert records.programmes.all() == (made.a_programme("1"), made.a_programme("2"))


def test_installing_the_same_content_again_changes_nothing(store: DatabaseStore) -> None:
    with store.write() as records:
        records.programmes.install(made.a_programme(), [made.a_deck()])
        records.programmes.install(replace(made.a_programme(), title=Text("Other")), [])
    with store.read() as records:
        assert records.programmes.get("distance", "1") == made.a_programme()


def test_who_counts_as_trained_is_kept_with_the_version(store: DatabaseStore) -> None:
    rule = TrainedRule(90, (1, 3), 60)
    with store.write() as records:
        records.programmes.install(replace(made.a_programme(), trained=rule), [])
    with store.read() as records:
        assert records.programmes.trained_rule("distance", "1") == rule
        programme = records.programmes.get("distance", "1")
        assert programme is not None
        assert programme.trained == rule
        assert records.programmes.trained_rule("distance", "9") == TrainedRule()


def test_the_same_version_with_another_content_is_replaced_with_its_decks(store: DatabaseStore) -> None:
    session = made.a_session()
    other = replace(made.a_programme(content_hash="def"), title=Text("Other", "另一个"), modules=())
    with store.write() as records:
        records.sessions.add(session)
        records.programmes.install(made.a_programme(), [made.a_deck(), made.a_deck("film")])
        records.programmes.install(other, [made.a_deck(pdf=b"new")])
    with store.read() as records:
        assert records.programmes.all() == (other,)
        assert records.programmes.decks(session.id) == (made.a_deck(pdf=b"new"),)


def test_a_session_sees_its_own_deck_before_the_one_of_its_programme(store: DatabaseStore) -> None:
    session = made.a_session()
    with store.write() as records:
        records.programmes.install(made.a_programme(), [made.a_deck(), made.a_deck("film")])
        records.sessions.add(session)
    with store.write() as records:
        records.programmes.put_deck(session.id, made.a_deck(pdf=b"first"))
        records.programmes.put_deck(session.id, made.a_deck(pdf=b"own"))
    with store.read() as records:
        assert records.programmes.deck(session.id, "main") == made.a_deck(pdf=b"own")
        assert records.programmes.deck(session.id, "film") == made.a_deck("film")
        assert records.programmes.deck(session.id, "none") is None
        assert {deck.key: deck.pdf for deck in records.programmes.decks(session.id)} == {
            "main": b"own",
            "film": made.a_deck().pdf,
        }


def test_all_that_is_known_of_a_deck_comes_back(store: DatabaseStore) -> None:
    session = made.a_session()
    with store.write() as records:
        records.programmes.install(made.a_programme(), [made.a_full_deck()])
        records.sessions.add(session)
    with store.read() as records:
        deck = records.programmes.deck(session.id, "main")
    assert deck == made.a_full_deck()
    assert str(deck.concerns_of(0)[0]) == "The font 楷体 is not on this laptop."
    assert deck.page(2).clip == deck.clips[0]
    assert deck.page(9) == DeckPage(9)


def test_an_own_deck_that_is_let_go_gives_place_to_the_one_of_the_programme(store: DatabaseStore) -> None:
    session = made.a_session()
    with store.write() as records:
        records.programmes.install(made.a_programme(), [made.a_deck()])
        records.sessions.add(session)
        records.programmes.put_deck(session.id, made.a_deck(pdf=b"own"))
    with store.write() as records:
        assert records.programmes.own_deck(session.id, "main") == made.a_deck(pdf=b"own")
        records.programmes.remove_deck(session.id, "main")
    with store.read() as records:
        assert records.programmes.own_deck(session.id, "main") is None
        assert records.programmes.deck(session.id, "main") == made.a_deck()


def test_a_deck_that_is_replaced_keeps_its_place(store: DatabaseStore) -> None:
    session = made.a_session()
    with store.write() as records:
        records.sessions.add(session)
        for key in ("a", "b", "c"):
            records.programmes.put_deck(session.id, made.a_deck(key))
    with store.write() as records:
        records.programmes.put_deck(session.id, made.a_deck("b", pdf=b"new"))
    with store.read() as records:
        assert [deck.key for deck in records.programmes.decks(session.id)] == ["a", "b", "c"]
