"""When a block begins and how far its length may give: a fixed start, shortest, wished, longest minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from PySide6.QtCore import QTime, Slot
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from facilitator.domain.language import Language
from facilitator.domain.programme import Minutes
from facilitator.domain.session import AgendaItem
from ui.plan.agenda_edit import LONGEST_MINUTES
from ui.plan.block_part import BlockPart, FormContext
from ui.theme.tokens import Space
from ui.widgets.card import row
from ui.widgets.field import Field
from ui.widgets.moment_edit import MomentEdit

_CLOCK = "HH:mm"


class TimesPart(BlockPart):
    """A box that pins the begin of the block, and its three lengths, always in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fixed_box = QCheckBox()
        self.fixed_time = MomentEdit(QTime(9, 0), _CLOCK)
        self.fixed_time.setKeyboardTracking(False)
        self.least = Field(QSpinBox())
        self.ideal = Field(QSpinBox())
        self.most = Field(QSpinBox())
        self.fixed_box.toggled.connect(self._on_fixed)
        self.fixed_time.timeChanged.connect(self.edited)
        for field in (self.least, self.ideal, self.most):
            field.edit.setRange(0, LONGEST_MINUTES)
            field.edit.setKeyboardTracking(False)
        self.least.edit.valueChanged.connect(self._on_least)
        self.ideal.edit.valueChanged.connect(self._on_ideal)
        self.most.edit.valueChanged.connect(self._on_most)
        self.body.addLayout(row(self.fixed_box, 1, self.fixed_time))
        self.body.addLayout(row(self.least, self.ideal, self.most, spacing=Space.ONE))

    def show_item(self, item: AgendaItem, context: FormContext, *, keeps_typing: bool) -> None:
        """Show the fixed start, or the begin as planned for when it is to be fixed."""
        del keeps_typing
        start = item.fixed_start or context.starts_at
        if start is not None:
            self.fixed_time.setTime(QTime(start.hour, start.minute))
        self.fixed_box.setChecked(item.fixed_start is not None)
        self.fixed_time.setEnabled(item.fixed_start is not None)
        for field in (self.least, self.ideal, self.most):
            field.edit.blockSignals(True)
        self.least.edit.setValue(item.minutes.least)
        self.ideal.edit.setValue(item.minutes.ideal)
        self.most.edit.setValue(item.minutes.most)
        for field in (self.least, self.ideal, self.most):
            field.edit.blockSignals(False)

    def applied(self, item: AgendaItem) -> AgendaItem:
        """Return the block with its fixed start, if it has one, and its lengths."""
        at = self.fixed_time.time()
        return replace(
            item,
            fixed_start=time(at.hour(), at.minute()) if self.fixed_box.isChecked() else None,
            minutes=Minutes(self.least.edit.value(), self.ideal.edit.value(), self.most.edit.value()),
        )

    def summary(self, item: AgendaItem, language: Language) -> str:
        """Return the fixed start and the three lengths."""
        del language
        lengths = self.tr("{least}–{ideal}–{most} min").format(
            least=item.minutes.least, ideal=item.minutes.ideal, most=item.minutes.most
        )
        if item.fixed_start is None:
            return lengths
        fixed = self.tr("fixed at {time}").format(time=f"{item.fixed_start:%H:%M}")
        return f"{fixed} · {lengths}"

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.fixed_box.setText(self.tr("Fixed start"))
        self.fixed_time.setAccessibleName(self.tr("Fixed start at"))
        self.least.set_texts(self.tr("Shortest"))
        self.ideal.set_texts(self.tr("Wished"))
        self.most.set_texts(self.tr("Longest"))
        for field in (self.least, self.ideal, self.most):
            field.edit.setAccessibleName(self.tr("{length} minutes").format(length=field.label.text()))

    @Slot(bool)
    def _on_fixed(self, is_fixed: bool) -> None:
        self.fixed_time.setEnabled(is_fixed)
        self.edited.emit()

    @Slot(int)
    def _on_least(self, minutes: int) -> None:
        self._raise(self.ideal, minutes)
        self._raise(self.most, minutes)
        self.edited.emit()

    @Slot(int)
    def _on_ideal(self, minutes: int) -> None:
        self._lower(self.least, minutes)
        self._raise(self.most, minutes)
        self.edited.emit()

    @Slot(int)
    def _on_most(self, minutes: int) -> None:
        self._lower(self.least, minutes)
        self._lower(self.ideal, minutes)
        self.edited.emit()

    def _raise(self, field: Field[QSpinBox], minutes: int) -> None:
        self._set(field, max(field.edit.value(), minutes))

    def _lower(self, field: Field[QSpinBox], minutes: int) -> None:
        self._set(field, min(field.edit.value(), minutes))

    def _set(self, field: Field[QSpinBox], minutes: int) -> None:
        field.edit.blockSignals(True)
        field.edit.setValue(minutes)
        field.edit.blockSignals(False)
