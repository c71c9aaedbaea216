"""Blocks to choose from: type a part of a name, arrows move, Enter takes one; or drag one away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.block_library import LibraryBlock
from facilitator.domain.language import Language
from facilitator.domain.programme import BlockKind
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Radius, Space, TextRole
from ui.widgets.block_drag import block_in_hand
from ui.widgets.block_words import BlockWords
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.rows_model import ROW_ROLE

Index = QModelIndex | QPersistentModelIndex
Entry = LibraryBlock | BlockKind
"""A block, or the heading above those of its kind."""

_NOTHING = Qt.ItemFlag.NoItemFlags


class BlockListModel(QAbstractListModel):
    """Blocks under headings of their kinds; a heading cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.words = BlockWords(self)
        self.language = Language.EN
        self.can_drag = False
        self.tells_kind = True
        self._entries: tuple[Entry, ...] = ()

    @property
    def blocks(self) -> tuple[LibraryBlock, ...]:
        """The blocks shown."""
        return tuple(entry for entry in self._entries if isinstance(entry, LibraryBlock))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these from now on."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only blocks be chosen, and dragged where they may be."""
        if not index.isValid() or not isinstance(self._entries[index.row()], LibraryBlock):
            return _NOTHING
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen | Qt.ItemFlag.ItemIsDragEnabled if self.can_drag else chosen

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt names it
        """Return what a drag carries."""
        [entry] = [self._entries[index.row()] for index in indexes[:1]]
        return block_in_hand(entry.item.id) if isinstance(entry, LibraryBlock) else QMimeData()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line says; a screen reader hears all of it."""
        entry = self._entries[index.row()]
        if role == ROW_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(entry)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return "\n".join(line for line in (self._title(entry), self.details(entry)) if line)
        return None

    def details(self, entry: Entry) -> str:
        """Return the second line of a block: its length, how it is done, where it is from."""
        if not isinstance(entry, LibraryBlock):
            return ""
        item = entry.item
        kind = self.words.kind(item.kind) if self.tells_kind else ""
        texts = (text.in_language(self.language) for text in (item.method, entry.source))
        return " · ".join(part for part in (kind, self.words.minutes(item.planned_minutes), *texts) if part)

    def _title(self, entry: Entry) -> str:
        if isinstance(entry, LibraryBlock):
            return entry.item.title.in_language(self.language)
        return self.words.kind(entry)


class _BlockDelegate(QStyledItemDelegate):
    """Paints a heading in small soft letters, and a block in two lines."""

    def __init__(self, theme: Theme, model: BlockListModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line."""
        is_block = isinstance(index.data(ROW_ROLE), LibraryBlock)
        return QSize(option.rect.width(), Measure.CONTROL_LARGE if is_block else Space.FOUR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        colours, rect = self._theme.colours, option.rect
        entry = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = rect.adjusted(Space.ONE, 0, -Space.ONE, 0)
        if isinstance(entry, LibraryBlock):
            self._paint_ground(painter, option)
            half = rect.height() // 2
            upper = inside.adjusted(0, Space.HALF, 0, -half)
            self._write(painter, upper, self._model.data(index), TextRole.STRONG, colours.ink)
            lower = inside.adjusted(0, half, 0, -Space.HALF)
            self._write(painter, lower, self._model.details(entry), TextRole.SMALL, colours.ink_soft)
        else:
            lower = inside.adjusted(0, Space.ONE, 0, 0)
            self._write(painter, lower, self._model.data(index), TextRole.SMALL, colours.accent)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours = self._theme.colours
        if option.state & QStyle.StateFlag.State_Selected:
            ground = colours.ground_of(Meaning.ACCENT)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            ground = colours.hover
        else:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(option.rect, Radius.SMALL, Radius.SMALL)

    def _write(self, painter: QPainter, rect: QRect, text: object, role: TextRole, colour: str) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(str(text), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class BlockList(QWidget):
    """A line to type into above a list of blocks; `has_groups` puts headings of kinds between them."""

    taken = Signal(object)
    """The `LibraryBlock` on which Enter was pressed or that was double-clicked."""

    def __init__(
        self, theme: Theme, *, has_groups: bool, can_drag: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._blocks: tuple[LibraryBlock, ...] = ()
        self._has_groups = has_groups
        self._empty_text = ""
        self.name_field = Field(_NameEdit())
        self.name_field.edit.setClearButtonEnabled(True)
        self.name_field.edit.textChanged.connect(self._on_typed)
        self.name_field.edit.returnPressed.connect(self._on_return)
        self.name_field.edit.stepped.connect(self._step)
        self.model = BlockListModel(self)
        self.model.can_drag, self.model.tells_kind = can_drag, not has_groups
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_BlockDelegate(theme, self.model, self.list))
        self.list.setProperty("flat", "true")
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(False)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setDragEnabled(can_drag)
        self.list.activated.connect(self._on_activated)
        self._nothing = Label(meaning=Meaning.SOFT, wraps=True)
        self._nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.ONE)
        layout.addWidget(self.name_field)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)

    @property
    def shown(self) -> tuple[LibraryBlock, ...]:
        """The blocks whose names hold what is typed."""
        return self.model.blocks

    def block(self, item: UUID) -> LibraryBlock | None:
        """Return the block of that id, shown or not."""
        return next((block for block in self._blocks if block.item.id == item), None)

    def set_texts(self, name: str, hint: str, empty: str) -> None:
        """Name the list and its line, and say what stands where no block is meant."""
        self.name_field.set_texts(name, hint)
        self.list.setAccessibleName(name)
        self._empty_text = empty
        self._filter()

    def show_blocks(self, blocks: Sequence[LibraryBlock], language: Language) -> None:
        """Offer these blocks; what is typed goes on to choose among them."""
        self._blocks, self.model.language = tuple(blocks), language
        self._filter()

    def show_language(self, language: Language) -> None:
        """Name the blocks in that language from now on."""
        self.model.language = language
        self._filter()

    def begin(self) -> None:
        """Take the keys, with nothing typed."""
        self.name_field.edit.clear()
        self.name_field.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def chosen_block(self) -> LibraryBlock | None:
        """Return the block that Enter would take."""
        entry = self.list.currentIndex().data(ROW_ROLE)
        return entry if isinstance(entry, LibraryBlock) else None

    def _filter(self) -> None:
        """Show what is meant; the block that was chosen stays chosen, else the first one is."""
        typed, before = self.name_field.edit.text(), self.chosen_block()
        found = [block for block in self._blocks if block.is_meant_by(typed)]
        self.model.show_entries(list(_grouped(found)) if self._has_groups else found)
        self._nothing.setText(self._empty_text)
        self._nothing.setVisible(not found and bool(self._empty_text))
        self._choose_from(0, 1)
        if before is not None:
            self._choose(before.item.id)

    def _choose(self, item: UUID) -> None:
        for place in range(self.model.rowCount()):
            entry = self.model.index(place).data(ROW_ROLE)
            if isinstance(entry, LibraryBlock) and entry.item.id == item:
                self.list.setCurrentIndex(self.model.index(place))

    def _choose_from(self, place: int, direction: int) -> None:
        """Choose the first block from a place on; headings are passed over."""
        while 0 <= place < self.model.rowCount():
            if self.model.flags(self.model.index(place)) != _NOTHING:
                self.list.setCurrentIndex(self.model.index(place))
                return
            place += direction

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        del text
        self._filter()

    @Slot(int)
    def _step(self, steps: int) -> None:
        self._choose_from(self.list.currentIndex().row() + steps, steps)

    @Slot()
    def _on_return(self) -> None:
        block = self.chosen_block()
        if block is not None:
            self.taken.emit(block)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        entry = index.data(ROW_ROLE)
        if isinstance(entry, LibraryBlock):
            self.taken.emit(entry)


class _NameEdit(QLineEdit):
    """A line whose arrows up and down move in the list below it."""

    stepped = Signal(int)
    """So many rows down."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the arrows on."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _grouped(blocks: Sequence[LibraryBlock]) -> Iterator[Entry]:
    for kind, group in groupby(blocks, key=lambda block: block.item.kind):
        yield kind
        yield from group
