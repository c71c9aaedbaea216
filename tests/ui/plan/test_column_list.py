from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from facilitator.domain.roster import RosterField, RosterMapping, guess_mapping
from facilitator.domain.table import Table
from ui.plan.column_list import ColumnList

pytestmark = pytest.mark.qt
F = RosterField


@pytest.mark.parametrize(
    ("field", "columns"),
    [
        (F.NAME, ((1, F.NAME), (2, F.EXTRA))),
        (F.EXTRA, ((0, F.NAME), (1, F.EXTRA), (2, F.EXTRA))),
        (None, ((0, F.NAME), (2, F.EXTRA))),
    ],
)
def test_a_meaning_chosen_anew_leaves_the_column_that_had_it_unless_many_may(
    field: RosterField | None, columns: tuple[tuple[int, RosterField], ...], qtbot: QtBot
) -> None:
    table = Table("", (("姓名", "部门", "备注"), ("小李", "李小红", "夜班")))
    shown = ColumnList()
    qtbot.addWidget(shown)
    shown.show_table(table, guess_mapping(table))
    place = [None, *RosterField].index(field)
    box = shown.boxes[1]
    box.setCurrentIndex(place)
    with qtbot.waitSignal(shown.mapping_changed) as told:
        box.activated.emit(place)
    assert told.args == [RosterMapping(1, columns)]
    assert shown.mapping == RosterMapping(1, columns)
