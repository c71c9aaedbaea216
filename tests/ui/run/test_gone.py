"""A page that was let go and deleted hears nothing any more, though it overrides what hears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from facilitator.services.changes import Change
from tests.ui.run.house import House
from ui.attendance.door_page import DoorPage
from ui.run.run_page import RunPage


@pytest.mark.parametrize("kind", [RunPage, DoorPage])
def test_a_page_that_is_gone_hears_nothing(
    kind: type[RunPage | DoorPage], house: House, qtbot: QtBot
) -> None:
    gone = kind(house.tools())
    gone.let_go()
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)
    assert not isValid(gone)
    with qtbot.captureExceptions() as raised:
        house.operations.changed.emit(Change.ATTENDANCE | Change.AGENDA)
    assert raised == []
