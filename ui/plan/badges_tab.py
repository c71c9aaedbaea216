"""Badges: a card with a code for each person, and spare ones, as a PDF to print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.domain.session import Session
from facilitator.reports.badges import CARDS_A_PAGE, write_badges
from facilitator.services.changes import Change, Done
from facilitator.services.issue_badges import issue_badges, issue_spares
from facilitator.services.name_organisation import organisation
from facilitator.services.ports import Workspace
from ui.plan.plan_tab import PlanTab
from ui.plan.plan_view import PlanView
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card, row
from ui.widgets.field import Field
from ui.widgets.label import Label, Paragraph
from ui.widgets.once import Once
from ui.widgets.page import PageTools
from ui.widgets.path_field import PathField, PathKind
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.states import InlineNotice

_MOST_SPARES = 200
_UNSAFE = re.compile(r"[^\w-]+")
_LANGUAGES: dict[str, tuple[Language, ...]] = {
    "zh": (Language.ZH,),
    "en": (Language.EN,),
    "both": (Language.ZH, Language.EN),
}


@dataclass(frozen=True, slots=True)
class BadgesWritten:
    """A file of badges on disk, and what to look at in it."""

    path: Path
    count: int
    warnings: tuple[Message, ...]


class BadgesTab(PlanTab):
    """Asks how many spare badges, in which language and where to, and writes the PDF."""

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
        self.spares = Field(QSpinBox())
        self.spares.edit.setRange(0, _MOST_SPARES)
        self.languages: SegmentedControl[str] = SegmentedControl(theme)
        self.path = PathField(theme, PathKind.SAVE_FILE)
        self.save_button = PrimaryButton(theme, Icon.BADGE)
        self.save_button.clicked.connect(self._on_save)
        self.path.chosen.connect(self._on_save)
        self.notice.action_requested.connect(self._on_open)
        card = Card(theme)
        card.setMaximumWidth(Measure.READING_WIDTH * 2 // 3)
        card.add(self.title_label)
        card.add(self._words)
        card.body.addLayout(row(self.spares, 1, self.languages, spacing=Space.TWO))
        card.add(self.path)
        card.body.addLayout(row(1, self.save_button))
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
        people = sum(1 for one in plan.badges if one.enrolment is not None)
        spare = len(plan.badges) - people
        self.title_label.setText(
            self.tr("{people} badges for people, {spare} spare").format(people=people, spare=spare)
            if plan.badges
            else self.tr("No badges yet")
        )
        if self.path.path() in {None, self._suggested}:
            self._suggested = self._own_file(plan)
            self.path.set_path(self._suggested)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self._words.set_text(
            self.tr(
                "{count} cards on an A4 page, each with its code. Badges given out before stay valid. "
                "Spare ones are for people who come unannounced: the first scan asks for the name."
            ).format(count=CARDS_A_PAGE)
        )
        self.spares.set_texts(self.tr("More spare badges"))
        self.languages.set_options(
            self.tr("Language of the badges"),
            [
                Option("both", self.tr("Both languages")),
                Option("zh", self.tr("Chinese")),
                Option("en", self.tr("English")),
            ],
        )
        self.path.set_texts(self.tr("Save as"), self.tr("Browse"), file_filter=self.tr("Badges") + " (*.pdf)")
        self.save_button.setText(self.tr("Save the badges"))
        if self.plan is not None:
            self.draw(self.plan)

    def _own_file(self, plan: PlanView) -> Path:
        """Return a file of this session's own, so that no other session's badges are overwritten."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        site = _UNSAFE.sub("-", plan.session.site).strip("-")
        day = f"{plan.session.half_days[0].starts_at:%Y-%m-%d}"
        return Path(folder) / self.tr("Badges {site} {day}.pdf").format(site=site, day=day)

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
        languages = _LANGUAGES[self.languages.value or "both"]
        spares = self.spares.edit.value()
        use_case = partial(
            _save_badges, self.tools.workspace, self.plan.session, path.with_suffix(".pdf"), spares, languages
        )
        self._once.run(use_case, self._on_saved, self._on_problem)

    @Slot(object)
    def _on_saved(self, written: BadgesWritten) -> None:
        self.spares.edit.setValue(0)
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


def _save_badges(
    workspace: Workspace, session: Session, path: Path, spares: int, languages: tuple[Language, ...]
) -> Done[BadgesWritten]:
    """Issue what is missing, then write every badge of the session."""
    changes = Change.NOTHING
    issued = issue_badges(workspace, session.id)
    badges, changes = issued.value, changes | issued.changes
    if spares:
        fresh = issue_spares(workspace, session.id, spares)
        badges, changes = (*badges, *fresh.value), changes | fresh.changes
    warnings = write_badges(path, session, badges, languages, organisation=organisation(workspace))
    return Done(BadgesWritten(path, len(badges), warnings), changes)
