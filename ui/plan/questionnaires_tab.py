"""The questionnaires of a session: those it uses, those at hand, and new ones from an XLSForm."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.message import Message
from facilitator.domain.questionnaire import Questionnaire
from facilitator.domain.table import RowProblem
from facilitator.imports.xlsform import QuestionnaireReading, read_xlsform
from facilitator.services.enter_answers import use_questionnaire
from ui.plan.again_card import AgainCard
from ui.plan.plan_tab import PlanTab
from ui.plan.plan_view import PlanView
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.label import Label
from ui.widgets.page import PageTools
from ui.widgets.path_field import PathField, PathKind
from ui.widgets.states import InlineNotice
from ui.widgets.table import Badge, Column, RowsModel, RowsTable

_VERSION, _QUESTIONS, _STATE, _ROW = 120, 120, 160, 80


class QuestionnairesTab(PlanTab):
    """A table of questionnaires, and the look at a file before it is used."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self._used: frozenset[object] = frozenset()
        self._reading: QuestionnaireReading | None = None
        self.notice = InlineNotice(theme)
        self._title = Label(role=TextRole.TITLE)
        self.use_button = QuietButton(theme, Icon.CHECK)
        self.table = RowsTable(theme)
        self._model: RowsModel[Questionnaire] = RowsModel(
            (
                Column("title", lambda one: self.said_text(one.title), is_strong=True),
                Column("version", lambda one: one.version, width=_VERSION),
                Column("questions", lambda one: str(len(one.items)), width=_QUESTIONS, at_right=True),
                Column("state", lambda _: "", badge=self._badge, width=_STATE),
            ),
            self.table,
            identity=_identity,
        )
        self.table.set_rows_model(self._model)
        self.table.row_activated.connect(self._on_use)
        self.table.row_chosen.connect(self._show_use)
        self.use_button.clicked.connect(self._on_use)
        self.path = PathField(theme, PathKind.OPEN_FILE)
        self.path.chosen.connect(self._on_path)
        self.problems = RowsTable(theme)
        self._problem_model: RowsModel[RowProblem] = RowsModel(
            (
                Column("row", lambda one: str(one.row_number or ""), width=_ROW, at_right=True),
                Column("what", lambda one: tools.said(one.message)),
                Column("text", lambda one: one.text),
            ),
            self.problems,
        )
        self.problems.set_rows_model(self._problem_model)
        self.found = Label(wraps=True)
        self.take_button = PrimaryButton(theme, Icon.CHECK)
        self.take_button.clicked.connect(self._on_take)
        self.again = AgainCard(tools)
        self._lay_out()
        self._show_reading(None)

    def name(self) -> str:
        """Return the tab's name."""
        return self.tr("Questionnaires")

    def forget_news(self) -> None:
        """Put away what was said of the session before."""
        self.notice.hide()
        self.path.set_error("")

    def draw(self, plan: PlanView) -> None:
        """Draw the questionnaires in use and those at hand."""
        self._used = frozenset(one.id for one in plan.questionnaires)
        self._model.set_rows((*plan.questionnaires, *plan.other_questionnaires))
        self._title.setText(self.tr("%n questionnaire(s) in use", "", len(plan.questionnaires)))
        self._show_use()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self._model.set_titles((self.tr("Questionnaire"), self.tr("Version"), self.tr("Questions"), ""))
        self._problem_model.set_titles((self.tr("Row"), self.tr("What to look at"), self.tr("In the file")))
        self.table.setAccessibleName(self.tr("Questionnaires"))
        self.problems.setAccessibleName(self.tr("What to look at"))
        self.table.set_empty_text(self.tr("There is no questionnaire yet. Read one from a file below."))
        self.use_button.setText(self.tr("Use in this session"))
        self.take_button.setText(self.tr("Use it in this session"))
        self.path.set_texts(
            self.tr("Questionnaire from a file (XLSForm or REDCap)"),
            self.tr("Browse"),
            file_filter=self.tr("Questionnaires") + " (*.xlsx *.xls *.csv)",
        )
        self.again.retranslate()
        self._show_reading(self._reading)
        if self.plan is not None:
            self.draw(self.plan)

    @property
    def _read(self) -> Questionnaire | None:
        return self._reading.questionnaire if self._reading is not None else None

    def _lay_out(self) -> None:
        card = Card(self.tools.theme)
        card.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.ONE)
        self.table.setProperty("flat", "true")
        card.body.addLayout(row(self._title, 1, self.use_button))
        card.add(self.table, 1)
        reading = Card(self.tools.theme)
        reading.add(self.path)
        reading.body.addLayout(row(self.found, 1, self.take_button))
        reading.add(self.problems, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TWO)
        layout.addWidget(self.notice)
        layout.addWidget(card, 1)
        layout.addWidget(reading)
        layout.addWidget(self.again)

    def _badge(self, one: Questionnaire) -> Badge | None:
        return Badge(Meaning.GOOD, self.tr("in use")) if one.id in self._used else None

    def _show_reading(self, reading: QuestionnaireReading | None) -> None:
        """Show what a file holds, or nothing."""
        self._reading = reading
        found = self._read
        self.take_button.setVisible(found is not None)
        problems = reading.problems if reading is not None else ()
        self.problems.setVisible(bool(problems))
        self._problem_model.set_rows(problems)
        if found is None:
            self.found.setText("" if reading is None else self.tr("This file asks nothing that can be used."))
        else:
            title = self.said_text(found.title)
            words = self.tr("{title}: %n question(s).", "", len(found.items))
            self.found.setText(words.format(title=title))
        self.found.setVisible(reading is not None)

    @Slot()
    def _show_use(self) -> None:
        row = self.table.current_row()
        chosen = row.id if isinstance(row, Questionnaire) else None
        self.use_button.setEnabled(chosen is not None and chosen not in self._used)
        if self.plan is not None:
            used = [one.id for one in self.plan.questionnaires]
            printed = chosen if chosen in used else next(iter(used), None)
            self.again.show_session(self.plan.session, printed)

    @Slot()
    def _on_use(self) -> None:
        chosen = self.table.current_row()
        if isinstance(chosen, Questionnaire) and chosen.id not in self._used:
            self._use(chosen)

    @Slot(object)
    def _on_path(self, path: Path) -> None:
        self.path.set_error("")
        self.tools.operations.load_long(partial(read_xlsform, path), self._show_reading, self._on_problem)

    @Slot()
    def _on_take(self) -> None:
        if self._read is not None:
            self._use(self._read)

    def _use(self, questionnaire: Questionnaire) -> None:
        if self.plan is not None:
            use_case = partial(use_questionnaire, self.tools.workspace, self.plan.session.id, questionnaire)
            self.tools.operations.run_long(use_case, self._on_used, self._on_problem)

    @Slot(object)
    def _on_used(self, questionnaire: Questionnaire) -> None:
        self._show_reading(None)
        self.path.field.edit.clear()
        title = self.said_text(questionnaire.title)
        self.notice.show_sentence(
            Meaning.GOOD, self.tr("{title} is in use in this session.").format(title=title)
        )

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self._show_reading(None)
        self.path.set_error(self.tools.said(message))


def _identity(one: Questionnaire) -> object:
    return one.id
