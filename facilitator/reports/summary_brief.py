"""The first page of the summary: who, what changed, in whose words, what comes next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.evidence.charts import DumbbellRow, dumbbell_rows
from facilitator.domain.evidence.summary import SessionSummary
from facilitator.reports.drawing import drawn, dumbbell, dumbbell_head, whisker_reach
from facilitator.reports.labels import action_text, days, likely_between, state_label
from facilitator.reports.print_canvas import BOLD
from facilitator.reports.style import (
    BODY,
    CELL,
    DISPLAY,
    EVERGREEN,
    HEAD,
    LEAD,
    MARGIN,
    NOTE,
    PAGE,
    PALE_GREEN,
    PALE_WHITE,
    PERSIMMON,
    QUOTED,
    SMALL,
    STEP,
    SUBHEAD,
    TITLE,
    WHITE,
    WIDTH,
    Face,
    colour,
    paragraph,
)
from facilitator.words import Words

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, Paragraph

BAND = 22 * STEP
_CHIP_ROOM = 15 * STEP
_TITLE_SIZES = ((DISPLAY, 40.0), (24.0, 30.0), (HEAD, 22.0))
_SHAPES = ((3, 2), (2, 2), (2, 1), (1, 1), (1, 0), (0, 0))
"""How many rows of the chart and how many quotes, from most to least; the first that fits is taken."""


def draw_band(canvas: Canvas, summary: SessionSummary, say: Words) -> None:
    """Paint the head of the first page: programme, title, site, days, trainers and state."""
    width, height = PAGE
    canvas.saveState()
    canvas.setFillColor(colour(EVERGREEN))
    canvas.rect(0, height - BAND, width, BAND, stroke=0, fill=1)
    canvas.setFillColor(colour(PERSIMMON))
    canvas.rect(0, height - BAND - STEP / 2, width, STEP / 2, stroke=0, fill=1)
    _chip(canvas, state_label(summary, say))
    y = height - 4 * STEP
    for block in _band_lines(summary, say):
        y -= block.wrap(WIDTH, 1000)[1]
        block.drawOn(canvas, MARGIN, y)
        y -= STEP / 2
    canvas.restoreState()


def brief(summary: SessionSummary, say: Words, height: float) -> list[Flowable]:
    """Return the blocks of the first page below its head, as many as fit into that height."""
    head = [_tiles(summary, say), *_key_results(summary, say)]
    end = _next_action(summary, say)
    room = height - sum(map(_height, (*head, *end)))
    shapes = ([*_chart(summary, say, rows), *_quotes(summary, say, quotes)] for rows, quotes in _SHAPES)
    middle = next((blocks for blocks in shapes if sum(map(_height, blocks)) <= room), [])
    return [*head, *middle, *end]


def _height(block: Flowable) -> float:
    return float(block.wrap(WIDTH, 1000)[1] + block.getSpaceBefore() + block.getSpaceAfter())


def _chip(canvas: Canvas, text: str) -> None:
    width = canvas.stringWidth(text, BOLD, SMALL) + 2 * STEP
    x, y = PAGE[0] - MARGIN - width, PAGE[1] - 5.5 * STEP
    canvas.setFillColor(colour(WHITE))
    canvas.roundRect(x, y, width, 2 * STEP, STEP, stroke=0, fill=1)
    canvas.setFillColor(colour(PERSIMMON))
    canvas.setFont(BOLD, SMALL)
    canvas.drawCentredString(x + width / 2, y + 5, text)


def _band_lines(summary: SessionSummary, say: Words) -> list[Paragraph]:
    """Return the lines of the head, the title as large as leaves room for all of them."""
    title = say.text(summary.title)
    above = " · ".join(part for part in (summary.organisation, say.text(summary.programme)) if part)
    lines: list[Paragraph] = []
    for size, leading in _TITLE_SIZES:
        lines = [
            _one_line(above, Face(BODY, 16, colour=PALE_WHITE), WIDTH - _CHIP_ROOM),
            paragraph(title, replace(TITLE, size=size, leading=leading)),
            _one_line(say("{site} · {days}", site=summary.site, days=days(summary, say)), LEAD),
            _one_line(
                say("Trainers: {trainers}", trainers=summary.trainers), Face(BODY, 16, colour=PALE_WHITE)
            ),
        ]
        if sum(line.wrap(WIDTH, 1000)[1] + STEP / 2 for line in lines) <= BAND - 5 * STEP:
            return lines
    lines[1] = _one_line(title, replace(TITLE, size=BODY, leading=16.0))
    return lines


def _one_line(text: str, face: Face, width: float = WIDTH) -> Paragraph:
    """Return the paragraph in one line, in smaller type if need be, at last cut at its end."""
    small = replace(face, size=min(face.size, BODY), leading=16.0)
    for attempt in (face, small):
        block = paragraph(text, attempt)
        if block.wrap(width, 1000)[1] <= attempt.leading:
            return block
    length = len(text)
    while block.wrap(width, 1000)[1] > small.leading:
        length = length * 9 // 10
        block = paragraph(f"{text[:length]}…", small)
    return block


def _tiles(summary: SessionSummary, say: Words) -> Flowable:
    """Return the three counts every reader asks for first."""
    total = summary.reach_total
    matched = sum(result.matched for result in summary.questionnaires)
    tiles = (
        (total.came, say("people came; {n} were expected", n=total.expected)),
        ("–" if total.stayed is None else total.stayed, say("people stayed to the end")),
        (matched, say("pairs of sheets matched, before and after")),
    )
    notes = [paragraph(note, NOTE) for _, note in tiles]
    column = WIDTH / len(tiles)
    notes_height = max(note.wrap(column - 2 * STEP, 1000)[1] for note in notes)
    height = 5 * STEP + notes_height + STEP

    def draw(canvas: Canvas) -> None:
        for index, ((number, _), note) in enumerate(zip(tiles, notes, strict=True)):
            x = index * column
            canvas.setFillColor(colour(EVERGREEN))
            canvas.setFont(BOLD, DISPLAY)
            canvas.drawString(x, height - 4 * STEP, str(number))
            note.drawOn(canvas, x, height - 5 * STEP - note.wrap(column - 2 * STEP, 1000)[1])

    return drawn(height, draw)


def _key_results(summary: SessionSummary, say: Words) -> list[Flowable]:
    head = paragraph(say("In short"), SUBHEAD)
    results = [say.message(message) for message in summary.key_results]
    if not results:
        return [head, *(result_card(say.message(message)) for message in summary.limits[:1])]
    return [head, *(result_card(text) for text in results), paragraph(likely_between(say), NOTE)]


def result_card(text: str) -> Flowable:
    """Return one result on a tinted ground."""
    block = paragraph(text, Face(BODY, 16.0))
    inner = WIDTH - 3 * STEP
    text_height = block.wrap(inner, 1000)[1]
    height = text_height + 1.5 * STEP

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour(PALE_GREEN))
        canvas.rect(0, STEP / 2, WIDTH, height - STEP / 2, stroke=0, fill=1)
        canvas.setFillColor(colour(EVERGREEN))
        canvas.rect(0, STEP / 2, STEP / 2, height - STEP / 2, stroke=0, fill=1)
        block.drawOn(canvas, 2 * STEP, STEP)

    return drawn(height, draw)


def _chart(summary: SessionSummary, say: Words, most: int) -> list[Flowable]:
    rows = [row for result in summary.questionnaires for row in dumbbell_rows(result)]
    chosen = sorted(rows, key=_weight)[:most]
    if not chosen:
        return []
    reach = whisker_reach(chosen)
    head = paragraph(say("Share of people who gave this answer, before and after"), SUBHEAD)
    return [head, dumbbell_head(say), *(dumbbell(row, reach, say) for row in chosen)]


def _weight(row: DumbbellRow) -> tuple[bool, float, str]:
    return not row.is_primary, -abs(row.after - row.before), row.key


def _quotes(summary: SessionSummary, say: Words, most: int) -> list[Flowable]:
    quotes = [quoted(quote.text, "") for quote in summary.quotes[:most]]
    return [paragraph(say("In their words"), SUBHEAD), *quotes] if quotes else []


def _next_action(summary: SessionSummary, say: Words) -> list[Flowable]:
    if not summary.actions:
        return []
    return [paragraph(say("Agreed next"), SUBHEAD), paragraph(action_text(summary.actions[0], say), CELL)]


def quoted(text: str, source: str) -> Flowable:
    """Return somebody's words with a line beside them; where they were said stands below."""
    block = paragraph(text, QUOTED)
    below = paragraph(source, NOTE) if source else None
    inner = WIDTH - 2 * STEP
    heights = [block.wrap(inner, 1000)[1], below.wrap(inner, 1000)[1] if below else 0.0]
    height = sum(heights) + STEP

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour(PERSIMMON))
        canvas.rect(0, STEP / 2, 2, height - STEP, stroke=0, fill=1)
        block.drawOn(canvas, 2 * STEP, height - STEP / 2 - heights[0])
        if below:
            below.drawOn(canvas, 2 * STEP, STEP / 2)

    return drawn(height, draw)
