"""The drawn pages of one deck in memory: the wanted one raw, what packs packed, a thumbnail of each.

A page of text and shapes packs to 2 % of its size by LZ4 and is unpacked in 1 ms, into the memory of a page
that is needed no more: new memory would take 6 ms. A photo hardly packs at all. One that is drawn as fast
as a JPEG is opened is drawn again, off the window's thread, when it comes near, and held raw there. For a
larger one a JPEG stands in: it is in sight at once, and the page itself as soon as the trainer's hand rests.
What packs is never anything but itself.
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
from ui.projector.stand_in import StandIn

NEAR_PAGES = (1, -1, 2)
"""Photos held ready beside the one that is up, the likeliest first: 8 MB each at 1920 × 1080."""
THUMBNAIL_SIZE = QSize(320, 240)
_THUMBNAILS_OPEN = 6
"""The console shows two or three; the overview has its own."""
_PACKED_BYTES_AT_MOST = 96 * 1024 * 1024
_QUICK_SECONDS = 0.04
"""So long a page may take that is drawn again each time; to open a JPEG of it takes 0.02."""
_SLOW_SECONDS = 1.0
"""What takes longer is never drawn again: it is kept as it is, though it does not pack."""
_WORTH_PACKING = 0.3
_SAMPLE_STEP = 16


@dataclass(frozen=True, slots=True)
class _Packed:
    """A page as it is painted, its bytes packed."""

    width: int
    height: int
    data: bytes = field(repr=False)

    @property
    def weight(self) -> int:
        """How many bytes it takes."""
        return len(self.data)

    def opened(self, spare: QImage) -> QImage:
        """Return the page, painted over the spare picture where that has its size."""
        size = QSize(self.width, self.height)
        fits = (spare.size(), spare.format()) == (size, AS_PAINTED)
        picture = spare if fits else QImage(size, AS_PAINTED)
        cramjam.lz4.decompress_block_into(self.data, picture.bits())
        return picture


class PageCache:
    """Pages of one deck at one size; safe to ask from the window while the worker fills it."""

    def __init__(self, count: int) -> None:
        """Begin empty, for a deck of `count` pages."""
        self.count = count
        self._lock = threading.Lock()
        self._kept: dict[int, _Packed | StandIn] = {}
        self._raw: dict[int, QImage] = {}
        self._rough: set[int] = set()
        """The raw pages that are opened stand-ins."""
        self._is_lost: set[int] = set()
        """Pages for which their stand-ins must do."""
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
            self._thumbnails.keep(drawn.page, _small(drawn, kept))
            with self._lock:
                self._put(drawn.page, kept)
        with self._lock:
            self._hold(drawn, wanted)
            self._drop_farthest(wanted)

    def sharpen(self, drawn: DrawnPage, wanted: int) -> None:
        """Put a page that was drawn again in the place of its opened stand-in."""
        with self._lock:
            self._hold(drawn, wanted)

    def content_with(self, page: int) -> None:
        """Take the opened stand-in of a page for the page itself: it cannot be drawn again."""
        with self._lock:
            self._is_lost.add(page)

    def picture(self, page: int) -> QImage | None:
        """Return the page at full size, or none while it is not drawn yet, nor its stand-in opened.

        It shares its pixels with the page that is held here, which are copied before they are overwritten.
        """
        with self._lock:
            if (raw := self._raw.get(page)) is not None:
                return QImage(raw)
            kept = self._kept.get(page)
        return self._open(page, kept) if isinstance(kept, _Packed) else None

    def sharp_picture(self, page: int) -> QImage | None:
        """Return the page at full size as it was drawn, or none where only a stand-in is at hand."""
        with self._lock:
            is_rough = page in self._rough
        return None if is_rough else self.picture(page)

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
        """Return the page to hold raw next: the wanted one, then photos beside it; forget what is far."""
        with self._lock:
            for page in [page for page in self._raw if not self._is_held(page, wanted)]:
                self._spare.append(self._raw.pop(page))
                self._rough.discard(page)
            return next(
                (
                    page
                    for page in _likeliest_first(wanted)
                    if page in self._kept and page not in self._raw and self._is_held(page, wanted)
                ),
                None,
            )

    def next_to_sharpen(self, wanted: int) -> int | None:
        """Return the page near the wanted one that is to be drawn again, since only its stand-in is kept."""
        with self._lock:
            rough = (
                page
                for page in _likeliest_first(wanted)
                if isinstance(self._kept.get(page), StandIn)
                and (page in self._rough or page not in self._raw)
                and page not in self._is_lost
            )
            return next(rough, None)

    def open(self, page: int) -> QImage | None:
        """Hold that page raw, so that turning to it costs nothing, and return it.

        To open a stand-in takes as long as to draw a small photo: that is no work for the window's thread.
        """
        with self._lock:
            kept = self._kept.get(page)
        return None if kept is None else self._open(page, kept)

    def _open(self, page: int, kept: _Packed | StandIn) -> QImage:
        """Hold the page raw and return it; whoever comes second waits and finds it done.

        What is given out is taken under the lock: a page that was let go may be overwritten from then on.
        """
        with self._opening[page]:
            with self._lock:
                if (raw := self._raw.get(page)) is not None:
                    return QImage(raw)
                is_rough = isinstance(kept, StandIn)
                spare = QImage() if is_rough else self._taken_spare()
            image = kept.opened() if isinstance(kept, StandIn) else kept.opened(spare)
            with self._lock:
                if (raw := self._raw.get(page)) is not None:
                    return QImage(raw)  # drawn meanwhile, as it is
                self._raw[page] = image
                if is_rough:
                    self._rough.add(page)
                return QImage(image)

    def spare(self) -> QImage:
        """Return a page that nobody needs, to be drawn over; a picture without pixels where there is none."""
        with self._lock:
            return self._taken_spare()

    def _taken_spare(self) -> QImage:
        return self._spare.popleft() if len(self._spare) > 1 else QImage()

    def _put(self, page: int, kept: _Packed | StandIn | None) -> None:
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
            self._rough.discard(drawn.page)

    def _is_held(self, page: int, wanted: int) -> bool:
        """Say whether a page is held raw: the wanted one, and beside it what would take long to come."""
        is_packed = isinstance(self._kept.get(page), _Packed)
        return page == wanted or (not is_packed and _is_near(page, wanted))

    def _drop_farthest(self, wanted: int) -> None:
        """Keep the kept pages within the budget; called with the lock held."""
        while self._kept_bytes > _PACKED_BYTES_AT_MOST and len(self._kept) > 1 + len(NEAR_PAGES):
            farthest = max(self._kept, key=lambda page: abs(page - wanted))
            self._kept_bytes -= self._kept.pop(farthest).weight


def _is_near(page: int, wanted: int) -> bool:
    """Say whether a page may be wanted next."""
    return page - wanted in {0, *NEAR_PAGES}


def _likeliest_first(wanted: int) -> list[int]:
    """Return the pages that are near."""
    return [wanted, *(wanted + step for step in NEAR_PAGES)]


def _small(drawn: DrawnPage, kept: _Packed | StandIn | None) -> QImage:
    """Return the page small; made of the stand-in, that leaves the interpreter to others."""
    if drawn.small is not None:
        return drawn.small
    if isinstance(kept, StandIn):
        small = kept.opened(drawn.image.size().scaled(THUMBNAIL_SIZE, Qt.AspectRatioMode.KeepAspectRatio))
        if not small.isNull():
            return small
    return drawn.image.scaled(
        THUMBNAIL_SIZE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _packed(painted: QImage) -> _Packed:
    return _Packed(painted.width(), painted.height(), _pressed(painted.constBits()))


def _pressed(pixels: bytes | bytearray | memoryview) -> bytes:
    return bytes(cramjam.lz4.compress_block(pixels, store_size=False))


def _kept(drawn: DrawnPage) -> _Packed | StandIn | None:
    """Return a page in the form that brings it back soonest; none where that is to draw it again."""
    if _packs(drawn.image) or drawn.seconds > _SLOW_SECONDS:
        return _packed(drawn.image)
    return None if drawn.seconds < _QUICK_SECONDS else StandIn.of(drawn.image)


def _packs(image: QImage) -> bool:
    """Say whether LZ4 makes a page much smaller; judged by some of its rows."""
    pixels, stride = image.constBits(), image.bytesPerLine()
    rows = range(0, image.height(), _SAMPLE_STEP)
    sample = b"".join(pixels[row * stride : (row + 1) * stride] for row in rows)
    return len(_pressed(sample)) < _WORTH_PACKING * len(sample)
