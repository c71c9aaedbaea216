from __future__ import annotations

from collections import Counter
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontInfo,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
    QRegion,
)
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from facilitator.services.preferences import ThemeChoice
from ui.theme import drawings
from ui.theme.fonts import FAMILY
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import DARK, LIGHT, TextRole
from ui.widgets.label import Label


class _Counting(QWidget):
    """Counts how often it is told that its style is new."""

    style_changes = 0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.style_changes += 1


def test_switching_to_dark_reaches_open_widgets(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    theme.choose(ThemeChoice.LIGHT)
    label = QLabel("x")
    qtbot.addWidget(label)
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeChoice.DARK)
    assert theme.colours is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.ground)

    def is_dark() -> bool:
        return label.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.ink)

    qtbot.waitUntil(is_dark)


def test_a_switch_dresses_each_widget_once(theme: Theme, qtbot: QtBot) -> None:
    theme.choose(ThemeChoice.LIGHT)
    outermost = QWidget()
    qtbot.addWidget(outermost)
    within = outermost
    for _ in range(8):
        within = QWidget(within)
    deepest = _Counting(within)
    theme.dress(outermost)
    outermost.show()
    deepest.style_changes = 0
    theme.choose(ThemeChoice.DARK)
    assert 1 <= deepest.style_changes <= 2


def test_choosing_the_same_again_repaints_nothing(theme: Theme, qtbot: QtBot) -> None:
    theme.choose(ThemeChoice.LIGHT)
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(ThemeChoice.LIGHT)


def test_icons_are_drawn_anew_for_a_screen_that_is_plugged_in(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    icon = theme.icon(Icon.HOME)
    assert theme.icon(Icon.HOME) is icon
    with qtbot.waitSignal(theme.changed):
        qapp.screenAdded.emit(qapp.primaryScreen())
    assert theme.icon(Icon.HOME) is not icon


def test_an_icon_is_drawn_when_it_is_seen_sharp_on_its_screen(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[float] = []
    draw = drawings._drawn

    def counted(icon: Icon, colour: str, size: int, scale: float, gap: int) -> QPixmap:
        drawn.append(scale)
        return draw(icon, colour, size, scale, gap)

    monkeypatch.setattr(drawings, "_drawn", counted)
    icon = theme.icon(Icon.HOME, size=20, gap=4)
    assert drawn == []
    sharp = icon.pixmap(QSize(24, 20), 2.0)
    assert (sharp.width(), sharp.height(), sharp.devicePixelRatio()) == (48, 40, 2.0)
    assert icon.pixmap(QSize(24, 20), 2.0).toImage() == sharp.toImage()
    assert drawn == [2.0]


def test_an_icon_that_cannot_be_pressed_is_faint_and_a_copy_looks_the_same(theme: Theme) -> None:
    icon = theme.icon(Icon.HOME, size=20)
    plain, faint = (
        icon.pixmap(QSize(20, 20), 1.0, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )
    assert plain != faint
    painted = QPixmap(20, 20)
    painted.fill(Qt.GlobalColor.transparent)
    painter = QPainter(painted)
    icon.paint(painter, 0, 0, 20, 20)
    painter.end()
    assert painted.toImage() == plain
    copy = QIcon(icon)
    copy.addPixmap(painted)  # a copy that is changed is one of its own
    assert copy.pixmap(QSize(20, 20), 1.0).toImage() == plain


@pytest.mark.parametrize(
    ("room", "size"), [((100, 100), (24, 20)), ((24, 20), (24, 20)), ((12, 100), (12, 10)), ((0, 9), (0, 0))]
)
def test_an_icon_is_never_larger_than_it_was_made_and_smaller_in_its_shape(
    theme: Theme, room: tuple[int, int], size: tuple[int, int]
) -> None:
    icon = theme.icon(Icon.HOME, size=20, gap=4)
    assert icon.actualSize(QSize(*room)).toTuple() == size
    for scale in (1.0, 2.0):
        pixmap = icon.pixmap(QSize(*room), scale)
        assert (pixmap.width(), pixmap.height()) == (size[0] * scale, size[1] * scale)


def test_an_icon_is_drawn_in_the_middle_of_a_larger_place_and_not_stretched(theme: Theme) -> None:
    icon = theme.icon(Icon.HOME, size=20)
    painted = QPixmap(60, 40)
    painted.fill(Qt.GlobalColor.transparent)
    painter = QPainter(painted)
    icon.paint(painter, 0, 0, 60, 40)
    painter.end()
    assert painted.copy(20, 10, 20, 20).toImage() == icon.pixmap(QSize(20, 20), 1.0).toImage()
    assert QRegion(painted.mask()).boundingRect().width() <= 20


def test_a_copy_of_an_icon_is_held_on_to_only_while_it_is_there(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawings, "_COPIES", [])
    icon, other = theme.icon(Icon.HOME, size=20), QPixmap(20, 20)
    for _ in range(20):
        copy = QIcon(icon)
        copy.addPixmap(other)
        assert not copy.pixmap(QSize(20, 20), 1.0).isNull()
    assert len(drawings._COPIES) == 1
    del copy
    several = [QIcon(icon) for _ in range(5)]
    for one in several:
        one.addPixmap(other)
    assert len(drawings._COPIES) == 5
    assert [one.pixmap(QSize(20, 20), 1.0).isNull() for one in several] == [False] * 5


def test_the_system_s_dark_is_followed_unless_one_was_chosen(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QGuiApplication.styleHints()
    system = SimpleNamespace(colorScheme=lambda: Qt.ColorScheme.Dark)
    monkeypatch.setattr("ui.theme.theme.QGuiApplication.styleHints", lambda: system)
    with qtbot.waitSignal(theme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.colours is DARK
    theme.choose(ThemeChoice.LIGHT)
    with qtbot.assertNotEmitted(theme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.colours is LIGHT


def test_text_size_scales_every_role(theme: Theme, qtbot: QtBot) -> None:
    label = Label("距离", TextRole.TITLE)
    qtbot.addWidget(label)
    theme.dress(label)
    label.show()
    theme.choose(ThemeChoice.LIGHT, 100)
    normal = label.sizeHint().height()
    theme.choose(ThemeChoice.LIGHT, 150)
    assert theme.pixels(TextRole.TITLE) == 30
    assert label.sizeHint().height() == pytest.approx(normal * 1.5, abs=2)


@pytest.mark.parametrize("icon", list(Icon), ids=lambda icon: icon.name)
def test_every_icon_of_the_table_is_drawn_in_the_wanted_colour(theme: Theme, icon: Icon) -> None:
    image = theme.pixmap(icon, LIGHT.accent, 24, 2.0).toImage()
    inked = Counter(
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    )
    assert inked.most_common(1)[0][0] == LIGHT.accent


def test_an_icon_keeps_its_logical_size_on_every_screen(theme: Theme) -> None:
    pixmap = theme.pixmap(Icon.HOME, LIGHT.ink, 20, 1.5, gap=4)
    assert (pixmap.width(), pixmap.height()) == (36, 30)
    assert pixmap.deviceIndependentSize().height() == 20


def test_the_bundled_typeface_is_used_and_its_digits_have_one_width(theme: Theme) -> None:
    font = theme.font(TextRole.DISPLAY)
    assert QFontInfo(font).family() == FAMILY
    widths = {QFontMetricsF(font).horizontalAdvance(digit) for digit in "0123456789"}
    assert len(widths) == 1


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("count", [2, 3, 12])
def test_the_list_of_a_choice_is_as_high_as_its_entries(theme: Theme, qtbot: QtBot, count: int) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    theme.dress(box)
    box.addItems([f"Entry {n}" for n in range(count)])
    box.setMaxVisibleItems(12)
    box.setCurrentIndex(count - 1)
    box.show()
    box.showPopup()
    view = box.view()
    assert view.verticalScrollBar().maximum() == 0
    last = view.visualRect(box.model().index(count - 1, 0))
    assert view.viewport().rect().contains(last)
    box.hidePopup()
