"""Under which of its addresses phones reach a laptop."""

from __future__ import annotations

from collections import namedtuple
from types import SimpleNamespace

import psutil
import pytest

from facilitator.phone.addresses import NetworkAddress, local_addresses, reachable


def test_private_addresses_of_real_networks_stay_wireless_ones_first() -> None:
    found = [
        ("lo", "127.0.0.1"),
        ("eth0", "192.168.1.5"),
        ("docker0", "172.17.0.1"),
        ("wlan0", "10.3.2.1"),
        ("wlan0", "fe80::1"),
        ("eth0", "169.254.7.7"),
        ("eth0", "8.8.8.8"),
        ("tailscale0", "100.64.0.3"),
        ("vEthernet (Default Switch)", "172.28.0.1"),
        ("eth9", "0.0.0.0"),  # noqa: S104 - an address that is none
        ("eth9", "rubbish"),
    ]
    assert reachable(found) == (
        NetworkAddress("10.3.2.1", "wlan0"),
        NetworkAddress("192.168.1.5", "eth0"),
    )


@pytest.mark.parametrize("ip", ["192.168.137.1", "10.42.0.1", "192.168.2.1"])
def test_the_laptops_own_hotspot_comes_first(ip: str) -> None:
    found = [("Wi-Fi", "192.168.1.5"), ("Local Area Connection* 10", ip)]
    assert [one.ip for one in reachable(found)] == [ip, "192.168.1.5"]


def test_in_doubt_all_are_shown_and_said_to_be_doubtful() -> None:
    found = [("vEthernet (Outside)", "192.168.1.5"), ("VMware Network Adapter VMnet8", "192.168.80.1")]
    assert [(one.ip, one.is_likely) for one in reachable(found)] == [
        ("192.168.80.1", False),
        ("192.168.1.5", False),
    ]


def test_without_a_network_there_is_none() -> None:
    assert reachable([("lo", "127.0.0.1")]) == ()


def test_only_networks_that_are_up_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    address = namedtuple("address", "address")  # noqa: PYI024 - as psutil has it
    networks = {
        "wlan0": [address("192.168.1.5")],
        "eth0": [address("10.0.0.2")],
        "new": [address("10.0.0.3")],
    }
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: networks)
    up = {"wlan0": SimpleNamespace(isup=True), "eth0": SimpleNamespace(isup=False)}
    monkeypatch.setattr(psutil, "net_if_stats", lambda: up)
    assert local_addresses() == (NetworkAddress("192.168.1.5", "wlan0"),)
