"""The console's board: time, agenda, notes, room and capture line in their places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.assistant_message import AssistantMessage
from facilitator.domain.capture import CaptureKind
from facilitator.domain.key_map import KeyMap
from facilitator.domain.language import Language
from facilitator.domain.run import RunPhase
from facilitator.domain.run_command import ConsoleCommand
from ui.run.agenda_view import AgendaView
from ui.run.begin_notice import BeginNotice
from ui.run.block_chooser import BlockChooser
from ui.run.capture_bar import CaptureBar
from ui.run.clock_set import ClockSetNotice
from ui.run.console import Moment
from ui.run.finish_notice import FinishNotice
from ui.run.in_room.panel import InRoomPanel
from ui.run.kept_notes import KeptNotes
from ui.run.loaded import Loaded
from ui.run.message_bar import MessageBar
from ui.run.message_stand import MessageStand
from ui.run.notes_card import NotesCard
from ui.run.overview.overview_panel import OverviewPanel
from ui.run.ready_panel import ReadyPanel
from ui.run.room import CARD
from ui.run.room_card import RoomCard
from ui.run.room_slides import RoomSlides
from ui.run.slept import SleptNotice
from ui.run.slide_tools.tool_panel import ToolPanel
from ui.run.strips import Strips
from ui.run.time_card import TimeCard
from ui.run.ways_panel import WaysPanel
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.badge import StatusBadge
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card, column, row
from ui.widgets.label import Label
from ui.widgets.names_keys import NamesKeys
from ui.widgets.states import InlineNotice

_LOW_HEIGHT = 560
_HIGH_HEIGHT = 760
_NARROW_WIDTH = 1000
_WIDE_WIDTH = 1600


class RunBoard(NamesKeys, QWidget):
    """Draws a `Moment`; its parts ask for what their buttons say."""

    covered = Signal(bool)
    """Something stands where the console shows what the room sees, or (False) no longer."""

    def __init__(
        self, theme: Theme, in_room: InRoomPanel, ready: ReadyPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.notice = InlineNotice(theme)
        self.elsewhere = InlineNotice(theme)
        self.slept = SleptNotice(theme)
        self.begin = BeginNotice(theme)
        self.clock_set = ClockSetNotice(theme)
        self.finish = FinishNotice(theme)
        self.message = MessageBar(theme)
        self.time_card = TimeCard(theme)
        self.agenda = AgendaView(theme)
        self.notes = NotesCard(theme)
        self.room = RoomCard(theme)
        self.capture_bar = CaptureBar(theme)
        self.ways = WaysPanel(theme)
        self.in_room = in_room
        self.tools = ToolPanel(theme)
        self.ready = ready
        self.ready_button = QuietButton(theme, Icon.READY)
        self.ready_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.in_room_button = QuietButton(theme, Icon.PEOPLE)
        self.in_room_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.kept = KeptNotes(theme, self)
        self.chooser = BlockChooser(theme, self)
        self.overview: OverviewPanel | None = None
        self.capture_bar.list_requested.connect(self.toggle_kept)
        self._strips = (self.notice, self.elsewhere, self.slept, self.begin, self.clock_set, self.finish)
        self.strips = Strips((*self._strips, self.message), self)
        self.strips.came_or_went.connect(self._on_lines_changed)
        self._is_covered = self._is_time_compact = False
        self._is_tight: bool | None = None
        self._agenda_card = Card(theme)
        self._agenda_side = QWidget()
        self._agenda_title = Label(role=TextRole.TITLE)
        self.people_badge = StatusBadge(theme)
        self._lay_out()

    def draw(self, moment: Moment, slides: RoomSlides, language: Language) -> None:
        """Draw this moment."""
        position = moment.position
        self.clock_set.heed(position)
        self._share_room()
        self.time_card.show_position(position, moment.now.wall, language)
        self.agenda.show_progress(position.progress, language)
        page_notes = slides.notes_on(moment.page)
        self.notes.show_item(position.current or position.following, language, page_notes)
        self.room.show_room(
            moment.view, position, is_on=moment.is_projector_on, is_rehearsal=moment.is_rehearsal
        )
        beside = moment.next_page if position.frozen is None else moment.page
        picture = slides.thumbnail(beside) if beside else None
        self.room.show_next(self._next_caption(moment), picture)
        self._offer_ready(is_before=position.phase is RunPhase.NOT_STARTED)

    def show_loaded(self, loaded: Loaded) -> None:
        """Say how many are here and how much was caught."""
        self.people_badge.set_state(
            Meaning.GOOD if loaded.present else Meaning.SOFT,
            self.tr("{present} of {expected} here").format(present=loaded.present, expected=loaded.expected),
            Icon.PEOPLE,
        )
        self.capture_bar.show_kept(len(loaded.captured))
        self.kept.show_items(loaded.captured)

    def use_keys(self, keys: KeyMap) -> None:
        """Name the keys of that map wherever keys are named."""
        super().use_keys(keys)
        named = (
            self.time_card,
            self.room,
            self.capture_bar,
            self.finish,
            self.message,
            self.ways,
            self.in_room,
        )
        for part in (*named, self.agenda):
            part.use_keys(keys)
        self.retranslate()

    def show_messages(self, messages: Sequence[AssistantMessage]) -> None:
        """Show what assistants tell the trainer; the newest of it stays in sight whatever is open."""
        self._stand.show_messages(messages)
        self._share_room()
        self.place_over()

    def catch(self, kind: CaptureKind) -> None:
        """Give the keys to the line for notes, for a note of that kind."""
        self.capture_bar.show()
        self.capture_bar.open(kind)
        self._share_room()

    def forget_news(self) -> None:
        """Put away what was said and opened for the half-day before."""
        self.notice.hide()
        self.slept.forget()
        self.clock_set.forget()
        self.begin.hide()
        self.finish.forget()
        self.capture_bar.forget_consent()
        self.close_ways()
        for over in (self.kept, self.chooser):
            if over.isVisible():
                over.close_up()

    def open_ways(self) -> None:
        """Show the ways to finish on time where notes and slides stand, and give them the keys."""
        self.in_room.hide()
        self._put_tools_away()
        self.ready.hide()
        self.ways.show()
        self._share_room()
        self.ways.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_ways(self) -> None:
        """Show notes and slides again."""
        self.ways.hide()
        self._share_room()

    def open_tools(self) -> None:
        """Show the slide large where notes and slides stand, to point and draw on it."""
        self.ways.hide()
        self.in_room.hide()
        self.ready.hide()
        self.tools.show()
        self._share_room()

    def close_tools(self) -> None:
        """Show notes and slides again."""
        self.tools.hide()
        self._share_room()

    def open_ready(self) -> None:
        """Show what is ready for the room where notes and slides stand."""
        self.ways.hide()
        self.in_room.hide()
        self._put_tools_away()
        self.ready.show()
        self._share_room()

    def close_ready(self) -> None:
        """Show notes and slides again."""
        self.ready.hide()
        self._share_room()

    def open_in_room(self) -> None:
        """Show the room's own work where notes and slides stand."""
        self.ways.hide()
        self._put_tools_away()
        self.ready.hide()
        self.in_room.show()
        self._share_room()

    def close_in_room(self) -> None:
        """Show notes and slides again."""
        self.in_room.hide()
        self._share_room()

    @Slot(int)
    def show_typed(self, number: int) -> None:
        """Show the number of a slide as it is typed; 0 for none."""
        self.room.picture.show_typed(number)
        self.tools.picture.show_typed(number)

    def put_over(self, overview: OverviewPanel) -> None:
        """Take in what comes up over agenda, notes and slides."""
        self.overview = overview
        overview.closed.connect(self._share_room)

    def place_over(self, *, is_opening: bool = False) -> None:
        """Let the overview stand between the time and the line for notes; in a low window over both.

        A message stays in sight above it or below.
        """
        if self.overview is None:
            return
        if is_opening:
            self._fit_message(has_agenda=False)
            self._tell_covered(is_covered=True)
        self._column.activate()
        if self.height() >= _LOW_HEIGHT:
            above = self.message if self._stand.is_up else self.time_card
            ceiling, floor = above.geometry().bottom() + Space.ONE, self.capture_bar.y() - Space.HALF
        else:
            below = self.message.y() - Space.HALF if self._stand.is_up else self.height() - Space.ONE
            ceiling, floor = int(Space.ONE), below
        self.overview.place(ceiling, floor, self.width())

    def rehearsal_place(self) -> QRect:
        """Return where on the desktop a rehearsal may lie: over pictures, not over notes and buttons.

        Where something else stands in their place, it lies over the agenda.
        """
        if not self.isVisible():
            return QRect()
        self._column.activate()
        ceiling = self.time_card.geometry().bottom() + Space.ONE
        left, floor = self._agenda_side.geometry().right(), self.capture_bar.y()
        if self.room.isVisible():
            left, floor = self.room.x(), self.room.projector_button.mapTo(self, QPoint()).y()
        elif self._agenda_side.isVisible():
            place = self._agenda_card.geometry().translated(self._agenda_side.pos())
            return place.translated(self.mapToGlobal(QPoint()))
        place = QRect(QPoint(left, ceiling), QPoint(self.width(), floor - Space.ONE))
        return place.translated(self.mapToGlobal(QPoint()))

    @Slot()
    def toggle_kept(self) -> None:
        """Show what was kept, or put it away."""
        self.kept.toggle(self.capture_bar.y() - Space.HALF)

    def retranslate(self) -> None:
        """Set every word in the window's language."""
        self._agenda_title.setText(self.tr("Agenda"))
        self.agenda.setAccessibleName(self.tr("Agenda"))
        self.slept.retranslate()
        self.begin.retranslate()
        self.clock_set.retranslate()
        self.message.retranslate()
        for part in (self.time_card, self.notes, self.room, self.capture_bar):
            part.retranslate()
        self._fit_capture_bar()
        for over in (self.ways, self.in_room, self.ready, self.tools, self.kept, self.chooser):
            over.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up what is least needed where the window is low, as on a laptop at 150 %."""
        super().resizeEvent(event)
        is_low = self.height() < _LOW_HEIGHT
        self.room.set_compact(is_compact=is_low)
        self._fit_capture_bar()
        self._share_room()
        for over in (self.kept, self.chooser):
            if over.isVisible():
                self._column.activate()
                over.place(self.capture_bar.y() - Space.HALF)
        self.place_over()

    def _lay_out(self) -> None:
        self._agenda_card.body.addLayout(row(self._agenda_title, 1, self.people_badge))
        self._agenda_card.add(self.agenda, 1)
        self.agenda.setProperty("flat", "true")
        self._column = layout = QVBoxLayout(self)
        columns = QHBoxLayout()
        columns.setSpacing(Space.TWO)
        agenda_side = column(self.message, spacing=Space.ONE)
        agenda_side.addWidget(self._agenda_card, 1)
        self._agenda_side.setLayout(agenda_side)
        columns.addWidget(self._agenda_side, 9)
        beside = (self.notes, 10), (self.room, 8)
        over = tuple((card, 18) for card in (self.ways, self.in_room, self.ready, self.tools))
        for card, share in (*beside, *over):
            columns.addWidget(card, share)
        self._cards = (self._agenda_card, *(card for card, _ in (*beside, *over)))
        for card in self._cards:
            card.body.setSpacing(Space.ONE)
        for part in (*self._strips[:-1], self.time_card, self._strips[-1]):
            layout.addWidget(part)
        layout.addLayout(columns, 1)
        lowest = row(spacing=Space.ONE)
        lowest.addWidget(self.capture_bar, 1)
        lowest.addWidget(self.ready_button)
        lowest.addWidget(self.in_room_button)
        layout.addLayout(lowest)
        self._stand = MessageStand(self.message, agenda_side, layout, lowest, self.capture_bar)

    def _put_tools_away(self) -> None:
        """Let go of what is over the slide: something else takes its place on the console."""
        if not self.tools.isHidden():
            self.tools.closed.emit()

    @Slot()
    def _on_lines_changed(self) -> None:
        self._share_room()

    def _share_room(self) -> None:
        """Give what is opened the room of notes and slides; in a small window that of the others, too.

        The ways name the time themselves, so they may stand in its place; the room's work never does. The
        slide tools leave the notes in sight where the window is wide.
        """
        is_choosing, is_low = not self.ways.isHidden(), self.height() < _LOW_HEIGHT
        is_open = is_choosing or not (self.in_room.isHidden() and self.ready.isHidden())
        is_showing = not self.tools.isHidden()
        is_narrow, is_wide = self.width() < _NARROW_WIDTH, self.width() >= _WIDE_WIDTH
        self.notes.setVisible(not is_open and (is_wide or not is_showing))
        self.room.setVisible(not is_open and not is_showing)
        gives_way = is_narrow if is_open else is_showing and (is_narrow or is_wide)
        self._agenda_side.setVisible(not gives_way)
        is_over = self.overview is not None and not self.overview.isHidden()
        self._fit_message(has_agenda=not (gives_way or is_over))
        self._tell_covered(is_covered=is_over or self.room.isHidden())
        lines = sum(not strip.isHidden() for strip in self._strips) + self._stand.is_across
        is_squeezed = lines > 1 and self.height() < _HIGH_HEIGHT
        self._fit_edges(is_tight=is_low or is_squeezed)
        self._fit_time(is_compact=is_low or is_squeezed)
        self.time_card.setVisible(not (is_choosing and is_low))
        self.time_card.set_tight(is_tight=is_squeezed or (is_low and lines > 0))

    def _fit_edges(self, *, is_tight: bool) -> None:
        """Leave less between and within what stands one above the other where room is scarce."""
        if is_tight == self._is_tight:
            return
        self._is_tight = is_tight
        edge = Space.ONE if is_tight else Space.TWO
        self._column.setContentsMargins(Space.THREE, edge, Space.THREE, edge)
        self._column.setSpacing(edge)
        for strip in self._strips:
            strip.set_tight(is_tight=is_tight)
        for card in self._cards:
            card.body.setContentsMargins(Space.TWO, edge, Space.TWO, edge)

    def _fit_time(self, *, is_compact: bool) -> None:
        """Let the time be small in a low window, and where several lines stand above it."""
        if is_compact != self._is_time_compact:
            self._is_time_compact = is_compact
            self.time_card.set_compact(is_compact=is_compact)

    def _tell_covered(self, *, is_covered: bool) -> None:
        if is_covered != self._is_covered:
            self._is_covered = is_covered
            self.covered.emit(is_covered)

    def _fit_message(self, *, has_agenda: bool) -> None:
        """Let a message stand where it is in sight; an overview covers the agenda."""
        is_low, is_narrow = self.height() < _LOW_HEIGHT, self.width() < _NARROW_WIDTH
        has_room = has_agenda and not (is_low or is_narrow)
        self._stand.fit(is_low=is_low, has_agenda=has_room, below=self.finish)

    def _fit_capture_bar(self) -> None:
        """Give the line for notes its short form where the window, or the language, leaves it no room."""
        self._name_in_room()
        beside = self.in_room_button.sizeHint().width() + 2 * Space.THREE + Space.TWO
        if not self.ready_button.isHidden():
            beside += self.ready_button.sizeHint().width() + Space.ONE
        is_tight = self.capture_bar.whole_width() + beside > self.width()
        self.capture_bar.set_compact(is_compact=self.width() < _NARROW_WIDTH or is_tight)

    def _offer_ready(self, *, is_before: bool) -> None:
        """Offer the look around before the start; later its key and the palette do."""
        if self.ready_button.isHidden() == is_before:
            self.ready_button.setVisible(is_before)
            self._fit_capture_bar()

    def _name_in_room(self) -> None:
        """Name the button that opens the room's work; where the window is narrow its picture must do."""
        name = self.tr("In the room")
        self.in_room_button.setText(name if self.width() >= _NARROW_WIDTH else "")
        self.in_room_button.setAccessibleName(name)
        self.in_room_button.setToolTip(self.with_key(name, ConsoleCommand.IN_ROOM))
        ready = self.tr("Ready?")
        self.ready_button.setText(ready if self.width() >= _NARROW_WIDTH else "")
        self.ready_button.setAccessibleName(self.tr("Ready for the room?"))
        self.ready_button.setToolTip(self.with_key(self.tr("Ready for the room?"), ConsoleCommand.READY))

    def _next_caption(self, moment: Moment) -> str:
        following = moment.next_page
        if moment.position.current is None:
            return ""
        if moment.position.frozen is not None and moment.page != CARD:
            return self.tr("You stand at slide {page}").format(page=moment.page)
        if moment.position.frozen is not None:
            return self.tr("You stand at the title card")
        if following is None:
            return self.tr("Nothing more in this block")
        if following == CARD:
            return self.tr("Next: title card of this block")
        return self.tr("Next: slide {page}").format(page=following)
