"""The door itself: nothing before it opens, one address while it is open, nothing after it closes."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from facilitator.domain.message import UserError
from facilitator.phone import server
from facilitator.phone.addresses import NetworkAddress
from facilitator.phone.door import LocalPhoneDoor
from facilitator.services.phone_door import LocalAddress, PhoneDoor, PhoneDoorState, PhoneWay, ProjectorCode
from tests.phone.house import BOTH, LOOPBACK, House

ELSEWHERE = (NetworkAddress("127.0.0.1", "lo"), NetworkAddress("127.0.0.9", "lo:9", is_likely=False))


def can_connect(url: str) -> bool:
    ip, _, port = url.removeprefix("http://").partition(":")
    try:
        socket.create_connection((ip, int(port)), 5).close()
    except ConnectionRefusedError:
        return False
    return True


def test_closed_it_shows_nothing_and_closing_again_does_nothing(home: House) -> None:
    door: PhoneDoor = home.door
    assert door.state() == PhoneDoorState()
    assert (door.projector_code(), door.helper_address()) == (ProjectorCode("", 0.0), "")
    door.close()
    door.close()


def test_open_it_says_where_and_closed_the_port_is_free_again(home: House) -> None:
    state = home.door.open(home.half_day, BOTH)
    assert (state.is_open, state.ways, state.half_day_id) == (True, BOTH, home.half_day)
    assert state.addresses == (LocalAddress(state.chosen, "lo", is_likely=True),)
    assert can_connect(state.chosen)
    port = int(state.chosen.rpartition(":")[2])
    home.door.close()
    assert not can_connect(state.chosen)
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", port))
    assert [one.name for one in threading.enumerate() if "phone" in one.name] == []


def test_another_opening_has_other_keys_the_same_place_and_counts_anew(home: House) -> None:
    phone = home.open()
    phone.check_in(home.scanned(phone), "E001")
    before = (home.door.projector_code(), home.door.helper_address())
    again = home.door.open(home.half_day, frozenset({PhoneWay.OWN_PHONE}))
    assert again.chosen == phone.url
    assert (again.checked_in, again.phones_through, home.door.helper_address()) == (0, 0, "")
    assert home.door.projector_code().digits != before[0].digits
    assert phone.scan(before[1]).status == 404


def test_without_a_network_it_says_what_to_do(home: House) -> None:
    home.networks = ()
    with pytest.raises(UserError, match="turn on this laptop's hotspot"):
        home.door.open(home.half_day, BOTH)
    assert not home.door.state().is_open


def test_a_port_that_is_taken_costs_nothing(home: House) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        home_port = taken.getsockname()[1]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(server, "PORT", home_port)
            state = home.door.open(home.half_day, BOTH)
    assert state.chosen != f"http://127.0.0.1:{home_port}"
    assert can_connect(state.chosen)


def test_an_address_that_the_laptop_does_not_have_is_said_in_one_sentence(home: House) -> None:
    home.networks = (NetworkAddress("198.51.100.7", "gone"),)
    with pytest.raises(UserError, match=r"Phones cannot reach this laptop at 198\.51\.100\.7"):
        home.door.open(home.half_day, BOTH)
    assert not home.door.state().is_open


def test_another_address_keeps_the_keys_and_lets_go_of_the_one_before(home: House) -> None:
    home.networks = ELSEWHERE
    phone = home.open()
    page, code = home.scanned(phone), home.door.projector_code()
    there = home.door.state().addresses[1]
    assert (there.network, there.is_likely) == ("lo:9", False)
    state = home.door.choose(there.url)
    assert (state.chosen, state.addresses[1].url) == (there.url, there.url)
    assert home.door.projector_code().digits == code.digits
    assert not can_connect(phone.url)
    moved = replace(phone, url=state.chosen)
    assert moved.check_in(page, "E001").status == 200
    assert home.door.choose(there.url).chosen == there.url
    assert home.door.open(home.half_day, BOTH).chosen == there.url


def test_an_address_that_is_not_there_changes_nothing(home: House) -> None:
    phone = home.open()
    with pytest.raises(UserError, match="not there any more"):
        home.door.choose("http://127.0.0.9:1")
    assert home.door.state().chosen == phone.url
    home.door.close()
    with pytest.raises(UserError, match="not there any more"):
        home.door.choose(phone.url)


def test_where_another_address_takes_nobody_the_one_before_goes_on(home: House) -> None:
    home.networks = (*LOOPBACK, NetworkAddress("198.51.100.7", "gone"))
    phone = home.open()
    with pytest.raises(UserError, match=r"at 198\.51\.100\.7"):
        home.door.choose(home.door.state().addresses[1].url)
    assert (home.door.state().chosen, can_connect(phone.url)) == (phone.url, True)


WIFI, ELSEWHERE_NOW = NetworkAddress("127.0.0.1", "Wi-Fi"), NetworkAddress("127.0.0.7", "Wi-Fi")
TUNNEL = NetworkAddress("127.0.0.8", "tun0", is_likely=False)
CABLE = NetworkAddress("127.0.0.9", "eth0")


def test_a_laptop_with_a_new_address_shows_it_at_once_and_pages_that_are_open_go_on(home: House) -> None:
    home.networks = (CABLE, WIFI)
    phone = home.open()
    phone = replace(phone, url=home.door.choose(home.door.state().addresses[1].url).chosen)
    page, digits = home.scanned(phone), home.door.projector_code().digits
    assert home.door.state().phones_through == 1
    home.networks = (CABLE, ELSEWHERE_NOW)
    home.door.look_around()
    state = home.door.state()
    assert (state.chosen.startswith("http://127.0.0.7:"), state.is_lost) == (True, False)
    assert home.door.projector_code().url == f"{state.chosen}/c?code={digits}"
    assert home.door.helper_address().startswith(state.chosen)
    assert state.phones_through == 0  # amber again, until a phone gets through there
    assert not can_connect(phone.url)
    assert str(state.notices[0].message).startswith(
        "The network of this laptop has changed: phones reach it at 127.0.0.7"
    )
    assert replace(phone, url=state.chosen).check_in(page, "E001").status == 200


def test_a_laptop_that_has_left_the_network_shows_no_code_until_it_is_back(home: House) -> None:
    home.networks = (WIFI,)
    phone = home.open()
    page = home.scanned(phone)
    for networks in ((), (TUNNEL,), ()):
        home.networks = networks
        home.door.look_around()
        state = home.door.state()
        assert (state.is_open, state.is_lost, state.chosen) == (True, True, "")
        assert [one.network for one in state.addresses] == [one.network for one in networks]
        assert (home.door.projector_code(), home.door.helper_address()) == (ProjectorCode("", 0.0), "")
    assert not can_connect(phone.url)
    assert [str(one.message)[:36] for one in state.notices] == ["This laptop has left the network of "]
    home.networks = (WIFI,)
    home.door.look_around()
    assert home.door.state().chosen == phone.url
    assert len(home.door.state().notices) == 2
    assert phone.check_in(page, "E001").status == 200


def test_an_address_that_phones_hardly_reach_is_taken_when_it_is_chosen_and_not_by_itself(
    home: House,
) -> None:
    home.networks = (WIFI,)
    home.open()
    home.networks = (TUNNEL,)
    home.door.look_around()
    assert home.door.state().is_lost
    chosen = home.door.choose(home.door.state().addresses[0].url)
    assert (chosen.is_lost, chosen.chosen) == (False, chosen.addresses[0].url)


def test_a_new_network_beside_the_one_that_phones_use_is_offered_and_changes_nothing(home: House) -> None:
    home.networks = (WIFI,)
    phone = home.open()
    home.scanned(phone)
    home.networks = (CABLE, WIFI)
    home.door.look_around()
    state = home.door.state()
    assert [one.network for one in state.addresses] == ["eth0", "Wi-Fi"]
    assert (state.chosen, state.phones_through, state.notices) == (phone.url, 1, ())
    home.scanned(replace(phone, ip=CABLE.ip))
    assert home.door.state().phones_through == 1  # that is the laptop itself


def test_where_the_system_lets_nobody_listen_the_next_address_is_taken(home: House) -> None:
    home.networks = (WIFI,)
    home.open()
    home.networks = (NetworkAddress("198.51.100.7", "Wi-Fi"), CABLE)
    home.door.look_around()
    assert home.door.state().chosen.startswith(f"http://{CABLE.ip}:")


def test_a_server_that_has_ended_is_begun_anew(home: House) -> None:
    phone = home.open()
    running = home.door._running
    assert running is not None
    assert running.server is not None
    running.server.stop()
    home.door.look_around()
    assert can_connect(phone.url)


def test_it_looks_by_itself_and_no_longer_once_it_is_closed(home: House) -> None:
    looked = threading.Semaphore(0)

    def networks() -> tuple[NetworkAddress, ...]:
        looked.release()
        return LOOPBACK

    home.door = LocalPhoneDoor(
        lambda: home.ws, home.worker.submit, networks=networks, now_s=home.seconds, look_every_s=0.01
    )
    home.open()
    assert all(looked.acquire(timeout=60) for _ in range(3))
    home.door.close()
    assert [one.name for one in threading.enumerate() if "phone" in one.name] == []
    home.door.look_around()
    assert not home.door.state().is_open


def test_ways_change_while_it_is_open_and_a_helper_who_was_shut_out_needs_a_new_secret(home: House) -> None:
    phone = home.open()
    page, secret = home.scanned(phone), home.door.helper_address()
    home.door.allow(BOTH)
    assert phone.scan(secret).status == 200
    assert home.door.allow(frozenset({PhoneWay.OWN_PHONE})).ways == {PhoneWay.OWN_PHONE}
    assert (phone.scan(secret).status, home.door.helper_address()) == (404, "")
    assert phone.check_in(page, "E001").status == 200
    home.door.allow(BOTH)
    assert phone.scan(secret).status == 404
    assert phone.scan(home.door.helper_address()).status == 200
    home.door.allow(frozenset({PhoneWay.HELPER}))
    assert (phone.check_in(page, "E001").status, home.door.projector_code().url) == (404, "")
    home.door.close()
    assert home.door.allow(BOTH) == PhoneDoorState()


def test_a_server_that_does_not_start_is_a_bug_and_leaves_no_door_open(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*given: object) -> None:
        del given
        raise ZeroDivisionError

    reported: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", reported.append)
    monkeypatch.setattr("uvicorn.Server.startup", fail)
    with pytest.raises(RuntimeError, match="did not start"):
        home.door.open(home.half_day, BOTH)
    assert [one.exc_type for one in reported] == [ZeroDivisionError]
    assert not home.door.state().is_open


def test_a_phone_that_waits_for_its_answer_does_not_keep_the_door_from_closing(home: House) -> None:
    phone = home.open()
    page = home.scanned(phone)
    home.worker.may_go_on.clear()
    failures: list[Exception] = []

    def check_in() -> None:
        try:
            phone.check_in(page, "E001")
        except (ConnectionError, OSError) as error:
            failures.append(error)

    waiting = threading.Thread(target=check_in)
    waiting.start()
    home.worker.asked.wait()
    home.door.close()
    waiting.join()
    home.worker.may_go_on.set()
    assert len(failures) == 1
    assert not can_connect(phone.url)


def test_a_phone_in_the_midst_of_sending_does_not_keep_the_door_from_closing(home: House) -> None:
    phone = home.open()
    host = phone.url.removeprefix("http://")
    with phone.line() as half, phone.line() as silent:
        half.sendall(f"POST /c HTTP/1.1\r\nHost: {host}\r\nContent-Length: 100\r\n\r\nent".encode())
        home.door.close()
        assert not can_connect(phone.url)
        assert silent.recv(10) == b""


def test_no_socket_is_opened_and_nothing_that_serves_is_loaded_before_it_opens() -> None:
    code = (
        "import socket, sys\n"
        "class Refusing(socket.socket):\n"
        "    def __init__(self, *given, **named): raise SystemExit('a socket')\n"
        "socket.socket = Refusing\n"
        "from facilitator.phone.door import LocalPhoneDoor\n"
        "door = LocalPhoneDoor(None, None)\n"
        "door.state(), door.projector_code(), door.helper_address(), door.close()\n"
        "print(sorted({'starlette', 'uvicorn', 'psutil', 'asyncio'} & {*sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_it_is_what_the_window_asks_for(home: House) -> None:
    door: PhoneDoor = LocalPhoneDoor(lambda: home.ws, home.worker.submit, networks=lambda: LOOPBACK)
    door.open(home.half_day, BOTH)
    assert 0 < door.projector_code().seconds_left <= 15
    door.close()
