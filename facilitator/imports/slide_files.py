"""What kind of slides a file holds, told by its first bytes and then by its name; nothing is parsed."""

from __future__ import annotations

import mmap
from enum import Enum, auto
from pathlib import Path

from facilitator.domain.message import Message, UserError
from facilitator.services.clip_decks import VIDEO_SUFFIXES

MOST_FILE_BYTES = 1024 * 1024 * 1024
MOST_PDF_BYTES = 256 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_HEAD_BYTES = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # MS-OFFCRYPTO 2.3.2
_PICTURE_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_OPEN_XML = {".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"}
_MISNAMED = {".ppt", ".pps", ".pot"}
_OPEN_DOCUMENT = {".odp", ".otp"}
_CLOSED = {".key", ".dps", ".dpt"}
_OTHER_PICTURES = {".heic", ".heif", ".avif", ".svg", ".jxl", ".psd", ".ai", ".eps"}
_SOUNDS = {".mp3", ".m4a", ".wav", ".aac", ".ogg", ".flac", ".wma"}

ENDINGS = (
    *(".pdf", ".pptx", ".ppsx", ".pptm", ".ppt", ".odp"),
    *(".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff"),
)
"""What a file dialog offers."""


class SlideFile(Enum):
    """How a file becomes a deck."""

    PDF = auto()
    OPEN_XML = auto()
    OPEN_DOCUMENT = auto()
    OLD_OFFICE = auto()
    PICTURE = auto()


def kind_of(path: Path) -> SlideFile:
    """Return how this file becomes a deck; UserError with what to do instead."""
    head = _head(path)
    ending = path.suffix.lower()
    if b"%PDF" in head:
        _check_size(path, MOST_PDF_BYTES)
        return SlideFile.PDF
    _check_size(path, MOST_FILE_BYTES)
    if head.startswith(_PICTURE_STARTS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return SlideFile.PICTURE
    if head.startswith(_OLE):
        return _old_office(path)
    if head.startswith(b"PK\x03\x04") and ending in _OPEN_XML | _MISNAMED:
        return SlideFile.OPEN_XML
    if head.startswith(b"PK\x03\x04") and ending in _OPEN_DOCUMENT:
        return SlideFile.OPEN_DOCUMENT
    raise UserError(_refusal(path, ending))


def _old_office(path: Path) -> SlideFile:
    """Tell an old .ppt from a presentation under a password: both are OLE files."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        is_locked = content.find(_ENCRYPTED) >= 0
    if is_locked:
        raise UserError(
            Message(
                "{file} asks for a password: save it without one and choose it again.", {"file": path.name}
            )
        )
    return SlideFile.OLD_OFFICE


def _refusal(path: Path, ending: str) -> Message:
    """Return what to do with a file that cannot become a deck."""
    file: dict[str, object] = {"file": path.name}
    if ending in _CLOSED:
        return Message(
            "{file} can only be opened by the program that made it: save it there as PDF or .pptx and "
            "choose that one.",
            file,
        )
    if ending in _OTHER_PICTURES:
        return Message("{file} is a picture of a kind that cannot be read: save it as JPEG or PNG.", file)
    if ending in VIDEO_SUFFIXES | _SOUNDS:
        return Message("{file} is a film or sound: add it alone, not among slides.", file)
    if ending in _OPEN_XML | _OPEN_DOCUMENT | _MISNAMED | {".pdf"}:
        return Message(
            "{file} is damaged or is no presentation: open it in PowerPoint or WPS, save it as PDF and "
            "choose that one.",
            file,
        )
    return Message("{file} holds no slides: choose a PDF, a PowerPoint file or pictures.", file)


def _head(path: Path) -> bytes:
    """Return the first bytes of a file that is there and may be read; UserError otherwise."""
    file: dict[str, object] = {"file": path.name}
    try:
        if path.is_dir():
            raise UserError(Message("{file} is a folder: choose the file inside it.", file))
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except FileNotFoundError as trouble:
        raise UserError(
            Message("{file} cannot be found: it may have been moved or renamed.", file)
        ) from trouble
    except (OSError, ValueError) as trouble:
        raise UserError(
            Message("{file} cannot be opened: close it in other programs and choose it again.", file)
        ) from trouble
    if not head:
        raise UserError(Message("{file} is empty.", file))
    return head


def _check_size(path: Path, most: int) -> None:
    size = path.stat().st_size
    if size > most:
        raise UserError(
            Message(
                "{file} has {size} MB, more than the {limit} MB that slides may have: compress its pictures "
                "or take films out of it, and save it again.",
                {"file": path.name, "size": -(-size // _MEGABYTE), "limit": most // _MEGABYTE},
            )
        )
