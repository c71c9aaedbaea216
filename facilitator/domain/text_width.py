"""How wide a text is in the bundled typeface, so that a page can be laid out before it is drawn.

The widths are those of Noto Sans SC (in thousandths of an em); a test compares them with the files
that are shipped. Characters outside ASCII that are not in the table are one em wide, as Han is.
"""

from __future__ import annotations

from collections.abc import Iterator

MM_PER_POINT = 25.4 / 72

_FIRST = 32
_EM = 1000
_REGULAR = (
    *(224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392),
    *(555, 555, 555, 555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474),
    *(946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742),
    *(633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559),
    *(606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606),
    *(620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555),
)
_BOLD = (
    *(227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387),
    *(590, 590, 590, 590, 590, 590, 590, 590, 590, 590, 325, 325, 590, 590, 590, 514),
    *(1007, 641, 681, 656, 714, 615, 585, 717, 757, 330, 568, 686, 578, 853, 749, 770),
    *(667, 770, 682, 624, 625, 748, 619, 915, 627, 580, 613, 378, 387, 378, 590, 567),
    *(626, 591, 644, 527, 644, 581, 372, 597, 640, 304, 306, 604, 315, 964, 641, 626),
    *(644, 644, 437, 495, 421, 637, 576, 863, 562, 574, 511, 378, 296, 378, 590),
)
_FITTED_LINE = 1.25
_READABLE_PT = 9.0
_SHRINK = 0.96
_NEVER_FIRST = frozenset("，。、；：？！）》」』】”’…·,.;:?!)]}%")
_NEVER_LAST = frozenset("（《「『【“‘([{")
_AFTER_FIGURES = frozenset("年月日时分秒人名对份题个%‰")
_IN_DATES = frozenset("年月")


def width_mm(text: str, size_pt: float, *, bold: bool = False) -> float:
    """Return how wide that text is in one line, in millimetres."""
    table = _BOLD if bold else _REGULAR
    thousandths = sum(
        table[ord(char) - _FIRST] if _FIRST <= ord(char) < _FIRST + len(table) else _EM for char in text
    )
    return thousandths / _EM * size_pt * MM_PER_POINT


def wrap(text: str, size_pt: float, most_mm: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines no wider than `most_mm`; nothing is ever cut off.

    Latin breaks at spaces and hyphens, Han between characters except before closing and after opening
    punctuation; a word longer than a line breaks where it must. An empty text has no line.
    """
    lines: list[str] = []
    line = ""
    for piece in pieces(text):
        if width_mm((line + piece).rstrip(), size_pt, bold=bold) <= most_mm:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        *full, line = _broken(piece.lstrip(), size_pt, most_mm, bold=bold)
        lines.extend(full)
    if line.strip():
        lines.append(line.rstrip())
    return tuple(lines)


def fitted(
    text: str, most_mm: float, most_high_mm: float, *, largest_pt: float, bold: bool = False
) -> tuple[float, tuple[str, ...]]:
    """Return the largest size, and the lines, in which a text stands whole in that room.

    Words are broken only when a size that a person can read leaves no other way.
    """
    size = largest_pt
    while True:
        lines = wrap(text, size, most_mm, bold=bold)
        is_high_enough = len(lines) * size * MM_PER_POINT * _FITTED_LINE <= most_high_mm
        if is_high_enough and (size <= _READABLE_PT or _has_whole_words(text, lines)):
            return size, lines
        size *= _SHRINK


def _has_whole_words(text: str, lines: tuple[str, ...]) -> bool:
    return all(any(piece.strip() in line for line in lines) for piece in pieces(text))


def _broken(piece: str, size_pt: float, most_mm: float, *, bold: bool) -> list[str]:
    """Break a word into the longest parts that fit; each sign is measured once."""
    parts: list[list[str]] = [[]]
    room_mm = most_mm
    for char in piece:
        char_mm = width_mm(char, size_pt, bold=bold)
        if parts[-1] and char_mm > room_mm:
            parts.append([])
            room_mm = most_mm
        parts[-1].append(char)
        room_mm -= char_mm
    return ["".join(part) for part in parts]


def pieces(text: str) -> Iterator[str]:
    """Give the parts between which a line may break."""
    piece = ""
    for char in " ".join(text.split()):
        if piece and _may_break(piece[-1], char):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if before in _NEVER_LAST or after in _NEVER_FIRST or after == " ":
        return False
    if (before.isdigit() and after in _AFTER_FIGURES) or (before in _IN_DATES and after.isdigit()):
        return False
    return before in {" ", "-"} or _is_wide(before) or _is_wide(after)


def _is_wide(char: str) -> bool:
    return ord(char) >= 0x2E80  # noqa: PLR2004 - the first of the CJK blocks in Unicode
