"""Fill a box of choices anew without losing what is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox


def offer(box: QComboBox, choices: Sequence[tuple[str, object]]) -> None:
    """Offer these words and their values; the value that was chosen stays chosen if it is still there.

    Says nothing to anybody: who needs to know of another choice asks for it afterwards.
    """
    before = box.currentData()
    blocker = QSignalBlocker(box)
    box.clear()
    for words, value in choices:
        box.addItem(words, value)
    choose(box, before)
    blocker.unblock()


def choose(box: QComboBox, value: object) -> None:
    """Choose a value, or the first one where it is not offered.

    `QComboBox.findData` compares Python objects by identity: it does not find an id read once more.
    """
    found = [place for place in range(box.count()) if box.itemData(place) == value]
    box.setCurrentIndex(found[0] if found else 0)
