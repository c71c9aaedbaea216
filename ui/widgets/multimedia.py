"""QtMultimedia where videos and sounds need it: loaded late, quiet, and content without a sound device."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLoggingCategory
from PySide6.QtGui import QGuiApplication

from ui.widgets.library_ahead import open_ahead

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice


def load_multimedia() -> None:
    """Load the library, which takes a tenth of a second or two: best on a worker, before it is needed.

    What plays a video is opened, too, without which the first player would keep the window waiting. It would
    tell of every library that a system may lack; what cannot be played is found by trying.
    """
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    if "PySide6.QtMultimedia" not in sys.modules:
        for library in _libraries():
            open_ahead(library)
    import PySide6.QtMultimedia  # noqa: F401


def _libraries() -> tuple[Path, ...]:
    """Return the library itself, the one that it imports, and what plays with FFmpeg.

    Each file may be named otherwise elsewhere.
    """
    found = map(find_spec, ("PySide6.QtNetwork", "PySide6.QtMultimedia"))
    players = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "multimedia")
    origins = (Path(one.origin) for one in found if one is not None and one.origin)
    return (*origins, *players.glob("*ffmpegmediaplugin*"))


def sound_output() -> QAudioDevice | None:
    """Return where sounds are heard; none on a laptop without sound, or without a screen."""
    if QGuiApplication.platformName() == "offscreen":
        return None
    load_multimedia()
    from PySide6.QtMultimedia import QMediaDevices

    device = QMediaDevices.defaultAudioOutput()
    return None if device.isNull() else device
