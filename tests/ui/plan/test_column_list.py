from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.roster import RosterField, RosterMapping, guess_mapping
from facilitator.domain.table import Table
from ui.plan.column_list import ColumnList

pytestmark = pytest.mark.qt
F = RosterField
TABLE = Table("", (("姓名", "部门", "备注"), ("小李", "李小红", "夜班")))


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
    shown = ColumnList()
    qtbot.addWidget(shown)
    shown.show_table(TABLE, guess_mapping(TABLE))
    place = [None, *RosterField].index(field)
    box = shown.boxes[1]
    box.setCurrentIndex(place)
    with qtbot.waitSignal(shown.mapping_changed) as told:
        box.activated.emit(place)
    assert told.args == [RosterMapping(1, columns)]
    assert shown.mapping == RosterMapping(1, columns)


@pytest.mark.qt_log_ignore("This plugin does not support")  # off screen, of a list that opens
def test_arrows_and_letters_on_a_closed_choice_take_no_meaning_from_another_column(qtbot: QtBot) -> None:
    shown = ColumnList()
    qtbot.addWidget(shown)
    mapping = guess_mapping(TABLE)
    shown.show_table(TABLE, mapping)
    shown.show()
    box = next(iter(shown.boxes.values()))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_N):
        qtbot.keyClick(box, key)
        assert box.view().isVisible()
        box.hidePopup()
        assert shown.mapping == mapping
