"""Language, theme and size of text, changed live; and the name of who sits here."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QSizePolicy, QWidget

from facilitator.domain.language import Language
from facilitator.services.preferences import Preferences, ThemeChoice
from ui.theme.appearance import Appearance
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.states import InlineNotice

TEXT_PERCENTS = (100, 115, 130, 150)


class LookCard(Card):
    """What this laptop remembers of the person in front of it."""

    def __init__(self, theme: Theme, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._appearance = appearance
        self.language = SegmentedControl[Language](theme)
        self.theme_choice = SegmentedControl[ThemeChoice](theme)
        self.text_size = SegmentedControl[int](theme)
        self.sound_box = QCheckBox()
        self.sound_box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.who_edit = QLineEdit()
        self.who_edit.setMaximumWidth(Measure.FORM_WIDTH)
        self._who = Field(self.who_edit)
        self._labels = tuple(Label(role=TextRole.STRONG) for _ in range(4))
        form = QFormLayout()
        form.setHorizontalSpacing(Space.FOUR)
        form.setVerticalSpacing(Space.TWO)
        controls: tuple[QWidget, ...] = (self.language, self.theme_choice, self.text_size, self.sound_box)
        for label, control in zip(self._labels, controls, strict=True):
            label.setMinimumHeight(control.sizeHint().height())
            form.addRow(label, control)
        self.body.addLayout(form)
        self.add(self._who)
        self.notice = self.add(InlineNotice(theme))
        self.language.chosen.connect(self._on_language_chosen)
        self.theme_choice.chosen.connect(self._on_theme_chosen)
        self.text_size.chosen.connect(self._on_text_size_chosen)
        self.sound_box.toggled.connect(self._on_sound_toggled)
        self.who_edit.editingFinished.connect(self._on_who_edited)
        appearance.changed.connect(self._on_appearance_changed)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.set_title(self.tr("This laptop"))
        names = (self.tr("Language"), self.tr("Theme"), self.tr("Size of text"), self.tr("Sound"))
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        language, theme, size, sound = names
        self.language.set_options(language, (Option(Language.EN, "English"), Option(Language.ZH, "中文")))
        self.theme_choice.set_options(
            theme,
            (
                Option(ThemeChoice.LIGHT, self.tr("Light"), Icon.LIGHT),
                Option(ThemeChoice.DARK, self.tr("Dark"), Icon.DARK),
                Option(ThemeChoice.SYSTEM, self.tr("As the system"), Icon.SYSTEM),
            ),
        )
        self.text_size.set_options(size, tuple(Option(percent, f"{percent} %") for percent in TEXT_PERCENTS))
        self.sound_box.setText(self.tr("Sounds at the door and while keying"))
        self.sound_box.setAccessibleName(sound)
        self._who.set_texts(
            self.tr("Your name"),
            self.tr("Noted beside what you check in and key, and used in the greeting."),
        )
        self._on_appearance_changed()

    @Slot()
    def _on_appearance_changed(self) -> None:
        preferences = self._appearance.preferences
        self.language.set_value(self._appearance.language)
        self.theme_choice.set_value(preferences.theme)
        self.text_size.set_value(preferences.text_percent)
        self.sound_box.setChecked(preferences.sound_on)
        if not self.who_edit.hasFocus():
            self.who_edit.setText(preferences.who)

    def _keep(self, preferences: Preferences) -> None:
        """Keep a choice; where this laptop cannot store it, it counts until the program is closed."""
        try:
            self._appearance.keep(preferences)
        except OSError:
            sentence = self.tr("This counts until you close the program: its settings cannot be stored here.")
            self.notice.show_sentence(Meaning.WARN, sentence)

    @Slot(object)
    def _on_language_chosen(self, language: Language) -> None:
        self._keep(replace(self._appearance.preferences, language=language))

    @Slot(object)
    def _on_theme_chosen(self, choice: ThemeChoice) -> None:
        self._keep(replace(self._appearance.preferences, theme=choice))

    @Slot(object)
    def _on_text_size_chosen(self, percent: int) -> None:
        self._keep(replace(self._appearance.preferences, text_percent=percent))

    @Slot(bool)
    def _on_sound_toggled(self, is_on: bool) -> None:
        if is_on != self._appearance.preferences.sound_on:
            self._keep(replace(self._appearance.preferences, sound_on=is_on))

    @Slot()
    def _on_who_edited(self) -> None:
        who = " ".join(self.who_edit.text().split())
        if who != self._appearance.preferences.who:
            self._keep(replace(self._appearance.preferences, who=who))
