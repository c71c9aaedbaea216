"""Phones that come while the worker is busy go through it together, each with its own answer."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future
from dataclasses import replace

import pytest

from facilitator.domain.message import Message, UserError
from facilitator.phone import gathering
from facilitator.phone.doing import BrokenError, NotStoredError, done
from facilitator.phone.opening import Tally
from facilitator.services.changes import Done
from tests.phone.house import House, Phone, Reply


def failing(error: Exception | None) -> Future[int]:
    future: Future[int] = Future()
    if error is None:
        future.cancel()
    else:
        future.set_exception(error)
    return future


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (UserError(Message("The disk is full.")), NotStoredError),
        (None, NotStoredError),
        (ValueError(), BrokenError),
    ],
)
def test_what_was_not_done_is_said_to_be_so(error: Exception | None, raised: type[Exception]) -> None:
    with pytest.raises(raised):
        asyncio.run(done(lambda _: failing(error), lambda: Done(1)))


def test_a_server_that_stops_waits_for_no_answer() -> None:
    async def stopped() -> bool:
        waiting = asyncio.ensure_future(done(lambda _: Future[int](), lambda: Done(1)))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.wait([waiting])
        return waiting.cancelled()

    assert asyncio.run(stopped())


def test_five_phones_that_come_together_are_checked_in_together_and_each_is_told(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MOST_TOGETHER", 3)
    phone = home.open()
    phones = [replace(phone, ip=f"127.0.3.{n}", cookie="") for n in range(1, 6)]
    pages = [home.scanned(one) for one in phones]
    home.worker.may_go_on.clear()
    replies: dict[int, Reply] = {}

    def come(n: int, one: Phone, entry: str) -> None:
        replies[n] = one.check_in(pages[n], entry)

    entries = ("E001", "E003", "nobody", "E005", "E001")
    threads = [
        threading.Thread(target=come, args=(n, one, entry))
        for n, (one, entry) in enumerate(zip(phones, entries, strict=True))
    ]
    for thread in threads:
        thread.start()
    home.worker.asked.wait()
    home.worker.may_go_on.set()
    for thread in threads:
        thread.join()
    assert [replies[n].status for n in range(4)] == [200, 200, 422, 200]
    assert sorted(home.arrivals()) == ["Anna Bell", "曾志伟", "王小明"]
    assert {replies[0].heading(), replies[4].heading()} == {"You are checked in"}


def test_more_phones_than_a_door_ever_sees_take_no_memory() -> None:
    tally = Tally()
    for n in range(5000):
        tally.loaded(f"address {n}")
    assert tally.phones_through == 4096
