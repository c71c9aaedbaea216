"""A crowd of phones in a process of its own: `python -m tests.bench.phone_crowd ADDRESS FIRST ENTRY…`.

Each entry is one phone with an address of its own (127.1.x.y); after a FIRST of `router` all have one
together. All begin at once; each scans the code, loads the page and sends it. Prints one line of JSON: the
milliseconds of each request, and what each was answered.
`python -m tests.bench.phone_crowd ADDRESS FILE` is a helper's phone that sends one photo.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from collections.abc import Sequence
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

_TICKET = re.compile(r"ticket=([\w-]+)")
_HEADING = re.compile(r"<h1>([^<]*)</h1>")
_PATIENCE_S = 60


async def _ask(address: str, ip: str, request: str) -> tuple[str, float]:
    place = urlsplit(address)
    begun = time.perf_counter()
    reader, writer = await asyncio.open_connection(place.hostname, place.port, local_addr=(ip, 0))
    writer.write(request.replace("HOST", place.netloc).encode())
    answer = await reader.read()
    writer.close()
    return answer.decode(), (time.perf_counter() - begun) * 1000


async def _one(address: str, ip: str, entry: str) -> tuple[list[float], str]:
    head = " HTTP/1.1\r\nHost: HOST\r\nAccept-Language: en\r\n"
    path = address.partition(urlsplit(address).netloc)[2]
    scanned, first = await _ask(address, ip, f"GET {path}{head}\r\n")
    ticket = _TICKET.search(scanned)
    if ticket is None:
        return [first], scanned[:200]
    _, second = await _ask(address, ip, f"GET /c?ticket={ticket[1]}&lang=en{head}\r\n")
    form = urlencode({"ticket": ticket[1], "entry": entry, "lang": "en"})
    kind = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n"
    done, third = await _ask(address, ip, f"POST /c{head}{kind}\r\n{form}")
    heading = _HEADING.search(done)
    return [first, second, third], heading[1] if heading else done[:200]


async def _crowd(address: str, ips: Sequence[str], entries: Sequence[str]) -> None:
    async with asyncio.timeout(_PATIENCE_S):
        found = await asyncio.gather(
            *(_one(address, ip, entry) for ip, entry in zip(ips, entries, strict=True))
        )
    took = [milliseconds for one, _ in found for milliseconds in one]
    sys.stdout.write(json.dumps({"ms": took, "said": [heading for _, heading in found]}) + "\n")


def _helper(address: str, photo: Path) -> None:
    place = urlsplit(address)
    head = b'--x\r\nContent-Disposition: form-data; name="photo"; filename="1.jpg"\r\n\r\n'
    body = head + photo.read_bytes() + b"\r\n--x--\r\n"
    connection = HTTPConnection(place.netloc, timeout=_PATIENCE_S, source_address=("127.1.0.1", 0))
    begun = time.perf_counter()
    kind = {"Content-Type": "multipart/form-data; boundary=x", "Accept-Language": "en"}
    connection.request("POST", place.path, body, kind)
    page = connection.getresponse().read().decode()
    took = (time.perf_counter() - begun) * 1000
    sys.stdout.write(json.dumps({"ms": [took], "said": re.findall("<b>([^<]*)</b>", page)}) + "\n")


def _addresses(first: str, phones: int) -> list[str]:
    if first == "router":
        return ["127.1.9.9"] * phones
    return [f"127.1.{n // 250}.{n % 250 + 1}" for n in range(int(first), int(first) + phones)]


if __name__ == "__main__":
    if sys.argv[2].isdecimal() or sys.argv[2] == "router":
        asyncio.run(_crowd(sys.argv[1], _addresses(sys.argv[2], len(sys.argv) - 3), sys.argv[3:]))
    else:
        _helper(sys.argv[1], Path(sys.argv[2]))
