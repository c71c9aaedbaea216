"""Questionnaire versions, and which of them a session uses."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from database.rows.questionnaire import (
    ItemRow,
    QuestionnaireRow,
    QuestionnaireVersionRow,
    ScaleRow,
    SessionQuestionnaireRow,
)
from database.transaction import Transaction, named_id
from facilitator.domain.questionnaire import Item, Questionnaire, Scale, SkipRule, Wave


class StoredQuestionnaires:
    """Fulfils `QuestionnaireRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def install(self, questionnaire: Questionnaire) -> UUID:
        """Keep this version and return its id; equal content returns the one there is.

        The id is made from key and content, so that two laptops give one version the same id.
        """
        version_id = named_id("questionnaire", questionnaire.key, _content_hash(questionnaire))
        if self._tx.find(QuestionnaireVersionRow, version_id) is not None:
            return version_id
        self._put_questionnaire(questionnaire)
        version = QuestionnaireVersionRow(
            id=version_id,
            questionnaire_key=questionnaire.key,
            version=questionnaire.version,
            title=questionnaire.title,
            instruction=questionnaire.instruction,
            content_hash=questionnaire.content_hash,
        )
        self._tx.add([version])
        scales = {item.scale.key: item.scale for item in questionnaire.items if item.scale is not None}
        self._tx.add(
            ScaleRow(
                questionnaire_version_id=version_id,
                key=scale.key,
                choices=scale.choices,
                ordered=scale.ordered,
            )
            for scale in scales.values()
        )
        self._tx.add(
            _item_row(version_id, position, item)
            for position, item in enumerate(questionnaire.items, start=1)
        )
        return version_id

    def _put_questionnaire(self, questionnaire: Questionnaire) -> None:
        row = self._tx.find(QuestionnaireRow, questionnaire.key)
        if row is None:
            self._tx.add([QuestionnaireRow(key=questionnaire.key, title=questionnaire.title)])
        else:
            row.title = questionnaire.title
            self._tx.flush()

    def get(self, questionnaire_id: UUID) -> Questionnaire | None:
        """Return that version, or none."""
        row = self._tx.find(QuestionnaireVersionRow, questionnaire_id)
        return None if row is None else self._questionnaire(row)

    def all(self) -> tuple[Questionnaire, ...]:
        """Return every version, by key and version."""
        rows = select(QuestionnaireVersionRow).order_by(
            QuestionnaireVersionRow.questionnaire_key,
            QuestionnaireVersionRow.version,
            QuestionnaireVersionRow.changed_at,
        )
        return tuple(self._questionnaire(row) for row in self._tx.all(rows))

    def use_in(self, session_id: UUID, questionnaire_id: UUID) -> None:
        """Let a session use this version; twice is once."""
        if self._tx.find(SessionQuestionnaireRow, (session_id, questionnaire_id)) is not None:
            return
        position = self._tx.next_position(
            SessionQuestionnaireRow.position, SessionQuestionnaireRow.session_id == session_id
        )
        row = SessionQuestionnaireRow(
            session_id=session_id, questionnaire_version_id=questionnaire_id, position=position
        )
        self._tx.add([row])

    def of_session(self, session_id: UUID) -> tuple[Questionnaire, ...]:
        """Return the versions that a session uses, in the order they were taken into use."""
        rows = (
            select(QuestionnaireVersionRow)
            .join(
                SessionQuestionnaireRow,
                SessionQuestionnaireRow.questionnaire_version_id == QuestionnaireVersionRow.id,
            )
            .where(SessionQuestionnaireRow.session_id == session_id)
            .order_by(SessionQuestionnaireRow.position)
        )
        return tuple(self._questionnaire(row) for row in self._tx.all(rows))

    def _questionnaire(self, row: QuestionnaireVersionRow) -> Questionnaire:
        of_version = select(ScaleRow).where(ScaleRow.questionnaire_version_id == row.id)
        scales = {
            scale.key: Scale(key=scale.key, choices=scale.choices, ordered=scale.ordered)
            for scale in self._tx.all(of_version)
        }
        items = select(ItemRow).where(ItemRow.questionnaire_version_id == row.id).order_by(ItemRow.position)
        return Questionnaire(
            key=row.questionnaire_key,
            title=row.title,
            version=row.version,
            items=tuple(_item(item, scales) for item in self._tx.all(items)),
            instruction=row.instruction,
            content_hash=row.content_hash,
            id=row.id,
        )


def _content_hash(questionnaire: Questionnaire) -> str:
    if questionnaire.content_hash:
        return questionnaire.content_hash
    return hashlib.sha256(repr(replace(questionnaire, id=None)).encode()).hexdigest()


def _item_row(version_id: UUID, position: int, item: Item) -> ItemRow:
    return ItemRow(
        questionnaire_version_id=version_id,
        key=item.key,
        position=position,
        kind=item.kind,
        text=item.text,
        scale=item.scale.key if item.scale else None,
        level=item.level,
        waves=tuple(wave.value for wave in item.waves),
        right=item.right,
        target=item.target,
        wish=item.wish,
        is_reversed=item.reversed,
        length=item.length,
        least=item.least,
        most=item.most,
        skip_item=item.skip.item if item.skip else None,
        skip_codes=item.skip.codes if item.skip else (),
        is_primary=item.is_primary,
        hint=item.hint,
    )


def _item(row: ItemRow, scales: dict[str, Scale]) -> Item:
    return Item(
        key=row.key,
        kind=row.kind,
        text=row.text,
        scale=None if row.scale is None else scales[row.scale],
        level=row.level,
        waves=tuple(Wave(wave) for wave in row.waves),
        right=row.right,
        target=row.target,
        wish=row.wish,
        reversed=row.is_reversed,
        length=row.length,
        least=row.least,
        most=row.most,
        skip=None if row.skip_item is None else SkipRule(row.skip_item, row.skip_codes),
        is_primary=row.is_primary,
        hint=row.hint,
    )
