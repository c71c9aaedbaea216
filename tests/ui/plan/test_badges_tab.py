"""Badges on the Plan page: whose, on which sheet, from which place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from facilitator.domain.badge_sheet import BadgeFormat, BadgePrint
from facilitator.domain.language import Language
from facilitator.domain.session import Session
from facilitator.reports.print_badges import Whose
from facilitator.services.enrol_people import add_person
from facilitator.services.issue_badges import list_badges
from tests.reports.test_badges import codes_on
from tests.ui.plan.hands import until
from tests.ui.run.house import House
from ui.plan.badges_tab import BadgesTab, _in_a_file_name
from ui.plan.plan_page import PlanPage
from ui.widgets.choices import choose

pytestmark = pytest.mark.qt


@pytest.fixture
def tab(page: PlanPage, session: Session, house: House, qtbot: QtBot) -> BadgesTab:
    for name in ("王小明", "李娜", "曾志伟"):
        add_person(house.workspace, session.half_days[0].id, name)
    page.refresh()
    page.detail.choose(3)
    until(qtbot, lambda: page.badges.form.table.model().rowCount() == 3)
    return page.badges


def saved(tab: BadgesTab, qtbot: QtBot, path: Path) -> list[str]:
    tab.notice.hide()
    tab.path.set_path(path)
    qtbot.mouseClick(tab.save_button, Qt.MouseButton.LeftButton)
    until(qtbot, tab.notice.isVisible)
    return sorted(codes_on(path))


def test_the_badge_of_one_chosen_by_keys_is_printed_again(
    tab: BadgesTab, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    everybody = saved(tab, qtbot, tmp_path / "all.pdf")
    assert len(everybody) == 3
    tab.form.choose_people()
    table = tab.form.table
    assert table.isVisibleTo(tab)
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 0))
    table.clearSelection()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert "1 chosen" in tab.form.chosen_label.text()
    (code,) = saved(tab, qtbot, tmp_path / "one.pdf")
    second = list_badges(house.workspace, session.id)[1]
    assert second.enrolment is not None
    assert (second.enrolment.person.name, second.badge.token) == ("李娜", code)


def test_badges_that_could_not_be_written_are_given_out_and_counted_all_the_same(
    tab: BadgesTab, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "folder.pdf").mkdir()
    tab.path.set_path(tmp_path / "folder.pdf")
    qtbot.mouseClick(tab.save_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: "could not be written" in tab.path.field.below_text)
    until(qtbot, lambda: "3 badges for people" in tab.title_label.text())
    assert len(list_badges(house.workspace, session.id)) == 3


def test_nobody_chosen_is_said_at_the_file_and_nothing_is_written(
    tab: BadgesTab, qtbot: QtBot, tmp_path: Path
) -> None:
    tab.form.choose_people()
    tab.path.set_path(tmp_path / "none.pdf")
    qtbot.mouseClick(tab.save_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: "Choose the people" in tab.path.field.below_text)
    assert not (tmp_path / "none.pdf").exists()


def test_the_form_says_what_is_printed_on_and_only_offers_what_it_has(tab: BadgesTab) -> None:
    form = tab.form
    assert form.order().print_as == BadgePrint()
    form.both_faces.setChecked(True)
    form.start.edit.setValue(10)
    assert form.order().print_as == BadgePrint(BadgeFormat.CARD, 10, both_faces=True)
    choose(form.format.edit, BadgeFormat.LABELS_8)
    assert not form.both_faces.isEnabled()
    assert form.order().print_as == BadgePrint(BadgeFormat.LABELS_8, 8)
    assert "8" in form.start.label.text()
    form.languages.segments[1].click()
    assert form.chosen_languages() == (Language.ZH,)


def test_the_pool_of_spare_badges_is_counted_and_printed(
    tab: BadgesTab, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    tab.form.spares.edit.setValue(2)
    saved(tab, qtbot, tmp_path / "all.pdf")
    until(qtbot, lambda: tab.title_label.text() == "3 badges for people, 2 spare ones left")
    assert tab.form.spares.edit.value() == 0
    tab.form.whose.segments[2].click()
    assert tab.form.order().whose is Whose.SPARE
    spare = sorted(b.badge.token for b in list_badges(house.workspace, session.id) if b.enrolment is None)
    assert saved(tab, qtbot, tmp_path / "spare.pdf") == spare


def test_each_order_has_a_file_of_its_own_until_somebody_names_one(
    tab: BadgesTab, qtbot: QtBot, tmp_path: Path
) -> None:
    everybody = suggested(tab)
    assert everybody.startswith("Badges ")
    tab.form.choose_people()
    table = tab.form.table
    table.clearSelection()
    table.selectRow(1)
    assert suggested(tab).startswith("Badges 李娜 ")
    table.selectRow(2)
    assert suggested(tab).startswith("Badges 李娜-曾志伟 ")
    qtbot.mouseClick(tab.form.whose.segments[list(Whose).index(Whose.SPARE)], Qt.MouseButton.LeftButton)
    assert suggested(tab).startswith("Spare badges ")
    qtbot.mouseClick(tab.form.whose.segments[0], Qt.MouseButton.LeftButton)
    assert suggested(tab) == everybody
    tab.path.set_path(tmp_path / "mine.pdf")
    tab.form.choose_people()
    assert suggested(tab) == "mine.pdf"


def test_many_names_are_counted_in_the_name_of_the_file() -> None:
    assert _in_a_file_name(()) == ""
    assert _in_a_file_name(("a/b", "c", "d", "e", "f")) == "a-b-c-d+2"


def test_a_name_with_a_dot_in_it_keeps_all_of_it(tab: BadgesTab, qtbot: QtBot, tmp_path: Path) -> None:
    tab.notice.hide()
    tab.path.set_path(tmp_path / "badges 2026.07")
    qtbot.mouseClick(tab.save_button, Qt.MouseButton.LeftButton)
    until(qtbot, tab.notice.isVisible)
    assert [path.name for path in tmp_path.glob("badges*")] == ["badges 2026.07.pdf"]


def suggested(tab: BadgesTab) -> str:
    path = tab.path.path()
    assert path is not None
    return path.name


def test_saving_a_second_time_keeps_the_file_of_the_first_unless_the_dialog_asked(
    tab: BadgesTab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "all.pdf"
    saved(tab, qtbot, path)
    path.write_bytes(b"with my notes")
    tab.notice.hide()
    qtbot.mouseClick(tab.save_button, Qt.MouseButton.LeftButton)
    until(qtbot, tab.notice.isVisible)
    assert (path.read_bytes(), "all_2.pdf" in tab.notice.text) == (b"with my notes", True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    tab.notice.hide()
    qtbot.mouseClick(tab.path.button, Qt.MouseButton.LeftButton)
    until(qtbot, tab.notice.isVisible)
    assert len(codes_on(path)) == 3
    tab.notice.hide()
    qtbot.mouseClick(tab.save_button, Qt.MouseButton.LeftButton)
    until(qtbot, tab.notice.isVisible)
    assert "all_3.pdf" in tab.notice.text
