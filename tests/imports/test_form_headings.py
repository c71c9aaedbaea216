"""Headings of an XLSForm: what they are called where a question has their name."""

from __future__ import annotations

from facilitator.domain.questionnaire import ItemKind
from tests.imports.test_xlsform import form, items


def test_a_heading_gives_way_to_a_question_of_its_name() -> None:
    reading = form(
        [
            ("type", "name", "label"),
            ("integer", "child", "How old is your child?"),
            ("begin group", "child", "About your child"),
            ("text", "q", "Name of the village?"),
            ("end group",),
        ]
    )
    assert [(item.key, item.kind) for item in items(reading)] == [
        ("child", ItemKind.NUMBER),
        ("heading3", ItemKind.NOTE),
        ("q", ItemKind.TEXT),
    ]
