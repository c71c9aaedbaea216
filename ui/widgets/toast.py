"""Toasts: a sentence that comes and goes by itself, above the page, and takes no focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space
from ui.widgets.badge import SHAPES
from ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from ui.widgets.label import Label
from ui.widgets.states import Picture

SHOWN_MS = 4000
SHOWN_WITH_ACTION_MS = 10_000
MOST_AT_ONCE = 3
_TYPED_IN = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


class Toast(QFrame):
    """One sentence with its meaning, and one button at most."""

    def __init__(
        self,
        theme: Theme,
        sentence: str,
        meaning: Meaning,
        action: str,
        on_action: Callable[[], None] | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._on_action = on_action
        self.sentence = sentence
        self.setProperty("kind", "toast")
        self.setAccessibleName(sentence)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.TWO, Space.ONE, Space.ONE, Space.ONE)
        layout.setSpacing(Space.TWO)
        layout.addWidget(Picture(theme, SHAPES[meaning], meaning, Measure.ICON, has_ground=False))
        words = Label(sentence, wraps=True)
        words.setMinimumWidth(min(words.fontMetrics().horizontalAdvance(sentence) + Space.ONE, 360))
        layout.addWidget(words, 1)
        self.button: PlainButton | None = None
        if action:
            self.button = PlainButton(theme, text=action)
            self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.button.clicked.connect(self._on_clicked)
            layout.addWidget(self.button)
        cross = IconButton(theme, Icon.CLOSE, self.tr("Close"))
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(self.leave)
        layout.addWidget(cross)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        self._timer.start(SHOWN_WITH_ACTION_MS if action else SHOWN_MS)

    @Slot()
    def leave(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.setParent(None)
        self.deleteLater()

    @Slot()
    def _on_clicked(self) -> None:
        self.leave()
        if self._on_action is not None:
            self._on_action()


class ToastArea(QWidget):
    """Where toasts stand: at the bottom of its host, the newest lowest; above what is used next there.

    That is a line to type in, and the filled button of a page.
    """

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.ONE)
        host.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self.hide()

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """The toasts shown, oldest first."""
        return tuple(self.findChildren(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly))

    def announce(
        self,
        sentence: str,
        meaning: Meaning = Meaning.GOOD,
        action: str = "",
        on_action: Callable[[], None] | None = None,
    ) -> None:
        """Show a toast; the same sentence is not shown twice, and three are shown at most.

        One with an action takes the place of an earlier one with an action, which is the last step no more.
        """
        for toast in self.toasts:
            if toast.sentence == sentence or (action and toast.button is not None):
                toast.leave()
        for toast in self.toasts[: 1 - MOST_AT_ONCE]:
            toast.leave()
        toast = Toast(self._theme, sentence, meaning, action, on_action, self)
        toast.destroyed.connect(self._on_gone)
        self._layout.addWidget(toast)
        toast.show()
        self.show()
        self._place()

    def withdraw(self, sentence: str) -> None:
        """Put the toast of that sentence away: what it offers is out of date."""
        for toast in self.toasts:
            if toast.sentence == sentence:
                toast.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the host changes its size."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _on_gone(self) -> None:
        if not self.toasts:
            self.hide()
        else:
            self._place()

    @Slot()
    def _on_focus_changed(self) -> None:
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        self.adjustSize()
        left = max(0, (self._host.width() - self.width()) // 2)
        place = QRect(QPoint(left, self._host.height() - self.height() - Space.THREE), self.size())
        for used in self._used_next():
            if used.intersects(place) and used.top() - Space.ONE >= place.height():
                place.moveBottom(used.top() - Space.ONE - 1)
        self.move(place.topLeft())
        self.raise_()

    def _used_next(self) -> list[QRect]:
        """Return what is to stay in sight, lowest first; what is typed in with the keys is the last."""
        used = (*self._host.findChildren(QLineEdit), *self._host.findChildren(PrimaryButton))
        seen = sorted(map(self._seen, used), key=QRect.top, reverse=True)
        focus = QApplication.focusWidget()
        if isinstance(focus, _TYPED_IN) and self._host.isAncestorOf(focus):
            seen.append(self._seen(focus))
        return seen

    def _seen(self, used: QWidget) -> QRect:
        """Return where on the host that is seen; empty where it is not."""
        seen = used.visibleRegion().boundingRect() if used.isVisible() else QRect()
        return seen.translated(used.mapTo(self._host, QPoint()))
