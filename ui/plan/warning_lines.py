"""What to look at in the plan: calm lines, each leading to the block where it is best mended."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.plan_check import PlanConcern, PlanWarning
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Radius, Space, TextRole
from ui.widgets.badge import SHAPES
from ui.widgets.buttons import PlainButton
from ui.widgets.card import row
from ui.widgets.page import PageTools

_FEW = 2
_SHAPE = 16
_PRESSING = frozenset({PlanConcern.CANNOT_FIT, PlanConcern.OVER_BOOKING, PlanConcern.FIXED_START})


class WarningLines(QWidget):
    """The first lines, and the rest on demand; nothing at all where nothing is to be looked at."""

    chosen = Signal(object)
    """The `PlanWarning` that was clicked or entered."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._warnings: tuple[PlanWarning, ...] = ()
        self._is_whole = False
        self.lines: list[WarningLine] = []
        self.more_button = PlainButton(tools.theme, Icon.DOWN)
        self.more_button.clicked.connect(self._on_more)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addLayout(row(self.more_button, 1))
        self.hide()

    def show_warnings(self, warnings: Sequence[PlanWarning]) -> None:
        """Show these; lines stay where they are, so that the keys stay on them."""
        self._warnings = tuple(warnings)
        self._draw()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self._draw()

    def step_to(self, after: PlanWarning | None) -> PlanWarning | None:
        """Return the warning behind that one, round at the end; none where there is none."""
        if not self._warnings:
            return None
        place = self._warnings.index(after) + 1 if after in self._warnings else 0
        return self._warnings[place % len(self._warnings)]

    def _draw(self) -> None:
        few = len(self._warnings) if self._is_whole or len(self._warnings) == _FEW + 1 else _FEW
        shown = self._warnings[:few]
        while len(self.lines) < len(shown):
            self._append()
        for line, warning in zip(self.lines, shown, strict=False):
            meaning = Meaning.BAD if warning.concern is PlanConcern.CANNOT_FIT else Meaning.WARN
            is_pressing = warning.concern in _PRESSING
            line.show_sentence(meaning if is_pressing else Meaning.INFO, self._tools.said(warning.message))
        for line in self.lines[len(shown) :]:
            line.hide()
        self._say_more(len(self._warnings) - len(shown))
        self.setVisible(bool(self._warnings))

    def _say_more(self, hidden: int) -> None:
        self.more_button.setVisible(self._is_whole or hidden > 0)
        self.more_button.set_icon(Icon.DOWN if hidden else Icon.ARROW_UP)
        if hidden:
            self.more_button.setText(self.tr("%n more to look at", "", hidden))
        else:
            self.more_button.setText(self.tr("Show fewer"))

    def _append(self) -> None:
        line = WarningLine(self._tools.theme)
        line.clicked.connect(partial(self._on_clicked, len(self.lines)))
        self._layout.insertWidget(len(self.lines), line)
        self.lines.append(line)

    def _on_clicked(self, place: int) -> None:
        if place < len(self._warnings):
            self.chosen.emit(self._warnings[place])

    @Slot()
    def _on_more(self) -> None:
        self._is_whole = not self._is_whole
        self._draw()


class WarningLine(QAbstractButton):
    """One sentence with its shape; the whole line is pressed by the mouse, Space or Enter."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._meaning = Meaning.WARN
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)

    @property
    def meaning(self) -> Meaning:
        """What its colour and shape say."""
        return self._meaning

    def show_sentence(self, meaning: Meaning, sentence: str) -> None:
        """Say this."""
        self._meaning = meaning
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that long sentences take a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the sentence is at that width."""
        metrics = QFontMetrics(self._theme.font(TextRole.BODY))
        room = max(width - self._left - Space.ONE, Space.EIGHT)
        lines = metrics.boundingRect(0, 0, room, 0, Qt.TextFlag.TextWordWrap, self.text()).height()
        return lines + Space.ONE

    def sizeHint(self) -> QSize:
        """Return the size of the sentence on one line or two."""
        width = max(self.width(), Space.EIGHT * 4)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the little width it can do with."""
        return QSize(Space.EIGHT * 2, Space.FOUR)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint shape and sentence; under the mouse a ground, with the keys a ring."""
        del event
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colours.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, Radius.SMALL, Radius.SMALL)
        tint = colours.ink_of(self._meaning)
        shape = self._theme.pixmap(SHAPES[self._meaning], tint, _SHAPE, self.devicePixelRatioF())
        metrics = QFontMetrics(self._theme.font(TextRole.BODY))
        top = Space.HALF + (metrics.lineSpacing() - _SHAPE) // 2
        painter.drawPixmap(Space.ONE, top, shape)
        painter.setFont(self._theme.font(TextRole.BODY))
        painter.setPen(QColor(colours.ink if self._meaning is Meaning.INFO else tint))
        words = self.rect().adjusted(self._left, Space.HALF, -Space.ONE, 0)
        painter.drawText(words, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()

    @property
    def _left(self) -> int:
        return Space.ONE + _SHAPE + Space.ONE

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
