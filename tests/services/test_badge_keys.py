"""Keys of the organisation: renewed, withdrawn, and carried to another laptop in a closed file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from database import DatabaseStore, open_workspace
from facilitator.domain.attendance import CheckedIn, NotCheckedIn, Road, ScanProblem, Tone
from facilitator.domain.badge import BadgeKind, ReadToken, make_token, read_token
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.services import badge_keys as module
from facilitator.services import sealed_file
from facilitator.services.badge_keys import export_keys, import_keys, list_keys, renew_key, withdraw_key
from facilitator.services.check_in import check_in, door_state, walk_in
from facilitator.services.issue_badges import issue_badges, issue_spares, list_badges
from facilitator.services.plan_session import create_session
from facilitator.services.ports import Workspace
from facilitator.services.sealed_file import seal, unseal
from tests.builders import a_session_draft
from tests.fakes import FakeClock, FakeIds
from tests.fresh import put_away

WORDS = "four quiet rivers meet"


@pytest.fixture(autouse=True)
def _cheap_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_file, "_COST", 10)


@dataclass(frozen=True)
class Laptop:
    ws: Workspace
    session: Session

    @property
    def half_day(self) -> UUID:
        return self.session.half_days[0].id

    def scan(self, token: str) -> CheckedIn | NotCheckedIn:
        return check_in(self.ws, self.half_day, token, Road.SCANNER).value


@pytest.fixture
def another_laptop(
    tmp_path: Path, workspaces_to_copy: dict[str, Path], clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Laptop]]:
    """Sets up one more laptop, with a workspace of its own and a session that nobody is on the list of."""
    opened: list[DatabaseStore] = []

    def set_up(name: str) -> Laptop:
        monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / name / "state"))
        path = tmp_path / name / "workspace.db"
        path.parent.mkdir()
        shutil.copyfile(workspaces_to_copy["programme"], path)
        opened.append(open_workspace(path, who="Wang", now=clock.now))
        first_id = 0x0190_0000_0000_7000_8000_0000_0000_0000 + (sum(name.encode()) << 24)
        ws = Workspace(opened[-1], clock, FakeIds(first_id), who="Wang")
        return Laptop(ws, create_session(ws, a_session_draft(1)).value)

    yield set_up
    while opened:
        put_away(opened.pop())


@pytest.fixture
def tokens(ws: Workspace, session: Session, people: tuple[Enrolment, ...]) -> list[str]:
    issued = issue_badges(ws, session.id).value
    assert len(issued) == len(people)
    return [one.badge.token for one in issued]


def _problem(outcome: CheckedIn | NotCheckedIn) -> ScanProblem:
    assert isinstance(outcome, NotCheckedIn)
    return outcome.problem


def test_a_new_key_signs_from_now_on_and_older_badges_are_read(
    ws: Workspace, session: Session, half_day: UUID, tokens: list[str]
) -> None:
    (before,) = list_keys(ws)
    fresh = renew_key(ws).value
    assert [key.id for key in list_keys(ws)] == [fresh.id, before.id]
    spare = issue_spares(ws, session.id, 1).value[0].badge.token
    read = read_token(spare, list_keys(ws))
    assert isinstance(read, ReadToken)
    assert read.key == fresh.id
    assert isinstance(check_in(ws, half_day, tokens[0], Road.SCANNER).value, CheckedIn)


def test_badges_of_a_withdrawn_key_are_refused_in_a_sentence_of_their_own_and_printed_anew(
    ws: Workspace, session: Session, half_day: UUID, tokens: list[str]
) -> None:
    (key,) = list_keys(ws)
    typed = list_badges(ws, session.id)[0].badge.short_code
    withdraw_key(ws, key.name.lower())
    for code in (tokens[0], typed):
        outcome = check_in(ws, half_day, code, Road.SCANNER).value
        assert _problem(outcome) is ScanProblem.WITHDRAWN_KEY
        assert "key that was withdrawn" in str(outcome.message)
    anew = issue_badges(ws, session.id).value
    assert len(anew) == len(tokens)
    assert not {one.badge.token for one in anew} & set(tokens)
    assert isinstance(check_in(ws, half_day, anew[0].badge.token, Road.SCANNER).value, CheckedIn)
    assert [one.badge.token for one in list_badges(ws, session.id)] == [one.badge.token for one in anew]
    assert door_state(ws, half_day).short_codes[anew[0].badge.enrolment or key.id] == anew[0].badge.short_code


def test_an_older_key_never_signs_again_when_the_newest_is_withdrawn(ws: Workspace) -> None:
    first, second = renew_key(ws).value, renew_key(ws).value
    withdraw_key(ws, second.name)
    assert list_keys(ws)[0].id not in {first.id, second.id}


def test_a_key_is_withdrawn_once_and_only_by_its_name(ws: Workspace) -> None:
    key = renew_key(ws).value
    with pytest.raises(UserError, match="No badge key is called XYZ"):
        withdraw_key(ws, "XYZ")
    withdraw_key(ws, key.name)
    with pytest.raises(UserError, match="withdrawn before"):
        withdraw_key(ws, key.name)


def test_a_badge_of_laptop_a_is_genuine_on_laptop_b_without_its_roster_and_never_counted_by_itself(
    ws: Workspace, tokens: list[str], tmp_path: Path, another_laptop: Callable[[str], Laptop]
) -> None:
    export_keys(ws, tmp_path / "keys", WORDS)
    other = another_laptop("b")
    assert _problem(other.scan(tokens[0])) is ScanProblem.FORGED
    assert import_keys(other.ws, tmp_path / "keys", WORDS).value.added == 1
    outcome = other.scan(tokens[0])
    assert isinstance(outcome, NotCheckedIn)
    assert (outcome.problem, outcome.tone) == (ScanProblem.NOT_ON_LIST, Tone.AMBER)
    assert "genuine, but not on this list" in str(outcome.message)
    state = door_state(other.ws, other.half_day)
    assert (state.count.present, state.presences) == (0, ())
    walk_in(other.ws, other.half_day, "王小明", badge_code=tokens[0])
    again = other.scan(tokens[0])
    assert isinstance(again, CheckedIn)
    assert (again.enrolment.person.name, again.is_new) == ("王小明", False)


def test_both_laptops_sign_with_one_key_and_read_each_other(
    ws: Workspace, session: Session, tmp_path: Path, another_laptop: Callable[[str], Laptop]
) -> None:
    export_keys(ws, tmp_path / "keys", WORDS)
    other = another_laptop("b")
    own = issue_spares(other.ws, other.session.id, 1).value[0].badge.token
    import_keys(other.ws, tmp_path / "keys", WORDS)
    printed_there = issue_spares(other.ws, other.session.id, 1).value[0].badge.token
    assert isinstance(read_token(printed_there, list_keys(ws)), ReadToken)
    assert isinstance(read_token(own, list_keys(other.ws)), ReadToken)
    assert issue_spares(ws, session.id, 1).value[0].badge.token != printed_there


def test_an_old_file_turns_nothing_back(ws: Workspace, tmp_path: Path) -> None:
    old = renew_key(ws).value
    export_keys(ws, tmp_path / "old", WORDS)
    fresh = renew_key(ws).value
    withdraw_key(ws, old.name)
    done = import_keys(ws, tmp_path / "old", WORDS).value
    assert (done.added, done.withdrawn, done.signs_with) == (0, 0, fresh.name)
    assert [key.withdrawn_at is None for key in list_keys(ws)] == [True, False]


def test_what_is_withdrawn_on_one_laptop_is_withdrawn_on_the_other(
    ws: Workspace, tokens: list[str], tmp_path: Path, another_laptop: Callable[[str], Laptop]
) -> None:
    export_keys(ws, tmp_path / "keys", WORDS)
    other = another_laptop("b")
    import_keys(other.ws, tmp_path / "keys", WORDS)
    withdraw_key(ws, list_keys(ws)[0].name)
    export_keys(ws, tmp_path / "later", WORDS)
    done = import_keys(other.ws, tmp_path / "later", WORDS).value
    assert (done.added, done.withdrawn, done.signs_with) == (1, 1, list_keys(ws)[0].name)
    assert _problem(other.scan(tokens[0])) is ScanProblem.WITHDRAWN_KEY


def test_a_laptop_that_learns_of_its_own_number_elsewhere_takes_another(
    ws: Workspace, tmp_path: Path, another_laptop: Callable[[str], Laptop]
) -> None:
    other = another_laptop("b")
    with ws.store.read() as records:
        number = records.badges.laptop_number()
        known = dict(records.badges.laptops())
    with other.ws.store.write() as records:
        records.badges.know_laptops({UUID(int=n): n for n in range(1000) if n != number})
        assert records.badges.laptop_number() == number
    export_keys(ws, tmp_path / "keys", WORDS)
    with pytest.raises(UserError, match="a thousand laptops"):
        import_keys(other.ws, tmp_path / "keys", WORDS)
    third = another_laptop("c")
    with third.ws.store.read() as records:
        own = records.badges.laptop_number()
    with ws.store.write() as records:
        records.badges.know_laptops({UUID(int=7): own} if own not in known.values() else {})
    export_keys(ws, tmp_path / "keys", WORDS)
    assert import_keys(third.ws, tmp_path / "keys", WORDS).value.has_new_number
    with third.ws.store.read() as records:
        assert records.badges.laptop_number() != own
        assert own in records.badges.laptops().values()


@pytest.fixture
def key_file(ws: Workspace, tmp_path: Path) -> Path:
    renew_key(ws)
    export_keys(ws, tmp_path / "keys", WORDS)
    return tmp_path / "keys"


def test_a_wrong_passphrase_is_one_sentence(ws: Workspace, key_file: Path) -> None:
    with pytest.raises(UserError, match="passphrase does not open"):
        import_keys(ws, key_file, WORDS + " ")


@pytest.mark.parametrize("kept", [30, 60, 91, 120, -1])
def test_a_cut_file_is_told_from_a_wrong_passphrase(ws: Workspace, key_file: Path, kept: int) -> None:
    key_file.write_bytes(key_file.read_bytes()[:kept])
    with pytest.raises(UserError, match="not whole"):
        import_keys(ws, key_file, WORDS)


def test_no_bent_byte_goes_unnoticed(ws: Workspace, key_file: Path) -> None:
    whole = key_file.read_bytes()
    for place in range(0, len(whole), 7):
        key_file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(UserError):
            import_keys(ws, key_file, WORDS)
    assert len(list_keys(ws)) == 1


FOREIGN_CONTENTS = [
    b"",
    b"[]",
    b"{}",
    b"no json",
    json.dumps({"kind": "other", "keys": [], "laptops": {}}).encode(),
    json.dumps({"kind": "facilitator badge keys", "keys": [], "laptops": {}}).encode(),
    json.dumps({"kind": "facilitator badge keys", "keys": ["x"], "laptops": {}}).encode(),
    json.dumps(
        {
            "kind": "facilitator badge keys",
            "keys": [{"id": "0" * 32, "secret": "00" * 32, "withdrawn_at": "2026-03-03T08:30:00"}],
            "laptops": {},
        }
    ).encode(),
]


@pytest.mark.parametrize("content", FOREIGN_CONTENTS)
def test_what_holds_something_else_is_no_file_of_keys(ws: Workspace, tmp_path: Path, content: bytes) -> None:
    for file in (content, seal(content, WORDS), b"%PDF-1.7" + content):
        (tmp_path / "keys").write_bytes(file)
        with pytest.raises(UserError, match="not a file of badge keys"):
            import_keys(ws, tmp_path / "keys", WORDS)
    assert list_keys(ws) == ()


def test_a_file_far_too_long_or_missing_is_one_sentence(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(b"x" * 1_000_001)
    with pytest.raises(UserError, match="not a file of badge keys"):
        import_keys(ws, tmp_path / "long", WORDS)
    with pytest.raises(UserError, match="could not be read"):
        import_keys(ws, tmp_path / "nowhere", WORDS)


def test_a_costlier_file_than_this_version_writes_takes_no_gigabytes(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed_file, "_stretched", lambda *_: bytes(32))
    monkeypatch.setattr(sealed_file, "_COST", 30)
    (tmp_path / "keys").write_bytes(seal(b"{}", WORDS))
    with pytest.raises(UserError, match="newer version"):
        import_keys(ws, tmp_path / "keys", WORDS)


def test_a_file_costs_what_the_password_storage_sheet_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    file = seal(b"{}", WORDS)
    assert file[len(b"Facilitator sealed file 1\n")] == 17
    assert unseal(file, WORDS) == b"{}"
    monkeypatch.setattr(sealed_file, "_COST", 10)
    assert unseal(seal(b"{}", WORDS), WORDS) == b"{}"


def test_the_file_holds_neither_secret_nor_name_in_the_open_and_nothing_personal_inside(
    ws: Workspace, tokens: list[str], tmp_path: Path
) -> None:
    export_keys(ws, tmp_path / "keys", WORDS)
    export_keys(ws, tmp_path / "again", WORDS)
    file = (tmp_path / "keys").read_bytes()
    assert file != (tmp_path / "again").read_bytes()
    (key,) = list_keys(ws)
    for secret in (key.secret, key.secret.hex().encode(), key.id.hex.encode()):
        assert secret not in file
    inside = json.loads(unseal(file, WORDS))
    assert set(inside) == {"kind", "keys", "laptops"}
    assert set(inside["keys"][0]) == {"id", "secret", "withdrawn_at"}
    assert all(len(laptop) == 32 and isinstance(number, int) for laptop, number in inside["laptops"].items())
    assert len(tokens) == 3


def test_a_passphrase_with_accents_opens_however_they_were_typed() -> None:
    assert unseal(seal(b"x", "th\u00e9 et miel"), "the\u0301 et miel") == b"x"


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [("short", "at least 10 signs"), (" " * 12, "nothing but spaces"), ("", "at least")],
)
def test_a_passphrase_that_protects_nothing_is_refused(
    ws: Workspace, tmp_path: Path, passphrase: str, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        export_keys(ws, tmp_path / "keys", passphrase)
    assert not (tmp_path / "keys").exists()


def test_a_place_that_cannot_be_written_is_said_and_leaves_nothing(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    with pytest.raises(UserError, match="could not be written"):
        export_keys(ws, tmp_path / "keys", WORDS)
    assert not (tmp_path / ".keys.part").exists()


def test_a_badge_of_another_laptop_whose_typed_code_is_taken_here_is_kept_by_its_whole_code(
    ws: Workspace, session: Session, half_day: UUID
) -> None:
    spare = issue_spares(ws, session.id, 1).value[0].badge
    (key,) = list_keys(ws)
    twin = make_token(BadgeKind.PERSON, (spare.serial + 1_000_000) % 10**9, key)
    walk_in(ws, half_day, "陈东", badge_code=twin)
    walk_in(ws, half_day, "陈西", badge_code=spare.token)
    outcome = check_in(ws, half_day, twin, Road.SCANNER).value
    assert isinstance(outcome, CheckedIn)
    assert outcome.enrolment.person.name == "陈东"


def test_a_badge_of_another_kind_with_a_number_that_is_taken_is_not_bound(
    ws: Workspace, session: Session, half_day: UUID
) -> None:
    spare = issue_spares(ws, session.id, 1).value[0].badge
    (key,) = list_keys(ws)
    with pytest.raises(UserError, match="not a spare one"):
        walk_in(ws, half_day, "陈东", badge_code=make_token(BadgeKind.PERSON, spare.serial, key))


def test_a_key_is_shown_without_its_secret(ws: Workspace) -> None:
    key = renew_key(ws).value
    assert key.secret.hex() not in repr(key)
    assert len(key.name) == 6
    assert key.made_at.year >= 2020
    assert module.LEAST_IN_A_PASSPHRASE == 10
