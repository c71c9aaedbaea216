"""Slides read and converted on a thread of their own: it may take minutes, and no wish waits for it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from facilitator.domain.deck import Deck
from facilitator.domain.message import Message, UserError
from facilitator.imports.slides import GivenUpError, read_slides


@dataclass(frozen=True, slots=True)
class SlidesRequest:
    """Files to become a deck of that key, in the session that was in front when they were chosen."""

    session_id: UUID
    key: str
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class SlidesRead:
    """A deck as it was made of the files; nothing is stored yet."""

    request: SlidesRequest
    deck: Deck


class SlideWork(QObject):
    """Reads one request at a time. It ends with its parent, and what it started ends with it."""

    stage_begun = Signal(object)
    """A `Message`: what is being done now."""
    slides_read = Signal(object)
    """`SlidesRead`."""
    refused = Signal(object)
    """A `Message`: why there are no slides, and what to do."""
    given_up = Signal()
    """The user stopped it; nothing has changed."""
    crashed = Signal(object)
    """A `BaseException` that should not have been."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None
        self._stop = threading.Event()
        self._is_closing = False
        parent.destroyed.connect(self.close)  # told before the children of the parent go

    @property
    def is_running(self) -> bool:
        """Say whether files are being read."""
        return self._worker is not None and self._worker.is_alive()

    def begin(self, request: SlidesRequest) -> None:
        """Read these files; a bug to call while others are being read."""
        self._stop.clear()
        self._worker = threading.Thread(target=self._work, args=(request,), name="own slides", daemon=True)
        self._worker.start()

    def stop(self) -> None:
        """Give up what is being read; `given_up` follows."""
        self._stop.set()

    @Slot()
    def close(self) -> None:
        """Give up and wait until the thread is gone; nothing is told any more."""
        with self._lock:
            self._is_closing = True
        self._stop.set()
        if self._worker is not None:
            self._worker.join()

    def _work(self, request: SlidesRequest) -> None:
        try:
            deck = self._read(request.paths, request.key)
        except GivenUpError:
            self._tell(self.given_up)
        except UserError as error:
            self._tell(self.refused, error.message)
        except Exception as error:  # noqa: BLE001 - it is handed to the window's thread whole
            self._tell(self.crashed, error)
        else:
            self._tell(self.slides_read, SlidesRead(request, deck))

    def _read(self, paths: Sequence[Path], key: str) -> Deck:
        return read_slides(paths, key, on_stage=self._on_stage, is_given_up=self._stop.is_set)

    def _on_stage(self, stage: Message) -> None:
        self._tell(self.stage_begun, stage)

    def _tell(self, signal: SignalInstance, *fact: object) -> None:
        """Tell the window, unless it wants to hear nothing more."""
        with self._lock:
            if not self._is_closing:
                signal.emit(*fact)
