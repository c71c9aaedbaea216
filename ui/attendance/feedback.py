"""The one thing that is largest at the door: what came of the last scan, legible from three metres."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.domain.attendance import Tone
from ui.theme.fonts import font_of
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import SIGNALS, Meaning, Radius, Space, TextRole

MEANINGS = {Tone.GOOD: Meaning.GOOD, Tone.AMBER: Meaning.WARN, Tone.BAD: Meaning.BAD}
SHAPES = {Tone.GOOD: Icon.GOOD, Tone.AMBER: Icon.WARN, Tone.BAD: Icon.BAD}
WORD_PX = 64
LARGEST_PX = 40
SMALLEST_PX = 20
SHAPE_SHARE = 0.42


class FeedbackCard(QWidget):
    """Colour, shape and words of one outcome; calm and inviting while nothing has been scanned."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, word_px: int = WORD_PX) -> None:
        super().__init__(parent)
        self._theme = theme
        self._word_px = word_px
        self._tone: Tone | None = None
        self._word = ""
        self._sentence = ""
        self._detail = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._on_theme_changed)

    @property
    def tone(self) -> Tone | None:
        """The tone shown, or None while nothing was scanned."""
        return self._tone

    @property
    def word(self) -> str:
        """The word that is largest."""
        return self._word

    @property
    def sentence(self) -> str:
        """The words shown."""
        return self._sentence

    def show_outcome(self, tone: Tone | None, sentence: str, detail: str = "", word: str = "") -> None:
        """Show a word that is read from afar, a sentence below it, and one line of detail, in one tone."""
        self._tone = tone
        self._word = word
        self._sentence = sentence
        self._detail = detail
        self.setAccessibleName(" ".join(part for part in (word, sentence, detail) if part))
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return the room in which the sentence can be read from afar."""
        return QSize(Space.EIGHT * 5, Space.EIGHT * 2 + Space.TWO)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(Space.EIGHT * 8, Space.EIGHT * 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, shape and words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ink, ground = self.inks()
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()), Radius.CARD, Radius.CARD)
        side = round(min(self.height() * SHAPE_SHARE, 2 * self._word_px))
        icon = SHAPES[self._tone] if self._tone else Icon.DOOR
        left = float(Space.FOUR)
        pixmap = self._theme.pixmap(icon, ink, side, self.devicePixelRatioF())
        painter.drawPixmap(round(left), round((self.height() - side) / 2), pixmap)
        self._paint_words(painter, QRectF(self.rect()).adjusted(left + side + Space.THREE, 0, -left, 0), ink)
        painter.end()

    def inks(self) -> tuple[str, str]:
        """Return the colours of words and ground: an outcome fills the field, waiting is pale."""
        if self._tone is None:
            tint = self._theme.colours.tints[Meaning.SOFT]
            return tint.ink, tint.ground
        signal = SIGNALS[MEANINGS[self._tone]]
        return signal.ink, signal.ground

    def _paint_words(self, painter: QPainter, room: QRectF, ink: str) -> None:
        detail_font = self._theme.font(TextRole.TITLE)
        whole_detail_height = QFontMetricsF(detail_font).height() * 1.3 if self._detail else 0.0
        word_font, detail_height = self._give_way(room, whole_detail_height)
        word_height = QFontMetricsF(word_font).height() if self._word else 0.0
        left_over = room.height() - word_height - detail_height - Space.THREE
        font, height, flags = self._fitting_font(room.width(), left_over)
        top = room.center().y() - (word_height + height + detail_height) / 2
        painter.setPen(QColor(ink))
        painter.setFont(word_font)
        painter.drawText(
            QRectF(room.left(), top, room.width(), word_height), int(Qt.AlignmentFlag.AlignLeft), self._word
        )
        top += word_height
        painter.setFont(font)
        words = QRectF(room.left(), top, room.width(), height)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft) | flags, self._sentence)
        if detail_height:
            painter.setFont(detail_font)
            line = QRectF(room.left(), top + height, room.width(), detail_height)
            fitted = painter.fontMetrics().elidedText(
                self._detail, Qt.TextElideMode.ElideRight, round(room.width())
            )
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), fitted)

    def _give_way(self, room: QRectF, detail_height: float) -> tuple[QFont, float]:
        """Return the font of the word and the height of the detail that leave the sentence its room.

        Where there is little, the word becomes smaller first; then the detail goes.
        """
        flags = int(Qt.TextFlag.TextWordWrap)
        least = self._taken(font_of(SMALLEST_PX, bold=True), room.width(), flags).height()
        fonts = self._word_fonts(room)
        for kept in (detail_height, 0.0):
            for font in fonts:
                taken = QFontMetricsF(font).height() if self._word else 0.0
                if taken + least + kept + Space.THREE <= room.height():
                    return font, kept
        return fonts[-1], 0.0

    def _word_fonts(self, room: QRectF) -> list[QFont]:
        """Return the fonts in which the word is a line of less than half the height, largest first."""
        fonts = [font_of(size, bold=True) for size in range(self._word_px, SMALLEST_PX, -4)]
        fitting = [font for font in fonts if self._fits_as_word(QFontMetricsF(font), room)]
        return fitting or fonts[-1:]

    def _fits_as_word(self, metrics: QFontMetricsF, room: QRectF) -> bool:
        is_low = metrics.height() <= room.height() * 0.48
        return is_low and metrics.horizontalAdvance(self._word) <= room.width()

    def _fitting_font(self, width: float, height: float) -> tuple[QFont, float, int]:
        """Return the largest bold font in which the whole sentence fits, its height, and how to wrap it.

        Only a name longer than a line in the smallest size is broken inside.
        """
        flags = int(Qt.TextFlag.TextWordWrap)
        for size in range(self._word_px * LARGEST_PX // WORD_PX, SMALLEST_PX - 1, -2):
            font = font_of(size, bold=True)
            taken = self._taken(font, width, flags)
            if taken.height() <= height and taken.width() <= width:
                return font, taken.height(), flags
        if taken.width() > width:
            flags = int(Qt.TextFlag.TextWrapAnywhere)
        return font, min(height, self._taken(font, width, flags).height()), flags

    def _taken(self, font: QFont, width: float, flags: int) -> QRectF:
        return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 10_000), flags, self._sentence)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
