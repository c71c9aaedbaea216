"""The first start: nothing is here yet, and that looks like a beginning."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.label import Label, Paragraph

PEOPLE = 12


class CirclePicture(QWidget):
    """People sitting in a circle around a seedling: what a good training looks like from above."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        side = Measure.SIDE_COLUMN - Space.EIGHT
        self.setFixedSize(side, side)
        theme.changed.connect(self._on_theme_changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the circle of people and the seedling."""
        del event
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(QColor(colours.ground_of(Meaning.ACCENT)))
        painter.drawEllipse(whole.adjusted(Space.FOUR, Space.FOUR, -Space.FOUR, -Space.FOUR))
        painter.setBrush(QColor(colours.card))
        painter.drawEllipse(whole.adjusted(88, 88, -88, -88))
        radius = whole.width() / 2 - Space.SIX
        dyes = (colours.accent, colours.focus, colours.before)
        for number in range(PEOPLE):
            angle = 2 * pi * number / PEOPLE - pi / 2
            centre = whole.center() + QPointF(cos(angle), sin(angle)) * radius
            self._paint_person(painter, centre, angle, dyes[(number * 2 + number // 4) % len(dyes)])
        size = Measure.ICON_HERO + Space.TWO
        place = whole.center() - QPointF(size / 2, size / 2)
        plant = self._theme.pixmap(Icon.SPROUT, colours.accent, size, self.devicePixelRatioF())
        painter.drawPixmap(place, plant)
        painter.end()

    @staticmethod
    def _paint_person(painter: QPainter, centre: QPointF, angle: float, dye: str) -> None:
        painter.save()
        painter.translate(centre)
        painter.rotate(angle * 180 / pi + 90)
        shoulders = QColor(dye)
        painter.setBrush(shoulders)
        painter.drawRoundedRect(QRectF(-20, -12, 40, 22), 11, 11)
        painter.setBrush(shoulders.darker(125))
        painter.drawEllipse(QPointF(0, 2), 10, 10)
        painter.restore()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class WelcomeCard(Card):
    """Offers the first session, and a demo to look around in."""

    session_wanted = Signal()
    """Make the first session."""

    demo_wanted = Signal()
    """Make the demo."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._is_busy = False
        self._title = Label(role=TextRole.DISPLAY, wraps=True)
        self._sentence = Paragraph(meaning=Meaning.SOFT)
        self._demo_sentence = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self.session_button = PrimaryButton(theme, Icon.CALENDAR_ADD)
        self.session_button.make_large()
        self.session_button.clicked.connect(self.session_wanted)
        self.demo_button = QuietButton(theme, Icon.SPARKLES)
        self.demo_button.clicked.connect(self.demo_wanted)
        words = QVBoxLayout()
        words.setSpacing(Space.TWO)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        words.addSpacing(Space.ONE)
        words.addWidget(self.session_button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addSpacing(Space.ONE)
        words.addWidget(self.demo_button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._demo_sentence)
        words.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(Space.FOUR)
        across.addLayout(words, 1)
        across.addWidget(CirclePicture(theme), 0, Qt.AlignmentFlag.AlignCenter)
        self.body.setContentsMargins(Space.FOUR, Space.FOUR, Space.FOUR, Space.FOUR)
        self.body.addLayout(across, 1)
        self.retranslate()

    def set_busy(self, *, is_busy: bool) -> None:
        """Show whether the demo is being made."""
        self._is_busy = is_busy
        self.demo_button.setEnabled(not is_busy)
        self.session_button.setEnabled(not is_busy)
        self.demo_button.setText(
            self.tr("The demo is being made …") if is_busy else self.tr("Look around in a demo")
        )

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("A good day of training begins here."))
        self._sentence.set_text(
            self.tr(
                "Prepare a session, welcome people at the door, keep time in the room, "
                "key the paper, and share what changed. Everything stays on this computer."
            )
        )
        self.session_button.setText(self.tr("Make the first session"))
        self._demo_sentence.setText(
            self.tr("A finished session with 100 made-up people. It can be deleted at any time.")
        )
        self.set_busy(is_busy=self._is_busy)
