"""A scanner on a real serial line (a pseudo terminal): read, lost, back, taken, and noise on the line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.shell.port_words import PortWords
from ui.shell.scanner_port import PortNews, PortState, ScannerPort
from ui.theme.tokens import Meaning

BADGE = b"13254709816610742"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo terminals")


class Line:
    """A cable: the program reads `name`, the test writes into it; it can be pulled and plugged in."""

    def __init__(self, folder: Path) -> None:
        self.name = str(folder / "scanner")
        self._ends: tuple[int, int] = (-1, -1)

    def plug_in(self) -> None:
        import pty

        self._ends = pty.openpty()
        Path(self.name).symlink_to(os.ttyname(self._ends[1]))

    def pull(self) -> None:
        for end in self._ends:
            os.close(end)
        self._ends = (-1, -1)
        Path(self.name).unlink()

    def send(self, raw: bytes) -> None:
        os.write(self._ends[0], raw)

    def let_go(self) -> None:
        if self._ends[0] >= 0:
            self.pull()


class Listener:
    """A port with all that it said."""

    def __init__(self, parent: QObject, qtbot: QtBot) -> None:
        self.port = ScannerPort(parent)
        self.codes: list[str] = []
        self.news: list[PortNews] = []
        self.port.scanned.connect(self.codes.append)
        self.port.told.connect(self.news.append)
        self._qtbot = qtbot

    def states(self) -> list[PortState]:
        return [one.state for one in self.news]

    def until(self, states: list[PortState]) -> None:
        self._qtbot.waitUntil(lambda: self.states() == states, timeout=20_000)

    def until_codes(self, count: int) -> None:
        self._qtbot.waitUntil(lambda: len(self.codes) == count, timeout=20_000)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    line = Line(tmp_path)
    yield line
    line.let_go()


@pytest.fixture
def listener(qapp: QApplication, qtbot: QtBot) -> Iterator[Listener]:
    parent = QObject(qapp)
    listener = Listener(parent, qtbot)
    yield listener
    listener.port.use("")
    parent.deleteLater()


def test_codes_come_with_an_end_and_after_a_silence(line: Line, listener: Listener) -> None:
    line.plug_in()
    listener.port.use(line.name)
    line.send(BADGE + b"\r\n")
    listener.until_codes(1)
    line.send(BADGE)
    listener.until_codes(2)
    assert listener.codes == [BADGE.decode()] * 2
    assert listener.states() == [PortState.OPEN]


def test_a_port_that_is_lost_is_told_once_and_read_again_when_it_is_back(
    line: Line, listener: Listener
) -> None:
    listener.port._look_again.setInterval(20)
    line.plug_in()
    listener.port.use(line.name)
    line.send(b"1325")
    line.pull()
    listener.until([PortState.OPEN, PortState.MISSING])
    line.plug_in()
    listener.until([PortState.OPEN, PortState.MISSING, PortState.OPEN])
    assert listener.news[-1].is_back
    line.send(BADGE + b"\r")
    listener.until_codes(1)
    assert listener.codes == [BADGE.decode()]


def test_a_port_that_is_not_there_yet_is_read_as_soon_as_it_is(line: Line, listener: Listener) -> None:
    listener.port._look_again.setInterval(20)
    listener.port.use(line.name)
    assert listener.states() == [PortState.MISSING]
    line.plug_in()
    listener.until([PortState.MISSING, PortState.OPEN])


def test_noise_is_told_once_until_a_code_is_read(line: Line, listener: Listener) -> None:
    line.plug_in()
    listener.port.use(line.name)
    line.send(b"\xff\xfe\r\xff\r")
    listener.until([PortState.OPEN, PortState.GARBAGE])
    line.send(BADGE + b"\r\xff\r")
    listener.until([PortState.OPEN, PortState.GARBAGE, PortState.GARBAGE])
    assert listener.codes == [BADGE.decode()]


def test_another_port_is_read_instead_of_the_first(line: Line, listener: Listener, tmp_path: Path) -> None:
    other = Line(tmp_path / "..")
    other.name = str(tmp_path / "other")
    line.plug_in()
    other.plug_in()
    listener.port.use(line.name)
    listener.port.use(other.name)
    other.send(BADGE + b"\r")
    listener.until_codes(1)
    listener.port.use("")
    assert not listener.port.is_open
    other.let_go()


@pytest.mark.parametrize("state", list(PortState))
@pytest.mark.parametrize("is_back", [True, False])
def test_each_thing_that_happens_has_a_sentence_with_the_port(state: PortState, *, is_back: bool) -> None:
    words, news = PortWords(QObject()), PortNews(state, "COM7", is_back=is_back)
    assert "COM7" in words.sentence(news)
    assert (words.meaning(news) is Meaning.GOOD) == (state is PortState.OPEN)
