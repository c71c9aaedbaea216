"""Messages from assistants and what the trainer has seen of them, in a store of each kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from database import DatabaseStore, open_workspace
from tests.database import made
from tests.fakes import MORNING


def test_messages_come_back_whole_in_the_order_they_were_appended(store: DatabaseStore) -> None:
    session = made.a_session()
    here, there = session.half_days
    late, early = made.a_message(here, "z"), made.a_message(here, "a", who="", text="门口还有 5 人 “等”")
    with store.write() as records:
        records.sessions.add(session)
        for message in (late, early, made.a_message(there)):
            records.messages.append(message)
        records.messages.append_seen(made.a_seeing(early))
    with store.read() as records:
        assert records.messages.of_half_day(here.id) == (late, early)
        assert records.messages.get(early.id) == early
        assert records.messages.get(made.an_id("nothing")) is None
        assert records.messages.seen(early.id) == (made.a_seeing(early),)
        assert records.messages.seen(late.id) == ()


def test_what_came_last_is_first_of_the_unseen_whatever_the_clocks_said(store: DatabaseStore) -> None:
    session = made.a_session()
    here, there = session.half_days
    one, two, three = (
        made.a_message(here, name, at=MORNING - timedelta(minutes=minute))
        for minute, name in enumerate(("z", "m", "a"))
    )
    with store.write() as records:
        records.sessions.add(session)
        for message in (one, two, three, made.a_message(there)):
            records.messages.append(message)
        for _ in range(2):
            records.messages.append_seen(made.a_seeing(two))
    with store.read() as records:
        assert records.messages.unseen(here.id) == (three, one)
        assert len(records.messages.seen(two.id)) == 2
        assert records.messages.unseen(made.an_id("nothing")) == ()


def test_a_look_at_what_is_unseen_asks_once_however_much_was_seen(store: DatabaseStore) -> None:
    session = made.fill(store)
    half_day = session.half_days[0]
    with store.write() as records:
        for number in range(20):
            message = made.a_message(half_day, f"more {number}")
            records.messages.append(message)
            records.messages.append_seen(made.a_seeing(message))
        records.messages.append(made.a_message(half_day, "unseen"))
    asked: list[str] = []
    engine = store._reader or store._writer
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    with store.read() as records:
        assert len(records.messages.unseen(half_day.id)) == 1
    assert len([one for one in asked if one.startswith("SELECT")]) == 1


def test_a_session_that_is_removed_takes_what_was_told_with_it(store: DatabaseStore) -> None:
    session = made.fill(store)
    message = made.a_message(session.half_days[0])
    with store.write() as records:
        records.sessions.remove(session.id)
    with store.read() as records:
        assert records.messages.of_half_day(message.half_day) == records.messages.seen(message.id) == ()
    assert store.check() == ()


@pytest.mark.postgres
@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_what_another_laptop_sends_is_there_at_the_next_look(
    address: str, laptop: Callable[[str], None], store: DatabaseStore
) -> None:
    half_day = made.fill(store).half_days[0]
    laptop("second")
    other = open_workspace(address, who="Wang")
    message = made.a_message(half_day, "from the gate")
    with other.write() as records:
        records.messages.append(message)
    other.close()
    assert store.is_shared
    with store.read() as records:
        assert records.messages.unseen(half_day.id) == (message,)


def test_a_file_belongs_to_one_program_and_is_shared_with_none(path: Path) -> None:
    store = open_workspace(path)
    assert not store.is_shared
    store.close()
