"""What the keys mean while a slide tool is in the hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from facilitator.domain.ink import InkColour
from ui.run.slide_tools.hand import FINE_STEP, STEP

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SIZES = {Qt.Key.Key_Plus: 1.0, Qt.Key.Key_Equal: 1.0, Qt.Key.Key_Minus: -1.0}
_COLOURS = {Qt.Key(Qt.Key.Key_1.value + place): colour for place, colour in enumerate(InkColour)}
_SILENT = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def step_of(event: QKeyEvent) -> tuple[float, float] | None:
    """Return how far an arrow moves the hand to the right and down; with Shift finely."""
    way = _ARROWS.get(Qt.Key(event.key())) if _is_bare(event) else None
    if way is None:
        return None
    step = FINE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
    return way[0] * step, way[1] * step


def size_of(event: QKeyEvent) -> float | None:
    """Return by how many steps the key makes larger, below nought smaller."""
    return _SIZES.get(Qt.Key(event.key())) if _is_bare(event) else None


def colour_of(event: QKeyEvent) -> InkColour | None:
    """Return the colour that the digit means."""
    return _COLOURS.get(Qt.Key(event.key())) if _is_bare(event) else None


def _is_bare(event: QKeyEvent) -> bool:
    return event.modifiers() & ~_SILENT == Qt.KeyboardModifier.NoModifier
