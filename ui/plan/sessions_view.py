"""All sessions, the newest first: open one, make one like it, put one away."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from facilitator.domain.session import Session, SessionLine
from facilitator.services.plan_session import archive_session, duplicate_session, remove_session
from facilitator.words import Words
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space
from ui.widgets.buttons import DangerButton, QuietButton
from ui.widgets.card import row
from ui.widgets.once import Once
from ui.widgets.page import PageTools, SessionRequest
from ui.widgets.states import ConfirmBar
from ui.widgets.table import Badge, Column, RowsModel, RowsTable

_DATE, _COUNT, _STATE = 170, 160, 140


class SessionsView(QWidget):
    """A table of sessions; Enter opens one."""

    opened = Signal(object)
    """A `SessionRequest`."""
    archived_toggled = Signal()
    """The user wants to see sessions that were put away, or no longer."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._is_read = False
        self._once = Once(tools.operations, self)
        self._asked: SessionLine | None = None
        theme = tools.theme
        self.table = RowsTable(theme)
        self._model: RowsModel[SessionLine] = RowsModel(
            (
                Column("title", lambda line: line.title.in_language(tools.language()), is_strong=True),
                Column("site", lambda line: line.site),
                Column("date", self._date, width=_DATE),
                Column("people", lambda line: str(line.expected or ""), width=_COUNT, at_right=True),
                Column("state", lambda _: "", badge=self._badge, width=_STATE),
            ),
            self.table,
            identity=_identity,
        )
        self.table.set_rows_model(self._model)
        self.table.row_activated.connect(self._on_opened)
        self.table.row_chosen.connect(self._on_chosen)
        self.with_archived_box = QCheckBox()
        self.with_archived_box.toggled.connect(self.archived_toggled)
        self.copy_button = QuietButton(theme, Icon.COPY)
        self.archive_button = QuietButton(theme, Icon.ARCHIVE)
        self.remove_button = DangerButton(theme, Icon.DELETE)
        self.confirm = ConfirmBar(theme)
        self.copy_button.clicked.connect(self.copy_chosen)
        self.archive_button.clicked.connect(self._on_archive)
        self.remove_button.clicked.connect(self._on_remove)
        self.confirm.confirmed.connect(self._on_remove_confirmed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TWO)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.confirm)
        layout.addLayout(
            row(self.with_archived_box, 1, self.copy_button, self.archive_button, self.remove_button)
        )
        self._on_chosen()

    def show_lines(self, lines: tuple[SessionLine, ...]) -> None:
        """Show these sessions."""
        self._model.set_rows(lines)
        self._is_read = True
        if self._asked is not None and self._asked.id not in {line.id for line in lines}:
            self._forget_question()
        self._say_empty()
        if lines and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._on_chosen()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self._model.set_titles(
            (self.tr("Session"), self.tr("Site"), self.tr("First day"), self.tr("People expected"), "")
        )
        self.table.setAccessibleName(self.tr("Sessions"))
        self._say_empty()
        self.with_archived_box.setText(self.tr("Show sessions that were put away"))
        self.copy_button.setText(self.tr("Make one like it"))
        self.remove_button.setText(self.tr("Delete"))
        self._on_chosen()

    def _say_empty(self) -> None:
        """Say that there is none only once it is known."""
        empty = self.tr("There is no session yet. Begin with the button above.")
        self.table.set_empty_text(empty if self._is_read else "")

    def _date(self, line: SessionLine) -> str:
        return Words(self._tools.language()).value(line.starts_at.date())

    def _badge(self, line: SessionLine) -> Badge | None:
        if line.archived:
            return Badge(Meaning.SOFT, self.tr("put away"))
        return Badge(Meaning.WARM, self.tr("demo")) if line.is_demo else None

    @property
    def _line(self) -> SessionLine | None:
        return self._model.row_at(self.table.currentIndex())

    @Slot()
    def _on_chosen(self) -> None:
        line = self._line
        if self._asked is not None and (line is None or line.id != self._asked.id):
            self._forget_question()
        for button in (self.copy_button, self.archive_button, self.remove_button):
            button.setEnabled(line is not None)
        is_away = line is not None and line.archived
        self.archive_button.setText(self.tr("Bring back") if is_away else self.tr("Put away"))

    @Slot(object)
    def _on_opened(self, line: SessionLine) -> None:
        self.opened.emit(SessionRequest(line.id))

    @Slot()
    def copy_chosen(self) -> None:
        """Make a session like the chosen one."""
        if (line := self._line) is not None:
            self.copy_session(line.id)

    def copy_session(self, session_id: UUID) -> None:
        """Make a session like that one, a week later, and open it."""
        use_case = partial(duplicate_session, self._tools.workspace, session_id)
        self._once.run(use_case, self._on_copied)

    @Slot(object)
    def _on_copied(self, session: Session) -> None:
        self._tools.announce(self.tr("A session like it stands a week later, without people."))
        self.opened.emit(SessionRequest(session.id))

    @Slot()
    def _on_archive(self) -> None:
        if (line := self._line) is not None:
            use_case = partial(archive_session, self._tools.workspace, line.id, not line.archived)
            self._tools.operations.run(use_case, self._on_archived)

    @Slot(object)
    def _on_archived(self, session: Session) -> None:
        title = session.title.in_language(self._tools.language())
        if session.archived:
            sentence = self.tr("{title} is put away.").format(title=title)
            self._tools.announce(
                sentence, Meaning.INFO, self.tr("Undo"), partial(self._bring_back, session.id)
            )
        else:
            self._tools.announce(self.tr("{title} is back on the list.").format(title=title))

    def _bring_back(self, session_id: UUID) -> None:
        use_case = partial(archive_session, self._tools.workspace, session_id, False)
        self._tools.operations.run(use_case, self._on_archived)

    @Slot()
    def _on_remove(self) -> None:
        if (line := self._line) is not None:
            self._asked = line
            title = line.title.in_language(self._tools.language())
            question = self.tr("Delete {title} with its people, answers and notes? This cannot be undone.")
            self.confirm.ask(question.format(title=title), self.tr("Delete the session"))

    @Slot()
    def _on_remove_confirmed(self) -> None:
        """Delete the session that was asked about, whatever is chosen by now."""
        if self._asked is not None:
            use_case = partial(remove_session, self._tools.workspace, self._asked.id)
            self._asked = None
            self._tools.operations.run(use_case, self._on_removed)

    @Slot(object)
    def _on_removed(self, value: object) -> None:
        """Wait for the page to load again."""

    def _forget_question(self) -> None:
        self._asked = None
        self.confirm.hide()


def _identity(line: SessionLine) -> object:
    return line.id
