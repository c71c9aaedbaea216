"""Presentations, pictures and a stand-in for LibreOffice, made for the tests."""

from __future__ import annotations

import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


@dataclass(frozen=True)
class Slide:
    """One slide to make."""

    title: str
    notes: str = ""
    hidden: bool = False
    animations: int = 0
    transition: bool = False
    film: bool = False
    font: str = ""


SLIDES = (
    Slide("欢迎 Welcome", "等大家安静。\n再开始"),
    Slide("藏起来 hidden", "nobody sees this", hidden=True),
    Slide("打电话 calls", "Ask who called", animations=2, transition=True),
    Slide("影片 film", film=True, font="楷体"),
)


def write_pptx(path: Path, slides: Sequence[Slide] = SLIDES) -> Path:
    """Write a real .pptx."""
    from lxml import etree
    from pptx import Presentation
    from pptx.oxml.ns import qn
    from pptx.util import Inches

    show = Presentation()
    for wanted in slides:
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = wanted.title
        if wanted.font:
            run = slide.shapes.title.text_frame.paragraphs[0].runs[0]
            etree.SubElement(run._r.get_or_add_rPr(), qn("a:ea")).set("typeface", wanted.font)
        if wanted.notes:
            slide.notes_slide.notes_text_frame.text = wanted.notes
        if wanted.film:
            film = BytesIO(b"\0\0\0\x18ftypmp42" + b"\0" * 4000)
            slide.shapes.add_movie(film, Inches(1), Inches(2), Inches(4), Inches(3), mime_type="video/mp4")
        if wanted.hidden:
            slide._element.set("show", "0")
        if wanted.transition:
            slide._element.append(etree.fromstring(f'<p:transition xmlns:p="{_P}"><p:fade/></p:transition>'))
        if wanted.animations:
            slide._element.append(etree.fromstring(_timing(wanted.animations)))
    show.save(str(path))
    return path


def _timing(effects: int) -> str:
    steps = "".join(
        f'<p:par><p:cTn id="{n}" presetID="1" presetClass="entr" fill="hold" nodeType="clickEffect"/></p:par>'
        for n in range(3, 3 + effects)
    )
    return (
        f'<p:timing xmlns:p="{_P}"><p:tnLst><p:par><p:cTn id="1" dur="indefinite" nodeType="tmRoot">'
        f"<p:childTnLst>{steps}</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    )


def write_pdf(path: Path, texts: Sequence[str], *, encrypt: str | None = None, font: str = "") -> Path:
    """Write a PDF of one line a page; `font` names one that is not put into the file."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(960, 540), encrypt=encrypt)
    if font:
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    for text in texts:
        canvas.setFont(font or "Helvetica", 40)
        canvas.drawString(100, 300, text)
        canvas.showPage()
    canvas.save()
    return path


def put_office(folder: Path, words: str) -> Path:
    """Put a program called `soffice` into a folder; `words` is the Python that it runs."""
    folder.mkdir(exist_ok=True)
    script = folder / "office.py"
    script.write_text(words, "utf-8")
    if sys.platform == "win32":
        office = folder / "soffice.bat"
        office.write_text(f'@"{sys.executable}" -I -S "{script}" %*\r\n', "utf-8")
    else:
        office = folder / "soffice"
        office.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -S "{script}" "$@"\n', "utf-8")
        office.chmod(office.stat().st_mode | stat.S_IXUSR)
    return office
