"""The window on the second screen: draws one `AudienceView`, knows nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from ui.projector.audience_painter import draw_audience
from ui.projector.audience_view import AudienceView, BlackScreen
from ui.projector.presenter_keys import PresenterKeys

_SETTLE_MS = 300
_WINDOW_SHARE = 0.5


def audience_screen(console: QWidget) -> QScreen | None:
    """Return the screen that is not the console's, or none where there is only one."""
    own = console.screen()
    return next((screen for screen in QGuiApplication.screens() if screen is not own), None)


class ProjectorWindow(QWidget):
    """What the room sees. Full on the second screen, an ordinary window where there is one screen.

    Qt moves a window to another screen before it says that its own is gone, so the window hides
    first and takes its place again once the screens have settled.
    """

    command_given = Signal(object)
    """A `PresenterCommand` or `GoToPage` typed while this window has the focus."""
    pixels_changed = Signal(QSize)
    """How many real pixels a slide may fill."""
    shut = Signal()
    """The window was closed from outside, by its frame or the system."""

    def __init__(self, console: QWidget) -> None:
        super().__init__()
        self._console = console
        self._view: AudienceView = BlackScreen()
        self._keys = PresenterKeys()
        self._is_wanted = False
        self._settle_timer = QTimer(self)
        self._settle_timer.setSingleShot(True)
        self._settle_timer.setInterval(_SETTLE_MS)
        self._settle_timer.timeout.connect(self._take_place)
        self.setObjectName("projector")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._retranslate()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._on_screens_changed)
            app.screenAdded.connect(self._on_screens_changed)

    @property
    def view(self) -> AudienceView:
        """What the room sees now."""
        return self._view

    @property
    def is_on(self) -> bool:
        """Whether the room is meant to see this window."""
        return self._is_wanted

    @property
    def pixels(self) -> QSize:
        """How many real pixels a slide may fill."""
        return (self.size().toSizeF() * self.devicePixelRatioF()).toSize()

    def show_view(self, view: AudienceView) -> None:
        """Draw this at once: the room comes before whatever else waits to be drawn."""
        if view != self._view:
            self._view = view
            self.repaint()

    def switch_on(self) -> None:
        """Open on the second screen, or as a window on the only one."""
        self._is_wanted = True
        self._take_place()

    def switch_off(self) -> None:
        """Let the room see nothing of ours."""
        self._is_wanted = False
        self._settle_timer.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the view, edge to edge."""
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        draw_audience(painter, QRectF(self.rect()), self._view)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand a clicker's key on to the console."""
        command = self._keys.read(event)
        if command is None:
            super().keyPressEvent(event)
        else:
            self.command_given.emit(command)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how large slides are wanted now."""
        super().resizeEvent(event)
        self.pixels_changed.emit(self.pixels)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take it as switched off."""
        self._is_wanted = False
        super().closeEvent(event)
        self.shut.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language in the frame."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("What the room sees"))

    @Slot()
    def _take_place(self) -> None:
        """Fill the second screen; on one screen be a window that leaves the console in sight."""
        if not self._is_wanted:
            return
        screen = audience_screen(self._console)
        if screen is None:
            self.setCursor(Qt.CursorShape.ArrowCursor)
            room = self._console.screen().availableGeometry()
            self.showNormal()
            self.resize(room.size() * _WINDOW_SHARE)
            return
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    @Slot()
    def _on_screens_changed(self) -> None:
        if self._is_wanted:
            self.hide()
            self._settle_timer.start()
