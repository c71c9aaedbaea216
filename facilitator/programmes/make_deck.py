"""Slides as PDF from a plain list of slides in both languages: `write_deck(slides.toml, slides.pdf)`.

For the decks that travel with the program; who writes a pack uses Markdown (`markdown_deck`).
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from facilitator.domain.language import Text
from facilitator.programmes.deck_drawing import DRAW, Look, Palette, Slide, open_canvas, turn_page


def read_slides(path: Path) -> tuple[Slide, ...]:
    """Return the slides of a TOML file; a mistake in our own file is a bug and raises KeyError."""
    slides = tomllib.loads(path.read_text("utf-8"))["slide"]
    return tuple(
        Slide(
            Look(slide["look"]),
            Text(**slide["title"]),
            tuple(Text(**point) for point in slide.get("points", [])),
            slide.get("number", 0),
        )
        for slide in slides
    )


def write_deck(source: Path, target: Path) -> None:
    """Draw the slides of `source` into the PDF `target`."""
    slides, colours = read_slides(source), Palette()
    canvas = open_canvas(target, slides[0].title)
    for number, slide in enumerate(slides, start=1):
        DRAW[slide.look](canvas, slide, colours)
        turn_page(canvas, number, slide.title, colours, has_number=slide.look is not Look.TITLE)
    canvas.save()
