"""Give each person of a session a badge, and print spare ones for who comes unannounced."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from facilitator.domain.badge import (
    COUNTERS,
    Badge,
    BadgeKey,
    BadgeKind,
    ReadToken,
    make_token,
    read_short_code,
    read_token,
    serial_for,
    short_code_for,
)
from facilitator.domain.message import Message, UserError
from facilitator.domain.names import clean_name, matches
from facilitator.domain.participant import Enrolment, by_every_id
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_session
from facilitator.services.overwritten import SESSION_SETTINGS
from facilitator.services.ports import Records, Workspace

KEY_BYTES = 32
"""Length of a signing key."""
_MOST_SPARES = 500
_GIVEN_UP_S = 60.0
"""So long after it was issued the file of another run of the program counts as never finished."""

_THIS_RUN = secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class IssuedBadge:
    """A badge and whose it is; none for a spare one."""

    enrolment: Enrolment | None
    badge: Badge


def issue_badges(ws: Workspace, session_id: UUID) -> Done[tuple[IssuedBadge, ...]]:
    """Return a badge for every person of the session, in roster order; those there are stay valid.

    Who comes to several half-days wears one badge, bound to one of their enrolments. Who wears one that
    a withdrawn key signed gets another.
    """
    with ws.store.write() as records:
        find_session(records, session_id)
        enrolments = by_every_id(records.people.of_session(session_id))
        worn: dict[UUID, Badge] = {}
        keys = records.badges.keys()
        for badge in records.badges.of_session(session_id):
            if badge.enrolment is not None and isinstance(read_token(badge.token, keys), ReadToken):
                worn.setdefault(enrolments[badge.enrolment].person.id, badge)
        first = {one.person.id: one for one in reversed(enrolments.values())}
        people = dict.fromkeys(one.person.id for one in enrolments.values())
        without = [person for person in people if person not in worn]
        fresh = _fresh_badges(
            ws, records, session_id, BadgeKind.PERSON, [first[person].id for person in without]
        )
        records.badges.add(fresh)
        worn.update(zip(without, fresh, strict=True))
    badges = [worn[person] for person in people]
    issued = tuple(IssuedBadge(enrolments[one.enrolment], one) for one in badges if one.enrolment is not None)
    return Done(issued, Change.ROSTER if fresh else Change.NOTHING)


def issue_spares(
    ws: Workspace, session_id: UUID, n: int, *, until_written: bool = False
) -> Done[tuple[IssuedBadge, ...]]:
    """Return `n` badges that are nobody's yet and stand on no paper; the first scan asks for the name.

    Those whose file could not be written, or was not whole when the program was killed, come first. With
    `until_written` they are under way until `are_written` or `hold_spares` says otherwise.
    """
    if not 1 <= n <= _MOST_SPARES:
        raise UserError(Message("Ask for 1 to {most} spare badges at a time.", {"most": _MOST_SPARES}))
    with ws.store.write() as records:
        find_session(records, session_id)
        under_way = _under_way(records, session_id)
        given_up = [one for one, order in under_way.items() if order.is_given_up(ws.clock.now())]
        numbers = (*_held(records, session_id), *given_up)
        held = [one for one in map(records.badges.by_serial, numbers) if one is not None]
        held = [one for one in held if isinstance(read_token(one.token, records.badges.keys()), ReadToken)]
        fresh = _fresh_badges(ws, records, session_id, BadgeKind.WALK_IN, [None] * (n - len(held[:n])))
        records.badges.add(fresh)
        _hold(records, session_id, [one.serial for one in held[n:]])
        issued = (*held[:n], *fresh)
        order = _Order(_THIS_RUN, ws.clock.now())
        kept = {serial: one for serial, one in under_way.items() if serial not in given_up}
        new = {one.serial: order for one in issued} if until_written else {}
        _keep_under_way(records, session_id, kept | new)
    return Done(tuple(IssuedBadge(None, badge) for badge in issued), Change.ROSTER)


def are_written(ws: Workspace, session_id: UUID, serials: Collection[int]) -> bool:
    """Let go of spare badges whose file is whole; say whether no other order has taken them meanwhile.

    Asked before the file is seen: from then on they are never offered as fresh ones again.
    """
    with ws.store.write() as records:
        under_way = _under_way(records, session_id)
        if any(serial not in under_way or under_way[serial].run != _THIS_RUN for serial in serials):
            return False
        kept = {serial: order for serial, order in under_way.items() if serial not in serials}
        _keep_under_way(records, session_id, kept)
    return True


def hold_spares(ws: Workspace, session_id: UUID, serials: Iterable[int]) -> Done[int]:
    """Keep spare badges, whose file could not be written, for the next order; return how many are held.

    Nobody has them on paper: until then they are not among the badges of the session.
    """
    with ws.store.write() as records:
        failed = tuple(serials)
        held = (*_held(records, session_id), *failed)
        _hold(records, session_id, held)
        under_way = _under_way(records, session_id)
        kept = {serial: order for serial, order in under_way.items() if serial not in failed}
        _keep_under_way(records, session_id, kept)
    return Done(len(held), Change.ROSTER)


def _held(records: Records, session_id: UUID) -> tuple[int, ...]:
    kept = records.journal.setting(_held_setting(session_id)) or ""
    return tuple(map(int, kept.split()))


def _hold(records: Records, session_id: UUID, serials: Iterable[int]) -> None:
    records.journal.put_setting(_held_setting(session_id), " ".join(map(str, serials)))


def _held_setting(session_id: UUID) -> str:
    return f"{SESSION_SETTINGS.format(session_id)}spares_held"


@dataclass(frozen=True, slots=True)
class _Order:
    """Which run of the program writes the file of spare badges, and since when."""

    run: str
    since: datetime

    def is_given_up(self, now: datetime) -> bool:
        return self.run != _THIS_RUN and abs((now - self.since).total_seconds()) > _GIVEN_UP_S


def _under_way(records: Records, session_id: UUID) -> dict[int, _Order]:
    kept = json.loads(records.journal.setting(_under_way_setting(session_id)) or "{}")
    return {int(one): _Order(run, datetime.fromisoformat(since)) for one, (run, since) in kept.items()}


def _keep_under_way(records: Records, session_id: UUID, orders: Mapping[int, _Order]) -> None:
    if not orders:
        records.journal.forget_settings(_under_way_setting(session_id))
        return
    kept = {str(serial): (order.run, order.since.isoformat()) for serial, order in orders.items()}
    records.journal.put_setting(_under_way_setting(session_id), json.dumps(kept))


def _under_way_setting(session_id: UUID) -> str:
    return f"{SESSION_SETTINGS.format(session_id)}spares_under_way"


def list_badges(ws: Workspace, session_id: UUID) -> tuple[IssuedBadge, ...]:
    """Return every valid badge of the session as it is bound now, spare ones at the end.

    One that was printed for somebody who was taken off the list since is nobody's and no spare one.
    """
    with ws.store.read() as records:
        enrolments = by_every_id(records.people.of_session(session_id))
        keys = records.badges.keys()
        held = {*_held(records, session_id), *_under_way(records, session_id)}
        badges = [
            badge
            for badge in records.badges.of_session(session_id)
            if isinstance(read_token(badge.token, keys), ReadToken)
            and badge.serial not in held
            and (badge.enrolment is not None or badge.kind is BadgeKind.WALK_IN)
        ]
    issued = [
        IssuedBadge(enrolments.get(badge.enrolment) if badge.enrolment else None, badge) for badge in badges
    ]
    return tuple(sorted(issued, key=lambda one: one.enrolment is None))


def pick_badges(badges: Sequence[IssuedBadge], wanted: str) -> tuple[IssuedBadge, ...]:
    """Return the badges that a code for typing, an employee number or a part of a name means.

    UserError where none does. Several people of one name are all meant.
    """
    code = read_short_code(wanted)
    found = [one for one in badges if one.badge.short_code == code]
    worn = [(one.enrolment, one) for one in badges if one.enrolment is not None]
    typed = clean_name(wanted).casefold()
    found = found or [one for who, one in worn if who.person.employee_number.casefold() == typed]
    found = found or [one for who, one in worn if matches(wanted, who)]
    if not found or not typed:
        raise UserError(Message("No badge fits {what}. Look at the list of people.", {"what": wanted}))
    return tuple(found)


def adopt_badge(records: Records, session_id: UUID, token: str, enrolment_id: UUID) -> None:
    """Keep a genuine badge that another laptop printed as somebody's of this session.

    Where a badge of this session has its code for typing already, the whole code takes its place.
    """
    read = read_token(token, records.badges.keys())
    if not isinstance(read, ReadToken) or records.badges.by_serial(read.serial) is not None:
        raise UserError(Message("This badge is not a spare one of this session. Take another one."))
    short_code = short_code_for(read.serial)
    if records.badges.by_short_code(session_id, short_code) is not None:
        short_code = token
    records.badges.add([Badge(read.serial, read.kind, session_id, token, short_code, enrolment_id)])


def _fresh_badges(
    ws: Workspace, records: Records, session_id: UUID, kind: BadgeKind, owners: list[UUID] | list[None]
) -> list[Badge]:
    """Make a badge for each owner, with short codes that the session does not have yet."""
    if not owners:
        return []
    key = key_in_use(ws, records)
    taken = {badge.short_code for badge in records.badges.of_session(session_id)}
    serials = _serials(records, key, len(owners))
    badges: list[Badge] = []
    for owner in owners:
        serial = next(one for one in serials if _is_free(records, one, taken))
        short_code = short_code_for(serial)
        taken.add(short_code)
        badges.append(Badge(serial, kind, session_id, make_token(kind, serial, key), short_code, owner))
    return badges


def _serials(records: Records, key: BadgeKey, count: int) -> Iterator[int]:
    """Yield fresh serials of this laptop without end: `count` at once, then one by one."""
    laptop = records.badges.laptop_number()
    while True:
        first = records.badges.next_counter(count)
        if first + count > COUNTERS:
            raise UserError(
                Message("This laptop has given out all its badge numbers. Start a new workspace.")
            )
        yield from (serial_for(laptop, counter, key) for counter in range(first, first + count))
        count = 1


def _is_free(records: Records, serial: int, taken: set[str]) -> bool:
    """Say whether nobody has that serial, nor its code for typing in this session."""
    return short_code_for(serial) not in taken and records.badges.by_serial(serial) is None


def key_in_use(ws: Workspace, records: Records) -> BadgeKey:
    """Return the key that signs now; the first one is made where there is none."""
    keys = records.badges.keys()
    return keys[0] if keys and keys[0].withdrawn_at is None else new_key(ws, records)


def new_key(ws: Workspace, records: Records) -> BadgeKey:
    """Make a key that signs from now on."""
    key = BadgeKey(ws.ids.new_id(), secrets.token_bytes(KEY_BYTES))
    records.badges.add_key(key)
    return key
