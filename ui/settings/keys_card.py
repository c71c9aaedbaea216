"""The keys of a running half-day: try them, give them another meaning, have them back as they were."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.key_map import FIXED, KeyMap, KeyProblem, KeyRefused, is_bindable
from facilitator.domain.run_command import RUN_COMMANDS, RunCommand
from ui.settings.clicker_check import ClickerCheck
from ui.settings.key_test_edit import KeyTestEdit
from ui.theme.appearance import Appearance
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card, Line, empty_layout, row
from ui.widgets.command_words import CommandWords, shown_key
from ui.widgets.label import Label
from ui.widgets.states import InlineNotice
from ui.widgets.table import Column, RowsModel, RowsTable

_ROWS = 5


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the list. Qt would hand a bare command back as a plain string."""

    command: RunCommand


_LINES = tuple(map(_Line, RUN_COMMANDS))


class KeysCard(Card):
    """A key is tried in the line, a command chosen in the list, and the one given to the other."""

    def __init__(self, theme: Theme, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._appearance = appearance
        self._words = CommandWords(self)
        self._tried = ""
        self._chosen: RunCommand | None = None
        self.test_edit = KeyTestEdit()
        self.finding = Label(role=TextRole.STRONG, wraps=True)
        self.check = ClickerCheck(theme)
        self.again_button = QuietButton(theme, Icon.REFRESH)
        self.model = RowsModel[_Line](
            (
                Column("does", self._does, is_strong=True),
                Column("keys", self._keys_said, width=Measure.CONTROL * 6),
            ),
            self,
            identity=_name,
        )
        self.table = RowsTable(theme)
        self.give_button = QuietButton(theme, Icon.ADD)
        self.shipped_button = QuietButton(theme, Icon.UNDO)
        self.all_button = QuietButton(theme, Icon.UNDO)
        self.notice = InlineNotice(theme)
        self._hint = Label(meaning=Meaning.SOFT, wraps=True)
        self._shown: KeyMap | None = None
        self.take_buttons: dict[str, QuietButton] = {}
        self._taking = row(spacing=Space.ONE)
        self._lay_out()
        self.test_edit.pressed.connect(self._on_pressed)
        self.test_edit.swallowed.connect(self._on_swallowed)
        self.test_edit.left.connect(self._on_left)
        self.again_button.clicked.connect(self._on_again)
        self.table.row_chosen.connect(self._on_chosen)
        self.give_button.clicked.connect(self._on_give)
        self.shipped_button.clicked.connect(self._on_shipped)
        self.all_button.clicked.connect(self._on_all_shipped)
        appearance.changed.connect(self._on_preferences_changed)
        self.retranslate()

    @property
    def keys(self) -> KeyMap:
        """The keys in force."""
        return self._appearance.preferences.keys

    def retranslate(self) -> None:
        """Say everything anew."""
        self.set_title(self.tr("Keys and clicker"))
        self._hint.setText(
            self.tr(
                "Put the cursor into the line, then press each button of the clicker. "
                "Tab, or Esc twice, leaves the line."
            )
        )
        self.test_edit.setPlaceholderText(self.tr("Press a key"))
        self.test_edit.setAccessibleName(self.tr("Press a key to see what it does"))
        self.check.retranslate()
        self.again_button.setText(self.tr("Try again"))
        self.model.set_titles((self.tr("While a half-day runs"), self.tr("Keys")))
        self.table.setAccessibleName(self.tr("Keys while a half-day runs"))
        self.shipped_button.setText(self.tr("As it was"))
        self.all_button.setText(self.tr("All as they were"))
        self._show_keys()

    def _lay_out(self) -> None:
        self.table.set_rows_model(self.model)
        self.table.setFixedHeight(_ROWS * Measure.ROW + Measure.CONTROL)
        self.model.set_rows(_LINES)
        self.add(self._hint)
        self.add(self.test_edit)
        self.add(self.finding)
        checked = row(spacing=Space.ONE)
        checked.addWidget(self.check, 1)
        checked.addWidget(self.again_button)
        self.body.addLayout(checked)
        self.add(Line(self))
        self.add(self.table)
        self.body.addLayout(row(self.give_button, self.shipped_button, 1, self.all_button))
        self.body.addLayout(self._taking)
        self.add(self.notice)

    def _does(self, line: _Line) -> str:
        return self._words.does(line.command)

    def _keys_said(self, line: _Line) -> str:
        return " · ".join(dict.fromkeys(map(shown_key, self.keys.keys_of(line.command))))

    @Slot()
    def _on_preferences_changed(self) -> None:
        """Draw other keys; a projector that was found is a preference, too, and must not wait for this."""
        if self._shown != self.keys:
            self._show_keys()

    def _show_keys(self) -> None:
        """Draw the keys in force, and what can be done with the command and the key at hand."""
        self._shown = self.keys
        self.model.set_rows(_LINES)
        self.table.fit_columns()
        command = self._chosen
        can_change = command is not None and command not in FIXED
        key = shown_key(self._tried)
        self.give_button.setText(
            self.tr("Give it {key}").format(key=key) if key else self.tr("Give it a key")
        )
        self.give_button.setEnabled(can_change and bool(key))
        self.shipped_button.setEnabled(
            command is not None and can_change and not self.keys.is_shipped(command)
        )
        self.all_button.setEnabled(self.keys != KeyMap())
        self._offer_taking(command if can_change else None)
        if self._tried:
            self._say_what_it_does()

    def _offer_taking(self, command: RunCommand | None) -> None:
        empty_layout(self._taking)
        self.take_buttons.clear()
        for key in self.keys.keys_of(command) if command is not None else ():
            button = QuietButton(self.theme, Icon.REMOVE)
            button.setText(self.tr("Take {key} away").format(key=shown_key(key)))
            button.clicked.connect(partial(self._take_away, key))
            self._taking.addWidget(button)
            self.take_buttons[key] = button
        self._taking.addStretch(1)

    def _say_what_it_does(self) -> None:
        command = self.keys.command_of(self._tried)
        key = shown_key(self._tried)
        if command is not None:
            self.finding.set_meaning(Meaning.GOOD)
            said = self.tr("{key}: {does}").format(key=key, does=self._words.does(command))
        elif is_bindable(self._tried):
            self.finding.set_meaning(Meaning.WARN)
            said = self.tr("{key} does nothing yet. Choose below what it shall do, then give it the key.")
        else:
            self.finding.set_meaning(Meaning.SOFT)
            said = self.tr("{key} is needed elsewhere in the program.")
        self.finding.setText(said.format(key=key))

    def _keep(self, keys: KeyMap | KeyRefused) -> None:
        """Put a map in force, on disk at once, or say in one sentence why not."""
        if isinstance(keys, KeyRefused):
            self.notice.show_sentence(Meaning.WARN, self._refusal(keys))
            return
        self.notice.hide()
        try:
            self._appearance.keep(replace(self._appearance.preferences, keys=keys))
        except OSError:
            sentence = self.tr("This counts until you close the program: its settings cannot be stored here.")
            self.notice.show_sentence(Meaning.WARN, sentence)

    def _refusal(self, refused: KeyRefused) -> str:
        key = shown_key(refused.key)
        by = "" if refused.by is None else self._words.does(refused.by)
        return {
            KeyProblem.NO_KEY: self.tr("That key has no name. Choose another one."),
            KeyProblem.RESERVED: self.tr("{key} is needed elsewhere in the program. Choose another key."),
            KeyProblem.TAKEN: self.tr(
                "{key} is taken: {does}. Take it away there first, or choose another key."
            ),
            KeyProblem.NO_TWIN: self.tr(
                "Give it another key that is no letter first: an input method may keep letters to itself."
            ),
            KeyProblem.LAST_KEY: self.tr("Each command keeps one key. Give it another one first."),
            KeyProblem.FIXED: self.tr("{key} always closes the room's window."),
        }[refused.problem].format(key=key, does=by)

    @Slot(str)
    def _on_pressed(self, key: str) -> None:
        self._tried = key
        self.notice.hide()
        command = self.keys.command_of(key)
        if command is not None:
            self.check.tick(command, key)
        if not key:
            self.finding.set_meaning(Meaning.WARN)
            self.finding.setText(self.tr("That key has no name. Choose another one."))
        self._show_keys()

    @Slot(str)
    def _on_swallowed(self, made: str) -> None:
        self._tried = ""
        self._show_keys()
        self.finding.set_meaning(Meaning.WARN)
        self.finding.setText(
            self.tr(
                'The input method took that key and made "{made}" of it. Use the key that is no letter,'
                " or switch the input method off."
            ).format(made=made)
        )

    @Slot()
    def _on_left(self) -> None:
        self.again_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_again(self) -> None:
        self._tried = ""
        self.test_edit.clear()
        self.finding.setText("")
        self.check.begin_again()
        self._show_keys()
        self.test_edit.setFocus()

    @Slot(object)
    def _on_chosen(self, line: _Line | None) -> None:
        self._chosen = None if line is None else line.command
        self.notice.hide()
        self._show_keys()

    @Slot()
    def _on_give(self) -> None:
        if self._chosen is not None and self._tried:
            self._keep(self.keys.with_key(self._chosen, self._tried))

    def _take_away(self, key: str) -> None:
        if self._chosen is not None:
            self._keep(self.keys.without_key(self._chosen, key))
            self.table.setFocus()

    @Slot()
    def _on_shipped(self) -> None:
        if self._chosen is not None:
            self._keep(self.keys.as_shipped(self._chosen))

    @Slot()
    def _on_all_shipped(self) -> None:
        self._keep(KeyMap())


def _name(line: _Line) -> str:
    return line.command.value
