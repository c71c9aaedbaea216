"""How groups, their timers and a show of hands are drawn for the room, in hundredths of its height."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from facilitator.domain.groups import ShownGroup
from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message, plural
from facilitator.words import said
from ui.projector.digits import clock_text
from ui.projector.room_views import GroupsCard, PollCard, ShownTimer, TimersCard
from ui.projector.stage import SMALLEST, Stage
from ui.theme.tokens import LIGHT, Meaning

_PAPER = QColor(LIGHT.ground)
_CARD = QColor(LIGHT.card)
_SUNKEN = QColor(LIGHT.sunken)
_INK = QColor(LIGHT.ink)
_SOFT = QColor(LIGHT.ink_soft)
_EVERGREEN = QColor(LIGHT.accent)
_WARM = QColor(LIGHT.ink_of(Meaning.WARM))

_MARGIN = 7.0
_GAP = 2.0
_PADDING = 1.6
_CODES = 11.0
_DIGIT_SHARE = 0.27
"""How high a digit may be for the width of its cell: `00:00` is a good three times as wide as high."""


def draw_room_work(stage: Stage, card: GroupsCard | TimersCard | PollCard) -> None:
    """Draw what the room works at, edge to edge."""
    stage.fill(_PAPER)
    match card:
        case GroupsCard():
            _draw_groups(stage, card)
        case TimersCard():
            _draw_timers(stage, card)
        case PollCard():
            _draw_poll(stage, card)


def _draw_groups(stage: Stage, card: GroupsCard) -> None:
    """Draw a cell for each group: its number large, the ends of its badge codes beside it.

    Where nobody has a badge, names are read out and the room sees how many belong to each.
    """
    title = Message("Groups")
    if card.round_number is not None:
        title = Message("Groups, round {number}", {"number": card.round_number})
    has_codes = any(group.codes for group in card.groups)
    find = Message("Find the last digits of your badge") if has_codes else Message("Listen for your name")
    bottom = _headed(stage, title, find)
    cells = _cells(stage, len(card.groups), bottom, least_wide=36)
    size = _size_of_codes(stage, card.groups, cells)
    for group, cell in zip(card.groups, cells, strict=True):
        _round_box(stage, cell, _CARD)
        number, codes = _split(stage, cell)
        stage.text(str(group.number), number, 9, _EVERGREEN, bold=True)
        stage.text(_codes(group), codes, size, _INK)


def _draw_timers(stage: Stage, card: TimersCard) -> None:
    """Draw a cell for each group: its number and the time it has left, digits as large as fit."""
    cells = _cells(stage, len(card.timers), _MARGIN, least_wide=42)
    for timer, cell in zip(card.timers, cells, strict=True):
        _draw_timer(stage, timer, cell)


def _draw_poll(stage: Stage, card: PollCard) -> None:
    """Draw the question, and a line for each option with its bar and its count."""
    wide = stage.width - 2 * _MARGIN
    top = _MARGIN + stage.text(
        card.question, stage.area(_MARGIN, _MARGIN, wide, 24), 9.6, _EVERGREEN, bold=True
    )
    top += 3
    high = min(16.0, (100 - _MARGIN - top) / len(card.options))
    most = max((hands or 0 for _, hands in card.options), default=0)
    for place, (text, hands) in enumerate(card.options):
        line = stage.area(_MARGIN, top + place * high, wide, high - _GAP)
        _draw_option(stage, line, f"{place + 1}  {text}", hands, most)


def _headed(stage: Stage, title: Message, sentence: Message) -> float:
    """Write a title at the left and what to do at the right, each in both languages."""
    half = (stage.width - 2 * _MARGIN) / 2
    first, second = _in_both(title), _in_both(sentence)
    stage.text(first.zh, stage.area(_MARGIN, 5, half, 9), 7.2, _EVERGREEN, bold=True)
    stage.text(first.en, stage.area(_MARGIN, 14, half, 6), 4.2, _SOFT)
    right = _MARGIN + half
    stage.text(second.zh, stage.area(right, 6, half, 8), 5.4, _INK, bold=True, right=True)
    stage.text(second.en, stage.area(right, 14, half, 6), 4.2, _SOFT, right=True)
    return 22.0


def _cells(stage: Stage, count: int, top: float, *, least_wide: float) -> list[QRectF]:
    """Return so many cells of one size below `top`, in pixels; narrower ones where they are many."""
    wide, high = stage.width - 2 * _MARGIN, 100 - _MARGIN - top
    columns = max(1, min(count, int(wide / least_wide)))
    while columns < count and ceil(count / columns) * 9 > high:
        columns += 1
    rows = ceil(count / columns)
    columns = ceil(count / rows)
    cell_wide = (wide - _GAP * (columns - 1)) / columns
    cell_high = (high - _GAP * (rows - 1)) / rows
    return [
        stage.area(
            _MARGIN + place % columns * (cell_wide + _GAP),
            top + place // columns * (cell_high + _GAP),
            cell_wide,
            cell_high,
        )
        for place in range(count)
    ]


def _size_of_codes(stage: Stage, groups: tuple[ShownGroup, ...], cells: list[QRectF]) -> float:
    """Return one size at which all codes fit, the smallest where they do not."""
    sizes = (
        stage.fitting_size(_codes(group), _split(stage, cell)[1], _CODES)
        for group, cell in zip(groups, cells, strict=True)
    )
    return max(SMALLEST, min(sizes, default=_CODES))


def _split(stage: Stage, cell: QRectF) -> tuple[QRectF, QRectF]:
    """Return where the number stands in a cell and where the codes."""
    edge, number = _PADDING * stage.unit, 11 * stage.unit
    inside = cell.adjusted(edge, edge / 2, -edge, -edge / 2)
    left = QRectF(inside.left(), inside.top(), number - edge, inside.height())
    return left, inside.adjusted(number, edge / 2, 0, 0)


def _codes(group: ShownGroup) -> str:
    """Return the codes of a group, two wide spaces between; who has no badge is counted, no more.

    Each language has a line: a break within one, where both share it, is read wrongly from afar.
    """
    codes = "\u2003".join(group.codes)
    if not group.others:
        return codes
    others = _in_both(
        plural("{n} without a badge", "{n} without a badge", group.others)
        if codes
        else plural("{n} person", "{n} people", group.others)
    )
    return f"{codes}\n{others.zh}\n{others.en}".strip()


def _draw_timer(stage: Stage, timer: ShownTimer, cell: QRectF) -> None:
    unit = stage.unit
    _round_box(stage, cell, _WARM if timer.is_over else _CARD)
    ink, soft = (_PAPER, _PAPER) if timer.is_over else (_EVERGREEN, _SOFT)
    if not timer.is_over:
        bar = QRectF(cell.left(), cell.bottom() - unit, cell.width() * timer.share_left, unit)
        stage.painter.fillRect(bar.toAlignedRect(), _EVERGREEN)
    edge = _PADDING * unit
    label = cell.adjusted(edge, edge / 2, -edge, 0)
    group = _in_both(Message("Group {number}", {"number": timer.group}))
    used = stage.text(f"{group.zh} · {group.en}", label, min(5.4, cell.height() / unit / 4), soft, bold=True)
    clock = clock_text(timer.left_seconds)
    high = min(cell.width() / unit * _DIGIT_SHARE * 5 / max(5, len(clock)), cell.height() / unit - used - 5)
    centre = (cell.center().y() - stage.box.top()) / unit + used / 2
    left = (cell.center().x() - stage.box.left()) / unit - stage.digits_width(clock, high) / 2
    stage.digits(clock, left, centre, high, ink)


def _draw_option(stage: Stage, line: QRectF, words: str, hands: int | None, most: int) -> None:
    unit = stage.unit
    _round_box(stage, line, _SUNKEN)
    if hands and most:
        bar = QRectF(line)
        bar.setWidth(line.width() * hands / most)
        _round_box(stage, bar, QColor(LIGHT.ground_of(Meaning.ACCENT)))
    edge = _PADDING * unit
    size = min(6.4, line.height() / unit * 0.6)
    top = line.center().y() - size * unit * 0.75
    count_wide = 16 * unit
    text = QRectF(line.left() + edge, top, line.width() - count_wide - edge, line.bottom() - top)
    stage.text(words, text, size, _INK)
    if hands is not None:
        count = QRectF(line.right() - count_wide, top, count_wide - edge, line.bottom() - top)
        stage.text(str(hands), count, size, _EVERGREEN, bold=True, right=True)


def _round_box(stage: Stage, box: QRectF, colour: QColor) -> None:
    stage.painter.setPen(colour)
    stage.painter.setBrush(colour)
    stage.painter.drawRoundedRect(box, stage.unit, stage.unit)


def _in_both(sentence: Message) -> Text:
    return Text(said(sentence, Language.EN), said(sentence, Language.ZH))
