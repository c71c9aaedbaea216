"""What keys and the palette do with the agenda."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from ui.plan.agenda_side import Side
from ui.plan.agenda_tab import AgendaTab
from ui.theme.icons import Icon
from ui.widgets.page import Command


class AgendaCommands(QObject):
    """Deeds of the agenda; `come_forward` brings it to the front where one is asked for elsewhere."""

    def __init__(self, agenda: AgendaTab, come_forward: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._agenda = agenda
        self._come_forward = come_forward

    def keys(self) -> dict[str, Callable[[], None]]:
        """Return its keys; they act only while the agenda is in sight."""
        agenda = self._agenda
        deeds: dict[str, Callable[[], None]] = {
            "Ctrl+Z": agenda.undo,
            "Ctrl+Y": agenda.redo,
            "Ctrl+Shift+Z": agenda.redo,
            "F2": agenda.edit_block,
            "F8": agenda.go_to_next_warning,
            "Ctrl+B": partial(agenda.side.open_side, Side.LIBRARY),
            "Ctrl+P": partial(agenda.side.open_side, Side.FILES),
            "Ctrl+T": agenda.form.take_usual,
            "Ctrl+Shift+T": agenda.form.take_safe,
        }
        return {keys: partial(self._in_sight, deed) for keys, deed in deeds.items()}

    def lines(self) -> tuple[Command, ...]:
        """Return what the palette can do, from whatever side of the session."""
        files = self._agenda.side.files
        return (
            Command(self.tr("Find a block in the library"), self._open_library, Icon.LAYERS, "Ctrl+B"),
            Command(self.tr("Save the run sheet"), partial(self._save, files.save_run_sheet), Icon.PRINT),
            Command(self.tr("Save what to bring"), partial(self._save, files.save_materials), Icon.PRINT),
            Command(
                self.tr("Save the agenda as Excel"), partial(self._save, files.save_workbook), Icon.DOWNLOAD
            ),
        )

    def _in_sight(self, deed: Callable[[], None]) -> None:
        if self._agenda.isVisible():
            deed()

    def _open_library(self) -> None:
        self._come_forward()
        self._agenda.side.open_side(Side.LIBRARY)

    def _save(self, save: Callable[[], None]) -> None:
        self._come_forward()
        self._agenda.side.show_side(Side.FILES)
        save()
