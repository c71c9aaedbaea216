"""What the use cases need of the store, of time and of chance. `database.workspace` fulfils it.

Everything that crosses here is a frozen dataclass of `facilitator.domain` or a plain value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from facilitator.services.people_port import OwnFieldRecords, PeopleRecords

if TYPE_CHECKING:  # a start does not load what it only has names for
    from facilitator.domain.answers import Batch, FormNumber, KeyLogEntry, Sheet, SheetState
    from facilitator.domain.assistant_message import AssistantMessage, MessageSeen
    from facilitator.domain.attendance import AttendanceEvent, DoorCount
    from facilitator.domain.badge import Badge, BadgeKey
    from facilitator.domain.capture import CapturedItem
    from facilitator.domain.deck import Clip, Deck
    from facilitator.domain.group_timer_event import GroupTimerEvent
    from facilitator.domain.groups import GroupDraw
    from facilitator.domain.ink import Ink, InkPage
    from facilitator.domain.poll import PollEvent
    from facilitator.domain.programme import Programme, TrainedRule
    from facilitator.domain.questionnaire import Questionnaire, Wave
    from facilitator.domain.run import Instant, RunEvent
    from facilitator.domain.session import AgendaItem, Session, SessionLine


class Clock(Protocol):
    """Where time comes from."""

    def now(self) -> datetime:
        """Return the wall clock as an aware datetime in the laptop's zone."""

    def instant(self) -> Instant:
        """Return the moment by both clocks; the monotonic one goes on while the laptop sleeps."""


class IdSource(Protocol):
    """Where ids come from."""

    def new_id(self) -> UUID:
        """Return a fresh UUIDv7."""


class SessionRecords(Protocol):
    """Sessions with their half-days and agenda."""

    def add(self, session: Session) -> None: ...
    def update(self, session: Session) -> None:
        """Write title, site, trainers, half-days and flags; the agenda is `replace_agenda`."""

    def replace_agenda(self, session_id: UUID, items: Sequence[AgendaItem]) -> None: ...
    def get(self, session_id: UUID) -> Session | None: ...
    def of_half_day(self, half_day_id: UUID) -> Session | None: ...
    def lines(self, *, with_archived: bool = False) -> tuple[SessionLine, ...]:
        """Return all sessions, the one with the latest half-day first."""

    def remove(self, session_id: UUID) -> None:
        """Delete a session with everything that belongs to it."""


class ProgrammeRecords(Protocol):
    """Programme versions and decks that were installed from packs."""

    def install(self, programme: Programme, decks: Sequence[Deck]) -> None:
        """Keep this version; the same key and version replaces nothing if the hash is equal."""

    def get(self, key: str, version: str) -> Programme | None: ...
    def trained_rule(self, key: str, version: str) -> TrainedRule:
        """Return who counts as trained in that version; the usual rule where it is not installed."""

    def all(self) -> tuple[Programme, ...]: ...
    def put_deck(self, session_id: UUID, deck: Deck) -> None:
        """Bind a deck to one session (own slides); replaces the one of the same key."""

    def deck(self, session_id: UUID, key: str) -> Deck | None:
        """Return the session's own deck of that key, else its programme's."""

    def decks(self, session_id: UUID, *, with_pdf: bool = True) -> tuple[Deck, ...]:
        """Return the session's own decks, then those of its programme that they do not replace.

        Without their PDFs, which may be 100 MB together, `pdf` is empty and nothing of them is read.
        """

    def clips(self) -> tuple[Clip, ...]:
        """Return the videos and sounds of every deck that there is."""

    def own_deck(self, session_id: UUID, key: str) -> Deck | None:
        """Return the deck of that key that is bound to the session itself, or none."""

    def own_keys(self, session_id: UUID) -> frozenset[str]:
        """Return the keys of the decks that are bound to the session itself."""

    def programme_deck(self, session_id: UUID, key: str) -> Deck | None:
        """Return the deck of that key that the session's programme brings, or none."""

    def remove_deck(self, session_id: UUID, key: str) -> None:
        """Let go of the session's own deck of that key; one of its programme stays."""


class BadgeRecords(Protocol):
    """Badges that were given out, and the organisation's signing keys."""

    def keys(self) -> tuple[BadgeKey, ...]:
        """Return the keys: the one in use first, those that were withdrawn last."""

    def add_key(self, key: BadgeKey, *, signs: bool = True) -> None:
        """Keep a key; it is in use from now on, or only read where it does not sign."""

    def withdraw_key(self, key_id: UUID, at: datetime) -> None: ...
    def next_counter(self, count: int) -> int:
        """Reserve `count` serial counters of this laptop and return the first."""

    def laptop_number(self) -> int:
        """Return this workspace's laptop number, 0 to 999."""

    def laptops(self) -> Mapping[UUID, int]:
        """Return laptop id → number in serials, this one and every other that is known."""

    def know_laptops(self, others: Mapping[UUID, int]) -> bool:
        """Keep other laptops' numbers, so that none is taken twice.

        This laptop takes another number where one of them has its own; returns whether it did.
        """

    def add(self, badges: Sequence[Badge]) -> None: ...
    def bind(self, serial: int, enrolment_id: UUID) -> None: ...
    def by_serial(self, serial: int) -> Badge | None: ...
    def by_short_code(self, session_id: UUID, short_code: str) -> Badge | None: ...
    def of_session(self, session_id: UUID) -> tuple[Badge, ...]: ...


class AttendanceRecords(Protocol):
    """Append-only attendance events."""

    def append(self, event: AttendanceEvent) -> None: ...
    def append_all(self, events: Sequence[AttendanceEvent]) -> None:
        """Append events in their order."""

    def get(self, event_id: UUID) -> AttendanceEvent | None: ...
    def latest(self, half_day_id: UUID) -> AttendanceEvent | None:
        """Return the event noted last on this laptop of those that hold: no taking back, not taken back.

        What another laptop handed over is not this one's to undo at a key.
        """

    def of_half_day(self, half_day_id: UUID) -> tuple[AttendanceEvent, ...]:
        """Return the events in the order they were appended."""

    def of_enrolment(self, half_day_id: UUID, *enrolment_ids: UUID) -> tuple[AttendanceEvent, ...]:
        """Return one person's events at that half-day, under each of their ids, as they were appended."""

    def count(self, half_day_id: UUID) -> DoorCount:
        """Return what `domain.attendance.door_count` says of the half-day, without fetching it."""

    def refused(self, half_day_id: UUID, problem: str, road: str, at: datetime) -> None:
        """Keep a refusal (no code, no name)."""

    def refusals(self, half_day_id: UUID) -> int: ...


class RunRecords(Protocol):
    """Append-only run events."""

    def append(self, event: RunEvent) -> None: ...
    def of_half_day(self, half_day_id: UUID) -> tuple[RunEvent, ...]:
        """Return the events in the order they were appended."""

    def since(self, half_day_id: UUID, event_id: UUID) -> tuple[RunEvent, ...] | None:
        """Return the events appended after that one; none if it is not there."""


class QuestionnaireRecords(Protocol):
    """Questionnaire versions, and which of them a session uses."""

    def install(self, questionnaire: Questionnaire) -> UUID:
        """Keep this version and return its id; equal content hash returns the one there is."""

    def get(self, questionnaire_id: UUID) -> Questionnaire | None: ...
    def all(self) -> tuple[Questionnaire, ...]: ...
    def use_in(self, session_id: UUID, questionnaire_id: UUID) -> None: ...
    def of_session(self, session_id: UUID) -> tuple[Questionnaire, ...]: ...


class PaperRecords(Protocol):
    """The answer store: numbers on paper, sheets, answers and the key log. No names here."""

    def issue_numbers(self, numbers: Sequence[FormNumber]) -> None: ...
    def numbers(self, session_id: UUID) -> tuple[FormNumber, ...]: ...
    def has_number(self, session_id: UUID, digits: str) -> bool:
        """Say whether that number was issued for the session."""

    def number_count(self, session_id: UUID) -> int: ...
    def print_runs(self, session_id: UUID) -> tuple[tuple[datetime, tuple[str, ...]], ...]:
        """Return the numbers that were issued together, each time with when, in order."""

    def keyed_numbers(self, session_id: UUID) -> frozenset[str]:
        """Return the numbers under which a sheet was begun, in whatever state it is."""

    def link(self, form_number: UUID, enrolment_id: UUID) -> None:
        """Tie a number to a person; a row of its own that can be deleted on its own."""

    def unlink_all(self, session_id: UUID) -> int:
        """Delete every link of a session and return how many there were."""

    def links(self, session_id: UUID) -> Mapping[UUID, UUID]:
        """Return form number id → enrolment id."""

    def add_batch(self, batch: Batch) -> None: ...
    def update_batch(self, batch: Batch) -> None: ...
    def batches(self, session_id: UUID) -> tuple[Batch, ...]: ...
    def batch(self, batch_id: UUID) -> Batch | None: ...
    def open_sheet(self, sheet: Sheet) -> None: ...
    def log(self, entry: KeyLogEntry) -> None:
        """Append to the key log and set the answer (and the sheet's state) that it says."""

    def sheet(self, sheet_id: UUID) -> Sheet | None: ...
    def find_sheets(
        self, session_id: UUID, questionnaire_id: UUID, wave: Wave, number: str
    ) -> tuple[Sheet, ...]:
        """Return the sheets keyed under that number, every pass."""

    def sheets_of_batch(self, batch_id: UUID) -> tuple[Sheet, ...]: ...
    def sheets_of_session(self, session_id: UUID) -> tuple[Sheet, ...]: ...
    def waiting_sheets(self, session_id: UUID) -> tuple[Sheet, ...]:
        """Return the sheets that are open or parked, in the order they were opened."""

    def sheet_counts(self, session_id: UUID) -> Mapping[UUID, Mapping[SheetState, int]]:
        """Return batch id → state → how many sheets stand so, first keyings only."""

    def keyed_before(self, sheet: Sheet) -> Sheet | None:
        """Return the keyed sheet of the same batch that was opened last before this one."""

    def key_log(self, sheet_id: UUID) -> tuple[KeyLogEntry, ...]: ...
    def key_log_of_batch(self, batch_id: UUID) -> tuple[KeyLogEntry, ...]:
        """Return the key log of all sheets of a batch, every pass, in the order it was appended."""

    def corrections(self, session_id: UUID) -> int:
        """Return how many answers were corrected in the first keying of sheets that are keyed."""


class CaptureRecords(Protocol):
    """What was caught in the room."""

    def append(self, item: CapturedItem) -> None: ...
    def replace(self, item: CapturedItem) -> None: ...
    def get(self, capture_id: UUID) -> CapturedItem | None: ...
    def remove(self, capture_id: UUID) -> None: ...
    def of_session(self, session_id: UUID) -> tuple[CapturedItem, ...]:
        """Return the lines in the order of their time."""


class GroupDrawRecords(Protocol):
    """Groups that were drawn."""

    def append(self, draw: GroupDraw) -> None: ...
    def replace(self, draw: GroupDraw) -> None: ...
    def get(self, draw_id: UUID) -> GroupDraw | None: ...
    def remove(self, draw_id: UUID) -> None: ...
    def of_half_day(self, half_day_id: UUID) -> tuple[GroupDraw, ...]:
        """Return the draws in the order they were made."""


class GroupTimerRecords(Protocol):
    """Append-only events of the groups' timers."""

    def append(self, event: GroupTimerEvent) -> None: ...
    def of_half_day(self, half_day_id: UUID) -> tuple[GroupTimerEvent, ...]:
        """Return the events in the order they were appended."""


class PollRecords(Protocol):
    """Append-only events of the show-of-hands polls, always in the order they were appended."""

    def append(self, event: PollEvent) -> None: ...
    def of_poll(self, poll_id: UUID) -> tuple[PollEvent, ...]: ...
    def of_half_day(self, half_day_id: UUID) -> tuple[PollEvent, ...]: ...


class InkRecords(Protocol):
    """What was drawn over slides, by half-day and page."""

    def put(self, half_day_id: UUID, page: InkPage, ink: Ink) -> None:
        """Write the strokes of one page anew."""

    def of_page(self, half_day_id: UUID, page: InkPage) -> Ink: ...
    def of_half_day(self, half_day_id: UUID) -> Mapping[InkPage, Ink]:
        """Return the strokes of every page that has any."""

    def half_days(self) -> tuple[UUID, ...]:
        """Return the half-days in which something is drawn."""

    def forget(self, half_day_id: UUID) -> None: ...


class MessageRecords(Protocol):
    """Append-only lines from assistants to the trainer, and which of them the trainer has seen."""

    def append(self, message: AssistantMessage) -> None: ...
    def append_seen(self, seen: MessageSeen) -> None: ...
    def get(self, message_id: UUID) -> AssistantMessage | None: ...
    def of_half_day(self, half_day_id: UUID) -> tuple[AssistantMessage, ...]:
        """Return the messages in the order they were appended."""

    def unseen(self, half_day_id: UUID) -> tuple[AssistantMessage, ...]:
        """Return the messages that were not seen yet, the one appended last first."""

    def seen(self, message_id: UUID) -> tuple[MessageSeen, ...]:
        """Return when that message was seen, the first time first."""


@dataclass(frozen=True, slots=True)
class ExportLine:
    """One file that left the workspace: who wrote what for whom, how many people, which bytes."""

    session: UUID
    at: datetime
    who: str
    file_name: str
    people: int
    sha256: str


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One audited change; `digest` chains to the line before."""

    at: datetime
    who: str
    laptop: str
    what: str
    digest: str


class JournalRecords(Protocol):
    """Settings of the workspace, audit and export log."""

    def setting(self, key: str) -> str | None: ...
    def put_setting(self, key: str, value: str) -> None: ...
    def forget_settings(self, prefix: str) -> None:
        """Delete every setting whose key begins so."""

    def audit(self, what: str) -> None:
        """Chain a line; ids and counts only, never a name."""

    def audit_lines(self, most: int = 200) -> tuple[AuditLine, ...]:
        """Return the newest lines, newest first."""

    def log_export(self, line: ExportLine) -> None: ...
    def exports(self, session_id: UUID) -> tuple[ExportLine, ...]: ...


class Records(Protocol):
    """All nouns inside one transaction."""

    @property
    def sessions(self) -> SessionRecords: ...
    @property
    def programmes(self) -> ProgrammeRecords: ...
    @property
    def people(self) -> PeopleRecords: ...
    @property
    def own_fields(self) -> OwnFieldRecords: ...
    @property
    def badges(self) -> BadgeRecords: ...
    @property
    def attendance(self) -> AttendanceRecords: ...
    @property
    def runs(self) -> RunRecords: ...
    @property
    def questionnaires(self) -> QuestionnaireRecords: ...
    @property
    def paper(self) -> PaperRecords: ...
    @property
    def captures(self) -> CaptureRecords: ...
    @property
    def group_draws(self) -> GroupDrawRecords: ...
    @property
    def group_timers(self) -> GroupTimerRecords: ...
    @property
    def polls(self) -> PollRecords: ...
    @property
    def ink(self) -> InkRecords: ...
    @property
    def messages(self) -> MessageRecords: ...
    @property
    def journal(self) -> JournalRecords: ...


BEFORE_AN_IMPORT = "before an import"
"""Why a backup was taken: a list of people or a questionnaire is about to come in."""

BEFORE_A_RESTORE = "before a restore"
"""Why a backup was taken: an earlier one is about to be put in the place of the workspace."""

BEFORE_REKEYING = "before a new passphrase"
"""Why a backup was taken: the passphrase is about to be changed; this one still has the one before."""

AFTER_REKEYING = "after a new passphrase"
"""Why a backup was taken: the first one under the passphrase that was just set, or under none."""


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One checked backup of the workspace."""

    path: Path
    taken_at: datetime
    size_bytes: int
    why: str


class Store(Protocol):
    """One open workspace."""

    def write(self) -> AbstractContextManager[Records]:
        """Open a writing transaction; leaving the block commits to disk, an exception rolls back.

        Raises UserError when nothing could be stored (disk full, read-only, damaged).
        """

    def read(self) -> AbstractContextManager[Records]:
        """Open a reading view that sees one state and never waits for a writer."""

    def back_up(self, why: str) -> BackupLine | None:
        """Write a checked copy; None where the store is not a file (PostgreSQL has its own)."""

    def back_up_if_due(self, now: datetime) -> BackupLine | None:
        """Back up when data changed and ten minutes have passed; cheap to ask every minute."""

    def change_passphrase(self, present: str, new: str, what: str) -> None:
        """Put the file under another passphrase, "" for none; `what` is the audit line of it.

        It is backed up before. Raises UserError, with everything as it was.
        """

    def backups(self) -> tuple[BackupLine, ...]: ...
    def check(self) -> tuple[str, ...]:
        """Check integrity in full; each string names one finding, none means sound."""

    def describe(self) -> Mapping[str, str]:
        """Say what the store is (kind, version, path, size, read_only …) for `doctor` and Settings."""

    @property
    def is_read_only(self) -> bool: ...

    @property
    def is_shared(self) -> bool:
        """Whether other programs may write into it meanwhile; a file belongs to one at a time."""

    @property
    def media_folder(self) -> Path:
        """Where clips of the slides are kept; it may not be there yet."""

    @property
    def owns_media(self) -> bool:
        """Whether that folder is this workspace's alone."""

    def close(self) -> None:
        """Back up if something changed, checkpoint, let go of the lock."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """What every use case gets: the store, time, ids, and who sits at the keyboard."""

    store: Store
    clock: Clock
    ids: IdSource
    who: str = ""
