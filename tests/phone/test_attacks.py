"""What strangers on the same network may try: nothing leaks, nothing hangs, nobody is checked in by it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace

import pytest

from facilitator.domain import phone_pace
from facilitator.domain.failed_tries import TRIES
from facilitator.phone import body, connection, guard, pages
from facilitator.phone.door import LocalPhoneDoor
from facilitator.services.changes import Done
from tests.phone.house import LOOPBACK, House, Phone, Reply

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def raw(phone: Phone, sent: bytes) -> bytes:
    """Return what the server answers to these bytes until it closes."""
    with phone.line() as line:
        line.sendall(sent)
        return everything(line)


def everything(line: socket.socket) -> bytes:
    """Return what comes until the other side closes, politely or not."""
    found = b""
    try:
        while part := line.recv(65536):
            found += part
    except ConnectionResetError:
        pass
    return found


def host(phone: Phone) -> str:
    return phone.url.removeprefix("http://")


ELSEWHERE = (
    "/../../etc/passwd",
    "/..%2f..%2fetc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/c/../../etc/passwd",
    "/h/../c",
    "/static/page.html",
    "/page.html",
    "//etc/passwd",
    "/c/",
    "/c%00",
    "/favicon.ico",
    "/h/",
    "/\\..\\windows",
)


def test_there_is_nothing_behind_any_other_address(phone: Phone) -> None:
    answers = {
        path: raw(phone, f"GET {path} HTTP/1.1\r\nHost: {host(phone)}\r\n\r\n".encode()) for path in ELSEWHERE
    }
    assert [path for path, one in answers.items() if not one.startswith(b"HTTP/1.1 404")] == []
    assert [path for path, one in answers.items() if "这里什么也没有".encode() not in one] == []


def test_only_the_methods_of_our_own_pages_are_answered(phone: Phone) -> None:
    methods = ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "XYZ", "POST")
    answers = {
        method: raw(
            phone, f"{method} / HTTP/1.1\r\nHost: {host(phone)}\r\nContent-Length: 0\r\n\r\n".encode()
        )
        for method in methods
    }
    assert [one for one in methods if not answers[one].startswith(b"HTTP/1.1 405")] == []


HEADS = (
    "",
    "Host: example.com\r\n",
    "Host: 127.0.0.1\r\n",
    "Host: {host}.example.com\r\n",
    "Host: {host}\r\nHost: example.com\r\n",
    "Host: {host}\r\nOrigin: http://example.com\r\n",
    "Host: {host}\r\nOrigin: null\r\n",
    "Host: {host}\r\nOrigin: https://{host}\r\n",
    "Host: {host}\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
    "Host: {host}\r\nContent-Length: -1\r\n",
    "Host: {host}\r\nTransfer-Encoding: chunked, identity\r\n",
    "Host: {host}\r\nX\x00: y\r\n",
    "Host: {host}\r\nX: a\r\n b\rc: d\r\n",
    "Host: {host}\r\n" + "X: y\r\n" * 3000,
    "Host: {host}\r\nX: " + "y" * 20_000 + "\r\n",
)


def test_a_head_that_our_own_pages_never_send_is_refused(phone: Phone) -> None:
    heads = [head.replace("{host}", host(phone)) for head in HEADS]
    answers = {head: raw(phone, f"GET / HTTP/1.1\r\n{head}\r\n".encode()) for head in heads}
    refused = (b"HTTP/1.1 400", b"HTTP/1.1 501")
    assert [head[:80] for head, one in answers.items() if not one.startswith(refused)] == []


def test_a_long_address_is_refused_unread(phone: Phone) -> None:
    assert phone.get("/c?code=" + "1" * 600).status == 400


def test_no_header_makes_one_phone_look_like_many(home: House, phone: Phone) -> None:
    laptop = replace(phone, ip="127.0.0.1")
    for n in range(3):
        headers = {
            "X-Forwarded-For": f"10.0.0.{n}",
            "Forwarded": f"for=10.0.0.{n}",
            "X-Real-IP": f"10.0.0.{n}",
        }
        laptop.ask("GET", "/", headers=headers)
    assert home.door.state().phones_through == 0


GARBAGE = (
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"\x00" * 100,
    b"GET\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "签到".encode(),
)


def test_garbage_is_refused_and_the_next_phone_is_served(phone: Phone) -> None:
    for garbage in GARBAGE:
        with phone.line() as line:
            line.sendall(garbage)
            line.shutdown(socket.SHUT_WR)
            assert not everything(line).startswith(b"HTTP/1.1 2")
        assert phone.get("/").status == 200


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("application/json", b'{"entry": "E001"}'),
        ("text/plain", b"entry=E001"),
        ("multipart/form-data; boundary=x", b"--x--"),
        (FORM["Content-Type"], b"\xff\xfe\x00"),
        (FORM["Content-Type"], b"entry=%ff%fe"),
        (FORM["Content-Type"], b"&".join(b"a=1" for _ in range(50))),
    ],
)
def test_a_form_that_is_not_ours_is_not_understood(phone: Phone, kind: str, sent: bytes) -> None:
    answer = phone.ask("POST", "/c", sent, {"Content-Type": kind, "Origin": phone.url})
    assert (answer.status, answer.heading()) == (400, "That was not understood")


def test_a_million_bytes_are_neither_kept_nor_awaited(home: House, phone: Phone) -> None:
    page = home.scanned(phone)
    answer = phone.check_in(page, "x" * 5000)
    assert (answer.status, answer.heading()) == (413, "That was too large")
    sent = f"POST /c HTTP/1.1\r\nHost: {host(phone)}\r\nContent-Length: 1000000\r\n\r\n".encode()
    with phone.line() as line:
        line.sendall(sent + b"x" * 20_000)
        assert everything(line)[:12] in (b"HTTP/1.1 413", b"")
    chunked = f"POST /c HTTP/1.1\r\nHost: {host(phone)}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    assert raw(phone, chunked + b"1000\r\n" + b"x" * 4096 + b"\r\n0\r\n\r\n").startswith(b"HTTP/1.1 413")
    assert phone.check_in(page, "E001").status == 200


def test_a_head_that_never_ends_is_cut_off(
    home: House, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "HEAD_S", 0.1)
    with phone.line() as silent, phone.line() as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert (everything(silent), everything(slow)) == (b"", b"")
    assert home.scanned(phone).status == 200


def test_a_form_that_never_ends_is_answered_and_cut_off(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(body, "FORM_S", 0.1)
    sent = f"POST /c HTTP/1.1\r\nHost: {host(phone)}\r\nAccept-Language: en\r\nContent-Length: 100\r\n\r\nent"
    answer = raw(phone, sent.encode())
    assert answer.startswith(b"HTTP/1.1 408")
    assert b"That took too long" in answer


def test_whoever_goes_on_for_a_minute_is_cut_off(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "WHOLE_S", 0.1)
    sent = f"POST /c HTTP/1.1\r\nHost: {host(phone)}\r\nContent-Length: 100\r\n\r\nent"
    assert raw(phone, sent.encode()) == b""


def test_whoever_goes_away_in_the_midst_costs_nothing(phone: Phone) -> None:
    with phone.line() as line:
        line.sendall(f"POST /c HTTP/1.1\r\nHost: {host(phone)}\r\nContent-Length: 100\r\n\r\nent".encode())
    assert phone.get("/").status == 200


def test_who_is_slow_makes_room_for_the_next_phone_of_the_same_address_and_of_others(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "MOST_CONNECTIONS", 3)
    other = replace(phone, ip="127.0.1.2")
    with other.line() as patient, ExitStack() as slow:
        patient.sendall(b"GET / HTTP/1.1\r\n")
        lines = [slow.enter_context(phone.line()) for _ in range(6)]
        for line in lines:
            line.sendall(b"GET")
        assert [one.get("/").status for one in (phone, other)] == [200, 200]
        assert [everything(line) for line in lines[:3]] == [b""] * 3
        patient.sendall(f"Host: {host(phone)}\r\n\r\n".encode())
        assert everything(patient).startswith(b"HTTP/1.1 200")


def test_a_phone_that_comes_while_all_places_are_at_work_is_asked_to_wait(
    home: House, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "MOST_CONNECTIONS", 1)
    page = home.scanned(phone)
    home.worker.may_go_on.clear()
    replies: list[Reply] = []
    working = threading.Thread(target=lambda: replies.append(phone.check_in(page, "E001")))
    working.start()
    home.worker.asked.wait()
    busy = replace(phone, ip="127.0.1.2").get("/")
    home.worker.may_go_on.set()
    working.join()
    assert (busy.status, busy.heading(), replies[0].status) == (503, "Many phones at once", 200)
    guarded(busy)


def test_a_hundred_phones_behind_one_router_are_all_checked_in_while_others_hold_lines_open(
    home: House,
) -> None:
    phone = home.open()
    crowd = [replace(phone, cookie="") for _ in range(100)]
    entries = [f"E{n % 5 + 1:03d}" for n in range(100)]
    with ExitStack() as held, ThreadPoolExecutor(50) as hands:
        for _ in range(30):
            held.enter_context(phone.line()).sendall(b"GET")
        pages = list(hands.map(home.scanned, crowd))
        replies = list(hands.map(Phone.check_in, crowd, pages, entries))
    assert [one.heading() for one in replies] == ["You are checked in"] * 100
    assert sorted(home.arrivals()) == sorted(one.person.name for one in home.people)


def test_whoever_loads_in_a_loop_is_asked_to_wait_in_their_language_and_nobody_else_is(
    home: House, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phone_pace, "LOADS_AT_ONCE", 5)
    monkeypatch.setattr(guard, "HELD_S", 0.01)
    page = home.scanned(phone)
    paths = ["/", "/favicon.ico", "/h/none", "/", "/?lang=zh", "/c", "/none"]
    replies = [phone.get(path) for path in paths]
    assert [one.status for one in replies] == [200, 404, 404, 503, 503, 503, 503]
    assert [one.heading() for one in replies[3:5]] == ["Many phones at once", "手机太多了"]
    guarded(replies[4])
    wrong = phone.get("/", Host="elsewhere")
    assert (wrong.status, wrong.heading()) == (503, "Many phones at once")
    assert phone.check_in(page, "E001").heading() == "You are checked in"
    assert replace(phone, ip="127.0.1.2", cookie="").get("/").status == 200
    home.seconds.now_s += 0.06
    assert [phone.get("/").status for _ in range(2)] == [200, 503]


def test_whoever_loads_in_a_loop_is_held_for_a_moment_while_that_leaves_room_for_others(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phone_pace, "LOADS_AT_ONCE", 1)
    monkeypatch.setattr(guard, "HELD_S", 0.2)
    assert phone.get("/").status == 200
    begun = time.monotonic()
    assert phone.get("/").status == 503
    assert time.monotonic() - begun > 0.19
    monkeypatch.setattr(guard, "MOST_HELD", 0)
    monkeypatch.setattr(guard, "HELD_S", 60)
    assert phone.get("/").status == 503


def test_requests_sent_in_one_go_are_answered_one_a_connection(phone: Phone) -> None:
    one = f"GET / HTTP/1.1\r\nHost: {host(phone)}\r\n\r\n".encode()
    assert raw(phone, one * 3).count(b"HTTP/1.1 200") == 1


def test_a_forged_ticket_checks_nobody_in(home: House, phone: Phone) -> None:
    for ticket in ("", "x", "A" * 44, "?" * 44, "-" * 44, "ä" * 20, "=" * 44):
        answer = phone.post("/c", ticket=ticket, entry="E001", lang="en")
        assert (answer.status, answer.heading(), home.arrivals()) == (
            403,
            "This page was open for too long",
            [],
        )


def test_a_ticket_with_one_sign_changed_is_forged(home: House, phone: Phone) -> None:
    ticket = home.scanned(phone).hidden("ticket")
    for place in range(0, len(ticket), 5):
        other = "A" if ticket[place] != "A" else "B"
        changed = ticket[:place] + other + ticket[place + 1 :]
        fresh = replace(phone, ip=f"127.0.2.{place + 1}")
        assert fresh.post("/c", ticket=changed, entry="E001").status == 403
    assert home.arrivals() == []


def test_a_ticket_of_an_opening_before_is_worth_nothing(home: House, phone: Phone) -> None:
    page = home.scanned(phone)
    again = home.open()
    assert again.check_in(page, "E001").status == 403


def test_an_old_page_is_no_failure(home: House, phone: Phone) -> None:
    page = home.scanned(phone)
    home.seconds.now_s += 200
    for _ in range(TRIES + 1):
        assert phone.check_in(page, "E001").status == 403


def test_what_is_typed_comes_back_in_no_page(home: House, phone: Phone) -> None:
    page = home.scanned(phone)
    evil = '"><script>alert(1)</script>'
    shown = [
        phone.check_in(page, evil),
        phone.get(f"/c?lang={'%22%3E%3Cscript%3E'}"),
        phone.get("/?lang=%3Cb%3E"),
    ]
    assert not any("<script" in one.text or "alert" in one.text or "<b>" in one.text for one in shown)


def guarded(reply: Reply) -> None:
    """Check what stands at the head of every answer, whoever gave it."""
    assert reply.headers["content-security-policy"] == pages.content_policy()
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["x-frame-options"] == "DENY"
    assert reply.headers["referrer-policy"] == "same-origin"
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert reply.headers["connection"] == "close"
    assert not {"server", "date", "x-powered-by"} & reply.headers.keys()
    assert "<script" not in reply.text


def test_every_answer_says_how_it_may_be_used_and_not_who_serves_it(home: House, phone: Phone) -> None:
    replies = [home.scanned(phone), phone.get("/nothing"), phone.ask("PUT", "/c"), phone.get("/c?code=1")]
    replies.append(phone.get("/", Host="example.com"))
    for reply in replies:
        guarded(reply)


def test_what_is_no_request_at_all_is_answered_in_the_same_way(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "HEAD_S", 0.2)
    no_requests = [*GARBAGE, *(f"GET / HTTP/1.1\r\n{head}\r\n".encode() for head in HEADS[8:])]
    no_requests.append(b"GET / HTTP/1.1\r\n" + b"x" * 20_000)
    answers = [raw(phone, sent) for sent in no_requests]
    answered = [one for one in answers if one]
    assert len(answered) > len(HEADS[8:])
    for answer in answered:
        head, _, body = answer.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        assert first == "HTTP/1.1 400 Bad Request"
        assert int(headers["content-length"]) == len(body)
        assert "没有看懂这个请求".encode() in body
        guarded(Reply(400, headers, body.decode()))


def test_garbage_behind_a_request_that_is_being_answered_ends_the_line(home: House, phone: Phone) -> None:
    head = f"POST /c HTTP/1.1\r\nHost: {host(phone)}\r\nTransfer-Encoding: chunked\r\n\r\n"
    answer = raw(phone, head.encode() + b"zz\r\n")
    assert answer.startswith(b"HTTP/1.1 400 Bad Request")
    assert home.scanned(phone).status == 200


def test_a_phone_that_asks_whether_it_may_send_is_told_to_go_on_and_nothing_else(phone: Phone) -> None:
    head = f"POST /c HTTP/1.1\r\nHost: {host(phone)}\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n"
    with phone.line() as line:
        line.sendall(head.encode())
        assert line.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"


def test_the_mark_of_a_phone_is_for_us_alone(home: House, phone: Phone) -> None:
    code = home.door.projector_code().url.removeprefix(phone.url)
    answer = raw(phone, f"GET {code} HTTP/1.1\r\nHost: {host(phone)}\r\n\r\n".encode()).decode().lower()
    assert answer.startswith("http/1.1 303")
    assert "httponly" in answer
    assert "samesite=lax" in answer


def test_a_bug_is_reported_and_the_phone_is_sent_to_the_desk(
    home: House, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = home.scanned(phone)
    reported: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", reported.append)
    monkeypatch.setattr("facilitator.phone.own_phone.check_in_page", None)
    answer = phone.get(f"/c?ticket={page.hidden('ticket')}")
    assert (answer.status, answer.heading()) == (500, "Something went wrong here")
    assert "NoneType" not in answer.text
    home.door.close()
    assert [type(one.exc_value) for one in reported] == [TypeError]


@pytest.mark.parametrize(
    ("give", "status", "heading"),
    [
        (lambda future: future.set_exception(ValueError("a bug")), 500, "Something went wrong here"),
        (lambda future: future.cancel(), 503, "That was not stored"),
    ],
)
def test_what_was_not_stored_is_never_called_stored(
    home: House, give: Callable[[Future[object]], object], status: int, heading: str
) -> None:
    def submit(use_case: Callable[[], Done[object]]) -> Future[object]:
        del use_case
        future: Future[object] = Future()
        give(future)
        return future

    home.door = LocalPhoneDoor(lambda: home.ws, submit, networks=lambda: LOOPBACK, now_s=home.seconds)
    phone = home.open()
    answer = phone.check_in(home.scanned(phone), "E001")
    assert (answer.status, answer.heading()) == (status, heading)
