"""How the room's view is drawn, on the projector and, small, on the console.

All measures are hundredths of the picture's height: digits stand at 25 or more, so they read at 12 m.
"""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.words import said
from ui.projector.audience_view import (
    ActivityCard,
    AudienceView,
    BlackScreen,
    BreakCard,
    Countdown,
    HoldingCard,
    SlideView,
    WhiteScreen,
)
from ui.projector.code_painter import draw_check_in_code
from ui.projector.digits import clock_text
from ui.projector.marks import Marks
from ui.projector.room_painter import draw_room_work
from ui.projector.room_views import CheckInCodeCard, GroupsCard, PollCard, TimersCard
from ui.projector.slide_painter import draw_slide
from ui.projector.stage import Stage
from ui.theme.tokens import LIGHT, Meaning

_PAPER = QColor(LIGHT.ground)
_INK = QColor(LIGHT.ink)
_SOFT = QColor(LIGHT.ink_soft)
_FOREST = QColor(LIGHT.rail)
_EVERGREEN = QColor(LIGHT.accent)
_WARM = QColor(LIGHT.ink_of(Meaning.WARM))
_MIST = QColor(LIGHT.rail_ink)

_MARGIN = 7.0
_BAND_TOP = 65.0
_CARD_DIGITS = 25.5
_BREAK_DIGITS = 34.0
_INSTRUCTION = 5.4
_GAP = 5.0


def draw_audience(painter: QPainter, box: QRectF, view: AudienceView, marks: Marks | None = None) -> None:
    """Draw what the room sees into the box, edge to edge; marks over the slide that they belong to."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    stage = Stage(painter, box)
    match view:
        case BlackScreen():
            stage.fill(QColor(Qt.GlobalColor.black))
        case WhiteScreen():
            stage.fill(QColor(Qt.GlobalColor.white))
        case SlideView():
            stage.fill(QColor(Qt.GlobalColor.black))
            draw_slide(painter, box, view, marks)
        case ActivityCard():
            _draw_card(stage, view)
        case BreakCard():
            _draw_break(stage, view)
        case HoldingCard():
            _draw_holding(stage, view)
        case GroupsCard() | TimersCard() | PollCard():
            draw_room_work(stage, view)
        case CheckInCodeCard():
            draw_check_in_code(stage, view)
    painter.restore()


def _draw_card(stage: Stage, card: ActivityCard) -> None:
    if card.countdown is None:
        _draw_title(stage, card)
    else:
        _draw_activity(stage, card, card.countdown)


def _draw_title(stage: Stage, card: ActivityCard) -> None:
    """Draw a chapter's opening: its title alone on deep green."""
    stage.fill(_FOREST)
    over = _one_line(card.over_title)
    stage.text(over, stage.area(_MARGIN, 25, stage.width - 2 * _MARGIN, 7), 4.6, _MIST)
    stage.two_scripts(card.title, _MARGIN, 34, 13, (_PAPER, _MIST))


def _draw_activity(stage: Stage, card: ActivityCard, countdown: Countdown) -> None:
    """Draw title and instructions on paper, and the time left on a band that drains."""
    stage.fill(_PAPER)
    wide = stage.width - 2 * _MARGIN
    top = _MARGIN - 1.0
    if card.over_title:
        over = _one_line(card.over_title)
        top += stage.text(over, stage.area(_MARGIN, top, wide, 6), 4.2, _WARM, bold=True) + 0.5
    bottom = stage.two_scripts(card.title, _MARGIN, top, 9.6, (_INK, _SOFT)) + 2.0
    _draw_instructions(stage, card.instructions, bottom, _BAND_TOP - 2.0)
    _draw_band(stage, countdown)


def _draw_instructions(stage: Stage, instructions: tuple[Text, ...], top: float, bottom: float) -> None:
    """Write what to do, Chinese on the left and English on the right; the last steps give way."""
    while instructions:
        columns = [column for column in _columns(instructions) if column]
        width = (stage.width - 2 * _MARGIN - _GAP * (len(columns) - 1)) / len(columns)
        areas = [
            stage.area(_MARGIN + number * (width + _GAP), top, width, bottom - top)
            for number in range(len(columns))
        ]
        size = min(
            stage.fitting_size(words, area, _INSTRUCTION) for words, area in zip(columns, areas, strict=True)
        )
        if size > 0:
            for words, area, colour in zip(columns, areas, (_INK, _SOFT), strict=False):
                stage.text(words, area, size, colour)
            return
        instructions = instructions[:-1]


def _columns(instructions: tuple[Text, ...]) -> tuple[str, str]:
    """Return the steps in Chinese and in English, one paragraph each."""
    chinese = "\n".join(text.zh for text in instructions if text.zh)
    english = "\n".join(text.en for text in instructions if text.en)
    return chinese, english


def _draw_band(stage: Stage, countdown: Countdown) -> None:
    """Draw the time left; the brighter part of the band is the share that is left."""
    is_over = countdown.left_seconds == 0
    stage.fill(_WARM if is_over else _FOREST, top=_BAND_TOP)
    if not is_over:
        stage.fill(_EVERGREEN, top=_BAND_TOP, width=stage.width * countdown.share_left)
    centre = (_BAND_TOP + 100) / 2
    clock = clock_text(countdown.left_seconds)
    stage.digits(clock, _MARGIN - 1.0, centre, _CARD_DIGITS, _PAPER)
    left = _MARGIN + stage.digits_width(clock, _CARD_DIGITS) + _GAP
    _draw_until(stage, countdown, left, centre)


def _draw_until(stage: Stage, countdown: Countdown, left: float, centre: float) -> None:
    """Write beside the digits until when it goes, or that the time is up."""
    is_over = countdown.left_seconds == 0
    sentence = (
        Message("Time is up") if is_over else Message("until {time}", {"time": _clock(countdown.ends_at)})
    )
    width = stage.width - _MARGIN - left
    chinese, english = said(sentence, Language.ZH), said(sentence, Language.EN)
    stage.text(chinese, stage.area(left, centre - 9, width, 10), 6.4, _PAPER, bold=True, right=True)
    stage.text(english, stage.area(left, centre + 1, width, 8), 4.6, _PAPER, right=True)


def _draw_break(stage: Stage, card: BreakCard) -> None:
    """Draw a break: the title, the time left as the largest thing, and when to be back."""
    stage.fill(_FOREST)
    countdown = card.countdown
    if countdown.left_seconds > 0:
        stage.fill(_EVERGREEN, top=94, width=stage.width * countdown.share_left)
    stage.two_scripts(card.title, _MARGIN, _MARGIN, 10.5, (_PAPER, _MIST))
    clock = clock_text(countdown.left_seconds)
    stage.digits(clock, _MARGIN - 2.0, 52.0, _BREAK_DIGITS, _PAPER)
    back = Message("Back at {time}", {"time": _clock(countdown.ends_at)})
    wide = stage.width - 2 * _MARGIN
    chinese, english = said(back, Language.ZH), said(back, Language.EN)
    stage.text(chinese, stage.area(_MARGIN, 77, wide, 10), 7, _PAPER, bold=True)
    stage.text(english, stage.area(_MARGIN, 79.4, wide, 8), 5, _MIST, right=True)


def _draw_holding(stage: Stage, card: HoldingCard) -> None:
    """Draw the greeting large on paper, and under it what this day is about."""
    stage.fill(_PAPER)
    stage.fill(_EVERGREEN, top=94)
    bottom = stage.two_scripts(card.greeting, _MARGIN, 22, 17, (_EVERGREEN, _SOFT))
    stage.two_scripts(card.title, _MARGIN, bottom + 6, 7, (_INK, _SOFT))


def _one_line(text: Text) -> str:
    """Return both languages on one line."""
    return " · ".join(part for part in (text.zh, text.en) if part)


def _clock(moment: time) -> str:
    """Return hours and minutes, the same in both languages."""
    return f"{moment:%H:%M}"
