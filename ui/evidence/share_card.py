"""The files to share: which languages, which formats, which folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QWidget

from facilitator.domain.language import Language
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.label import Label, Paragraph
from ui.widgets.path_field import PathField, PathKind
from ui.widgets.segmented import Option, SegmentedControl


@dataclass(frozen=True, slots=True)
class ShareWish:
    """What shall be written, and where to."""

    folder: Path
    languages: tuple[Language, ...]
    formats: tuple[str, ...]


class ShareCard(Card):
    """Asks little: everything has a sensible start."""

    share_requested = Signal(object)
    """A `ShareWish`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._sentence = Paragraph(meaning=Meaning.SOFT)
        self.language: SegmentedControl[str] = SegmentedControl(theme)
        self.boxes = {name: QCheckBox() for name in ("pdf", "xlsx", "csv")}
        for box in self.boxes.values():
            box.setChecked(True)
        self.folder = PathField(theme, PathKind.FOLDER)
        self.button = PrimaryButton(theme, Icon.SHARE)
        self.button.clicked.connect(self._on_clicked)
        self.language.chosen.connect(self._on_language_chosen)
        self._has_chosen_language = False
        self._paths: tuple[Path, ...] = ()
        self._written = Label(meaning=Meaning.GOOD, wraps=True)
        self._written.hide()
        self.open_button = QuietButton(theme, Icon.OPEN_FOLDER)
        self.open_button.clicked.connect(self._on_open)
        self.open_button.hide()
        self.add(self._sentence)
        self.add(self.folder)
        self.body.addLayout(row(*self.boxes.values(), 1, spacing=Space.TWO))
        self.body.addLayout(row(self.language, 1, self.button, spacing=Space.TWO))
        self.add(self._written)
        self.body.addLayout(row(self.open_button, 1))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Share"))
        self._sentence.set_text(
            self.tr("Only counts and shares leave this laptop: no name, no row of a person.")
        )
        options = (
            Option("en", self.tr("English")),
            Option("zh", self.tr("Chinese")),
            Option("both", self.tr("Both")),
        )
        self.language.set_options(self.tr("Language of the files"), options)
        self.boxes["pdf"].setText(self.tr("PDF report"))
        self.boxes["xlsx"].setText(self.tr("Excel workbook"))
        self.boxes["csv"].setText(self.tr("CSV tables"))
        self.folder.set_texts(self.tr("Folder"), self.tr("Browse"))
        self.button.setText(self.tr("Write the files"))
        self.open_button.setText(self.tr("Open the folder"))
        self.show_written(self._paths)

    def follow_language(self, language: Language) -> None:
        """Write in the language of the window, unless another was chosen here."""
        if not self._has_chosen_language:
            self.language.set_value(str(language))

    def set_writing(self, *, is_writing: bool) -> None:
        """Let nothing be asked twice while files are being written."""
        self.button.setEnabled(not is_writing)

    def show_written(self, paths: tuple[Path, ...]) -> None:
        """Name the files that were written; none puts the list away."""
        self._paths = paths
        names = "\n".join(path.name for path in paths)
        self._written.setText(self.tr("Written and checked:") + "\n" + names)
        self._written.setVisible(bool(paths))
        self.open_button.setVisible(bool(paths))

    @Slot(object)
    def _on_language_chosen(self, _language: object) -> None:
        self._has_chosen_language = True

    @Slot()
    def _on_open(self) -> None:
        if self._paths:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paths[0].parent)))

    @Slot()
    def _on_clicked(self) -> None:
        folder = self.folder.path()
        if folder is None:
            self.folder.set_error(self.tr("Say into which folder the files shall go."))
            return
        formats = tuple(name for name, box in self.boxes.items() if box.isChecked())
        if not formats:
            self.folder.set_error(self.tr("Choose at least one kind of file."))
            return
        self.folder.set_error("")
        chosen = self.language.value
        languages = tuple(Language) if chosen == "both" else (Language(chosen or "en"),)
        self.share_requested.emit(ShareWish(folder, languages, formats))
