"""An agenda out to a workbook and in again: nothing is lost, and what people mistype is told by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.agenda_columns import HEADERS, AgendaColumn, entry_of, line_of
from facilitator.domain.language import Language, Text
from facilitator.domain.message import UserError
from facilitator.domain.programme import BlockKind, Cut, Minutes, Priority, SlideRange
from facilitator.domain.session import AgendaItem
from facilitator.domain.table import Table
from facilitator.imports.agenda_workbook import AgendaReading, agenda_of, read_agenda
from facilitator.imports.child import tables_of
from facilitator.reports.agenda_workbook import write_agenda_workbook
from facilitator.words import said
from tests.builders import an_agenda_item, an_id
from tests.fakes import FakeIds

C = AgendaColumn

WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"), include_characters="\n"),
    max_size=30,
).map(str.strip)
KEYS = WORDS.map(lambda word: " ".join(word.split())).filter(bool)
TEXTS = st.builds(Text, WORDS, WORDS)
LISTS = st.lists(TEXTS.filter(bool), max_size=4).map(tuple)
MINUTES = st.lists(st.integers(0, 480), min_size=3, max_size=3).map(lambda found: Minutes(*sorted(found)))
CUTS = st.lists(st.builds(Cut, st.integers(0, 480), st.integers(0, 480), TEXTS), max_size=3).map(tuple)
SLIDES = st.builds(
    lambda deck, first, more: SlideRange(deck, first, first + more),
    KEYS,
    st.integers(1, 500),
    st.integers(0, 99),
)
ITEMS = st.builds(
    AgendaItem,
    id=st.uuids(),
    kind=st.sampled_from(BlockKind),
    title=TEXTS.filter(bool),
    minutes=MINUTES,
    planned_minutes=st.integers(0, 480),
    priority=st.sampled_from(Priority),
    module_number=st.integers(0, 99),
    module_title=TEXTS,
    aim=TEXTS,
    steps=LISTS,
    say=TEXTS,
    materials=LISTS,
    handout=TEXTS,
    slides=st.none() | SLIDES,
    questionnaire=st.none() | KEYS,
    fixed_start=st.none() | st.times().map(lambda moment: moment.replace(microsecond=0)),
    method=TEXTS,
    cuts=CUTS,
)
AGENDAS = st.lists(ITEMS, max_size=4, unique_by=lambda item: item.id).map(tuple)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(AGENDAS.filter(bool), st.sampled_from(Language))
def test_out_and_in_again_is_the_same_in_either_language(
    tmp_path: Path, agenda: tuple[AgendaItem, ...], language: Language
) -> None:
    path = tmp_path / "agenda.xlsx"
    write_agenda_workbook(path, agenda, language)
    own = [item.id for item in agenda]
    assert agenda_of(tables_of(path), path.name, FakeIds().new_id, own) == AgendaReading(agenda, ())


@given(st.text(max_size=40).map(str.strip))
def test_an_entry_of_a_list_is_one_line_and_comes_back(text: str) -> None:
    assert "\n" not in line_of(text)
    assert entry_of(line_of(text)) == text


def test_a_file_is_read_through_the_child_process(tmp_path: Path) -> None:
    agenda = (replace(an_agenda_item("a"), title=Text("=1+1", "标题"), fixed_start=time(9, 5)),)
    write_agenda_workbook(tmp_path / "agenda.xlsx", agenda, Language.ZH)
    assert read_agenda(tmp_path / "agenda.xlsx", FakeIds().new_id, [an_id("a")]).items == agenda
    first = (tmp_path / "agenda.xlsx").read_bytes()
    write_agenda_workbook(tmp_path / "agenda.xlsx", agenda, Language.ZH)
    assert (tmp_path / "agenda.xlsx").read_bytes() == first


def typed(*rows: dict[AgendaColumn, str]) -> AgendaReading:
    """Read rows as somebody typed them, below a title, with headers of both languages mixed."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    heads = [
        said(HEADERS[column], (Language.ZH, Language.EN)[n % 2]).upper().replace("（", " (")
        for n, column in enumerate(columns)
    ]
    cells = [tuple(row.get(column, "") for column in columns) for row in rows]
    table = Table("x", (("Our agenda",), (), tuple(heads), *cells))
    return agenda_of([table], "x.xlsx", FakeIds().new_id, [an_id("a")])


def test_a_list_with_a_title_and_minutes_is_an_agenda() -> None:
    reading = typed(
        {C.TITLE_EN: "Talk", C.PLANNED: "12"}, {C.TITLE_EN: ""}, {C.TITLE_EN: "B", C.PLANNED: "5"}
    )
    assert [(item.title.en, item.minutes, item.planned_minutes) for item in reading.items] == [
        ("Talk", Minutes(12, 12, 12), 12),
        ("B", Minutes(5, 5, 5), 5),
    ]
    assert reading.problems == ()
    assert len({item.id for item in reading.items}) == 2


def test_a_copied_row_becomes_a_block_of_its_own() -> None:
    row = {C.TITLE_EN: "A", C.IDEAL: "5", C.ID: str(an_id("a"))}
    first, second, third = typed(row, row, {**row, C.ID: "my own"}).items
    assert first.id == an_id("a")
    assert len({first.id, second.id, third.id}) == 3
    assert isinstance(third.id, UUID)


def test_a_row_of_another_agenda_becomes_a_block_of_its_own() -> None:
    (block,) = typed({C.TITLE_EN: "A", C.IDEAL: "5", C.ID: str(an_id("of another"))}).items
    assert block.id != an_id("of another")


@pytest.mark.parametrize(
    ("cells", "sentence", "is_kept"),
    [
        ({C.TITLE_EN: ""}, "The block has no title", False),
        ({C.PLANNED: ""}, "The block has no length", False),
        ({C.PLANNED: "ten"}, '"ten" under "Planned, min" is not a whole number from 0 to 480', False),
        ({C.LEAST: "15"}, "must rise in this order", False),
        ({C.MODULE_NUMBER: "-1"}, '"-1" under "Module" is not a whole number from 0 to 999', True),
        ({C.KIND: "dance"}, '"dance" under "Kind" is not known', True),
        ({C.PRIORITY: "perhaps"}, '"perhaps" under "Must, should or could" is not known', True),
        ({C.FIXED_START: "25:00"}, '"25:00" is no time of day', True),
        ({C.FIXED_START: "ten"}, '"ten" is no time of day', True),
        ({C.DECK: "slides"}, "Slides need a deck", True),
        ({C.DECK: "slides", C.FIRST_PAGE: "5", C.LAST_PAGE: "4"}, "Slides need a deck", True),
        ({C.CUTS: "ten → 8"}, '"ten → 8" is no cut rule', True),
    ],
)
def test_what_is_mistyped_is_told_with_its_row(
    cells: dict[AgendaColumn, str], sentence: str, is_kept: bool
) -> None:
    good = {C.TITLE_EN: "A", C.PLANNED: "10", C.AIM_EN: "why"}
    reading = typed(good, {**good, **cells})
    (problem,) = reading.problems
    assert problem.row_number == 5
    assert sentence in str(problem.message)
    assert len(reading.items) == (2 if is_kept else 1)


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({C.KIND: "Juggling"}, "kind"),
        ({C.PRIORITY: "perhaps"}, "priority"),
        ({C.PLANNED: "ten"}, "planned_minutes"),
        ({C.LEAST: "a bit"}, "minutes"),
        ({C.FIXED_START: "late"}, "fixed_start"),
        ({C.DECK: "day", C.FIRST_PAGE: "one"}, "slides"),
        ({C.CUTS: "shorter"}, "cuts"),
        ({C.MODULE_NUMBER: "four"}, "module_number"),
    ],
)
def test_what_cannot_be_read_stays_as_it_was(cells: dict[AgendaColumn, str], name: str) -> None:
    was = replace(
        an_agenda_item("a"),
        kind=BlockKind.SHARING,
        priority=Priority.MUST,
        module_number=4,
        minutes=Minutes(1, 2, 3),
        planned_minutes=7,
        fixed_start=time(9, 5),
        slides=SlideRange("day", 3, 4),
        cuts=(Cut(10, 8),),
    )
    reading = typed({C.ID: str(was.id), C.TITLE_EN: "New name", C.IDEAL: "10", C.PLANNED: "10", **cells})
    assert reading.problems
    (item,) = reading.over((was,))
    assert getattr(item, name) == getattr(was, name)
    assert item.title.en == "New name"
    assert reading.over(()) == reading.items


def test_more_blocks_than_a_day_can_have_are_refused() -> None:
    rows = [{C.TITLE_EN: f"Talk {number}", C.PLANNED: "1"} for number in range(301)]
    assert len(typed(*rows[:300]).items) == 300
    with pytest.raises(UserError, match=r"x\.xlsx holds more than 300 blocks"):
        typed(*rows)


@pytest.mark.parametrize("clock", ["10:30+08:00", "10:45Z", "11:00:30.5", "24:00", "10:30 am"])
def test_a_time_with_a_zone_or_a_part_of_a_second_is_refused_and_said(clock: str) -> None:
    reading = typed({C.TITLE_ZH: "茶", C.PLANNED: "10", C.FIXED_START: clock})
    (problem,) = reading.problems
    assert str(problem.message) == f'"{clock}" is no time of day: write it like 10:30.'


@pytest.mark.parametrize("clock", ["9:30", "09:30", "09：30", "9:30:00"])
def test_a_time_is_read_however_it_is_typed(clock: str) -> None:
    (item,) = typed({C.TITLE_ZH: "茶", C.PLANNED: "10", C.FIXED_START: clock}).items
    assert item.fixed_start == time(9, 30)


def test_a_file_without_headers_and_a_text_too_long_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no agenda"):
        agenda_of([Table("x", (("a", "b"),))], "x.csv", FakeIds().new_id, ())
    long = replace(an_agenda_item("a"), say=Text("x" * 40_000, ""))
    with pytest.raises(UserError, match="too long for a cell"):
        write_agenda_workbook(tmp_path / "x.xlsx", [long], Language.EN)
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(UserError, match="could not be written"):
        write_agenda_workbook(tmp_path / "folder.xlsx", [an_agenda_item("a")], Language.EN)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.xlsx"]
