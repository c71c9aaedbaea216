"""What a trainer may do next on an open window, at random; what is beside the run is said before."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from random import Random

from facilitator.domain.agenda_change import moved, with_left_out, with_length
from facilitator.domain.group_timer_event import GroupTimerEventKind
from facilitator.domain.message import UserError
from facilitator.domain.run import LeftOut, RunEventKind, RunItem, RunPhase
from facilitator.domain.tally import Tally
from facilitator.services.changes import Done
from facilitator.services.ports import Workspace
from facilitator.services.run_agenda import change_agenda
from facilitator.services.run_session import RunState
from ui.projector.presenter_keys import GoToPage, PresenterCommand
from ui.run.console import Console
from ui.run.run_page import RunPage

MOST_HANDS = 12
MOST_DRAWS = 4
COMMANDS = (
    *(PresenterCommand.NEXT_SLIDE,) * 6,
    *(PresenterCommand.PREVIOUS_SLIDE,) * 2,
    PresenterCommand.FIRST_SLIDE,
    PresenterCommand.LAST_SLIDE,
    PresenterCommand.BLACK,
    PresenterCommand.WHITE,
    PresenterCommand.CARD,
    PresenterCommand.FREEZE,
)


def say(what: str, **facts: object) -> None:
    """Write one line in one piece."""
    os.write(1, (json.dumps({"what": what, "at": time.time(), **facts}) + "\n").encode())


@dataclass(frozen=True)
class Deeds:
    """What a trainer may do next, on the window that is open."""

    workspace: Workspace
    page: RunPage
    chance: Random

    def any_one(self) -> None:
        """Say that something is done, and do it."""
        say("does")
        chance = self.chance
        deed = chance.choices(
            (self._press, self._steer, self._change_agenda, self._time_groups, self._count_hands, self._draw),
            (10, 6, 3, 3, 3, 1),
        )[0]
        deed()

    def _try(self, part: str) -> None:
        """Say what is touched beside the run; one thing at a time."""
        self.page.tools.operations.wait_idle()
        say("tries", part=part)

    def _press(self) -> None:
        is_number = self.chance.random() < 0.2
        self._console.obey(
            GoToPage(self.chance.randint(1, 30)) if is_number else self.chance.choice(COMMANDS)
        )

    def _steer(self) -> None:
        console, chance = self._console, self.chance
        loaded = console.loaded
        if loaded is None:
            return
        is_over = loaded.run.tally.phase is RunPhase.FINISHED
        blocks = [item.id for item in loaded.run.tally.items]
        deeds: tuple[Callable[[], None], ...] = (
            console.go_back if is_over else console.go_on,
            console.go_back,
            console.toggle_pause,
            partial(console.do, RunEventKind.JUMPED, item=chance.choice(blocks)),
            partial(console.do, RunEventKind.EXTENDED, seconds=chance.choice((-60, 60, 300))),
        )
        chance.choice(deeds)()

    def _change_agenda(self) -> None:
        chance, loaded = self.chance, self._console.loaded
        if loaded is None or chance.random() < 0.3:
            self.page.steering.undo()
            return
        block = chance.choice(loaded.run.tally.items).id
        changes: tuple[Callable[[Tally], tuple[RunItem, ...]], ...] = (
            partial(with_left_out, block=block, how=chance.choice(tuple(LeftOut))),
            partial(moved, block=block, steps=chance.choice((-1, 1))),
            partial(with_length, block=block, minutes=chance.randint(5, 40)),
        )
        self._console.change(partial(_changed, self.workspace, chance.choice(changes)))

    def _time_groups(self) -> None:
        timers, chance = self.page.in_room.panel.timers, self.chance
        self._try("timers")
        if not timers.timers.timers:
            timers.groups.edit.setValue(chance.randint(1, 12))
            timers.rounds.edit.setText("5, 5")
            timers.set_up_button.click()
        else:
            kinds = [kind for kind in GroupTimerEventKind if kind is not GroupTimerEventKind.SET_UP]
            timers.tell(chance.choice(kinds))

    def _count_hands(self) -> None:
        hands, chance = self.page.in_room.panel.hands, self.chance
        self._try("polls")
        if hands.poll is None or chance.random() < 0.1:
            hands.question.edit.setText(f"Question {chance.randint(1, 99)}?")
            hands.options.edit.setPlainText("Yes\nNo\nBoth")
            hands.ask_button.click()
        else:
            hands.counts.counted.emit(chance.randint(0, 2), chance.randint(0, MOST_HANDS))

    def _draw(self) -> None:
        groups = self.page.in_room.panel.groups
        self._try("groups")
        is_many = groups.work is not None and len(groups.work.draws) >= MOST_DRAWS
        (groups.remove_button if is_many else groups.draw_button).click()

    @property
    def _console(self) -> Console:
        return self.page.console


def _changed(
    workspace: Workspace, change: Callable[[Tally], tuple[RunItem, ...]], run: RunState
) -> Done[RunState]:
    with suppress(UserError):  # what ran stays as it ran
        return change_agenda(workspace, run.half_day.id, change, known=run)
    return Done(run)
