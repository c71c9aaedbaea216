"""What Qt sees of this laptop, one line a kind: `python -m ui.doctor`, asked by `facilitator doctor`.

It runs in a process of its own, because Qt ends the process where a platform library is missing.
"""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtMultimedia import QMediaDevices


def screen_words(screen: QScreen) -> str:
    """Return name, size in pixels and scale of a screen."""
    size = screen.size() * screen.devicePixelRatio()
    maker = " ".join(part for part in (screen.manufacturer(), screen.model()) if part)
    name = maker or screen.name()
    return f"{name} {size.width()}×{size.height()} ({screen.devicePixelRatio():.0%})"


def main() -> None:
    """Write what there is, a tab between kind and names."""
    app = QGuiApplication(sys.argv[:1])
    kinds = {
        "screens": [screen_words(screen) for screen in app.screens()],
        "cameras": [camera.description() for camera in QMediaDevices.videoInputs()],
        "speakers": [speaker.description() for speaker in QMediaDevices.audioOutputs()],
    }
    for kind, names in kinds.items():
        sys.stdout.write(f"{kind}\t{', '.join(names)}\n")


if __name__ == "__main__":
    main()
