"""A photo as JPEG: what stands in for a page until it is drawn again as it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader, QImageWriter

_FORMAT = QByteArray(b"jpg")
_QUALITY = 92


@dataclass(frozen=True, slots=True)
class StandIn:
    """A page that looks like the one it was made of, in a tenth of its memory.

    Making and opening one leaves the interpreter to others: of what Qt offers only reader and writer do
    (https://code.qt.io/cgit/pyside/pyside-setup.git/tree/sources/pyside6/PySide6/QtGui, `allow-thread`).
    """

    data: QByteArray = field(repr=False)

    @classmethod
    def of(cls, picture: QImage) -> StandIn | None:
        """Return the stand-in of a picture; none where Qt cannot write JPEG."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, _FORMAT)
        writer.setQuality(_QUALITY)
        is_written = writer.write(picture)
        buffer.close()
        return cls(data) if is_written else None

    @property
    def weight(self) -> int:
        """How many bytes it takes."""
        return self.data.size()

    def opened(self, size: QSize | None = None) -> QImage:
        """Return the picture, or a small one of that size, which is opened in a fraction of the time."""
        buffer = QBuffer(self.data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer, _FORMAT)
        if size is not None:
            reader.setScaledSize(size)
        return reader.read()
