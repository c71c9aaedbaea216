"""The real window before a room: two screens, the Run page open. For what measures it, and what kills it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import QEventLoop, Qt, QTimer

from facilitator.domain.deck import Deck
from facilitator.domain.language import Text
from facilitator.domain.programme import BlockKind, Minutes, Priority, Programme, SlideRange
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import AgendaItem, HalfDay, Session
from facilitator.services.ports import Workspace
from facilitator.services.run_session import act
from ui.app import Program
from ui.run.run_page import RunPage
from ui.shell.switches import come_up
from ui.widgets.page import PageId

PATIENCE_S = 60.0
SCREENS = (("laptop", 0, 1366, 768), ("projector", 1366, 1920, 1080))


def two_screens(folder: Path) -> dict[str, str]:
    """Return the variables of a process with two screens that nobody sees, and folders of its own."""
    described = [
        {
            "name": name,
            "x": x,
            "y": 0,
            "width": width,
            "height": height,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
        for name, x, width, height in SCREENS
    ]
    (folder / "screens.json").write_text(json.dumps({"screens": described}))
    return {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={folder / 'screens.json'}",
        "FACILITATOR_STATE_DIR": str(folder / "state"),
        "FACILITATOR_CONFIG_DIR": str(folder / "config"),
    }


def open_window(program: Program) -> None:
    """Show the window and wait until its workspace is open."""
    program.window.resize(1366, 768)
    come_up(program.window)
    program.window.open()
    wait_until(lambda: program.window.workspace is not None)


def open_room(program: Program, session: UUID, half_day: UUID) -> RunPage:
    """Turn to a half-day and bring the Run page to the front; its keys work when this returns."""
    program.window.turn_to(session, half_day)
    program.window.show_page(PageId.RUN)
    wait_until(lambda: isinstance(program.window.pages.front, RunPage))
    page = program.window.pages.front
    assert isinstance(page, RunPage)
    wait_until(lambda: page.console.loaded is not None)
    return page


def add_session(workspace: Workspace, pdf: bytes, pages: int) -> Session:
    """Store a session that runs: one block with the whole deck."""
    title = Text("The room", "现场")
    now = workspace.clock.now()
    half_day = HalfDay(uuid4(), "A", now, now.replace(hour=23, minute=59), "1")
    block = AgendaItem(
        id=uuid4(),
        kind=BlockKind.TALK,
        title=title,
        minutes=Minutes(30, 60, 90),
        planned_minutes=60,
        priority=Priority.SHOULD,
        slides=SlideRange("main", 1, pages),
    )
    session = Session(
        id=uuid4(),
        title=title,
        site="",
        trainers=("Li Na",),
        half_days=(half_day,),
        agenda=(block,),
        programme_key="bench",
        programme_version="1",
        programme_title=title,
    )
    with workspace.store.write() as records:
        records.programmes.install(
            Programme("bench", "1", title, Text(), ()), [Deck("main", title, "slides.pdf", pdf)]
        )
        records.sessions.add(session)
    act(workspace, half_day.id, RunEventKind.STARTED)
    return session


def page_count(pdf: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def rest(seconds: float) -> None:
    """Let the window's thread turn for so long."""
    loop = QEventLoop()
    alarm = QTimer(loop)
    alarm.setTimerType(Qt.TimerType.PreciseTimer)
    alarm.timeout.connect(loop.quit)
    alarm.start(round(seconds * 1000))
    loop.exec()


def turn() -> None:
    """Handle what came in, or sleep until something does, for a moment."""
    loop = QEventLoop()
    alarm = QTimer(loop)
    alarm.start(20)
    loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the window's thread turn until it is so."""
    deadline = time.perf_counter() + PATIENCE_S
    while not is_so():
        if time.perf_counter() > deadline:
            raise TimeoutError("The window does not come to rest.")
        turn()
