"""Sizes of files as people read them."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def size_words(size_bytes: int) -> str:
    """Return a size in thousands of bytes, as disks and file managers of most systems count."""
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
