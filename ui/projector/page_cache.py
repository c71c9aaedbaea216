"""The drawn pages of one deck in memory: the near ones raw, all packed, a thumbnail of each.

A page of text and shapes packs to 2 % of its size and is unpacked in 5 ms. A photo hardly
packs at all: it would take 6 MB and 30 to 50 ms to unpack, while pdfium draws it anew in 20 to 30. So what
neither packs nor is slow to draw is drawn again, off the window's thread, when it comes near.
"""

from __future__ import annotations

import threading
import zlib
from array import array
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from ui.projector.deck_pages import PagePixels
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
    """A page as its rows that differ, packed by zlib's fastest level, and which of them stands where.

    A page of text and shapes has a third of its rows once: to unpack only those takes a third of the time.
    """

    width: int
    height: int
    stride: int
    rows: array[int] = field(repr=False)
    data: bytes = field(repr=False)

    def pixels(self) -> bytes:
        """Return the page as it was drawn."""
        rows = _rows(zlib.decompress(self.data), self.stride)
        return b"".join(map(rows.__getitem__, self.rows))


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

    def keep(self, drawn: PagePixels, wanted: int) -> None:
        """Keep a freshly drawn page, raw too where it is near the `wanted` one."""
        image = _borrowed(drawn.pixels, drawn.width, drawn.height, drawn.stride)
        thumbnail = image.scaled(
            THUMBNAIL_SIZE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        packed = _packed(drawn) if _is_worth_packing(drawn) else None
        self._thumbnails.keep(drawn.page, thumbnail)
        with self._lock:
            if packed is not None:
                self._packed[drawn.page] = packed
                self._packed_bytes += len(packed.data)
            if _is_near(drawn.page, wanted):
                self._raw[drawn.page] = _as_painted(image)
            self._drop_farthest(wanted)

    def picture(self, page: int) -> QImage | None:
        """Return the page at full size, or none while it was not drawn yet."""
        with self._lock:
            raw = self._raw.get(page)
            packed = self._packed.get(page)
        if raw is not None:
            return raw
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
        """Return a near page that is only packed yet; forget raw pages that are far by now."""
        with self._lock:
            for page in [page for page in self._raw if not _is_near(page, wanted)]:
                del self._raw[page]
            near = [page for page in self._packed if _is_near(page, wanted) and page not in self._raw]
        return min(near, key=lambda page: abs(page - wanted), default=None)

    def unpack(self, page: int) -> None:
        """Hold that page raw, so that turning to it costs nothing."""
        with self._lock:
            packed = self._packed.get(page)
        if packed is not None:
            self._unpack(page, packed)

    def _unpack(self, page: int, packed: _Packed) -> QImage:
        """Return the page raw and remember it."""
        pixels = packed.pixels()
        image = _as_painted(_borrowed(pixels, packed.width, packed.height, packed.stride))
        with self._lock:
            self._raw[page] = image
        return image

    def _drop_farthest(self, wanted: int) -> None:
        """Keep the packed pages within the budget; called with the lock held."""
        while self._packed_bytes > _PACKED_BYTES_AT_MOST and len(self._packed) > 2 * NEAR_PAGES + 1:
            farthest = max(self._packed, key=lambda page: abs(page - wanted))
            self._packed_bytes -= len(self._packed.pop(farthest).data)


def _is_near(page: int, wanted: int) -> bool:
    """Say whether a page is held raw around the wanted one."""
    return abs(page - wanted) <= NEAR_PAGES


def _borrowed(pixels: bytes, width: int, height: int, stride: int) -> QImage:
    """Return an image that lives no longer than these pixels; copy what is to stay."""
    return QImage(pixels, width, height, stride, QImage.Format.Format_BGR888)


def _as_painted(image: QImage) -> QImage:
    """Return the picture in the format of screens: it is painted in a third of the time."""
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _packed(drawn: PagePixels) -> _Packed:
    places: dict[bytes, int] = {}
    rows = array("H", (places.setdefault(row, len(places)) for row in _rows(drawn.pixels, drawn.stride)))
    return _Packed(drawn.width, drawn.height, drawn.stride, rows, zlib.compress(b"".join(places), 1))


def _rows(pixels: bytes, stride: int) -> list[bytes]:
    return [pixels[place : place + stride] for place in range(0, len(pixels), stride)]


def _is_worth_packing(drawn: PagePixels) -> bool:
    """Say whether unpacking the page will be quicker than drawing it; judged by some of its rows."""
    if drawn.seconds > _SLOW_SECONDS:
        return True
    rows = range(0, drawn.height, _SAMPLE_STEP)
    sample = b"".join(drawn.pixels[row * drawn.stride : (row + 1) * drawn.stride] for row in rows)
    return len(zlib.compress(sample, 1)) < _WORTH_PACKING * len(sample)
