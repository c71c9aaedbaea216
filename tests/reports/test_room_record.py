"""Shows of hands, groups, games and slides in the shared files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from facilitator.domain.as_run import Outcome, SlideDwell
from facilitator.domain.groups import GroupDraw, MixField, OwnMix
from facilitator.domain.language import Language
from facilitator.domain.poll import PollEvent, PollEventKind, PollOption
from facilitator.domain.programme import BlockKind
from facilitator.reports.blocks import Blocks
from facilitator.reports.summary_pdf import write_summary_pdf
from facilitator.reports.summary_room import games_sentence, mix_label, repeats_text, slides_sentence
from facilitator.reports.summary_sections import delivery
from facilitator.reports.tables import all_tables
from facilitator.words import Words
from tests.reports.example import SESSION, START, Example, example

DAY, BLOCK = SESSION.half_days[0].id, SESSION.agenda[1].id


@pytest.fixture
def room() -> Example:
    made = example()
    for number, (question, hands) in enumerate(
        (("How often do you call?", (30, 12)), ("Who is new?", (2, 1)))
    ):
        options = tuple(PollOption(text, count) for text, count in zip(("每天", "更少"), hands, strict=True))
        made.polls.append(
            PollEvent(
                UUID(int=50 + number),
                UUID(int=60 + number),
                DAY,
                PollEventKind.SET,
                START,
                "",
                question,
                options,
                BLOCK,
            )
        )
    people = [one.id for one in made.enrolments[:10]]
    made.draws.append(
        GroupDraw(
            UUID(int=70), DAY, (tuple(people[:4]), tuple(people[4:7]), tuple(people[7:])), START, repeats=2
        )
    )
    return made


def pdf_text(path: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            Language.EN,
            (
                "How often do you call?",
                "30",
                "Fewer than 10 hands",
                "3 groups of 3–4",
                "2 pairs, not avoidable",
            ),
        ),
        (Language.ZH, ("How often do you call?", "举手人次不足 10", "3 组，每组 3–4 人", "2 对，无法避免")),
    ],
)
def test_the_pdf_tells_it_in_both_languages(
    room: Example, tmp_path: Path, language: Language, expected: tuple[str, ...]
) -> None:
    write_summary_pdf(tmp_path / "summary.pdf", room.summary(), language)
    text = pdf_text(tmp_path / "summary.pdf")
    assert [one for one in expected if one not in text] == []


def test_the_data_files_tell_the_same(room: Example) -> None:
    tables = {table.key: table for table in all_tables(room.summary(), Words(Language.EN))}
    assert [row[2:] for row in tables["hands"].rows] == [
        ("How often do you call?", "每天", 30),
        ("How often do you call?", "更少", 12),
        ("Who is new?", "每天", None),
        ("Who is new?", "更少", None),
    ]
    assert [row[2:] for row in tables["groups"].rows] == [(1, 3, 3, 4, 10, "chance", 2)]


def test_no_file_tells_who_sat_where(room: Example) -> None:
    told = str(room.summary())
    assert not any(str(one.id) in told for one in room.enrolments)


def test_what_was_done_in_the_room_changes_the_check_code(room: Example) -> None:
    before = room.summary().content_hash
    room.draws.clear()
    assert room.summary().content_hash != before


def test_a_room_without_a_record_has_no_section(tmp_path: Path) -> None:
    write_summary_pdf(tmp_path / "summary.pdf", example().summary(), Language.EN)
    assert "Together in the room" not in pdf_text(tmp_path / "summary.pdf")


def test_games_that_were_played_and_the_slide_that_stood_longest_are_named(room: Example) -> None:
    summary, say = room.summary(), Words(Language.EN)
    first, *others = summary.delivery
    game = replace(
        first, kind=BlockKind.ENERGIZER, outcome=Outcome.RUN, slides=(SlideDwell("main", 3, 340.0),)
    )
    played = replace(summary, delivery=(game, *others))
    title = say.text(first.title)
    assert games_sentence(played, say) == f"Energizers: {title}."
    assert slides_sentence(played, say).startswith("One slide was shown: slide 3, 6 minutes")
    left_out = replace(summary, delivery=(replace(game, outcome=Outcome.SKIPPED), *others))
    assert games_sentence(left_out, say) == ""


@pytest.mark.parametrize(
    ("repeats", "is_least", "english", "chinese"),
    [
        (0, True, "nobody", "无"),
        (1, True, "1 pair, not avoidable", "1 对，无法避免"),
        (1, False, "1 pair", "1 对"),
        (3, False, "3 pairs", "3 对"),
    ],
)
def test_who_sat_together_again_is_counted_and_excused_where_it_had_to_be(
    room: Example, repeats: int, *, is_least: bool, english: str, chinese: str
) -> None:
    line = replace(room.summary().drawn[0], repeats=repeats, is_least=is_least)
    assert repeats_text(line, Words(Language.EN)) == english
    assert repeats_text(line, Words(Language.ZH)) == chinese


def test_by_what_groups_were_mixed_has_a_name_in_both_languages() -> None:
    for language in (Language.EN, Language.ZH):
        named = {mix_label(mix, Words(language)) for mix in (None, *MixField, OwnMix("老家"))}
        assert len(named) == len(MixField) + 2
        assert all(named)


def test_what_an_own_field_is_called_is_in_no_shared_file() -> None:
    assert mix_label(OwnMix("Dormitory"), Words(Language.EN)) == "an own field"


def test_blocks_that_were_put_off_are_named_for_the_follow_up(room: Example) -> None:
    summary, say = room.summary(), Words(Language.EN)
    first, *others = summary.delivery
    put_off = replace(summary, delivery=(replace(first, outcome=Outcome.FOLLOW_UP), *others))
    title = say.text(first.title)
    assert f"For the follow-up: {title}." in _words(delivery(put_off, say))
    assert not any(words.startswith("For the follow-up") for words in _words(delivery(summary, say)))


def _words(blocks: Blocks) -> list[str]:
    from reportlab.platypus import Paragraph

    return [block.text for block in blocks if isinstance(block, Paragraph)]
