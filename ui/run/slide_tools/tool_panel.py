"""The panel of the slide tools: the live picture large, and beside it what the tool in hand can do."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from facilitator.domain.ink import InkColour
from facilitator.domain.zoom import MOST_ZOOM
from ui.run.slide_tools.colour_button import ColourButton
from ui.run.slide_tools.hand import Hand, Tool
from ui.run.slide_tools.steered_picture import SteeredPicture
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.card import Card, column, row
from ui.widgets.label import Label
from ui.widgets.segmented import Option, SegmentedControl

_SIDE_WIDTH = 288
_LOW_HEIGHT = 280
_ICONS = {
    Tool.POINTER: Icon.POINTER,
    Tool.SPOT: Icon.SPOTLIGHT,
    Tool.ZOOM: Icon.ZOOM,
    Tool.PEN: Icon.PEN,
}


class ToolPanel(Card):
    """Stands where notes and slides are while a tool is in hand; Esc puts it away."""

    closed = Signal()
    tool_chosen = Signal(object)
    """A `Tool`."""
    colour_chosen = Signal(object)
    """An `InkColour`."""
    sized = Signal(float)
    """Larger or closer by so many steps; below nought smaller or farther."""
    whole_requested = Signal()
    """The whole slide shall be in sight again."""
    undo_requested = Signal()
    clear_requested = Signal()
    keep_requested = Signal(bool)
    """Whether the drawings shall stay with the session."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.picture = SteeredPicture(theme)
        self.choice: SegmentedControl[Tool] = SegmentedControl(theme)
        self._cross = IconButton(theme, Icon.CLOSE)
        self.smaller_button = IconButton(theme, Icon.REMOVE)
        self.larger_button = IconButton(theme, Icon.ADD)
        self._size_label = Label()
        self._hint = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self.whole_button = QuietButton(theme)
        self.colours = {colour: ColourButton(theme, colour) for colour in InkColour}
        self.undo_button = QuietButton(theme, Icon.UNDO)
        self.clear_button = QuietButton(theme, Icon.ERASER)
        self.keep_box = QCheckBox()
        self._pen_part = QWidget()
        self._tool: Tool | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._lay_out()
        self._wire()
        self.hide()

    def show_hand(self, hand: Hand, *, has_ink: bool, is_kept: bool) -> None:
        """Show what is in the hand, and what can be done with it."""
        self.picture.show_hand(hand)
        if hand.tool is not None and hand.tool is not self._tool:
            self._tool = hand.tool
            self.choice.set_value(hand.tool)
            self._name_tool()
        self._size_label.setText(f"{round(hand.zoom.factor * 100)} %" if hand.tool is Tool.ZOOM else "")
        self.whole_button.setEnabled(not hand.zoom.is_whole)
        self.larger_button.setEnabled(hand.tool is not Tool.ZOOM or hand.zoom.factor < MOST_ZOOM)
        self.smaller_button.setEnabled(hand.tool is not Tool.ZOOM or not hand.zoom.is_whole)
        for colour, button in self.colours.items():
            button.setChecked(colour is hand.colour)
        self.undo_button.setEnabled(has_ink)
        self.clear_button.setEnabled(has_ink)
        self.keep_box.setChecked(is_kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the hint where the panel is low; F1 says the same."""
        super().resizeEvent(event)
        self._hint.setVisible(self.height() >= _LOW_HEIGHT)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("On the slide"))
        names = (
            (Tool.POINTER, self.tr("Pointer")),
            (Tool.SPOT, self.tr("Spotlight")),
            (Tool.ZOOM, self.tr("Zoom")),
            (Tool.PEN, self.tr("Pen")),
        )
        options = [Option(tool, name, _ICONS[tool]) for tool, name in names]
        self.choice.set_options(self.tr("On the slide"), options)
        if self._tool is not None:
            self.choice.set_value(self._tool)
        self._cross.set_name(self.tr("Put away"), "Esc")
        self.picture.setAccessibleName(self.tr("What the room sees"))
        self.whole_button.setText(self.tr("Whole slide  0"))
        for number, (colour, name) in enumerate(self._colour_names(), start=1):
            self.colours[colour].set_name(name, str(number))
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setAccessibleName(self.tr("Take the last stroke back"))
        self.undo_button.setToolTip(self.tr("Take the last stroke back  Backspace"))
        self.clear_button.setText(self.tr("Clear"))
        self.clear_button.setAccessibleName(self.tr("Wipe this slide clean"))
        self.clear_button.setToolTip(self.tr("Wipe this slide clean  Del"))
        self.keep_box.setText(self.tr("Keep with the session"))
        self.keep_box.setToolTip(
            self.tr(
                "Drawings stay until the half-day is over, after a crash, too. Without this, they go when "
                "another one is opened."
            )
        )
        self._name_tool()

    def _colour_names(self) -> tuple[tuple[InkColour, str], ...]:
        return (
            (InkColour.RED, self.tr("Red pen")),
            (InkColour.BLUE, self.tr("Blue pen")),
            (InkColour.GREEN, self.tr("Green pen")),
            (InkColour.PURPLE, self.tr("Purple pen")),
        )

    def _name_tool(self) -> None:
        """Say how the tool in hand is steered, and show only what belongs to it."""
        hints = {
            Tool.POINTER: self.tr("Lead it with the mouse over the picture, or with the arrow keys."),
            Tool.SPOT: self.tr("Mouse or arrow keys lead it, the wheel or + and − size it."),
            Tool.ZOOM: self.tr("The wheel or + and − come closer, drag or arrow keys move the slide."),
            Tool.PEN: self.tr("Draw on the picture. By keys: Space sets the pen down and lifts it."),
        }
        tool = self._tool or Tool.POINTER
        self._hint.setText(hints[tool])
        for part in (self._pen_part, *self.colours.values()):
            part.setVisible(tool is Tool.PEN)
        self.whole_button.setVisible(tool is Tool.ZOOM)
        for button in (self.smaller_button, self.larger_button):
            button.setVisible(tool is not Tool.POINTER)
        smaller, larger = self._size_names(tool)
        self.smaller_button.set_name(smaller, "−")
        self.larger_button.set_name(larger, "+")

    def _size_names(self, tool: Tool) -> tuple[str, str]:
        if tool is Tool.ZOOM:
            return self.tr("Farther"), self.tr("Closer")
        if tool is Tool.PEN:
            return self.tr("Thinner"), self.tr("Thicker")
        return self.tr("Smaller"), self.tr("Larger")

    def _lay_out(self) -> None:
        self.body.addLayout(row(self.choice, 1, self._cross, spacing=Space.ONE))
        pen = column(spacing=Space.ONE)
        pen.setContentsMargins(0, 0, 0, 0)
        pen.addLayout(row(self.undo_button, self.clear_button, 1, spacing=Space.ONE))
        pen.addWidget(self.keep_box)
        self._pen_part.setLayout(pen)
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH)
        beside = column(spacing=Space.ONE)
        beside.setContentsMargins(0, 0, 0, 0)
        sizes = (self.smaller_button, self._size_label, self.larger_button, self.whole_button)
        beside.addLayout(row(*self.colours.values(), *sizes, 1, spacing=Space.HALF))
        beside.addWidget(self._pen_part)
        beside.addStretch(1)
        beside.addWidget(self._hint)
        side.setLayout(beside)
        lower = row(spacing=Space.TWO)
        lower.addWidget(self.picture, 1)
        lower.addWidget(side)
        lower.addStretch(0)
        self.body.addLayout(lower, 1)

    def _wire(self) -> None:
        self.choice.chosen.connect(self.tool_chosen)
        self._cross.clicked.connect(self.closed)
        self.smaller_button.clicked.connect(partial(self._on_sized, -1.0))
        self.larger_button.clicked.connect(partial(self._on_sized, 1.0))
        self.whole_button.clicked.connect(self.whole_requested)
        self.undo_button.clicked.connect(self.undo_requested)
        self.clear_button.clicked.connect(self.clear_requested)
        self.keep_box.clicked.connect(self.keep_requested)
        for colour, button in self.colours.items():
            button.clicked.connect(partial(self._on_colour, colour))
        focusable = (*self.colours.values(), self.smaller_button, self.larger_button, self.whole_button)
        for control in (*focusable, self.undo_button, self.clear_button, self.keep_box, self._cross):
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _on_sized(self, steps: float, *_is_checked: bool) -> None:
        self.sized.emit(steps)

    def _on_colour(self, colour: InkColour, *_is_checked: bool) -> None:
        self.colour_chosen.emit(colour)
