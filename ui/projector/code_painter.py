"""How the code is drawn by which people check in with their own phones, in hundredths of the height."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.words import said
from ui.projector.room_views import CheckInCodeCard
from ui.projector.stage import Stage
from ui.theme.tokens import LIGHT
from ui.widgets.code_drawing import draw_code

_PAPER = QColor(LIGHT.ground)
_INK = QColor(LIGHT.ink)
_SOFT = QColor(LIGHT.ink_soft)
_EVERGREEN = QColor(LIGHT.accent)
_FOREST = QColor(LIGHT.rail)
_MIST = QColor(LIGHT.rail_ink)
_WHITE = QColor(LIGHT.card)

_MARGIN = 7.0
_GAP = 4.0
_EDGE = 2.5
"""How near the code comes to the edges: its own quiet zone is room enough around it."""
_BAND_TOP = 77.0
_CODE_SHARE = 0.41
"""How much of the width the code may take where the projector is not wide."""
_STEP_HIGH = 17.0
_NUMBER = 8.0
_DIGITS = 8.4
_ADDRESS = 6.4
_TITLE = 4.0
_GROUP = 4
"""Digits stand in fours, as they are read out."""


def draw_check_in_code(stage: Stage, card: CheckInCodeCard) -> None:
    """Draw two steps, the code beside them, and on a band the way for who cannot scan."""
    stage.fill(_PAPER)
    side = min(_BAND_TOP - 2 * _EDGE, stage.width * _CODE_SHARE)
    left = stage.width - _EDGE - side
    area = stage.area(left, (_BAND_TOP - side) / 2, side, side)
    _draw_words(stage, card, left - _MARGIN - _GAP)
    if card.cells:
        draw_code(stage.painter, area, card.cells, card.runs)
        _draw_band(stage, card)
    else:
        _draw_waiting(stage, left, side)


def _draw_words(stage: Stage, card: CheckInCodeCard, wide: float) -> None:
    """Write what this is, what the day is about, and the two steps."""
    what = _in_both(Message("Check in with your phone"))
    top = _MARGIN - 2
    top += stage.text(what.zh, stage.area(_MARGIN, top, wide, 13), 9.6, _EVERGREEN, bold=True)
    top += stage.text(what.en, stage.area(_MARGIN, top, wide, 7), 5.0, _SOFT)
    _draw_title(stage, card.title, stage.area(_MARGIN, top + 2, wide, 11))
    join = Message("Join this Wi-Fi") if card.wifi else Message("Join the Wi-Fi of this room")
    steps_top = _BAND_TOP - 3 - 2 * _STEP_HIGH
    _draw_step(stage, 1, join, wide, steps_top, card.wifi)
    scan = Message("Scan by camera, not WeChat")
    _draw_step(stage, 2, scan, wide, steps_top + _STEP_HIGH)


def _draw_title(stage: Stage, title: Text, area: QRectF) -> None:
    """Write what the day is about in both languages, or in the room's own where both have no room."""
    whole = "\n".join(part for part in (title.zh, title.en) if part)
    has_room = stage.fitting_size(whole, area, _TITLE) > 0
    stage.text(whole if has_room else title.in_language(Language.ZH), area, _TITLE, _SOFT)


def _draw_step(stage: Stage, number: int, step: Message, wide: float, top: float, more: str = "") -> None:
    """Write one step beside its number: in Chinese, in English, and what it is about largest."""
    circle = stage.area(_MARGIN, top, _NUMBER, _NUMBER)
    stage.painter.setPen(Qt.PenStyle.NoPen)
    stage.painter.setBrush(_EVERGREEN)
    stage.painter.drawEllipse(circle)
    width = stage.digits_width(str(number), 3.6)
    stage.digits(str(number), _MARGIN + (_NUMBER - width) / 2, top + _NUMBER / 2, 3.6, _WHITE)
    left = _MARGIN + _NUMBER + 3
    words = _in_both(step)
    room = wide - _NUMBER - 3
    if more:
        both = f"{words.zh} · {words.en}"
        used = stage.text(both, stage.area(left, top, room, 6), 4.2, _SOFT)
        stage.text(more, stage.area(left, top + used, room, _STEP_HIGH - used - 2), 6.4, _INK, bold=True)
        return
    used = stage.text(words.zh, stage.area(left, top, room, 9), 6.0, _INK, bold=True)
    stage.text(words.en, stage.area(left, top + used, room, _STEP_HIGH - used), 4.2, _SOFT)


def _draw_waiting(stage: Stage, left: float, side: float) -> None:
    """Say, in the place of a code that leads nowhere, that the next one is on its way."""
    words = _in_both(Message("The next code is coming"))
    top = _BAND_TOP / 2 - _STEP_HIGH / 2
    top += stage.text(words.zh, stage.area(left, top, side - _GAP, _STEP_HIGH), 6.0, _INK, bold=True)
    stage.text(words.en, stage.area(left, top, side - _GAP, _STEP_HIGH), 4.2, _SOFT)
    stage.fill(_FOREST, top=_BAND_TOP)


def _draw_band(stage: Stage, card: CheckInCodeCard) -> None:
    """Write the address and the digits, large, for who cannot scan."""
    stage.fill(_FOREST, top=_BAND_TOP)
    grouped = " ".join(card.digits[at : at + _GROUP] for at in range(0, len(card.digits), _GROUP))
    digits_wide = stage.digits_width(grouped, _DIGITS)
    digits_left = stage.width - _MARGIN - digits_wide
    room = digits_left - _MARGIN - _GAP
    size = _ADDRESS * min(1.0, room / max(1.0, stage.digits_width(card.address, _ADDRESS)))
    centre = _BAND_TOP + 15.5
    stage.digits(card.address, _MARGIN, centre, size, _PAPER)
    stage.digits(grouped, digits_left, centre, _DIGITS, _PAPER)
    label_top = _BAND_TOP + 2.4
    for sentence, left, wide in (
        (Message("No scan? Open"), _MARGIN, room),
        (Message("then type"), digits_left, digits_wide),
    ):
        words = _in_both(sentence)
        stage.text(f"{words.zh} · {words.en}", stage.area(left, label_top, wide, 6), 3.8, _MIST)


def _in_both(sentence: Message) -> Text:
    return Text(said(sentence, Language.EN), said(sentence, Language.ZH))
