"""The wheel over a field scrolls the page, not the field's value, unless the field has the keys."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class _CalmWheel(QObject):
    """Watches one field and lets the wheel go through to what stands behind it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on while the field has not the keys."""
        if event.type() == QEvent.Type.Wheel and not cast("QWidget", watched).hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def calm_wheel(field: QWidget) -> None:
    """Let the wheel change that number, date, time or choice only after a click or Tab into it."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_CalmWheel(field))
