"""On every page every button shows its words whole: both languages, long words, small and large windows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from facilitator.compose.window import parts
from facilitator.domain.language import Language
from tests.demo import copy_demo
from tests.ui.phone_doors import CABLE, WIFI, FakePhoneDoor
from ui.app import Program, build
from ui.attendance.door_page import DoorPage
from ui.shell.session_bar import ChooserButton
from ui.widgets.page import PageId

SIZES = ((911, 512), (1366, 768), (1920, 1080))
"""The first is a laptop of 1366 x 768 at 150 %."""


class LongWords(QTranslator):
    """Says every sentence a third longer, as German would."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        del context, disambiguation
        return source.replace("%n", str(n)) + " " + "wm" * max(1, len(source) // 6)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    return str(copy_demo(tmp_path_factory, tmp_path_factory.mktemp("clipped")))


@pytest.fixture
def program(address: str, qtbot: QtBot) -> Iterator[Program]:
    del qtbot
    program = build(replace(parts(address), phone_door=lambda *_: FakePhoneDoor(WIFI, CABLE)))
    program.window.show()
    program.window.open()
    assert program.operations.wait_idle(30_000)
    yield program
    program.appearance.keep(replace(program.appearance.preferences, language=Language.EN))
    program.close()


def _clipped(program: Program) -> list[str]:
    found = []
    for button in program.window.findChildren(QAbstractButton):
        if isinstance(button, ChooserButton):
            continue  # shortens a session's name in its middle on purpose, and says it whole as its tip
        is_worded = isinstance(button, (QPushButton, QCheckBox)) and bool(button.text())
        if is_worded and button.isVisible() and button.width() < button.sizeHint().width() - 1:
            found.append(
                f"{type(button).__name__} {button.text()} {button.width()} < {button.sizeHint().width()}"
            )
    return found


def _look_at_every_page(program: Program) -> dict[str, list[str]]:
    clipped: dict[str, list[str]] = {}
    for size in SIZES:
        program.window.resize(*size)
        for page in PageId:
            program.window.show_page(page)
            assert program.operations.wait_idle(30_000)
            QCoreApplication.sendPostedEvents()
            found = _clipped(program)
            if found:
                clipped[f"{page} {size[0]}x{size[1]}"] = found
    return clipped


def _look_at_phones(program: Program) -> dict[str, list[str]]:
    """Look at the card for phones on each of its sides, while they are off and on."""
    program.window.show_page(PageId.DOOR)
    assert program.operations.wait_idle(30_000)
    door = program.window.pages.front
    assert isinstance(door, DoorPage)
    card = door.phones.card
    assert card is not None
    card.open()
    clipped: dict[str, list[str]] = {}
    for is_on in (False, True):
        if is_on:
            card.switch.helper_box.setChecked(True)
            card.switch.open_button.click()
            assert program.operations.wait_idle(30_000)
        for size in SIZES:
            program.window.resize(*size)
            for place, segment in enumerate(card.codes.choice.segments):
                segment.click()
                QCoreApplication.sendPostedEvents()
                found = _clipped(program)
                if found:
                    clipped[f"phones {is_on} {place} {size[0]}x{size[1]}"] = found
    card.switch.close_button.click()
    assert program.operations.wait_idle(30_000)
    return clipped


@pytest.mark.parametrize("language", list(Language))
def test_every_button_shows_its_words(program: Program, language: Language) -> None:
    program.appearance.keep(replace(program.appearance.preferences, language=language))
    assert {**_look_at_every_page(program), **_look_at_phones(program)} == {}


def test_every_button_shows_its_words_in_a_language_of_long_words(program: Program) -> None:
    long_words = LongWords()
    QCoreApplication.installTranslator(long_words)
    try:
        clipped = {**_look_at_every_page(program), **_look_at_phones(program)}
    finally:
        QCoreApplication.removeTranslator(long_words)
    assert {place: found for place, found in clipped.items() if "911" not in place} == {}
