"""A film is tried before it is kept: what shows nothing here is refused while there is time to mend it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.message import Message
from facilitator.services.clip_decks import VIDEO_SUFFIXES
from facilitator.services.media import fit_size
from ui.operations import Operations, Ticket
from ui.plan.slide_work import SlidesRequest
from ui.projector.first_frame import FirstFrame, FrameFound, FrameRefused
from ui.widgets.multimedia import load_multimedia


class FilmTrial(QObject):
    """Looks at the size first, then for the first picture; one film at a time."""

    passed = Signal(object)
    """The `SlidesRequest`, with what was found of its film."""
    refused = Signal(object)
    """A `Message`: why it cannot be taken, and what to do."""

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._request: SlidesRequest | None = None
        self._reading: Ticket | None = None
        self._first_frame = FirstFrame(self)
        self._first_frame.found.connect(self._on_found)
        self._first_frame.refused.connect(self._on_no_frame)

    @property
    def is_running(self) -> bool:
        """Say whether a film is being tried."""
        return self._request is not None

    def begin(self, request: SlidesRequest) -> None:
        """Try the film of this request."""
        self._request = request
        look = partial(_fit, request)
        self._reading = self._operations.load(look, self._on_fit, self._on_refused)

    @Slot()
    def stop(self) -> None:
        """Give it up; nothing is told of it any more."""
        self._request = None
        if self._reading is not None:
            self._reading.cancel()
        self._first_frame.stop()

    def _on_fit(self, request: SlidesRequest) -> None:
        if request is self._request:
            self._first_frame.look_at(request.paths[0])

    @Slot(object)
    def _on_found(self, found: FrameFound) -> None:
        request, self._request = self._request, None
        if request is not None:
            self.passed.emit(replace(request, film=found))

    @Slot(object)
    def _on_no_frame(self, refused: FrameRefused) -> None:
        self._on_refused(refused.message)

    def _on_refused(self, message: Message) -> None:
        if self._request is not None:
            self._request = None
            self.refused.emit(message)


def is_film(request: SlidesRequest) -> bool:
    """Say whether a request is for one film."""
    return len(request.paths) == 1 and request.paths[0].suffix.lower() in VIDEO_SUFFIXES


def _fit(request: SlidesRequest) -> SlidesRequest:
    """Look at the file's size and load what plays it; off the window's thread."""
    fit_size(request.paths[0])
    load_multimedia()
    return request
