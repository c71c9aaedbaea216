"""Between two pages of a file somebody at the door goes first, and slides of the room are drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.language import Language, Text
from facilitator.reports.print_canvas import PrintCanvas
from facilitator.reports.read_back import texts_of
from facilitator.reports.run_sheet import write_run_sheet
from facilitator.services.giving_way import giving_way
from facilitator.services.turns import PDFIUM
from tests.reports.example import HALF_DAYS, SESSION

PAGES = 3


@pytest.fixture
def file(tmp_path: Path) -> Path:
    canvas = PrintCanvas(tmp_path / "pages.pdf", "Pages", (100.0, 100.0), Language.EN)
    for number in range(PAGES):
        canvas.text(f"page {number}", 10, 10, 8)
        canvas.next_page()
    canvas.save()
    return tmp_path / "pages.pdf"


def test_drawing_gives_way_at_every_page(tmp_path: Path) -> None:
    went: list[str] = []
    canvas = PrintCanvas(tmp_path / "pages.pdf", "Pages", (100.0, 100.0), Language.EN)
    with giving_way(lambda: went.append("a scan")):
        for _ in range(PAGES):
            canvas.next_page()
    assert len(went) == PAGES


def test_putting_the_pages_together_gives_way_at_every_page(tmp_path: Path) -> None:
    went: list[str] = []
    canvas = PrintCanvas(tmp_path / "same.pdf", "Pages", (100.0, 100.0), Language.EN)
    for _ in range(PAGES):
        canvas.next_page()
    with giving_way(lambda: went.append("a scan")):
        canvas.save()
    assert len(went) >= PAGES


def test_flowing_text_gives_way_at_every_page(tmp_path: Path) -> None:
    went: list[str] = []
    steps = tuple(Text(f"Step number {n} of many", "") for n in range(150))
    session = replace(SESSION, agenda=(replace(SESSION.agenda[1], steps=steps),))
    with giving_way(lambda: went.append("a scan")):
        write_run_sheet(tmp_path / "sheet.pdf", session, HALF_DAYS[0], (Language.EN,))
    assert len(went) == len(texts_of(tmp_path / "sheet.pdf")) > 1


def test_reading_back_lets_go_of_pdfium_at_every_page(file: Path) -> None:
    taken: list[bool] = []
    with giving_way(lambda: taken.append(PDFIUM.is_taken())):
        texts = texts_of(file)
    assert [text.strip() for text in texts] == ["page 0", "page 1", "page 2"]
    assert taken == [False] * PAGES


def test_what_is_no_pdf_has_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_bytes(b"no pdf at all")
    assert texts_of(path) == ()
    assert not PDFIUM.is_taken()
