from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import create_engine

from database import (
    DatabaseStore,
    NotStored,
    PassphraseNeeded,
    ServerUnreachable,
    WorkspaceDamaged,
    WorkspaceInCloud,
    address,
    move_workspace,
    newest_backup,
    open_workspace,
    restore,
)
from database.driver import driver
from database.key import OPEN_SALT
from database.places import is_on_network, service_of
from database.reserve import SIZE, Reserve
from database.transaction import Author
from facilitator.domain.message import UserError
from tests.database import made
from tests.fakes import FakeClock
from tests.fresh import use_plain_sqlite

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no read-only folders")
SECRET = "café 通关"  # noqa: S105  of the tests


def test_a_workspace_without_passphrase_begins_with_a_mark(path: Path) -> None:
    open_workspace(path).close()
    assert path.read_bytes()[:16] == OPEN_SALT


def test_a_passphrase_opens_and_nothing_else_does(path: Path) -> None:
    store = open_workspace(path, passphrase=SECRET)
    session = made.fill(store)
    store.close()
    for given in (None, "", SECRET[1:]):
        with pytest.raises(PassphraseNeeded):
            open_workspace(path, passphrase=given)
    store = open_workspace(path, passphrase=unicodedata.normalize("NFD", SECRET))
    with store.read() as records:
        assert records.sessions.get(session.id) == session
    assert store.describe()["passphrase"] == "yes"  # noqa: S105  a word, not a secret
    store.close()
    assert made.RARE_NAME.encode() not in path.read_bytes()
    backup = store.backups()[0].path
    with pytest.raises(PassphraseNeeded):
        open_workspace(backup)


def test_two_files_under_one_passphrase_have_two_keys(tmp_path: Path) -> None:
    for name in ("a", "b"):
        open_workspace(tmp_path / f"{name}.db", passphrase=SECRET).close()
    assert (tmp_path / "a.db").read_bytes()[:16] != (tmp_path / "b.db").read_bytes()[:16]


def test_a_passphrase_for_a_file_without_one_is_said_so(path: Path) -> None:
    open_workspace(path).close()
    with pytest.raises(PassphraseNeeded, match="has no passphrase"):
        open_workspace(path, passphrase=SECRET)


def test_a_damaged_first_page_is_damage_not_a_passphrase(path: Path) -> None:
    store = open_workspace(path)
    made.fill(store)
    store.close()
    content = bytearray(path.read_bytes())
    for at in (3, 100):
        content[at] ^= 1
        path.write_bytes(content)
        with pytest.raises(WorkspaceDamaged):
            open_workspace(path)


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (a)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(UserError, match="another program"):
        open_workspace(path)
    assert path.read_bytes() == before


def test_a_folder_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        open_workspace(tmp_path)


@pytest.fixture
def short_path() -> Iterator[Path]:
    """A folder whose path is short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="f-", dir="/tmp") as folder:
        yield Path(folder)


def _make_pipe(path: Path) -> None:
    os.mkfifo(path)


def _make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


@ON_POSIX
@pytest.mark.parametrize("make", [_make_pipe, _make_socket])
@pytest.mark.parametrize("is_link", [False, True])
def test_what_is_no_plain_file_is_refused_and_nothing_happens_to_it_nor_beside_it(
    make: Callable[[Path], None], is_link: bool, short_path: Path
) -> None:
    special, given = short_path / "special", short_path / ("link" if is_link else "special")
    make(special)
    if is_link:
        given.symlink_to(special)
    before = {entry.name: entry.lstat() for entry in short_path.iterdir()}
    roads: list[Callable[[], object]] = [
        lambda: open_workspace(given),
        lambda: open_workspace(f"sqlite:///{given}"),
        lambda: restore(given, short_path / "none.db"),
        lambda: restore(short_path / "w.db", given),
        lambda: move_workspace(given, short_path / "w.db"),
        lambda: move_workspace(short_path / "w.db", given),
        lambda: newest_backup(given),
    ]
    for road in roads:
        with pytest.raises(UserError, match="is a device or a pipe"):
            road()
        assert {entry.name: entry.lstat() for entry in short_path.iterdir()} == before


@pytest.mark.parametrize(
    "name", ["a" * 300 + ".db", "a" * 240 + ".db", "nul\0.db", "x/" * 2500 + "w.db", "\ud83d.db"]
)
def test_a_path_that_no_system_holds_is_said_in_a_short_sentence(name: str, tmp_path: Path) -> None:
    for road in (open_workspace, newest_backup):
        with pytest.raises(UserError, match="is no place for a file here") as refused:
            road(tmp_path / name)
        assert len(str(refused.value).encode()) < 300
    assert list(tmp_path.iterdir()) == []


@ON_POSIX
def test_a_link_to_itself_is_no_place_for_a_file(path: Path) -> None:
    path.symlink_to(path)
    with pytest.raises(UserError, match="is no place for a file here"):
        open_workspace(path)


def test_the_root_of_all_folders_is_a_folder() -> None:
    with pytest.raises(UserError, match="is a folder"):
        open_workspace("/")


def test_a_folder_that_may_not_be_entered_is_said_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(place: Path, **_: object) -> None:
        raise PermissionError(13, "not yours", str(place))

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(UserError, match="nothing can be written there"):
        open_workspace(path)


def test_an_empty_file_that_cannot_become_a_workspace_stays_and_stays_empty(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        path.with_name(path.name + "-wal").touch()
        path.write_bytes(b"half a page")
        raise driver().module.OperationalError

    path.touch()
    monkeypatch.setattr("database.file_opening.enter", fail)
    with pytest.raises(UserError, match="nothing can be written there"):
        open_workspace(path)
    assert path.read_bytes() == b""
    assert not path.with_name(path.name + "-wal").exists()


def test_a_path_through_a_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="Choose another"):
        open_workspace(tmp_path / "file" / "workspace.db")


def test_odd_characters_in_a_path_are_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "培训 #1 ?a=b %41 'q'" / "work space.db"
    open_workspace(path).close()
    assert path.exists()


def test_a_sqlite_address_is_a_file(tmp_path: Path) -> None:
    open_workspace(f"sqlite:///{tmp_path}/by-address.db").close()
    assert (tmp_path / "by-address.db").exists()


@pytest.mark.parametrize("given", ["mysql://u:secret@host/db", "nonsense://", "sqlite://"])
def test_an_address_of_no_kind_we_know_is_said_so_without_its_password(given: str) -> None:
    with pytest.raises(UserError, match="is no workspace") as refused:
        open_workspace(given)
    assert "secret" not in str(refused.value)


def test_a_server_that_is_not_there_is_said_so() -> None:
    with pytest.raises(ServerUnreachable):
        open_workspace("postgresql://nobody:secret@127.0.0.1:1/x")


def test_films_of_a_workspace_on_a_server_lie_in_a_folder_that_is_shared() -> None:
    engine = create_engine("sqlite://")  # of a server nothing but this is asked
    store = DatabaseStore(engine, None, Author("Li Na", "laptop", UUID(int=1), FakeClock().now), None)
    assert store.media_folder == address.default_address().with_name("media")
    assert not store.owns_media
    engine.dispose()


def test_without_an_address_it_is_the_user_s_own(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(address, "default_address", lambda: path)
    open_workspace().close()
    assert path.exists()


def test_the_user_s_own_workspace_lies_in_the_user_s_data_folder() -> None:
    assert address.default_address().name == "workspace.db"
    assert "Facilitator" in str(address.default_address())


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Brand Ltd", "OneDrive"),
        ("onedrive", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("我的坚果云", "坚果云"),
        ("Nutstore", "坚果云"),
        ("iCloudDrive", "iCloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Google Drive", "Google Drive"),
        ("Library/CloudStorage/Anything", "Cloud storage"),
        ("BaiduSyncdisk", "百度网盘"),
        ("Documents", None),
        ("Dropbox notes", None),
        ("My one drive", None),
    ],
)
def test_a_cloud_folder_is_told_by_its_name(tmp_path: Path, folder: str, service: str | None) -> None:
    assert service_of(tmp_path / folder / "inner" / "workspace.db") == service


def test_a_cloud_folder_is_refused_with_a_way_out(tmp_path: Path) -> None:
    path = tmp_path / "OneDrive" / "workspace.db"
    with pytest.raises(WorkspaceInCloud) as refused:
        open_workspace(path)
    assert refused.value.suggested == address.default_address()
    assert str(refused.value.suggested) in str(refused.value)
    assert not path.parent.exists()


def test_a_link_into_a_cloud_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(WorkspaceInCloud):
        open_workspace(tmp_path / "plain" / "workspace.db")


def test_onedrive_under_another_name_is_known_by_its_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Firma"))
    assert service_of(tmp_path / "Firma" / "a" / "workspace.db") == "OneDrive"
    assert service_of(tmp_path / "workspace.db") is None


def test_a_network_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_on_network(Path("//server/share/workspace.db"))
    assert not is_on_network(tmp_path / "workspace.db")
    monkeypatch.setattr("database.places._system_of", lambda _: "cifs")
    with pytest.raises(WorkspaceInCloud, match="another computer"):
        open_workspace(tmp_path / "workspace.db")


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that another user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="facilitator-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@contextmanager
def _nothing_writable_in(folder: Path) -> Iterator[None]:
    """Take the right to write away, also from root, to whom permissions mean nothing."""
    for file in folder.iterdir():
        if file.stat().st_mode & 0o400:
            file.chmod(0o444)  # what a read-only disk of one's own allows
    folder.chmod(0o555)
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@ON_POSIX
def test_a_workspace_in_a_read_only_folder_is_read_and_nothing_is_stored(shared: Path) -> None:
    path = shared / "workspace.db"
    store = open_workspace(path)
    session = made.fill(store)
    store.close()
    before = {file.name: file.read_bytes() for file in shared.iterdir() if file.is_file()}
    with _nothing_writable_in(shared):
        store = open_workspace(path)
        with store.read() as records:
            assert records.sessions.get(session.id) == session
        assert store.is_read_only
        assert store.check() == ()
        with pytest.raises(NotStored, match="can only be read here"), store.write():
            pass
        with pytest.raises(NotStored, match="can only be read here"):
            store.back_up("by hand")
        store.close()
    assert {file.name: file.read_bytes() for file in shared.iterdir() if file.is_file()} == before


@ON_POSIX
def test_a_crashed_workspace_in_a_read_only_folder_is_not_read_without_its_log(shared: Path) -> None:
    store = open_workspace(shared / "open.db")
    made.fill(store)
    for ending in ("", "-wal"):
        shutil.copy(shared / f"open.db{ending}", shared / f"crashed.db{ending}")
    store.close()
    with _nothing_writable_in(shared), pytest.raises(UserError, match="cannot be opened where it lies"):
        open_workspace(shared / "crashed.db")


@ON_POSIX
def test_no_workspace_is_made_in_a_read_only_folder(shared: Path) -> None:
    with _nothing_writable_in(shared), pytest.raises(UserError, match="Choose another folder"):
        open_workspace(shared / "workspace.db")
    assert list(shared.iterdir()) == []


@ON_POSIX
def test_a_file_that_another_user_keeps_to_himself_is_told_to_be_copied(shared: Path) -> None:
    path = shared / "workspace.db"
    open_workspace(path).close()
    path.chmod(0)
    with _nothing_writable_in(shared), pytest.raises(UserError, match="cannot be opened where it lies"):
        open_workspace(path)


def test_where_shared_memory_cannot_be_had_one_connection_does_all(path: Path) -> None:
    blocked = path.with_name(path.name + "-shm")
    blocked.mkdir(parents=True)
    store = open_workspace(path)
    session = made.fill(store)
    with store.read() as records:
        assert records.sessions.get(session.id) == session
    line = store.back_up("by hand")
    assert line is not None
    store.close()
    blocked.rmdir()
    store = open_workspace(path)
    assert store.check() == ()
    assert store.backups() == (line,), "nothing changed after the backup, so closing wrote no other"
    store.close()


def test_without_sqlcipher_the_standard_library_serves_and_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_plain_sqlite(monkeypatch)
    store = open_workspace(path)
    session = made.fill(store)
    assert "standard library" in store.describe()["library"]
    assert store.describe()["pages_signed"] == "no"
    with store._writer.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 3
    assert store.back_up("by hand") is not None
    assert store.check() == ()
    store.close()
    monkeypatch.undo()
    store = open_workspace(path, accept_older=True)
    with store.read() as records:
        assert records.sessions.get(session.id) == session
    store.close()


def test_a_keyed_file_without_sqlcipher_is_said_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_workspace(path).close()
    use_plain_sqlite(monkeypatch)
    with pytest.raises(UserError, match="sqlcipher3 is missing"):
        open_workspace(path)


def test_the_pragmas_are_those_that_keep_records_through_a_power_cut(path: Path) -> None:
    assert driver().is_keyed
    store = open_workspace(path)
    with store._writer.connect() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }
    store.close()


def test_the_reserve_is_laid_up_in_idle_time_and_given_up_once(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    reserve = Reserve(path)
    assert reserve.lay_up()
    assert reserve.lay_up()
    assert path.with_name("workspace.db.reserve").stat().st_blocks * 512 >= SIZE
    assert reserve.give_up()
    assert not reserve.give_up()
