"""The photo out of a form that a browser sent."""

from __future__ import annotations

import logging

_MOST_PARTS = 2
logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # what strangers send fills no log


class NoPhotoFormError(Exception):
    """It is no form with a photo in it."""


def photo_in(content_type: str, body: bytes) -> bytes:
    """Return the content of the first part of a form, which is the photo; raises NoPhotoFormError."""
    from python_multipart.exceptions import FormParserError
    from python_multipart.multipart import MultipartParser, parse_options_header

    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not boundary:
        raise NoPhotoFormError
    parts: list[bytearray] = []

    def on_part_begin() -> None:
        if len(parts) == _MOST_PARTS:
            raise NoPhotoFormError
        parts.append(bytearray())

    def on_part_data(data: bytes, start: int, end: int) -> None:
        parts[-1] += data[start:end]

    try:
        parser = MultipartParser(boundary, {"on_part_begin": on_part_begin, "on_part_data": on_part_data})
        parser.write(body)
        parser.finalize()
    except FormParserError as error:
        raise NoPhotoFormError from error
    if not parts:
        raise NoPhotoFormError
    return bytes(parts[0])
