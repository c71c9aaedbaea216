"""The style sheet, written from the tokens. Widgets say what they are by the property `kind`."""

from __future__ import annotations

from collections.abc import Mapping

from ui.theme.tokens import Colours, Measure, Meaning, Radius, TextRole


def style_sheet(c: Colours, sizes: Mapping[TextRole, int]) -> str:
    """Return the style sheet of the whole program for these colours and text sizes."""
    return "\n".join(
        (_texts(c, sizes), _surfaces(c), _buttons(c, sizes), _inputs(c), _lists(c, sizes), _rest(c, sizes))
    )


def _texts(c: Colours, sizes: Mapping[TextRole, int]) -> str:
    rules = [
        f'QLabel[role="{role}"] {{ font-size: {size}px; font-weight: 400; }}' for role, size in sizes.items()
    ]
    rules += [f'QLabel[role="{role}"] {{ font-weight: 700; }}' for role in ("strong", "title", "display")]
    rules += [f'QLabel[meaning="{m}"] {{ color: {c.ink_of(m)}; }}' for m in Meaning]
    return "\n".join(rules)


def _surfaces(c: Colours) -> str:
    tinted = "\n".join(
        f'QFrame[kind="notice"][meaning="{m}"] {{ background: {c.ground_of(m)}; border-color: {c.ground_of(m)}; }}'
        for m in Meaning
    )
    return f"""
QMainWindow, QDialog, QWidget[kind="page"] {{ background: {c.ground}; }}
QFrame[kind="card"], QFrame[kind="toast"], QFrame[kind="overlay"] {{ background: {c.card};
    border: 1px solid {c.line}; border-radius: {Radius.CARD}px; }}
QFrame[kind="overlay"], QFrame[kind="toast"] {{ border-color: {c.field_line}; }}
QFrame[kind="card"][chosen="true"] {{ border: 2px solid {c.accent}; }}
QFrame[kind="notice"] {{ border: 1px solid; border-radius: {Radius.CONTROL}px; }}
QFrame[kind="sunken"] {{ background: {c.sunken}; border: none; border-radius: {Radius.CONTROL}px; }}
QFrame[kind="line"] {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[kind="header"] {{ background: {c.ground}; border: none; border-bottom: 1px solid {c.line}; }}
QFrame[kind="rail"] {{ background: {c.rail}; border: none; }}
QScrollArea {{ border: none; background: transparent; }}
QWidget[kind="scrolled"] {{ background: transparent; }}
{tinted}"""


def _buttons(c: Colours, sizes: Mapping[TextRole, int]) -> str:
    inner = Measure.CONTROL - 4
    bad, accent = c.tints[Meaning.BAD], c.tints[Meaning.ACCENT]
    return f"""
QPushButton {{ background: {c.card}; color: {c.ink}; border: 2px solid {c.line}; min-height: {inner}px;
    border-radius: {Radius.CONTROL}px; padding: 0 14px; font-weight: 700; outline: none; }}
QPushButton:hover {{ background: {c.hover}; border-color: {c.field_line}; }}
QPushButton:pressed {{ background: {c.sunken}; }}
QPushButton:disabled {{ color: {c.ink_faint}; background: {c.ground}; border-color: {c.line}; }}
QPushButton[kind="primary"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; padding: 0 18px; }}
QPushButton[kind="primary"]:hover {{ background: {c.accent_hover}; border-color: {c.accent_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {c.accent_pressed}; border-color: {c.accent_pressed}; }}
QPushButton[kind="primary"]:disabled {{ background: {c.sunken}; color: {c.ink_soft}; border-color: {c.sunken}; }}
QPushButton[size="large"] {{ min-height: {Measure.CONTROL_LARGE - 4}px; padding: 0 28px;
    font-size: {sizes[TextRole.TITLE]}px; border-radius: {Radius.CARD}px; }}
QPushButton[kind="plain"] {{ background: transparent; border-color: transparent; color: {c.accent}; padding: 0 10px; }}
QPushButton[kind="plain"]:hover {{ background: {accent.ground}; }}
QPushButton[kind="danger"] {{ color: {bad.ink}; }}
QPushButton[kind="danger"]:hover {{ background: {bad.ground}; border-color: {bad.ink}; }}
QPushButton[kind="icon"] {{ background: transparent; border-color: transparent; padding: 0; min-width: {inner}px;
    max-width: {inner}px; }}
QPushButton[kind="icon"]:hover {{ background: {c.sunken}; }}
QPushButton[kind="icon"]:checked {{ background: {accent.ground}; }}
QPushButton[kind="segment"] {{ background: transparent; border-color: transparent; color: {c.ink_soft};
    min-height: {inner - 8}px; border-radius: {Radius.SMALL + 2}px; padding: 0 14px; font-weight: 400; }}
QPushButton[kind="segment"]:hover {{ color: {c.ink}; }}
QPushButton[kind="segment"]:checked {{ background: {c.card}; color: {c.ink}; border-color: {c.line}; font-weight: 700; }}
QPushButton[kind="rail"] {{ background: transparent; border-color: transparent; border-radius: {Radius.CARD}px; }}
QPushButton:focus, QPushButton[kind="segment"]:checked:focus {{ border-color: {c.focus}; }}"""


def _inputs(c: Colours) -> str:
    kinds = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QAbstractSpinBox")
    every = ", ".join(kinds)
    bad = c.ink_of(Meaning.BAD)
    return f"""
{every} {{ background: {c.card}; color: {c.ink}; border: 1px solid {c.field_line}; padding: 1px 11px;
    border-radius: {Radius.CONTROL}px; selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {Measure.CONTROL - 4}px; }}
QPlainTextEdit, QTextEdit {{ padding: 8px; }}
{", ".join(f"{kind}:focus" for kind in kinds)} {{ border: 2px solid {c.focus}; padding: 0 10px; }}
{", ".join(f"{kind}:disabled" for kind in kinds)} {{ background: {c.ground}; color: {c.ink_faint}; border-color: {c.line}; }}
{", ".join(f'{kind}[wrong="true"]' for kind in kinds)} {{ border: 2px solid {bad}; padding: 0 10px; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox QAbstractItemView {{ background: {c.card}; color: {c.ink}; border: 1px solid {c.field_line}; outline: none;
    selection-background-color: {c.ground_of(Meaning.ACCENT)}; selection-color: {c.ink}; }}
QCheckBox, QRadioButton {{ spacing: 10px; min-height: {Measure.CONTROL - 8}px; border: 2px solid transparent;
    border-radius: {Radius.SMALL}px; padding: 0 4px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.focus}; }}"""


def _lists(c: Colours, sizes: Mapping[TextRole, int]) -> str:
    return f"""
QAbstractItemView {{ background: {c.card}; border: 1px solid {c.line}; border-radius: {Radius.CARD}px; outline: none; }}
QAbstractItemView[flat="true"] {{ border: none; border-radius: 0; background: transparent; }}
QAbstractItemView:focus {{ border-color: {c.focus}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; color: {c.ink_soft}; border: none; padding: 0 12px;
    border-bottom: 1px solid {c.line}; min-height: 36px; font-size: {sizes[TextRole.SMALL]}px; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {c.ink_faint}; border-radius: 3px; margin: 3px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.ink_soft}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none;
    border: none; height: 0; width: 0; }}"""


def _rest(c: Colours, sizes: Mapping[TextRole, int]) -> str:
    return f"""
QToolTip {{ background: {c.card}; color: {c.ink}; border: 1px solid {c.field_line}; padding: 6px 10px;
    font-size: {sizes[TextRole.SMALL]}px; }}
QMenu {{ background: {c.card}; color: {c.ink}; border: 1px solid {c.field_line}; border-radius: {Radius.CONTROL}px; padding: 6px; }}
QMenu::item {{ padding: 8px 24px 8px 12px; border-radius: {Radius.SMALL}px; }}
QMenu::item:selected {{ background: {c.ground_of(Meaning.ACCENT)}; }}
QMenu::item:disabled {{ color: {c.ink_faint}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 6px; }}
QProgressBar {{ background: {c.sunken}; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 4px; }}
QSplitter::handle {{ background: transparent; }}"""
