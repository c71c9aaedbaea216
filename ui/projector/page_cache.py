"""The drawn pages of one deck in memory: the wanted one raw, what packs packed, a thumbnail of each.

A page of text and shapes packs to 2 % of its size by LZ4 and is unpacked in 1 ms, into the memory of a page
that is needed no more: new memory would take 6 ms. A photo hardly packs at all: what neither packs nor is
slow to draw is drawn again, off the window's thread, when it comes near, and held raw there. To keep a JPEG
of it gains nothing: opening one takes as long as drawing it. (Nor may Qt's reader open one here: it asks a
buffer made in Python for the interpreter while it holds its plugins' lock, and the window's thread, which
has the interpreter, waits for that lock when it reads any picture: both stand still for ever.)
"""

from __future__ import annotations

import threading
from collections import deque

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from ui.projector.deck_pages import DrawnPage
from ui.projector.packed_picture import PackedPicture, pack, packs_well
from ui.projector.small_pictures import SmallPictures

NEAR_PAGES = (1, -1, 2)
"""Photos held ready beside the one that is up, as steps from it: 8 MB each at 1920 × 1080."""
THUMBNAIL_SIZE = QSize(320, 240)
_THUMBNAILS_OPEN = 6
"""The console shows two or three; the overview has its own."""
_PACKED_BYTES_AT_MOST = 96 * 1024 * 1024
_SLOW_SECONDS = 0.08


class PageCache:
    """Pages of one deck at one size; safe to ask from the window while the worker fills it."""

    def __init__(self, count: int) -> None:
        """Begin empty, for a deck of `count` pages."""
        self.count = count
        self._lock = threading.Lock()
        self._kept: dict[int, PackedPicture] = {}
        self._raw: dict[int, QImage] = {}
        self._is_quick: set[int] = set()
        """Pages that are drawn again whenever they come near."""
        self._thumbnails: SmallPictures[int] = SmallPictures(_THUMBNAILS_OPEN)
        self._kept_bytes = 0
        self._opening = [threading.Lock() for _ in range(count + 1)]
        self._spare: deque[QImage] = deque(maxlen=2)
        """Pages to be overwritten; the later one may be in sight still."""

    def show(self, drawn: DrawnPage) -> None:
        """Hold a freshly drawn page raw before it is kept, which takes longer than to show it.

        It is held by another hand: what is let go meanwhile is copied before it is overwritten.
        """
        with self._lock:
            self._raw[drawn.page] = QImage(drawn.image)

    def keep(self, drawn: DrawnPage, wanted: int) -> None:
        """Keep a freshly drawn page as suits it, with a thumbnail of it; raw where it is near."""
        if drawn.page not in self._is_quick:
            kept = _kept(drawn)
            self._thumbnails.keep(drawn.page, _small(drawn))
            with self._lock:
                self._put(drawn.page, kept)
        with self._lock:
            self._hold(drawn, wanted)
            self._drop_farthest(wanted)

    def picture(self, page: int) -> QImage | None:
        """Return the page at full size, or none while it was not drawn yet.

        It shares its pixels with the page that is held here, which are copied before they are overwritten.
        """
        with self._lock:
            if (raw := self._raw.get(page)) is not None:
                return QImage(raw)
            kept = self._kept.get(page)
        return None if kept is None else self._open(page, kept)

    def holds(self, page: int) -> bool:
        """Say whether that page is held raw: `picture` then costs nothing."""
        with self._lock:
            return page in self._raw

    def thumbnail(self, page: int) -> QImage | None:
        """Return the page small, or none while it was not drawn yet."""
        return self._thumbnails.get(page)

    def next_to_draw(self, wanted: int) -> int | None:
        """Return the page to draw next, nearest to the wanted one first; none when all are there.

        A page that was dropped to stay within the budget is drawn again once it is near.
        """
        with self._lock:
            missing = [
                page
                for page in range(1, self.count + 1)
                if page not in self._kept
                and page not in self._raw
                and (page not in self._thumbnails or _is_near(page, wanted))
            ]
        return min(missing, key=lambda page: (abs(page - wanted), page < wanted), default=None)

    def has_small(self, page: int) -> bool:
        """Say whether there is a thumbnail of that page."""
        return page in self._thumbnails

    @property
    def is_whole(self) -> bool:
        """Whether every page was drawn once."""
        with self._lock:
            return len(self._thumbnails) == self.count

    def next_to_open(self, wanted: int) -> int | None:
        """Return the wanted page while it is only packed yet; forget the raw pages that need not be held."""
        with self._lock:
            for page in [page for page in self._raw if not self._is_held(page, wanted)]:
                self._spare.append(self._raw.pop(page))
            return wanted if wanted in self._kept and wanted not in self._raw else None

    def open(self, page: int) -> None:
        """Hold that page raw, so that turning to it costs nothing."""
        with self._lock:
            kept = self._kept.get(page)
        if kept is not None:
            self._open(page, kept)

    def _open(self, page: int, kept: PackedPicture) -> QImage:
        """Hold the page raw and return it; whoever comes second waits and finds it done.

        What is given out is taken under the lock: a page that was let go may be overwritten from then on.
        """
        with self._opening[page]:
            with self._lock:
                if (raw := self._raw.get(page)) is not None:
                    return QImage(raw)
                spare = self._taken_spare()
            image = kept.opened(spare)
            with self._lock:
                self._raw[page] = image
                return QImage(image)

    def spare(self) -> QImage:
        """Return a page that nobody needs, to be drawn over; a picture without pixels where there is none."""
        with self._lock:
            return self._taken_spare()

    def _taken_spare(self) -> QImage:
        return self._spare.popleft() if len(self._spare) > 1 else QImage()

    def _put(self, page: int, kept: PackedPicture | None) -> None:
        """Keep that form of a page in place of another one; called with the lock held."""
        if (before := self._kept.pop(page, None)) is not None:
            self._kept_bytes -= before.weight
        if kept is None:
            self._is_quick.add(page)
        else:
            self._kept[page] = kept
            self._kept_bytes += kept.weight

    def _hold(self, drawn: DrawnPage, wanted: int) -> None:
        """Hold a drawn page raw where it is wanted soon; called with the lock held."""
        if self._is_held(drawn.page, wanted):
            self._raw[drawn.page] = drawn.image

    def _is_held(self, page: int, wanted: int) -> bool:
        """Say whether a page is held raw: the wanted one, and beside it what would take long to come."""
        is_packed = page in self._kept
        return page == wanted or (not is_packed and _is_near(page, wanted))

    def _drop_farthest(self, wanted: int) -> None:
        """Keep the kept pages within the budget; called with the lock held."""
        while self._kept_bytes > _PACKED_BYTES_AT_MOST and len(self._kept) > 1 + len(NEAR_PAGES):
            farthest = max(self._kept, key=lambda page: abs(page - wanted))
            self._kept_bytes -= self._kept.pop(farthest).weight


def _is_near(page: int, wanted: int) -> bool:
    """Say whether a page may be wanted next."""
    return page - wanted in {0, *NEAR_PAGES}


def _small(drawn: DrawnPage) -> QImage:
    return drawn.small or drawn.image.scaled(
        THUMBNAIL_SIZE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _kept(drawn: DrawnPage) -> PackedPicture | None:
    """Return a page packed where that brings it back sooner than to draw it again, else none."""
    return pack(drawn.image) if drawn.seconds > _SLOW_SECONDS or packs_well(drawn.image) else None
