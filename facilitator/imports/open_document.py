"""A presentation of LibreOffice looked through before LibreOffice opens it: its size, and what it fetches.

Where a picture is named by an address, LibreOffice goes and gets it, from the network or from this
laptop. Runs in the child process; `facilitator.imports.slides` asks for it. The format: OASIS
OpenDocument 1.3 part 3, 19.918 (xlink:href) and part 2, 3 (packages).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from facilitator.domain.message import Message, UserError
from facilitator.imports.presentation import damaged_presentation

if TYPE_CHECKING:
    from xml.sax.xmlreader import AttributesImpl

MOST_MEMBERS = 20_000
MOST_XML_BYTES = 48 * 1024 * 1024
MOST_BYTES = 1024 * 1024 * 1024
_CHUNK = 1024 * 1024
_KIND = b"application/vnd.oasis.opendocument.presentation"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError, ValueError)
_POINTING = {"href", "image-data"}
_FOLLOWED_BY_HAND = {"a", "event-listener", "template"}
"""Links and what a slide was begun from: nothing of it is opened to draw a page."""
_ADDRESS = re.compile(r"^\s*(?:[A-Za-z][A-Za-z0-9+.\-]*:|[/\\])")


def look_through(path: Path) -> dict[str, object]:
    """Return nothing; UserError where the file is too large inside, or shows what is not inside it."""
    from defusedxml import DefusedXmlException

    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS or not archive.read("mimetype").startswith(_KIND):
                raise damaged_presentation(path.name)
            _refuse_locked(archive, path.name)
            left, left_xml = MOST_BYTES, MOST_XML_BYTES
            for member in members:
                is_xml = member.filename.lower().endswith((".xml", ".rdf"))
                size = _look_at(archive, member, path.name, min(left, left_xml) if is_xml else left)
                left, left_xml = left - size, left_xml - size * is_xml
    except (*_BROKEN, SAXException, DefusedXmlException) as trouble:
        raise damaged_presentation(path.name) from trouble
    return {}


def _refuse_locked(archive: zipfile.ZipFile, name: str) -> None:
    with archive.open("META-INF/manifest.xml") as stream:
        if b"encryption-data" in stream.read(_CHUNK):
            raise UserError(
                Message(
                    "{file} asks for a password: save it without one and choose it again.", {"file": name}
                )
            )


def _look_at(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, most: int) -> int:
    """Return the size of a member in bytes, of which not one is kept."""
    from defusedxml.sax import make_parser

    parser = None
    if member.filename.lower().endswith(".xml"):
        parser = make_parser()
        parser.setContentHandler(_Pointers(name))
    size = 0
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise UserError(
                    Message(
                        "{file} grows far too large when unpacked, so it was not opened: save it again in "
                        "PowerPoint or WPS and choose that one.",
                        {"file": name},
                    )
                )
            if parser is not None:
                parser.feed(chunk)
    if parser is not None and size:
        parser.close()
    return size


class _Pointers(ContentHandler):
    """Refuses whatever is drawn or played from outside the file."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - the name that SAX calls
        """Look at where this element points to."""
        if name.rpartition(":")[2] in _FOLLOWED_BY_HAND:
            return
        for attribute, target in attrs.items():
            if attribute.rpartition(":")[2] in _POINTING and _is_outside(target):
                raise UserError(
                    Message(
                        "{file} shows something that is not inside it ({target}), and nothing is fetched: "
                        "put it into the slides, or save them as PDF and choose the PDF.",
                        {"file": self._name, "target": target[:80]},
                    )
                )


def _is_outside(target: str) -> bool:
    """Say whether a reference leaves the package: by an address, or by a path above it."""
    plain = unquote(target)
    return bool(_ADDRESS.match(plain)) or posixpath.normpath(plain.strip().replace("\\", "/")).startswith(
        ".."
    )
