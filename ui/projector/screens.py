"""Which screen is the room's: known by maker, model and serial number, never by where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QRect, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen


class Placement(StrEnum):
    """Where the room's window is."""

    FULL = "full"
    REHEARSAL = "rehearsal"
    LOST = "lost"
    MIRRORED = "mirrored"
    CONSOLE_ON_PROJECTOR = "console_on_projector"


@dataclass(frozen=True, slots=True)
class Placing:
    """What became of the room's window, and the projector it is on; no identity where it is on none."""

    placement: Placement
    identity: str = ""


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """One screen: who made it, and which part of the desktop it shows (logical pixels)."""

    identity: str
    place: tuple[int, int, int, int]


def identity_of(screen: QScreen) -> str:
    """Return maker, model and serial number; the name of its socket where it tells none of them."""
    told = (screen.manufacturer(), screen.model(), screen.serialNumber())
    return " · ".join(part.strip() for part in told if part.strip()) or screen.name()


def facts_of(screen: QScreen) -> ScreenFacts:
    """Return what matters of a screen."""
    place = screen.geometry()
    return ScreenFacts(identity_of(screen), (place.x(), place.y(), place.width(), place.height()))


def choose(
    screens: Sequence[ScreenFacts],
    trainers: ScreenFacts,
    remembered: str,
    stands_on: ScreenFacts | None = None,
) -> ScreenFacts | None:
    """Return the room's screen: the one that it has, the remembered projector, else the first free one.

    It keeps the one that it `stands_on` also where the trainer's window came to it, as when the laptop's
    own screen went out: else the room would see the console. `stands_on` is one of `screens`, not its
    identity: two of one model without a serial number tell the same. None where no screen shows anything
    else than the trainer's does.
    """
    if stands_on is not None and not any(_overlap(stands_on, one) for one in screens if one is not stands_on):
        return stands_on
    others = [one for one in screens if one is not trainers and not _overlap(one, trainers)]
    known = [one for one in others if one.identity == remembered]
    return next(iter(known or others), None)


def are_mirrored(screens: Sequence[ScreenFacts]) -> bool:
    """Say whether two screens show the same part of the desktop."""
    return any(_overlap(one, other) for place, one in enumerate(screens) for other in screens[:place])


def _overlap(one: ScreenFacts, other: ScreenFacts) -> bool:
    return QRect(*one.place).intersects(QRect(*other.place))


class ScreenWatch(QObject):
    """Tells of everything that may move a window: screens that come and go, and their size and scale."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_added)
            app.screenRemoved.connect(self.changed)
            app.primaryScreenChanged.connect(self.changed)
        for screen in QGuiApplication.screens():
            self._follow(screen)

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.changed)
        screen.physicalDotsPerInchChanged.connect(self.changed)
        screen.logicalDotsPerInchChanged.connect(self.changed)

    @Slot(QScreen)
    def _on_added(self, screen: QScreen) -> None:
        self._follow(screen)
        self.changed.emit()
