"""Certificates on the Door: who may get one, who not and why, and the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from facilitator.domain.attendance import Road
from facilitator.domain.language import Language
from facilitator.domain.run import RunEventKind
from facilitator.services.check_in import check_in_person
from facilitator.services.enrol_people import list_people
from facilitator.services.run_session import act
from tests.ui.attendance.desk import Desk
from ui.attendance.certificates_card import CertificatesCard
from ui.theme.tokens import Meaning

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def card(desk: Desk, tmp_path: Path) -> CertificatesCard:
    """The card, once the first of the list sat through it all."""
    ws, half_day = desk.house.workspace, desk.session.half_days[0].id
    check_in_person(ws, half_day, list_people(ws, half_day)[0].id, Road.SEARCH)
    act(ws, half_day, RunEventKind.STARTED)
    for _ in desk.session.agenda:
        desk.house.clock.go_on(minutes=20)
        act(ws, half_day, RunEventKind.NEXT)
    desk.page._head.certificates.trigger()
    desk.settle()
    card = desk.page.certificates
    card.path.set_path(tmp_path / "certificates")
    return card


def test_who_may_get_one_is_told_and_who_not_with_the_reason(desk: Desk, card: CertificatesCard) -> None:
    rows = card._model.rows
    assert card.counts.text() == f"1 may get a certificate, {len(rows) - 1} not"
    assert [card._badge(one).text for one in (rows[0], rows[-1])] == ["left out", "certificate"]
    assert card._reason(rows[0]) == "Did not come."
    assert desk.page.isVisible()


def test_the_keys_are_where_the_next_step_is_and_esc_beside_leads_back(
    desk: Desk, card: CertificatesCard
) -> None:
    assert card.save_button.hasFocus()
    desk.qtbot.keyClick(desk.page._head.more, Qt.Key.Key_Escape)
    assert (card.is_open, desk.page.view.isVisible()) == (False, True)


def test_with_nobody_to_write_one_for_enter_leads_back(desk: Desk) -> None:
    desk.page._head.certificates.trigger()
    desk.settle()
    card = desk.page.certificates
    assert card.back_button.hasFocus()
    desk.qtbot.keyClick(card.back_button, Qt.Key.Key_Return)
    assert desk.page.view.isVisible()


def test_the_file_is_written_and_opened(
    desk: Desk, card: CertificatesCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.qtbot.mouseClick(card.languages.segments[1], Qt.MouseButton.LeftButton)
    desk.qtbot.keyClick(card.save_button, Qt.Key.Key_Return)
    desk.settle()
    assert card.notice.text == "1 certificate saved in certificates.pdf."
    assert (tmp_path / "certificates.pdf").read_bytes().startswith(b"%PDF")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    desk.qtbot.mouseClick(card.notice.button, Qt.MouseButton.LeftButton)
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "certificates.pdf"]


def test_a_dot_in_the_name_is_no_ending(desk: Desk, card: CertificatesCard, tmp_path: Path) -> None:
    card.path.set_path(tmp_path / "No.3 plant")
    card.save()
    desk.settle()
    assert [one.name for one in tmp_path.glob("No*")] == ["No.3 plant.pdf"]


def test_no_place_and_a_place_that_cannot_be_written_are_told(
    desk: Desk, card: CertificatesCard, tmp_path: Path
) -> None:
    card.path.field.edit.clear()
    card.save()
    assert card.path.field.below_text == "Say where to save the certificates."
    (tmp_path / "file").write_bytes(b"")
    card.path.set_path(tmp_path / "file" / "below")
    card.save()
    desk.settle()
    assert "could not be written" in card.path.field.below_text


def test_before_anybody_is_trained_nothing_can_be_saved(desk: Desk) -> None:
    card = desk.page.certificates
    card.open()
    desk.settle()
    assert not card.save_button.isEnabled()
    assert card.path.path() is not None


def test_escape_leads_back_to_the_door(desk: Desk, card: CertificatesCard) -> None:
    desk.qtbot.keyClick(card.table, Qt.Key.Key_Escape)
    desk.settle()
    assert not card.isVisible()
    assert desk.field.hasFocus()


def test_it_speaks_the_language_of_the_window(desk: Desk, card: CertificatesCard) -> None:
    own = card.path.path()
    desk.house.appearance.set_language(Language.ZH)
    desk.page.retranslate()
    assert card.path.path() == own
    assert card.notice.meaning in Meaning
