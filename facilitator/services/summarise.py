"""From everything a session left behind to the one summary that all shared files are written from."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from uuid import UUID

from facilitator.domain.answers import Batch, Missing, Sheet, SheetState
from facilitator.domain.as_run import as_run
from facilitator.domain.capture import CapturedItem, CaptureKind
from facilitator.domain.evidence.conclusions import Circumstances, key_results, limits
from facilitator.domain.evidence.results import questionnaire_result
from facilitator.domain.evidence.summary import (
    ActionLine,
    DeliveryLine,
    GroupCount,
    KeyingQuality,
    Quote,
    SessionSummary,
)
from facilitator.domain.evidence.suppression import DEFAULT_K, allowed_k, suppressed_cells
from facilitator.domain.language import Text
from facilitator.domain.message import Message, UserError
from facilitator.domain.participant import ChildAgeBand, Sex
from facilitator.domain.poll import polls
from facilitator.domain.questionnaire import Questionnaire
from facilitator.domain.room_record import GroupsLine, HandsLine, groups_lines, hands_lines
from facilitator.domain.run_event import Instant
from facilitator.domain.session import Session
from facilitator.services.name_organisation import ORGANISATION_SETTING
from facilitator.services.ports import Records, Workspace
from facilitator.services.run_session import plan_of
from facilitator.services.sitting import Sitting, label_of, sitting_of
from facilitator.services.who_is_trained import reach_with_trained, rule_of

SUPPRESSION_SETTING = "suppression_k"
_TRULY_MISSING = frozenset(Missing) - {Missing.NOT_APPLICABLE}

_SEX = {
    Sex.FEMALE: Text("Women", "女"),
    Sex.MALE: Text("Men", "男"),
    Sex.UNKNOWN: Text("Not known", "未知"),
}
_LEFT_BEHIND = {
    True: Text("Child lives elsewhere", "子女不在身边"),
    False: Text("Child lives with them", "子女在身边"),
    None: Text("Not known", "未知"),
}


def summarise(ws: Workspace, session_id: UUID) -> SessionSummary:
    """Return the summary of a session as its records stand now; writes nothing.

    Raises UserError when there is no such session.
    """
    with ws.store.read() as records:
        session = records.sessions.get(session_id)
        if session is None:
            raise UserError(Message("This session is no longer in the workspace; choose another one."))
        return _summary(records, session, ws.clock.instant())


def _summary(records: Records, session: Session, now: Instant) -> SessionSummary:
    k = allowed_k(int(records.journal.setting(SUPPRESSION_SETTING) or DEFAULT_K))
    sittings = tuple(sitting_of(records, half_day, now) for half_day in session.half_days)
    sheets = records.paper.sheets_of_session(session.id)
    batches = records.paper.batches(session.id)
    asked = records.questionnaires.of_session(session.id)
    half_days = _half_day_of_numbers(session, batches, sheets)
    results = tuple(
        questionnaire_result(one, (s for s in sheets if s.questionnaire == one.id), k, half_days)
        for one in asked
    )
    rule = rule_of(records, session)
    reach, total = reach_with_trained(session, sittings, rule)
    quality = _quality(sheets, asked, records.paper.corrections(session.id))
    is_draft = bool(asked) and _is_draft(batches, sheets)
    captured = records.captures.of_session(session.id)
    around = Circumstances(len(reach), total, is_draft, session.is_demo, quality.keyed_twice, quality.sheets)
    summary = SessionSummary(
        title=session.title,
        programme=session.programme_title,
        programme_version=session.programme_version,
        site=session.site,
        trainers=session.trainers,
        dates=tuple(sorted(half_day.starts_at for half_day in session.half_days)),
        written_at=now.wall,
        is_draft=is_draft,
        is_demo=session.is_demo,
        content_hash="",
        organisation=records.journal.setting(ORGANISATION_SETTING) or "",
        reach=reach,
        reach_total=total,
        groups=_groups(sittings, k),
        delivery=tuple(line for s in sittings for line in _delivery(session, s)),
        hands=tuple(line for s in sittings for line in _hands(records, session, s, k)),
        drawn=tuple(line for s in sittings for line in _drawn(records, session, s)),
        questionnaires=results,
        quotes=_quotes(session, captured),
        actions=_actions(captured),
        quality=quality,
        key_results=key_results(results),
        limits=limits(results, around),
        suppression_k=k,
        trained_rule=rule,
    )
    return replace(summary, content_hash=content_hash(summary))


def content_hash(summary: SessionSummary) -> str:
    """Return a hash over everything the summary says but the moment it was written."""
    content = asdict(replace(summary, content_hash="", written_at=datetime.min))  # noqa: DTZ901 (a blank)
    text = json.dumps(content, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _groups(sittings: Iterable[Sitting], k: int) -> tuple[GroupCount, ...]:
    """Return who came by sex, age of the child and where it lives; what nobody knows is left out."""
    arrived = (one.enrolment.person for s in sittings for one in s.presences if one.arrived_at is not None)
    people = tuple({person.id: person for person in arrived}.values())
    unknown = Text("Not known", "未知")
    bands = {band: Text(f"{band} years", f"{band} 岁") if band else unknown for band in ChildAgeBand}
    of_child = [bands[person.child_age_band] for person in people]
    found = (
        _group("sex", list(_SEX.values()), [_SEX[person.sex] for person in people], k),
        _group("child_age_band", list(bands.values()), of_child, k),
        _group(
            "left_behind",
            list(_LEFT_BEHIND.values()),
            [_LEFT_BEHIND[person.child_left_behind] for person in people],
            k,
        ),
    )
    return tuple(group for group in found if group is not None)


def _group(feature: str, labels: Sequence[Text], people: Sequence[Text], k: int) -> GroupCount | None:
    counted = Counter(people)
    counts = [counted[label] for label in labels]
    *known, unknown = counts
    if not any(known):
        return None
    if not unknown:
        labels, counts = labels[:-1], known
    shown = suppressed_cells(counts, k)
    return GroupCount(feature, tuple(labels), shown) if any(shown) else None


def _delivery(session: Session, sitting: Sitting) -> tuple[DeliveryLine, ...]:
    record = as_run(plan_of(session, sitting.half_day), sitting.run)
    return tuple(
        DeliveryLine(
            half_day=label_of(sitting.half_day),
            title=block.item.title,
            kind=block.item.kind,
            planned_minutes=block.planned_minutes,
            actual_minutes=block.actual_minutes,
            outcome=block.outcome,
            slides=block.slides,
        )
        for block in record.blocks
    )


def _hands(records: Records, session: Session, sitting: Sitting, k: int) -> tuple[HandsLine, ...]:
    asked = polls(records.polls.of_half_day(sitting.half_day.id))
    return hands_lines(label_of(sitting.half_day), asked, _titles(session, sitting), k)


def _drawn(records: Records, session: Session, sitting: Sitting) -> tuple[GroupsLine, ...]:
    draws = records.group_draws.of_half_day(sitting.half_day.id)
    return groups_lines(label_of(sitting.half_day), draws, _titles(session, sitting))


def _titles(session: Session, sitting: Sitting) -> dict[UUID, Text]:
    """Return the title of each block of a half-day, those put in while it ran included."""
    record = as_run(plan_of(session, sitting.half_day), sitting.run)
    return {block.item.id: block.item.title for block in record.blocks}


def _half_day_of_numbers(
    session: Session, batches: Iterable[Batch], sheets: Iterable[Sheet]
) -> dict[str, str]:
    """Return the half-day's label of each form number by the batch of its sheet, in the day's order."""
    labels = {half_day.id: label_of(half_day) for half_day in session.half_days}
    of_batch = {batch.id: labels.get(batch.half_day, "") for batch in batches if batch.half_day is not None}
    found = {sheet.number: of_batch[sheet.batch] for sheet in sheets if of_batch.get(sheet.batch)}
    order = list(labels.values())
    return dict(sorted(found.items(), key=lambda entry: (order.index(entry[1]), entry[0])))


def _is_draft(batches: Sequence[Batch], sheets: Iterable[Sheet]) -> bool:
    """Say whether paper is still to be keyed: none keyed yet, a batch or a first keying still open.

    A second keying only checks the first; left half way it changes no figure.
    """
    unfinished = {SheetState.OPEN, SheetState.PARKED}
    is_open = any(sheet.pass_number == 1 and sheet.state in unfinished for sheet in sheets)
    return is_open or not batches or any(batch.closed_at is None for batch in batches)


def _quality(sheets: Sequence[Sheet], asked: Iterable[Questionnaire], corrected: int) -> KeyingQuality:
    """Return what the keying was like; a sheet keyed twice counts once among the sheets."""
    first = [sheet for sheet in sheets if sheet.pass_number == 1 and sheet.state is SheetState.KEYED]
    second = [sheet for sheet in sheets if sheet.pass_number > 1 and sheet.state is SheetState.KEYED]
    items = {one.id: one for one in asked}
    answers = missing = 0
    for sheet in first:
        wanted = items[sheet.questionnaire].asked_in(sheet.wave) if sheet.questionnaire in items else ()
        found = [sheet.answer(item.key) for item in wanted]
        answers += sum(answer is not None and answer.missing is None for answer in found)
        missing += sum(answer is None or answer.missing in _TRULY_MISSING for answer in found)
    return KeyingQuality(
        sheets=len(first),
        keyed_by=len({sheet.keyed_by for sheet in (*first, *second)}),
        answers=answers,
        missing=missing,
        corrected=corrected,
        keyed_twice=len(
            {(s.questionnaire, s.wave, s.number) for s in second}
            & {(s.questionnaire, s.wave, s.number) for s in first}
        ),
    )


def _quotes(session: Session, captured: Iterable[CapturedItem]) -> tuple[Quote, ...]:
    """Return the words of those who agreed to be quoted, with the module they were said in."""
    module = {item.id: item.module_title for item in session.agenda}
    return tuple(
        Quote(item.text, module.get(item.agenda_item, Text()) if item.agenda_item else Text())
        for item in captured
        if item.kind is CaptureKind.QUOTE and item.has_consent and item.text.strip()
    )


def _actions(captured: Iterable[CapturedItem]) -> tuple[ActionLine, ...]:
    return tuple(
        ActionLine(item.text, item.owner, item.due_on.isoformat() if item.due_on else "")
        for item in captured
        if item.kind is CaptureKind.ACTION and item.text.strip()
    )
