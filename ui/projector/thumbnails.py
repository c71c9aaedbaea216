"""Small pictures of many pages: the ones looked at last whole, the others packed as a camera packs a photo.

Whole, a small page of 320 × 180 takes 173 kB, and those of a deck of 1,000 pages as much as a film; packed
it takes 5 to 30 kB, and is unpacked in a millisecond.
"""

from __future__ import annotations

import threading
from collections.abc import Hashable
from typing import Generic, TypeVar

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

WHOLE_AT_MOST = 80
"""More than an overview shows at once; most decks have fewer pages, and are never packed."""
_FORMAT, _QUALITY = b"JPG", 90

K = TypeVar("K", bound=Hashable)


class Thumbnails(Generic[K]):
    """Small pictures by what they are of; any thread may put and ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._whole: dict[K, QImage] = {}
        self._packed: dict[K, bytes] = {}

    def put(self, key: K, picture: QImage) -> None:
        """Keep that picture in place of any before."""
        with self._lock:
            self._packed.pop(key, None)
            self._hold(key, picture)

    def get(self, key: K) -> QImage | None:
        """Return the picture, or none where there is none yet."""
        with self._lock:
            picture = self._whole.pop(key, None)
            if picture is None and key in self._packed:
                picture = QImage.fromData(self._packed[key], _FORMAT)
            if picture is not None:
                self._hold(key, picture)
            return picture

    @property
    def keys(self) -> set[K]:
        """What there is a picture of."""
        with self._lock:
            return self._whole.keys() | self._packed.keys()

    @property
    def size_bytes(self) -> int:
        """How much memory the pictures take."""
        with self._lock:
            whole = sum(picture.sizeInBytes() for picture in self._whole.values())
            return whole + sum(map(len, self._packed.values()))

    def _hold(self, key: K, picture: QImage) -> None:
        """Hold it whole, and pack what was looked at longest ago; called with the lock held."""
        self._whole[key] = picture
        if len(self._whole) > WHOLE_AT_MOST:
            oldest = next(iter(self._whole))
            if oldest not in self._packed:
                self._packed[oldest] = _packed(self._whole[oldest])
            del self._whole[oldest]


def _packed(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, _FORMAT, _QUALITY)
    return bytes(buffer.data().data())
