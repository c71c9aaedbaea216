"""Paths, sounds, key caps, choices, figures and stacks: the parts that every page is built from."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6 import QtMultimedia
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QThread
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language
from facilitator.domain.programme import BlockKind
from ui.operations import Operations
from ui.theme.appearance import Appearance
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning
from ui.widgets import sound_player
from ui.widgets.block_words import BlockWords
from ui.widgets.card import Card, CardButton, Line, column, empty_layout, row
from ui.widgets.current_stack import CurrentStack
from ui.widgets.figures import BigNumber, ProgressRing
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Paragraph
from ui.widgets.page import PageTools
from ui.widgets.path_field import PathField, PathKind
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.sound_player import SoundPlayer
from ui.widgets.sound_switch import SoundSwitch

# Paths


@pytest.mark.parametrize(
    ("kind", "asks"),
    [
        (PathKind.OPEN_FILE, "getOpenFileName"),
        (PathKind.SAVE_FILE, "getSaveFileName"),
        (PathKind.FOLDER, "getExistingDirectory"),
    ],
)
def test_what_is_picked_in_the_system_s_dialog_stands_in_the_field(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: PathKind, asks: str
) -> None:
    field = PathField(theme, kind)
    qtbot.addWidget(field)
    answers = ["", "/papers/list.xlsx"]

    def pick(*_: object) -> object:
        picked = answers.pop(0)
        return picked if kind is PathKind.FOLDER else (picked, "")

    monkeypatch.setattr(QFileDialog, asks, pick)
    chosen: list[Path] = []
    field.chosen.connect(chosen.append)
    field.button.click()
    assert (chosen, field.path()) == ([], None)
    field.button.click()
    assert chosen == [Path("/papers/list.xlsx")] == [field.path()]


def test_a_typed_path_is_taken_by_enter_and_may_stand_in_quotes(theme: Theme, qtbot: QtBot) -> None:
    field = PathField(theme, PathKind.OPEN_FILE)
    qtbot.addWidget(field)
    chosen: list[Path] = []
    field.chosen.connect(chosen.append)
    qtbot.keyClick(field.field.edit, Qt.Key.Key_Return)
    field.field.edit.setText(' "~/list.csv" ')
    qtbot.keyClick(field.field.edit, Qt.Key.Key_Return)
    assert chosen == [Path("~/list.csv").expanduser()]


# Sounds


class Effect(QObject):
    """Stands for a sound card."""

    played: list[str] = []  # noqa: RUF012 - emptied by each test

    def setSource(self, url: object) -> None:  # noqa: N802 - Qt names it
        self.name = Path(url.toLocalFile()).stem  # type: ignore[attr-defined]

    def play(self) -> None:
        self.played.append(self.name)


class Devices:
    """Counts how often the system is asked for a loudspeaker."""

    asked = 0
    is_null = False

    @classmethod
    def defaultAudioOutput(cls) -> type[Devices]:  # noqa: N802 - Qt names it
        cls.asked += 1
        return cls

    @classmethod
    def isNull(cls) -> bool:  # noqa: N802 - Qt names it
        return cls.is_null


@pytest.fixture
def speaker(monkeypatch: pytest.MonkeyPatch) -> type[Devices]:
    Devices.asked, Devices.is_null = 0, False
    Effect.played.clear()
    monkeypatch.setattr(QtMultimedia, "QMediaDevices", Devices)
    monkeypatch.setattr(QtMultimedia, "QSoundEffect", Effect)
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "xcb"))
    return Devices


def test_a_sound_is_loaded_once_and_played_as_often_as_wished(
    appearance: Appearance, speaker: type[Devices], qtbot: QtBot
) -> None:
    del qtbot
    player = SoundPlayer(appearance)
    for _ in range(3):
        player.play("good")
    assert Effect.played == ["good"] * 3
    assert len(player.children()) <= 1
    assert speaker.asked == 1


def test_a_laptop_without_sound_or_with_sounds_off_stays_silent(
    appearance: Appearance, speaker: type[Devices]
) -> None:
    player = SoundPlayer(appearance)
    was_on = player.is_on
    assert player.switch() is not was_on
    if player.is_on:
        player.switch()
    player.play("good")
    assert (Effect.played, speaker.asked) == ([], 0)
    player.switch()
    speaker.is_null = True
    player.play("good")
    assert Effect.played == []


def test_the_first_sound_loads_nothing_on_the_thread_of_the_window(
    appearance: Appearance, operations: Operations, speaker: type[Devices], monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[QThread] = []
    monkeypatch.setattr(sound_player, "load_multimedia", lambda: threads.append(QThread.currentThread()))
    player = SoundPlayer(appearance)
    player.get_ready(operations, ("good", "bad"))
    player.get_ready(operations, ("good", "bad"))
    player.play("good")
    assert (Effect.played, speaker.asked) == ([], 0)
    assert operations.wait_idle()
    assert Effect.played == ["good"]
    assert len(threads) == 1
    assert threads != [QThread.currentThread()]


def test_sounds_got_ready_are_made_one_at_a_turn(
    appearance: Appearance, operations: Operations, speaker: type[Devices], qtbot: QtBot
) -> None:
    del speaker
    player = SoundPlayer(appearance)
    player.get_ready(operations, ("good", "bad", "amber"))
    assert operations.wait_idle()
    qtbot.waitUntil(lambda: len(player._effects) == 3)
    assert Effect.played == []
    player.get_ready(operations, ("good", "bad", "amber"))
    assert not operations.is_busy


def test_nothing_is_loaded_where_nothing_is_to_be_heard(
    appearance: Appearance, operations: Operations, speaker: type[Devices]
) -> None:
    player = SoundPlayer(appearance)
    player.switch()
    player.get_ready(operations, ("good",))
    assert not operations.is_busy
    player.switch()
    speaker.is_null = True
    player.get_ready(operations, ("good",))
    assert operations.wait_idle()
    player.get_ready(operations, ("good",))
    assert not operations.is_busy
    assert player._effects == {}


def test_sounds_turned_on_later_are_made_ready_then(
    tools: PageTools, speaker: type[Devices], qtbot: QtBot
) -> None:
    del speaker
    parent = QObject()
    switch = SoundSwitch(tools, parent)
    switch.switch()
    switch.get_ready(("good",))
    assert tools.operations.wait_idle()
    assert switch.player._effects == {}
    switch.switch()
    qtbot.waitUntil(lambda: list(switch.player._effects) == ["good"])


def test_without_a_screen_nothing_sounds(appearance: Appearance) -> None:
    player = SoundPlayer(appearance)
    player.play("good")
    assert player.children() == []


# Keys, choices, cards


@pytest.mark.parametrize(
    ("keys", "caps"),
    [("Ctrl+K", ("Ctrl", "K")), ("F1", ("F1",)), ("Ctrl++", ("Ctrl", "+")), ("+", ("+",)), ("", ())],
)
def test_keys_are_drawn_as_one_cap_each(theme: Theme, qtbot: QtBot, keys: str, caps: tuple[str, ...]) -> None:
    hint = KeyHint(theme, keys)
    qtbot.addWidget(hint)
    assert hint.caps == caps
    assert hint.grab().toImage().width() >= len(caps)
    theme.changed.emit()


def test_arrows_move_a_choice_round_and_other_keys_do_not(theme: Theme, qtbot: QtBot) -> None:
    choice: SegmentedControl[str] = SegmentedControl(theme)
    qtbot.addWidget(choice)
    assert choice.value is None
    choice.set_options("Fruit", [Option("a", "Apple"), Option("b", "Pear", Icon.CHECK)])
    choice.show()
    chosen: list[str] = []
    choice.chosen.connect(chosen.append)
    first, second = choice.segments
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(second, Qt.Key.Key_Down)
    qtbot.keyClick(first, Qt.Key.Key_X)
    assert chosen == ["b", "a"]
    choice.set_options("Fruit", [Option("c", "Plum")])
    assert (choice.value, len(choice.segments)) == ("c", 1)
    choice.set_options("Fruit", [])
    assert choice.value is None


def test_a_card_that_leads_somewhere_is_pressed_by_enter(theme: Theme, qtbot: QtBot) -> None:
    card = CardButton(theme, Icon.DOOR)
    qtbot.addWidget(card)
    card.show()
    card.set_texts("Door", "Let people in.")
    pressed: list[object] = []
    card.clicked.connect(lambda: pressed.append(card))
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.keyClick(card, Qt.Key.Key_Tab)
    card.enterEvent(QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not card.grab().isNull()
    card.leaveEvent(QEvent(QEvent.Type.Leave))
    assert len(pressed) == 1
    assert (card.accessibleName(), card.accessibleDescription()) == ("Door", "Let people in.")
    assert card.sizeHint().height() > 0
    assert not card.grab().isNull()


def test_an_emptied_layout_holds_nothing_of_what_was_in_it(theme: Theme, qtbot: QtBot) -> None:
    card = Card(theme, "Title")
    qtbot.addWidget(card)
    label = QLabel("inside")
    card.body.addLayout(row(1, column(label).widget() or label))
    card.add(Line())
    card.set_chosen(True)
    assert card.property("chosen") == "true"
    empty_layout(card.body)
    assert card.body.count() == 0
    assert label.isHidden()


# Figures


def test_figures_say_what_they_show(theme: Theme, qtbot: QtBot) -> None:
    number, ring = BigNumber(theme), ProgressRing(theme)
    for widget in (number, ring):
        qtbot.addWidget(widget)
    number.set_figure("52", "here", Meaning.GOOD)
    number.set_alignment(Qt.AlignmentFlag.AlignRight)
    ring.set_value(1.7, "52", "of 52")
    assert (number.figure, number.accessibleName()) == ("52", "52 here")
    assert (ring.share, ring.accessibleName()) == (1.0, "52 of 52")
    before = number.sizeHint()
    number.set_figure("5", "here")
    assert number.sizeHint() == before
    theme.changed.emit()
    assert not number.grab().isNull()
    assert not ring.grab().isNull()


def test_a_stack_is_as_high_as_the_side_in_front(qtbot: QtBot) -> None:
    stack = CurrentStack()
    qtbot.addWidget(stack)
    low, high = QWidget(), Paragraph("words that wrap " * 40)
    low.setMinimumSize(10, 20)
    stack.add(low)
    stack.add(high)
    assert (stack.front, stack.minimumSizeHint().height(), stack.hasHeightForWidth()) == (low, 20, False)
    stack.show_side(high)
    assert stack.hasHeightForWidth()
    assert stack.heightForWidth(200) > stack.heightForWidth(800) > 20
    stack.turn_to(0)
    assert (stack.front, stack.minimumSizeHint().height()) == (low, 20)


def test_the_keys_go_with_the_side_that_comes_to_the_front(qtbot: QtBot) -> None:
    stack = CurrentStack()
    qtbot.addWidget(stack)
    one, two = QLineEdit(), QLineEdit()
    stack.add(one)
    stack.add(two)
    stack.show()
    qtbot.waitUntil(stack.isActiveWindow)
    one.setFocus()
    stack.show_side(two)
    assert two.hasFocus()
    assert not one.isVisible()
    stack.turn_to(1)
    assert two.hasFocus()


# Words


def test_every_kind_of_block_has_a_name_in_both_languages(appearance: Appearance) -> None:
    words = BlockWords()
    english = [words.kind(kind) for kind in BlockKind]
    assert words.length(20) == "20 min"
    assert words.length(60) == "1 h"
    assert words.length(95) == "1 h 35 min"
    appearance.set_language(Language.ZH)
    chinese = [words.kind(kind) for kind in BlockKind]
    assert words.minutes(15) == "15 分钟"
    assert len({*english, *chinese}) == 2 * len(BlockKind)
    appearance.set_language(Language.EN)
