"""What the child process does with photos: one after the other, as they come on its standard input.

Each comes as two pieces, the content type of the form and the form itself, each behind its length in four
bytes. Each is answered by one line of JSON: `{"codes": […]}`, `{"problem": […]}`, or `{}` where it was no
form with a photo. The first line says that all is loaded: the next photo costs its reading and nothing else.
"""

from __future__ import annotations

import importlib
import json
from typing import BinaryIO

from facilitator.domain.message import Message, UserError
from facilitator.imports.code_reader import load_reading
from facilitator.imports.photo import codes_in_photo
from facilitator.imports.photo_form import NoPhotoFormError, photo_in

LENGTH_BYTES = 4
TOO_MANY_POINTS = Message("That picture has too many points. Choose a smaller size in the camera.")
_LOADED = (
    "python_multipart.multipart",
    "PIL.JpegImagePlugin",
    "PIL.PngImagePlugin",
    "PIL.WebPImagePlugin",
    "zxingcpp",
)


def serve_photos(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer until nobody asks any more."""
    for name in _LOADED:
        importlib.import_module(name)
    load_reading()
    _say(answers, {})
    while (content_type := _piece(asked)) is not None and (body := _piece(asked)) is not None:
        _say(answers, _answer(content_type.decode("latin-1"), body))


def _answer(content_type: str, body: bytes) -> dict[str, object]:
    try:
        return {"codes": codes_in_photo(photo_in(content_type, body))}
    except NoPhotoFormError:
        return {}
    except UserError as trouble:
        message = trouble.message
    except MemoryError:
        message = TOO_MANY_POINTS
    return {"problem": [message.sentence, message.values]}


def _piece(asked: BinaryIO) -> bytes | None:
    """Return the next piece, or None where whoever asked has gone."""
    head = asked.read(LENGTH_BYTES)
    length = int.from_bytes(head, "big")
    piece = asked.read(length)
    return piece if len(head) == LENGTH_BYTES and len(piece) == length else None


def _say(answers: BinaryIO, what: dict[str, object]) -> None:
    answers.write(json.dumps(what).encode("ascii") + b"\n")
    answers.flush()
