"""The strips of which a printed sheet is stacked: one line of text, or one line of boxes, each.

Positions inside a strip count from the strip's top; `form_layout` stacks them on pages and fills in
item and page. Where labels would not fit beside each other, boxes go under one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from facilitator.domain.form_page import Box, TextLine, WriteIn
from facilitator.domain.language import Language, Text
from facilitator.domain.questionnaire import Choice, Item, ItemKind, Questionnaire, Wave
from facilitator.domain.text_width import width_mm, wrap

BODY_LEFT_MM = 23.0
BODY_WIDTH_MM = 164.0
BOX_MM = 4.5
BOX_GAP_MM = 5.0
CLEAR_MM = 2.0

INSTRUCTION = Text(
    "Tick one box in each row. A wrong tick? Blacken that box and tick another.",
    "每题勾选一个方框。勾错了？把它涂黑，再勾另一个。",
)
TICK_ALL_THAT_FIT = Text("Tick all that fit", "可多选")
YEAR_MONTH_DAY = Text("Year, month, day", "年、月、日")
RANK_THEM = Text("Write 1, 2, 3 … in front of them", "请在前面写 1、2、3……排序")

_USUAL_HINTS = {
    ItemKind.MULTIPLE: TICK_ALL_THAT_FIT,
    ItemKind.RANKING: RANK_THEM,
    ItemKind.DATE: YEAR_MONTH_DAY,
}
_NUMBER_WIDTH_MM = 9.0
_PADDING_MM = 2.2
_LEAST_PADDING_MM = 1.0
_TEXT_PT = (10.5, 8.5)
_LABEL_PT = (9.0, 7.5)
_HINT_PT = (8.0, 8.0)
_INTRODUCTION_PT = (9.5, 8.0)
_NOTE_PT = (11.5, 9.0)
_LINE_FACTOR = 1.42
_BASELINE_FACTOR = 0.74
_MOST_BESIDE_MM = 80.0
_GUTTER_MM = 4.0
_LEAST_PITCH_MM = 18.0
_MOST_HEIGHT_BESIDE_MM = 60.0
_MOST_LABEL_LINES = 2
_ROW_MM = BOX_MM + BOX_GAP_MM
_CELL_WIDTH_MM = 7.0
_CELL_HEIGHT_MM = 8.0
_RULED_PITCH_MM = 9.0
_RULED_LINES = 3
_USUAL_DIGITS = 3
_DATE_PARTS = (4, 2, 2)

Languages = tuple[Language, ...]
Sizes = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Strip:
    """A slice of a question over the whole width of the sheet.

    `slack_mm` is how much white may be taken off, half above and half below what stands in it, without
    bringing print or boxes closer together than the machine and the eye need.
    """

    height_mm: float
    lines: tuple[TextLine, ...] = ()
    boxes: tuple[Box, ...] = ()
    write_ins: tuple[WriteIn, ...] = ()
    slack_mm: float = 0.0

    def tightened(self, share: float) -> Strip:
        """Return the strip with that share of its slack taken off."""
        off = share * self.slack_mm
        return replace(
            self,
            height_mm=self.height_mm - off,
            slack_mm=self.slack_mm - off,
            lines=tuple(replace(line, baseline_mm=line.baseline_mm - off / 2) for line in self.lines),
            boxes=tuple(replace(box, y_mm=box.y_mm - off / 2) for box in self.boxes),
            write_ins=tuple(replace(place, y_mm=place.y_mm - off / 2) for place in self.write_ins),
        )


def header_strips(questionnaire: Questionnaire, wave: Wave, languages: Languages) -> tuple[Strip, ...]:
    """Return how the sheet is to be filled in, at the head of its first page."""
    has_boxes = any(item.scale for item in questionnaire.asked_in(wave))
    strips = [
        strip
        for text in (questionnaire.instruction, INSTRUCTION if has_boxes else Text())
        for strip in _said(text, languages, BODY_LEFT_MM, BODY_WIDTH_MM, _INTRODUCTION_PT)
    ]
    return (*strips, _white(_PADDING_MM)) if strips else ()


def note_strips(item: Item, languages: Languages) -> tuple[Strip, ...]:
    """Return a note between the questions: larger, and with room above it."""
    said = _said(item.text, languages, BODY_LEFT_MM, BODY_WIDTH_MM, _NOTE_PT, is_bold=True)
    return (_white(2 * _PADDING_MM), *said, _white(_PADDING_MM / 2))


def item_strips(item: Item, place: int, languages: Languages, condition: Text) -> tuple[Strip, ...]:
    """Return one question with its number, its condition if it has one, and its boxes beside or below."""
    left = BODY_LEFT_MM + _NUMBER_WIDTH_MM
    width = BODY_WIDTH_MM - _NUMBER_WIDTH_MM - CLEAR_MM
    pitches = _beside_pitches(item, languages)
    beside_mm = sum(pitches)
    asked = _question(item, place, languages, condition, width - (beside_mm and beside_mm + _GUTTER_MM))
    if item.scale and pitches and _height(asked) <= _MOST_HEIGHT_BESIDE_MM:
        edge = BODY_LEFT_MM + BODY_WIDTH_MM - beside_mm
        return (_side_by_side(asked, _choice_strip(item.scale.choices, languages, edge, pitches)),)
    return (_white(_PADDING_MM), *asked, *_answer_strips(item, languages, left, width))


def plain(text: str) -> str:
    """Return English with the typewriter's quotes: the typeface draws the curved ones a Han wide."""
    is_chinese = any(ord(char) >= 0x2E80 for char in text)  # noqa: PLR2004 - first CJK block of Unicode
    return text if is_chinese else text.translate(_TYPEWRITER)


_TYPEWRITER = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})


def line_height_mm(size_pt: float) -> float:
    """Return the height of a line of print of that size."""
    return size_pt * 25.4 / 72 * _LINE_FACTOR


def _said(
    text: Text,
    languages: Languages,
    left_mm: float,
    most_mm: float,
    sizes_pt: Sizes,
    *,
    is_bold: bool = False,
    is_grey: bool = False,
) -> list[Strip]:
    """Return a text in each language once, the first in the larger size, wrapped, a strip a line."""
    strips: list[Strip] = []
    for place, words in enumerate(dict.fromkeys(plain(text.in_language(language)) for language in languages)):
        size = sizes_pt[min(place, 1)]
        height = line_height_mm(size)
        bold = is_bold and place == 0
        for line in wrap(words, size, most_mm, bold=bold):
            print_line = TextLine(
                line, left_mm, height * _BASELINE_FACTOR, size, is_bold=bold, is_grey=is_grey
            )
            strips.append(Strip(height, (print_line,)))
    return strips


def _question(
    item: Item, place: int, languages: Languages, condition: Text, most_mm: float
) -> tuple[Strip, ...]:
    left = BODY_LEFT_MM + _NUMBER_WIDTH_MM
    usual_hint = _USUAL_HINTS.get(item.kind, Text())
    size = _TEXT_PT[0]
    first, *rest = [
        *_said(condition, languages, left, most_mm, _HINT_PT, is_grey=True),
        *_said(item.text, languages, left, most_mm, _TEXT_PT),
        *_said(item.hint or usual_hint, languages, left, most_mm, _HINT_PT, is_grey=True),
    ] or [Strip(line_height_mm(size))]
    number = str(place)
    number_left = left - 2.5 - width_mm(number, size, bold=True)
    number_line = TextLine(number, number_left, line_height_mm(size) * _BASELINE_FACTOR, size, is_bold=True)
    return (replace(first, lines=(number_line, *first.lines)), *rest)


def _beside_pitches(item: Item, languages: Languages) -> tuple[float, ...]:
    """Return how wide each option is to the right of the question; none when they go below it."""
    if item.scale is None or item.kind in {ItemKind.RANKING, ItemKind.MULTIPLE}:
        return ()
    pitches = []
    for choice in item.scale.choices:
        label = _label(choice, languages, BODY_WIDTH_MM)
        widest = max((width_mm(s.lines[0].text, s.lines[0].size_pt) for s in label), default=0.0)
        pitches.append(max(_LEAST_PITCH_MM, BOX_MM + CLEAR_MM + widest + CLEAR_MM + 0.5))
    return tuple(pitches) if sum(pitches) <= _MOST_BESIDE_MM else ()


def _label(choice: Choice, languages: Languages, most_mm: float) -> list[Strip]:
    return _said(choice.label, languages, 0.0, most_mm, _LABEL_PT)


def _answer_strips(item: Item, languages: Languages, left_mm: float, width: float) -> Iterator[Strip]:
    """Give what stands below a question: boxes in a grid, cells for digits, or lines to write on."""
    choices = item.scale.choices if item.scale else ()
    match item.kind:
        case ItemKind.NUMBER:
            yield _cells(left_mm, item.length or len(str(item.most or "")) or _USUAL_DIGITS)
        case ItemKind.DATE:
            yield _cells(left_mm, *_DATE_PARTS)
        case ItemKind.TEXT:
            yield from (_ruled(left_mm, width) for _ in range(_RULED_LINES))
            yield Strip(_PADDING_MM)
        case ItemKind.RANKING:
            yield from (_ranked(choice, languages, left_mm, width) for choice in choices)
            yield Strip(_PADDING_MM)
        case _:
            yield _white(_PADDING_MM / 2)
            columns = _columns(choices, languages, width)
            for start in range(0, len(choices), columns):
                row = choices[start : start + columns]
                yield _choice_strip(row, languages, left_mm, (width / columns,) * len(row))


def _columns(choices: Sequence[Choice], languages: Languages, width: float) -> int:
    """Return into how many columns of equal width the options go, each label in two lines a language."""
    for columns in range(len(choices), 1, -1):
        room = width / columns - BOX_MM - 2 * CLEAR_MM
        if room > BOX_GAP_MM and all(_fits(choice, languages, room) for choice in choices):
            return ceil(len(choices) / ceil(len(choices) / columns))
    return 1


def _fits(choice: Choice, languages: Languages, room_mm: float) -> bool:
    most = _MOST_LABEL_LINES * len(languages)
    words = [word for language in languages for word in choice.label.in_language(language).split()]
    whole = all(width_mm(word, _LABEL_PT[0]) <= room_mm for word in words if word.isascii())
    return whole and len(_label(choice, languages, room_mm)) <= most


def _choice_strip(
    choices: Sequence[Choice], languages: Languages, left_mm: float, pitches_mm: Sequence[float]
) -> Strip:
    """Return boxes side by side, each label to the right of its box and centred on it."""
    labels = [
        _label(choice, languages, pitch - BOX_MM - 2 * CLEAR_MM)
        for choice, pitch in zip(choices, pitches_mm, strict=True)
    ]
    height = max(_ROW_MM, *(_height(label) + CLEAR_MM for label in labels))
    boxes = []
    lines: list[TextLine] = []
    x = left_mm
    for choice, label, pitch in zip(choices, labels, pitches_mm, strict=True):
        boxes.append(Box("", choice.code, 0, x, (height - BOX_MM) / 2, BOX_MM))
        lines += _stacked(label, x + BOX_MM + CLEAR_MM, (height - _height(label)) / 2)
        x += pitch
    return Strip(height, tuple(lines), tuple(boxes))


def _height(strips: Iterable[Strip]) -> float:
    return sum(strip.height_mm for strip in strips)


def _stacked(strips: Iterable[Strip], right_by_mm: float, top_mm: float) -> Iterator[TextLine]:
    for strip in strips:
        for line in strip.lines:
            yield replace(line, x_mm=line.x_mm + right_by_mm, baseline_mm=line.baseline_mm + top_mm)
        top_mm += strip.height_mm


def _side_by_side(asked: Sequence[Strip], answers: Strip) -> Strip:
    """Return a question and its boxes in one strip, each centred in its height."""
    height = max(_height(asked) + 2 * _PADDING_MM, answers.height_mm + CLEAR_MM)
    down = (height - answers.height_mm) / 2
    least = max(_height(asked) + 2 * _LEAST_PADDING_MM, answers.height_mm + CLEAR_MM)
    return Strip(
        height,
        (*_stacked(asked, 0.0, (height - _height(asked)) / 2), *_stacked([answers], 0.0, down)),
        tuple(replace(box, y_mm=box.y_mm + down) for box in answers.boxes),
        slack_mm=height - least,
    )


def _white(height_mm: float) -> Strip:
    return Strip(height_mm, slack_mm=height_mm * (1 - _LEAST_PADDING_MM / _PADDING_MM))


def _cells(left_mm: float, *digits: int) -> Strip:
    fields = []
    for count in digits:
        width = count * _CELL_WIDTH_MM
        fields.append(WriteIn("", 0, left_mm, _PADDING_MM / 2, width, _CELL_HEIGHT_MM, count))
        left_mm += width + CLEAR_MM
    return Strip(_CELL_HEIGHT_MM + 1.5 * _PADDING_MM, write_ins=tuple(fields))


def _ruled(left_mm: float, width: float) -> Strip:
    return Strip(_RULED_PITCH_MM, write_ins=(WriteIn("", 0, left_mm, 0.0, width, _RULED_PITCH_MM),))


def _ranked(choice: Choice, languages: Languages, left_mm: float, width: float) -> Strip:
    label = _label(choice, languages, width - _CELL_WIDTH_MM - CLEAR_MM)
    height = max(_CELL_HEIGHT_MM + CLEAR_MM, _height(label) + CLEAR_MM)
    top = (height - _CELL_HEIGHT_MM) / 2
    cell = WriteIn("", 0, left_mm, top, _CELL_WIDTH_MM, _CELL_HEIGHT_MM, 1, choice.code)
    lines = _stacked(label, left_mm + _CELL_WIDTH_MM + CLEAR_MM, (height - _height(label)) / 2)
    return Strip(height, tuple(lines), write_ins=(cell,))
