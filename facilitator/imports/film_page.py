"""The page that stands for a film until it plays: its name on black, as a PDF."""

from __future__ import annotations

from io import BytesIO

WIDTH, HEIGHT = 960.0, 540.0
_FONT = "FilmPage"
_SIZE = 30
_MARGIN = 60.0


def film_page(title: str) -> bytes:
    """Return a PDF of one 16:9 page with a sign to play and the title below it."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    import resources

    pdfmetrics.registerFont(TTFont(_FONT, str(resources.font_path("NotoSansSC-Regular"))))
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setFillColor("#000000")
    canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
    middle, up = WIDTH / 2, HEIGHT / 2 + 30
    canvas.setStrokeColor("#FAF7F2")
    canvas.setLineWidth(4)
    canvas.circle(middle, up, 60, stroke=1, fill=0)
    sign = canvas.beginPath()
    sign.moveTo(middle - 18, up + 28)
    sign.lineTo(middle - 18, up - 28)
    sign.lineTo(middle + 30, up)
    sign.close()
    canvas.setFillColor("#FAF7F2")
    canvas.drawPath(sign, stroke=0, fill=1)
    canvas.setFont(_FONT, _SIZE)
    canvas.drawCentredString(middle, up - 140, _fitting(title))
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _fitting(title: str) -> str:
    """Return the title, its end cut off where it is wider than the page."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    words, kept = title, len(title)
    while stringWidth(words, _FONT, _SIZE) > WIDTH - 2 * _MARGIN:
        kept -= 1
        words = title[:kept].rstrip() + "…"
    return words
