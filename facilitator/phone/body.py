"""What a phone sends, taken in no larger and no slower than it may be."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs

from starlette.requests import Request

FORM_BYTES = 2048
FORM_S = 5.0
PHOTO_BYTES = 12 * 1024 * 1024
PHOTO_S = 30.0
_THROWN_AWAY = 4
"""So many times too much is still taken and thrown away: a browser shows no answer before it has sent all."""

_FIELDS = 8


class TooLargeError(Exception):
    """More came than may come."""


class TooSlowError(Exception):
    """It did not come in time."""


class NotUnderstoodError(Exception):
    """It is not what our own pages send."""


async def read_body(request: Request, most: int, seconds: float) -> bytes:
    """Return the body of a request; raises TooLargeError or TooSlowError."""
    taken = bytearray()
    size = 0
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                size += len(chunk)
                if size <= most:
                    taken += chunk
                elif size > most * _THROWN_AWAY:
                    break
    except TimeoutError as error:
        raise TooSlowError from error
    if size > most:
        raise TooLargeError
    return bytes(taken)


async def read_form(request: Request) -> dict[str, str]:
    """Return the fields of a small form, of each the first; raises NotUnderstoodError where it is none."""
    body = await read_body(request, FORM_BYTES, FORM_S)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind != "application/x-www-form-urlencoded":
        raise NotUnderstoodError
    try:
        fields = parse_qs(
            body.decode("ascii"), keep_blank_values=True, max_num_fields=_FIELDS, errors="strict"
        )
    except ValueError as error:
        raise NotUnderstoodError from error
    return {name: values[0] for name, values in fields.items()}
