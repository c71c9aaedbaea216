"""Films of a programme pack: kept when the pack is installed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from facilitator.domain.deck import Clip
from facilitator.services.media import clip_path
from facilitator.services.plan_session import install_pack
from facilitator.services.ports import Workspace
from facilitator.services.source_file import hash_of
from tests.builders import Pack, a_programme


def test_installing_a_pack_keeps_its_films(ws: Workspace, tmp_path: Path) -> None:
    film = tmp_path / "call.mp4"
    film.write_bytes(b"film")
    pack = Pack(replace(a_programme(), version="2", content_hash="2"), films=(film,))
    install_pack(ws, pack)
    path = clip_path(ws, Clip(film.name, hash_of([film]), 4))
    assert path is not None
    assert path.read_bytes() == b"film"
