"""Presentations and PDFs written part by part, for what no program of ours would write."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

USUAL = (
    "http://schemas.openxmlformats.org/presentationml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
STRICT = (
    "http://purl.oclc.org/ooxml/presentationml/main",
    "http://purl.oclc.org/ooxml/drawingml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 960 540]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>",
    b"<</Type/Font/Subtype/Type1/BaseFont/STSong>>",
    b"<</Length 36>>stream\nBT /F 20 Tf 10 10 Td (Hello) Tj ET  \nendstream ",
)


def write_bare_pptx(
    path: Path,
    *,
    slide: str = "",
    notes: str | None = None,
    film: str = "",
    spaces: tuple[str, str, str] = USUAL,
) -> Path:
    """Write a presentation of one slide: the XML inside it, of its notes page, and an address of a film."""
    p, a, r = spaces
    names = f'xmlns:p="{p}" xmlns:a="{a}" xmlns:r="{r}"'
    of_slide = [("notesSlide", "../notesSlides/n1.xml", "")] if notes is not None else []
    of_slide += [("video", film, ' TargetMode="External"')] if film else []
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", _relations(r, [("officeDocument", "ppt/presentation.xml", "")]))
        archive.writestr(
            "ppt/presentation.xml",
            f'<p:presentation {names}><p:sldIdLst><p:sldId r:id="i0"/></p:sldIdLst></p:presentation>',
        )
        archive.writestr("ppt/_rels/presentation.xml.rels", _relations(r, [("slide", "slides/s1.xml", "")]))
        archive.writestr("ppt/slides/s1.xml", f"<p:sld {names}>{slide}</p:sld>")
        if of_slide:
            archive.writestr("ppt/slides/_rels/s1.xml.rels", _relations(r, of_slide))
        if notes is not None:
            archive.writestr("ppt/notesSlides/n1.xml", f"<p:notes {names}>{notes}</p:notes>")
    return path


def _relations(space: str, relations: Sequence[tuple[str, str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="i{number}" Type="{space}/{kind}" Target="{target}"{more}/>'
        for number, (kind, target, more) in enumerate(relations)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>'


def write_bare_pdf(
    path: Path, pages: Sequence[bytes], *, count: int | None = None, font: bytes = _PAGE[1]
) -> Path:
    """Write a PDF whose pages are these objects: `3 0 R` says Hello in `font`, `9 0 R` is not there."""
    of_pages = b"<</Type/Pages/Kids[%s]/Count %d>>" % (
        b" ".join(pages),
        len(pages) if count is None else count,
    )
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", of_pages, _PAGE[0], font, _PAGE[2]]
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj%sendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    path.write_bytes(
        content
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(content))
    )
    return path


def write_odp(path: Path, target: str, element: str = "draw:image", more: bytes = b"") -> Path:
    """Return an .odp of one slide with one element that points to `target`, and a member `more`."""
    content = (
        '<?xml version="1.0"?><office:document-content xmlns:xlink="x" xmlns:draw="d" xmlns:office="o" '
        f'xmlns:text="t"><draw:page><{element} xlink:href="{target}"/></draw:page></office:document-content>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", b"<styles>" + more + b"</styles>")
    return path
