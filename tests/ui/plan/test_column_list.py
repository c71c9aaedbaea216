from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language, Text
from facilitator.domain.own_field import OwnField
from facilitator.domain.roster import RosterField, RosterMapping, guess_mapping
from facilitator.domain.table import Table
from ui.plan.column_list import ColumnList, ColumnOfField

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


def test_a_column_is_made_a_field_and_leaves_it_to_another_one(qtbot: QtBot) -> None:
    shown = ColumnList()
    qtbot.addWidget(shown)
    shown.show_table(TABLE, guess_mapping(TABLE))
    box = shown.boxes[2]
    with qtbot.waitSignal(shown.field_requested) as asked:
        box.setCurrentIndex(box.count() - 1)
        box.activated.emit(box.count() - 1)
    assert asked.args == [ColumnOfField(2, "备注")]
    assert shown.mapping.columns[-1] == (2, F.EXTRA)
    note = OwnField("备注", Text("Note", "备注"))
    shown.use_fields([note], Language.EN)
    shown.hold(2, note)
    assert shown.mapping.own == ((2, "备注"),)
    box = shown.boxes[1]
    assert box.itemText(box.count() - 2) == "Note"
    box.setCurrentIndex(box.count() - 2)
    box.activated.emit(box.count() - 2)
    assert (shown.mapping.own, shown.boxes[2].currentIndex()) == (((1, "备注"),), 0)
