"""By what people are mixed: chance alone, what every list says, or a field of the organisation's own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QWidget

from facilitator.domain.groups import Mix, MixField, OwnMix
from facilitator.domain.language import Language
from facilitator.domain.own_field import OwnField
from ui.widgets.choices import offer


class MixBox(QComboBox):
    """Offers own fields below the others; without any it is as if there were no such thing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own: tuple[tuple[str, object], ...] = ()

    @property
    def mix(self) -> Mix | None:
        """What is chosen; none is chance alone."""
        chosen: Mix | None = self.currentData()
        return chosen

    def show_own(self, fields: Iterable[OwnField], language: Language) -> None:
        """Offer these fields too; what was chosen stays chosen."""
        self._own = tuple((one.name.in_language(language), OwnMix(one.key)) for one in fields)
        self.retranslate()

    def retranslate(self) -> None:
        """Name every choice in the window's language."""
        offer(
            self,
            [
                (self.tr("chance alone"), None),
                (self.tr("women and men"), MixField.SEX),
                (self.tr("department"), MixField.DEPARTMENT),
                (self.tr("home province"), MixField.HOME_PROVINCE),
                (self.tr("age of the child"), MixField.CHILD_AGE_BAND),
                (self.tr("language"), MixField.LANGUAGE),
                *self._own,
            ],
        )
