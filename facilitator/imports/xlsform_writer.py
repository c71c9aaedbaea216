"""Writing a questionnaire as an XLSForm that other tools accept and `read_xlsform` reads back whole.

What XLSForm has no column for stands in columns `facilitator::…`, which other tools pass over.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from facilitator.domain.questionnaire import Item, ItemKind, Level, Questionnaire, Scale
from facilitator.imports.form_rules import condition_text, limits_text

ENGLISH, CHINESE = "English (en)", "中文 (zh)"
_TYPES = {
    ItemKind.LIKERT: "select_one",
    ItemKind.SINGLE: "select_one",
    ItemKind.MULTIPLE: "select_multiple",
    ItemKind.RANKING: "rank",
    ItemKind.NUMBER: "integer",
    ItemKind.DATE: "date",
    ItemKind.TEXT: "text",
    ItemKind.NOTE: "note",
}
_SURVEY = (
    "type",
    "name",
    f"label::{ENGLISH}",
    f"label::{CHINESE}",
    f"hint::{ENGLISH}",
    f"hint::{CHINESE}",
    "appearance",
    "relevant",
    "constraint",
    "facilitator::level",
    "facilitator::waves",
    "facilitator::right",
    "facilitator::target",
    "facilitator::wish",
    "facilitator::reversed",
    "facilitator::primary",
    "facilitator::length",
)
_CHOICES = ("list_name", "name", f"label::{ENGLISH}", f"label::{CHINESE}", "facilitator_ordered")
_SETTINGS = (
    "form_title",
    "form_id",
    "version",
    "default_language",
    "facilitator::title_en",
    "facilitator::title_zh",
    "facilitator::instruction_en",
    "facilitator::instruction_zh",
)
_WIDTHS = (18, 18, 44, 36)
_MADE = datetime(2020, 1, 1, tzinfo=UTC)


def _survey_row(questionnaire: Questionnaire, item: Item) -> tuple[str, ...]:
    """Return the row of one item."""
    rule = item.skip
    asked = questionnaire.item(rule.item) if rule else None
    relevant = (
        condition_text(rule.item, rule.codes, is_multiple=bool(asked and asked.kind is ItemKind.MULTIPLE))
        if rule
        else ""
    )
    return (
        f"{_TYPES[item.kind]} {item.scale.key}" if item.scale else _TYPES[item.kind],
        item.key,
        item.text.en,
        item.text.zh,
        item.hint.en,
        item.hint.zh,
        "likert" if item.kind is ItemKind.LIKERT else "",
        relevant,
        limits_text(item.least, item.most),
        item.level if item.level is not Level.NONE else "",
        " ".join(item.waves),
        item.right or "",
        " ".join(item.target),
        f"{item.wish:+d}" if item.wish else "",
        "yes" if item.reversed else "",
        "yes" if item.is_primary else "",
        str(item.length) if item.length is not None else "",
    )


def _choice_rows(scale: Scale) -> list[tuple[str, ...]]:
    """Return the rows of one scale."""
    ordered = "yes" if scale.ordered else ""
    return [(scale.key, choice.code, choice.label.en, choice.label.zh, ordered) for choice in scale.choices]


def form_rows(questionnaire: Questionnaire) -> dict[str, list[tuple[str, ...]]]:
    """Return the sheets of the form by name, header first."""
    scales = {item.scale.key: item.scale for item in questionnaire.items if item.scale}
    title, instruction = questionnaire.title, questionnaire.instruction
    return {
        "survey": [_SURVEY, *(_survey_row(questionnaire, item) for item in questionnaire.items)],
        "choices": [_CHOICES, *(row for scale in scales.values() for row in _choice_rows(scale))],
        "settings": [
            _SETTINGS,
            (
                title.en or title.zh or questionnaire.key,
                questionnaire.key,
                questionnaire.version,
                ENGLISH,
                title.en,
                title.zh,
                instruction.en,
                instruction.zh,
            ),
        ],
    }


def write_xlsform(questionnaire: Questionnaire, path: Path) -> None:
    """Write the questionnaire to `path` as .xlsx; the same questionnaire gives the same bytes."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": _MADE, "title": questionnaire.title.en or questionnaire.title.zh})
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for name, rows in form_rows(questionnaire).items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                if text:
                    sheet.write_string(number, column, text, wrapped if number else bold)
    book.close()
