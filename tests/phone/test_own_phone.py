"""People check themselves in by what the projector shows, on a real server."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from starlette.requests import Request

from facilitator.domain.badge import short_code_for
from facilitator.domain.failed_tries import LATELY_S
from facilitator.domain.phone_code import SLOT_S, TICKET_S, PhoneKey, Ticket
from facilitator.domain.session import Session
from facilitator.phone import evenly, own_phone
from facilitator.phone.doing import NotStoredError
from facilitator.phone.opening import Opening
from facilitator.phone.own_phone import OwnPhone
from facilitator.services.issue_badges import issue_badges
from facilitator.services.phone_check_in import SelfCheckIn
from facilitator.services.ports import Workspace
from tests.phone.house import BOTH, House, Phone


@pytest.mark.parametrize("entry", ["E001", " e001 ", "王小明", "王 小明", "Ｅ００１"])
def test_number_or_whole_name_checks_in_once_it_is_on_disk(home: House, phone: Phone, entry: str) -> None:
    done = phone.check_in(home.scanned(phone), entry)
    assert (done.status, done.heading()) == (200, "You are checked in")
    assert home.arrivals() == ["王小明"]
    assert home.door.state().checked_in == 1


def test_the_number_on_the_badge_checks_in(
    home: House, phone: Phone, ws: Workspace, session: Session
) -> None:
    badge = issue_badges(ws, session.id).value[4].badge
    assert phone.check_in(home.scanned(phone), badge.short_code).heading() == "You are checked in"
    assert home.arrivals() == ["Anna Bell"]
    assert badge.short_code == short_code_for(badge.serial)


@pytest.mark.parametrize("entry", ["王", "wxm", "李娜", "E009", "482107-3", "x" * 100, "<b>", "%00"])
def test_whoever_is_in_doubt_goes_to_the_desk_and_hears_nothing_else(
    home: House, phone: Phone, entry: str
) -> None:
    unknown = phone.check_in(home.scanned(phone), "nobody of that name")
    again = phone.check_in(home.scanned(phone), entry)
    ticket = [reply.text.partition("ticket=")[2].partition("&")[0] for reply in (unknown, again)]
    assert again.status == unknown.status == 422
    assert again.text.replace(ticket[1], "") == unknown.text.replace(ticket[0], "")
    assert (again.heading(), home.arrivals()) == ("Please go to the desk", [])
    assert home.door.state().refused == 2


def test_sending_the_page_twice_checks_in_once(home: House, phone: Phone) -> None:
    page = home.scanned(phone)
    first, again = phone.check_in(page, "E001"), phone.check_in(page, "E001")
    assert (first.heading(), again.heading()) == ("You are checked in", "You were checked in before")
    assert all('<p class="time">08:30</p>' in reply.text for reply in (first, again))
    assert (home.arrivals(), home.door.state().checked_in) == (["王小明"], 1)


def test_the_code_counts_while_it_stands_and_one_slot_longer(home: House, phone: Phone) -> None:
    code = home.door.projector_code()
    assert (len(code.digits), code.address) == (8, phone.url.removeprefix("http://"))
    assert code.url == f"{phone.url}/c?code={code.digits}"
    home.seconds.now_s += SLOT_S
    assert home.door.projector_code().digits != code.digits
    assert phone.scan(code.url).heading() == "Check in"
    home.seconds.now_s += SLOT_S
    late = phone.scan(code.url)
    assert (late.status, late.heading()) == (403, "The code on the screen has changed")


def test_a_wrong_code_is_answered_like_an_old_one(home: House, phone: Phone) -> None:
    old = home.door.projector_code()
    home.seconds.now_s += 10 * SLOT_S
    wrong = f"{(int(old.digits) + 1) % 10**8:08d}"
    assert phone.scan(old.url) == phone.get(f"/c?code={wrong}")
    assert phone.get("/c").heading() == "The code on the screen has changed"


def test_digits_can_be_typed_with_a_space_or_a_wide_keyboard(home: House, phone: Phone) -> None:
    assert 'action="/c"' in phone.get("/").text
    digits = home.door.projector_code().digits
    wide = "".join(chr(ord(one) + 0xFEE0) for one in digits)
    for typed in (f"{digits[:4]}%20{digits[4:]}", "".join(f"%{byte:02X}" for byte in wide.encode())):
        assert phone.get(f"/c?code={typed}").heading() == "Check in"


def test_a_loaded_page_is_good_for_three_minutes_however_often_it_is_loaded(
    home: House, phone: Phone
) -> None:
    page = home.scanned(phone)
    ticket = page.hidden("ticket")
    home.seconds.now_s += TICKET_S
    assert phone.get(f"/c?ticket={ticket}").hidden("ticket") == ticket
    assert phone.check_in(page, "E001").heading() == "You are checked in"
    home.seconds.now_s += 1
    late = phone.check_in(page, "E001")
    assert (late.status, late.heading()) == (403, "This page was open for too long")
    assert phone.get(f"/c?ticket={ticket}").heading() == "This page was open for too long"


def test_nothing_typed_asks_again_with_the_same_page(home: House, phone: Phone) -> None:
    page = home.scanned(phone)
    again = phone.check_in(page, "  ")
    assert again.status == 422
    assert "Type your number or your name first." in again.text
    assert phone.check_in(again, "E001").heading() == "You are checked in"


def test_one_phone_checks_in_one_person_and_the_assistant_hears_of_another(home: House, phone: Phone) -> None:
    phone.check_in(home.scanned(phone), "E001")
    other = phone.check_in(home.scanned(phone), "E003")
    unknown = phone.check_in(home.scanned(phone), "E999")
    assert (other.status, other.heading()) == (unknown.status, unknown.heading())
    assert home.arrivals() == ["王小明"]
    (notice,) = home.door.state().notices
    assert str(notice.message).startswith(
        "A phone that has checked somebody in wants to check in 曾志伟 too."
    )
    assert (notice.enrolment, notice.at) == (home.people[2].id, home.ws.clock.now())


def test_a_phone_that_asks_for_the_same_person_again_and_again_is_told_of_once_in_a_while(
    home: House, phone: Phone
) -> None:
    phone.check_in(home.scanned(phone), "E001")
    for entry in ("E003", "E003", "E005", "E003"):
        phone.check_in(home.scanned(phone), entry)
    assert [one.enrolment for one in home.door.state().notices] == [home.people[4].id, home.people[2].id]
    home.seconds.now_s += LATELY_S
    phone.check_in(home.scanned(phone), "E003")
    assert len(home.door.state().notices) == 3


def test_an_entry_that_ends_in_a_bug_is_looked_at_no_longer(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise ZeroDivisionError

    door = OwnPhone(
        Opening(home.half_day, BOTH, PhoneKey(bytes(32)), lambda: home.ws, home.worker.submit, home.seconds)
    )
    request = Request({"type": "http", "headers": [], "client": ("router", 1)})
    ticket, tries = Ticket(b"phone"), door._opening.tries
    monkeypatch.setattr(own_phone, "read_phone_mark", broken)
    tries.begin("router", ticket.phone.hex())
    with pytest.raises(ZeroDivisionError):
        asyncio.run(door._found(request, ticket, "E001"))
    assert not tries._of_address.looked_at
    assert not tries._of_phone.looked_at


def test_a_page_that_was_handed_on_counts_as_the_same_phone(home: House, phone: Phone) -> None:
    page = home.scanned(phone)
    friend = replace(phone, ip="127.0.1.2", cookie="")
    assert friend.check_in(friend.get(f"/c?ticket={page.hidden('ticket')}"), "E001").status == 200
    assert phone.check_in(page, "E003").status == 422
    assert home.arrivals() == ["王小明"]


def test_a_phone_without_cookies_checks_in_as_well(home: House, phone: Phone) -> None:
    page = home.scanned(phone)
    phone.cookie = "phone=made-up"
    assert phone.check_in(page, "E001").status == 200


def test_another_phone_may_check_in_the_same_person_and_hears_that_they_are_in(
    home: House, phone: Phone
) -> None:
    phone.check_in(home.scanned(phone), "E001")
    other = replace(phone, ip="127.0.1.2", cookie="")
    assert other.check_in(home.scanned(other), "王小明").heading() == "You are checked in"


def test_the_light_turns_green_with_the_first_page_on_another_machine(home: House) -> None:
    phone = home.open()
    assert home.door.state().phones_through == 0
    laptop = replace(phone, ip="127.0.0.1")
    home.scanned(laptop)
    phone.get("/nothing")
    assert home.door.state().phones_through == 0
    home.scanned(phone)
    home.scanned(phone)
    assert home.door.state().phones_through == 1
    home.scanned(replace(phone, ip="127.0.1.2", cookie=""))
    assert home.door.state().phones_through == 2


def test_no_page_names_anybody(home: House, phone: Phone) -> None:
    page = home.scanned(phone)
    pages = [page, phone.check_in(page, "E001"), phone.check_in(page, "E001"), phone.check_in(page, "E003")]
    assert [name for reply in pages for one in home.people if (name := one.person.name) in reply.text] == []


def test_since_when_somebody_is_here_is_told_to_the_phone_alone_that_brought_them(home: House) -> None:
    phone = home.open()
    assert phone.check_in(home.scanned(phone), "王小明").heading() == "You are checked in"
    curious = replace(phone, ip="127.0.1.9", cookie="")
    first = curious.check_in(home.scanned(curious), "王小明")
    assert first.heading() == "You are checked in"
    assert "before" not in first.text
    assert home.arrivals() == ["王小明"]


def test_a_phone_without_cookies_that_brings_a_third_person_is_told_and_nobody_is_refused(
    home: House, phone: Phone
) -> None:
    told: list[int] = []
    for entry in ("E001", "E003", "E001", "E005"):
        assert phone.check_in(home.scanned(phone), entry).status == 200
        told.append(len(home.door.state().notices))
        phone.cookie = ""
    assert told == [0, 0, 0, 1]
    (notice,) = home.door.state().notices
    assert str(notice.message).startswith("3 people were checked in from 127.0.1.1: one phone, or several")
    assert all(name in str(notice.message) for name in ("王小明", "曾志伟", "Anna Bell"))
    assert notice.enrolment == home.people[4].id
    (together,) = home.door.state().together
    assert [(one.name, one.at) for one in together.people] == [
        (name, home.ws.clock.now()) for name in ("王小明", "曾志伟", "Anna Bell")
    ]
    home.door.close()
    home.open()
    assert home.door.state().together == (together,)


def test_whoever_sends_a_page_without_end_is_slowed_down_and_is_not_called_wrong(
    home: House, phone: Phone
) -> None:
    page = home.scanned(phone)
    statuses = [phone.check_in(page, "E001").status for _ in range(11)]
    assert statuses == [200] * 10 + [429]
    again = phone.check_in(page, "E001")
    assert (again.heading(), again.headers["retry-after"]) == ("Many phones at once", "1")
    assert replace(phone, ip="127.0.1.2", cookie="").get("/").status == 200
    home.seconds.now_s += 2
    assert phone.check_in(page, "E001").status == 200
    assert home.door.state().refused == 0


def test_how_long_an_answer_takes_tells_nobody_whether_it_was_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Clock(asyncio.SelectorEventLoop):
        """A loop whose time passes only while everybody sleeps."""

        now_s = 100.0

        def time(self) -> float:
            return self.now_s

        def call_at(self, when: float, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as asyncio has it
            self.now_s = when
            return super().call_at(when, *given, **named)

    async def answered(work_s: float, error: Exception | None) -> float:
        async def work() -> None:
            await asyncio.sleep(work_s)
            if error is not None:
                raise error

        loop = asyncio.get_running_loop()
        begun = loop.time()
        with suppress(NotStoredError):
            await evenly.evenly(work())
        return loop.time() - begun

    monkeypatch.setattr(evenly, "LEAST_S", 0.15)
    loop = Clock()
    took = [
        loop.run_until_complete(answered(work_s, error))
        for work_s in (0.001, 0.009, 0.14, 0.151, 0.174)
        for error in (None, NotStoredError())
    ]
    loop.close()
    assert took == pytest.approx([0.15] * 6 + [0.175] * 4)


def test_found_and_not_found_are_answered_evenly(
    home: House, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    real = evenly.evenly

    async def counted(answer: Awaitable[SelfCheckIn]) -> SelfCheckIn:
        asked.append(answer)
        return await real(answer)

    monkeypatch.setattr(own_phone, "evenly", counted)
    page = home.scanned(phone)
    for entry in ("E001", "nobody", "E003", "E001"):
        phone.check_in(page, entry)
    assert len(asked) == 4
