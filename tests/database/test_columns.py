"""What a column stores comes back, nothing as nothing."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.types import TypeDecorator

from database.rows.columns import BothLanguages, ChoiceList, Moment, PairList, Rule, TextList, WordList
from database.rows.deck_columns import ConcernList, PageList
from facilitator.domain.deck import Concern, DeckPage
from facilitator.domain.language import Text
from facilitator.domain.message import Message
from facilitator.domain.programme import TrainedRule
from facilitator.domain.questionnaire import Choice
from tests.rules.source import product_files

LEFT_OUT = Message("Its transition is left out.")
YES = Text("Yes", "是")
CHINA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (Moment(), datetime(2026, 3, 3, 8, 30, tzinfo=CHINA)),
        (BothLanguages(), YES),
        (TextList(), (YES, Text())),
        (WordList(), ("one", "two")),
        (PairList(), (("班次", "A"),)),
        (ChoiceList(), (Choice("1", YES),)),
        (Rule(), TrainedRule(70, (1, 3), 60)),
        (PageList(), (DeckPage(1, "words", YES), DeckPage(2))),
        (ConcernList(), (Concern(1, LEFT_OUT), Concern(0, Message("Slide {n}", {"n": 2})))),
    ],
)
def test_a_value_comes_back_and_nothing_stays_nothing(column: TypeDecorator[object], value: object) -> None:
    sqlite = dialect()
    for one in (value, None):
        stored = column.process_bind_param(one, sqlite)
        assert (stored is None) == (one is None)
        assert column.process_result_value(stored, sqlite) == one


def test_a_moment_without_its_offset_is_a_bug() -> None:
    naive = datetime(2026, 3, 3, 8, 30)  # noqa: DTZ001  the bug
    with pytest.raises(ValueError, match="needs its offset"):
        Moment().process_bind_param(naive, dialect())


def test_no_row_leaves_its_annotations_to_be_compiled_at_every_start() -> None:
    rows = product_files("database/rows")
    assert [path.name for path in rows if "from __future__ import" in path.read_text("utf-8")] == []
