"""What the manager sees, and the files that leave the laptop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.compose import make_demo
from facilitator.domain.session import Session
from tests.ui.run.house import House, add_session, close_house, open_house, turn_to
from ui.evidence.dumbbell_view import DumbbellView
from ui.evidence.evidence_page import EvidencePage
from ui.widgets.label import Label


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    del qtbot
    house = open_house(tmp_path)
    yield house
    close_house(house)


def _page(house: House, qtbot: QtBot, session: Session) -> EvidencePage:
    page = EvidencePage(house.tools())
    qtbot.addWidget(page)
    turn_to(page, session)
    page.show()
    assert house.operations.wait_idle(30_000)
    return page


def test_the_first_result_gives_before_after_points_and_people(house: House, qtbot: QtBot) -> None:
    page = _page(house, qtbot, make_demo(house.workspace).value)
    words = " ".join(label.text() for label in page.findChildren(Label))
    assert "95 %" in words
    assert "39 %" in words
    assert "56 percentage points" in words
    assert "100 matched people" in words


def test_the_chart_says_its_figures_to_those_who_do_not_see_it(house: House, qtbot: QtBot) -> None:
    page = _page(house, qtbot, make_demo(house.workspace).value)
    assert "95% → 39%" in page.findChild(DumbbellView).accessibleName()


def test_files_are_written_checked_and_named(house: House, qtbot: QtBot, tmp_path: Path) -> None:
    page = _page(house, qtbot, make_demo(house.workspace).value)
    page.share_card.folder.set_path(tmp_path / "out")
    page.share_card.language.set_value("both")
    page.share_card.button.click()
    assert house.operations.wait_idle(60_000)
    kinds = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert kinds.count(".pdf") == 2
    assert kinds.count(".xlsx") == 2
    assert ".csv" in kinds
    assert house.toasts


def test_no_kind_of_file_chosen_is_said_and_nothing_is_written(
    house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    page = _page(house, qtbot, make_demo(house.workspace).value)
    page.share_card.folder.set_path(tmp_path / "out")
    for box in page.share_card.boxes.values():
        box.setChecked(False)
    page.share_card.button.click()
    assert page.share_card.folder.field.has_error
    assert not (tmp_path / "out").exists()


def test_a_session_without_paper_says_what_is_still_to_do(house: House, qtbot: QtBot) -> None:
    page = _page(house, qtbot, add_session(house))
    assert page._results.isVisible()
    assert not page._yes_no.isVisible()


def test_another_session_never_shows_the_figures_of_the_one_before(house: House, qtbot: QtBot) -> None:
    page = _page(house, qtbot, make_demo(house.workspace).value)
    turn_to(page, add_session(house))
    assert house.operations.wait_idle(30_000)
    words = " ".join(label.text() for label in page.findChildren(Label) if label.isVisible())
    assert "39 %" not in words


def test_figures_that_cannot_be_worked_out_are_said_and_tried_again(
    house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import ui.evidence.evidence_page as module

    session = make_demo(house.workspace).value
    real = module.summarise
    monkeypatch.setattr(module, "summarise", _broken)
    page = _page(house, qtbot, session)
    assert page._failed.isVisible()
    monkeypatch.setattr(module, "summarise", real)
    page._failed.button.click()
    assert house.operations.wait_idle(30_000)
    assert page._content.isVisible()


def _broken(*_: object) -> None:
    raise ZeroDivisionError
