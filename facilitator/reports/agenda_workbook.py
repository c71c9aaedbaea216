"""An agenda as an Excel workbook to work on elsewhere; `imports.agenda_workbook` reads it back whole."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from facilitator.domain.agenda_columns import CUT_ARROW, HEADERS, AgendaColumn, line_of
from facilitator.domain.block_names import KIND_NAMES, PRIORITY_NAMES
from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message, UserError
from facilitator.domain.session import AgendaItem
from facilitator.reports.style import EVERGREEN, WHITE
from facilitator.words import Words

C = AgendaColumn
_NUMBERS = frozenset({C.PLANNED, C.LEAST, C.IDEAL, C.MOST, C.FIRST_PAGE, C.LAST_PAGE, C.MODULE_NUMBER})
_MOST_CHARACTERS = 32_767
_NARROW, _WIDE = 12, 36
_MOST_ROWS = 1_000
_MADE = datetime(2020, 1, 1, tzinfo=UTC)


def write_agenda_workbook(path: Path, agenda: Sequence[AgendaItem], language: Language) -> None:
    """Write a block a row, headers and names of kinds in that language, texts in both.

    The same agenda gives the same bytes. Raises UserError when the file cannot be written or a text is
    longer than a cell of Excel.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    say = Words(language)
    part = path.with_name(f".{path.name}.part")
    book = Workbook(str(part), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _MADE, "author": "Facilitator"})
    sheet = book.add_worksheet(say("Agenda"))
    head = book.add_format({"bold": True, "bg_color": EVERGREEN, "font_color": WHITE, "text_wrap": True})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for place, column in enumerate(C):
        is_narrow = column in _NUMBERS or column in {C.PRIORITY, C.FIXED_START}
        sheet.set_column(place, place, _NARROW if is_narrow else _WIDE)
        sheet.write_string(0, place, say.message(HEADERS[column]), head)
    for row, item in enumerate(agenda, start=1):
        for place, (column, value) in enumerate(_cells(item, say).items()):
            if column in _NUMBERS and value:
                sheet.write_number(row, place, int(value), body)
            elif value:
                sheet.write_string(row, place, _checked(value, item), body)
    for column, names in ((C.KIND, KIND_NAMES.values()), (C.PRIORITY, PRIORITY_NAMES.values())):
        choices = {"validate": "list", "source": [say.message(name) for name in names]}
        sheet.data_validation(1, list(C).index(column), _MOST_ROWS, list(C).index(column), choices)
    sheet.freeze_panes(1, 2)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        book.close()
        part.replace(path)
    except (OSError, FileCreateError) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise UserError(
            Message(
                "{file} could not be written: {reason}. Close it elsewhere or choose another folder.",
                {"file": path.name, "reason": getattr(error, "strerror", None) or str(error)},
            )
        ) from error


def _cells(item: AgendaItem, say: Words) -> dict[AgendaColumn, str]:
    slides, start = item.slides, item.fixed_start
    return {
        C.TITLE_EN: item.title.en,
        C.TITLE_ZH: item.title.zh,
        C.KIND: say.message(KIND_NAMES[item.kind]),
        C.PLANNED: str(item.planned_minutes),
        C.LEAST: str(item.minutes.least),
        C.IDEAL: str(item.minutes.ideal),
        C.MOST: str(item.minutes.most),
        C.PRIORITY: say.message(PRIORITY_NAMES[item.priority]),
        C.FIXED_START: "" if start is None else start.isoformat().removesuffix(":00"),
        C.METHOD_EN: item.method.en,
        C.METHOD_ZH: item.method.zh,
        C.AIM_EN: item.aim.en,
        C.AIM_ZH: item.aim.zh,
        C.STEPS_EN: _lines([step.en for step in item.steps]),
        C.STEPS_ZH: _lines([step.zh for step in item.steps]),
        C.SAY_EN: item.say.en,
        C.SAY_ZH: item.say.zh,
        C.MATERIALS_EN: _lines([material.en for material in item.materials]),
        C.MATERIALS_ZH: _lines([material.zh for material in item.materials]),
        C.HANDOUT_EN: item.handout.en,
        C.HANDOUT_ZH: item.handout.zh,
        C.CUTS: "\n".join(f"{cut.behind_minutes} {CUT_ARROW} {cut.to_minutes}" for cut in item.cuts),
        C.CUT_TEXTS_EN: _lines([cut.text.en for cut in item.cuts]),
        C.CUT_TEXTS_ZH: _lines([cut.text.zh for cut in item.cuts]),
        C.DECK: "" if slides is None else slides.deck,
        C.FIRST_PAGE: "" if slides is None else str(slides.first),
        C.LAST_PAGE: "" if slides is None else str(slides.last),
        C.QUESTIONNAIRE: item.questionnaire or "",
        C.MODULE_NUMBER: str(item.module_number),
        C.MODULE_TITLE_EN: item.module_title.en,
        C.MODULE_TITLE_ZH: item.module_title.zh,
        C.ID: str(item.id),
    }


def _lines(entries: Sequence[str]) -> str:
    return "\n".join(map(line_of, entries)) if any(entries) else ""


def _checked(value: str, item: AgendaItem) -> str:
    if len(value) > _MOST_CHARACTERS:
        raise UserError(
            Message(
                'A text of "{title}" is too long for a cell of Excel: shorten it first.',
                {"title": item.title or Text(str(item.id))},
            )
        )
    return value
