"""Small PDF decks made for the tests."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any


@cache
def deck_pdf(pages: int = 3, encrypt: Any = None) -> bytes:  # noqa: ANN401 - as reportlab takes it
    """Return a deck of grey pages; page n is lighter than page n - 1."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(320, 180), encrypt=encrypt)
    for page in range(1, pages + 1):
        canvas.setFillGray(page / (pages + 1))
        canvas.rect(0, 0, 320, 180, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def empty_pdf() -> bytes:
    """Return a PDF without a page."""
    return _pdf(b"<</Type/Pages/Kids[]/Count 0>>")


def deck_with_a_lost_page() -> bytes:
    """Return a deck of two pages, of which the second names an object that is not there."""
    return _pdf(
        b"<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 320 180]>>"
    )


def deck_with_an_endless_page() -> bytes:
    """Return a deck of two pages: the first has so many sheets of coloured glass that it takes minutes."""
    glass = b"".join(
        b"%d %d 0 rg 0 0 m 320 %d 0 %d 320 180 c h f\n" % (n % 2, n // 2 % 2, n % 180, n * 7 % 180)
        for n in range(60_000)
    )
    return _pdf(
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 320 180]/Contents 5 0 R"
        b"/Resources<</ExtGState<</G<</ca 0.5>>>>>>>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 320 180]>>",
        b"<</Length %d>>stream\n/G gs %s\nendstream\n" % (len(glass) + 6, glass),
    )


def _pdf(*objects: bytes) -> bytes:
    """Return a PDF of these objects, the catalogue before them; the reader mends the missing index."""
    numbered = enumerate((b"<</Type/Catalog/Pages 2 0 R>>", *objects), start=1)
    body = b"".join(b"%d 0 obj%sendobj\n" % (number, content) for number, content in numbered)
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def locked_pdf() -> bytes:
    """Return a deck that opens with a password only."""
    from reportlab.lib.pdfencrypt import StandardEncryption

    return deck_pdf(1, StandardEncryption("secret", "owner"))


def grey_of(page: int, pages: int) -> int:
    """Return how light that page is, 0 to 255."""
    return round(255 * page / (pages + 1))
