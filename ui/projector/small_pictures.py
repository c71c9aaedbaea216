"""Small pictures of many pages, packed: a thousand take 15 to 20 MB where they took 230.

Text and shapes are packed by LZ4, five times as quickly as Qt makes a JPEG of them. Only what does not pack
so, a photo, is one: to write the first, Qt loads every reader of pictures it has and the libraries of each,
4 MB, beside the first slides.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from ui.projector.packed_picture import PackedPicture, pack

K = TypeVar("K", bound=Hashable)

OPEN_AT_MOST = 48
"""As many as a window of 1920 × 1080 shows at once: 8 MB."""
_QUALITY = 90
_WORTH_PACKING = 0.3
_NO_SPARE = QImage()


class SmallPictures(Generic[K]):
    """Pictures by key. Those asked for last stay open; any thread may keep and ask."""

    def __init__(self, open_at_most: int = OPEN_AT_MOST) -> None:
        """Begin empty; so many pictures stay open, 230 KB each."""
        self._open_at_most = open_at_most
        self._lock = threading.Lock()
        self._packed: dict[K, PackedPicture | QByteArray] = {}
        self._open: OrderedDict[K, QImage] = OrderedDict()

    def __len__(self) -> int:
        return len(self._packed)

    def __contains__(self, key: K) -> bool:
        return key in self._packed

    def keep(self, key: K, picture: QImage) -> None:
        """Keep that picture under the key, in place of another one."""
        packed = _packed(picture)
        with self._lock:
            self._packed[key] = packed
            self._open.pop(key, None)

    def get(self, key: K) -> QImage | None:
        """Return the picture, or none; unpacking one takes half a millisecond at most."""
        with self._lock:
            packed = self._packed.get(key)
            if packed is None:
                return None
            picture = self._open.pop(key, None) or _opened(packed)
            self._open[key] = picture
            if len(self._open) > self._open_at_most:
                self._open.popitem(last=False)
            return picture


def _opened(packed: PackedPicture | QByteArray) -> QImage:
    return packed.opened(_NO_SPARE) if isinstance(packed, PackedPicture) else QImage.fromData(packed)


def _packed(picture: QImage) -> PackedPicture | QByteArray:
    if not (picture.isNull() or picture.colorCount()):
        packed = pack(picture)
        if packed.weight < _WORTH_PACKING * picture.sizeInBytes():
            return packed
    return _as_file(picture)


def _as_file(picture: QImage) -> QByteArray:
    packed = QByteArray()
    buffer = QBuffer(packed)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, "JPG", _QUALITY):  # type: ignore[call-overload]  # a plugin may be missing
        buffer.seek(0)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return packed
