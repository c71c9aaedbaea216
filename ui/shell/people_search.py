"""The people of the session in front, for the command palette: found as at the door, shown at the door."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.names import matches
from facilitator.domain.participant import Enrolment
from facilitator.services.ports import Workspace
from ui.operations import Operations
from ui.shell.current import Current
from ui.shell.palette import CommandPalette
from ui.theme.icons import Icon
from ui.widgets.page import Command

MOST_PEOPLE = 5


class PeopleSearch(QObject):
    """Reads the people when the palette comes up, and finds among them while somebody types."""

    person_wanted = Signal(object)
    """The `Enrolment` of the person that was chosen."""

    def __init__(self, palette: CommandPalette, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._palette = palette
        self._operations = operations
        self._people: Sequence[Enrolment] = ()

    def begin(self, workspace: Workspace, current: Current) -> None:
        """Read whom the palette, which is open, can find."""
        self._operations.load(partial(read_people, workspace, current), self._on_read)

    def find(self, query: str) -> list[Command]:
        """Return up to five people whom the words may mean, each person once."""
        found: dict[UUID, Enrolment] = {}
        for one in self._people:
            if len(found) == MOST_PEOPLE:
                break
            if one.person.id not in found and matches(query, one):
                found[one.person.id] = one
        return [self._command(one) for one in found.values()]

    def _command(self, one: Enrolment) -> Command:
        person = one.person
        title = " · ".join(part for part in (person.name, person.employee_number, person.department) if part)
        return Command(title, partial(self.person_wanted.emit, one), Icon.PEOPLE)

    @Slot(object)
    def _on_read(self, people: Sequence[Enrolment]) -> None:
        self._people = people
        self._palette.search_also(self.find)


def read_people(workspace: Workspace, current: Current) -> tuple[Enrolment, ...]:
    """Return whom the doors of the session in front show, the half-day in front first."""
    from facilitator.services.check_in import door_state

    half_days = [half_day.id for half_day in current.session.half_days] if current.session else []
    half_days.sort(key=lambda half_day: half_day != current.half_day_id)
    states = (door_state(workspace, half_day) for half_day in half_days)
    return tuple(presence.enrolment for state in states for presence in state.presences)
