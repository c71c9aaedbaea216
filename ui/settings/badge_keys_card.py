"""The keys that sign badges: a new one, one withdrawn, all of them carried to another laptop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.badge import BadgeKey
from facilitator.domain.message import Message
from facilitator.services.badge_keys import (
    KeysExported,
    KeysImported,
    export_keys,
    import_keys,
    renew_key,
    withdraw_key,
)
from facilitator.services.changes import Done
from facilitator.words import Words
from ui.settings.key_file_form import KeyFileForm, KeyFileWish
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Measure
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card, row
from ui.widgets.label import Label
from ui.widgets.once import Once
from ui.widgets.page import PageTools
from ui.widgets.states import ConfirmBar, InlineNotice
from ui.widgets.table import Badge, Column, RowsModel, RowsTable

_MOST_HIGH = 4


class BadgeKeysCard(Card):
    """A table of keys and what can be done with them; withdrawing is asked once, in line."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent=parent)
        theme = tools.theme
        self._tools = tools
        self._chosen: BadgeKey | None = None
        self._asked_about: BadgeKey | None = None
        self._once = Once(tools.operations, self)
        self._once.changed.connect(self._on_once_changed)
        self._sentence = self.add(Label(meaning=Meaning.SOFT, wraps=True))
        self.table = self.add(RowsTable(theme))
        self.model = RowsModel[BadgeKey](
            (
                Column("name", _name, is_strong=True),
                Column("made", self._made, width=Measure.CONTROL * 4),
                Column("state", badge=self._state, width=Measure.CONTROL * 4),
            ),
            self,
            identity=_name,
        )
        self.table.set_rows_model(self.model)
        self.table.row_chosen.connect(self._on_chosen)
        self.confirm_bar = self.add(ConfirmBar(theme))
        self.confirm_bar.confirmed.connect(self._on_confirmed)
        self.export_button = QuietButton(theme, Icon.DOWNLOAD)
        self.import_button = QuietButton(theme, Icon.UPLOAD)
        self.renew_button = QuietButton(theme, Icon.ADD)
        self.withdraw_button = QuietButton(theme)
        self.body.addLayout(row(self.renew_button, self.withdraw_button, 1))
        self.body.addLayout(row(self.export_button, self.import_button, 1))
        self.file_form = self.add(KeyFileForm(theme))
        self.notice = self.add(InlineNotice(theme))
        self.export_button.clicked.connect(self.file_form.begin_writing)
        self.import_button.clicked.connect(self.file_form.begin_reading)
        self.renew_button.clicked.connect(self._on_renew)
        self.withdraw_button.clicked.connect(self._on_withdraw)
        self.file_form.asked.connect(self._on_file_asked)
        self.withdraw_button.setEnabled(False)
        self.retranslate()

    def show_keys(self, keys: Sequence[BadgeKey], *, is_read_only: bool) -> None:
        """Show these keys, the one that signs first."""
        self.model.set_rows(keys)
        rows = max(1, min(len(keys), _MOST_HIGH))
        self.table.setFixedHeight(rows * Measure.ROW + Measure.CONTROL)
        self.table.fit_columns()
        for button in (self.export_button, self.import_button, self.renew_button):
            button.setEnabled(not is_read_only)
        key = self.table.current_row()
        self._on_chosen(key if isinstance(key, BadgeKey) else None)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.set_title(self.tr("Badge keys"))
        self._sentence.setText(
            self.tr("A laptop that has these keys reads your badges without a network or a list of people.")
        )
        self.model.set_titles((self.tr("Badge key"), self.tr("Made"), self.tr("State")))
        self.table.setAccessibleName(self.tr("Badge keys"))
        self.table.set_empty_text(self.tr("No key yet: the first badge makes one."))
        self.table.fit_columns()
        self.export_button.setText(self.tr("Carry to another laptop"))
        self.import_button.setText(self.tr("Take from another laptop"))
        self.renew_button.setText(self.tr("New key"))
        self.withdraw_button.setText(self.tr("Withdraw this key"))
        self.file_form.retranslate()

    def _made(self, key: BadgeKey) -> str:
        return str(Words(self._tools.language()).value(key.made_at.astimezone().date()))

    def _state(self, key: BadgeKey) -> Badge:
        if key.withdrawn_at is not None:
            return Badge(Meaning.BAD, self.tr("withdrawn"))
        if key is self.model.rows[0]:
            return Badge(Meaning.GOOD, self.tr("signs"))
        return Badge(Meaning.INFO, self.tr("is read"))

    @Slot(object)
    def _on_chosen(self, key: BadgeKey | None) -> None:
        self._chosen = key
        if key != self._asked_about:
            self._asked_about = None
            self.confirm_bar.hide()
        can_be = key is not None and key.withdrawn_at is None
        self.withdraw_button.setEnabled(can_be and self.renew_button.isEnabled())

    @Slot()
    def _on_renew(self) -> None:
        self._run(partial(renew_key, self._tools.workspace), self._on_renewed)

    @Slot(object)
    def _on_renewed(self, key: BadgeKey) -> None:
        self._say(
            self.tr("The key {name} signs from now on. Older badges are read as before.").format(
                name=key.name
            )
        )

    @Slot()
    def _on_withdraw(self) -> None:
        if self._chosen is not None:
            question = self.tr(
                "Refuse every badge that the key {name} signed? They have to be printed anew."
            ).format(name=self._chosen.name)
            self._asked_about = self._chosen
            self.confirm_bar.ask(question, self.tr("Withdraw"), self.tr("Keep it"))

    @Slot()
    def _on_confirmed(self) -> None:
        if self._asked_about is not None:
            use_case = partial(withdraw_key, self._tools.workspace, self._asked_about.name)
            self._run(use_case, self._on_withdrawn)

    @Slot(object)
    def _on_withdrawn(self, key: BadgeKey) -> None:
        self._say(
            self.tr(
                "Badges of the key {name} are refused. Print them anew; carry the keys to the other laptops."
            ).format(name=key.name)
        )

    @Slot(object)
    def _on_file_asked(self, wish: KeyFileWish) -> None:
        workspace = self._tools.workspace
        if wish.writes:
            use_case = partial(
                export_keys, workspace, wish.path, wish.passphrase, keep_existing=wish.keep_existing
            )
            self._run(use_case, self._on_exported, is_long=True)
        else:
            take = partial(import_keys, workspace, wish.path, wish.passphrase)
            self._run(take, self._on_imported, is_long=True)

    @Slot(object)
    def _on_exported(self, done: KeysExported) -> None:
        self.file_form.close_form()
        self._say(self.tr("%n key|keys written to {file}.", "", done.count).format(file=done.path.name))

    @Slot(object)
    def _on_imported(self, done: KeysImported) -> None:
        self.file_form.close_form()
        sentence = self.tr("%n key|keys new here; {name} signs from now on.", "", done.added)
        said = [sentence.format(name=done.signs_with)]
        if done.withdrawn:
            said.append(
                self.tr("%n key|keys withdrawn: badges signed by them are refused.", "", done.withdrawn)
            )
        if done.has_new_number:
            said.append(self.tr("Another laptop had the same number; this one has taken a new one."))
        self._say(" ".join(said))

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self.notice.show_sentence(Meaning.WARN, self._tools.said(message))

    @Slot()
    def _on_once_changed(self) -> None:
        self.file_form.set_busy(is_busy=self._once.is_running)

    def _run(
        self, use_case: Callable[[], Done[Any]], on_success: Callable[[Any], None], *, is_long: bool = False
    ) -> None:
        self.notice.hide()
        road = self._once.run_long if is_long else self._once.run
        road(use_case, on_success, self._on_problem)

    def _say(self, sentence: str) -> None:
        self.notice.show_sentence(Meaning.GOOD, sentence)


def _name(key: BadgeKey) -> str:
    return key.name
