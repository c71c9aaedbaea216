"""The card beside the keyboard: every key of the entry page, on A6 in the languages asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from facilitator.domain.language import Language
from facilitator.domain.text_width import MM_PER_POINT, fitted
from facilitator.reports.print_canvas import GREY, INK, PrintCanvas
from facilitator.services.free_path import free_path
from facilitator.words import Words

A6_MM = (105.0, 148.0)

_LEFT_MM = 8.0
_KEYS_WIDTH_MM = 24.0
_TEXT_WIDTH_MM = A6_MM[0] - 2 * _LEFT_MM - _KEYS_WIDTH_MM
_TITLE_BASELINE_MM = 12.0
_TOP_MM = 17.0
_BOTTOM_MM = 142.0
_TEXT_PT = 8.5


def write_key_card(path: Path, languages: Sequence[Language], *, keep_existing: bool = False) -> Path:
    """Write the card, one page, and return its file. Raises UserError when that cannot be written.

    With `keep_existing` a file that stands there stays, and the new one has a number behind its name.
    """
    path = free_path(path) if keep_existing else path
    words = [Words(language) for language in languages]
    title = " · ".join(dict.fromkeys(say("Keys for paper forms") for say in words))
    canvas = PrintCanvas(path, title, A6_MM, languages[0])
    canvas.text(title, _LEFT_MM, _TITLE_BASELINE_MM, 13.0, is_bold=True)
    rows = _rows(words)
    pitch = (_BOTTOM_MM - _TOP_MM) / len(rows)
    for place, (keys, meanings) in enumerate(rows):
        top = _TOP_MM + place * pitch
        canvas.line((_LEFT_MM, top), (A6_MM[0] - _LEFT_MM, top), line_mm=0.12, grey=0.6)
        _draw_lines(canvas, [keys], (_LEFT_MM, top), (_KEYS_WIDTH_MM - 2.0, pitch), 12.0, is_bold=True)
        _draw_lines(canvas, meanings, (_LEFT_MM + _KEYS_WIDTH_MM, top), (_TEXT_WIDTH_MM, pitch), _TEXT_PT)
    canvas.next_page()
    canvas.save()
    return path


def _rows(words: Sequence[Words]) -> list[tuple[str, list[str]]]:
    return [
        ("1 … 9", [say("The box that is ticked") for say in words]),
        ("J K L…", [say("J K L are 1 2 3, U I O are 4 5 6") for say in words]),
        ("0", [say("Not answered") for say in words]),
        ("*", [say("Two boxes ticked where one is right") for say in words]),
        ("/", [say("Illegible") for say in words]),
        ("=  r", [say("Refused to answer") for say in words]),
        (",  p", [say("The rest of the page is lost") for say in words]),
        (".", [say("Something is written here (typed later)") for say in words]),
        ("−", [say("Back one question") for say in words]),
        ("+", [say("Same as the last form (first questions only)") for say in words]),
        ("Enter", [say("Ends several ticks, a number or a date") for say in words]),
        ("↑ ↓", [say("Look at other questions; nothing is changed") for say in words]),
        ("F6", [say("Jump to a question by its number") for say in words]),
        ("F7", [say("Open the last form again") for say in words]),
        ("F8", [say("Set the form aside: parked, blank or spoilt") for say in words]),
        ("Esc", [say("Leave the form; nothing is lost") for say in words]),
    ]


def _draw_lines(
    canvas: PrintCanvas,
    texts: Sequence[str],
    corner: tuple[float, float],
    room: tuple[float, float],
    largest_pt: float,
    *,
    is_bold: bool = False,
) -> None:
    """Draw one text under the other, each whole, centred in the height of the row."""
    said = list(dict.fromkeys(texts))
    each = (room[1] - 1.0) / len(said)
    drawn = [fitted(text, room[0], each, largest_pt=largest_pt, bold=is_bold) for text in said]
    height = sum(len(lines) * size * MM_PER_POINT * 1.25 for size, lines in drawn)
    y = corner[1] + (room[1] - height) / 2
    for place, (size, lines) in enumerate(drawn):
        for line in lines:
            y += size * MM_PER_POINT * 1.25
            baseline = y - size * MM_PER_POINT * 0.3
            canvas.text(line, corner[0], baseline, size, is_bold=is_bold, grey=INK if place == 0 else GREY)
