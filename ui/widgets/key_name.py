"""The name of a key that was pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_SILENT = Qt.KeyboardModifier.KeypadModifier.value | Qt.KeyboardModifier.GroupSwitchModifier.value


def key_of(event: QKeyEvent) -> str:
    """Return the key's name as a `KeyMap` has it; empty for a bare modifier or a key without a name.

    The keypad's keys are named as their twins, and a sign that needs Shift on some keyboards as itself.
    """
    combined = event.keyCombination().toCombined() & ~_SILENT
    name = QKeySequence(combined).toString(QKeySequence.SequenceFormat.PortableText)
    sign = name.removeprefix("Shift+")
    return sign if len(sign) == 1 and not sign.isalnum() else name
