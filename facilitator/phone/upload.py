"""A photo out of a form that a browser sent, and the codes in it; both away from the server's own thread."""

from __future__ import annotations

import logging

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from facilitator.imports.photo import codes_in_photo
from facilitator.phone.body import NotUnderstoodError

_MOST_PARTS = 2
logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # what strangers send fills no log


def codes_in_upload(content_type: str, body: bytes) -> tuple[str, ...]:
    """Return the codes in the one photo of a form.

    Raises NotUnderstoodError for what is no form of ours, UserError for what is no photo.
    """
    return codes_in_photo(photo_in(content_type, body))


def photo_in(content_type: str, body: bytes) -> bytes:
    """Return the content of the first part of a form, which is the photo; raises NotUnderstoodError."""
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not boundary:
        raise NotUnderstoodError
    parts: list[bytearray] = []

    def on_part_begin() -> None:
        if len(parts) == _MOST_PARTS:
            raise NotUnderstoodError
        parts.append(bytearray())

    def on_part_data(data: bytes, start: int, end: int) -> None:
        parts[-1] += data[start:end]

    try:
        parser = MultipartParser(boundary, {"on_part_begin": on_part_begin, "on_part_data": on_part_data})
        parser.write(body)
        parser.finalize()
    except FormParserError as error:
        raise NotUnderstoodError from error
    if not parts:
        raise NotUnderstoodError
    return bytes(parts[0])
