"""Programme versions and decks."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import defer

from database.records.activities import columns_of
from database.rows.programme import BlockRow, DeckRow, ModuleRow, ProgrammeRow, ProgrammeVersionRow
from database.rows.session import SessionRow
from database.transaction import Transaction, named_id
from facilitator.domain.deck import Clip, Deck
from facilitator.domain.programme import Block, Module, Programme, TrainedRule


class StoredProgrammes:
    """Fulfils `ProgrammeRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def install(self, programme: Programme, decks: Sequence[Deck]) -> None:
        """Keep this version; one of the same key and version with another content is replaced."""
        version_id = named_id("programme", programme.key, programme.version)
        row = self._tx.find(ProgrammeVersionRow, version_id)
        if row is not None and row.content_hash and row.content_hash == programme.content_hash:
            return
        if row is not None:
            self._tx.delete(delete(ProgrammeVersionRow).where(ProgrammeVersionRow.id == version_id))
            self._tx.session.expunge(row)
        self._put_programme(programme)
        version = ProgrammeVersionRow(
            id=version_id,
            programme_key=programme.key,
            version=programme.version,
            title=programme.title,
            summary=programme.summary,
            questionnaires=programme.questionnaires,
            content_hash=programme.content_hash,
            trained=programme.trained,
        )
        self._tx.add([version])
        self._add_modules(version_id, programme.modules)
        self._tx.add(
            _deck_row(deck, position, version=version_id) for position, deck in enumerate(decks, start=1)
        )

    def _put_programme(self, programme: Programme) -> None:
        row = self._tx.find(ProgrammeRow, programme.key)
        if row is None:
            self._tx.add([ProgrammeRow(key=programme.key, title=programme.title)])
        else:
            row.title = programme.title
            self._tx.flush()

    def _add_modules(self, version_id: UUID, modules: Sequence[Module]) -> None:
        ids = [uuid4() for _ in modules]
        self._tx.add(
            ModuleRow(
                id=module_id,
                programme_version_id=version_id,
                position=position,
                key=module.key,
                number=module.number,
                title=module.title,
                aim=module.aim,
            )
            for position, (module_id, module) in enumerate(zip(ids, modules, strict=True), start=1)
        )
        self._tx.add(
            BlockRow(id=uuid4(), module_id=module_id, position=position, key=block.key, **columns_of(block))
            for module_id, module in zip(ids, modules, strict=True)
            for position, block in enumerate(module.blocks, start=1)
        )

    def get(self, key: str, version: str) -> Programme | None:
        """Return that version, or none."""
        row = self._tx.find(ProgrammeVersionRow, named_id("programme", key, version))
        return None if row is None else self._programme(row)

    def all(self) -> tuple[Programme, ...]:
        """Return every version, by key and version."""
        rows = select(ProgrammeVersionRow).order_by(
            ProgrammeVersionRow.programme_key, ProgrammeVersionRow.version
        )
        return tuple(self._programme(row) for row in self._tx.all(rows))

    def _programme(self, row: ProgrammeVersionRow) -> Programme:
        modules = (
            select(ModuleRow).where(ModuleRow.programme_version_id == row.id).order_by(ModuleRow.position)
        )
        return Programme(
            key=row.programme_key,
            version=row.version,
            title=row.title,
            summary=row.summary,
            modules=tuple(self._module(module) for module in self._tx.all(modules)),
            questionnaires=row.questionnaires,
            content_hash=row.content_hash,
            trained=row.trained,
        )

    def trained_rule(self, key: str, version: str) -> TrainedRule:
        """Return who counts as trained in that version; the usual rule where it is not installed."""
        row = self._tx.find(ProgrammeVersionRow, named_id("programme", key, version))
        return TrainedRule() if row is None else row.trained

    def _module(self, row: ModuleRow) -> Module:
        blocks = select(BlockRow).where(BlockRow.module_id == row.id).order_by(BlockRow.position)
        return Module(
            key=row.key,
            number=row.number,
            title=row.title,
            aim=row.aim,
            blocks=tuple(_block(block) for block in self._tx.all(blocks)),
        )

    def put_deck(self, session_id: UUID, deck: Deck) -> None:
        """Bind a deck to one session; replaces the one of the same key."""
        before = self._own_row(session_id, deck.key)
        position = self._tx.next_position(DeckRow.position, DeckRow.session_id == session_id)
        if before is not None:
            position = before.position
            self.remove_deck(session_id, deck.key)
        self._tx.add([_deck_row(deck, position, session=session_id)])

    def own_deck(self, session_id: UUID, key: str) -> Deck | None:
        """Return the deck of that key that is bound to the session itself, or none."""
        row = self._own_row(session_id, key)
        return None if row is None else _deck(row)

    def own_keys(self, session_id: UUID) -> frozenset[str]:
        """Return the keys of the decks that are bound to the session itself."""
        return frozenset(self._tx.all(select(DeckRow.key).where(DeckRow.session_id == session_id)))

    def programme_deck(self, session_id: UUID, key: str) -> Deck | None:
        """Return the deck of that key that the session's programme brings, or none."""
        of_version = DeckRow.programme_version_id == self._version_of(session_id)
        row = self._tx.first(select(DeckRow).where(of_version, DeckRow.key == key))
        return None if row is None else _deck(row)

    def remove_deck(self, session_id: UUID, key: str) -> None:
        """Let go of the session's own deck of that key; one of its programme stays."""
        self._tx.delete(delete(DeckRow).where(DeckRow.session_id == session_id, DeckRow.key == key))

    def _own_row(self, session_id: UUID, key: str) -> DeckRow | None:
        return self._tx.first(select(DeckRow).where(DeckRow.session_id == session_id, DeckRow.key == key))

    def deck(self, session_id: UUID, key: str) -> Deck | None:
        """Return the session's own deck of that key, else its programme's."""
        return self.own_deck(session_id, key) or self.programme_deck(session_id, key)

    def decks(self, session_id: UUID, *, with_pdf: bool = True) -> tuple[Deck, ...]:
        """Return the session's own decks, then those of its programme that they do not replace.

        Without their PDFs `pdf` is empty, and nothing of them is read from the disk.
        """
        in_order = select(DeckRow).order_by(DeckRow.position)
        if not with_pdf:
            in_order = in_order.options(defer(DeckRow.pdf, raiseload=True))
        own = in_order.where(DeckRow.session_id == session_id)
        of_version = in_order.where(DeckRow.programme_version_id == self._version_of(session_id))
        decks = {row.key: _deck(row, with_pdf=with_pdf) for row in self._tx.all(own)}
        for row in self._tx.all(of_version):
            decks.setdefault(row.key, _deck(row, with_pdf=with_pdf))
        return tuple(decks.values())

    def clips(self) -> tuple[Clip, ...]:
        """Return the videos and sounds of every deck that there is."""
        pages = (page for known in self._tx.all(select(DeckRow.pages)) for page in known)
        return tuple(page.clip for page in pages if page.clip is not None)

    def _version_of(self, session_id: UUID) -> UUID:
        session = self._tx.the(SessionRow, session_id)
        return named_id("programme", session.programme_key, session.programme_version)


def _block(row: BlockRow) -> Block:
    return Block(
        key=row.key,
        kind=row.kind,
        title=row.title,
        minutes=row.minutes,
        priority=row.priority,
        aim=row.aim,
        steps=row.steps,
        say=row.say,
        materials=row.materials,
        handout=row.handout,
        method=row.method,
        cuts=row.cuts,
        slides=row.slides,
        questionnaire=row.questionnaire,
        fixed_start=row.fixed_start,
    )


def _deck_row(
    deck: Deck, position: int, *, version: UUID | None = None, session: UUID | None = None
) -> DeckRow:
    return DeckRow(
        id=uuid4(),
        programme_version_id=version,
        session_id=session,
        position=position,
        key=deck.key,
        title=deck.title,
        file_name=deck.file_name,
        pdf=deck.pdf,
        source=deck.source,
        source_sha256=deck.source_sha256,
        source_path=deck.source_path,
        pages=deck.pages,
        concerns=deck.concerns,
    )


def _deck(row: DeckRow, *, with_pdf: bool = True) -> Deck:
    return Deck(
        key=row.key,
        title=row.title,
        file_name=row.file_name,
        pdf=row.pdf if with_pdf else b"",
        source=row.source,
        source_sha256=row.source_sha256,
        source_path=row.source_path,
        pages=row.pages,
        concerns=row.concerns,
    )
