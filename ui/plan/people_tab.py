"""The people of a half-day: the list, one of them beside it, one more person, and bringing a roster in."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum, StrEnum
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.message import Message
from facilitator.domain.names import matches
from facilitator.domain.own_field import says_in_own
from facilitator.domain.participant import Consent, Enrolment, Person
from facilitator.domain.same_people import same_names
from facilitator.services.consent import consent_words
from facilitator.services.enrol_people import RosterImport, undo_import
from facilitator.services.merge_people import Merged
from facilitator.services.no_shows import no_shows_of
from ui.plan.merge_view import MergeView
from ui.plan.own_fields_view import OwnFieldsView
from ui.plan.people_deeds import About, PeopleDeeds, Told
from ui.plan.people_table import PeopleTable
from ui.plan.person_editor import PersonEditor
from ui.plan.person_form import PersonForm
from ui.plan.plan_tab import PlanTab
from ui.plan.plan_view import PlanView
from ui.plan.roster_import import RosterImportView
from ui.plan.roster_look import ImportTarget
from ui.plan.saved_people_notice import SavedPeopleNotice
from ui.plan.seat_form import SeatForm
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.current_stack import CurrentStack
from ui.widgets.field import SearchEdit
from ui.widgets.label import Label
from ui.widgets.page import PageTools
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.shortcuts import add_shortcuts
from ui.widgets.states import InlineNotice
from ui.widgets.table import Badge

_LEAST_SEARCH = 160


class _Side(IntEnum):
    """What the tab shows."""

    LIST = 0
    IMPORT = 1
    MERGE = 2
    FIELDS = 3


class Shown(StrEnum):
    """Which people the list shows."""

    ALL = "all"
    NOT_COME = "not_come"
    SAME_NAME = "same_name"


class PeopleTab(PlanTab):
    """A table to search, its chosen person to put right, a form for one more, and the import."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self._absent: frozenset[UUID] = frozenset()
        self._alike: frozenset[UUID] = frozenset()
        self.deeds = PeopleDeeds(tools, self)
        self.count = Label(role=TextRole.TITLE)
        self.search = SearchEdit(theme)
        self.search.textChanged.connect(self._filter)
        self.add_button = QuietButton(theme, Icon.PERSON_ADD)
        self.import_button = PrimaryButton(theme, Icon.UPLOAD)
        self.notice = InlineNotice(theme)
        self.person_form = PersonForm(tools)
        self.seat_button = QuietButton(theme, Icon.OVERVIEW)
        self.seat_form = SeatForm(tools)
        self.filter: SegmentedControl[Shown] = SegmentedControl(theme)
        self.editor = PersonEditor(theme)
        self.table = PeopleTable(theme, self._badge)
        self._model = self.table.rows
        self.roster_import = RosterImportView(tools)
        self.merge_view = MergeView(tools)
        self.own_fields = OwnFieldsView(tools)
        self.fields_button = PlainButton(theme, Icon.LIST)
        self.save_button = PlainButton(theme, Icon.DOWNLOAD)
        self.saved = SavedPeopleNotice(tools)
        self._sides = CurrentStack()
        self._connect()
        self._lay_out()

    def name(self) -> str:
        """Return the tab's name."""
        return self.tr("People")

    def keys(self) -> dict[str, Callable[[], None]]:
        """Return the tab's keys for the page; they act only while the tab is in sight."""
        deeds = {"Ctrl+Z": self.deeds.take_back, "F2": self._on_edit_asked, "Ctrl+M": self._on_merge_key}
        return {keys: partial(self._in_sight, deed) for keys, deed in deeds.items()}

    def forget_news(self) -> None:
        """Put away what was said of the half-day before, and what could be taken back there."""
        self.keep_typed()
        self.notice.hide()
        self.saved.forget()
        self.deeds.forget()
        self._absent = frozenset()
        self.editor.show_person(None)
        self._show_side(_Side.IMPORT if self._sides.place == _Side.IMPORT else _Side.LIST)
        self.person_form.name_field.set_error("")

    def keep_typed(self) -> None:
        """Store what is typed of a person and not stored yet."""
        if self.editor.is_dirty:
            self.deeds.change(self.editor.typed())

    def go_back(self) -> bool:
        """Leave the own fields or the two who may be one, or go a step back in the import."""
        place = self._sides.place
        if place == _Side.IMPORT:
            self.roster_import.go_back()
        elif place in {_Side.FIELDS, _Side.MERGE}:
            self._show_list()
        return place in {_Side.FIELDS, _Side.MERGE, _Side.IMPORT}

    def draw(self, plan: PlanView) -> None:
        """Draw the people of the half-day."""
        self.person_form.half_day_id = plan.half_day.id
        self.seat_button.setEnabled(bool(plan.people))
        self.seat_form.show_people(plan.half_day.id, len(plan.people), plan.own_fields)
        self.editor.show_own(plan.own_fields, self.tools.language())
        self.table.show_columns(plan.own_fields, plan.people)
        self.table.name_columns(self.tools.language())
        if self._sides.place == _Side.IMPORT:
            self.roster_import.turn_to(_target(plan))
        groups = same_names(one.person for one in plan.people)
        self._alike = frozenset(person.id for group in groups for person in group)
        self._filter()
        self._show_chosen(plan)
        self._load_absent()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.search.set_texts(self.tr("Search a name, pinyin or number"))
        self.seat_button.setText(self.tr("Seats"))
        self.add_button.setText(self.tr("Add a person"))
        self.import_button.setText(self.tr("Import a list"))
        self.fields_button.setText(self.tr("Own fields …"))
        self.save_button.setText(self.tr("Save the list, with names"))
        self.save_button.setToolTip(self.tr("A workbook with all that is known of them: for you alone"))
        self.saved.retranslate()
        self.table.name_columns(self.tools.language())
        forms = (self.person_form, self.seat_form, self.editor)
        for part in (*forms, self.roster_import, self.merge_view, self.own_fields):
            part.retranslate()
        if self.plan is not None:
            self.draw(self.plan)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Stack what stands side by side."""
        self.editor.set_narrow(is_narrow=is_narrow)
        self.roster_import.set_narrow(is_narrow=is_narrow)
        self.merge_view.set_narrow(is_narrow=is_narrow)
        self.own_fields.set_narrow(is_narrow=is_narrow)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(way)
        self._measure_anew()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again who did not come."""
        super().showEvent(event)
        self._load_absent()

    @Slot()
    def begin_import(self) -> None:
        """Show the first step of the import."""
        if self.plan is not None:
            self.roster_import.begin(_target(self.plan))
            self._show_side(_Side.IMPORT)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.person_form.toggle)
        self.seat_button.clicked.connect(self.seat_form.toggle)
        self.seat_form.seated.connect(self.deeds.tell_seated)
        self.import_button.clicked.connect(self.begin_import)
        self.notice.action_requested.connect(self.deeds.take_back)
        self.filter.chosen.connect(self._filter)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_activated.connect(self._on_edit_asked)
        self.editor.save_requested.connect(self._on_save_asked)
        self.editor.left.connect(self._on_editor_left)
        self.editor.merge_requested.connect(self._on_merge_asked)
        self.editor.removal_requested.connect(self.deeds.take_off)
        self.editor.consent_chosen.connect(self._on_consent_chosen)
        self.editor.apart_requested.connect(self._on_apart_asked)
        self.deeds.told.connect(self._on_told)
        self.deeds.refused.connect(self._on_problem)
        self.deeds.change_refused.connect(self._on_change_refused)
        self.deeds.found_about.connect(self._on_about)
        self.roster_import.imported.connect(self._on_imported)
        self.roster_import.cancelled.connect(self._show_list)
        self.merge_view.merged.connect(self._on_merged)
        self.merge_view.cancelled.connect(self._show_list)
        self.fields_button.clicked.connect(self.begin_fields)
        self.save_button.clicked.connect(self._on_save_list_asked)
        self.own_fields.changed.connect(self.deeds.tell_field)
        self.own_fields.notice.action_requested.connect(self.deeds.take_back)
        self.own_fields.cancelled.connect(self._show_list)
        add_shortcuts(self.table, {"Del": self._on_remove_key})
        add_shortcuts(self.search, dict.fromkeys(("Down", "Return", "Enter"), self._on_list_asked))

    def _lay_out(self) -> None:
        card = Card(self.tools.theme)
        card.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.ONE)
        self.search.setMinimumWidth(_LEAST_SEARCH)
        head = row(self.count, 1, self.seat_button, self.add_button, self.import_button, spacing=Space.ONE)
        card.body.addLayout(head)
        card.add(self.person_form)
        card.add(self.seat_form)
        card.body.addLayout(row(self.filter, self.search, spacing=Space.TWO))
        card.add(self.table, 1)
        card.body.addLayout(row(self.fields_button, 1, self.save_button))
        list_side = QWidget()
        inner = QVBoxLayout(list_side)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.TWO)
        inner.addWidget(self.notice)
        inner.addWidget(self.saved)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(Space.TWO)
        self._beside.addWidget(card, 1)
        self._beside.addWidget(self.editor)
        inner.addLayout(self._beside, 1)
        for side in (list_side, self.roster_import, self.merge_view, self.own_fields):
            self._sides.add(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sides)

    def _in_sight(self, deed: Callable[[], None]) -> None:
        if self.isVisible() and self._sides.place == _Side.LIST:
            deed()

    def _show_side(self, side: _Side) -> None:
        self._sides.turn_to(side)

    def _measure_anew(self) -> None:
        """Let the page ask again how much room the side in front needs."""
        if (layout := self._sides.layout()) is not None:
            layout.invalidate()
        self._sides.updateGeometry()

    def _badge(self, one: Enrolment) -> Badge | None:
        if one.id in self._absent:
            return Badge(Meaning.WARN, self.tr("did not come"))
        return Badge(Meaning.INFO, self.tr("walked in")) if one.is_walk_in else None

    @Slot()
    def _filter(self) -> None:
        """Show whom the filter and the search mean; everybody while both are empty."""
        if self.plan is None:
            return
        self._name_filters(self.plan)
        query, shown = self.search.text().strip(), self.filter.value or Shown.ALL
        people = [one for one in self.plan.people if self._is_of(shown, one)]
        if shown is Shown.SAME_NAME:
            people.sort(key=_by_name)
        own = self.plan.own_fields
        if query:
            people = [one for one in people if matches(query, one) or says_in_own(query, one.person, own)]
        self._model.set_rows(people)
        self._say_count(len(people), len(self.plan.people))
        nobody = self.tr("Nobody is on the list yet. Import the list from the factory, or add a person.")
        self.table.set_empty_text(self.tr("Nobody of that name is on the list.") if query else nobody)

    def _say_count(self, shown: int, of: int) -> None:
        """Say how many are on the list, and how many of them are in sight."""
        everybody = self.tr("%n person|people", "", of)
        part = self.tr("{shown} of {everybody}").format(shown=shown, everybody=everybody)
        self.count.setText(everybody if shown == of else part)

    def _is_of(self, shown: Shown, one: Enrolment) -> bool:
        if shown is Shown.NOT_COME:
            return one.id in self._absent
        return shown is Shown.ALL or one.person.id in self._alike

    def _name_filters(self, plan: PlanView) -> None:
        """Offer the filters that somebody stands behind; none where there is only one."""
        before = self.filter.value
        counts = {
            Shown.NOT_COME: sum(one.id in self._absent for one in plan.people),
            Shown.SAME_NAME: sum(one.person.id in self._alike for one in plan.people),
        }
        words = {
            Shown.NOT_COME: self.tr("Did not come ({n})").format(n=counts[Shown.NOT_COME]),
            Shown.SAME_NAME: self.tr("Same name ({n})").format(n=counts[Shown.SAME_NAME]),
        }
        offered = [Option(one, words[one]) for one, count in counts.items() if count]
        self.filter.set_options(
            self.tr("Which people the list shows"), [Option(Shown.ALL, self.tr("Everybody")), *offered]
        )
        if before in {one.value for one in offered}:
            self.filter.set_value(before or Shown.ALL)
        else:
            self.filter.set_value(Shown.ALL)
        self.filter.setVisible(bool(offered))

    def _show_chosen(self, plan: PlanView) -> None:
        """Show the person beside the list as stored now; nobody once they are gone."""
        shown = self.editor.shown
        if shown is not None:
            fresh = next((one for one in plan.people if shown.id in one.ids), None)
            self.editor.show_person(fresh)
            self._ask_about(fresh)

    def _load_absent(self) -> None:
        if self.plan is not None and self.isVisible():
            half_day = self.plan.half_day.id
            read = partial(no_shows_of, self.tools.workspace, half_day)
            self.tools.operations.load(read, partial(self._on_absent, half_day))

    def _on_absent(self, half_day: UUID, absent: frozenset[UUID] | None) -> None:
        if self.plan is not None and self.plan.half_day.id == half_day:
            self._absent = absent or frozenset()
            self._filter()

    def _ask_about(self, one: Enrolment | None) -> None:
        if one is not None:
            self.deeds.find_about(one)

    @Slot(object)
    def _on_row_chosen(self, chosen: object) -> None:
        one = chosen if isinstance(chosen, Enrolment) else None
        shown = self.editor.shown
        if shown is not None and (one is None or one.id != shown.id):
            self.keep_typed()
        self.editor.show_person(one)
        self._ask_about(one)

    @Slot()
    def _on_list_asked(self) -> None:
        """Go on from the search to whom it found."""
        if self._model.rows:
            if self.table.current_row() is None:
                self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_edit_asked(self) -> None:
        if self.editor.shown is None and len(self._model.rows) == 1:
            self.table.selectRow(0)
        if self.editor.shown is not None:
            self.editor.begin()

    @Slot()
    def _on_editor_left(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_save_asked(self, typed: Enrolment) -> None:
        self.deeds.change(typed)
        self._on_editor_left()

    @Slot(object)
    def _on_about(self, about: About) -> None:
        shown = self.editor.shown
        if shown is not None and shown.id == about.enrolment:
            self.editor.show_others(about.others)
            self.editor.show_consent(self.tools.said(consent_words(about.consent)))

    @Slot(object)
    def _on_consent_chosen(self, consent: Consent) -> None:
        if self.editor.shown is not None:
            self.deeds.note_consent(self.editor.shown, consent)

    @Slot()
    def _on_remove_key(self) -> None:
        if self.editor.shown is not None:
            self.deeds.take_off(self.editor.shown)

    @Slot()
    def _on_merge_key(self) -> None:
        if self.editor.shown is not None:
            self._on_merge_asked(self.editor.shown)

    @Slot(object)
    def _on_merge_asked(self, one: Enrolment) -> None:
        self.keep_typed()
        self._show_side(_Side.MERGE)
        self.merge_view.begin(one)

    @Slot(object)
    def _on_apart_asked(self, other: Person) -> None:
        if self.editor.shown is not None:
            self.table.setFocus()  # what was pressed goes, and Qt would give the keys to the rail
            self.deeds.take_apart(self.editor.shown, other)

    @Slot(object)
    def _on_merged(self, merged: Merged) -> None:
        self.deeds.tell_merged(merged)
        self._show_list()

    @Slot()
    def _on_save_list_asked(self) -> None:
        if self.plan is not None:
            self.keep_typed()
            self.saved.save(self.plan.session.id)

    @Slot()
    def begin_fields(self) -> None:
        """Show the fields that the organisation added for its people."""
        if self.plan is not None:
            self.keep_typed()
            self._show_side(_Side.FIELDS)
            self.own_fields.begin(self.plan.session.id)

    @Slot()
    def _show_list(self) -> None:
        self._show_side(_Side.LIST)
        if self.editor.shown is not None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.search.setFocus()

    @Slot(object)
    def _on_imported(self, done: RosterImport) -> None:
        sentence = self.tr("%n person|people added.", "", done.added)
        if done.changed:
            sentence += " " + self.tr("%n person|people changed.", "", done.changed)
        if self.roster_import.next_sheet:
            sentence += " " + self.tr("Still to come from this file: {sheet}.").format(
                sheet=self.roster_import.next_sheet
            )
        undone = self.tr("%n person|people taken out again.", "", done.added)
        self.deeds.add(sentence, partial(undo_import, self.tools.workspace, done.import_id), undone)
        self._show_list()

    @Slot(object)
    def _on_told(self, told: Told) -> None:
        """Say what was done, and offer to take it back."""
        action = self.tr("Take it back") if told.can_undo else ""
        is_of_fields = self._sides.place == _Side.FIELDS
        notice = self.own_fields.notice if is_of_fields else self.notice
        notice.show_sentence(told.meaning, told.sentence, action)
        if is_of_fields:
            self.own_fields.refresh()

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self.notice.show_sentence(Meaning.BAD, self.tools.said(message))

    @Slot(object, object)
    def _on_change_refused(self, typed: Enrolment, message: Message) -> None:
        """Go back to the person who was refused, with everything as it was typed."""
        place = self._model.row_number(typed.id)
        if place < 0:
            self._on_problem(message)
            return
        self.table.selectRow(place)
        self.editor.put_typed(typed)
        self.editor.show_problem(self.tools.said(message))
        self.editor.begin()


def _target(plan: PlanView) -> ImportTarget:
    """Return the half-day in front, by its name where there are several."""
    label = plan.half_day.label if len(plan.session.half_days) > 1 else ""
    return ImportTarget(plan.session.id, plan.half_day.id, label)


def _by_name(one: Enrolment) -> str:
    return one.person.name
