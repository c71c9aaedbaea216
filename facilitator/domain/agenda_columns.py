"""The columns of an agenda as a workbook: one block a row, both languages, the same out and in."""

from __future__ import annotations

from enum import StrEnum

from facilitator.domain.message import Message


class AgendaColumn(StrEnum):
    """One column; columns of lists hold one entry a line."""

    TITLE_EN = "title_en"
    TITLE_ZH = "title_zh"
    KIND = "kind"
    PLANNED = "planned"
    LEAST = "least"
    IDEAL = "ideal"
    MOST = "most"
    PRIORITY = "priority"
    FIXED_START = "fixed_start"
    METHOD_EN = "method_en"
    METHOD_ZH = "method_zh"
    AIM_EN = "aim_en"
    AIM_ZH = "aim_zh"
    STEPS_EN = "steps_en"
    STEPS_ZH = "steps_zh"
    SAY_EN = "say_en"
    SAY_ZH = "say_zh"
    MATERIALS_EN = "materials_en"
    MATERIALS_ZH = "materials_zh"
    HANDOUT_EN = "handout_en"
    HANDOUT_ZH = "handout_zh"
    CUTS = "cuts"
    CUT_TEXTS_EN = "cut_texts_en"
    CUT_TEXTS_ZH = "cut_texts_zh"
    DECK = "deck"
    FIRST_PAGE = "first_page"
    LAST_PAGE = "last_page"
    QUESTIONNAIRE = "questionnaire"
    MODULE_NUMBER = "module_number"
    MODULE_TITLE_EN = "module_title_en"
    MODULE_TITLE_ZH = "module_title_zh"
    ID = "id"


def _english(field: Message) -> Message:
    return Message("{field} (English)", {"field": field})


def _chinese(field: Message) -> Message:
    return Message("{field} (Chinese)", {"field": field})


_TITLE, _METHOD, _AIM = Message("Title"), Message("How it is done"), Message("Aim")
_STEPS, _SAY, _MATERIALS = Message("Steps, one a line"), Message("To say"), Message("Materials, one a line")
_HANDOUT, _CUT_TEXTS = Message("Handout"), Message("What to cut, one a line")
_MODULE_TITLE = Message("Title of the module")

HEADERS = {
    AgendaColumn.TITLE_EN: _english(_TITLE),
    AgendaColumn.TITLE_ZH: _chinese(_TITLE),
    AgendaColumn.KIND: Message("Kind"),
    AgendaColumn.PLANNED: Message("Planned, min"),
    AgendaColumn.LEAST: Message("Shortest, min"),
    AgendaColumn.IDEAL: Message("Wished, min"),
    AgendaColumn.MOST: Message("Longest, min"),
    AgendaColumn.PRIORITY: Message("Must, should or could"),
    AgendaColumn.FIXED_START: Message("Fixed start"),
    AgendaColumn.METHOD_EN: _english(_METHOD),
    AgendaColumn.METHOD_ZH: _chinese(_METHOD),
    AgendaColumn.AIM_EN: _english(_AIM),
    AgendaColumn.AIM_ZH: _chinese(_AIM),
    AgendaColumn.STEPS_EN: _english(_STEPS),
    AgendaColumn.STEPS_ZH: _chinese(_STEPS),
    AgendaColumn.SAY_EN: _english(_SAY),
    AgendaColumn.SAY_ZH: _chinese(_SAY),
    AgendaColumn.MATERIALS_EN: _english(_MATERIALS),
    AgendaColumn.MATERIALS_ZH: _chinese(_MATERIALS),
    AgendaColumn.HANDOUT_EN: _english(_HANDOUT),
    AgendaColumn.HANDOUT_ZH: _chinese(_HANDOUT),
    AgendaColumn.CUTS: Message("Cuts: minutes behind → minutes left, one a line"),
    AgendaColumn.CUT_TEXTS_EN: _english(_CUT_TEXTS),
    AgendaColumn.CUT_TEXTS_ZH: _chinese(_CUT_TEXTS),
    AgendaColumn.DECK: Message("Slides"),
    AgendaColumn.FIRST_PAGE: Message("From page"),
    AgendaColumn.LAST_PAGE: Message("To page"),
    AgendaColumn.QUESTIONNAIRE: Message("Questionnaire"),
    AgendaColumn.MODULE_NUMBER: Message("Module"),
    AgendaColumn.MODULE_TITLE_EN: _english(_MODULE_TITLE),
    AgendaColumn.MODULE_TITLE_ZH: _chinese(_MODULE_TITLE),
    AgendaColumn.ID: Message("Id (leave as it is)"),
}
"""What each column is called."""

CUT_ARROW = "→"


def line_of(text: str) -> str:
    """Return one entry of a list as one line: a line end inside it is a backslash and an n."""
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def entry_of(line: str) -> str:
    """Return the entry that `line_of` wrote as that line."""
    pieces = line.split("\\\\")
    return "\\".join(piece.replace("\\n", "\n") for piece in pieces).strip()
