"""The webcam at the door: its picture, which camera, and one sentence where it sees nothing.

The room never sees it: the projector is told of nothing that happens here.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from facilitator.domain.attendance import Tone
from facilitator.imports.code_reader import load_reading
from ui.attendance.camera_devices import Cameras, LaptopCameras
from ui.attendance.camera_reader import Seen
from ui.attendance.camera_view import CameraView
from ui.attendance.camera_watch import PATIENCE_MS, CameraState, CameraWatch
from ui.attendance.door_deeds import Answer
from ui.theme.tokens import Meaning, Space
from ui.widgets.calm_wheel import calm_wheel
from ui.widgets.card import Card, column
from ui.widgets.choices import choose, offer
from ui.widgets.label import Label
from ui.widgets.multimedia import load_multimedia
from ui.widgets.page import PageTools

_WIDE = 2.0
"""From this shape on words stand beside the picture."""

_LEAST_LETTERS = 12


class CameraCard(Card):
    """Hidden while it is off. The camera is open only while the card is on and its page in front."""

    code_shown = Signal(str)
    """The text of a code that is held up anew."""

    darkness_changed = Signal(bool)
    """Whether the room is too dark for the camera."""

    switched = Signal()
    """`is_on` is new."""

    def __init__(
        self,
        tools: PageTools,
        cameras: Cameras | None = None,
        parent: QWidget | None = None,
        *,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        super().__init__(tools.theme, parent=parent)
        self._tools = tools
        self._tones: dict[str, Tone] = {}
        self._is_dark = False
        self.is_on = False
        self.watch = CameraWatch(cameras or LaptopCameras(self), self, patience_ms=patience_ms)
        self.watch.state_changed.connect(self._on_state)
        self.watch.seen.connect(self._on_seen)
        self.view = CameraView(tools.theme)
        self.sentence = Label(meaning=Meaning.WARN, wraps=True)
        self.choice = QComboBox()
        calm_wheel(self.choice)
        self.choice.activated.connect(self._on_chosen)
        self._lay_out()
        self.hide()

    @Slot()
    def switch(self) -> None:
        """Turn the camera on or off."""
        self.is_on = not self.is_on
        self.setVisible(self.is_on)
        self.switched.emit()

    @Slot(object)
    def show_answer(self, answer: Answer) -> None:
        """Outline a code from now on in the colour of what came of it."""
        if answer.code:
            self._tones[answer.code] = answer.outcome.tone

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Camera"))
        self.choice.setAccessibleName(self.tr("Which camera is used"))
        self.view.setAccessibleName(self.tr("What the camera sees"))
        self._on_state()

    def let_go(self) -> None:
        """Give the camera back, for good."""
        self.is_on = False
        self.watch.turn_off()

    def showEvent(self, event: QShowEvent) -> None:
        """Open the camera, once what it needs is loaded."""
        super().showEvent(event)
        if self.is_on:
            self._tools.operations.load(_load_camera, self._on_loaded)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the camera back: nobody is watched by a page that nobody looks at."""
        super().hideEvent(event)
        self.watch.turn_off()

    @Slot(object)
    def _on_loaded(self, _nothing: object) -> None:
        if self.is_on and self.isVisible():
            self.watch.turn_on(self._tools.appearance.preferences.camera)

    @Slot()
    def _on_state(self) -> None:
        state = self.watch.state
        if state is not CameraState.SEEING:
            self._set_dark(is_dark=False)
        if state not in {CameraState.SEEING, CameraState.COVERED}:
            self._tones = {}
            self.view.show_seen(None, {})
        words = self._words(state)
        self.sentence.setText(words)
        self.sentence.setVisible(bool(words))
        self.view.setAccessibleDescription(words)
        names = self.watch.names
        offer(self.choice, [(one.name, one.id) for one in names])
        if self.watch.current is not None:
            choose(self.choice, self.watch.current.id)
        self.choice.setVisible(len(names) > 1)

    @Slot(object)
    def _on_seen(self, seen: Seen) -> None:
        for text in seen.new:
            self._tones.pop(text, None)
            self.code_shown.emit(text)
        self.view.show_seen(seen, self._tones)
        if self.watch.state is CameraState.SEEING:
            self._set_dark(is_dark=seen.light.is_dark or (self._is_dark and seen.light.is_dim))

    @Slot()
    def _on_chosen(self) -> None:
        """Use that camera, now and at the next start."""
        chosen = str(self.choice.currentData())
        appearance = self._tools.appearance
        try:
            appearance.keep(replace(appearance.preferences, camera=chosen))
        except OSError:
            self._tools.announce(self.tr("The choice of the camera could not be kept."), Meaning.WARN)
        self.watch.turn_on(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words beside the picture where there is more width than it needs."""
        super().resizeEvent(event)
        is_wide = self.width() > self.height() * _WIDE
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(beside if is_wide else below)
        self._parts.setStretch(1, 1 if is_wide else 0)

    def _lay_out(self) -> None:
        margin = Space.TWO
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.choice.setMinimumContentsLength(_LEAST_LETTERS)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._parts.setSpacing(Space.TWO)
        self._parts.addWidget(self.view, 3)
        self._parts.addLayout(column(self.sentence, self.choice), 1)
        self.body.addLayout(self._parts, 1)

    def _set_dark(self, *, is_dark: bool) -> None:
        if is_dark != self._is_dark:
            self._is_dark = is_dark
            self.darkness_changed.emit(is_dark)

    def _words(self, state: CameraState) -> str:
        """Return what is to be done where the camera sees nothing."""
        return {
            CameraState.NO_FRAMES: self.tr(
                "No picture comes from the camera. Close other programs that use it, or plug it in anew;"
                " it goes on by itself."
            ),
            CameraState.UNREADABLE: self.tr(
                "The pictures of this camera cannot be read. Choose another camera, plug it in anew, or use"
                " the scanner; it goes on by itself."
            ),
            CameraState.COVERED: self.tr("The camera sees only black. Open its cover; it goes on by itself."),
            CameraState.NO_CAMERA: self.tr(
                "This laptop has no camera. Plug one in, or use the scanner or the field."
            ),
            CameraState.UNPLUGGED: self.tr(
                "The camera was unplugged. Plug it in again; it goes on by itself."
            ),
            CameraState.REFUSED: self.tr(
                "The system keeps the camera from this program. Allow it in the settings."
            ),
        }.get(state, "")


def _load_camera() -> None:
    load_multimedia()
    load_reading()
