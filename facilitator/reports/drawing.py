"""Charts of the summary on a reportlab canvas, from the descriptions in `domain.evidence.charts`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import TYPE_CHECKING

from facilitator.domain.evidence.charts import (
    AFTER_COLOUR,
    BEFORE_COLOUR,
    SHADES,
    DumbbellRow,
    StackedBar,
    StackedBars,
)
from facilitator.domain.evidence.figures import change_figures, percent, rounded
from facilitator.domain.questionnaire import Wave
from facilitator.reports.print_canvas import BOLD, REGULAR
from facilitator.reports.style import (
    CELL,
    EVERGREEN,
    INK,
    LINE,
    NOTE,
    SMALL,
    SOFT_INK,
    STEP,
    WHITE,
    WIDTH,
    colour,
    paragraph,
    printable_line,
)
from facilitator.words import Words

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

_TITLE_WIDTH = 184.0
_AXIS_LEFT, _AXIS_WIDTH = 200.0, 128.0
_WHISKER_LEFT, _WHISKER_WIDTH = 352.0, 72.0
_DOT = 4.5
_BAR_LEFT, _BAR_WIDTH, _BAR_HEIGHT = 72.0, 356.0, 14.0
_LABEL_FROM = 0.055
_DARK_SHADES = frozenset({SHADES[0], SHADES[-1]})


def drawn(height: float, draw: Callable[[Canvas], None], width: float = WIDTH) -> Flowable:
    """Return a block of that size in the flow of the page; `draw` has its origin at the bottom left."""
    from reportlab.platypus import Flowable as Base

    class Drawn(Base):
        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return width, height

        def draw(self) -> None:
            draw(self.canv)

    return Drawn()


def dumbbell_head(say: Words) -> Flowable:
    """Return the key of the dumbbells: which circle is which, the axis, what the whisker shows."""

    def draw(canvas: Canvas) -> None:
        _circle(canvas, _DOT, 25, is_after=False)
        _text(canvas, 13, 22, say("before"))
        left = 13 + canvas.stringWidth(say("before"), REGULAR, SMALL) + 2 * STEP
        _circle(canvas, left, 25, is_after=True)
        _text(canvas, left + 9, 22, say("after"))
        for share in (0, 50, 100):
            x = _AXIS_LEFT + share / 100 * _AXIS_WIDTH
            canvas.setFont(REGULAR, SMALL)
            canvas.drawCentredString(x, 4, f"{share}%")
        _text(canvas, _WHISKER_LEFT, 22, say("Change in points, likely range"), is_bold=True)
        canvas.setFont(REGULAR, SMALL)
        canvas.drawCentredString(_WHISKER_LEFT + _WHISKER_WIDTH / 2, 4, "0")

    return drawn(4 * STEP, draw)


def dumbbell(row: DumbbellRow, reach: float, say: Words) -> Flowable:
    """Return one item of the dumbbell chart; `reach` is the largest change that the whiskers span."""
    title = paragraph(say.text(row.title), CELL)
    note = paragraph(_dumbbell_note(row, say), NOTE)
    title_height = title.wrap(_TITLE_WIDTH, 1000)[1]
    note_height = note.wrap(_TITLE_WIDTH, 1000)[1]
    height = max(5 * STEP, title_height + note_height + STEP)

    def draw(canvas: Canvas) -> None:
        top = height - STEP / 2
        title.drawOn(canvas, 0, top - title_height)
        note.drawOn(canvas, 0, top - title_height - note_height)
        _rule(canvas, 0, WIDTH, 0)
        _draw_levels(canvas, row, height)
        _draw_whisker(canvas, row, height, reach, say)

    return drawn(height, draw)


def whisker_reach(rows: Sequence[DumbbellRow]) -> float:
    """Return the largest end of any interval, in steps of a quarter."""
    ends = [abs(end) for row in rows for end in (row.interval.low, row.interval.high)]
    return max(0.25, ceil(max(ends, default=0.25) * 4) / 4)


def _dumbbell_note(row: DumbbellRow, say: Words) -> str:
    note = say("{answer}; n = {n}", answer=row.answer, n=row.pairs)
    return say("{note}; indicative", note=note) if row.is_indicative else note


def _draw_levels(canvas: Canvas, row: DumbbellRow, height: float) -> None:
    middle = height / 2
    canvas.setStrokeColor(colour(LINE))
    canvas.setLineWidth(0.5)
    for share in (0, 0.5, 1):
        x = _AXIS_LEFT + share * _AXIS_WIDTH
        canvas.line(x, 0, x, height)
    ends = [_AXIS_LEFT + share * _AXIS_WIDTH for share in (row.before, row.after)]
    canvas.setStrokeColor(colour(SOFT_INK))
    canvas.setLineWidth(2)
    canvas.line(ends[0], middle, ends[1], middle)
    _circle(canvas, ends[0], middle, is_after=False)
    _circle(canvas, ends[1], middle, is_after=True)
    figures = change_figures(row.before * 100, row.after * 100)
    first_is_left = ends[0] <= ends[1]
    for x, text, is_left, is_after in (
        (ends[0], figures.before, first_is_left, False),
        (ends[1], figures.after, not first_is_left, True),
    ):
        canvas.setFont(BOLD if is_after else REGULAR, SMALL)
        canvas.setFillColor(colour(INK))
        if is_left:
            canvas.drawRightString(x - _DOT - 3, middle - 3, text)
        else:
            canvas.drawString(x + _DOT + 3, middle - 3, text)


def _draw_whisker(canvas: Canvas, row: DumbbellRow, height: float, reach: float, say: Words) -> None:
    middle, zero = height / 2, _WHISKER_LEFT + _WHISKER_WIDTH / 2
    canvas.setStrokeColor(colour(LINE))
    canvas.setLineWidth(0.5)
    canvas.line(zero, 0, zero, height)
    change = row.after - row.before
    places = change_figures(row.before * 100, row.after * 100).places
    canvas.setFillColor(colour(INK))
    canvas.setFont(BOLD, SMALL + 2)
    text = rounded(change * 100, places)
    canvas.drawRightString(WIDTH, middle + 1, text if change <= 0 else f"+{text}")
    low, high = (zero + end / reach * _WHISKER_WIDTH / 2 for end in (row.interval.low, row.interval.high))
    canvas.setStrokeColor(colour(INK))
    canvas.setLineWidth(1.2)
    canvas.line(low, middle, high, middle)
    for end in (low, high):
        canvas.line(end, middle - 3, end, middle + 3)
    canvas.setFillColor(colour(INK))
    canvas.circle(zero + change / reach * _WHISKER_WIDTH / 2, middle, 2.2, stroke=0, fill=1)
    canvas.setFillColor(colour(SOFT_INK))
    canvas.setFont(REGULAR, SMALL - 1)
    ends = say("{low} to {high}", low=rounded(row.interval.low * 100), high=rounded(row.interval.high * 100))
    canvas.drawRightString(WIDTH, middle - 10, ends)


def legend(bars: StackedBars, say: Words) -> Flowable:
    """Return the answers of a scale with their shades, in as many lines as they need."""
    texts = [printable_line(say.text(label)) for label in bars.labels]

    def place(canvas_width: Callable[[str], float]) -> list[tuple[float, int]]:
        spots, x, line = [], 0.0, 0
        for text in texts:
            width = canvas_width(text) + 12 + 2 * STEP
            if x and x + width > WIDTH:
                x, line = 0.0, line + 1
            spots.append((x, line))
            x += width
        return spots

    from reportlab.pdfbase.pdfmetrics import stringWidth

    spots = place(lambda text: stringWidth(text, REGULAR, SMALL))
    height = (spots[-1][1] + 1) * 2 * STEP

    def draw(canvas: Canvas) -> None:
        for (x, line), text, shade in zip(spots, texts, bars.shades, strict=True):
            y = height - (line + 1) * 2 * STEP + 4
            canvas.setFillColor(colour(shade))
            canvas.rect(x, y, STEP, STEP, stroke=0, fill=1)
            _text(canvas, x + 12, y + 0.5, text)

    return drawn(height, draw)


def stacked(bars: StackedBars, say: Words) -> Flowable:
    """Return the diverging bars of one item, before above after; the middle answer straddles zero."""
    reach_left = max((-bar.segments[0].start for bar in bars.bars), default=0.0)
    ends = [bar.segments[-1].start + bar.segments[-1].share for bar in bars.bars]
    span = max(0.01, reach_left + max(ends, default=0.0))
    zero = _BAR_LEFT + reach_left / span * _BAR_WIDTH
    row_height = _BAR_HEIGHT + 6
    height = row_height * len(bars.bars) + 4

    def draw(canvas: Canvas) -> None:
        canvas.setStrokeColor(colour(INK))
        canvas.setLineWidth(0.8)
        canvas.line(zero, 0, zero, height)
        for index, bar in enumerate(bars.bars):
            y = height - (index + 1) * row_height
            caption = _bar_caption(bar, say, is_alone=len(bars.bars) == 1)
            _text(canvas, 0, y + 4, caption, is_bold=bar.wave is Wave.POST and len(bars.bars) > 1)
            _draw_bar(canvas, bar, zero, y, _BAR_WIDTH / span)
            net = rounded(bar.net * 100)
            canvas.setFont(BOLD, SMALL)
            canvas.setFillColor(colour(INK))
            canvas.drawRightString(WIDTH, y + 4, net if bar.net <= 0 else f"+{net}")

    return drawn(height, draw)


def minutes_bar(planned: float, actual: float | None, longest: float) -> Flowable:
    """Return planned minutes as an outline and actual ones as a filled bar inside it."""
    width = 112.0

    def draw(canvas: Canvas) -> None:
        scale = width / max(longest, 1)
        canvas.setStrokeColor(colour(SOFT_INK))
        canvas.setLineWidth(0.8)
        canvas.rect(0, 0, planned * scale, STEP, stroke=1, fill=0)
        if actual is not None:
            canvas.setFillColor(colour(EVERGREEN))
            canvas.rect(0, 2, actual * scale, STEP - 4, stroke=0, fill=1)

    return drawn(STEP, draw, width)


def share_bar(share: float, width: float = 160.0) -> Flowable:
    """Return one share of a whole as a filled part of a bar."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour(LINE))
        canvas.rect(0, 0, width, STEP, stroke=0, fill=1)
        canvas.setFillColor(colour(EVERGREEN))
        canvas.rect(0, 0, width * min(1.0, share), STEP, stroke=0, fill=1)

    return drawn(STEP, draw, width)


def _bar_caption(bar: StackedBar, say: Words, *, is_alone: bool) -> str:
    if is_alone:
        return say("n = {n}", n=bar.n)
    return say("After, n = {n}", n=bar.n) if bar.wave is Wave.POST else say("Before, n = {n}", n=bar.n)


def _draw_bar(canvas: Canvas, bar: StackedBar, zero: float, y: float, scale: float) -> None:
    for segment in bar.segments:
        x, width = zero + segment.start * scale, segment.share * scale
        canvas.setFillColor(colour(segment.shade))
        canvas.setStrokeColor(colour(WHITE))
        canvas.setLineWidth(0.8)
        canvas.rect(x, y, width, _BAR_HEIGHT, stroke=1, fill=1)
        if segment.share >= _LABEL_FROM:
            canvas.setFont(BOLD, SMALL)
            canvas.setFillColor(colour(WHITE if segment.shade in _DARK_SHADES else INK))
            canvas.drawCentredString(x + width / 2, y + 4, percent(segment.share))


def _circle(canvas: Canvas, x: float, y: float, *, is_after: bool) -> None:
    canvas.setLineWidth(2.2)
    canvas.setStrokeColor(colour(AFTER_COLOUR if is_after else BEFORE_COLOUR))
    canvas.setFillColor(colour(AFTER_COLOUR if is_after else WHITE))
    canvas.circle(x, y, _DOT - 1, stroke=1, fill=1)


def _rule(canvas: Canvas, left: float, right: float, y: float) -> None:
    canvas.setStrokeColor(colour(LINE))
    canvas.setLineWidth(0.5)
    canvas.line(left, y, right, y)


def _text(canvas: Canvas, x: float, y: float, text: str, *, is_bold: bool = False) -> None:
    canvas.setFont(BOLD if is_bold else REGULAR, SMALL)
    canvas.setFillColor(colour(INK if is_bold else SOFT_INK))
    canvas.drawString(x, y, printable_line(text))
