"""Fields below each other that scroll where there is no room for all, so that what is below them is seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QSizePolicy, QWidget

from ui.theme.tokens import Measure
from ui.widgets.scrolled import see_through

_LEAST = Measure.ROW * 4


class FieldsArea(QScrollArea):
    """The fields, as high as all of them where there is room; where there is not, they scroll."""

    def __init__(self) -> None:
        super().__init__()
        self._shows_all = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        see_through(self)
        self._inside = QWidget()
        self._inside.setProperty("kind", "scrolled")
        self.setWidget(self._inside)
        self._inside.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def hold(self, layout: QLayout) -> None:
        """Hold these; whatever is asked beside them later is seen too."""
        self._inside.setLayout(layout)

    def show_all(self, *, is_so: bool) -> None:
        """Ask for the room of all fields, or for that of a few at least."""
        self._shows_all = is_so
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of all fields."""
        return self._inside.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the size of the least that is useful to see."""
        whole = self.sizeHint()
        return whole if self._shows_all else QSize(whole.width(), min(whole.height(), _LEAST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that a field was added or taken out."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the field in sight that is typed in when there is less room."""
        super().resizeEvent(event)
        self._show(QApplication.focusWidget())

    def _show(self, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Show the field that is typed in, from wherever the keys came."""
        self._show(now)
