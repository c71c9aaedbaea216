"""What a .pptx says that its PDF cannot: notes, hidden slides, movement, sound and film, fonts.

Read member by member: only XML is taken into memory, never the films beside it (python-pptx loads
every member). Runs in the child process; `facilitator.imports.slides` asks for it. The format:
ECMA-376 part 1, 19.3 (PresentationML).
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from facilitator.domain.message import Message, UserError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_MEMBERS = 20_000
MOST_XML_BYTES = 48 * 1024 * 1024
MOST_BYTES = 3 * 1024 * 1024 * 1024
_CHUNK = 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError, ValueError)
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = {
    "{http://purl.oclc.org/ooxml/presentationml/main}": _P,
    "{http://purl.oclc.org/ooxml/drawingml/main}": _A,
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}": _R,
}
_PACKAGE_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "officeDocument"
_PLAYED = {"video", "audio", "media"}


@dataclass(frozen=True, slots=True)
class _Relation:
    """Where one part points to; `target` is a member, or an address outside the file."""

    kind: str
    target: str
    is_outside: bool


class _Package:
    """The members of a zip file, each byte counted."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self.members = {member.filename.lstrip("/"): member for member in archive.infolist()}

    def check(self) -> None:
        """Unpack everything once and keep nothing, so that no bomb reaches the converter."""
        left = MOST_BYTES
        for member in self.members.values():
            is_xml = member.filename.endswith((".xml", ".rels"))
            most = min(MOST_XML_BYTES, left) if is_xml else left
            left -= sum(map(len, self._chunks(member, most)))

    def xml(self, name: str) -> Element:
        """Return one member parsed; entities and the like are refused."""
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import ParseError, fromstring

        try:
            root = fromstring(b"".join(self._chunks(self.members[name], MOST_XML_BYTES)))
        except (ParseError, DefusedXmlException) as trouble:
            raise damaged_presentation(self._name) from trouble
        for element in root.iter():
            element.tag = _usual(element.tag)
            for attribute in [one for one in element.attrib if one.startswith("{")]:
                element.set(_usual(attribute), element.attrib.pop(attribute))
        return root

    def relations(self, part: str) -> dict[str, _Relation]:
        """Return where a part points to, by id."""
        folder, name = posixpath.split(part)
        member = posixpath.join(folder, "_rels", f"{name}.rels")
        if member not in self.members:
            return {}
        found = {}
        for one in self.xml(member).iter(_PACKAGE_RELATION):
            is_outside = one.get("TargetMode") == "External"
            target = unquote(one.get("Target", ""))
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = one.get("Type", "").rpartition("/")[2]
            found[one.get("Id", "")] = _Relation(kind, target, is_outside)
        return found

    def _chunks(self, member: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
        with self._archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                most -= len(chunk)
                if most < 0:
                    raise UserError(
                        Message(
                            "{file} grows far too large when unpacked, so it was not opened: save it again "
                            "in PowerPoint or WPS and choose that one.",
                            {"file": self._name},
                        )
                    )
                yield chunk


def _usual(name: str) -> str:
    """Return a name as PowerPoint writes it, where it was saved as "Strict Open XML"."""
    space, brace, local = name.rpartition("}")
    return _STRICT.get(space + brace, space + brace) + local


def damaged_presentation(name: str) -> UserError:
    """Return the error for a presentation that cannot be read."""
    return UserError(
        Message(
            "{file} is damaged or is no presentation: open it in PowerPoint or WPS, save it as PDF and "
            "choose that one.",
            {"file": name},
        )
    )


def presentation_of(path: Path) -> dict[str, object]:
    """Return the shown `slides`, how many are `hidden`, and the `fonts` inside. Raises UserError.

    A slide has `notes`, `steps` (what comes by click or by itself), `turns` (is there a transition)
    and `played` (name of each film or sound, the member that holds it or none).
    """
    try:
        with zipfile.ZipFile(path) as archive:
            package = _Package(archive, path.name)
            if len(package.members) > MOST_MEMBERS:
                raise damaged_presentation(path.name)
            package.check()
            return _facts(package, path.name)
    except _BROKEN as trouble:
        raise damaged_presentation(path.name) from trouble


def _facts(package: _Package, name: str) -> dict[str, object]:
    main = next((one.target for one in package.relations("").values() if one.kind == _MAIN), "")
    root = package.xml(main)
    relations = package.relations(main)
    parts = [relations[one.get(f"{_R}id", "")].target for one in root.iterfind(f"{_P}sldIdLst/{_P}sldId")]
    slides, hidden = [], 0
    for part in parts:
        slide = package.xml(part)
        if slide.get("show") in {"0", "false"}:
            hidden += 1
        else:
            slides.append(_slide(package, part, slide))
    if not slides:
        raise UserError(Message("{file} has no slide that is shown: add one and save it.", {"file": name}))
    inside = [
        font.get("typeface", "") for font in root.iterfind(f"{_P}embeddedFontLst/{_P}embeddedFont/{_P}font")
    ]
    return {"slides": slides, "hidden": hidden, "fonts": inside}


def _slide(package: _Package, part: str, slide: Element) -> dict[str, object]:
    relations = package.relations(part).values()
    notes = next((one.target for one in relations if one.kind == "notesSlide"), None)
    played = {
        posixpath.basename(one.target): None if one.is_outside else one.target
        for one in relations
        if one.kind in _PLAYED
    }
    return {
        "notes": "" if notes not in package.members else _notes(package.xml(notes)),
        "steps": sum(node.get("presetClass") is not None for node in slide.iter(f"{_P}cTn")),
        "turns": any(True for _ in slide.iter(f"{_P}transition")),
        "played": list(played.items()),
        "fonts": sorted(_fonts(slide)),
    }


def _notes(root: Element) -> str:
    """Return the text of the notes page's body: its paragraphs as lines."""
    for shape in root.iter(f"{_P}sp"):
        place = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        if place is not None and place.get("type") == "body":
            lines = [_line(paragraph) for paragraph in shape.iter(f"{_A}p")]
            return "\n".join(lines).strip()
    return ""


def _line(paragraph: Element) -> str:
    parts = []
    for node in paragraph.iter():
        if node.tag == f"{_A}t":
            parts.append(node.text or "")
        elif node.tag == f"{_A}br":
            parts.append("\n")
    return "".join(parts)


def _fonts(slide: Element) -> set[str]:
    """Return the fonts that the slide itself names; `+mj-ea` and the like mean those of the theme."""
    found = set()
    for tag in ("latin", "ea", "cs", "sym"):
        found |= {node.get("typeface", "") for node in slide.iter(_A + tag)}
    return {font for font in found if font and not font.startswith("+")}
