"""The plan on paper and in Excel: run sheet, what to bring, the agenda out to a workbook and in again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.imports.agenda_workbook import AgendaReading, read_agenda
from facilitator.reports.print_run_sheet import (
    PrintedPlan,
    print_materials_list,
    print_run_sheet,
    save_agenda,
)
from ui.plan.plan_view import PlanView
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Line, row
from ui.widgets.label import Label
from ui.widgets.page import PageTools
from ui.widgets.path_field import PathField, PathKind
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.states import InlineNotice

_BOTH = (Language.ZH, Language.EN)
_MAY_BREAK = "_\u200b"
"""A long name goes on in the next line: in one piece it would push the buttons out of sight."""


class FilesSide(QWidget):
    """Asks for languages and a folder, writes, and says where it lies; reads a workbook for a preview."""

    read = Signal(object, str)
    """An `AgendaReading`, and the name of its file."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = tools.theme
        self._tools = tools
        self._plan: PlanView | None = None
        self._written: Path | None = None
        self.languages: SegmentedControl[tuple[Language, ...]] = SegmentedControl(theme)
        self.folder = PathField(theme, PathKind.FOLDER)
        self.folder.set_path(
            Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        )
        self.run_sheet_button = QuietButton(theme, Icon.PRINT)
        self.materials_button = QuietButton(theme, Icon.PRINT)
        self.workbook_button = QuietButton(theme, Icon.DOWNLOAD)
        self.run_sheet_button.clicked.connect(self.save_run_sheet)
        self.materials_button.clicked.connect(self.save_materials)
        self.workbook_button.clicked.connect(self.save_workbook)
        self.notice = InlineNotice(theme, can_dismiss=False)
        self.notice.action_requested.connect(self._on_open)
        self._title = Label(role=TextRole.TITLE)
        self.file = PathField(theme, PathKind.OPEN_FILE)
        self.file.chosen.connect(self._on_file)
        self._lay_out()

    def show_plan(self, plan: PlanView) -> None:
        """Write and read for this half-day."""
        if self._plan is None or self._plan.half_day.id != plan.half_day.id:
            self.notice.hide()
            self.file.set_error("")
        self._plan = plan

    def begin(self) -> None:
        """Take the keys."""
        self.run_sheet_button.setFocus()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.languages.set_options(
            self.tr("Language on paper"),
            [
                Option(_BOTH, self.tr("Both languages")),
                Option((Language.ZH,), self.tr("Chinese")),
                Option((Language.EN,), self.tr("English")),
            ],
        )
        self.folder.set_texts(self.tr("Into this folder"), self.tr("Browse"))
        self.run_sheet_button.setText(self.tr("Run sheet"))
        self.materials_button.setText(self.tr("What to bring"))
        self.workbook_button.setText(self.tr("Agenda as Excel"))
        self._title.setText(self.tr("Back from Excel"))
        self.file.set_texts(
            self.tr("Agenda to read in"),
            self.tr("Browse"),
            self.tr("You see what changes before anything is taken over."),
            self.tr("Agenda") + " (*.xlsx *.xls *.csv *.txt)",
        )

    @Slot()
    def save_run_sheet(self) -> None:
        """Write the run sheet of the half-day."""
        where = self._where()
        if where is not None:
            languages = self._chosen_languages()
            self._write(partial(print_run_sheet, self._tools.workspace, *where, languages))

    @Slot()
    def save_materials(self) -> None:
        """Write what to bring, counted for everybody on the list."""
        where = self._where()
        if where is not None:
            languages = self._chosen_languages()
            self._write(partial(print_materials_list, self._tools.workspace, *where, languages))

    @Slot()
    def save_workbook(self) -> None:
        """Write the agenda as a workbook, its heads in the one language, or in the window's."""
        where = self._where()
        if where is not None:
            languages = self._chosen_languages()
            language = languages[0] if len(languages) == 1 else self._tools.language()
            self._write(partial(save_agenda, self._tools.workspace, *where, language))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, Space.ONE, 0)
        layout.setSpacing(Space.TWO)
        layout.addWidget(self.languages)
        layout.addWidget(self.folder)
        layout.addLayout(row(self.run_sheet_button, self.materials_button, 1))
        layout.addLayout(row(self.workbook_button, 1))
        layout.addWidget(self.notice)
        layout.addWidget(Line())
        layout.addWidget(self._title)
        layout.addWidget(self.file)
        layout.addStretch(1)

    def _chosen_languages(self) -> tuple[Language, ...]:
        return self.languages.value or _BOTH

    def _where(self) -> tuple[UUID, Path] | None:
        """Return the half-day and the folder; none where no folder is said, which is then asked for."""
        folder = self.folder.path()
        self.folder.set_error("" if folder else self.tr("Say into which folder."))
        return None if folder is None or self._plan is None else (self._plan.half_day.id, folder)

    def _write(self, write: Callable[[], PrintedPlan]) -> None:
        self._set_busy(is_busy=True)
        self._tools.operations.load_long(write, self._on_written, self._on_not_written)

    def _set_busy(self, *, is_busy: bool) -> None:
        for button in (self.run_sheet_button, self.materials_button, self.workbook_button):
            button.setEnabled(not is_busy)

    @Slot(object)
    def _on_written(self, printed: PrintedPlan) -> None:
        self._set_busy(is_busy=False)
        self._written = printed.path
        said = [self._tools.said(warning) for warning in printed.warnings]
        sentence = self.tr("{file} is in {folder}.").format(
            file=printed.path.name, folder=printed.path.parent
        )
        meaning = Meaning.WARN if said else Meaning.GOOD
        self.notice.show_sentence(
            meaning, " ".join((sentence, *said)).replace("_", _MAY_BREAK), self.tr("Open")
        )

    @Slot(object)
    def _on_not_written(self, message: Message) -> None:
        self._set_busy(is_busy=False)
        self.folder.set_error(self._tools.said(message))

    @Slot()
    def _on_open(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    @Slot(object)
    def _on_file(self, path: Path) -> None:
        self.file.set_error("")
        if self._plan is None:
            return
        session = self._plan.session
        own = {item.id for item in session.agenda}
        read = partial(read_agenda, path, self._tools.workspace.ids.new_id, own)
        on_read = partial(self._on_read, session.id, path.name)
        self._tools.operations.load_long(read, on_read, self._on_not_read)

    def _on_read(self, asked: UUID, file_name: str, reading: AgendaReading) -> None:
        if self._plan is None or self._plan.session.id != asked:
            return
        if reading.items:
            self.read.emit(reading, file_name)
        else:
            self.file.set_error(self.tr("{file} holds no block.").format(file=file_name))

    @Slot(object)
    def _on_not_read(self, message: Message) -> None:
        self.file.set_error(self._tools.said(message))
