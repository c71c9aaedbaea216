"""Codes in a photo that somebody took with a phone: one badge, or many that lie side by side."""

from __future__ import annotations

import io
import math
from itertools import chain
from typing import TYPE_CHECKING

from facilitator.domain.message import Message, UserError
from facilitator.imports.code_reader import TURNS, CodeReader
from facilitator.imports.frame_time import FrameTime
from facilitator.imports.grey_frame import GreyFrame

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("JPEG", "PNG", "WEBP")
_MOST_PIXELS = 64_000_000
_MOST_PIXELS_UNPACKED_WHOLE = 16_000_000
"""What is no JPEG is unpacked whole before it is made smaller."""

_MOST_SCANS = 24
"""A camera's progressive JPEG has ten; each is gone through for the whole picture."""

_SCAN = b"\xff\xda"
_LARGE = 4200
"""Wider pictures are read at half their size, which a JPEG gives without being unpacked whole."""

_CLOSER_WIDTH = 1600


def codes_in_photo(data: bytes) -> tuple[str, ...]:
    """Return what the QR codes in a JPEG, PNG or WebP say, each once, in the order in which one reads.

    Where nothing is found at first, a smaller copy is looked at as the frames of a camera are. UserError
    for what is no picture, or one of more than 64 million points (16 where it is no JPEG).
    """
    frame = _frame(data)
    found = CodeReader().read(frame, has_cascade=False).codes
    if not found:
        closer, small = CodeReader(FrameTime(most_seconds=math.inf)), frame.smaller(_CLOSER_WIDTH)
        looks = (closer.read(small).codes for _ in TURNS)
        found = next((codes for codes in looks if codes), ())
    return tuple(dict.fromkeys(code.text for code in chain(found)))


def _frame(data: bytes) -> GreyFrame:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            _refuse_many_scans(picture, data)
            grey = _grey(picture)
    except UserError:
        raise
    except Exception as error:  # a broken picture makes its decoder raise whatever it likes
        raise UserError(Message("That is no picture that can be read here. Take another one.")) from error
    return GreyFrame(grey.tobytes(), grey.width, grey.height, grey.width)


def _refuse_many_scans(picture: Image, data: bytes) -> None:
    if picture.info.get("progressive") and data.count(_SCAN) > _MOST_SCANS:
        raise UserError(Message("That is no picture that can be read here. Take another one."))


def _grey(picture: Image) -> Image:
    most = _MOST_PIXELS if picture.format == "JPEG" else _MOST_PIXELS_UNPACKED_WHOLE
    if picture.width * picture.height > most:
        raise UserError(Message("That picture has too many points. Choose a smaller size in the camera."))
    if max(picture.size) > _LARGE:
        picture.draft("L", (picture.width // 2, picture.height // 2))
    else:
        picture.draft("L", picture.size)
    return picture.convert("L")
