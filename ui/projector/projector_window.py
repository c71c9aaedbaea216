"""The window on the second screen: draws one `AudienceView`, knows nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
    QWindow,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from facilitator.domain.key_map import KeyMap
from ui.projector.audience_painter import draw_audience
from ui.projector.audience_view import AudienceView, BlackScreen, SlideView
from ui.projector.marks import Marks
from ui.projector.presenter_keys import PresenterKeys
from ui.projector.screens import (
    Placement,
    Placing,
    ScreenFacts,
    ScreenWatch,
    are_mirrored,
    choose,
    facts_of,
    identity_of,
)
from ui.projector.slide_painter import changed_region, marks_of

_SETTLE_MS = 300
_WINDOW_SHARE = 0.5


TakesKey = Callable[[QKeyEvent], bool]
"""Does what a key means, and says whether it means anything."""
Place = Callable[[], QRect]
"""Says which part of the desktop may be covered; an empty one where any may."""


class ProjectorWindow(QWidget):
    """What the room sees. Full on the projector's screen; an ordinary window where the laptop is alone.

    Whenever anything changes about the screens it takes the room's screen at once, so that the room sees
    neither desktop nor console there, and once more when they have settled. Where the room has no screen
    it never comes up over the console: it stays where the screen was, ready for its return, and hides as
    soon as the system moves it into sight.
    """

    command_given = Signal(object)
    """A `RunCommand` or `GoToPage` typed while this window has the focus."""
    number_typed = Signal(int)
    """What is typed so far of a slide's number, 0 for none any more; the room does not see it."""
    pixels_changed = Signal(QSize)
    """How many real pixels a slide may fill."""
    placed = Signal(object)
    """A `Placing`: where the window is now, after it was switched on or the screens changed."""
    shut = Signal()
    """The window was closed from outside, by its frame or the system."""

    def __init__(self, console: QWidget) -> None:
        super().__init__()
        self._console = console
        self._view: AudienceView = BlackScreen()
        self._marks: Marks | None = None
        self._keys = PresenterKeys()
        self.takes_first: TakesKey = _takes_none
        self.rehearsal_place: Place = QRect
        self._is_wanted = False
        self._is_rehearsal = False
        self._may_swap = False
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
        self._remembered = ""
        self._has_had_screen = False
        self._stands_on: QScreen | None = None
        self._known_as = ""
        self._is_console_moved = False
        self._placing = Placing(Placement.LOST)
        self._followed: QWindow | None = None
        self._watch = ScreenWatch(self)
        self._watch.changed.connect(self._on_screens_changed)

    @property
    def view(self) -> AudienceView:
        """What the room sees now."""
        return self._view

    @property
    def marks(self) -> Marks | None:
        """What lies over it, where it belongs to it."""
        return marks_of(self._view, self._marks)

    @property
    def is_on(self) -> bool:
        """Whether the room is meant to see this window."""
        return self._is_wanted

    @property
    def is_seen(self) -> bool:
        """Whether it stands on a screen now: not while its screen is gone."""
        has_screen = self._placing.placement in {Placement.FULL, Placement.REHEARSAL}
        return self._is_wanted and self.isVisible() and has_screen

    @property
    def is_rehearsal(self) -> bool:
        """Whether it is a window on the trainer's own screen."""
        return self.is_seen and self._placing.placement is Placement.REHEARSAL

    @property
    def has_screen(self) -> bool:
        """Whether a screen is there for the room, beside the trainer's."""
        own, facts = facts_of(self._console.screen()), [facts_of(one) for one in QGuiApplication.screens()]
        return choose(facts, own, self._remembered) is not None

    @property
    def pixels(self) -> QSize:
        """How many real pixels a slide may fill."""
        return (self.size().toSizeF() * self.devicePixelRatioF()).toSize()

    def show_view(self, view: AudienceView, marks: Marks | None = None) -> None:
        """Draw this and what lies over it at once: the room comes before all else that waits to be drawn."""
        if view != self._view:
            self._view, self._marks = view, marks
            self.repaint()
        else:
            self.show_marks(marks)

    def show_marks(self, marks: Marks | None) -> None:
        """Draw anew only what differs between these marks and those before; over another page, nothing."""
        before, self._marks = marks_of(self._view, self._marks), marks
        if isinstance(self._view, SlideView):
            size = QSizeF(self._view.picture.size()) / self.devicePixelRatioF()
            region = changed_region(QRectF(self.rect()), size, before, marks_of(self._view, marks))
            if not region.isEmpty():
                self.update(region)

    def use_keys(self, keys: KeyMap) -> None:
        """Read keys by that map from now on."""
        self._keys.use(keys)

    def remember(self, identity: str) -> None:
        """Prefer the projector of this identity where several screens might be the room's."""
        self._remembered = identity

    def switch_on(self) -> None:
        """Open on the projector's screen, or as a window where there is none: a rehearsal on one screen."""
        self._is_wanted, self._has_had_screen = True, False
        self._may_swap = False
        self._keep_to(None)
        self._follow_console()
        self._take_place()

    def swap_screens(self) -> None:
        """Show the room's picture although the trainer's window stands on what was the projector before."""
        self._may_swap = True
        self._take_place()

    def take_another_screen(self) -> None:
        """Go to the next screen that is not the trainer's, where there are several."""
        others = [one for one in QGuiApplication.screens() if not self._is_own(one)]
        if self._is_wanted and len(others) > 1:
            stands = self.screen()
            place = others.index(stands) + 1 if stands in others else 0
            chosen = others[place % len(others)]
            self._remembered, self._may_swap = identity_of(chosen), True
            self._keep_to(chosen)
            self._take_place()

    @Slot(bool)
    def step_aside(self, is_aside: bool) -> None:
        """Let a rehearsal go behind the console where it would hide what was opened there, and come back."""
        console = self._console.window()
        if not self.is_rehearsal:
            return
        if not is_aside:
            self.raise_()
        elif console.frameGeometry().intersects(self.frameGeometry()):
            console.raise_()

    def switch_off(self) -> None:
        """Let the room see nothing of ours."""
        self._is_wanted = False
        self._settle_timer.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the view, edge to edge."""
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        draw_audience(painter, QRectF(self.rect()), self._view, self._marks)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand a clicker's key on to the console, one for the slide tools before all others."""
        if self.takes_first(event):
            return
        command = self._keys.read(event)
        self.number_typed.emit(self._keys.number)
        if command is None:
            super().keyPressEvent(event)
        else:
            self.command_given.emit(command)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how large slides are wanted now."""
        super().resizeEvent(event)
        self.pixels_changed.emit(self.pixels)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Stay out of sight where the system moves the window of a lost screen to another one."""
        super().moveEvent(event)
        if self._placing.placement is Placement.LOST:
            self._keep_out_of_sight()

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
        """Name the window; that this is a rehearsal stands here and nowhere in the picture."""
        if self._is_rehearsal:
            self.setWindowTitle(self.tr("Rehearsal: what the room sees"))
        else:
            self.setWindowTitle(self.tr("What the room sees"))

    def _set_rehearsal(self, *, is_rehearsal: bool) -> None:
        if is_rehearsal != self._is_rehearsal:
            self._is_rehearsal = is_rehearsal
            self._retranslate()

    @Slot()
    def _take_place(self) -> None:
        """Stand where the room looks, and say where that is."""
        if not self._is_wanted:
            return
        if self._is_console_moved:
            self._is_console_moved = False
            self._keep_to(None)
        self._stand()
        if self._placing.placement is Placement.FULL:
            self._free_console()
        self.placed.emit(self._placing)

    def _stand(self) -> None:
        """Fill the projector's screen; in a rehearsal be a window that leaves the console in sight."""
        screens = QGuiApplication.screens()
        facts = [facts_of(screen) for screen in screens]
        own = next(
            (one for one, screen in zip(facts, screens, strict=True) if self._is_own(screen)), facts[0]
        )
        chosen = choose(facts, own, self._remembered, self._kept(screens, facts))
        is_swapped = chosen is not None and own.identity == self._remembered != chosen.identity
        if is_swapped and not self._may_swap:
            self._placing = Placing(Placement.CONSOLE_ON_PROJECTOR)
            self.hide()
        elif chosen is not None:
            self._has_had_screen = True
            self._placing = Placing(Placement.FULL, chosen.identity)
            self._keep_to(screens[facts.index(chosen)])
            self._fill(screens[facts.index(chosen)])
        elif are_mirrored(facts):
            self._placing = Placing(Placement.MIRRORED)
            self.hide()
        elif self._has_had_screen:
            self._placing = Placing(Placement.LOST)
            self._keep_out_of_sight()
        else:
            self._placing = Placing(Placement.REHEARSAL)
            self._stand_beside_console()

    def _keep_to(self, screen: QScreen | None) -> None:
        """Let that be the room's screen; where another is of the same make, it alone is, not its make."""
        made = "" if screen is None else identity_of(screen)
        twins = [one for one in QGuiApplication.screens() if identity_of(one) == made]
        self._stands_on, self._known_as = screen, made if len(twins) == 1 else ""

    def _kept(self, screens: Sequence[QScreen], facts: Sequence[ScreenFacts]) -> ScreenFacts | None:
        """Return the room's screen where it is still there, or is there again under its make."""
        stands = self._stands_on
        if stands is not None and isValid(stands) and stands in screens:
            return facts[screens.index(stands)]
        return next((one for one in facts if self._known_as and one.identity == self._known_as), None)

    def _is_own(self, screen: QScreen) -> bool:
        """Say whether the trainer's window is on that screen."""
        return screen == self._console.screen()

    def _follow_console(self) -> None:
        """Hear of it when the trainer's window is moved to another screen."""
        handle = self._console.window().windowHandle()
        if handle is not None and handle is not self._followed:
            self._followed = handle
            handle.screenChanged.connect(self._on_console_moved)

    def _fill(self, screen: QScreen) -> None:
        self._set_rehearsal(is_rehearsal=False)
        if self.isVisible() and self.screen() == screen and self.geometry() == screen.geometry():
            return
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def _free_console(self) -> None:
        """Bring the trainer's window out from under this one: a screen came, went or was scaled under it."""
        console, room = self._console.window(), self.screen()
        others = [one for one in QGuiApplication.screens() if one != room]
        if others and self._reaches(console, room):
            free = (console.screen() if console.screen() in others else others[0]).availableGeometry()
            state, edges = console.windowState(), console.frameGeometry().size() - console.size()
            console.setWindowState(Qt.WindowState.WindowNoState)
            console.resize(console.size().boundedTo(free.size() - edges))
            console.move(free.topLeft())
            console.setWindowState(state)

    def _reaches(self, console: QWidget, room: QScreen) -> bool:
        """Say whether some of that window lies on the room's screen; one larger than its own does.

        The system fits a maximised window by itself, and its edges lie outside its screen.
        """
        if console.isMaximized() or console.isFullScreen():
            return console.screen() == room
        frame, own = console.frameGeometry(), console.screen().geometry()
        return room.geometry().intersects(frame) or frame.size().boundedTo(own.size()) != frame.size()

    def _keep_out_of_sight(self) -> None:
        """Hide where any screen shows the place on which the window stands."""
        if any(screen.geometry().intersects(self.geometry()) for screen in QGuiApplication.screens()):
            self.hide()

    def _stand_beside_console(self) -> None:
        """Be an ordinary window that the trainer may move and size; it comes back as it was left.

        It stands where the console shows the same picture, over the console, and takes no keys from it;
        what the trainer types into and presses stays in sight.
        """
        self.setCursor(Qt.CursorShape.ArrowCursor)
        is_first = not self._is_rehearsal
        self._set_rehearsal(is_rehearsal=True)
        self.showNormal()
        if is_first:
            free = self._console.screen().availableGeometry()
            place = self.rehearsal_place().intersected(free)
            place = free if place.isEmpty() else place
            console = self._console.window()  # its frame is known, that of a new window only later
            edges = console.frameGeometry().size() - console.size()
            edges = edges.expandedTo(self.frameGeometry().size() - self.size())
            size = free.size() * _WINDOW_SHARE
            fitting = size.scaled(place.size() - edges, Qt.AspectRatioMode.KeepAspectRatio)
            self.resize(size.boundedTo(fitting))
            frame = QRect(QPoint(), self.size() + edges)
            self.move(place.bottomRight() - frame.bottomRight())
        self.raise_()

    @Slot()
    def _on_screens_changed(self) -> None:
        if self._is_wanted:
            self._is_console_moved = False
            self._stand()
            self._settle_timer.start()

    @Slot()
    def _on_console_moved(self) -> None:
        """Give way where the trainer moved the window; the system moves it, too, when a screen goes."""
        if self._is_wanted and not self._settle_timer.isActive():
            self._is_console_moved = True
            self._settle_timer.start()


def _takes_none(event: QKeyEvent) -> bool:
    del event
    return False
