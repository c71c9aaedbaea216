from __future__ import annotations

from dataclasses import replace

from database import DatabaseStore
from facilitator.domain.language import Text
from tests.database import made


def test_a_questionnaire_comes_back_as_it_went_in(store: DatabaseStore) -> None:
    asked = made.a_questionnaire()
    with store.write() as records:
        version = records.questionnaires.install(asked)
    with store.read() as records:
        assert records.questionnaires.get(version) == replace(asked, id=version)
        assert records.questionnaires.get(made.an_id("none")) is None


def test_equal_content_is_one_version_and_other_content_another(store: DatabaseStore) -> None:
    first, second = made.a_questionnaire(), made.a_questionnaire("2", content_hash="q2")
    with store.write() as records:
        one = records.questionnaires.install(first)
        assert records.questionnaires.install(replace(first, id=made.an_id("own"))) == one
        two = records.questionnaires.install(second)
    with store.read() as records:
        assert [found.id for found in records.questionnaires.all()] == [one, two]


def test_content_without_a_hash_is_told_apart_by_itself(store: DatabaseStore) -> None:
    first = made.a_questionnaire(content_hash="")
    with store.write() as records:
        one = records.questionnaires.install(first)
        assert records.questionnaires.install(first) == one
        assert records.questionnaires.install(replace(first, instruction=Text("Other"))) != one


def test_a_session_uses_versions_in_the_order_they_were_taken(store: DatabaseStore) -> None:
    session = made.a_session()
    with store.write() as records:
        records.sessions.add(session)
        one = records.questionnaires.install(made.a_questionnaire())
        two = records.questionnaires.install(made.a_questionnaire("2", content_hash="q2"))
        for version in (two, one, two):
            records.questionnaires.use_in(session.id, version)
    with store.read() as records:
        assert [found.id for found in records.questionnaires.of_session(session.id)] == [two, one]
