"""Who tries out codes or entries waits and is named; a full room behind one router does not wait for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from facilitator.domain.failed_tries import LATELY_S, TRIES, TRIES_OF_PHONE
from facilitator.phone import turns
from facilitator.phone.opening import MOST_NOTICES
from facilitator.services.enrol_people import add_person
from tests.phone.house import House, Phone


def test_whoever_tries_out_codes_has_to_wait_and_is_named_to_the_assistant(home: House, phone: Phone) -> None:
    page = home.scanned(phone)
    for n in range(TRIES):
        assert phone.get(f"/c?code={n:08d}").status == 403
    for waiting in (phone.get("/c?code=1"), home.scanned(phone), phone.check_in(page, "E001")):
        assert (waiting.status, waiting.heading()) == (429, "Too many wrong tries")
        assert int(waiting.headers["retry-after"]) == 3
    (notice,) = home.door.state().notices
    assert str(notice.message) == (
        "60 tries from 127.0.1.1 were refused: one phone, or several behind one router. All from there wait "
        "now; look who is there."
    )
    other = replace(phone, ip="127.0.1.2", cookie="")
    assert other.check_in(home.scanned(other), "E001").status == 200
    home.seconds.now_s += 2.1
    assert phone.check_in(page, "E003").status == 200


def test_a_phone_that_guesses_waits_by_itself_and_is_named_and_the_next_behind_its_router_is_let_in(
    home: House, phone: Phone
) -> None:
    page = home.scanned(phone)
    for _ in range(TRIES_OF_PHONE):
        assert phone.check_in(home.scanned(phone), "E999").status == 422
    for waiting in (phone.check_in(page, "E001"), phone.check_in(home.scanned(phone), "E001")):
        assert (waiting.status, waiting.heading()) == (429, "Too many wrong tries")
        assert int(waiting.headers["retry-after"]) == 10
    (notice,) = home.door.state().notices
    assert str(notice.message) == (
        "The phone at 127.0.1.1 was refused 10 times. It waits now; look who uses it."
    )
    neighbour = replace(phone, cookie="")
    assert neighbour.check_in(home.scanned(neighbour), "E001").status == 200
    home.seconds.now_s += 10
    assert phone.check_in(home.scanned(phone), "E003").status == 200


def test_two_who_guess_are_both_named_however_long_one_goes_on(home: House, phone: Phone) -> None:
    other, named = replace(phone, ip="127.0.1.2"), []
    for one, failures in ((other, TRIES), (phone, TRIES + 2 * MOST_NOTICES)):
        for n in range(failures):
            home.seconds.now_s += 2.1 * (n >= TRIES)
            assert one.get("/c?code=1").status == 403
        named.append(one.ip)
    assert [str(one.message).split()[3] for one in home.door.state().notices] == named[::-1]
    home.seconds.now_s += LATELY_S
    for _ in range(TRIES):
        phone.get("/c?code=1")
    assert len(home.door.state().notices) == len(named) + 1


def test_two_who_guess_behind_one_router_are_told_each(home: House, phone: Phone) -> None:
    for one in (phone, replace(phone, cookie="")):
        for _ in range(TRIES_OF_PHONE):
            assert one.check_in(home.scanned(one), "E999").status == 422
    assert len(home.door.state().notices) == 2


def test_a_phone_that_names_one_after_the_other_is_told_of_three_times_and_then_as_one_that_tries_out(
    home: House, phone: Phone
) -> None:
    assert phone.check_in(home.scanned(phone), "E001").status == 200
    for number in range(TRIES_OF_PHONE):
        home.seconds.now_s += 1
        add_person(home.ws, home.half_day, f"Person {number}", employee_number=f"P{number}")
        assert phone.check_in(home.scanned(phone), f"P{number}").status == 422
    told = [str(one.message) for one in home.door.state().notices]
    assert len(told) == 4
    assert sum("wants to check in" in one for one in told) == 3
    assert sum("was refused 10 times" in one for one in told) == 1


def test_a_phone_that_goes_on_is_named_once_in_a_while(home: House, phone: Phone) -> None:
    for n in range(TRIES_OF_PHONE + 3):
        home.seconds.now_s += 10 * (n >= TRIES_OF_PHONE)
        assert phone.check_in(home.scanned(phone), "E999").status == 422
    assert len(home.door.state().notices) == 1


def test_whoever_drops_the_cookie_has_the_tries_of_the_address_and_not_one_more(
    home: House, phone: Phone
) -> None:
    crowd = [replace(phone, cookie="") for _ in range(TRIES + 1)]
    pages = [home.scanned(one) for one in crowd]
    statuses = [one.check_in(page, "E999").status for one, page in zip(crowd, pages, strict=True)]
    assert statuses == [422] * TRIES + [429]


def last_try_while_another_is_looked_at(
    home: House,
    phone: Phone,
    entry: str,
    sent: bytes | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> tuple[int, bytes]:
    """Return what `entry` is answered, and what is sent before that answer is there: else a right entry."""
    others = [replace(phone, cookie="") for _ in range(2)]
    pages = [home.scanned(one) for one in others]
    for _ in range(TRIES - 1):
        phone.get("/c?code=1")
    home.worker.may_go_on.clear()
    sent = sent or form_with(phone, pages[1].hidden("ticket"))
    with ThreadPoolExecutor(1) as hand, phone.line() as line:
        first = hand.submit(others[0].check_in, pages[0], entry)
        home.worker.asked.wait()
        line.sendall(sent)
        assert replace(phone, ip="127.0.1.2").get("/").status == 200
        meanwhile()
        home.worker.may_go_on.set()
        return first.result().status, line.recv(12)


def form_with(phone: Phone, ticket: str) -> bytes:
    """Return a right entry as it is sent, on a page with that ticket."""
    body = f"ticket={ticket}&lang=en&entry=E001"
    kind = "Content-Type: application/x-www-form-urlencoded\r\n"
    return asking(phone, "POST /c", f"{kind}Content-Length: {len(body)}\r\n") + body.encode()


def asking(phone: Phone, what: str, more: str = "") -> bytes:
    """Return the head of a request as it is sent."""
    host = phone.url.removeprefix("http://")
    return f"{what} HTTP/1.1\r\nHost: {host}\r\n{more}\r\n".encode()


@pytest.mark.parametrize("what", ["code", "ticket", "form", "secret"])
def test_who_sends_something_made_up_while_an_entry_is_looked_at_has_no_more_tries_either(
    home: House, phone: Phone, what: str
) -> None:
    made_up = {
        "code": asking(phone, "GET /c?code=1"),
        "ticket": asking(phone, "GET /c?ticket=made-up"),
        "form": form_with(phone, "made-up"),
        "secret": asking(phone, "GET /h/made-up"),
    }
    wrong, next_one = last_try_while_another_is_looked_at(home, phone, "E999", made_up[what])
    assert (wrong, next_one) == (422, b"HTTP/1.1 429")


def test_whoever_scans_while_an_entry_is_looked_at_is_held_and_not_sent_away(
    home: House, phone: Phone
) -> None:
    scan = home.door.projector_code().url.removeprefix(phone.url)
    right, next_one = last_try_while_another_is_looked_at(home, phone, "E003", asking(phone, f"GET {scan}"))
    assert (right, next_one) == (200, b"HTTP/1.1 303")


def test_a_code_that_was_on_the_screen_when_it_was_asked_for_counts_however_long_it_is_held(
    home: House, phone: Phone
) -> None:
    def pass_by() -> None:
        home.seconds.now_s += 300

    scan = asking(phone, f"GET {home.door.projector_code().url.removeprefix(phone.url)}")
    _, next_one = last_try_while_another_is_looked_at(home, phone, "E003", scan, pass_by)
    assert next_one == b"HTTP/1.1 303"


def test_nobody_is_held_without_end_while_others_are_looked_at(
    home: House, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_LONGEST_S", 0.1)
    scan = asking(phone, f"GET {home.door.projector_code().url.removeprefix(phone.url)}")
    answers = []
    with phone.line() as line:

        def ask() -> None:
            line.sendall(scan)
            answers.append(line.recv(12))

        last_try_while_another_is_looked_at(home, phone, "E003", meanwhile=ask)
    assert answers == [b"HTTP/1.1 429"]


def test_a_form_whose_end_comes_late_is_judged_by_what_has_failed_meanwhile(
    home: House, phone: Phone
) -> None:
    assert home.door.state().is_open
    form = form_with(phone, "made-up")
    for _ in range(TRIES - 1):
        phone.get("/c?code=1")
    with phone.line() as line:
        line.sendall(form[:-1])
        assert phone.get("/c?code=1").status == 403
        line.sendall(form[-1:])
        assert line.recv(12) == b"HTTP/1.1 429"


def test_who_sends_many_entries_at_one_time_has_no_more_tries_than_one_after_the_other(
    home: House, phone: Phone
) -> None:
    wrong, next_one = last_try_while_another_is_looked_at(home, phone, "E999")
    assert (wrong, next_one, home.arrivals()) == (422, b"HTTP/1.1 429", [])


def test_an_honest_entry_that_comes_while_another_is_looked_at_is_held_and_not_sent_away(
    home: House, phone: Phone
) -> None:
    right, next_one = last_try_while_another_is_looked_at(home, phone, "E003")
    assert (right, next_one, len(home.arrivals())) == (200, b"HTTP/1.1 200", 2)


def test_a_hundred_phones_behind_one_router_of_which_fifteen_mistype_do_not_wait(home: House) -> None:
    phone = home.open()
    crowd = [replace(phone, cookie="") for _ in range(100)]
    entries = [f"E{n % 5 + 1:03d}" for n in range(100)]
    mistyped = ["E999" if n % 100 < 15 else entry for n, entry in enumerate(entries)]
    with ThreadPoolExecutor(50) as hands:
        pages = list(hands.map(home.scanned, crowd))
        first = list(hands.map(Phone.check_in, crowd, pages, mistyped))
        again = list(hands.map(Phone.check_in, crowd[:15], pages[:15], mistyped[:15]))
        last = list(hands.map(Phone.check_in, crowd[:15], pages[:15], entries[:15]))
    assert [one.status for one in first + again + last] == [422] * 15 + [200] * 85 + [422] * 15 + [200] * 15
    assert [one for one in home.door.state().notices if "refused" in str(one.message)] == []
