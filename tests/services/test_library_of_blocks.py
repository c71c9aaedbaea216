"""What the library of blocks offers to a session."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.language import Text
from facilitator.domain.programme import SlideRange
from facilitator.domain.session import Session
from facilitator.services.block_library import block_library, blocks_of_programme
from facilitator.services.plan_session import archive_session, create_session, edit_agenda, install_pack
from facilitator.services.ports import Workspace
from tests.builders import Pack, a_programme, a_session_draft

SONG = Text("Sing together", "一起唱歌")


def titles(ws: Workspace, session: Session) -> list[str]:
    return [block.item.title.en for block in block_library(ws, session.id)]


def test_the_blocks_of_the_sessions_own_programme_are_there_once(ws: Workspace, session: Session) -> None:
    own = [block.item.title.en for block in blocks_of_programme(ws, session)]
    assert sorted(titles(ws, session)) == sorted(own)


def test_a_block_written_in_an_earlier_session_is_offered_with_its_name(
    ws: Workspace, session: Session
) -> None:
    earlier = create_session(ws, replace(a_session_draft(1), title=Text("Spring", "春季"))).value
    song = replace(earlier.agenda[0], title=SONG, slides=SlideRange("main", 1, 2))
    edit_agenda(ws, earlier.id, (song, *earlier.agenda[1:]))
    archive_session(ws, earlier.id)
    [found] = [block for block in block_library(ws, session.id) if block.item.title == SONG]
    assert found.source == Text("Spring", "春季")
    assert found.item.slides == SlideRange("main", 1, 2)
    assert found.is_meant_by("yqcg")


def test_a_made_up_session_and_the_session_itself_offer_nothing_of_their_own(
    ws: Workspace, session: Session
) -> None:
    before = titles(ws, session)
    demo = create_session(ws, replace(a_session_draft(1), is_demo=True)).value
    for one in (demo, session):
        edit_agenda(ws, one.id, (replace(one.agenda[0], title=SONG), *one.agenda[1:]))
    assert titles(ws, session) == before


def test_slides_of_another_programme_stay_behind(ws: Workspace, session: Session) -> None:
    programme = a_programme()
    module = programme.modules[0]
    block = replace(module.blocks[0], title=SONG, slides=SlideRange("main", 7, 8))
    other = replace(programme, key="other", modules=(replace(module, blocks=(block,)),))
    install_pack(ws, replace(Pack(a_programme()), programme=other))
    [found] = [block for block in block_library(ws, session.id) if block.item.title == SONG]
    assert found.item.slides is None


def test_each_time_the_blocks_come_with_ids_of_their_own(ws: Workspace, session: Session) -> None:
    first, second = (blocks_of_programme(ws, session) for _ in range(2))
    assert not {block.item.id for block in first} & {block.item.id for block in second}
