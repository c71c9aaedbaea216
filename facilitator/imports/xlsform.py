"""Questionnaires from XLSForm workbooks, read as far as they can stand on paper.

Never refuses a workbook for one bad row: what cannot be used is left out and named with its row.
https://xlsform.org/en/ref-table/ lists the columns; older dialects spell them in other ways.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.domain.questionnaire import (
    Item,
    ItemKind,
    Level,
    Questionnaire,
    Scale,
    SkipRule,
    Wave,
)
from facilitator.domain.table import RowProblem, Table
from facilitator.imports.fingerprint import with_fingerprint
from facilitator.imports.form_choices import AnswerList, answer_list, is_true, read_choices
from facilitator.imports.form_rules import Condition, read_condition, read_limits
from facilitator.imports.form_sheet import FormSheet, form_sheet, language_named, language_written
from facilitator.imports.form_types import FormType, read_type
from facilitator.imports.parent import read_tables
from facilitator.imports.redcap import is_redcap, redcap_sheets

_WITH_SCALE = frozenset({ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.RANKING, ItemKind.LIKERT})
_OTHER = Text("Other", "其他")
_PARAMETER = re.compile(r"(start|end)\s*=\s*(-?\d+)")


@dataclass(frozen=True, slots=True)
class QuestionnaireReading:
    """The questionnaire of a file (none when it asks nothing), and everything to look at."""

    questionnaire: Questionnaire | None
    problems: tuple[RowProblem, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """A group that is open: the condition for everything inside it, if it has one to follow."""

    skip: SkipRule | None


@dataclass(slots=True)
class _Draft:
    """What has been read so far, row by row."""

    sheet: FormSheet
    lists: dict[str, AnswerList]
    default: Language | None
    problems: list[RowProblem] = field(default_factory=list)
    items: dict[str, Item] = field(default_factory=dict)
    groups: list[_Group] = field(default_factory=list)
    original: dict[str, AnswerList] = field(default_factory=dict)

    def note(self, row: int, message: Message) -> None:
        """Keep something to look at."""
        self.problems.append(RowProblem(row, message, self.sheet.said(row)))


def _fresh_key(draft: _Draft, row: int) -> str:
    """Return the name of the item in a row: its own, or one made for it, never one in use."""
    name = draft.sheet.value(row, "name")
    if not name:
        name = f"q{row}"
        draft.note(row, Message('The question has no name; it is called "{name}".', {"name": name}))
    if name not in draft.items:
        return name
    number = 2
    while f"{name}_{number}" in draft.items:
        number += 1
    fresh = f"{name}_{number}"
    draft.note(
        row,
        Message(
            'The name "{name}" is used twice; this one is called "{fresh}".', {"name": name, "fresh": fresh}
        ),
    )
    return fresh


def _scale(draft: _Draft, row: int, kind: FormType) -> AnswerList | None:
    """Return the answer list of a select question, with "Other" at its end where the form asks so."""
    found = draft.lists.get(kind.list_name)
    if found is None:
        folded = {name.casefold(): listed for name, listed in draft.lists.items()}
        found = folded.get(kind.list_name.casefold())
    if found is None or not kind.or_other:
        return found
    key = f"{kind.list_name}_other"
    if key not in draft.lists:
        names = {code: name for name, code in found.code_of.items()}
        choices = [(names.get(choice.code, choice.code), choice.label) for choice in found.scale.choices]
        draft.lists[key] = answer_list(key, [*choices, ("other", _OTHER)], row, ordered=False)
    draft.note(row, Message('"Other" stands as the last answer; what people write beside it is not keyed.'))
    return draft.lists[key]


def _skip(draft: _Draft, row: int) -> SkipRule | None:
    """Return when the row is asked: by its own condition, else by that of the group around it."""
    relevant = draft.sheet.value(row, "relevant")
    around = next((group.skip for group in reversed(draft.groups) if group.skip), None)
    if not relevant:
        return around
    own = _rule(draft, read_condition(relevant))
    if own is None:
        draft.note(
            row,
            Message(
                'The condition "{rule}" cannot be followed on paper: the question is always asked.',
                {"rule": relevant},
            ),
        )
        return around
    if around is not None and around != own:
        draft.note(row, Message('Of two conditions only "{rule}" is followed on paper.', {"rule": relevant}))
    return own


def _rule(draft: _Draft, condition: Condition | None) -> SkipRule | None:
    """Return the condition in codes, or none when it names a question or an answer that is not there."""
    if condition is None or condition.name not in draft.original:
        return None
    code_of = draft.original[condition.name].code_of
    if not set(condition.values) <= set(code_of):
        return None
    return SkipRule(condition.name, tuple(code_of[value] for value in condition.values))


def _limits(draft: _Draft, row: int, kind: ItemKind) -> tuple[int | None, int | None]:
    """Return least and most number allowed."""
    sheet = draft.sheet
    parameters = dict(_PARAMETER.findall(sheet.value(row, "parameters")))
    constraint = sheet.value(row, "constraint")
    limits = read_limits(constraint) if constraint else (None, None)
    if limits is None or (constraint and kind is not ItemKind.NUMBER):
        draft.note(row, Message('The limit "{rule}" cannot be checked while keying.', {"rule": constraint}))
        limits = (None, None)
    if kind is ItemKind.NUMBER and "start" in parameters and "end" in parameters:
        return int(parameters["start"]), int(parameters["end"])
    return limits if kind is ItemKind.NUMBER else (None, None)


def _own_columns(draft: _Draft, row: int, item: Item, listed: AnswerList | None) -> Item:
    """Return the item with what stands in the columns of our own (`facilitator::…`)."""

    def own(column: str) -> str:
        return draft.sheet.value(row, f"facilitator::{column}")

    def codes(column: str) -> tuple[str, ...]:
        names = own(column).replace(",", " ").split()
        known = tuple(listed.code_of[name] for name in names if name in listed.code_of) if listed else ()
        if len(known) != len(names):
            draft.note(
                row,
                Message(
                    'The column "{column}" names an answer that is not in the list.',
                    {"column": f"facilitator::{column}"},
                ),
            )
        return known

    def word(column: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        words = own(column).lower().replace(",", " ").split()
        good = tuple(word for word in words if word in allowed)
        if len(good) != len(words):
            draft.note(
                row,
                Message(
                    'The column "{column}" may hold {allowed}.',
                    {"column": f"facilitator::{column}", "allowed": ", ".join(allowed)},
                ),
            )
        return good

    right = codes("right")
    level, wish = word("level", tuple(Level)), word("wish", ("-1", "0", "1", "+1"))
    waves, length = word("waves", tuple(Wave)), own("length")
    return replace(
        item,
        right=right[0] if right else None,
        target=codes("target"),
        level=Level(level[0]) if level else Level.NONE,
        waves=tuple(Wave(wave) for wave in waves) or item.waves,
        wish=int(wish[0]) if wish else 0,
        reversed=is_true(own("reversed")),
        is_primary=is_true(own("primary")),
        length=int(length) if length.isdecimal() else None,
    )


def _kind_of(draft: _Draft, row: int, kind: ItemKind, listed: AnswerList | None) -> ItemKind:
    """Return the kind; one answer of an ordered row of boxes is a Likert item."""
    appearance = draft.sheet.value(row, "appearance").lower()
    return ItemKind.LIKERT if kind is ItemKind.SINGLE and listed and "likert" in appearance else kind


def _add_item(draft: _Draft, row: int, form_type: FormType, kind: ItemKind) -> None:
    """Add the question in a row, or say why it was left out."""
    sheet, listed = draft.sheet, None
    if kind in _WITH_SCALE:
        listed = _scale(draft, row, form_type)
        if listed is None:
            draft.note(
                row,
                Message(
                    'The question was left out: its list of answers "{list}" is not in the file.',
                    {"list": form_type.list_name},
                ),
            )
            return
    key = _fresh_key(draft, row)
    text, hint = sheet.text(row, "label", draft.default), sheet.text(row, "hint", draft.default)
    if not text:
        text, hint = (hint, Text()) if hint else (Text(en=key), Text())
        draft.note(
            row,
            Message(
                'The question has no wording; "{text}" stands in its place.', {"text": text.en or text.zh}
            ),
        )
    kind = _kind_of(draft, row, kind, listed)
    least, most = _limits(draft, row, kind)
    scale: Scale | None = listed.scale if listed else None
    if scale and kind is ItemKind.LIKERT and not scale.ordered and not sheet.has("facilitator::level"):
        scale = replace(scale, ordered=True)
    item = Item(key, kind, text, scale, skip=_skip(draft, row), least=least, most=most, hint=hint)
    draft.items[key] = _own_columns(draft, row, item, listed)
    if listed:
        draft.original[key] = listed
        if listed.changed and listed.changed not in draft.problems:
            draft.problems.append(listed.changed)


def _edge(draft: _Draft, row: int, form_type: FormType) -> None:
    """Open or close a group: its label becomes a heading, a repeat is asked once."""
    if form_type.edge == "end":
        if draft.groups:
            draft.groups.pop()
        else:
            draft.note(row, Message("Here ends a group that never began."))
        return
    text = draft.sheet.text(row, "label", draft.default)
    skip = _skip(draft, row)
    if form_type.block != "group":
        draft.note(row, Message("Questions that repeat are asked once on paper."))
    if text:
        key = draft.sheet.value(row, "name") or f"heading{row}"
        if key in draft.items:
            key = f"heading{row}"
        draft.items[key] = Item(key, ItemKind.NOTE, text, skip=skip)
    draft.groups.append(_Group(skip))


def _read_row(draft: _Draft, row: int) -> None:
    """Read one row of the survey sheet."""
    sheet = draft.sheet
    cell = sheet.value(row, "type")
    form_type = read_type(cell)
    if is_true(sheet.value(row, "disabled")):
        draft.note(row, Message("The row is switched off in the file and was left out."))
    elif not cell:
        draft.note(row, Message("The row was left out: it has no type."))
    elif form_type.edge:
        _edge(draft, row, form_type)
    elif form_type.by_device:
        draft.note(row, Message('"{type}" is filled in by a device and was left out.', {"type": cell}))
    elif form_type.kind is None:
        draft.note(row, Message('"{type}" cannot be asked on paper and was left out.', {"type": cell}))
    else:
        _add_item(draft, row, form_type, form_type.kind)


def _language_problems(sheet: FormSheet) -> list[RowProblem]:
    """Say what happens to labels in other languages than ours."""
    others = sheet.other_languages()
    if not others:
        return []
    return [
        RowProblem(
            sheet.header_row,
            Message(
                "Wording in {languages} is used only where there is neither English nor Chinese.",
                {"languages": ", ".join(others)},
            ),
        )
    ]


def _titles(settings: FormSheet | None, row: int) -> tuple[Text, Text]:
    """Return title and instruction."""
    if settings is None:
        return Text(), Text()

    def own(column: str) -> Text:
        return Text(*(settings.value(row, f"facilitator::{column}_{language}") for language in ("en", "zh")))

    plain = settings.value(row, "form_title")
    by_script = Text(zh=plain) if language_written(plain) is Language.ZH else Text(en=plain)
    return own("title") or by_script, own("instruction")


def _sheet_called(tables: tuple[Table, ...], name: str) -> Table | None:
    """Return the sheet of that name, however it is spelled."""
    return next((table for table in tables if table.name.strip().casefold() == name), None)


def _survey(tables: tuple[Table, ...]) -> FormSheet | None:
    """Return the sheet with the questions: the one called survey, else any with type and name."""
    named = _sheet_called(tables, "survey")
    candidates = [*([named] if named else []), *tables]
    sheets = (form_sheet(table, ("type", "name")) for table in candidates)
    return next((sheet for sheet in sheets if sheet), None)


def questionnaire_of_tables(tables: tuple[Table, ...], file_name: str) -> QuestionnaireReading:
    """Return the questionnaire that the sheets of a workbook hold, with a problem for each odd row."""
    if is_redcap(tables):
        tables = redcap_sheets(tables[0])
    survey = _survey(tables)
    if survey is None:
        problem = Message(
            '{file} is no questionnaire: a sheet "survey" with the columns "type" and "name" is needed.',
            {"file": file_name},
        )
        return QuestionnaireReading(None, (RowProblem(0, problem),))
    settings_table, choices_table = _sheet_called(tables, "settings"), _sheet_called(tables, "choices")
    settings = form_sheet(settings_table, ()) if settings_table else None
    row = next(settings.rows(), 0) if settings else 0
    default = language_named(settings.value(row, "default_language")) if settings else None
    choices = form_sheet(choices_table, ("list_name",)) if choices_table else None
    lists, problems = read_choices(choices, default) if choices else ({}, ())
    draft = _Draft(survey, lists, default, [*_language_problems(survey), *problems])
    for number in survey.rows():
        _read_row(draft, number)
    title, instruction = _titles(settings, row)
    key = (settings.value(row, "form_id") if settings else "") or Path(file_name).stem
    questionnaire = Questionnaire(
        key=key,
        title=title or Text(en=key),
        version=settings.value(row, "version") if settings else "",
        items=tuple(draft.items.values()),
        instruction=instruction,
    )
    if all(item.kind is ItemKind.NOTE for item in questionnaire.items):
        draft.problems.append(RowProblem(0, Message("{file} asks nothing.", {"file": file_name})))
        return QuestionnaireReading(None, tuple(draft.problems))
    return QuestionnaireReading(with_fingerprint(questionnaire), tuple(draft.problems))


def read_xlsform(path: Path) -> QuestionnaireReading:
    """Return the questionnaire of an XLSForm workbook, or of a REDCap data dictionary.

    Raises UserError only when the file itself cannot be read; a bad row is a problem by its number.
    """
    return questionnaire_of_tables(read_tables(path), path.name)
