"""The real program on the screens of an X server; for `tests.bench.screen_events` and `tests.bench.beside`.

`python -m tests.bench.room_on_screens FOLDER [DECK.pdf]` says `ready` once a slide is up, and ends, with
`whole` as its last word, when its input is closed. Without a deck it shows coloured slides, another one each
second.
"""

from __future__ import annotations

import sys
from io import BytesIO
from itertools import count
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from facilitator.compose.window import parts
from tests.room import add_session, open_room, open_window, page_count, wait_until
from ui.app import build
from ui.projector.audience_view import SlideView
from ui.projector.presenter_keys import GoToPage
from ui.run.run_page import RunPage

COLOURS = (0xFF00FF, 0x00FFFF, 0xFFFF00)
"""Of the slides: nothing else that the program draws has them."""

CONSOLE = 0x00FF00
"""What the console is painted with, all over, so that it is known wherever it comes up."""

_TURN_MS = 1000


def main(folder: Path, deck: Path | None) -> None:
    """Show slides until the input is closed."""
    program = build(parts(str(folder / "room.facilitator"), folder / "own"))
    open_window(program)
    program.window.move(0, 0)
    workspace = program.window.workspace
    assert workspace is not None
    pdf = coloured_deck() if deck is None else deck.read_bytes()
    session = add_session(workspace, pdf, page_count(pdf))
    page = open_room(program, session.id, session.half_days[0].id)
    page.console.switch_projector(is_on=True)
    wait_until(lambda: isinstance(page.console.projector.view, SlideView))
    if deck is None:
        _paint(program.window)
        _keep_turning(page)
    ending = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ending.activated.connect(program.window.close_later)
    _say("ready")
    program.app.exec()
    program.close()
    workspace.store.close()
    _say("whole")


def _paint(window: QWidget) -> None:
    """Paint the console in its colour."""
    paint = QLabel(window)
    paint.setStyleSheet(f"background: #{CONSOLE:06x}")
    paint.resize(window.size() * 4)
    paint.show()


def _keep_turning(page: RunPage) -> None:
    """Turn to another slide every second."""
    turning, turned = QTimer(page), count(1)
    turning.timeout.connect(lambda: page.console.obey(GoToPage(next(turned) % len(COLOURS) + 1)))
    turning.start(_TURN_MS)


def coloured_deck() -> bytes:
    """Return a PDF of pages that are one colour from edge to edge."""
    from reportlab.pdfgen.canvas import Canvas

    pdf = BytesIO()
    canvas = Canvas(pdf, pagesize=(960, 540))
    for colour in COLOURS:
        canvas.setFillColorRGB(*(channel / 255 for channel in colour.to_bytes(3)))
        canvas.rect(-1, -1, 962, 542, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return pdf.getvalue()


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else None)
