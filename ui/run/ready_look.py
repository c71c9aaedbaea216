"""Opens every deck and reads every file on a thread of its own: the run's worker has the room to serve."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.deck import Clip
from facilitator.domain.message import UserError
from facilitator.services.media import clip_path
from facilitator.services.ports import Workspace
from facilitator.services.preflight import PreflightFinding, Prepared, look_through
from ui.projector.deck_pages import DeckPages
from ui.widgets.multimedia import load_multimedia


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: findings, how many decks there are, and where their videos lie."""

    findings: tuple[PreflightFinding, ...]
    decks: int
    clips: tuple[tuple[Clip, Path | None], ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of one look: what was found, or the bug that ended it."""

    stop: threading.Event
    looked: Looked | None = None
    error: Exception | None = None


class _GivenUpError(Exception):
    """Nobody waits for the answer any more."""


class ReadyLook(QObject):
    """One look at a time. A look that is given up ends by itself and is not waited for.

    On a network path that is gone the system may hold it for minutes. Nothing is heard of it, also where
    this object is gone by then.
    """

    found = Signal(object)
    """`Looked`."""
    crashed = Signal(object)
    """A bug that ended the look: an `Exception`."""
    _answered = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._answered.connect(self._on_answered)
        parent.destroyed.connect(self.stop)  # told before the children of the parent go

    def begin(self, prepared: Prepared) -> None:
        """Look at all files of that session; a look before it is given up."""
        self.stop()
        self._stop = threading.Event()
        threading.Thread(
            target=self._work, args=(prepared, self._stop), name="ready for the room", daemon=True
        ).start()

    @Slot()
    def stop(self) -> None:
        """Hear nothing more of the look."""
        with self._lock:
            self._stop.set()

    def _work(self, prepared: Prepared, stop: threading.Event) -> None:
        try:
            answer = _Answer(stop, _look(self._workspace, prepared, stop))
        except _GivenUpError:
            return
        except Exception as error:  # noqa: BLE001 - it is handed to the window's thread whole
            answer = _Answer(stop, error=error)
        with self._lock:
            if not stop.is_set():
                self._answered.emit(answer)

    @Slot(object)
    def _on_answered(self, answer: _Answer) -> None:
        """Pass it on, unless it was given up while it was on its way."""
        if answer.stop.is_set():
            return
        if answer.looked is not None:
            self.found.emit(answer.looked)
        else:
            self.crashed.emit(answer.error)


def _look(workspace: Workspace, prepared: Prepared, stop: threading.Event) -> Looked:
    """Open every deck and find every video; on the way what plays them is loaded."""

    def go_on() -> None:
        if stop.is_set():
            raise _GivenUpError

    def page_count(pdf: bytes) -> int:
        go_on()
        return _page_count(pdf)

    findings = look_through(workspace, prepared, count_pages=page_count, on_chunk=go_on)
    clips = {clip.sha256: clip for deck in prepared.decks for clip in deck.clips}
    if clips:
        load_multimedia()
    places = tuple((clip, clip_path(workspace, clip)) for clip in clips.values())
    return Looked(findings, len(prepared.decks), places)


def _page_count(pdf: bytes) -> int:
    try:
        pages = DeckPages(pdf)
    except UserError:
        return 0
    pages.close()
    return pages.count
