"""Lay a questionnaire out on A4 sheets that people tick, hands key, and machines can read.

`layout(questionnaire, wave)` is pure: the same questionnaire gives the same millimetres. Boxes are
4.5 mm and at least 5 mm apart with nothing but their label near them; six corner marks stand at
15 mm; question rows are shaded in fives, as the eye and the ear count them while keying.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from facilitator.domain.form_page import Box, FormLayout, FormPage, NumberSpot, Row, Square, TextLine, WriteIn
from facilitator.domain.form_strips import (
    BODY_LEFT_MM,
    BODY_WIDTH_MM,
    Strip,
    header_strips,
    item_strips,
    note_strips,
)
from facilitator.domain.language import Language, Text
from facilitator.domain.questionnaire import Item, ItemKind, Questionnaire, Wave
from facilitator.domain.text_width import width_mm, wrap

WAVE_LETTERS = {Wave.PRE: "A", Wave.POST: "B", Wave.FOLLOW_UP: "C"}
WAVE_NAMES = {
    Wave.PRE: Text("Before the training", "训前"),
    Wave.POST: Text("After the training", "训后"),
    Wave.FOLLOW_UP: Text("Some time later", "回访"),
}

_EDITION = "2"
_CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 6
_TYPED_CODE_LENGTH = 3
_PAGE_DIGITS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_BODY_TOP_MM = 33.0
_BODY_BOTTOM_MM = 264.5
_TIGHTENING = (0.0, 0.25, 0.5, 0.75, 1.0)
_LEAST_BELOW_A_NOTE = 2
_IN_FIVES = 5

_MARK_MM = 9.0
_MARK_COLUMNS_MM = (10.5, 190.5)
_MARK_ROWS_MM = (10.5, 144.0, 277.5)
_MARKS_A_PAGE = 6
_PAGE_CODES_A_WAVE = 4
_QR_MM = 19.0
_QR_CODES = (Square(166.0, 10.5, _QR_MM), Square(25.0, 267.5, _QR_MM))
_NUMBERS = (
    NumberSpot(162.0, 18.5, 22, is_right_aligned=True),
    NumberSpot(48.0, 279.0, 15, is_right_aligned=False),
)
_PAGE_COUNT = (105.0, 284.0)
_LETTER_AT = (BODY_LEFT_MM, 22.5)
_TITLE_LEFT_MM = 36.0
_TITLE_WIDTH_MM = 82.0


def layout(
    questionnaire: Questionnaire,
    wave: Wave,
    languages: Sequence[Language] = (Language.ZH, Language.EN),
) -> FormLayout:
    """Return the sheet of that wave; the first language is the larger one on paper.

    A question stays on one page unless it is longer than a page. The white between the rows is as much as
    leaves the sheet with the fewest pages.
    """
    tongues = tuple(languages)
    blocks = [_Block("", header_strips(questionnaire, wave, tongues)), *_blocks(questionnaire, wave, tongues)]
    attempts = [tuple(_flow([block.tightened(share) for block in blocks])) for share in _TIGHTENING]
    parts = min(attempts, key=_page_count)
    count = _page_count(parts)
    pages = tuple(_page(number, count, parts, questionnaire, wave, tongues) for number in range(1, count + 1))
    return FormLayout(form_code(questionnaire, wave, tongues), wave, tongues, pages)


def form_code(questionnaire: Questionnaire, wave: Wave, languages: Sequence[Language]) -> str:
    """Return six characters that name this form: the same content in the same languages, or another code."""
    parts = (_EDITION, questionnaire.key, questionnaire.version, questionnaire.content_hash, wave, *languages)
    number = int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest(), "big")
    base = len(_CODE_LETTERS)
    return "".join(_CODE_LETTERS[number // base**place % base] for place in range(_CODE_LENGTH))


def machine_code(form: FormLayout, page: int, number: str) -> str:
    """Return what the QR code of that page says: form, wave, page, participant's number. No name."""
    return f"{form.code}{WAVE_LETTERS[form.wave]}{_PAGE_DIGITS[(page - 1) % len(_PAGE_DIGITS)]}{number}"


def typed_code(form: FormLayout, page: int, number: str) -> str:
    """Return the same in characters for typing: nine with a number of three digits and check digit."""
    return machine_code(replace(form, code=form.code[:_TYPED_CODE_LENGTH]), page, number)


def printed_number(number: str) -> str:
    """Return a number as it stands on paper, the check digit set apart: `042-7`."""
    return f"{number[:-1]}-{number[-1:]}"


@dataclass(frozen=True, slots=True)
class _Block:
    """One question (or note, or the head) as strips that may not be parted, if a page can hold them."""

    item: str
    strips: tuple[Strip, ...]
    is_shaded: bool = False

    def tightened(self, share: float) -> _Block:
        return replace(self, strips=tuple(strip.tightened(share) for strip in self.strips))

    @property
    def height_mm(self) -> float:
        return sum(strip.height_mm for strip in self.strips)


@dataclass(frozen=True, slots=True)
class _Part:
    """The strips of one block that came to stand on one page, from `top_mm` down."""

    page: int
    top_mm: float
    block: _Block

    def placed(self) -> Iterator[tuple[float, Strip]]:
        top = self.top_mm
        for strip in self.block.strips:
            yield top, strip
            top += strip.height_mm


def _blocks(questionnaire: Questionnaire, wave: Wave, languages: tuple[Language, ...]) -> Iterator[_Block]:
    asked = questionnaire.asked_in(wave)
    places = {item.key: place for place, item in enumerate(asked, start=1)}
    for item in questionnaire.items:
        if item.kind is ItemKind.NOTE and wave in item.waves:
            yield _Block("", note_strips(item, languages))
        elif item.key in places:
            place = places[item.key]
            strips = item_strips(item, place, languages, _condition(item, questionnaire, places))
            yield _Block(item.key, strips, is_shaded=(place - 1) // _IN_FIVES % 2 == 1)


def _condition(item: Item, questionnaire: Questionnaire, places: dict[str, int]) -> Text:
    """Say in print when a question is to be answered at all; empty where it always is."""
    if item.skip is None or item.skip.item not in places:
        return Text()
    asked = questionnaire.item(item.skip.item)
    scale = asked.scale if asked is not None else None
    labels = [choice.label for choice in (scale.choices if scale else ()) if choice.code in item.skip.codes]
    place = places[item.skip.item]
    english = " / ".join(label.in_language(Language.EN) for label in labels)
    chinese = " / ".join(label.in_language(Language.ZH) for label in labels)
    return Text(f"Only if question {place} is “{english}”", f"仅当第{place}题选“{chinese}”时填写")


def _page_count(parts: Sequence[_Part]) -> int:
    return max((part.page for part in parts), default=1)


def _flow(blocks: Sequence[_Block]) -> Iterator[_Part]:
    """Give blocks their places; a note stays with the two questions below it, if a page can hold them."""
    page, top = 1, _BODY_TOP_MM
    whole = _BODY_BOTTOM_MM - _BODY_TOP_MM
    for place, block in enumerate(blocks):
        following = () if block.item else blocks[place + 1 : place + 1 + _LEAST_BELOW_A_NOTE]
        together = block.height_mm + sum(one.height_mm for one in following)
        if together > whole and following:
            together = block.height_mm + following[0].height_mm
        if top + together > _BODY_BOTTOM_MM and together <= whole:
            page, top = page + 1, _BODY_TOP_MM
        rest = list(block.strips)
        while rest:
            fitting = _fitting(rest, _BODY_BOTTOM_MM - top, at_least=1 if top == _BODY_TOP_MM else 0)
            if fitting:
                part = _Part(page, top, replace(block, strips=tuple(rest[:fitting])))
                yield part
                top += part.block.height_mm
                rest = rest[fitting:]
            if rest:
                page, top = page + 1, _BODY_TOP_MM


def _fitting(strips: Sequence[Strip], room_mm: float, *, at_least: int) -> int:
    used = 0.0
    for count, strip in enumerate(strips):
        used += strip.height_mm
        if used > room_mm:
            return max(count, at_least)
    return len(strips)


def _page(
    number: int,
    count: int,
    parts: Iterable[_Part],
    questionnaire: Questionnaire,
    wave: Wave,
    languages: tuple[Language, ...],
) -> FormPage:
    here = [part for part in parts if part.page == number]
    placed = [(part.block.item, top, strip) for part in here for top, strip in part.placed()]
    return FormPage(
        number=number,
        rows=tuple(_row(part) for part in here if part.block.strips),
        boxes=tuple(_box(box, item, number, top) for item, top, strip in placed for box in strip.boxes),
        write_ins=tuple(
            _write_in(w, item, number, top) for item, top, strip in placed for w in strip.write_ins
        ),
        lines=(
            *_frame_lines(number, count, questionnaire, wave, languages),
            *(
                replace(line, baseline_mm=line.baseline_mm + top)
                for _, top, strip in placed
                for line in strip.lines
            ),
        ),
        marks=_marks(number, wave),
        qr_codes=_QR_CODES,
        numbers=_NUMBERS,
    )


def _row(part: _Part) -> Row:
    block = part.block
    return Row(
        block.item,
        part.page,
        BODY_LEFT_MM,
        part.top_mm,
        BODY_WIDTH_MM,
        block.height_mm,
        is_shaded=block.is_shaded,
    )


def _box(box: Box, item: str, page: int, top: float) -> Box:
    return replace(box, item=item, page=page, y_mm=box.y_mm + top)


def _write_in(write_in: WriteIn, item: str, page: int, top: float) -> WriteIn:
    return replace(write_in, item=item, page=page, y_mm=write_in.y_mm + top)


def _marks(page: int, wave: Wave) -> tuple[Square, ...]:
    """Give the six marks; their ids are 6 x page code + place, so a page is known without its QR code."""
    page_code = (page - 1) % _PAGE_CODES_A_WAVE + (_PAGE_CODES_A_WAVE if wave is Wave.POST else 0)
    places = [(x, y) for y in _MARK_ROWS_MM for x in _MARK_COLUMNS_MM]
    return tuple(
        Square(x, y, _MARK_MM, _MARKS_A_PAGE * page_code + place) for place, (x, y) in enumerate(places)
    )


def _frame_lines(
    number: int, count: int, questionnaire: Questionnaire, wave: Wave, languages: tuple[Language, ...]
) -> Iterator[TextLine]:
    """Give what stands on every page: the wave's letter and name, the title, the page count."""
    yield TextLine(WAVE_LETTERS[wave], *_LETTER_AT, size_pt=34, is_bold=True)
    baseline = 15.0
    for place, language in enumerate(languages):
        size = 13.0 if place == 0 else 9.0
        for line in wrap(questionnaire.title.in_language(language), size, _TITLE_WIDTH_MM, bold=place == 0)[
            :2
        ]:
            yield TextLine(line, _TITLE_LEFT_MM, baseline, size, is_bold=place == 0)
            baseline += 5.6 if place == 0 else 4.0
    names = " · ".join(dict.fromkeys(WAVE_NAMES[wave].in_language(language) for language in languages))
    yield TextLine(names, _TITLE_LEFT_MM, baseline, 9.0, is_grey=True)
    pages = f"{number} / {count}"
    yield TextLine(pages, _PAGE_COUNT[0] - width_mm(pages, 9.0) / 2, _PAGE_COUNT[1], 9.0, is_grey=True)
