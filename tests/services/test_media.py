"""The media store: whole or not at all, for this user alone, known by what is in it."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from database import DatabaseStore
from facilitator.domain.deck import Deck
from facilitator.domain.language import Text
from facilitator.domain.message import UserError
from facilitator.domain.session import Session
from facilitator.services import media
from facilitator.services.clip_decks import clip_deck, with_clip, without_clip
from facilitator.services.decks import keep_deck
from facilitator.services.media import LARGEST_BYTES, clip_path, keep_clip
from facilitator.services.plan_session import duplicate_session, list_sessions, remove_session
from facilitator.services.ports import Workspace

CONTENT = bytes(range(256)) * 9000  # more than two chunks


class Usage(NamedTuple):
    """What `shutil.disk_usage` returns."""

    total: int
    used: int
    free: int


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "stick" / "A day at home.MP4"
    path.parent.mkdir()
    path.write_bytes(CONTENT)
    return path


def kept_files(ws: Workspace) -> list[str]:
    folder = ws.store.media_folder
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_clip_outlives_the_stick_it_came_on(ws: Workspace, film: Path) -> None:
    heard: list[tuple[int, int]] = []
    clip = keep_clip(ws, film, lambda done, whole: heard.append((done, whole)))
    film.unlink()
    path = clip_path(ws, clip)
    assert path is not None
    assert path.read_bytes() == CONTENT
    assert (clip.name, clip.sha256, clip.size) == (
        "A day at home.MP4",
        sha256(CONTENT).hexdigest(),
        len(CONTENT),
    )
    assert kept_files(ws) == [f"{clip.sha256}.mp4"]
    assert heard[-1] == (len(CONTENT), len(CONTENT))
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)


def test_the_same_video_under_two_names_is_kept_once(ws: Workspace, film: Path, tmp_path: Path) -> None:
    again = shutil.copy(film, tmp_path / "copy of it.mp4")
    first, second = keep_clip(ws, film), keep_clip(ws, Path(again))
    assert first.sha256 == second.sha256
    assert kept_files(ws) == [f"{first.sha256}.mp4"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes of files are POSIX")
def test_nobody_else_reads_it(ws: Workspace, film: Path) -> None:
    path = clip_path(ws, keep_clip(ws, film))
    assert path is not None
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_film_goes_with_the_last_session_that_shows_it(ws: Workspace, session: Session, film: Path) -> None:
    clip = keep_clip(ws, film)
    keep_deck(ws, session.id, clip_deck(clip, b"%PDF-"))
    other = duplicate_session(ws, session.id).value
    remove_session(ws, session.id)
    assert clip_path(ws, clip) is not None
    film.write_bytes(CONTENT[::-1])
    of_nobody = keep_clip(ws, film)
    remove_session(ws, other.id)
    assert clip_path(ws, clip) is None
    assert clip_path(ws, of_nobody) is not None


def test_a_film_that_another_workspace_may_show_stays(
    ws: Workspace, session: Session, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DatabaseStore, "owns_media", False)
    clip = keep_clip(ws, film)
    keep_deck(ws, session.id, clip_deck(clip, b"%PDF-"))
    remove_session(ws, session.id)
    assert clip_path(ws, clip) is not None


def test_a_session_is_removed_though_its_film_is_gone_already(
    ws: Workspace, session: Session, film: Path
) -> None:
    keep_deck(ws, session.id, clip_deck(keep_clip(ws, film), b"%PDF-"))
    shutil.rmtree(ws.store.media_folder)
    remove_session(ws, session.id)
    assert list_sessions(ws) == ()


def test_a_clip_that_is_gone_or_cut_short_is_missing(ws: Workspace, film: Path) -> None:
    clip = keep_clip(ws, film)
    path = clip_path(ws, clip)
    assert path is not None
    path.write_bytes(CONTENT[:-1])
    assert clip_path(ws, clip) is None
    path.unlink()
    assert clip_path(ws, clip) is None


def test_a_name_cannot_lead_out_of_the_store(ws: Workspace, film: Path) -> None:
    clip = replace(keep_clip(ws, film), name="x.a/../../etc")
    assert clip_path(ws, clip) is None


def test_what_is_no_file_or_empty_is_refused(ws: Workspace, tmp_path: Path) -> None:
    empty = tmp_path / "empty.mp4"
    empty.touch()
    for path, words in (
        (empty, "is empty"),
        (tmp_path / "none.mp4", "is not there"),
        (tmp_path, "not there"),
    ):
        with pytest.raises(UserError, match=words):
            keep_clip(ws, path)
    assert kept_files(ws) == []


def test_four_gigabytes_are_refused_before_a_byte_is_read(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "large.mp4"
    with large.open("wb") as file:
        file.truncate(2 * LARGEST_BYTES)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", lambda *_, **__: pytest.fail("it was opened"))
        with pytest.raises(UserError, match="larger than 2 GB"):
            keep_clip(ws, large)


def test_a_disk_without_room_is_said_before_the_copy(
    ws: Workspace, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(1, 1, media.ROOM_LEFT_BYTES))
    with pytest.raises(UserError, match="Make room on the disk"):
        keep_clip(ws, film)
    assert kept_files(ws) == []


def test_a_disk_that_fills_during_the_copy_leaves_nothing_behind(
    ws: Workspace, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(UserError, match="Make room on the disk"):
            keep_clip(ws, film)
    assert kept_files(ws) == []


def test_what_a_killed_copy_left_goes_with_the_next(ws: Workspace, film: Path) -> None:
    ws.store.media_folder.mkdir()
    (ws.store.media_folder / "123.part").write_bytes(b"half")
    clip = keep_clip(ws, film)
    assert kept_files(ws) == [f"{clip.sha256}.mp4"]


def test_a_file_that_cannot_be_opened_is_said(
    ws: Workspace, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def locked(path: Path, mode: str = "r") -> object:
        if path == film:
            raise PermissionError(errno.EACCES, "locked")
        return opened(path, mode)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", locked)
        with pytest.raises(UserError, match="cannot be read"):
            keep_clip(ws, film)
    assert kept_files(ws) == []


def test_a_video_can_be_a_deck_of_its_own(ws: Workspace, film: Path, session: Session) -> None:
    clip = replace(keep_clip(ws, film), seconds=12.5)
    deck = clip_deck(clip, b"%PDF-")
    keep_deck(ws, session.id, deck)
    with ws.store.read() as records:
        assert records.programmes.deck(session.id, deck.key) == deck
    assert (deck.title.en, deck.page(1).clip) == ("A day at home", clip)


def test_a_video_can_be_put_on_a_page_of_slides(ws: Workspace, film: Path, session: Session) -> None:
    clip = keep_clip(ws, film)
    before = Deck("main", Text(), "slides.pdf", b"%PDF-")
    keep_deck(ws, session.id, before)
    deck = with_clip(ws, session.id, before.key, 2, clip)
    assert deck.page(2).clip == clip
    assert deck.pdf == before.pdf
    keep_deck(ws, session.id, deck)
    other = replace(clip, name="other.mp4")
    assert with_clip(ws, session.id, before.key, 2, other).clips == (other,)
    with pytest.raises(UserError, match="no longer there"):
        with_clip(ws, session.id, "gone", 1, clip)


def test_a_video_can_be_taken_off_its_page_again(ws: Workspace, film: Path, session: Session) -> None:
    clip = keep_clip(ws, film)
    keep_deck(ws, session.id, Deck("main", Text(), "slides.pdf", b"%PDF-"))
    for page in (2, 3):
        keep_deck(ws, session.id, with_clip(ws, session.id, "main", page, clip))
    deck = without_clip(ws, session.id, "main", 2)
    assert (deck.page(2).clip, deck.page(3).clip) == (None, clip)
    assert clip_path(ws, clip) is not None
    with pytest.raises(UserError, match="no longer there"):
        without_clip(ws, session.id, "gone", 1)
