"""What stands in the window until the workspace is open, and where it cannot be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.label import Label, Paragraph
from ui.widgets.states import Picture, Skeleton


class OpeningView(QWidget):
    """First grey lines; then, if need be, what is wrong and what can be done."""

    retry_requested = Signal()
    """Try to open once more."""

    restore_requested = Signal()
    """Open the newest good backup instead; the damaged file is kept."""

    def __init__(self, theme: Theme, *, can_restore: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._can_restore = can_restore
        self._skeleton = Skeleton(theme, 5)
        self._trouble = QWidget()
        self._title = Label(role=TextRole.TITLE)
        self.sentence = Paragraph(meaning=Meaning.SOFT)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setFixedWidth(Measure.FORM_WIDTH)
        self.retry_button = PrimaryButton(theme, Icon.REFRESH)
        self.retry_button.clicked.connect(self.retry_requested)
        self.restore_button = QuietButton(theme, Icon.BACKUP)
        self.restore_button.clicked.connect(self.restore_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.ONE)
        buttons.addStretch(1)
        buttons.addWidget(self.restore_button)
        buttons.addWidget(self.retry_button)
        buttons.addStretch(1)
        inside = QVBoxLayout(self._trouble)
        inside.setSpacing(Space.TWO)
        inside.addStretch(1)
        for widget in (Picture(theme, Icon.DATABASE, Meaning.WARN), self._title, self.sentence):
            inside.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addLayout(buttons)
        inside.addStretch(2)
        self._trouble.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.FOUR, Space.FOUR, Space.FOUR, Space.FOUR)
        layout.addWidget(self._skeleton)
        layout.addWidget(self._trouble)
        layout.addStretch(1)
        self.retranslate()

    def show_waiting(self) -> None:
        """Show that the workspace is being opened."""
        self._trouble.hide()
        self._skeleton.show()

    def show_trouble(self, sentence: str) -> None:
        """Say why the workspace cannot be opened."""
        self._skeleton.hide()
        self.sentence.set_text(sentence)
        self.restore_button.setVisible(self._can_restore)
        self._trouble.show()
        self.retry_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Name everything anew."""
        self._title.setText(self.tr("The workspace could not be opened"))
        self.retry_button.setText(self.tr("Try again"))
        self.restore_button.setText(self.tr("Open the newest backup"))
