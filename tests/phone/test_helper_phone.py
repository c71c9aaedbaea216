"""A helper's phone photographs badges; the laptop reads them and checks in."""

from __future__ import annotations

import io
import threading
from contextlib import suppress
from dataclasses import replace
from functools import partial

import pytest
from PIL import Image  # noqa: TID253 - pictures are what this is about

from facilitator.domain import phone_pace
from facilitator.domain.badge import BadgeKind, make_token, short_code_for
from facilitator.domain.failed_tries import TRIES
from facilitator.domain.refusal_run import FREE_REFUSALS
from facilitator.domain.session import Session
from facilitator.imports.photo_reader import PhotoReader
from facilitator.phone import helper_phone, photos
from facilitator.services.issue_badges import issue_badges, issue_spares
from facilitator.services.phone_door import PhoneWay
from facilitator.services.ports import Workspace
from tests.builders import OTHER_KEY
from tests.phone.house import House, Phone, ReaderHere, Reply
from tests.phone.photos import form_of, photo_of, slow_photo


def send(phone: Phone, address: str, photo: bytes) -> Reply:
    """Send a photo as a browser does."""
    kind, sent = form_of(photo, "----WebKitFormBoundaryx7")
    headers = {"Content-Type": kind, "Origin": phone.url}
    return phone.ask("POST", address.removeprefix(phone.url), sent, headers)


@pytest.fixture
def tokens(ws: Workspace, session: Session, home: House) -> list[str]:
    """The codes of the five people's badges, in roster order."""
    assert len(home.people) == 5
    return [one.badge.token for one in issue_badges(ws, session.id).value]


@pytest.fixture
def address(home: House, phone: Phone) -> str:
    """Where a helper's phone goes."""
    assert home.door.state().chosen == phone.url
    return home.door.helper_address()


def digits(token: str) -> str:
    return short_code_for(int(token[1:10]))


def test_several_badges_in_one_photo_are_each_answered_without_a_name(
    home: House, phone: Phone, address: str, tokens: list[str]
) -> None:
    assert phone.scan(address).heading() == "Photograph badges"
    first = send(phone, address, photo_of(tokens[0]))
    assert "1 of 1 checked in" in first.text
    other = send(phone, address, photo_of(*tokens[:4]))
    assert "3 of 4 checked in" in other.text
    words = [
        (f"<b>{word}</b>", digits(token))
        for word, token in zip(("In already", "Checked in", "Checked in", "Checked in"), tokens, strict=False)
    ]
    assert all(f'{word}<span class="code">{code}</span>' in other.text for word, code in words)
    assert home.arrivals() == ["王小明", "李娜", "曾志伟", "李娜"]
    assert not any(one.person.name in other.text for one in home.people)
    assert home.door.state().checked_in == 4


def test_each_badge_that_checks_nobody_in_says_why(
    home: House, phone: Phone, address: str, tokens: list[str], ws: Workspace, session: Session
) -> None:
    spare = issue_spares(ws, session.id, 1).value[0].badge.token
    forged = make_token(BadgeKind.PERSON, 7, OTHER_KEY)
    answer = send(phone, address, photo_of(tokens[0], spare, forged, "https://pay.example.com/secret"))
    for word in ("Checked in", "Spare badge: to the desk", "Not ours", "No badge"):
        assert f"<b>{word}</b>" in answer.text
    assert ("1 of 4 checked in" in answer.text, "secret" in answer.text) == (True, False)
    state = home.door.state()
    assert (state.checked_in, state.refused) == (1, 3)


def test_in_chinese_too(home: House, phone: Phone, address: str, tokens: list[str]) -> None:
    chinese = replace(phone, language="zh-CN")
    assert chinese.scan(address).heading() == "拍签到卡"
    answer = send(phone, f"{address}?lang=zh", photo_of(tokens[0]))
    assert "<b>签到成功</b>" in answer.text
    assert home.arrivals() == ["王小明"]


@pytest.mark.parametrize(
    ("photo", "said"),
    [
        (photo_of(), "No badge was found in the picture."),
        (b"", "That is no picture that can be read here."),
        (b"GIF89a" + b"\x00" * 50, "That is no picture that can be read here."),
        (photo_of("1" * 17)[:2000], "That is no picture that can be read here."),
        (b"%PDF-1.7", "That is no picture that can be read here."),
    ],
)
def test_a_photo_without_a_badge_says_what_to_do(
    home: House, phone: Phone, address: str, photo: bytes, said: str
) -> None:
    answer = send(phone, address, photo)
    assert (answer.status, said in answer.text, home.arrivals()) == (422, True, [])
    assert 'type="file"' in answer.text


def test_a_photo_of_too_many_points_is_not_unpacked(phone: Phone, address: str) -> None:
    out = io.BytesIO()
    Image.new("1", (9000, 8000)).save(out, "PNG")
    assert "That picture has too many points." in send(phone, address, out.getvalue()).text


def test_a_photo_that_claims_to_be_a_wall_is_no_picture(phone: Phone, address: str) -> None:
    out = io.BytesIO()
    Image.new("1", (8, 8)).save(out, "PNG")
    png = bytearray(out.getvalue())
    png[16:24] = (60_000).to_bytes(4, "big") * 2
    assert "That is no picture" in send(phone, address, bytes(png)).text


def test_a_photo_that_is_too_large_is_said_to_be(
    phone: Phone, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helper_phone, "PHOTO_BYTES", 20_000)
    answer = send(phone, address, b"x" * 30_000)
    assert (answer.status, "larger than 12 MB" in answer.text) == (413, True)


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("application/x-www-form-urlencoded", b"photo=x"),
        ("multipart/form-data", b"--x\r\n"),
        ("multipart/form-data; boundary=x", b""),
        ("multipart/form-data; boundary=x", b"garbage"),
        ("multipart/form-data; boundary=x", b"--x\r\nA: b\r\n\r\nc\r\n" * 5 + b"--x--"),
        ("multipart/form-data; boundary=x", b"--x\r\n\x00\x01\r\n\r\nc\r\n--x--"),
        ("multipart/form-data; boundary=" + "x" * 300, b"--x"),
    ],
)
def test_a_form_that_no_browser_makes_of_our_page_is_not_understood(
    phone: Phone, address: str, kind: str, sent: bytes
) -> None:
    head = {"Content-Type": kind, "Origin": phone.url}
    answer = phone.ask("POST", address.removeprefix(phone.url), sent, head)
    assert (answer.status, answer.heading()) == (400, "That was not understood")


def test_a_slow_photo_is_given_up(phone: Phone, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper_phone, "PHOTO_S", 0.1)
    path, host = address.removeprefix(phone.url), phone.url.removeprefix("http://")
    head = f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9\r\n\r\n"
    with phone.line() as line:
        line.sendall(head.encode())
        assert line.recv(12) == b"HTTP/1.1 408"


def test_without_the_secret_there_is_nothing_and_guessing_it_has_an_end(
    home: House, phone: Phone, address: str, tokens: list[str]
) -> None:
    guess = address[:-1] + ("A" if address[-1] != "A" else "B")
    wrong = phone.scan(guess)
    assert (wrong.status, wrong.text) == (404, phone.get("/nothing").text)
    assert send(phone, guess, photo_of(tokens[0])).status == 404
    for _ in range(TRIES - 2):
        phone.scan(guess)
    assert [phone.scan(one).status for one in (guess, address)] == [429, 429]
    assert home.arrivals() == []


def test_a_run_of_refused_codes_slows_the_helper_and_is_named_to_the_assistant(
    home: House, phone: Phone, address: str, tokens: list[str]
) -> None:
    forged = [make_token(BadgeKind.PERSON, n, OTHER_KEY) for n in range(FREE_REFUSALS)]
    send(phone, address, photo_of(*forged))
    (notice,) = home.door.state().notices
    assert str(notice.message).startswith(f"A phone: {FREE_REFUSALS} codes in a row were refused.")
    slowed = send(phone, address, photo_of(tokens[0]))
    assert (slowed.status, home.arrivals()) == (429, [])
    home.seconds.now_s += 2
    assert "1 of 1 checked in" in send(phone, address, photo_of(tokens[0])).text


def test_more_photos_at_once_than_there_is_room_for_are_asked_to_wait(
    home: House, tokens: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, may_go_on = threading.Semaphore(0), threading.Event()

    def slowly(reader: ReaderHere, kind: str, sent: bytes) -> tuple[str, ...]:
        del reader, kind, sent
        reading.release()
        may_go_on.wait(5)
        return (tokens[0],)

    monkeypatch.setattr(ReaderHere, "codes_in", slowly)
    monkeypatch.setattr(helper_phone, "_PHOTOS_AT_ONCE", 1)
    phone = home.open()
    address = home.door.helper_address()
    replies: list[Reply] = []
    first = threading.Thread(target=lambda: replies.append(send(phone, address, b"x")))
    first.start()
    assert reading.acquire(timeout=60)
    busy = send(phone, address, b"x")
    may_go_on.set()
    first.join()
    assert (busy.status, busy.heading(), replies[0].status) == (503, "Many phones at once", 200)
    assert home.arrivals() == ["王小明"]


def test_a_photo_made_to_be_slow_is_given_up_named_and_makes_who_sent_it_wait(
    home: House, tokens: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photos, "PhotoReader", partial(PhotoReader, 0.05))
    phone = home.open()
    address = home.door.helper_address()
    phone.scan(address)
    slow = send(phone, address, slow_photo())
    assert (slow.status, "took too long to read" in slow.text) == (422, True)
    (notice,) = home.door.state().notices
    assert str(notice.message).startswith("A picture from the phone at 127.0.1.1 took too long")
    waiting = send(phone, address, photo_of(tokens[0]))
    assert (waiting.status, waiting.heading(), waiting.headers["retry-after"]) == (
        429,
        "Many phones at once",
        "11",
    )
    assert home.arrivals() == []


def test_closing_the_door_waits_for_no_photo_and_leaves_no_process(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, ended = threading.Event(), threading.Event()

    class Telling(PhotoReader):
        def codes_in(self, content_type: str, body: bytes) -> tuple[str, ...]:
            reading.set()
            return super().codes_in(content_type, body)

    monkeypatch.setattr(photos, "PhotoReader", Telling)
    phone = home.open()
    address = home.door.helper_address()

    def send_slowly() -> None:
        with suppress(OSError):  # it may be answered yet, or cut off
            send(phone, address, slow_photo(4000))
        ended.set()

    thread = threading.Thread(target=send_slowly)
    thread.start()
    reading.wait()
    home.door.close()
    thread.join()
    assert ended.is_set()
    assert [one.name for one in threading.enumerate() if "phone" in one.name] == []


def test_badges_that_are_let_in_have_a_pace_that_no_hand_reaches(
    home: House, phone: Phone, address: str, tokens: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phone_pace, "AT_ONCE", 3)
    monkeypatch.setattr(phone_pace, "PER_S", 1000.0)
    monkeypatch.setattr(phone_pace, "_LEAST", -2000.0)
    assert "5 of 5 checked in" in send(phone, address, photo_of(*tokens)).text
    again = send(phone, address, photo_of(*tokens))
    assert (again.status, again.heading(), again.headers["retry-after"]) == (429, "Many phones at once", "1")
    home.seconds.now_s += 1
    assert "0 of 5 checked in" in send(phone, address, photo_of(*tokens)).text


def test_a_photo_of_many_forged_codes_is_looked_at_until_they_are_slowed_down(
    home: House, phone: Phone, address: str, tokens: list[str]
) -> None:
    forged = [make_token(BadgeKind.PERSON, n, OTHER_KEY) for n in range(FREE_REFUSALS)]
    answer = send(phone, address, photo_of(*forged, *tokens[:2]))
    assert answer.text.count("<b>Not ours</b>") == FREE_REFUSALS
    for token in tokens[:2]:
        assert f'<b>Not looked at yet: send it again</b><span class="code">{digits(token)}' in answer.text
    assert (home.arrivals(), home.door.state().refused) == ([], FREE_REFUSALS)
    home.seconds.now_s += 2
    assert "2 of 7 checked in" in send(phone, address, photo_of(*forged, *tokens[:2])).text


@pytest.mark.parametrize("way", PhoneWay)
def test_a_way_that_is_not_open_is_not_there(home: House, way: PhoneWay) -> None:
    phone = home.open(frozenset({way}))
    is_own = way is PhoneWay.OWN_PHONE
    assert (phone.get("/").status == 200) is is_own
    assert bool(home.door.projector_code().url) is is_own
    assert bool(home.door.helper_address()) is not is_own
    assert phone.get("/c?code=00000000").status == (403 if is_own else 404)


def test_a_badge_of_nowhere_is_not_on_the_list(
    home: House, phone: Phone, address: str, tokens: list[str], ws: Workspace
) -> None:
    with ws.store.read() as records:
        key = records.badges.keys()[0]
    stranger = make_token(BadgeKind.PERSON, int(tokens[0][1:10]) ^ 1, key)
    assert "<b>Not on the list: to the desk</b>" in send(phone, address, photo_of(stranger)).text
    assert home.arrivals() == []
