"""Slides read and converted on a thread of their own: it may take minutes, and no wish waits for it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from facilitator.domain.deck import Clip, Deck
from facilitator.domain.message import Message, UserError
from facilitator.imports.film_page import film_page
from facilitator.imports.slides import GivenUpError, read_slides
from facilitator.services.clip_decks import VIDEO_SUFFIXES
from facilitator.services.media import keep_clip
from facilitator.services.ports import Workspace
from ui.projector.first_frame import FrameFound
from ui.projector.frame_pdf import frame_pdf

CLOSING_SECONDS = 5.0
"""So long closing waits for the thread: giving up takes a moment, unless the disk it reads is gone."""


@dataclass(frozen=True, slots=True)
class SlidesRequest:
    """Files to become a deck of that key, in the session that was in front when they were chosen."""

    session_id: UUID
    key: str
    paths: tuple[Path, ...]
    page: int = 0
    """The page of that deck on which the one film of `paths` shall play; 0 for a deck of its own."""
    film: FrameFound | None = None
    """What was found of the film when it was tried."""


@dataclass(frozen=True, slots=True)
class SlidesRead:
    """A deck as it was made of the files; nothing is stored yet."""

    request: SlidesRequest
    deck: Deck


@dataclass(frozen=True, slots=True)
class FilmKept:
    """A film that lies in the media store, and the PDF page that stands for it."""

    request: SlidesRequest
    clip: Clip
    pdf: bytes


class SlideWork(QObject):
    """Reads one request at a time. It ends with its parent, and what it started ends with it."""

    stage_begun = Signal(object)
    """A `Message`: what is being done now."""
    slides_read = Signal(object)
    """`SlidesRead`."""
    film_kept = Signal(object)
    """`FilmKept`."""
    refused = Signal(object)
    """A `Message`: why there are no slides, and what to do."""
    given_up = Signal()
    """The user stopped it; nothing has changed."""
    crashed = Signal(object)
    """A `BaseException` that should not have been."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
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
        """Give up and wait until the thread is gone, but not without end; nothing is told any more."""
        with self._lock:
            self._is_closing = True
        self._stop.set()
        if self._worker is not None:
            self._worker.join(CLOSING_SECONDS)

    def _work(self, request: SlidesRequest) -> None:
        try:
            self._do(request)
        except GivenUpError:
            self._tell(self.given_up)
        except UserError as error:
            self._tell(self.refused, error.message)
        except Exception as error:  # noqa: BLE001 - it is handed to the window's thread whole
            self._tell(self.crashed, error)

    def _do(self, request: SlidesRequest) -> None:
        first = request.paths[0]
        if len(request.paths) == 1 and first.suffix.lower() in VIDEO_SUFFIXES:
            self._on_stage(Message("Keeping {file} …", {"file": first.name}))
            clip = self._keep(first)
            if request.film is None:
                kept = FilmKept(request, clip, film_page(first.stem))
            else:
                clip = replace(clip, seconds=request.film.seconds)
                kept = FilmKept(request, clip, frame_pdf(request.film.picture))
            self._tell(self.film_kept, kept)
            return
        deck = read_slides(
            request.paths,
            request.key,
            on_stage=self._on_stage,
            is_given_up=self._stop.is_set,
            keep_film=self._keep,
        )
        self._tell(self.slides_read, SlidesRead(request, deck))

    def _keep(self, path: Path) -> Clip:
        """Copy a film into the media store; only its folder is used here, never the store itself."""
        return keep_clip(self._workspace, path, self._on_copied)

    def _on_copied(self, done: int, whole: int) -> None:
        del done, whole
        if self._stop.is_set():
            raise GivenUpError

    def _on_stage(self, stage: Message) -> None:
        self._tell(self.stage_begun, stage)

    def _tell(self, signal: SignalInstance, *fact: object) -> None:
        """Tell the window, unless it wants to hear nothing more."""
        with self._lock:
            if not self._is_closing:
                signal.emit(*fact)
