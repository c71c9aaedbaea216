"""A part of a page drawn anew: the same place, and sharper."""

from __future__ import annotations

from io import BytesIO

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from facilitator.domain.zoom import WHOLE_PAGE, PagePoint, Zoom, zoomed
from tests.ui.projector.pdfs import deck_with_a_lost_page
from ui.projector.deck_pages import DeckPages

WIDE, HIGH = 320, 180


def four_corners() -> bytes:
    """Return a page whose four quarters are of four greys."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDE, HIGH))
    for number, (left, bottom) in enumerate(((0, 90), (160, 90), (0, 0), (160, 0)), start=1):
        canvas.setFillGray(number / 5)
        canvas.rect(left, bottom, 160, 90, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def middle_of(drawn: QImage) -> int:
    return drawn.pixelColor(drawn.width() // 2, drawn.height() // 2).red()


@pytest.mark.parametrize(
    ("corner", "grey"),
    [
        (PagePoint(0, 0), 51),
        (PagePoint(1, 0), 102),
        (PagePoint(0, 1), 153),
        (PagePoint(1, 1), 204),
    ],
)
def test_the_part_that_is_seen_is_drawn_as_large_as_the_whole_page(corner: PagePoint, grey: int) -> None:
    deck = DeckPages(four_corners())
    drawn = deck.render_part(1, QSize(WIDE, HIGH), zoomed(WHOLE_PAGE, 4, corner))
    deck.close()
    assert drawn is not None
    assert abs(drawn.width() - WIDE) <= 1
    assert abs(drawn.height() - HIGH) <= 1
    assert abs(middle_of(drawn) - grey) <= 1


def test_of_a_damaged_page_no_part_is_drawn_and_no_text_read() -> None:
    deck = DeckPages(deck_with_a_lost_page())
    assert deck.render_part(2, QSize(WIDE, HIGH), Zoom(2.0)) is None
    assert deck.text(2) == ""
    deck.close()
