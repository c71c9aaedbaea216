"""Under which addresses phones in the room may reach this laptop."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address

_VIRTUAL = re.compile(
    r"docker|^br-|^veth|virbr|vmnet|vbox|virtualbox|vmware|vethernet|hyper-v|wsl|^lxc|^cni|^flannel"
    r"|^tun|^tap|^utun|^wg|^zt|tailscale|zerotier|hamachi|vpn|^ppp|loopback|bluetooth|^awdl|^llw",
    re.IGNORECASE,
)
"""Names that the systems give to networks inside the laptop, and to tunnels out of the room."""

_WIRELESS = re.compile(r"^wl|wi-?fi|wlan|无线|^bridge1\d\d$", re.IGNORECASE)
_OWN_HOTSPOT = ("192.168.137.1", "10.42.0.1", "192.168.2.1")
"""What Windows, Linux and macOS call themselves in the hotspot that they open."""


@dataclass(frozen=True, slots=True)
class NetworkAddress:
    """One private IPv4 address of this laptop, and what the system calls its network."""

    ip: str
    network: str
    is_likely: bool = True


def local_addresses() -> tuple[NetworkAddress, ...]:
    """Return the addresses that phones may reach now, the likeliest first; none without a network."""
    import psutil

    standing = psutil.net_if_stats()
    return reachable(
        (name, one.address)
        for name, found in psutil.net_if_addrs().items()
        for one in found
        if name in standing and standing[name].isup
    )


def reachable(found: Iterable[tuple[str, str]]) -> tuple[NetworkAddress, ...]:
    """Return those of a laptop's networks and addresses that phones may reach, the likeliest first.

    Private IPv4 only. Virtual networks are left out, unless nothing else is there: then all are shown.
    """
    private = [NetworkAddress(ip, name, not _VIRTUAL.search(name)) for name, ip in found if _is_private(ip)]
    likely = [one for one in private if one.is_likely]
    return tuple(sorted(likely or private, key=_rank))


def _is_private(text: str) -> bool:
    try:
        ip = IPv4Address(text)
    except ValueError:
        return False
    return ip.is_private and not ip.is_loopback and not ip.is_link_local and not ip.is_unspecified


def _rank(one: NetworkAddress) -> tuple[bool, bool, str]:
    """Put the laptop's own hotspot first, then what has no wire, as phones have none."""
    return one.ip not in _OWN_HOTSPOT, not _WIRELESS.search(one.network), one.network
