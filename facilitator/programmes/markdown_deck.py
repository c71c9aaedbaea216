"""A deck written in Markdown as a deck with a PDF: `read_markdown_deck(path, key)`."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.deck import ActivityPage, Clip, Deck, DeckPage, DeckSource
from facilitator.domain.language import Text
from facilitator.domain.message import Message, UserError
from facilitator.imports.slides import upright_picture
from facilitator.programmes.deck_drawing import (
    BOLD,
    DRAW,
    HEIGHT,
    LOWEST,
    MARGIN,
    WIDTH,
    Look,
    Palette,
    Slide,
    flowing_points,
    ground,
    head,
    open_canvas,
    paragraph,
    turn_page,
)
from facilitator.programmes.markdown_slides import MarkdownSlide, read_markdown
from facilitator.services.source_file import hash_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MARKDOWN_ENDING = ".md"
_SECONDS_A_MINUTE = 60
_CLOCK = 96
_LEAST_PICTURE = HEIGHT / 4


def read_markdown_deck(path: Path, key: str, pack: Path | None = None) -> Deck:
    """Return the deck of a Markdown file, drawn; UserError with file and line of what its author should mend.

    Pictures and films lie in the folder of the pack, without one in that of the file. Films are named by
    their hash and stay where they are: installing the pack keeps them.
    """
    written = read_markdown(path, pack)
    colours = written.colours
    with tempfile.TemporaryDirectory(prefix="facilitator-deck-") as folder:
        target = Path(folder) / "deck.pdf"
        canvas = open_canvas(target, written.title)
        for number, slide in enumerate(written.slides, start=1):
            lowest = _draw(canvas, slide, colours)
            if lowest < LOWEST:
                raise UserError(
                    Message(
                        "{file}, line {line}: this slide holds more than fits: split it in two.",
                        {"file": path.name, "line": slide.line},
                    )
                )
            has_number = slide.look is not Look.TITLE and slide.picture is None and slide.film is None
            turn_page(canvas, number, slide.title, colours, has_number=has_number)
        canvas.save()
        pdf = target.read_bytes()
    files = [path, *_files(written.slides)]
    return Deck(
        key=key,
        title=written.title,
        file_name=path.name,
        pdf=pdf,
        source=DeckSource.MARKDOWN,
        source_sha256=hash_of(files),
        pages=tuple(_page(number, slide) for number, slide in enumerate(written.slides, start=1)),
    )


def _files(slides: tuple[MarkdownSlide, ...]) -> list[Path]:
    return [file for slide in slides for file in (slide.picture, slide.film) if file is not None]


def _page(number: int, slide: MarkdownSlide) -> DeckPage:
    """Return what is known of a slide beside its picture."""
    words = [slide.title, *slide.points]
    card = ActivityPage(slide.title, slide.points, slide.seconds) if slide.seconds else None
    return DeckPage(
        number=number,
        text=" ".join(part for text in words for part in (text.zh, text.en) if part),
        notes=Text(
            "\n".join(text.en for text in slide.notes if text.en),
            "\n".join(text.zh for text in slide.notes if text.zh),
        ),
        clip=None if slide.film is None else _clip(slide.film),
        activity=card,
    )


def _clip(path: Path) -> Clip:
    return Clip(path.name, hash_of([path]), path.stat().st_size)


def _draw(canvas: Canvas, slide: MarkdownSlide, colours: Palette) -> float:
    """Draw one slide and return the baseline below its lowest line."""
    if slide.film is not None:
        return _draw_film(canvas, slide, colours)
    if slide.picture is not None:
        return _draw_picture(canvas, slide, slide.picture, colours)
    if slide.seconds:
        return _draw_card(canvas, slide, colours)
    if slide.look is Look.POINTS:
        y = head(canvas, slide.title, colours)
        return flowing_points(canvas, slide.points, y - 32, colours, numbered=slide.is_ordered)
    return DRAW[slide.look](canvas, Slide(slide.look, slide.title, slide.points, slide.number), colours)


def _draw_card(canvas: Canvas, slide: MarkdownSlide, colours: Palette) -> float:
    """Draw an activity: its time large at the right, what to do below."""
    y = head(canvas, slide.title, colours)
    canvas.setFillColor(colours.mist)
    canvas.roundRect(WIDTH - MARGIN - 250, HEIGHT - 150, 250, 110, 16, stroke=0, fill=1)
    canvas.setFillColor(colours.accent)
    canvas.setFont(BOLD, _CLOCK * 0.7)
    clock = f"{slide.seconds // _SECONDS_A_MINUTE}:{slide.seconds % _SECONDS_A_MINUTE:02}"
    canvas.drawCentredString(WIDTH - MARGIN - 125, HEIGHT - 118, clock)
    return flowing_points(canvas, slide.points, min(y - 32, HEIGHT - 210), colours, numbered=slide.is_ordered)


def _draw_film(canvas: Canvas, slide: MarkdownSlide, colours: Palette) -> float:
    """Draw what stands for a film until it plays."""
    ground(canvas, "#000000")
    canvas.setStrokeColor(colours.ground)
    canvas.setLineWidth(4)
    middle, up = WIDTH / 2, HEIGHT / 2 + 30
    canvas.circle(middle, up, 60, stroke=1, fill=0)
    sign = canvas.beginPath()
    sign.moveTo(middle - 18, up + 28)
    sign.lineTo(middle - 18, up - 28)
    sign.lineTo(middle + 30, up)
    sign.close()
    canvas.setFillColor(colours.ground)
    canvas.drawPath(sign, stroke=0, fill=1)
    title = slide.title.zh or slide.title.en
    return paragraph(canvas, title, MARGIN, up - 140, WIDTH - 2 * MARGIN, BOLD, 30, colours.ground)


def _draw_picture(canvas: Canvas, slide: MarkdownSlide, path: Path, colours: Palette) -> float:
    """Draw a picture as large as it fits, below the title where there is one.

    Where a long title leaves it no room, nothing is drawn: more is on the slide than fits.
    """
    from reportlab.lib.utils import ImageReader

    with tempfile.TemporaryDirectory(prefix="facilitator-picture-") as folder:
        picture = ImageReader(BytesIO(upright_picture(path, Path(folder)).read_bytes()))
    width, height = picture.getSize()
    top = head(canvas, slide.title, colours) - 8 if slide.title else HEIGHT
    if not slide.title:
        ground(canvas, colours.ground)
    room_wide, room_high = WIDTH - (2 * MARGIN if slide.title else 0), top - (LOWEST if slide.title else 0)
    if room_high < _LEAST_PICTURE:
        return LOWEST - 1
    scale = min(room_wide / width, room_high / height)
    wide, high = width * scale, height * scale
    canvas.drawImage(picture, (WIDTH - wide) / 2, top - (room_high + high) / 2, wide, high)
    return LOWEST
