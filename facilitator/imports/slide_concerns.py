"""What of a deck the room will not see as its author drew it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from facilitator.domain.deck import Concern
from facilitator.domain.message import Message, plural
from facilitator.domain.plain_text import MOST_IN_A_PAGE
from facilitator.imports.pdf_pages import has_stand_in

_NOT_A_LETTER = re.compile(r"[\s\-_,]+")
_WEIGHT = re.compile(r"(bold|italic|oblique|regular|light|medium|black|semilight|psmt|mt|ps)+$")
_NAMES = {
    "宋体": "simsun",
    "新宋体": "nsimsun",
    "黑体": "simhei",
    "楷体": "kaiti",
    "楷体gb2312": "kaitigb2312",
    "仿宋": "fangsong",
    "仿宋gb2312": "fangsonggb2312",
    "微软雅黑": "microsoftyahei",
    "等线": "dengxian",
    "隶书": "lisu",
    "幼圆": "youyuan",
    "华文楷体": "stkaiti",
    "华文宋体": "stsong",
    "华文仿宋": "stfangsong",
    "华文细黑": "stxihei",
    "华文中宋": "stzhongsong",
    "华文行楷": "stxingkai",
    "华文新魏": "stxinwei",
    "华文彩云": "stcaiyun",
    "华文琥珀": "sthupo",
    "思源黑体": "sourcehansanscn",
    "苹方": "pingfangsc",
}
"""Chinese names of fonts and what they are called inside a PDF."""


def concerns_of_pdf(fonts: Sequence[Sequence[Any]]) -> Iterator[Concern]:
    """Yield the pages whose fonts are not inside the PDF; `fonts` as `pages_of` gives them."""
    for name, is_embedded, pages in fonts:
        if not is_embedded and not has_stand_in(name):
            message = Message(
                "The font {font} is not inside the file, so this page may look different here: save the PDF "
                "again with its fonts embedded.",
                {"font": name},
            )
            yield from (Concern(page, message) for page in pages)


def concerns_of_slow(pages: Sequence[int]) -> Iterator[Concern]:
    """Yield the pages that take long to draw; `pages` as `pages_of` gives them."""
    for page in pages:
        yield Concern(
            page,
            Message("It takes long to draw, so the room may wait for it: save it as a picture in its place."),
        )


def concerns_of_slides(said: dict[str, Any]) -> Iterator[Concern]:
    """Yield what is lost between the presentation and its PDF; `said` as `presentation_of` gives it."""
    if said["hidden"]:
        yield Concern(
            0,
            plural(
                "{n} slide is hidden in the file and left out here.",
                "{n} slides are hidden in the file and left out here.",
                said["hidden"],
            ),
        )
    for number, slide in enumerate(said["slides"], start=1):
        yield from (Concern(number, message) for message in _of_slide(slide))


def _of_slide(slide: dict[str, Any]) -> Iterator[Message]:
    if slide["steps"]:
        yield plural(
            "Its animation is shown finished, in one picture: split the slide if the order matters.",
            "Its {n} animations are shown finished, in one picture: split the slide if the order matters.",
            slide["steps"],
        )
    if len(slide["notes"]) > MOST_IN_A_PAGE:
        yield Message(
            "Its notes are longer than {most} signs: only their beginning is kept.", {"most": MOST_IN_A_PAGE}
        )
    if slide["turns"]:
        yield Message("Its transition is left out.")
    for name, member in slide["played"]:
        if member is None:
            yield Message(
                "{name} is only linked from the slide and will not play: add the film itself to the slides.",
                {"name": name},
            )
        else:
            yield Message(
                "{name} inside the slide will not play: save the film as a file and add it to the slides.",
                {"name": name},
            )


def concerns_of_fonts(said: dict[str, Any], fonts: Sequence[Sequence[Any]]) -> Iterator[Concern]:
    """Yield the fonts that a slide asks for and the PDF made here does not have: others stand in."""
    inside = {_plain(name) for name in said["fonts"]}
    for number, slide in enumerate(said["slides"], start=1):
        drawn = {_plain(name) for name, _, pages in fonts if number in pages}
        for font in slide["fonts"]:
            if _plain(font) not in inside | drawn and drawn:
                yield Concern(
                    number,
                    Message(
                        "The font {font} is not on this laptop and another one stands in for it: install the "
                        "font, or save the slides as PDF where it is.",
                        {"font": font},
                    ),
                )


def _plain(font: str) -> str:
    """Return a font's name as two programs would agree on it: no blanks, no weight, Chinese names known."""
    name = _NOT_A_LETTER.sub("", font).lower()
    name = _NAMES.get(name, name)
    return _WEIGHT.sub("", name) or name
