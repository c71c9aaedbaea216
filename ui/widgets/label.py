"""Texts: a label in one of the four sizes, and a paragraph with room between its lines."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.tokens import Meaning, TextRole

LINE_PERCENT = 112
"""Of the typeface's own line, which is 1.45 times its size: 1.6 in all, as Chinese wants it."""


class Label(QLabel):
    """One text, always plain: what a roster says is never read as markup."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = TextRole.BODY,
        meaning: Meaning = Meaning.PLAIN,
        *,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", str(role))
        self.setProperty("meaning", str(meaning))
        self.setWordWrap(wraps)
        self.setText(text)

    def set_meaning(self, meaning: Meaning) -> None:
        """Change what the colour says."""
        if self.property("meaning") == str(meaning):
            return
        self.setProperty("meaning", str(meaning))
        self.style().unpolish(self)
        self.style().polish(self)


class Paragraph(QLabel):
    """Some sentences to read, with lines 1.6 times as high as its signs."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = TextRole.BODY,
        meaning: Meaning = Meaning.PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._plain = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setProperty("role", str(role))
        self.setProperty("meaning", str(meaning))
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.set_text(text)

    @property
    def plain_text(self) -> str:
        """The sentences as they were given."""
        return self._plain

    def set_text(self, text: str) -> None:
        """Show these sentences; a line break begins a new paragraph."""
        self._plain = text
        align = {
            Qt.AlignmentFlag.AlignHCenter: "center",
            Qt.AlignmentFlag.AlignRight: "right",
        }.get(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask, "left")
        lines = (
            f'<p align="{align}" style="line-height:{LINE_PERCENT}%; margin:0">{escape(line) or "&nbsp;"}</p>'
            for line in text.split("\n")
        )
        self.setText("".join(lines))
        self.setAccessibleName(text)
