"""REDCap data dictionaries (one CSV), turned into the sheets of an XLSForm."""

from __future__ import annotations

from facilitator.domain.table import Table
from facilitator.imports.form_rules import limits_text, xlsform_of_redcap

_COLUMNS = {
    "name": "variable / field name",
    "type": "field type",
    "label": "field label",
    "choices": "choices, calculations, or slider labels",
    "hint": "field note",
    "validation": "text validation type or show slider number",
    "least": "text validation min",
    "most": "text validation max",
    "branching": "branching logic (show field only if...)",
    "heading": "section header",
}
_SELECTS = {"radio": "select_one", "dropdown": "select_one", "checkbox": "select_multiple"}
_YES_NO = {"yesno": ("Yes", "No"), "truefalse": ("True", "False")}
_PLAIN = {"notes": "text", "slider": "range", "calc": "calculate", "descriptive": "note", "file": "file"}


def is_redcap(tables: tuple[Table, ...]) -> bool:
    """Tell whether the first table is a REDCap data dictionary."""
    first = tables[0].rows[:1] if tables else ()
    header = {cell.strip().lower() for row in first for cell in row}
    return {_COLUMNS["name"], _COLUMNS["type"]} <= header


def _text_type(validation: str) -> str:
    """Return the XLSForm type of a text field by how REDCap validates it."""
    if validation.startswith("date_"):
        return "date"
    return {"integer": "integer", "number": "decimal"}.get(validation, "text")


def _choices(list_name: str, cell: str) -> list[tuple[str, ...]]:
    """Return rows of the choices sheet for `1, Red | 2, Green`."""
    rows: list[tuple[str, ...]] = []
    for part in cell.split("|"):
        name, comma, label = part.partition(",")
        if name.strip():
            rows.append((list_name, name.strip(), label.strip() if comma else name.strip()))
    return rows


def _limits(least: str, most: str) -> str:
    """Return the constraint of a number field; limits that are no whole numbers are left out."""
    whole = [int(text) if text.lstrip("-").isdecimal() else None for text in (least, most)]
    return limits_text(*whole)


def redcap_sheets(table: Table) -> tuple[Table, ...]:
    """Return survey and choices sheets that say the same; row n of survey is row n of the dictionary."""
    header = [cell.strip().lower() for cell in table.rows[0]]
    survey: list[tuple[str, ...]] = [
        ("type", "name", "label", "hint", "relevant", "constraint", "parameters")
    ]
    choices: list[tuple[str, ...]] = [("list_name", "name", "label")]
    for number in range(2, len(table.rows) + 1):
        cells = {
            key: table.cell(number, header.index(column)).strip() if column in header else ""
            for key, column in _COLUMNS.items()
        }
        name, kind = cells["name"], cells["type"].lower()
        if kind in _SELECTS:
            choices.extend(_choices(name, cells["choices"]))
            kind = f"{_SELECTS[kind]} {name}"
        elif kind in _YES_NO:
            choices.extend((name, code, label) for code, label in zip("10", _YES_NO[kind], strict=True))
            kind = f"select_one {name}"
        else:
            kind = _text_type(cells["validation"]) if kind == "text" else _PLAIN.get(kind, kind)
        is_number = kind in {"integer", "decimal"}
        survey.append(
            (
                kind,
                name,
                cells["label"],
                cells["hint"],
                xlsform_of_redcap(cells["branching"]),
                _limits(cells["least"], cells["most"]) if is_number else "",
                "start=0 end=100" if kind == "range" else "",
            )
            if any(cells.values())
            else ()
        )
    return Table("survey", tuple(survey)), Table("choices", tuple(choices))
