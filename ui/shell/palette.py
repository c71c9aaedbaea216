"""Ctrl+K: type a few letters of what you want to do, in either language or by pinyin, and press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.shell.finding import fit
from ui.shell.other_language import in_other_language
from ui.shell.overlay import Overlay
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Radius, Space, TextRole
from ui.widgets.field import SearchEdit
from ui.widgets.label import Label
from ui.widgets.page import Command

COMMAND_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MOST_SHOWN = 8
OF_ITS_OWN = 70
"""How well something fits that was searched elsewhere: behind what begins so, before what only holds it."""

Find = Callable[[str], Sequence[Command]]
Index = QModelIndex | QPersistentModelIndex


class _Found(QAbstractListModel):
    """The commands that fit, best first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._commands: list[Command] = []

    def set_commands(self, commands: list[Command]) -> None:
        self.beginResetModel()
        self._commands = commands
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._commands)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        command = self._commands[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return command.title
        return command if role == COMMAND_ROLE else None


class _Lines(QStyledItemDelegate):
    """Paints a command: icon, title, keys at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(0, Measure.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        command = index.data(COMMAND_ROLE)
        colours = self._theme.colours
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.ground_of(Meaning.ACCENT)))
            painter.drawRoundedRect(rect, Radius.CONTROL, Radius.CONTROL)
        ink = colours.accent if is_current else colours.ink_soft
        scale = painter.device().devicePixelRatio()
        icon = self._theme.pixmap(command.icon, ink, Measure.ICON, scale)
        painter.drawPixmap(round(rect.left()) + Space.TWO, round(rect.center().y()) - Measure.ICON // 2, icon)
        inside = rect.adjusted(Space.TWO + Measure.ICON + Space.TWO, 0, -Space.TWO, 0)
        painter.setFont(self._theme.font(TextRole.BODY))
        painter.setPen(QColor(colours.ink))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, left, command.title)
        painter.setPen(QColor(colours.ink_soft))
        painter.setFont(self._theme.font(TextRole.SMALL))
        keys = QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)
        painter.restore()


class CommandPalette(Overlay):
    """A line to type in and the commands that fit."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, Measure.FORM_WIDTH + 2 * Space.EIGHT)
        self._commands: Sequence[Command] = ()
        self._find_also: Find | None = None
        self.edit = SearchEdit(theme)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.installEventFilter(self)
        self._model = _Found(self)
        self.list = QListView()
        self.list.setProperty("flat", "true")
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Lines(theme, self))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(MOST_SHOWN * Measure.ROW + 2)
        self.list.clicked.connect(self._on_clicked)
        self.nothing_label = Label(meaning=Meaning.SOFT, wraps=True)
        self.nothing_label.hide()
        for widget in (self.edit, self.nothing_label, self.list):
            self.body.addWidget(widget)

    def first_focus(self) -> QWidget:
        """Type at once."""
        return self.edit

    def offer(self, commands: Sequence[Command]) -> None:
        """Open with these commands."""
        other = in_other_language()
        self._commands = [
            replace(one, other_words=f"{one.other_words} {other.get(one.title, '')}".strip())
            for one in commands
        ]
        self._find_also = None
        self.edit.set_texts(self.tr("What do you want to do, or whom do you look for?"))
        self.nothing_label.setText(self.tr("Nothing fits. Try fewer letters."))
        self.list.setAccessibleName(self.tr("Commands that fit"))
        self.edit.clear()
        self._on_text_changed("")
        self.open()

    def search_also(self, find: Find) -> None:
        """Show what `find` returns for the words typed, too, until the palette is opened anew."""
        self._find_also = find
        self._on_text_changed(self.edit.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list by the arrow keys while typing."""
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._on_clicked(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        count = self._model.rowCount()
        if count:
            row = (self.list.currentIndex().row() + by) % count
            self.list.setCurrentIndex(self._model.index(row))

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        scored = [(fit(text, command.title, command.other_words), command) for command in self._commands]
        found = [pair for pair in scored if pair[0]]
        if self._find_also is not None and text.strip():
            found += [(OF_ITS_OWN, command) for command in self._find_also(text)]
        found.sort(key=_score, reverse=True)
        self._model.set_commands([command for _, command in found])
        self.list.setCurrentIndex(self._model.index(0))
        self.nothing_label.setVisible(not found)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        command = index.data(COMMAND_ROLE) if index.isValid() else None
        if isinstance(command, Command):
            self.close_up()
            command.do()


def _score(pair: tuple[int, Command]) -> int:
    return pair[0]
