"""Small pictures of many pages, packed: a thousand take 20 MB where they took 170."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

K = TypeVar("K", bound=Hashable)

OPEN_AT_MOST = 48
"""As many as a window of 1920 × 1080 shows at once: 8 MB."""
_QUALITY = 90


class SmallPictures(Generic[K]):
    """Pictures by key. Those asked for last stay open; any thread may keep and ask."""

    def __init__(self, open_at_most: int = OPEN_AT_MOST) -> None:
        """Begin empty; so many pictures stay open, 230 KB each."""
        self._open_at_most = open_at_most
        self._lock = threading.Lock()
        self._packed: dict[K, QByteArray] = {}
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
        """Return the picture, or none; unpacking one takes half a millisecond."""
        with self._lock:
            packed = self._packed.get(key)
            if packed is None:
                return None
            picture = self._open.pop(key, None) or QImage.fromData(packed)
            self._open[key] = picture
            if len(self._open) > self._open_at_most:
                self._open.popitem(last=False)
            return picture


def _packed(picture: QImage) -> QByteArray:
    packed = QByteArray()
    buffer = QBuffer(packed)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, "JPG", _QUALITY):  # type: ignore[call-overload]  # a plugin may be missing
        buffer.seek(0)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return packed
