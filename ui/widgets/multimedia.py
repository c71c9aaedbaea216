"""QtMultimedia where videos and sounds need it: loaded late, quiet, and content without a sound device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice


def load_multimedia() -> None:
    """Load the library, which takes a tenth of a second or two: best on a worker, before it is needed.

    It would tell of every library that a system may lack; what cannot be played is found by trying.
    """
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    import PySide6.QtMultimedia  # noqa: F401


def sound_output() -> QAudioDevice | None:
    """Return where sounds are heard; none on a laptop without sound, or without a screen."""
    if QGuiApplication.platformName() == "offscreen":
        return None
    load_multimedia()
    from PySide6.QtMultimedia import QMediaDevices

    device = QMediaDevices.defaultAudioOutput()
    return None if device.isNull() else device
