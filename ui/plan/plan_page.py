"""The Plan page: all sessions, a new one, and everything that is prepared for the one in front."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.plan_session import update_session
from ui.plan.agenda_commands import AgendaCommands
from ui.plan.plan_keys import PlanKeys
from ui.plan.plan_tab import WIDEST
from ui.plan.plan_view import PlanLoaded, PlanView, read_page, read_programmes, when_and_where
from ui.plan.session_form import SessionForm
from ui.plan.session_tabs import SessionTabs
from ui.plan.sessions_view import SessionsView
from ui.plan.typed_session import SessionTyped, create_typed, put_right
from ui.theme.icons import Icon
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.current_stack import CurrentStack
from ui.widgets.once import Once
from ui.widgets.page import Command, KeyLine, Page, PageId, PageTools, SessionRequest
from ui.widgets.page_frame import PageFrame
from ui.widgets.shortcuts import add_shortcuts
from ui.widgets.states import Skeleton

_NARROW_WIDTH = 1040
_LOADING_LINES = 6


class _Side(IntEnum):
    """What the page shows."""

    SESSIONS = 0
    FORM = 1
    DETAIL = 2
    LOADING = 3


class PlanPage(Page):
    """Sessions, the form of one, and the tabs of the one in front."""

    page_id = PageId.PLAN
    interests = Change.SESSIONS | Change.AGENDA | Change.ROSTER | Change.QUESTIONNAIRES

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self._plan: PlanView | None = None
        self._wants_list = False
        self._purpose = ""
        self._keys = PlanKeys(self)
        self._once = Once(tools.operations, self)
        self._once.changed.connect(self._on_once_changed)
        self._frame = PageFrame(theme, self, scrolls=True, widest=WIDEST, gives_way=True)
        for words in (self._frame.header.title_label, self._frame.header.subtitle_label):
            words.setWordWrap(True)
        self.list_button = self._frame.header.add_action(QuietButton(theme, Icon.LIST))
        self.edit_button = self._frame.header.add_action(QuietButton(theme, Icon.EDIT))
        self.new_button = self._frame.header.add_action(PrimaryButton(theme, Icon.CALENDAR_ADD))
        self.sessions = SessionsView(tools)
        self.form = SessionForm(tools)
        self.detail = SessionTabs(tools)
        self.agenda, self.people, self.slides = self.detail.agenda, self.detail.people, self.detail.slides
        self.badges, self.questionnaires = self.detail.badges, self.detail.questionnaires
        self._of_agenda = AgendaCommands(
            self.agenda, partial(self._show_tab, self.detail.tabs.index(self.agenda)), self
        )
        self._sides = CurrentStack()
        self._lay_out()
        self._wire()
        self.retranslate()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Plan")

    def keys(self) -> tuple[KeyLine, ...]:
        """Return the keys of the page."""
        return self._keys.lines()

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette can do here."""
        always = (
            Command(self.tr("New session"), self.begin_new, Icon.CALENDAR_ADD, "Ctrl+N"),
            Command(self.tr("All sessions"), self.show_sessions, Icon.LIST),
        )
        if self._plan is None:
            return always
        sides = enumerate(tab.name() for tab in self.detail.tabs)
        tabs = (
            Command(self.tr("Plan: {side}").format(side=name), partial(self._show_tab, place), Icon.PLAN)
            for place, name in sides
        )
        return (
            *always,
            *tabs,
            Command(self.tr("Import a list of people"), partial(self.receive, "import"), Icon.PEOPLE),
            Command(self.tr("Make a session like this one"), self.make_one_like_it, Icon.COPY, "Ctrl+D"),
            *self._of_agenda.lines(),
        )

    def retranslate(self) -> None:
        """Set every word in the window's language."""
        self.list_button.setText(self.tr("All sessions"))
        self.edit_button.setText(self.tr("Details"))
        self.new_button.setText(self.tr("New session"))
        self.sessions.retranslate()
        self.form.retranslate()
        self.detail.retranslate()
        self._show_header()

    def refresh(self) -> None:
        """Read the sessions and the one in front."""
        with_archived = self.sessions.with_archived_box.isChecked()
        in_front = (self.session_id, self.half_day_id)
        self.load(
            partial(read_page, self.tools.workspace, *in_front, with_archived=with_archived), self._on_loaded
        )

    def may_leave(self) -> bool:
        """Keep the window open while a form holds what is not saved."""
        self.agenda.form.keep_typed()
        self.people.keep_typed()
        if self.form.is_unsaved:
            self._show_side(_Side.FORM)
            self.form.ask_to_save()
        return not self.form.is_unsaved

    def let_go(self) -> None:
        """End the drawing of slides."""
        self.slides.let_go()

    def receive(self, purpose: str) -> None:
        """Begin a new session or an import, or show the list or a part of the session."""
        if purpose == "new":
            self.begin_new()
        elif purpose == "sessions":
            self.show_sessions()
        elif purpose in {"import", "people", "slides", "agenda"}:
            self._wants_list = False
            self._purpose = purpose
            if self._plan is not None and self._plan.half_day.id == self.half_day_id:
                self._follow_purpose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc beside what lies over a side leaves it, as Esc within it does."""
        is_in_front = event.key() == Qt.Key.Key_Escape and self._sides.place == _Side.DETAIL
        if not (is_in_front and self.detail.go_back()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the tabs how much room there is."""
        super().resizeEvent(event)
        self.detail.set_narrow(is_narrow=event.size().width() < _NARROW_WIDTH)

    @Slot()
    def begin_new(self) -> None:
        """Show the form of a new session; one that was begun stays as it is typed."""
        self.tools.operations.load(partial(read_programmes, self.tools.workspace), self.form.show_choices)
        self._show_side(_Side.FORM)
        if not self.form.is_unsaved or self.form.edited is not None:
            self.form.begin()
        self._show_header()

    @Slot()
    def show_sessions(self) -> None:
        """Show all sessions."""
        self._wants_list = True
        self._show_side(_Side.SESSIONS)
        self.sessions.table.setFocus()

    @Slot()
    def make_one_like_it(self) -> None:
        """Make a session like the one chosen in the list, or like the one in front."""
        if self._sides.place == _Side.SESSIONS:
            self.sessions.copy_chosen()
        elif self._sides.place == _Side.DETAIL and self._plan is not None:
            self.sessions.copy_session(self._plan.session.id)

    def _follow_purpose(self) -> None:
        """Show the part of the session in front that was wished for, and begin an import if it was that."""
        purpose, self._purpose = self._purpose, ""
        if purpose:
            tab = {"slides": self.slides, "agenda": self.agenda}.get(purpose, self.people)
            self._show_side(_Side.DETAIL)
            self.detail.choose(self.detail.tabs.index(tab))
        if purpose == "import":
            self.people.begin_import()

    def _lay_out(self) -> None:
        for side in (self.sessions, self.form, self.detail, Skeleton(self.tools.theme, _LOADING_LINES)):
            self._sides.add(side)
        self._sides.turn_to(_Side.LOADING)
        self._frame.add(self._sides, 1)

    def _wire(self) -> None:
        self.list_button.clicked.connect(self.show_sessions)
        self.edit_button.clicked.connect(self._on_edit)
        self.new_button.clicked.connect(self.begin_new)
        self.sessions.opened.connect(self._on_opened)
        self.sessions.archived_toggled.connect(self.refresh)
        self.form.submitted.connect(self._on_submitted)
        self.form.cancelled.connect(self._on_cancelled)
        self.form.resumed.connect(partial(self._show_side, _Side.FORM))
        self.detail.turned.connect(self._frame.scroll_to_top)
        add_shortcuts(
            self,
            {
                "Ctrl+N": self.begin_new,
                "Ctrl+D": self.make_one_like_it,
                "Ctrl+PgDown": partial(self._step_tab, 1),
                "Ctrl+PgUp": partial(self._step_tab, -1),
                **_both(self._of_agenda.keys(), self.people.keys()),
            },
        )

    def _show_side(self, side: _Side) -> None:
        if side != self._sides.place:
            self._frame.scroll_to_top()
        self._sides.turn_to(side)
        self._show_header()

    def _show_header(self) -> None:
        side = _Side(self._sides.place)
        plan = self._plan
        self.list_button.setVisible(side is _Side.DETAIL)
        self.edit_button.setVisible(side is _Side.DETAIL)
        self.new_button.setVisible(side is _Side.SESSIONS)
        if side is _Side.DETAIL and plan is not None:
            title = plan.session.title.in_language(self.tools.language())
            self._frame.header.set_texts(title, when_and_where(plan, self.tools.language()))
        elif side is _Side.FORM:
            is_new = self.form.edited is None
            self._frame.header.set_texts(
                self.tr("New session") if is_new else self.tr("Details of the session")
            )
        else:
            self._frame.header.set_texts(self.tr("Sessions") if side is _Side.SESSIONS else self.title())

    def _show_tab(self, place: int) -> None:
        self._wants_list = False
        self._show_side(_Side.DETAIL)
        self.detail.choose(place)

    def _step_tab(self, steps: int) -> None:
        if self._sides.place == _Side.DETAIL:
            self.detail.step(steps)

    @Slot(object)
    def _on_loaded(self, loaded: PlanLoaded) -> None:
        self.sessions.show_lines(loaded.lines)
        self._plan = loaded.plan
        if loaded.plan is not None:
            self.detail.show_plan(loaded.plan)
        if self._sides.place != _Side.FORM:
            has_detail = loaded.plan is not None and not self._wants_list
            self._show_side(_Side.DETAIL if has_detail else _Side.SESSIONS)
        self._show_header()
        if loaded.plan is not None:
            self._follow_purpose()

    @Slot(object)
    def _on_opened(self, request: SessionRequest) -> None:
        self._wants_list = False
        if request.session_id == self.session_id and self._plan is not None:
            self._show_side(_Side.DETAIL)
        else:
            self.session_requested.emit(request)

    @Slot()
    def _on_edit(self) -> None:
        if self._plan is not None:
            self.form.edit(self._plan.session)
            self._show_side(_Side.FORM)

    @Slot()
    def _on_cancelled(self) -> None:
        self.form.put_away()
        has_detail = self._plan is not None and not self._wants_list
        self._show_side(_Side.DETAIL if has_detail else _Side.SESSIONS)

    @Slot(object)
    def _on_submitted(self, typed: SessionTyped) -> None:
        edited = self.form.edited
        if edited is None:
            use_case = partial(create_typed, self.tools.workspace, typed)
        else:
            session = put_right(self.tools.workspace, edited, typed)
            use_case = partial(update_session, self.tools.workspace, session)
        self._once.run(use_case, partial(self._on_kept, is_new=edited is None), self.form.show_problem)

    @Slot()
    def _on_once_changed(self) -> None:
        self.form.submit_button.setEnabled(not self._once.is_running)

    def _on_kept(self, session: Session, *, is_new: bool) -> None:
        self.form.put_away()
        self._wants_list = False
        self.tools.announce(self.tr("Session created.") if is_new else self.tr("Saved."))
        self._show_side(_Side.DETAIL if self._plan is not None else _Side.SESSIONS)
        half_day_id = session.half_days[0].id if is_new else self.half_day_id
        self.session_requested.emit(SessionRequest(session.id, half_day_id))


def _both(
    one: Mapping[str, Callable[[], None]], other: Mapping[str, Callable[[], None]]
) -> dict[str, Callable[[], None]]:
    """Return the keys of two sides, each of which acts only while it is in sight."""
    return {keys: partial(_each, (one.get(keys), other.get(keys))) for keys in {**one, **other}}


def _each(deeds: tuple[Callable[[], None] | None, ...]) -> None:
    for deed in deeds:
        if deed is not None:
            deed()
