"""Designed states: nothing here yet, loading, and a sentence in line instead of a box in the way."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Radius, Space, TextRole
from ui.widgets.badge import SHAPES
from ui.widgets.buttons import Button, DangerButton, IconButton, PrimaryButton, QuietButton
from ui.widgets.label import Label, Paragraph


class Picture(QLabel):
    """An icon on a round pale ground; it follows the theme."""

    def __init__(
        self,
        theme: Theme,
        icon: Icon,
        meaning: Meaning = Meaning.ACCENT,
        size: int = Measure.ICON_HERO,
        *,
        has_ground: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._meaning = meaning
        self._size = int(size)
        self._has_ground = has_ground
        side = self._size * 2 if has_ground else self._size
        self.setFixedSize(side, side)
        theme.changed.connect(self._on_theme_changed)

    def set_icon(self, icon: Icon, meaning: Meaning) -> None:
        """Show another icon in another meaning."""
        self._icon = icon
        self._meaning = meaning
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and icon."""
        del event
        tint = self._theme.colours.tints[self._meaning]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._has_ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tint.ground))
            painter.drawEllipse(self.rect())
        left = (self.width() - self._size) // 2
        painter.drawPixmap(
            left, left, self._theme.pixmap(self._icon, tint.ink, self._size, self.devicePixelRatioF())
        )
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class EmptyState(QWidget):
    """What stands where nothing is yet: a picture, what will be here, and the first thing to do."""

    action_requested = Signal()
    """The button was pressed."""

    def __init__(self, theme: Theme, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = Picture(theme, icon)
        self._title = Label(role=TextRole.TITLE)
        self._sentence = Paragraph(meaning=Meaning.SOFT)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setMaximumWidth(Measure.FORM_WIDTH)
        self.button = PrimaryButton(theme)
        self.button.clicked.connect(self.action_requested)
        self.button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.THREE, Space.THREE, Space.THREE, Space.THREE)
        layout.setSpacing(Space.TWO)
        layout.addStretch(1)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._sentence, 1000)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def set_texts(self, title: str, sentence: str, action: str = "") -> None:
        """Say what is not here yet and what to do; without an action there is no button."""
        self._title.setText(title)
        self._sentence.set_text(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))


class InlineNotice(QFrame):
    """One sentence in line, with its meaning, and a button where something can be done."""

    action_requested = Signal()
    """The button was pressed."""

    dismissed = Signal()
    """The user put the notice away."""

    def __init__(self, theme: Theme, *, can_dismiss: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meaning = Meaning.INFO
        self.setProperty("kind", "notice")
        self.setProperty("meaning", str(Meaning.INFO))
        self._picture = Picture(theme, Icon.INFO, Meaning.INFO, Measure.ICON, has_ground=False)
        self._sentence = Label(wraps=True)
        self.button = QuietButton(theme)
        self.button.clicked.connect(self.action_requested)
        self._cross = IconButton(theme, Icon.CLOSE)
        self._cross.clicked.connect(self._on_dismissed)
        self._line = layout = QHBoxLayout(self)
        layout.setSpacing(Space.TWO)
        layout.addWidget(self._picture)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self.button)
        layout.addWidget(self._cross)
        self._cross.setVisible(can_dismiss)
        self.set_tight(is_tight=False)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._sentence.text()

    @property
    def meaning(self) -> Meaning:
        """What its colour and shape say."""
        return self._meaning

    def show_sentence(self, meaning: Meaning, sentence: str, action: str = "") -> None:
        """Say a sentence; an empty one puts the notice away."""
        self._meaning = meaning
        self.setProperty("meaning", str(meaning))
        self.style().unpolish(self)
        self.style().polish(self)
        self._picture.set_icon(SHAPES[meaning], meaning)
        self._sentence.setText(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self._cross.set_name(self.tr("Put this notice away"))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def set_tight(self, *, is_tight: bool) -> None:
        """Take less height where several stand one above the other."""
        edge = Space.HALF if is_tight else Space.ONE
        self._line.setContentsMargins(Space.TWO, edge, Space.ONE, edge)

    @Slot()
    def _on_dismissed(self) -> None:
        self.hide()
        self.dismissed.emit()


class ConfirmBar(QFrame):
    """Asks in line before something is taken away; the safe answer has the focus."""

    confirmed = Signal()
    """The user said yes."""

    declined = Signal()
    """The user said no, or pressed Esc."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setProperty("meaning", str(Meaning.WARN))
        self._question = Label(wraps=True)
        self.yes_button: Button = DangerButton(theme)
        self.no_button: Button = QuietButton(theme)
        self.yes_button.clicked.connect(self._on_yes)
        self.no_button.clicked.connect(self._on_no)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.TWO, Space.ONE, Space.ONE, Space.ONE)
        layout.setSpacing(Space.ONE)
        layout.addWidget(Picture(theme, Icon.WARN, Meaning.WARN, Measure.ICON, has_ground=False))
        layout.addWidget(self._question, 1)
        layout.addWidget(self.no_button)
        layout.addWidget(self.yes_button)
        self.hide()

    def ask(self, question: str, yes: str, no: str = "") -> None:
        """Show the question; `yes` names what will be done (`Delete the session`)."""
        self._question.setText(question)
        self.yes_button.setText(yes)
        self.no_button.setText(no or self.tr("Keep"))
        self.setAccessibleName(question)
        self.show()
        self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc as no."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_no()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_yes(self) -> None:
        self.hide()
        self.confirmed.emit()

    @Slot()
    def _on_no(self) -> None:
        self.hide()
        self.declined.emit()


class Skeleton(QWidget):
    """Grey lines where words will stand; they appear only if loading takes a while."""

    SHOW_AFTER_MS = 150
    WIDTHS = (0.62, 0.9, 0.78, 0.45, 0.84, 0.7)

    def __init__(self, theme: Theme, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self._is_due = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(self.SHOW_AFTER_MS)
        self._timer.timeout.connect(self._on_due)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Loading"))

    def sizeHint(self) -> QSize:
        """Return the room of its lines."""
        return QSize(Measure.SIDE_COLUMN, self._lines * Space.FOUR)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to wait."""
        super().showEvent(event)
        self._is_due = False
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop waiting."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines once they are due."""
        del event
        if not self._is_due:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.sunken))
        for line in range(self._lines):
            width = round(self.width() * self.WIDTHS[line % len(self.WIDTHS)])
            painter.drawRoundedRect(
                0, line * Space.FOUR + Space.ONE, width, Space.TWO, Radius.SMALL, Radius.SMALL
            )
        painter.end()

    @Slot()
    def _on_due(self) -> None:
        self._is_due = True
        self.update()
