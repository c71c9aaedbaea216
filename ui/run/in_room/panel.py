"""The panel "In the room": four faces, one at a time, beside the agenda and below the time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from facilitator.domain.run_command import ConsoleCommand
from ui.run.in_room.energizer_face import EnergizerFace
from ui.run.in_room.face import Face
from ui.run.in_room.groups_face import GroupsFace
from ui.run.in_room.hands_face import HandsFace
from ui.run.in_room.timers_face import TimersFace
from ui.theme.icons import Icon
from ui.theme.tokens import Space
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.names_keys import NamesKeys
from ui.widgets.page import PageTools
from ui.widgets.scrolled import Scrolled
from ui.widgets.segmented import Option, SegmentedControl


class InRoomPanel(NamesKeys, Card):
    """Stands where notes and slides are while it is open; Esc puts it away, nothing in it stops."""

    closed = Signal()
    """The trainer is done here."""
    turned = Signal()
    """Another face is in front."""
    show_requested = Signal()
    """What the face shows shall be seen in the room, or no longer."""
    undo_requested = Signal()
    """The last thing done on the face shall be taken back."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, "", parent)
        self.groups = GroupsFace(tools)
        self.timers = TimersFace(tools)
        self.hands = HandsFace(tools)
        self.energizer = EnergizerFace(tools)
        self.faces: tuple[Face, ...] = (self.groups, self.timers, self.hands, self.energizer)
        self.choice: SegmentedControl[int] = SegmentedControl(tools.theme)
        self.show_button = QuietButton(tools.theme, Icon.PROJECTOR)
        self.show_button.setCheckable(True)
        self.undo_button = IconButton(tools.theme, Icon.UNDO)
        self._cross = IconButton(tools.theme, Icon.CLOSE)
        self._stack = QStackedWidget()
        for face in self.faces:
            self._stack.addWidget(Scrolled(face))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.addLayout(
            row(self.choice, 1, self.show_button, self.undo_button, self._cross, spacing=Space.ONE)
        )
        self.body.addWidget(self._stack, 1)
        self.choice.chosen.connect(self._on_chosen)
        self.show_button.clicked.connect(self.show_requested)
        self.undo_button.clicked.connect(self.undo_requested)
        self._cross.clicked.connect(self.closed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click on an empty spot leaves Esc its meaning
        self.hide()

    @property
    def face(self) -> Face:
        """The face in front."""
        return self.faces[self._stack.currentIndex()]

    def turn_to(self, face: Face) -> None:
        """Bring a face to the front."""
        place = self.faces.index(face)
        self._stack.setCurrentIndex(place)
        self.choice.set_value(place)

    def take_keys(self) -> None:
        """Give the keys to the choice of faces: arrows choose, Tab goes in."""
        self.choice.segments[self._stack.currentIndex()].setFocus(Qt.FocusReason.TabFocusReason)

    def show_state(self, *, is_shown: bool) -> None:
        """Say whether the room sees this face, and what can be done with it."""
        self.show_button.setChecked(is_shown)
        words = self.tr("Take from the room") if is_shown else self.tr("Show in the room")
        self.show_button.setAccessibleName(words)
        self.show_button.setToolTip(words)
        self.show_button.setVisible(self.face is not self.energizer)
        self.show_button.setEnabled(is_shown or self.face.room_key() is not None)
        self.undo_button.setEnabled(self.face.can_undo)
        if self.isVisible():  # each second and each slide asks
            self._fit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("In the room"))
        for face in self.faces:
            face.retranslate()
        options = [Option(place, face.title()) for place, face in enumerate(self.faces)]
        self.choice.set_options(self.tr("In the room"), options)
        self.undo_button.set_name(self.tr("Take the last step here back"), self.key_for(ConsoleCommand.UNDO))
        self._cross.set_name(self.tr("Put away"), "Esc")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put it away by Esc; what nothing in it takes passes to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit what was said of it while it was hidden."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the names of the faces have the room first."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the words of the button where the whole line then still fits."""
        self.show_button.setText(self.show_button.toolTip())
        line = (self.choice, self.show_button, self.undo_button, self._cross)
        margins = self.body.contentsMargins()
        wanted = sum(part.sizeHint().width() + Space.ONE for part in line) + margins.left() + margins.right()
        if wanted > self.width():
            self.show_button.setText("")

    @Slot(object)
    def _on_chosen(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.turned.emit()
