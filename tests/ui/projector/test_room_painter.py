"""Groups, timers and hands as the room sees them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from facilitator.domain.groups import ShownGroup
from ui.projector.light_painter import draw_spot
from ui.projector.room_painter import _cells, draw_room_work
from ui.projector.room_views import GroupsCard, PollCard, ShownTimer, TimersCard
from ui.projector.stage import Stage
from ui.theme.fonts import load_typeface
from ui.theme.tokens import LIGHT, Meaning

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]

SIZE = QSize(640, 360)
BOX = QRectF(0, 0, SIZE.width(), SIZE.height())
BAR, GREEN, WARM = LIGHT.ground_of(Meaning.ACCENT), LIGHT.accent, LIGHT.ink_of(Meaning.WARM)


@contextmanager
def a_stage(picture: QImage) -> Iterator[Stage]:
    load_typeface()
    painter = QPainter(picture)
    yield Stage(painter, BOX)
    painter.end()


def drawn(card: GroupsCard | TimersCard | PollCard) -> QImage:
    picture = QImage(SIZE, QImage.Format.Format_RGB32)
    with a_stage(picture) as stage:
        draw_room_work(stage, card)
    return picture


def lengths(picture: QImage, colour: str) -> list[int]:
    """Return how many dots of that colour stand in each row that has some, from the top."""
    wanted = QColor(colour).rgb()
    rows = (
        sum(picture.pixel(x, y) == wanted for x in range(SIZE.width())) for y in range(0, SIZE.height(), 2)
    )
    return [*filter(None, rows)]


def test_a_bar_is_as_long_as_its_share_of_the_most_hands() -> None:
    none, half, all_of_them = (
        sum(lengths(drawn(PollCard("", (("", 8), ("", hands)))), BAR)) for hands in (0, 4, 8)
    )
    assert all_of_them / none == pytest.approx(2.0, abs=0.1)
    assert half / none == pytest.approx(1.5, abs=0.1)


def test_hands_that_are_not_counted_yet_have_neither_bar_nor_number() -> None:
    picture = drawn(PollCard("", (("", None), ("", None))))
    assert lengths(picture, BAR) == []
    assert picture != drawn(PollCard("", (("", 0), ("", 0))))


def test_people_without_a_badge_are_counted_in_their_group_and_no_more() -> None:
    alone = drawn(GroupsCard((ShownGroup(1, ("1234",)),)))
    one, two = (drawn(GroupsCard((ShownGroup(1, ("1234",), others),))) for others in (1, 2))
    assert alone != one != two


def test_no_badge_is_looked_for_where_nobody_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    text = Stage.text

    def heard(
        stage: Stage,
        words: str,
        area: QRectF,
        size: float,
        colour: QColor,
        *,
        bold: bool = False,
        right: bool = False,
    ) -> float:
        said.append(words)
        return text(stage, words, area, size, colour, bold=bold, right=right)

    monkeypatch.setattr(Stage, "text", heard)
    drawn(GroupsCard((ShownGroup(1, (), 3), ShownGroup(2, (), 1))))
    assert {"Listen for your name", "请听叫到的名字", "3 人\n3 people", "1 人\n1 person"} <= set(said)
    assert not any("badge" in words or "签到卡" in words for words in said)
    said.clear()
    drawn(GroupsCard((ShownGroup(1, ("1234",), 3), ShownGroup(2, (), 1))))
    assert {"Find the last digits of your badge", "1234\n3 人没有签到卡\n3 without a badge"} <= set(said)


def test_a_timer_loses_its_line_with_its_time_and_is_warm_when_it_is_over() -> None:
    whole, half = (lengths(drawn(TimersCard((ShownTimer(1, 60, share),))), GREEN)[-1] for share in (1.0, 0.5))
    assert half == pytest.approx(whole / 2, abs=3)
    over = drawn(TimersCard((ShownTimer(1, 0, 0.0, is_over=True),)))
    assert max(lengths(over, WARM)) > SIZE.width() * 0.8
    assert lengths(over, GREEN) == []


@pytest.mark.parametrize("count", [1, 2, 7, 12, 40])
def test_cells_lie_on_the_page_and_on_none_of_the_others(count: int) -> None:
    with a_stage(QImage(SIZE, QImage.Format.Format_RGB32)) as stage:
        cells = _cells(stage, count, 22.0, least_wide=36)
    assert len(cells) == count
    assert all(BOX.contains(cell) and cell.height() > 0 for cell in cells)
    assert not any(one.intersects(other) for one in cells for other in cells if one is not other)


def test_a_light_beside_the_slide_leaves_all_of_it_dark() -> None:
    picture = QImage(SIZE, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    draw_spot(painter, BOX, QPointF(-500, -500), 40)
    painter.end()
    seen = {picture.pixel(x, y) for x in range(0, SIZE.width(), 40) for y in range(0, SIZE.height(), 40)}
    assert len(seen) == 1
    assert QColor(seen.pop()).lightness() < 128
