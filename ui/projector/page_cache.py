"""The drawn pages of one deck in memory: the wanted one raw, what packs packed, a thumbnail of each.

A page of text and shapes packs to 2 % of its size by LZ4 and is unpacked in 1 ms, into the memory of a page
that is needed no more: new memory would take 6 ms. A photo hardly packs at all: what neither packs nor is
slow to draw is drawn again, off the window's thread, when it comes near, and held raw there.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field

import cramjam
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from ui.projector.deck_pages import DrawnPage
from ui.projector.page_drawing import AS_PAINTED
from ui.projector.small_pictures import SmallPictures

NEAR_PAGES = 1
"""Before and after the page that is up: 8 MB each on a projector of 1920 × 1080."""
THUMBNAIL_SIZE = QSize(320, 240)
_PACKED_BYTES_AT_MOST = 96 * 1024 * 1024
_SLOW_SECONDS = 0.08
_WORTH_PACKING = 0.3
_SAMPLE_STEP = 16


@dataclass(frozen=True, slots=True)
class _Packed:
    """A page as it is painted, its bytes packed."""

    width: int
    height: int
    data: bytes = field(repr=False)

    @property
    def size(self) -> QSize:
        """How many pixels the page has."""
        return QSize(self.width, self.height)

    def unpack_into(self, picture: QImage) -> None:
        """Paint the page over a picture of its size."""
        cramjam.lz4.decompress_block_into(self.data, picture.bits())


class PageCache:
    """Pages of one deck at one size; safe to ask from the window while the worker fills it."""

    def __init__(self, count: int) -> None:
        """Begin empty, for a deck of `count` pages."""
        self.count = count
        self._lock = threading.Lock()
        self._packed: dict[int, _Packed] = {}
        self._raw: dict[int, QImage] = {}
        self._thumbnails: SmallPictures[int] = SmallPictures()
        self._packed_bytes = 0
        self._unpacking = threading.Lock()
        self._spare: deque[QImage] = deque(maxlen=2)
        """Pages to be overwritten; the later one may be in sight still."""

    def keep(self, drawn: DrawnPage, wanted: int) -> None:
        """Keep a freshly drawn page: packed; raw where it is `wanted`, or near it and not worth packing."""
        thumbnail = drawn.small or drawn.image.scaled(
            THUMBNAIL_SIZE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        packed = _packed(drawn.image) if _is_worth_packing(drawn) else None
        self._thumbnails.keep(drawn.page, thumbnail)
        with self._lock:
            if packed is not None:
                self._packed[drawn.page] = packed
                self._packed_bytes += len(packed.data)
            if self._is_held(drawn.page, wanted):
                self._raw[drawn.page] = drawn.image
            self._drop_farthest(wanted)

    def picture(self, page: int) -> QImage | None:
        """Return the page at full size, or none while it was not drawn yet.

        It shares its pixels with the page that is held here, which are copied before they are overwritten.
        """
        with self._lock:
            if (raw := self._raw.get(page)) is not None:
                return QImage(raw)
            packed = self._packed.get(page)
        return None if packed is None else self._unpack(page, packed)

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
                if page not in self._packed
                and page not in self._raw
                and (page not in self._thumbnails or _is_near(page, wanted))
            ]
        return min(missing, key=lambda page: (abs(page - wanted), page < wanted), default=None)

    @property
    def is_whole(self) -> bool:
        """Whether every page was drawn once."""
        with self._lock:
            return len(self._thumbnails) == self.count

    def next_to_unpack(self, wanted: int) -> int | None:
        """Return the wanted page while it is only packed yet; forget the raw pages that need not be held."""
        with self._lock:
            for page in [page for page in self._raw if not self._is_held(page, wanted)]:
                self._spare.append(self._raw.pop(page))
            return wanted if wanted in self._packed and wanted not in self._raw else None

    def unpack(self, page: int) -> None:
        """Hold that page raw, so that turning to it costs nothing."""
        with self._lock:
            packed = self._packed.get(page)
        if packed is not None:
            self._unpack(page, packed)

    def _unpack(self, page: int, packed: _Packed) -> QImage:
        """Hold the page raw and return it; whoever comes second waits and finds it done.

        What is given out is taken under the lock: a page that was let go may be overwritten from then on.
        """
        with self._unpacking:
            with self._lock:
                if (raw := self._raw.get(page)) is not None:
                    return QImage(raw)
                spare = self._spare.popleft() if len(self._spare) > 1 else QImage()
            image = spare if spare.size() == packed.size else QImage(packed.size, AS_PAINTED)
            packed.unpack_into(image)
            with self._lock:
                self._raw[page] = image
                return QImage(image)

    def _is_held(self, page: int, wanted: int) -> bool:
        """Say whether a page is held raw: the wanted one, and beside it what would have to be drawn again."""
        return page == wanted or (page not in self._packed and _is_near(page, wanted))

    def _drop_farthest(self, wanted: int) -> None:
        """Keep the packed pages within the budget; called with the lock held."""
        while self._packed_bytes > _PACKED_BYTES_AT_MOST and len(self._packed) > 2 * NEAR_PAGES + 1:
            farthest = max(self._packed, key=lambda page: abs(page - wanted))
            self._packed_bytes -= len(self._packed.pop(farthest).data)


def _is_near(page: int, wanted: int) -> bool:
    """Say whether a page may be wanted next."""
    return abs(page - wanted) <= NEAR_PAGES


def _packed(painted: QImage) -> _Packed:
    return _Packed(painted.width(), painted.height(), _pressed(painted.constBits()))


def _pressed(pixels: bytes | bytearray | memoryview) -> bytes:
    return bytes(cramjam.lz4.compress_block(pixels, store_size=False))


def _is_worth_packing(drawn: DrawnPage) -> bool:
    """Say whether unpacking the page will be quicker than drawing it; judged by some of its rows."""
    if drawn.seconds > _SLOW_SECONDS:
        return True
    pixels, stride = drawn.image.constBits(), drawn.image.bytesPerLine()
    rows = range(0, drawn.image.height(), _SAMPLE_STEP)
    sample = b"".join(pixels[row * stride : (row + 1) * stride] for row in rows)
    return len(_pressed(sample)) < _WORTH_PACKING * len(sample)
