"""Rosters of any shape: everybody is read, nobody is invented."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.roster import guess_mapping, read_roster
from facilitator.domain.roster_cells import plain
from facilitator.domain.roster_nobody import _TOTAL
from facilitator.domain.table import Table
from tests.domain.test_roster import HEADER, ROW, read

NAME = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=3).filter(
    lambda name: not name.endswith(("组", "车间", "部门", "公司", "名单")) and not _TOTAL.match(name)
)
"""What nobody is called stands in no list as a name: a heading, a total, a count of people."""


@settings(max_examples=100, deadline=None)
@given(
    names=st.lists(NAME, min_size=1, max_size=30),
    blanks=st.sets(st.integers(0, 30)),
    columns=st.permutations(range(len(HEADER))),
    titles=st.integers(0, 3),
)
def test_every_person_and_nobody_else_is_read_wherever_the_columns_stand(
    names: list[str], blanks: set[int], columns: list[int], titles: int
) -> None:
    rows: list[tuple[str, ...]] = [("某某有限公司名单",)] * titles
    rows.append(tuple(HEADER[column] for column in columns))
    for number, name in enumerate(names, start=1):
        if number in blanks:
            rows.append(())
        cells = (
            str(number),
            name,
            "女",
            str(20180000 + number),
            *ROW[4:7],
            str(13500000000 + number),
            *ROW[8:],
        )
        rows.append(tuple(cells[column] for column in columns))
    rows.append(("合计", f"{len(names)}人"))
    reading = read(*rows)
    assert [person.name for person in reading.rows] == names
    assert reading.left_out == (len(rows),)


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(st.lists(st.text(max_size=10), max_size=5).map(tuple), max_size=12))
def test_whatever_stands_in_a_table_each_filled_row_is_a_person_or_has_a_problem(
    rows: list[tuple[str, ...]],
) -> None:
    table = Table("x", tuple(rows))
    mapping = guess_mapping(table)
    reading = read_roster(table, mapping)
    people = {person.row_number for person in reading.rows}
    told = {problem.row_number for problem in reading.problems}
    assert set(reading.left_out) <= told
    assert not people & set(reading.left_out)
    below = range((mapping.header_row or 0) + 1, len(rows) + 1)
    filled = {row for row in below if any(plain(cell) for cell in rows[row - 1])}
    assert people | set(reading.left_out) == filled
    assert all(person.name for person in reading.rows)
    for problem in reading.problems:
        assert str(problem.message)
