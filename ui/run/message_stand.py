"""Where the console shows what an assistant tells the trainer: in sight, and over nothing that is needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.assistant_message import AssistantMessage
from ui.run.capture_bar import CaptureBar
from ui.run.message_bar import MessageBar, MessagePlace


class MessageStand:
    """Moves the one bar between the head of the agenda, below the time, and the console's foot.

    Time, notes and slides stay where they are beside an agenda that only gets shorter; in a low window the
    line for notes gives its room, unless somebody writes in it.
    """

    def __init__(
        self, bar: MessageBar, agenda: QVBoxLayout, across: QVBoxLayout, foot: QHBoxLayout, notes: CaptureBar
    ) -> None:
        self._bar = bar
        self._agenda = agenda
        self._across = across
        self._foot = foot
        self._notes = notes

    @property
    def is_up(self) -> bool:
        """Whether anything is unseen."""
        return self._bar.message is not None

    @property
    def is_across(self) -> bool:
        """Whether the bar takes room below the time."""
        return self.is_up and self._bar.place is MessagePlace.ACROSS

    def show_messages(self, messages: Sequence[AssistantMessage]) -> None:
        """Show the newest of these where the bar stands."""
        self._bar.show_messages(messages)

    def fit(self, *, is_low: bool, has_agenda: bool, below: QWidget) -> None:
        """Stand where there is room: `has_agenda` says that its head is free, `below` what to stand under."""
        is_writing = self._notes.line_edit.hasFocus() or bool(self._notes.line_edit.text())
        if is_low and not is_writing:
            place = MessagePlace.FOOT
        else:
            place = MessagePlace.AGENDA if has_agenda else MessagePlace.ACROSS
        if place is not self._bar.place:
            self._bar.stand(place)
            self._put(place, below)
        self._bar.setVisible(self.is_up)
        self._notes.setVisible(place is not MessagePlace.FOOT or not self.is_up)

    def _put(self, place: MessagePlace, below: QWidget) -> None:
        match place:
            case MessagePlace.AGENDA:
                self._agenda.insertWidget(0, self._bar)
            case MessagePlace.ACROSS:
                self._across.insertWidget(self._across.indexOf(below) + 1, self._bar)
            case MessagePlace.FOOT:
                self._foot.insertWidget(0, self._bar, 1)
