"""Badges: for everybody, for some, or spare ones; on cards, labels, lanyards or seat cards, as a PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.message import Message
from facilitator.reports.print_badges import (
    PrintedBadges,
    Whose,
    give_out_badges,
    spares_left,
    write_given_out,
)
from facilitator.services.free_path import with_ending
from ui.plan.badge_order_form import BadgeOrderForm
from ui.plan.plan_tab import PlanTab
from ui.plan.plan_view import PlanView
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card, row
from ui.widgets.label import Label, Paragraph
from ui.widgets.once import Once
from ui.widgets.page import PageTools
from ui.widgets.path_field import PathField, PathKind
from ui.widgets.states import InlineNotice

_UNSAFE = re.compile(r"[^\w-]+")
_MOST_NAMES = 3
_MOST_LETTERS = 60


class BadgesTab(PlanTab):
    """Asks what to print and where to, and writes the PDF."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self._written: Path | None = None
        self._suggested: Path | None = None
        self._once = Once(tools.operations, self)
        self._once.changed.connect(self._on_once_changed)
        self.notice = InlineNotice(theme)
        self.title_label = Label(role=TextRole.TITLE)
        self._words = Paragraph(meaning=Meaning.SOFT)
        self.form = BadgeOrderForm(theme)
        self.form.changed.connect(self._on_changed)
        self.path = PathField(theme, PathKind.SAVE_FILE)
        self.save_button = PrimaryButton(theme, Icon.BADGE)
        self.save_button.clicked.connect(self._on_save)
        self.path.chosen.connect(self._on_save)
        self.notice.action_requested.connect(self._on_open)
        card = Card(theme)
        card.setMaximumWidth(Measure.READING_WIDTH)
        card.add(self.title_label)
        card.add(self._words)
        card.add(self.form, 1)
        line = row(self.path, self.save_button, spacing=Space.TWO)
        line.setStretch(0, 1)
        line.setAlignment(self.save_button, Qt.AlignmentFlag.AlignBottom)
        card.body.addLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TWO)
        layout.addWidget(self.notice)
        layout.addWidget(card)
        layout.addStretch(1)

    def name(self) -> str:
        """Return the tab's name."""
        return self.tr("Badges")

    def forget_news(self) -> None:
        """Put away what was said of the half-day before."""
        self.notice.hide()
        self.path.set_error("")

    def draw(self, plan: PlanView) -> None:
        """Draw how many badges there are."""
        spare = spares_left(plan.badges)
        people = len(plan.badges) - spare
        self.form.show_people(plan.people)
        self.title_label.setText(
            self.tr("{people} badges for people, {spare} spare ones left").format(people=people, spare=spare)
            if plan.badges
            else self.tr("No badges yet")
        )
        self._suggest(plan)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self._words.set_text(
            self.tr(
                "Badges given out before stay valid; one that was lost is printed again as it was. "
                "Spare ones are for people who come unannounced: the first scan asks for the name."
            )
        )
        self.form.retranslate()
        self.path.set_texts(self.tr("Save as"), self.tr("Browse"), file_filter=self.tr("Badges") + " (*.pdf)")
        self.save_button.setText(self.tr("Save the badges"))
        if self.plan is not None:
            self.draw(self.plan)

    def _suggest(self, plan: PlanView) -> None:
        """Offer a file for this order, unless somebody named one of their own."""
        if self.path.path() in {None, self._suggested}:
            self._suggested = self._own_file(plan)
            self.path.set_path(self._suggested)

    def _own_file(self, plan: PlanView) -> Path:
        """Return a file for this order of this session, so that it overwrites no other one's badges."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        site = _UNSAFE.sub("-", plan.session.site).strip("-")
        day = f"{plan.session.half_days[0].starts_at:%Y-%m-%d}"
        order, names = self.form.order(), self.form.chosen_names
        if order.whose is Whose.SPARE:
            pattern = self.tr("Spare badges {site} {day}.pdf")
        elif order.whose is Whose.CHOSEN and names:
            pattern = self.tr("Badges {names} {site} {day}.pdf")
        else:
            pattern = self.tr("Badges {site} {day}.pdf")
        return Path(folder) / pattern.format(names=_in_a_file_name(names), site=site, day=day)

    @Slot()
    def _on_changed(self) -> None:
        """Make room for the people to choose from, and name the file after what is asked for."""
        self._words.setVisible(not self.form.is_choosing)
        if self.plan is not None:
            self._suggest(self.plan)

    @Slot()
    def _on_once_changed(self) -> None:
        self.save_button.setEnabled(not self._once.is_running)

    @Slot()
    def _on_save(self) -> None:
        path = self.path.path()
        if self.plan is None:
            return
        if path is None:
            self.path.set_error(self.tr("Say where to save the badges."))
            return
        self.path.set_error("")
        target = with_ending(path, ".pdf")
        asked = (self.tools.workspace, self.plan.session, self.form.order())
        give_out = partial(give_out_badges, *asked)
        write = partial(
            write_given_out,
            *asked,
            target,
            self.form.chosen_languages(),
            keep_existing=not self.path.take_asked(target),
        )
        self._once.run_then_long(give_out, write, self._on_saved, self._on_problem)

    @Slot(object)
    def _on_saved(self, written: PrintedBadges) -> None:
        self.form.spares.edit.setValue(0)
        self._written = written.path
        sentence = self.tr("%n badge(s) saved in {file}.", "", written.count).format(file=written.path.name)
        if written.warnings:
            sentence = " ".join((sentence, *(self.tools.said(one) for one in written.warnings)))
        meaning = Meaning.WARN if written.warnings else Meaning.GOOD
        self.notice.show_sentence(meaning, sentence, self.tr("Open"))

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self.path.set_error(self.tools.said(message))

    @Slot()
    def _on_open(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))


def _in_a_file_name(names: Sequence[str]) -> str:
    """Return these names as a part of a file's name: the first few, and how many more."""
    first = "-".join(_UNSAFE.sub("-", name).strip("-") for name in names[:_MOST_NAMES])[:_MOST_LETTERS]
    more = len(names) - _MOST_NAMES
    return f"{first}+{more}" if more > 0 else first
