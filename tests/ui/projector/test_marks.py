"""What lies over a slide: drawn where it belongs, redrawn no more than needed, told apart by every eye."""

from __future__ import annotations

from itertools import combinations
from unittest.mock import patch

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain.ink import InkColour, InkPage, Stroke
from facilitator.domain.zoom import WHOLE_PAGE, PagePoint, on_page, zoomed
from ui.projector import ink_painter
from ui.projector.audience_painter import draw_audience
from ui.projector.audience_view import AudienceView, BlackScreen, DeckKey, SlideView, WhiteScreen
from ui.projector.ink_painter import INK_COLOURS
from ui.projector.marks import Marks, Spot
from ui.projector.projector_window import ProjectorWindow
from ui.projector.slide_painter import changed_region

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]

SIZE = QSize(480, 270)
BOX = QRectF(0, 0, 480, 270)
PAGE = InkPage("main", 3)
AT, ELSEWHERE = PagePoint(0.3, 0.4), PagePoint(0.7, 0.55)
WAVE = tuple(on_page(0.1 + 0.02 * step, 0.5 + 0.1 * (step % 2)) for step in range(30))
LINE = Stroke(InkColour.BLUE, 0.02, WAVE[:20])
DOT = Stroke(InkColour.RED, 0.05, (AT,))
SEEN_MARKS = {
    "pointer": Marks(PAGE, pointer=AT),
    "spotlight": Marks(PAGE, spot=Spot(AT, 0.2)),
    "zoom": Marks(PAGE, zoom=zoomed(WHOLE_PAGE, 2, AT)),
    "ink": Marks(PAGE, ink=(LINE, DOT)),
    "pen": Marks(PAGE, stroke=LINE),
}


def slide(page: int = 3, size: QSize = SIZE) -> SlideView:
    """Return a slide whose every place looks different."""
    picture = QImage(size, QImage.Format.Format_RGB32)
    for x in range(0, size.width(), 4):
        for y in range(0, size.height(), 4):
            colour = QColor(x * 255 // size.width(), y * 255 // size.height(), 90)
            for right in range(4):
                for down in range(4):
                    if x + right < size.width() and y + down < size.height():
                        picture.setPixelColor(x + right, y + down, colour)
    return SlideView(page, picture, DeckKey("main"))


def drawn(view: AudienceView, marks: Marks | None, before: QImage | None = None) -> QImage:
    """Draw it whole, or (with the picture before) only what changed."""
    image = QImage(SIZE, QImage.Format.Format_RGB32) if before is None else before
    painter = QPainter(image)
    draw_audience(painter, BOX, view, marks)
    painter.end()
    return image


@pytest.mark.parametrize("name", SEEN_MARKS)
def test_marks_are_seen_over_their_own_page_and_over_nothing_else(name: str) -> None:
    marks = SEEN_MARKS[name]
    assert drawn(slide(), marks) != drawn(slide(), None)
    for other in (
        slide(4),
        SlideView(3, slide().picture, DeckKey("other deck")),
        BlackScreen(),
        WhiteScreen(),
    ):
        assert drawn(other, marks) == drawn(other, None)


CHANGES = [
    (None, Marks(PAGE, pointer=AT)),
    (Marks(PAGE, pointer=AT), Marks(PAGE, pointer=ELSEWHERE)),
    (Marks(PAGE, pointer=AT), None),
    (Marks(PAGE, spot=Spot(AT, 0.2)), Marks(PAGE, spot=Spot(ELSEWHERE, 0.3))),
    (Marks(PAGE, spot=Spot(AT, 0.2)), None),
    (Marks(PAGE, stroke=DOT), Marks(PAGE, stroke=LINE)),
    (Marks(PAGE, stroke=LINE), Marks(PAGE, stroke=LINE.drawn_to(WAVE[20]))),
    (Marks(PAGE, stroke=LINE), Marks(PAGE, ink=(LINE,))),
    (Marks(PAGE, ink=(LINE, DOT)), Marks(PAGE, ink=(LINE,))),
    (Marks(PAGE, ink=(LINE,)), None),
    (Marks(PAGE, pointer=AT), Marks(PAGE, zoom=zoomed(WHOLE_PAGE, 3, AT))),
    (
        Marks(PAGE, zoom=zoomed(WHOLE_PAGE, 3, AT), pointer=AT, ink=(LINE,)),
        Marks(PAGE, zoom=zoomed(WHOLE_PAGE, 3, AT), pointer=PagePoint(0.35, 0.42), ink=(LINE, DOT)),
    ),
]


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_redrawing_what_changed_gives_the_same_picture_as_redrawing_all(
    before: Marks | None, after: Marks | None
) -> None:
    view = slide()
    image = drawn(view, before)
    painter = QPainter(image)
    painter.setClipRegion(changed_region(BOX, QSizeF(SIZE), before, after))
    draw_audience(painter, BOX, view, after)
    painter.end()
    assert differing(image, drawn(view, after)) == []


def differing(one: QImage, other: QImage) -> list[QPoint]:
    """Return the pixels that differ by more than an edge's rounding."""

    def differ(x: int, y: int) -> bool:
        a, b = one.pixelColor(x, y), other.pixelColor(x, y)
        return max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) > 8

    return [QPoint(x, y) for x in range(SIZE.width()) for y in range(SIZE.height()) if differ(x, y)]


def area(region: QRegion) -> int:
    return sum(rect.width() * rect.height() for rect in region)  # type: ignore[attr-defined]  # the stub forgets it


def test_a_step_of_the_pointer_redraws_two_small_squares_and_a_line_only_its_end() -> None:
    whole = SIZE.width() * SIZE.height()
    step = changed_region(BOX, QSizeF(SIZE), Marks(PAGE, pointer=AT), Marks(PAGE, pointer=ELSEWHERE))
    assert 0 < area(step) < whole / 50
    long = Stroke(InkColour.RED, 0.01, WAVE)
    led_on = changed_region(
        BOX, QSizeF(SIZE), Marks(PAGE, stroke=long), Marks(PAGE, stroke=long.drawn_to(PagePoint(0.7, 0.6)))
    )
    assert 0 < area(led_on) < whole / 20


def test_what_did_not_change_is_not_redrawn() -> None:
    for marks in (None, *SEEN_MARKS.values()):
        assert changed_region(BOX, QSizeF(SIZE), marks, marks).isEmpty()


def test_another_stroke_on_a_page_draws_no_stroke_anew() -> None:
    many = tuple(
        Stroke(InkColour.GREEN, 0.01, (on_page(0.01 * x, 0.2), on_page(0.01 * x, 0.8))) for x in range(50)
    )
    page = InkPage("main", 77)
    view = SlideView(77, slide().picture, DeckKey("main"))
    drawn(view, Marks(page, ink=many))
    with patch.object(ink_painter, "_draw_stroke", wraps=ink_painter._draw_stroke) as draws:
        drawn(view, Marks(page, ink=(*many, DOT)))
        drawn(view, Marks(page, ink=(*many, DOT), pointer=AT))
    assert draws.call_count == 1


def test_without_marks_the_window_draws_no_more_than_the_slide(qtbot: QtBot) -> None:
    console = QWidget()
    qtbot.addWidget(console)
    window = ProjectorWindow(console)
    qtbot.addWidget(window)
    window.resize(SIZE)
    with qtbot.waitExposed(window):
        window.show()
    with (
        patch.object(ProjectorWindow, "update") as update,
        patch.object(ProjectorWindow, "repaint") as repaint,
    ):
        window.show_view(slide(1), None)
        window.show_view(slide(2), None)
        window.show_marks(None)
    assert (repaint.call_count, update.call_count) == (2, 0)


def test_a_page_is_never_seen_with_the_marks_of_the_page_before(qtbot: QtBot) -> None:
    console = QWidget()
    qtbot.addWidget(console)
    window = ProjectorWindow(console)
    qtbot.addWidget(window)
    window.resize(SIZE)
    with qtbot.waitExposed(window):
        window.show()
    window.show_view(slide(3), Marks(PAGE, pointer=AT))
    window.show_view(slide(4), None)
    assert window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32) == drawn(slide(4), None)
    window.show_marks(Marks(PAGE, pointer=AT))
    assert window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32) == drawn(slide(4), None)


def linear(colour: str) -> list[float]:
    """Return red, green and blue as shares of light (IEC 61966-2-1)."""
    signs = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    return [sign / 12.92 if sign <= 0.04045 else ((sign + 0.055) / 1.055) ** 2.4 for sign in signs]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", InkColour)
def test_the_pen_stands_out_from_white_and_from_black(colour: InkColour) -> None:
    """WCAG 2.2, 1.4.11: 3 to 1 for what is drawn."""
    light = luminance(INK_COLOURS[colour])
    assert 1.05 / (light + 0.05) >= 3
    assert (light + 0.05) / 0.05 >= 3


# Machado, Oliveira and Fernandes (2009), severity 1.0; the first is for eyes that see all colours.
EYES = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def lab(light: list[float]) -> tuple[float, float, float]:
    """Return CIE 1976 L*a*b* under D65."""
    red, green, blue = (min(1.0, max(0.0, share)) for share in light)
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    x, y, z = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("eyes", EYES)
def test_the_four_colours_of_the_pen_are_told_apart_by_colour_blind_eyes(eyes: str) -> None:
    """A distance of 30 in L*a*b* is far beyond what two lines beside each other need (about 10)."""
    seen = {
        colour: lab([sum(a * b for a, b in zip(row, linear(ink), strict=True)) for row in EYES[eyes]])
        for colour, ink in INK_COLOURS.items()
    }
    for one, other in combinations(seen.values(), 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= 30
