"""Badges that were given out, and the organisation's signing keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select

from database.laptop_number import free_number, take_number
from database.rows.badge import BadgeKeyRow, BadgeRow
from database.rows.workspace import LaptopRow
from database.transaction import Transaction
from facilitator.domain.badge import Badge, BadgeKey, BadgeKind


class StoredBadges:
    """Fulfils `BadgeRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def keys(self) -> tuple[BadgeKey, ...]:
        """Return the keys: the one in use first, those that were withdrawn last."""
        rows = self._tx.all(select(BadgeKeyRow).order_by(BadgeKeyRow.position.desc()))
        keys = (BadgeKey(row.id, row.secret, row.withdrawn_at) for row in rows)
        return tuple(sorted(keys, key=lambda key: key.withdrawn_at is not None))

    def add_key(self, key: BadgeKey, *, signs: bool = True) -> None:
        """Keep a key; it is in use from now on, or stands behind all others."""
        position = self._tx.next_position(BadgeKeyRow.position)
        if not signs:
            lowest = self._tx.first(select(BadgeKeyRow).order_by(BadgeKeyRow.position))
            position = lowest.position - 1 if lowest else position
        row = BadgeKeyRow(id=key.id, position=position, secret=key.secret, withdrawn_at=key.withdrawn_at)
        self._tx.add([row])

    def withdraw_key(self, key_id: UUID, at: datetime) -> None:
        """Keep that nothing this key signed is taken any more."""
        self._tx.the(BadgeKeyRow, key_id).withdrawn_at = at
        self._tx.flush()

    def next_counter(self, count: int) -> int:
        """Reserve `count` serial counters of this laptop and return the first."""
        row = self._laptop(select(LaptopRow).with_for_update())
        first = row.next_counter
        row.next_counter = first + count
        self._tx.flush()
        return first

    def laptop_number(self) -> int:
        """Return this workspace's laptop number, 0 to 999."""
        return self._laptop(select(LaptopRow)).number

    def laptops(self) -> Mapping[UUID, int]:
        """Return laptop id → number in serials."""
        return {row.id: row.number for row in self._tx.all(select(LaptopRow))}

    def know_laptops(self, others: Mapping[UUID, int]) -> bool:
        """Keep other laptops' numbers; returns whether this one had to take another."""
        own = self._laptop(select(LaptopRow).with_for_update())
        known = self.laptops()
        fresh = {id_: number for id_, number in others.items() if id_ not in known}
        is_met = own.number in fresh.values()
        if is_met:
            take_number(own, free_number({*known.values(), *others.values()}))
            self._tx.flush()
        taken = set(self.laptops().values())
        self._tx.add(
            LaptopRow(id=id_, name="", number=number) for id_, number in fresh.items() if number not in taken
        )
        return is_met

    def _laptop(self, rows: Select[LaptopRow]) -> LaptopRow:
        return self._tx.session.scalars(rows.where(LaptopRow.id == self._tx.author.laptop_id)).one()

    def add(self, badges: Sequence[Badge]) -> None:
        """Keep badges that were made."""
        first = self._tx.next_position(BadgeRow.position)
        self._tx.add(
            BadgeRow(
                serial=badge.serial,
                position=position,
                kind=int(badge.kind),
                session_id=badge.session,
                token=badge.token,
                short_code=badge.short_code,
                enrolment_id=badge.enrolment,
            )
            for position, badge in enumerate(badges, start=first)
        )

    def bind(self, serial: int, enrolment_id: UUID) -> None:
        """Give a spare badge to somebody."""
        self._tx.the(BadgeRow, serial).enrolment_id = enrolment_id
        self._tx.flush()

    def by_serial(self, serial: int) -> Badge | None:
        """Return that badge, or none."""
        row = self._tx.find(BadgeRow, serial)
        return None if row is None else _badge(row)

    def by_short_code(self, session_id: UUID, short_code: str) -> Badge | None:
        """Return the badge of a session that shows that code, or none."""
        row = self._tx.first(
            select(BadgeRow).where(BadgeRow.session_id == session_id, BadgeRow.short_code == short_code)
        )
        return None if row is None else _badge(row)

    def of_session(self, session_id: UUID) -> tuple[Badge, ...]:
        """Return the badges of a session in the order they were made."""
        rows = select(BadgeRow).where(BadgeRow.session_id == session_id).order_by(BadgeRow.position)
        return tuple(_badge(row) for row in self._tx.all(rows))


def _badge(row: BadgeRow) -> Badge:
    return Badge(
        serial=row.serial,
        kind=BadgeKind(row.kind),
        session=row.session_id,
        token=row.token,
        short_code=row.short_code,
        enrolment=row.enrolment_id,
    )
