"""Pictures of every page in both languages, light and dark, in two sizes: for people and for tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage

from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.services.preferences import ThemeChoice
from ui.app import Program, build
from ui.shell.parts import Parts
from ui.widgets.page import PageId

SIZES = ((1366, 768), (1920, 1080))
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK)

_PATIENCE_MS = 30_000
_SETTLE_MS = 80
_SAMPLE_PX = 160
_LEAST_SHADES = 12


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at."""

    page: PageId
    language: Language
    theme: ThemeChoice
    size: tuple[int, int]

    @property
    def file_name(self) -> str:
        """Return the name of its picture, e.g. `home-zh-dark-1366x768.png`."""
        width, height = self.size
        return f"{self.page}-{self.language}-{self.theme}-{width}x{height}.png"


def draw_pictures(parts: Parts, folder: Path, on_drawn: Callable[[Path], None]) -> None:
    """Write a PNG of every view; `on_drawn` hears of each. Needs no display, only Qt's own drawing.

    Raises UserError when the window has nothing to show, a page stays blank, or a file cannot be
    written.
    """
    program = build(parts)
    program.crash_handler.install()
    try:
        program.window.show()
        program.window.open()
        _wait_for_pages(program)
        for view in _views():
            image = _look(program, view)
            if _is_blank(image):
                raise UserError(Message("The page {page} stayed blank.", {"page": view.file_name}))
            target = folder / view.file_name
            if not image.save(str(target)):
                raise UserError(
                    Message("{file} could not be written. Choose another folder.", {"file": str(target)})
                )
            on_drawn(target)
    finally:
        program.close()


def _views() -> Iterator[View]:
    for language, theme, size, page in product(Language, THEMES, SIZES, PageId):
        yield View(page, language, theme, size)


def _wait_for_pages(program: Program) -> None:
    program.operations.wait_idle(_PATIENCE_MS)
    if program.window.pages.front is None:
        raise UserError(Message("The window has nothing to show: the workspace did not open."))


def _look(program: Program, view: View) -> QImage:
    program.appearance.set_language(view.language)
    program.appearance.set_theme(view.theme)
    program.window.resize(*view.size)
    program.window.show_page(view.page)
    program.operations.wait_idle(_PATIENCE_MS)
    _settle()
    program.operations.wait_idle(_PATIENCE_MS)
    return program.window.grab().toImage()


def _settle() -> None:
    """Let slides, layouts and short motions come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()


def _is_blank(image: QImage) -> bool:
    """Say whether nothing stands right of the rail: fewer shades than any text has."""
    right = image.copy(image.width() // 5, 0, image.width() * 4 // 5, image.height())
    small = right.scaled(_SAMPLE_PX, _SAMPLE_PX)
    shades = {small.pixel(x, y) for x in range(_SAMPLE_PX) for y in range(_SAMPLE_PX)}
    return len(shades) < _LEAST_SHADES
