"""The program that is to be killed: the real window on a half-day, doing at random what trainers do.

`python -m tests.bench.killed_room FOLDER SEED` says in JSON, a line each: `back` once the console and the
room show again what there was, `found` with all that is on disk, `tries` before it touches timers, polls or
groups, `stands` each time a screen has taken something new up. Without SEED it makes the half-day.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from random import Random

from facilitator import compose
from facilitator.compose.window import parts
from facilitator.domain.attendance import Road
from facilitator.domain.language import Text
from facilitator.domain.programme import BlockKind
from facilitator.domain.run import Cover, Instant, Position, RunEventKind, RunItem
from facilitator.programmes import read_pack, shipped_packs
from facilitator.services.check_in import check_in_person
from facilitator.services.enrol_people import add_person
from facilitator.services.plan_session import (
    HalfDayDraft,
    SessionDraft,
    create_session,
    install_pack,
    list_sessions,
)
from facilitator.services.run_session import RunState, act
from tests.bench.random_deeds import Deeds, say
from tests.room import open_room, open_window, rest, wait_until
from ui.app import build
from ui.projector.audience_view import AudienceView, SlideView
from ui.run.run_page import RunPage

PEOPLE = 12
MOST_AT_ONCE = 4
Facts = dict[str, object]


def prepare(folder: Path) -> None:
    """Make a half-day of the shipped programme that has begun, with people in the room."""
    workspace = compose.open_workspace(str(_file(folder)))
    pack = next(pack for pack in map(read_pack, shipped_packs()) if pack.decks)
    install_pack(workspace, pack)
    now = workspace.clock.now()
    half_day = HalfDayDraft("A", now - timedelta(minutes=5), now + timedelta(hours=3), "1")
    key, version = pack.programme.key, pack.programme.version
    draft = SessionDraft(Text("The room", "现场"), "Plant", ("Li Na",), (half_day,), key, version)
    session = create_session(workspace, draft).value
    for number in range(PEOPLE):
        person = add_person(workspace, session.half_days[0].id, f"Person {number}").value
        check_in_person(workspace, session.half_days[0].id, person.id, Road.SEARCH)
    act(workspace, session.half_days[0].id, RunEventKind.STARTED)
    workspace.store.close()


def go_on_until_killed(folder: Path, seed: int) -> None:
    """Open, say what is there, and act until the end comes."""
    program = build(parts(str(_file(folder)), folder / "own"))
    open_window(program)
    workspace = program.window.workspace
    assert workspace is not None
    session = list_sessions(workspace)[0].id
    wait_until(lambda: program.window.current.half_day_id is not None)
    half_day = program.window.current.half_day_id
    assert half_day is not None
    page = open_room(program, session, half_day)
    page.console.switch_projector(is_on=True)
    wait_until(lambda: _is_settled(page))
    say("back", view=_seen(page.console.projector.view))
    for face in (page.in_room.panel.timers, page.in_room.panel.groups, page.in_room.panel.hands):
        page.in_room.open(face)
        program.operations.wait_idle()
    witness = Witness(page)
    witness.say_found()
    chance = Random(seed)  # noqa: S311 - moments, not secrets
    while True:
        for _ in range(chance.randint(1, MOST_AT_ONCE)):
            Deeds(workspace, page, chance).any_one()
        if chance.random() < 0.8:  # else the next key comes before the last one is on disk
            program.operations.wait_idle()
        rest(chance.choice((0.0, 0.0, 0.01, 0.05)))


class Witness:
    """Says what the screens show each time that is new; the clocks alone are nothing new."""

    def __init__(self, page: RunPage) -> None:
        self._page = page
        self._told = 0
        self._before: Facts = {}

    def say_found(self) -> None:
        """Say all of it, and from now on what is new."""
        self._say("found")
        panel = self._page.in_room.panel
        self._page.console.moment_changed.connect(self._on_changed)
        for face in (panel.timers, panel.groups, panel.hands):
            face.changed.connect(self._on_changed)

    def _on_changed(self, moment: object = None) -> None:
        del moment
        if self._page.console.loaded is not None and stands(self._page) != self._before:
            self._say("stands")

    def _say(self, what: str) -> None:
        loaded = self._page.console.loaded
        assert loaded is not None
        events = [str(event.id) for event in loaded.run.events]
        self._before = stands(self._page)
        say(
            what,
            events=events[self._told :],
            stands=self._before,
            spent=_spent(loaded.run.position(_now(self._page))),
        )
        self._told = len(events)


def stands(page: RunPage) -> Facts:
    """Return what must be the same after a death: the run, the timers, the polls, the groups."""
    loaded = page.console.loaded
    assert loaded is not None
    where, panel = loaded.run.position(_now(page)), page.in_room.panel
    frozen = where.frozen
    return {
        "run": {
            "phase": where.phase,
            "block": None if where.current is None else str(where.current.id),
            "page": where.slide_page,
            "cover": where.cover,
            "frozen": None if frozen is None else [str(frozen.item), frozen.page],
            "agenda": [_of_agenda(one) for one in loaded.run.tally.agenda],
        },
        "timers": [
            [one.group, one.phase, one.round_number, one.added_seconds] for one in panel.timers.timers.timers
        ],
        "polls": [[poll.question, [one.hands for one in poll.options]] for poll in panel.hands.polls],
        "groups": sorted(
            [str(one.id), [len(group) for group in one.groups]]
            for one in (() if panel.groups.work is None else panel.groups.work.draws)
        ),
    }


def _is_settled(page: RunPage) -> bool:
    """Say whether the room sees what the run on disk says, its slide drawn."""
    loaded = page.console.loaded
    return loaded is not None and _seen(page.console.projector.view) == _due(loaded.run)


def _due(run: RunState) -> tuple[str, int]:
    """Return what kind of picture is due, and which page."""
    tally = run.tally
    if not tally.is_open:
        return "HoldingCard", 0
    if tally.cover is not Cover.NONE:
        return {Cover.BLACK: "BlackScreen", Cover.WHITE: "WhiteScreen"}.get(tally.cover, "HoldingCard"), 0
    item, page = tally.items[tally.index], tally.pages[tally.index]
    frozen = None if tally.frozen is None else tally.place(tally.frozen.item)
    if frozen is not None and tally.frozen is not None:
        item, page = tally.items[frozen], tally.frozen.page
    if item.kind is BlockKind.BREAK:
        return "BreakCard", 0
    return ("SlideView", page) if page else ("ActivityCard", 0)


def _seen(view: AudienceView) -> tuple[str, int]:
    """Return what kind of picture the room has, and which page."""
    return type(view).__name__, view.page if isinstance(view, SlideView) else 0


def _spent(where: Position) -> dict[str, float]:
    return {str(one.item.id): one.spent_seconds for one in where.progress}


def _of_agenda(one: RunItem) -> list[object]:
    return [str(one.item.id), one.planned_seconds, one.left_out]


def _now(page: RunPage) -> Instant:
    return page.tools.workspace.clock.instant()


def _file(folder: Path) -> Path:
    return folder / "room.facilitator"


if __name__ == "__main__":
    if sys.argv[2:]:
        go_on_until_killed(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        prepare(Path(sys.argv[1]))
