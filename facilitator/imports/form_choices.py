"""Answer lists of a form, with the digits by which paper is keyed."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.domain.questionnaire import Choice, Scale
from facilitator.domain.table import RowProblem
from facilitator.imports.form_sheet import FormSheet

_MOST_SINGLE_DIGITS = 9
_TRUE = frozenset({"yes", "true", "1", "true()", "y"})


@dataclass(frozen=True, slots=True)
class AnswerList:
    """A scale, which digit each name in the file became, and what was changed in it, if anything."""

    scale: Scale
    code_of: dict[str, str]
    changed: RowProblem | None = None


def is_true(text: str) -> bool:
    """Tell whether a cell says yes."""
    return text.strip().lower() in _TRUE


def digit_codes(names: list[str]) -> list[str]:
    """Return one code for each name: the names themselves where they are the digits 1 to 9.

    Else 1, 2, 3 … in their order, all of the same length. 0 is no code: its key means "not answered".
    """
    if len(set(names)) == len(names) and all(name in "123456789" and len(name) == 1 for name in names):
        return names
    width = len(str(len(names)))
    padded = [str(number).zfill(width) for number in range(1, len(names) + 1)]
    return names if sorted(names) == padded and len(names) > _MOST_SINGLE_DIGITS else padded


def answer_list(key: str, choices: list[tuple[str, Text]], row: int, *, ordered: bool) -> AnswerList:
    """Return the list with its codes; `choices` are names and labels, `row` is where they begin."""
    names = [name for name, _ in choices]
    codes = digit_codes(names)
    changed = None
    if codes != names:
        message = Message(
            'The answers of the list "{list}" are keyed as {first} to {last} in their order; '
            "their names in the file are not kept.",
            {"list": key, "first": codes[0], "last": codes[-1]},
        )
        changed = RowProblem(row, message, ", ".join(names)[:120])
    scale = Scale(
        key,
        tuple(
            Choice(code, label or Text(en=name)) for code, (name, label) in zip(codes, choices, strict=True)
        ),
        ordered,
    )
    code_of: dict[str, str] = {}
    for name, code in zip(names, codes, strict=True):
        code_of.setdefault(name, code)
    return AnswerList(scale, code_of, changed)


def read_choices(
    sheet: FormSheet, default: Language | None
) -> tuple[dict[str, AnswerList], tuple[RowProblem, ...]]:
    """Return the answer lists of a choices sheet by name, and what was odd in it."""
    problems: list[RowProblem] = []
    found: dict[str, list[tuple[str, Text]]] = {}
    first_row: dict[str, int] = {}
    ordered: set[str] = set()
    for row in sheet.rows():
        key, name = sheet.value(row, "list_name"), sheet.value(row, "name")
        label = sheet.text(row, "label", default)
        if not key or not (name or label):
            problems.append(
                RowProblem(
                    row,
                    Message("This answer was left out: it needs a list name and a name."),
                    sheet.said(row),
                )
            )
            continue
        name = name or label.en or label.zh
        if name in (known for known, _ in found.get(key, [])):
            problems.append(
                RowProblem(
                    row,
                    Message(
                        'The list "{list}" has the answer "{name}" twice; both were kept.',
                        {"list": key, "name": name},
                    ),
                    sheet.said(row),
                )
            )
        found.setdefault(key, []).append((name, label))
        first_row.setdefault(key, row)
        if is_true(sheet.value(row, "facilitator_ordered")):
            ordered.add(key)
    lists = {
        key: answer_list(key, choices, first_row[key], ordered=key in ordered)
        for key, choices in found.items()
    }
    return lists, tuple(problems)
