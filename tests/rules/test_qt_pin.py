"""The pinned PySide6 keeps its references: 6.12.0 lost one of `True` or `None` at each of these calls."""

from __future__ import annotations

import sys

import pytest

pytestmark = pytest.mark.qt

_TIMES = 10_000
_NOISE = 500


def test_ten_thousand_signals_and_texts_cost_no_reference(qapp: object) -> None:
    from PySide6.QtCore import QObject, Signal
    from PySide6.QtWidgets import QLabel

    class Bell(QObject):
        rung = Signal(bool, object)

    assert qapp
    bell, label, heard = Bell(), QLabel(), [0]

    def hear(is_on: bool, what: object) -> None:
        heard[0] += 1
        assert is_on
        assert what is None

    bell.rung.connect(hear)
    before = [sys.getrefcount(thing) for thing in (True, False, None)]
    for number in range(_TIMES):
        bell.rung.emit(True, None)
        label.setText(str(number))
        label.setEnabled(False)
        label.update()
    after = [sys.getrefcount(thing) for thing in (True, False, None)]
    assert heard == [_TIMES]
    assert [abs(b - a) < _NOISE for a, b in zip(before, after, strict=True)] == [True, True, True]
