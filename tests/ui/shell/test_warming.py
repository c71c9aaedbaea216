from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from facilitator.compose.window import parts
from ui.app import Program
from ui.shell.warming import Warming
from ui.widgets.page import PageId


def _nothing() -> None:
    """Stand for code that is loaded already."""


LOADERS: dict[PageId, Callable[[], object]] = {PageId.SETTINGS: _nothing}


def _made(program: Program) -> set[PageId]:
    return {page.page_id for page in program.window.pages.made}


def test_pages_are_made_behind_home_while_nobody_does_anything(program: Program, qtbot: QtBot) -> None:
    warming = Warming(program.window.pages, program.operations, LOADERS, program.window)
    assert _made(program) == {PageId.HOME}
    with qtbot.waitSignal(warming.finished):
        warming.start()
    assert _made(program) == {PageId.HOME, PageId.SETTINGS}
    assert program.window.pages.front is not None
    assert program.window.pages.front.page_id is PageId.HOME


def test_no_page_is_made_while_a_line_takes_keys(program: Program, qtbot: QtBot) -> None:
    line = QLineEdit(program.window)
    line.show()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    warming = Warming(program.window.pages, program.operations, LOADERS, program.window)
    with qtbot.assertNotEmitted(warming.finished, wait=600):
        warming.start()
    assert _made(program) == {PageId.HOME}
    line.clearFocus()
    with qtbot.waitSignal(warming.finished):
        pass
    assert _made(program) == {PageId.HOME, PageId.SETTINGS}


def test_nothing_is_made_after_the_stop(program: Program, qtbot: QtBot) -> None:
    warming = Warming(program.window.pages, program.operations, LOADERS, program.window)
    warming.start()
    warming.stop()
    with qtbot.assertNotEmitted(warming.finished, wait=400):
        pass
    assert _made(program) == {PageId.HOME}


def test_every_page_but_home_has_code_to_be_loaded_behind_it() -> None:
    given = parts(None)
    assert set(given.loaders) == set(given.pages) - {PageId.HOME}
    for load in given.loaders.values():
        load()
    assert {"ui.run.run_page", "ui.attendance.door_page", "ui.settings.settings_page"} <= set(sys.modules)
