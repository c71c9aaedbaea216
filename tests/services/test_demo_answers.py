"""The demo's made-up answers, to questions that are not its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.answers import Missing
from facilitator.domain.questionnaire import ItemKind
from facilitator.services.demo_answers import filled_in
from tests.builders import OFTEN, a_questionnaire, an_item


@pytest.mark.parametrize(("wish", "goes_up"), [(1, True), (-1, False)])
def test_answers_on_a_scale_go_where_they_are_wished_to(wish: int, goes_up: bool) -> None:
    item = replace(an_item("calm", scale=OFTEN), wish=wish)
    people = filled_in(a_questionnaire(item))
    before, after = (
        sum(int(code) for answers in sheets for answer in answers for code in answer.codes)
        for sheets in ([one.before for one in people], [one.after for one in people])
    )
    assert (after > before) is goes_up


def test_a_question_that_nobody_can_make_up_an_answer_to_stays_unanswered() -> None:
    people = filled_in(a_questionnaire(an_item("calls", ItemKind.NUMBER)))
    assert {answer.missing for one in people for answer in one.before} <= {
        Missing.NOT_ANSWERED,
        Missing.TWO_BOXES,
        Missing.ILLEGIBLE,
    }
