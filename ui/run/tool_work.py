"""The slide tools between the panel, the keys, the drawings on disk and what the room sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent

from facilitator.domain.ink import InkColour, InkPage
from facilitator.domain.key_map import KeyMap
from facilitator.domain.run_command import ConsoleCommand
from facilitator.domain.zoom import WHOLE_PAGE, PagePoint
from ui.projector.audience_view import AudienceView, BlackScreen, HoldingCard, SlideView, WhiteScreen
from ui.projector.deck_facts import CloseDrawn
from ui.projector.marks import CloseUp, Marks
from ui.run.console import Console, Moment
from ui.run.run_board import RunBoard
from ui.run.slide_tools.hand import (
    Hand,
    Tool,
    dragged,
    moved_to,
    page_turned,
    pen_down,
    pen_up,
    put_down,
    sized,
    stepped,
    taken_up,
    whole_again,
)
from ui.run.slide_tools.ink_desk import InkDesk
from ui.run.slide_tools.tool_keys import colour_of, size_of, step_of
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning
from ui.widgets.page import Command, PageTools

_REST_MS = 150
"""How long a zoom rests before it is drawn anew."""


class SlideTools(QObject):
    """Holds the trainer's hand. What it does belongs to one page: over another nothing of it is drawn."""

    left = Signal()
    """The panel is closed: the focus belongs to the page again."""

    def __init__(self, tools: PageTools, console: Console, board: RunBoard, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._console = console
        self._board = board
        self._panel = board.tools
        self._page: InkPage | None = None
        self.hand = Hand()
        self._close_up: CloseUp | None = None
        self._resting = WHOLE_PAGE
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look_closely)
        console.slides.close_drawn.connect(self._on_close_drawn)
        self.desk = InkDesk(tools, self)
        self.desk.changed.connect(self._show)
        self.desk.problem_met.connect(console.problem_met)
        console.marks_over = self.marks_over
        console.moment_changed.connect(self._on_moment)
        board.room.tools_requested.connect(self._on_requested)
        self._wire_panel()

    def commands(self, keys: KeyMap) -> tuple[Command, ...]:
        """Return what the palette can do on the slide."""
        named = (
            (self.tr("Pointer on the slide"), Tool.POINTER, Icon.POINTER, ConsoleCommand.POINTER),
            (self.tr("Spotlight on the slide"), Tool.SPOT, Icon.SPOTLIGHT, ConsoleCommand.SPOTLIGHT),
            (self.tr("Zoom into the slide"), Tool.ZOOM, Icon.ZOOM, ConsoleCommand.ZOOM),
            (self.tr("Draw on the slide"), Tool.PEN, Icon.PEN, ConsoleCommand.PEN),
        )
        return tuple(
            Command(name, partial(self.take_up, tool), icon, keys.keys_of(command)[0])
            for name, tool, icon, command in named
        )

    def marks_over(self, view: AudienceView) -> Marks | None:
        """Return what lies over this view. Another page puts the hand down; a cover only hides it."""
        page = InkPage(view.deck, view.page) if isinstance(view, SlideView) else None
        if page is None and isinstance(view, (BlackScreen, WhiteScreen, HoldingCard)):
            return None
        if page != self._page:
            self._lift_pen()
            self.hand = page_turned(self.hand) if page is not None else put_down(self.hand)
            self._page = page
        return self._marks()

    def take_key(self, event: QKeyEvent, *, is_typing_number: bool) -> bool:
        """Do what the key means for the tool in hand; False where it means nothing to it."""
        if self.hand.tool is None:
            return False
        return self._steer(event) or self._draw_by_key(event) or self._leave(event, is_typing_number)

    def take_up(self, tool: Tool) -> None:
        """Take a tool into the hand, if the room sees a slide."""
        if self._page is None or not isinstance(self._console.projector.view, SlideView):
            self._tools.announce(
                self.tr("The room sees no slide now: the tools work on slides."), Meaning.INFO
            )
            return
        self._lift_pen()
        was_closed = self._panel.isHidden()
        self._change(taken_up(self.hand, tool))
        if was_closed:
            self._board.open_tools()
            self._console.tick()
            self.left.emit()

    @Slot()
    def close(self) -> None:
        """Put the tool down, show the whole slide, and put the panel away."""
        self._lift_pen()
        self._change(put_down(self.hand))

    @property
    def is_drawing(self) -> bool:
        """Whether the pen is in the hand."""
        return self.hand.tool is Tool.PEN

    @Slot()
    def undo(self) -> None:
        """Take the last stroke on this page back."""
        if self._page is not None:
            self.desk.undo(self._page)

    @Slot()
    def clear(self) -> None:
        """Wipe the page clean; one press brings it back."""
        page = self._page
        if page is None or not self.desk.ink_of(page):
            return
        bring_back = partial(self.desk.put, page, self.desk.ink_of(page))
        self.desk.put(page, ())
        self._tools.announce(self.tr("The slide is clean again."), Meaning.INFO, self.tr("Undo"), bring_back)

    def _wire_panel(self) -> None:
        panel, picture = self._panel, self._panel.picture
        panel.closed.connect(self.close)
        panel.tool_chosen.connect(self.take_up)
        panel.colour_chosen.connect(self._on_colour)
        panel.sized.connect(self._on_sized)
        panel.whole_requested.connect(self._on_whole)
        panel.undo_requested.connect(self.undo)
        panel.clear_requested.connect(self.clear)
        panel.keep_requested.connect(self._on_keep)
        picture.moved.connect(self._on_moved)
        picture.pressed.connect(self._on_pressed)
        picture.dragged.connect(self._on_dragged)
        picture.released.connect(self._lift_pen)
        picture.turned.connect(self._on_sized)

    def toggle(self, tool: Tool) -> None:
        """Take a tool up, or put it down where it is in the hand."""
        if self.hand.tool is tool:
            self.close()
        else:
            self.take_up(tool)

    def _steer(self, event: QKeyEvent) -> bool:
        step, size = step_of(event), size_of(event)
        if step is not None:
            self._change(stepped(self.hand, *step))
        elif size is not None:
            self._change(sized(self.hand, size))
        return step is not None or size is not None

    def _draw_by_key(self, event: QKeyEvent) -> bool:
        colour = colour_of(event)
        if not self.is_drawing:
            return False
        deeds: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Space: self._toggle_pen,
            Qt.Key.Key_Backspace: self.undo,
            Qt.Key.Key_Delete: self.clear,
        }
        if colour is not None:
            self._on_colour(colour)
        elif event.key() in deeds:
            deeds[event.key()]()
        else:
            return False
        return True

    def _leave(self, event: QKeyEvent, is_typing_number: bool) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_0 and self.hand.tool is Tool.ZOOM and not is_typing_number:
            self._on_whole()
        else:
            return False
        return True

    def _toggle_pen(self) -> None:
        if self.hand.stroke is None:
            self._change(pen_down(self.hand))
        else:
            self._lift_pen()

    def _change(self, hand: Hand) -> None:
        self.hand = hand
        if hand.stroke is not None and hand.stroke.is_full:
            self._lift_pen()
            self.hand = pen_down(self.hand)
        self._show()

    @Slot()
    def _lift_pen(self) -> None:
        """Keep the stroke that is finished."""
        self.hand, stroke = pen_up(self.hand)
        if stroke is not None and self._page is not None:
            self.desk.draw(self._page, stroke)

    @Slot()
    def _show(self) -> None:
        """Show the hand at once where it is seen: on the projector, and in the console's pictures."""
        ink = () if self._page is None else self.desk.ink_of(self._page)
        marks = self._marks()
        self._console.projector.show_marks(marks)
        self._board.room.picture.set_marks(marks)
        self._panel.picture.set_marks(marks)
        self._panel.show_hand(self.hand, has_ink=bool(ink), is_kept=self.desk.is_kept)
        if self.hand.tool is None and not self._panel.isHidden():
            self._board.close_tools()
            self._console.tick()
            self.left.emit()

    def _marks(self) -> Marks | None:
        """Return what lies over the page; a slide that is seen closely is drawn sharp once it rests."""
        if self._page is None:
            return None
        marks = self.hand.marks(self._page, self.desk.ink_of(self._page))
        if marks is None or marks.zoom.is_whole or self._console.slides.has_frame(self._page.page):
            self._close_up, self._resting = None, WHOLE_PAGE
            return marks
        if self._close_up is None or self._close_up.zoom != marks.zoom:
            self._close_up = None
            if marks.zoom != self._resting:
                self._resting = marks.zoom
                self._rest.start()
        return replace(marks, close_up=self._close_up)

    @Slot()
    def _look_closely(self) -> None:
        page, slides = self._page, self._console.slides
        if page is not None and page.deck == slides.key and not self.hand.zoom.is_whole:
            slides.look_closely(page.page, self.hand.zoom)

    @Slot(object)
    def _on_close_drawn(self, drawn: CloseDrawn) -> None:
        """Show it, unless the hand went on meanwhile."""
        if self._page == InkPage(drawn.key, drawn.page) and self.hand.zoom == drawn.close_up.zoom:
            self._close_up = drawn.close_up
            self._show()

    @Slot(object)
    def _on_moment(self, moment: Moment | None) -> None:
        if moment is None:
            self.desk.turn_to(None)
        else:
            self.desk.turn_to(moment.loaded.run.half_day.id)
            self._panel.picture.set_view(moment.view)
        if moment is None or moment.position.current is None:
            self._lift_pen()
            self.hand = put_down(self.hand)
        self._show()

    @Slot()
    def _on_requested(self) -> None:
        self.toggle(self.hand.tool or Tool.POINTER)

    @Slot(object)
    def _on_colour(self, colour: InkColour) -> None:
        self._lift_pen()
        self._change(replace(self.hand, colour=colour))

    @Slot(float)
    def _on_sized(self, steps: float) -> None:
        self._change(sized(self.hand, steps))

    @Slot()
    def _on_whole(self) -> None:
        self._change(whole_again(self.hand))

    @Slot(bool)
    def _on_keep(self, is_kept: bool) -> None:
        self.desk.keep(is_kept=is_kept)

    @Slot(object)
    def _on_moved(self, seen: PagePoint | None) -> None:
        self._change(moved_to(self.hand, seen))

    @Slot(object)
    def _on_pressed(self, seen: PagePoint) -> None:
        self._change(pen_down(moved_to(self.hand, seen)))

    @Slot(float, float)
    def _on_dragged(self, right: float, down: float) -> None:
        if self.hand.tool is Tool.ZOOM:
            self._change(dragged(self.hand, right, down))
