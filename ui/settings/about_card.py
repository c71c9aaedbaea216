"""What the program is, and whose work is in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.card import Card
from ui.widgets.label import Label, Paragraph

LICENCES = (
    ("Facilitator", "Apache-2.0"),
    ("Qt, PySide6", "LGPL-3.0"),
    ("Noto Sans SC", "OFL-1.1"),
    ("Lucide", "ISC"),
    ("SQLite, SQLCipher", "Public Domain, BSD-3-Clause"),
    ("SQLAlchemy, Alembic, openpyxl, pypinyin, wakepy", "MIT"),
    ("pandas, ReportLab, XlsxWriter, qrcode", "BSD"),
    ("Pillow", "MIT-CMU"),
    ("pypdfium2, PDFium", "BSD-3-Clause, Apache-2.0"),
)


class AboutCard(Card):
    """Version and licences."""

    def __init__(self, theme: Theme, version: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._version = version
        self._sentence = self.add(Paragraph(meaning=Meaning.SOFT))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.FOUR)
        grid.setVerticalSpacing(Space.HALF)
        grid.setColumnStretch(1, 1)
        for number, (name, licence) in enumerate(LICENCES):
            grid.addWidget(Label(name, TextRole.SMALL), number, 0)
            grid.addWidget(
                Label(licence, TextRole.SMALL, Meaning.SOFT), number, 1, Qt.AlignmentFlag.AlignLeft
            )
        self.body.addLayout(grid)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.set_title(self.tr("About Facilitator {version}").format(version=self._version).rstrip())
        self._sentence.set_text(
            self.tr(
                "Made for people who train parents far from home. It works without a network, "
                "and nothing leaves this computer unless you export it."
            )
        )
