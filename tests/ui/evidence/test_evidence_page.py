"""What the manager sees, and the files that leave the laptop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.services.least_group import choose_least_group
from facilitator.services.plan_session import load_session
from facilitator.services.preferences import ThemeChoice
from tests.ui.run.house import House, add_session, turn_to
from ui.evidence import evidence_page
from ui.evidence.bars_view import BarsView
from ui.evidence.dumbbell_view import DumbbellView
from ui.evidence.evidence_page import EvidencePage
from ui.widgets.label import Label, Paragraph
from ui.widgets.page import PageId, PageRequest


@pytest.fixture
def page(house: House, qtbot: QtBot, demo_id: UUID) -> EvidencePage:
    page = EvidencePage(house.tools())
    qtbot.addWidget(page)
    turn_to(page, load_session(house.workspace, demo_id))
    page.resize(1278, 704)
    page.show()
    assert house.operations.wait_idle(30_000)
    return page


def _words(page: EvidencePage) -> str:
    labels = [label.text() for label in page.findChildren(Label) if label.isVisible()]
    return " ".join((*labels, *(one.plain_text for one in page.findChildren(Paragraph) if one.isVisible())))


def test_the_first_result_gives_before_after_points_and_people(page: EvidencePage) -> None:
    for figure in ("95", "39", "56 percentage points", "100 matched people"):
        assert figure in _words(page)


def test_the_charts_say_their_figures_to_those_who_do_not_see_them(page: EvidencePage) -> None:
    said = page.findChild(DumbbellView).accessibleName()
    assert "Yes · 100 people: 95% → 39%, −56 points" in said
    assert "Right answer · 95 people" in said
    assert "before" in page.findChild(BarsView).accessibleName()


def test_the_charts_are_drawn_and_follow_the_theme(house: House, page: EvidencePage) -> None:
    preferences = house.appearance.preferences
    for theme in (ThemeChoice.DARK, ThemeChoice.LIGHT):  # whatever another test left
        house.appearance.keep(replace(preferences, theme=theme))
    light = page.findChild(DumbbellView).grab().toImage()
    bars = page.findChild(BarsView)
    before = bars.grab().toImage()
    shades = {light.pixel(x, y) for x in range(0, light.width(), 3) for y in range(0, light.height(), 3)}
    assert len(shades) > 5
    house.appearance.keep(replace(preferences, theme=ThemeChoice.DARK))
    try:
        assert page.findChild(DumbbellView).grab().toImage() != light
        assert bars.grab().toImage() != before
    finally:
        house.appearance.keep(preferences)


def test_a_narrow_legend_takes_more_lines_instead_of_leaving_the_card(page: EvidencePage) -> None:
    bars = page.findChild(BarsView)
    bars.resize(1000, 400)
    wide = bars.sizeHint().height()
    bars.resize(260, 400)
    assert bars.sizeHint().height() > wide


def test_the_page_is_read_by_keys_alone(page: EvidencePage, qtbot: QtBot) -> None:
    bar = page.findChild(QScrollArea).verticalScrollBar()
    for key, place in (
        (Qt.Key.Key_End, bar.maximum()),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageDown, bar.pageStep()),
    ):
        qtbot.keyClick(page, key)
        assert bar.value() == min(place, bar.maximum())
    assert bar.maximum() > 0


def test_files_are_written_checked_named_and_found(
    house: House, page: EvidencePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    card = page.share_card
    card.folder.set_path(tmp_path / "out")
    for box in ("pdf", "xlsx"):
        card.boxes[box].setChecked(False)
    card.language.segments[2].click()
    card.button.click()
    assert not card.button.isEnabled()
    assert house.operations.wait_idle(60_000)
    assert card.button.isEnabled()
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".csv"}
    card.open_button.click()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "out"]
    turn_to(page, add_session(house))
    assert card.open_button.isHidden()


def test_what_was_chosen_for_the_files_outlives_a_switch_of_the_window(
    house: House, page: EvidencePage
) -> None:
    preferences = house.appearance.preferences
    house.appearance.keep(replace(preferences, language=Language.ZH))
    try:
        page.retranslate()
        assert page.share_card.language.value == "zh"
        page.share_card.language.segments[2].click()
    finally:
        house.appearance.keep(replace(preferences, language=Language.EN))
    page.retranslate()
    assert page.share_card.language.value == "both"


def test_files_that_cannot_be_written_are_said_in_line(
    house: House, page: EvidencePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_page, "export_session", _refused)
    page.share_card.button.click()
    assert house.operations.wait_idle()
    assert page._notice.text == "The disk is full."
    assert page._content.isVisible()


@pytest.mark.parametrize("missing", ["folder", "kinds"])
def test_what_is_missing_is_said_and_nothing_is_written(
    page: EvidencePage, tmp_path: Path, missing: str
) -> None:
    card = page.share_card
    card.folder.set_path(tmp_path / "out")
    if missing == "folder":
        card.folder.field.edit.clear()
    else:
        for box in card.boxes.values():
            box.setChecked(False)
    card.button.click()
    assert card.folder.field.has_error
    assert not (tmp_path / "out").exists()


def test_a_session_without_paper_says_what_is_still_to_do(house: House, page: EvidencePage) -> None:
    turn_to(page, add_session(house))
    assert house.operations.wait_idle(30_000)
    assert "Nothing to compare yet" in _words(page)
    assert not page._yes_no.isVisible()


def test_another_session_never_shows_the_figures_of_the_one_before(house: House, page: EvidencePage) -> None:
    turn_to(page, add_session(house))
    assert house.operations.wait_idle(30_000)
    assert "39" not in _words(page)


def test_an_answer_to_the_session_before_is_dropped(house: House, page: EvidencePage) -> None:
    page.make_stale()
    page.hide()
    turn_to(page, add_session(house))
    assert house.operations.wait_idle(30_000)
    assert page._summary is None


def test_a_larger_least_group_is_followed_at_once(house: House, page: EvidencePage) -> None:
    house.operations.run(lambda: choose_least_group(house.workspace, 50), lambda _: None)
    assert house.operations.wait_idle(30_000)
    assert page._summary is not None
    assert page._summary.suppression_k == 50


def test_without_a_session_the_page_offers_to_plan_one(house: House, qtbot: QtBot) -> None:
    page = EvidencePage(house.tools())
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.page_requested) as asked:
        page.no_session.plan_button.click()
    assert asked.args == [PageRequest(PageId.PLAN, "new")]
    assert {line.keys for line in page.keys()} == {"PgDown", "Tab"}


@pytest.mark.parametrize("trouble", ["bug", "refusal"])
def test_figures_that_cannot_be_worked_out_are_said_and_tried_again(
    house: House, page: EvidencePage, demo_id: UUID, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    real = evidence_page.summarise
    monkeypatch.setattr(evidence_page, "summarise", _broken if trouble == "bug" else _refused)
    page.set_session(None, None)
    turn_to(page, load_session(house.workspace, demo_id))
    assert house.operations.wait_idle(30_000)
    assert page._failed.isVisible()
    monkeypatch.setattr(evidence_page, "summarise", real)
    page._failed.button.click()
    assert house.operations.wait_idle(30_000)
    assert page._content.isVisible()


def _broken(*_: object) -> None:
    raise ZeroDivisionError


def _refused(*_: object) -> None:
    raise UserError(Message("The disk is full."))
