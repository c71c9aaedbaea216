"""One line that gives everybody on the list a table or a group."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from facilitator.domain.groups import GroupWish, group_sizes, groups_of_size
from facilitator.domain.message import Message
from facilitator.domain.own_field import OwnField
from facilitator.services.seat_people import Place, Seated, clear_places, seat_people
from ui.theme.icons import Icon
from ui.theme.tokens import Space
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.card import row
from ui.widgets.choices import offer
from ui.widgets.field import Field
from ui.widgets.mix_box import MixBox
from ui.widgets.once import Once
from ui.widgets.page import PageTools
from ui.widgets.segmented import Option, SegmentedControl

_FIRST_SIZE = 8
_MOST = 99
_LEAST_SIGNS = 6


class SeatForm(QWidget):
    """Asks what to draw, how many, and by what to mix; says what sizes that makes."""

    seated = Signal(object)
    """A `Seated` that is on disk."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = tools.theme
        self._tools = tools
        self._people = 0
        self.half_day_id: UUID | None = None
        self._once = Once(tools.operations, self)
        self.place: SegmentedControl[Place] = SegmentedControl(theme)
        self.number = Field(QSpinBox())
        self.number.edit.setRange(1, _MOST)
        self.number.edit.setValue(_FIRST_SIZE)
        self.number.edit.valueChanged.connect(self._say_sizes)
        self.kind: Field[QComboBox] = Field(QComboBox())
        self.kind.edit.currentIndexChanged.connect(self._say_sizes)
        self.mix: Field[MixBox] = Field(MixBox())
        for box in (self.kind.edit, self.mix.edit):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LEAST_SIGNS)
        self.draw_button = QuietButton(theme, Icon.SPARKLES)
        self.draw_button.clicked.connect(self.draw)
        self.clear_button = PlainButton(theme)
        self.clear_button.clicked.connect(self.clear)
        line = row(self.place, self.number, self.kind, self.mix, spacing=Space.ONE)
        line.addWidget(self.draw_button)
        line.addWidget(self.clear_button)
        for part in (self.number, self.kind, self.mix):
            line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        for button in (self.draw_button, self.clear_button):
            line.setAlignment(button, Qt.AlignmentFlag.AlignVCenter)
        line.setAlignment(self.place, Qt.AlignmentFlag.AlignVCenter)
        line.setStretch(2, 1)
        line.setStretch(3, 1)
        self.setLayout(line)
        self.hide()

    @Slot()
    def toggle(self) -> None:
        """Show the line and begin, or put it away."""
        self.setVisible(self.isHidden())
        if not self.isHidden():
            self.number.edit.setFocus()
            self.number.edit.selectAll()

    def show_people(self, half_day_id: UUID, people: int, own_fields: Sequence[OwnField] = ()) -> None:
        """Draw for so many people of this half-day, mixed by one of these fields too."""
        self.half_day_id, self._people = half_day_id, people
        self.mix.edit.show_own(own_fields, self._tools.language())
        self._say_sizes()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.place.set_options(
            self.tr("What is drawn"),
            [Option(Place.TABLE, self.tr("Tables")), Option(Place.GROUP, self.tr("Groups"))],
        )
        offer(self.kind.edit, [(self.tr("people at each"), True), (self.tr("in all"), False)])
        self.mix.edit.retranslate()
        self.kind.set_texts(self.tr("Counted"))
        self.mix.set_texts(self.tr("Mix by"))
        self.draw_button.setText(self.tr("Draw"))
        self.clear_button.setText(self.tr("Clear"))
        self._say_sizes()

    @Slot()
    def draw(self) -> None:
        """Give everybody a place."""
        if self.half_day_id is not None:
            wish = GroupWish(
                self.number.edit.value(), self.kind.edit.currentData() is True, self.mix.edit.mix
            )
            place = self.place.value or Place.TABLE
            use_case = partial(seat_people, self._tools.workspace, self.half_day_id, place, wish)
            self._once.run(use_case, self._on_seated, self._on_problem)

    @Slot()
    def clear(self) -> None:
        """Take their place from everybody."""
        if self.half_day_id is not None:
            place = self.place.value or Place.TABLE
            use_case = partial(clear_places, self._tools.workspace, self.half_day_id, place)
            self._once.run(use_case, self._on_seated, self._on_problem)

    @Slot()
    def _say_sizes(self) -> None:
        number, sizes = self.number.edit.value(), ""
        if self._people:
            is_size = self.kind.edit.currentData() is True
            places = min(groups_of_size(self._people, number) if is_size else number, self._people)
            found = sorted(set(group_sizes(self._people, places)))
            sizes = f"{places} × {'–'.join(map(str, found))}"
        self.number.set_texts(self.tr("How many"), sizes)

    def _on_seated(self, seated: Seated) -> None:
        self.number.set_error("")
        self.seated.emit(seated)

    def _on_problem(self, message: Message) -> None:
        self.number.set_error(self._tools.said(message))
