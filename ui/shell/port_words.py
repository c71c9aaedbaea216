"""What is said of the scanner's port: one sentence for each thing that happens to it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.shell.scanner_port import PortNews, PortState
from ui.theme.tokens import Meaning


class PortWords(QObject):
    """Speaks the window's language."""

    def sentence(self, news: PortNews) -> str:
        """Return what happened and, where it helps, what to do."""
        if news.state is PortState.OPEN and news.is_back:
            return self.tr("The scanner at {port} is back.").format(port=news.port)
        return {
            PortState.OPEN: self.tr("The scanner at {port} is ready."),
            PortState.MISSING: self.tr(
                "The scanner at {port} is gone. Plug it in again; badges can be typed meanwhile."
            ),
            PortState.TAKEN: self.tr("Another program uses {port}. Close it, or choose another port."),
            PortState.GARBAGE: self.tr(
                "The scanner at {port} sends what nobody can read. Set it to 9600 baud, 8 bits, no parity."
            ),
            PortState.UNSUPPORTED: self.tr(
                "Scanners at {port} cannot be read on this laptop. Set the scanner to type like a keyboard."
            ),
        }[news.state].format(port=news.port)

    def meaning(self, news: PortNews) -> Meaning:
        """Return how it is shown."""
        return Meaning.GOOD if news.state is PortState.OPEN else Meaning.WARN
