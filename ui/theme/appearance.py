"""How the window looks and speaks to the person at this laptop: language, theme, size of text.

Kept in a small file of this laptop, not in the workspace: two people who share a workspace may read
different languages, and the window must be able to speak before any workspace is open.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QLibraryInfo, QLocale, QObject, QSettings, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from facilitator.domain.language import Language
from resources import i18n_folder
from ui.theme.theme import TextSize, Theme, ThemeChoice

E = TypeVar("E", bound=StrEnum)

CATALOGUES = {
    Language.EN: (("facilitator_en", ""),),
    Language.ZH: (("qtbase_zh_CN", "qt"), ("facilitator_zh_CN", "")),
}
"""Files to load for a language, the strongest last; `qt` are those that come with Qt."""


class Appearance(QObject):
    """Language, theme and text size in force; each change is kept at once and seen at once."""

    changed = Signal()
    """Something of it is new; widgets are told by Qt itself (LanguageChange) or by the theme."""

    def __init__(self, app: QApplication, theme: Theme, file: Path | None) -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme
        self._settings = QSettings(str(file), QSettings.Format.IniFormat, self) if file else None
        self._translators: list[QTranslator] = []
        self._language = self._kept("language", _language_of_system())
        choice, size = self._kept("theme", ThemeChoice.SYSTEM), self._kept("text_size", TextSize.NORMAL)
        theme.choose(choice, size)
        self._load_catalogues()

    @property
    def language(self) -> Language:
        """The language of the window."""
        return self._language

    @property
    def theme_choice(self) -> ThemeChoice:
        """Light, dark or as the system has it."""
        return self._theme.choice

    @property
    def text_size(self) -> TextSize:
        """How large texts are."""
        return self._theme.text_size

    def set_language(self, language: Language) -> None:
        """Speak this language, in every open window, at once."""
        if language is self._language:
            return
        self._language = language
        self._load_catalogues()
        self._keep("language", language)

    def set_theme(self, choice: ThemeChoice) -> None:
        """Wear this theme at once."""
        self._theme.choose(choice, self.text_size)
        self._keep("theme", choice)

    def set_text_size(self, size: TextSize) -> None:
        """Write in this size at once."""
        self._theme.choose(self.theme_choice, size)
        self._keep("text_size", size)

    def geometry(self) -> QByteArray:
        """Return where the window stood when it was closed last; empty at the first start."""
        kept = self._settings.value("geometry") if self._settings else None
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Remember where the window stands."""
        if self._settings is not None:
            self._settings.setValue("geometry", geometry)

    def _kept(self, key: str, otherwise: E) -> E:
        kept = self._settings.value(key) if self._settings else None
        try:
            return type(otherwise)(str(kept))
        except ValueError:
            return otherwise

    def _keep(self, key: str, value: StrEnum) -> None:
        if self._settings is not None:
            self._settings.setValue(key, str(value))
        self.changed.emit()

    def _load_catalogues(self) -> None:
        for translator in self._translators:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._translators = []
        for name, place in CATALOGUES[self._language]:
            folder = (
                QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath) if place else str(i18n_folder())
            )
            translator = QTranslator(self)
            if translator.load(f"{name}.qm", folder):
                self._app.installTranslator(translator)
                self._translators.append(translator)
            else:
                translator.deleteLater()
        english, chinese = QLocale.Language.English, QLocale.Language.Chinese
        QLocale.setDefault(QLocale(chinese if self._language is Language.ZH else english))


def _language_of_system() -> Language:
    is_chinese = QLocale.system().language() == QLocale.Language.Chinese
    return Language.ZH if is_chinese else Language.EN
