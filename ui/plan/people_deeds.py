"""What is done to people on the list: on the worker, told once it is on disk, taken back by one key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.message import Message
from facilitator.domain.participant import Consent, Enrolment, Person
from facilitator.services.change_enrolment import (
    ChangedEnrolment,
    TakenOff,
    change_enrolment,
    put_back_on,
    take_off,
    undo_change,
)
from facilitator.services.changes import Done
from facilitator.services.consent import ConsentNote, consent_of, note_consent, take_consent_back
from facilitator.services.merge_people import Merged, Parted, found_to_be, merge_people, take_apart
from facilitator.services.own_fields import FieldChange, undo_field_change
from facilitator.services.ports import Workspace
from facilitator.services.seat_people import Place, Seated, put_places_back
from ui.theme.tokens import Meaning
from ui.widgets.page import PageTools

_Deed = tuple[Callable[[], Done[Any]], str]
"""What takes something back, and what is said once it is."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was done, in a sentence; `can_undo` says whether it can be taken back."""

    sentence: str
    meaning: Meaning
    can_undo: bool = True


@dataclass(frozen=True, slots=True)
class About:
    """What is known of somebody beside the list: who they also were, and their answer to being recorded."""

    enrolment: UUID
    others: tuple[Person, ...]
    consent: ConsentNote


class PeopleDeeds(QObject):
    """Runs the use cases and keeps what takes each of them back, the last first."""

    told = Signal(object)
    """A `Told`."""

    refused = Signal(object)
    """A `Message`: why nothing was done."""

    change_refused = Signal(object, object)
    """The `Enrolment` as typed, and the `Message` why it is not stored."""

    found_about = Signal(object)
    """An `About` of the person asked for."""

    def __init__(self, tools: PageTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._undo: list[_Deed] = []
        self._refused: _Deed | None = None

    def forget(self) -> None:
        """Forget what could be taken back: another list is in front."""
        self._undo.clear()

    def add(self, sentence: str, undo: Callable[[], Done[Any]], undone: str) -> None:
        """Tell that something was done, and keep what takes it back."""
        self._undo.append((undo, undone))
        self.told.emit(Told(sentence, Meaning.GOOD))

    @Slot()
    def take_back(self) -> None:
        """Take the last deed back."""
        if self._undo:
            deed = self._undo.pop()
            undo, undone = deed
            done, refused = partial(self._on_undone, undone), partial(self._on_undo_refused, deed)
            self._tools.operations.run(undo, done, refused)

    def change(self, typed: Enrolment) -> None:
        """Store what was typed of a person."""
        use_case = partial(change_enrolment, self._tools.workspace, typed)
        self._tools.operations.run(use_case, self._on_changed, partial(self._on_change_refused, typed))

    def take_off(self, one: Enrolment) -> None:
        """Take somebody who never came off the list."""
        self._run(partial(take_off, self._tools.workspace, one.id), self._on_taken_off)

    def take_apart(self, one: Enrolment, other: Person) -> None:
        """Make two people of one again."""
        use_case = partial(take_apart, self._tools.workspace, one.session, one.person.id, other.id)
        self._run(use_case, partial(self._on_apart, one))

    def tell_merged(self, merged: Merged) -> None:
        """Tell that two lines are one person from now on."""
        undo = partial(take_apart, self._tools.workspace, merged.session, merged.person.id, merged.other.id)
        sentence = self.tr("{name} is one person now, with everything that was noted of both lines.")
        undone = self.tr("{name} stands on the list twice again.")
        name = merged.person.name
        self.add(sentence.format(name=name), undo, undone.format(name=name))

    @Slot(object)
    def tell_field(self, change: FieldChange) -> None:
        """Tell that a field of the organisation's own is new, another or gone."""
        field = change.after or change.before
        name = field.name.in_language(self._tools.language()) if field is not None else ""
        if change.after is None:
            sentence = self.tr("{field} is a field no more. What people say in it is kept with them.")
        elif change.before is None:
            sentence = self.tr("{field} is a field of everybody from now on.")
        else:
            sentence = self.tr("{field} is saved.")
        undone = self.tr("{field} is as before.").format(field=name)
        undo = partial(undo_field_change, self._tools.workspace, change)
        self.add(sentence.format(field=name), undo, undone)

    @Slot(object)
    def tell_seated(self, seated: Seated) -> None:
        """Tell that everybody has a place by the list, or none any more."""
        undo = partial(put_places_back, self._tools.workspace, seated)
        undone = self.tr("Everybody sits as before.")
        people = len(seated.after)
        if not seated.places:
            sentence = self.tr("Nobody has a place by the list any more.")
        elif seated.place is Place.TABLE:
            sentence = self.tr("%n person|people at tables. Badges and seat cards show them.", "", people)
        else:
            sentence = self.tr("%n person|people in groups. Badges and seat cards show them.", "", people)
        self.add(sentence, undo, undone)

    def find_about(self, one: Enrolment) -> None:
        """Ask who was found to be that person, and what they answered to being recorded."""
        read = partial(_about, self._tools.workspace, one)
        self._tools.operations.load(read, self._on_about, self._on_gone)

    def note_consent(self, one: Enrolment, consent: Consent) -> None:
        """Keep what somebody answered to being recorded."""
        use_case = partial(note_consent, self._tools.workspace, one.id, consent)
        self._run(use_case, partial(self._on_consent, one))

    def _run(self, use_case: Callable[[], Done[Any]], on_success: Callable[[Any], None]) -> None:
        self._tools.operations.run(use_case, on_success, self._on_refused)

    def _on_changed(self, changed: ChangedEnrolment) -> None:
        name = changed.after.person.name
        undo = partial(undo_change, self._tools.workspace, changed)
        undone = self.tr("{name} is as before.").format(name=changed.before.person.name)
        self.add(self.tr("{name} is saved.").format(name=name), undo, undone)

    def _on_change_refused(self, typed: Enrolment, message: Message) -> None:
        self.change_refused.emit(typed, message)

    def _on_taken_off(self, taken: TakenOff) -> None:
        name = taken.enrolment.person.name
        undo = partial(put_back_on, self._tools.workspace, taken)
        undone = self.tr("{name} is on the list again.").format(name=name)
        self.add(self.tr("{name} is off the list.").format(name=name), undo, undone)

    def _on_apart(self, one: Enrolment, parted: Parted) -> None:
        other = parted.person
        undo = partial(merge_people, self._tools.workspace, one.session, one.person.id, other.id, one.person)
        sentence = self.tr("{name} and {other} are two people again.")
        undone = self.tr("{name} is one person again.")
        self.add(
            self._with_left_out(sentence.format(name=one.person.name, other=other.name), parted),
            undo,
            undone.format(name=one.person.name),
        )

    def _on_consent(self, one: Enrolment, note: ConsentNote) -> None:
        name = one.person.name
        undo = partial(take_consent_back, self._tools.workspace, one.id, note)
        undone = self.tr("The answer of {name} is as before.").format(name=name)
        self.add(self.tr("The answer of {name} is noted.").format(name=name), undo, undone)

    def _on_about(self, about: About) -> None:
        self.found_about.emit(about)

    def _on_gone(self, _message: Message) -> None:
        """Say nothing of somebody who is off the list meanwhile: the list says it."""

    def _with_left_out(self, sentence: str, value: object) -> str:
        left_out = value.left_out if isinstance(value, Parted) else ()
        return " ".join((sentence, *map(self._tools.said, left_out)))

    def _on_undone(self, sentence: str, value: object) -> None:
        sentence = self._with_left_out(sentence, value)
        self.told.emit(Told(sentence, Meaning.INFO, can_undo=bool(self._undo)))

    def _on_undo_refused(self, deed: _Deed, message: Message) -> None:
        """Keep what can be taken back once the reason is mended; refused twice, it stands in nobody's way."""
        if deed is not self._refused:
            self._undo.append(deed)
        self._refused = deed
        self._on_refused(message)

    def _on_refused(self, message: Message) -> None:
        self.refused.emit(message)


def _about(ws: Workspace, one: Enrolment) -> About:
    return About(one.id, found_to_be(ws, one.person.id), consent_of(ws, one.id))
