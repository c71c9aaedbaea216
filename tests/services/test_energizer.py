"""Picking an energizer that was not used yet."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from facilitator.domain.language import Text
from facilitator.domain.message import UserError
from facilitator.domain.programme import Block, BlockKind, Minutes
from facilitator.domain.run import LeftOut, RunEventKind
from facilitator.domain.session import Session
from facilitator.services.energizer import list_energizers, put_in_energizer
from facilitator.services.plan_session import create_session, install_pack
from facilitator.services.ports import Workspace
from facilitator.services.run_agenda import set_agenda, undo_agenda
from facilitator.services.run_session import act, load_run
from tests.builders import Pack, a_programme, a_session_draft

K = RunEventKind
GAMES = ("Clap", "Stretch", "Sing", "Wind")


@pytest.fixture
def day(ws: Workspace) -> Session:
    """A session whose agenda is a talk, "Clap" and a talk; three more games are in its programme."""
    blocks = [Block(f"t{n}", BlockKind.TALK, Text(f"Talk {n}", ""), Minutes(5, 10, 15)) for n in (1, 2)]
    games = [Block(g, BlockKind.ENERGIZER, Text(g, f"{g}游戏"), Minutes(3, 5, 8)) for g in GAMES]
    programme = replace(a_programme(blocks[0], *games, blocks[1]), key="games", content_hash="games")
    install_pack(ws, Pack(programme))
    return create_session(ws, replace(a_session_draft(), programme_key="games")).value


def only(ws: Workspace, half_day: UUID, *titles: str) -> None:
    """Leave out all but those blocks."""
    agenda = load_run(ws, half_day).tally.agenda
    kept = [
        one if str(one.item.title) in titles else replace(one, left_out=LeftOut.DROPPED) for one in agenda
    ]
    set_agenda(ws, half_day, kept)


def offered(ws: Workspace, half_day: UUID) -> list[str]:
    return [str(one.item.title) for one in list_energizers(ws, half_day)]


def test_what_is_planned_anyway_is_not_offered(ws: Workspace, day: Session) -> None:
    half_day = day.half_days[0].id
    assert offered(ws, half_day) == []
    only(ws, half_day, "Talk 1", "Clap", "Talk 2")
    assert sorted(offered(ws, half_day)) == ["Sing", "Stretch", "Wind"]
    assert len({tuple(offered(ws, half_day)) for _ in range(30)}) > 1


def test_what_was_used_comes_last_the_longest_ago_first(ws: Workspace, day: Session) -> None:
    half_day = day.half_days[0].id
    only(ws, half_day, "Talk 1", "Clap", "Stretch", "Talk 2")
    act(ws, half_day, K.STARTED)
    for _ in range(3):
        act(ws, half_day, K.NEXT)
    found = list_energizers(ws, half_day)
    assert sorted(str(one.item.title) for one in found[:2]) == ["Sing", "Wind"]
    assert [str(one.item.title) for one in found[2:]] == ["Clap", "Stretch"]
    assert [one.used_at is None for one in found] == [True, True, False, False]


def test_it_is_put_in_as_the_next_block_and_taken_back(ws: Workspace, day: Session) -> None:
    half_day = day.half_days[0].id
    only(ws, half_day, "Talk 1", "Talk 2")
    act(ws, half_day, K.STARTED)
    before = load_run(ws, half_day)
    game = list_energizers(ws, half_day)[0].item
    state = put_in_energizer(ws, half_day, game, known=before).value
    following = state.tally.items[1]
    assert (following.title, following.kind) == (game.title, BlockKind.ENERGIZER)
    assert following.id not in {one.id for one in before.tally.items}
    assert str(game.title) not in offered(ws, half_day)
    assert act(ws, half_day, K.NEXT).value.tally.items[state.tally.index + 1] == following
    undo_agenda(ws, half_day)
    assert load_run(ws, half_day).tally.items[1] == following  # it ran
    put_in_energizer(ws, half_day, game)
    undo_agenda(ws, half_day)
    assert sum(one.title == game.title for one in load_run(ws, half_day).tally.items) == 2


def test_before_the_start_it_comes_first_and_after_the_end_no_more(ws: Workspace, day: Session) -> None:
    half_day = day.half_days[0].id
    game = day.agenda[1]
    assert put_in_energizer(ws, half_day, game).value.tally.items[0].title == game.title
    act(ws, half_day, K.STARTED)
    act(ws, half_day, K.FINISHED)
    with pytest.raises(UserError, match="is over"):
        put_in_energizer(ws, half_day, game)


def test_a_programme_without_games_offers_none(ws: Workspace, half_day: UUID) -> None:
    assert offered(ws, half_day) == []


def test_games_of_other_programmes_are_offered_too(ws: Workspace, day: Session) -> None:
    wave = Block("wave", BlockKind.ENERGIZER, Text("Wave", "挥手"), Minutes(3, 5, 8))
    install_pack(ws, Pack(replace(a_programme(wave), key="other", content_hash="other")))
    assert offered(ws, day.half_days[0].id) == ["Wave"]
