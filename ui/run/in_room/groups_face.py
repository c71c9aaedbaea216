"""Draw groups of who is here, seat who comes late; names for the trainer's eyes alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox, QWidget

from facilitator.domain.groups import GroupDraw, GroupWish, group_sizes, groups_of_size
from facilitator.domain.run import Instant
from facilitator.services.changes import Done
from facilitator.services.group_work import (
    MOST_ROUNDS,
    GroupWork,
    draw,
    draw_again,
    draw_as_listed,
    load_group_work,
    remove_draw,
    restore_draw,
    seat_late_comers,
)
from facilitator.services.ports import Workspace
from facilitator.services.seat_people import Place
from ui.projector.audience_view import AudienceView
from ui.projector.room_views import GroupsCard
from ui.run.in_room.drawn_groups import DrawnGroups
from ui.run.in_room.face import Face
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.card import column, row
from ui.widgets.choices import choose, offer
from ui.widgets.field import indent_figures
from ui.widgets.label import Label
from ui.widgets.mix_box import MixBox
from ui.widgets.page import PageTools
from ui.widgets.segmented import Option, SegmentedControl

_MOST_GROUPS = 99
_FIRST_SIZE = 4


class GroupsFace(Face):
    """The wish at the left with the sizes it comes to, the groups at the right."""

    door_requested = Signal()
    """People shall be checked in first: nobody is here yet."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self.work: GroupWork | None = None
        self._undo: Callable[[], Done[GroupWork]] | None = None
        self.kind: SegmentedControl[bool] = SegmentedControl(theme)
        self.number = QSpinBox()
        self.number.setRange(1, _MOST_GROUPS)
        self.number.setValue(_FIRST_SIZE)
        self.mix = MixBox()
        self.rounds = QSpinBox()
        self.rounds.setRange(1, MOST_ROUNDS)
        self.preview = Label(wraps=True, meaning=Meaning.SOFT)
        self.draw_button = QuietButton(theme, Icon.SPARKLES)
        self.listed_button = PlainButton(theme, Icon.LIST)
        self.door_button = QuietButton(theme, Icon.DOOR)
        self.again_button = QuietButton(theme, Icon.REFRESH)
        self.seat_button = QuietButton(theme, Icon.PERSON_ADD)
        self.remove_button = QuietButton(theme, Icon.DELETE)
        self.draws = QComboBox()
        self.story = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self.groups = DrawnGroups()
        self._number_label, self._mix_label, self._rounds_label = Label(), Label(), Label()
        self._lay_out()
        self.kind.chosen.connect(self._show_preview)
        self.number.valueChanged.connect(self._show_preview)
        self.draws.currentIndexChanged.connect(self._on_draw_chosen)
        self.draw_button.clicked.connect(self._on_draw)
        self.listed_button.clicked.connect(self._on_listed)
        self.door_button.clicked.connect(self.door_requested)
        self.again_button.clicked.connect(self._on_again)
        self.seat_button.clicked.connect(self._on_seat)
        self.remove_button.clicked.connect(self._on_remove)
        self.once.changed.connect(self._enable)

    def title(self) -> str:
        """Return its name in the window's language."""
        return self.tr("Groups")

    def retranslate(self) -> None:
        """Set every word anew."""
        self.kind.set_options(
            self.tr("What the number means"),
            [Option(True, self.tr("People in each")), Option(False, self.tr("Groups in all"))],
        )
        self._number_label.setText(self.tr("How many"))
        self.number.setAccessibleName(self.tr("How many"))
        self._mix_label.setText(self.tr("Mix by"))
        self._rounds_label.setText(self.tr("Rounds"))
        self.mix.setAccessibleName(self.tr("Mix by"))
        self.rounds.setAccessibleName(self.tr("Rounds"))
        self._offer_mixes()
        self.draw_button.setText(self.tr("Draw groups"))
        self.listed_button.setText(self.tr("As the list seats them"))
        self.door_button.setText(self.tr("Check people in"))
        self.again_button.setText(self.tr("Draw again"))
        self.seat_button.setText(self.tr("Seat late comers"))
        self.remove_button.setText(self.tr("Remove"))
        self.draws.setAccessibleName(self.tr("Which round is shown"))
        self.groups.retranslate()
        self._show()

    def turn_to(self, half_day: UUID | None) -> None:
        """Belong to another half-day."""
        super().turn_to(half_day)
        self._undo = None
        self._take(None)

    def refresh(self) -> None:
        """Read who is here and what was drawn."""
        if self.half_day is not None:
            read = partial(load_group_work, self.tools.workspace, self.half_day)
            self.tools.operations.load(read, self.heard_here(self._take))

    def first_focus(self) -> QWidget:
        """Return the number that is asked for first."""
        return self.number

    @property
    def draw(self) -> GroupDraw | None:
        """The round that is shown to the trainer."""
        chosen = self.draws.currentData()
        drawn = () if self.work is None else self.work.draws
        return next((one for one in drawn if one.id == chosen), None)

    def wish(self) -> GroupWish:
        """Return what is asked for."""
        return GroupWish(self.number.value(), self.kind.value is True, self.mix.mix, self.rounds.value())

    def room_key(self) -> UUID | None:
        """Return the round that the room could see."""
        return None if self.draw is None else self.draw.id

    def room_view(self, key: UUID, now: Instant) -> AudienceView | None:
        """Return numbers and the ends of badge codes of a round."""
        del now
        work = self.work
        found = [] if work is None else [one for one in work.draws if one.id == key]
        if work is None or not found:
            return None
        has_rounds = len(work.draws) > 1
        return GroupsCard(work.shown(found[0]), work.draws.index(found[0]) + 1 if has_rounds else None)

    @property
    def can_undo(self) -> bool:
        """Whether a draw can be taken back."""
        return self._undo is not None

    def undo(self) -> None:
        """Take the last draw, seating or removal back."""
        if self._undo is not None:
            self.do(self._undo, self._on_undone)

    def _lay_out(self) -> None:
        self.kind.set_options("", [Option(True, ""), Option(False, "")])
        for box in (self.number, self.rounds):
            indent_figures(box)
        wish = QGridLayout()
        wish.setContentsMargins(0, 0, 0, 0)
        wish.setSpacing(Space.ONE)
        wish.setColumnStretch(1, 1)
        wish.addWidget(self.kind, 0, 0, 1, 4)
        wish.setColumnStretch(3, 1)
        wish.addWidget(self._number_label, 1, 0)
        wish.addWidget(self.number, 1, 1)
        wish.addWidget(self._rounds_label, 1, 2)
        wish.addWidget(self.rounds, 1, 3)
        wish.addWidget(self._mix_label, 2, 0)
        wish.addWidget(self.mix, 2, 1, 1, 3)
        left = column(spacing=Space.ONE)
        left.addLayout(wish)
        left.addWidget(self.preview)
        left.addWidget(self.draw_button)
        left.addWidget(self.listed_button)
        left.addWidget(self.door_button)
        left.addStretch(1)
        side = QWidget()
        side.setFixedWidth(Measure.SIDE_COLUMN)
        side.setLayout(left)
        right = column(spacing=Space.ONE)
        right.addLayout(row(self.draws, self.again_button, self.remove_button, 1))
        since = row(spacing=Space.ONE)
        since.addWidget(self.story, 1)
        since.addWidget(self.seat_button)
        right.addLayout(since)
        right.addWidget(self.groups, 1)
        both = row(side, spacing=Space.TWO)
        both.addLayout(right, 1)
        self.body.addWidget(self.notice)
        self.body.addLayout(both, 1)

    def _take(self, work: GroupWork | None, chosen: UUID | None = None) -> None:
        self.work = work
        self._offer_mixes()
        before = chosen or self.draws.currentData()
        self._show()
        if before is not None:
            choose(self.draws, before)

    def _offer_mixes(self) -> None:
        self.mix.show_own(() if self.work is None else self.work.own_fields, self.tools.language())

    def _show(self) -> None:
        drawn = () if self.work is None else self.work.draws
        offer(
            self.draws,
            [
                (self.tr("Round {number}").format(number=number), one.id)
                for number, one in enumerate(drawn, start=1)
            ],
        )
        self._on_draw_chosen()
        self._show_preview()

    @Slot()
    def _show_preview(self) -> None:
        people = 0 if self.work is None else len(self.work.present)
        number = self.number.value()
        if not people:
            self.preview.setText(self.tr("Nobody is checked in yet."))
        elif self.kind.value or number <= people:
            groups = groups_of_size(people, number) if self.kind.value else number
            sizes = group_sizes(people, groups)
            between = self.tr(", ", "between the sizes of groups")
            self.preview.setText(
                self.tr("%n groups: {sizes}", "", groups).format(sizes=between.join(map(str, sizes)))
            )
        else:
            self.preview.setText(self.tr("Only %n people are here.", "", people))
        self._enable()

    @Slot()
    def _on_draw_chosen(self) -> None:
        """Show another round."""
        chosen, work = self.draw, self.work
        self.groups.show_groups(() if chosen is None or work is None else work.members(chosen))
        self.story.setText("" if chosen is None or work is None else self._story(work, chosen))
        for part in (self.draws, self.again_button, self.remove_button, self.story):
            part.setVisible(chosen is not None)
        self._enable()
        self.changed.emit()

    def _story(self, work: GroupWork, chosen: GroupDraw) -> str:
        """Return what the trainer should know of a round: who meets again, who came since."""
        said = []
        if chosen.repeats and chosen.is_least:
            said.append(self.tr("%n pairs meet again (fewer is not possible).", "", chosen.repeats))
        elif chosen.repeats:
            said.append(self.tr("%n pairs meet again.", "", chosen.repeats))
        elif len(work.draws) > 1:
            said.append(self.tr("Nobody meets again."))
        late, gone = work.late_comers(chosen), work.gone(chosen)
        if late:
            said.append(self.tr("%n people came since.", "", len(late)))
        if gone:
            said.append(self.tr("%n people have left.", "", len(gone)))
        return " ".join(said)

    @Slot()
    def _enable(self) -> None:
        work, chosen = self.work, self.draw
        is_free = not self.once.is_running
        has_people = work is not None and bool(work.present)
        self.draw_button.setEnabled(is_free and has_people)
        self.draw_button.setVisible(work is None or has_people)
        self.listed_button.setVisible(self._listed_place() is not None)
        self.listed_button.setEnabled(is_free)
        self.door_button.setVisible(work is not None and not has_people)
        is_stale = work is not None and chosen is not None and (work.late_comers(chosen) or work.gone(chosen))
        self.seat_button.setVisible(bool(is_stale))
        self.seat_button.setEnabled(is_free)
        for button in (self.again_button, self.remove_button):
            button.setEnabled(is_free and chosen is not None)

    @Slot()
    def _on_draw(self) -> None:
        if self.half_day is not None and self.work is not None:
            known = {one.id for one in self.work.draws}
            use_case = partial(draw, self.tools.workspace, self.half_day, self.wish(), self.block)
            self.do(use_case, partial(self._on_drawn, known))

    def _listed_place(self) -> Place | None:
        """Return by what the list seats those who are here: by tables, else by groups, else by nothing."""
        here = () if self.work is None else self.work.present
        if any(one.table for one in here):
            return Place.TABLE
        return Place.GROUP if any(one.group for one in here) else None

    @Slot()
    def _on_listed(self) -> None:
        place = self._listed_place()
        if self.half_day is not None and self.work is not None and place is not None:
            known = {one.id for one in self.work.draws}
            use_case = partial(draw_as_listed, self.tools.workspace, self.half_day, place, self.block)
            self.do(use_case, partial(self._on_drawn, known))

    def _on_drawn(self, known: set[UUID], work: GroupWork) -> None:
        fresh = tuple(one.id for one in work.draws if one.id not in known)
        self._undo = partial(_undrawn, self.tools.workspace, work.half_day, fresh)
        self._take(work, fresh[0])

    @Slot()
    def _on_again(self) -> None:
        if self.draw is not None:
            self._change(self.draw, partial(draw_again, self.tools.workspace, self.draw.id, self.wish()))

    @Slot()
    def _on_seat(self) -> None:
        if self.draw is not None:
            self._change(self.draw, partial(seat_late_comers, self.tools.workspace, self.draw.id))

    @Slot()
    def _on_remove(self) -> None:
        if self.draw is not None:
            self._change(self.draw, partial(_removed, self.tools.workspace, self.draw))

    def _change(self, before: GroupDraw, use_case: Callable[[], Done[GroupWork]]) -> None:
        self.do(use_case, partial(self._on_draw_changed, before))

    def _on_draw_changed(self, before: GroupDraw, work: GroupWork) -> None:
        self._undo = partial(restore_draw, self.tools.workspace, before)
        self._take(work)

    def _on_undone(self, work: GroupWork) -> None:
        self._undo = None
        self._take(work)


def _removed(ws: Workspace, gone: GroupDraw) -> Done[GroupWork]:
    done = remove_draw(ws, gone.id)
    return Done(load_group_work(ws, gone.half_day), done.changes)


def _undrawn(ws: Workspace, half_day: UUID, fresh: tuple[UUID, ...]) -> Done[GroupWork]:
    """Take all rounds of one draw away again."""
    changes = [remove_draw(ws, one).changes for one in fresh]
    return Done(load_group_work(ws, half_day), changes[-1])
