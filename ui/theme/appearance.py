"""How the window looks and speaks to the person at this laptop: language, theme, size of text, name.

Kept among the preferences of this laptop, not in the workspace: two people who share a workspace may
read different languages, and the window must be able to speak before any workspace is open.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import (
    QByteArray,
    QLibraryInfo,
    QLocale,
    QObject,
    QSettings,
    QTranslator,
    Signal,
    qWarning,
)
from PySide6.QtWidgets import QApplication

from facilitator.domain.language import Language
from facilitator.services.preferences import Preferences, ThemeChoice, read_preferences, write_preferences
from resources import i18n_folder
from ui.theme.theme import Theme

QT_CATALOGUES = {Language.EN: "", Language.ZH: "qtbase_zh_CN"}
OWN_CATALOGUES = {Language.EN: "facilitator_en", Language.ZH: "facilitator_zh_CN"}


class Appearance(QObject):
    """The preferences in force; each change is kept at once and seen at once.

    `folder` is where they are kept; None keeps nothing (tests, pictures).
    """

    changed = Signal()
    """A preference is new. Widgets learn of language and theme by Qt's own events."""

    def __init__(self, app: QApplication, theme: Theme, folder: Path | None) -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme
        self._folder = folder
        self._preferences = read_preferences(folder) if folder else Preferences()
        self._translators: list[QTranslator] = []
        theme.choose(self._preferences.theme, self._preferences.text_percent)
        self._load_catalogues()

    @property
    def preferences(self) -> Preferences:
        """All that this laptop remembers."""
        return self._preferences

    @property
    def language(self) -> Language:
        """The language of the window: the one chosen, else the system's."""
        return self._preferences.language or _language_of_system()

    def keep(self, preferences: Preferences) -> None:
        """Remember these preferences, on disk, and wear and speak them at once.

        OSError where the folder cannot be written: the window still changes.
        """
        before = self.language
        self._preferences = preferences
        self._theme.choose(preferences.theme, preferences.text_percent)
        if self.language is not before:
            self._load_catalogues()
        self.changed.emit()
        if self._folder is not None:
            write_preferences(self._folder, preferences)

    def set_language(self, language: Language) -> None:
        """Speak this language, in every open window, at once."""
        self.keep(replace(self._preferences, language=language))

    def set_theme(self, choice: ThemeChoice) -> None:
        """Wear this theme at once."""
        self.keep(replace(self._preferences, theme=choice))

    def geometry(self) -> QByteArray:
        """Return where the window stood when it was closed last; empty at the first start."""
        kept = self._window_file().value("geometry") if self._folder else None
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Remember where the window stands."""
        if self._folder is not None:
            self._window_file().setValue("geometry", geometry)

    def _window_file(self) -> QSettings:
        return QSettings(f"{self._folder}/window.ini", QSettings.Format.IniFormat)

    def let_go(self) -> None:
        """Take the catalogues out of the application again; for closing."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._translators = []

    def _load_catalogues(self) -> None:
        self.let_go()
        of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        language = self.language
        pairs = ((QT_CATALOGUES[language], of_qt), (OWN_CATALOGUES[language], str(i18n_folder())))
        self._translators = [self._loaded(name, folder) for name, folder in pairs if name]
        is_chinese = language is Language.ZH
        QLocale.setDefault(QLocale(QLocale.Language.Chinese if is_chinese else QLocale.Language.English))

    def _loaded(self, name: str, folder: str) -> QTranslator:
        translator = QTranslator(self)
        if not translator.load(f"{name}.qm", folder):
            qWarning(f"{name}.qm cannot be read from {folder}: words stay untranslated, plurals unformed")
        self._app.installTranslator(translator)
        return translator


def _language_of_system() -> Language:
    is_chinese = QLocale.system().language() == QLocale.Language.Chinese
    return Language.ZH if is_chinese else Language.EN
