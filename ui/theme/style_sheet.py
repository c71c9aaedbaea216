"""The style sheet, written from the tokens. Widgets say what they are by the property `kind`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from string import Template

from ui.theme.tokens import BOLD_ROLES, Colours, Measure, Radius, TextRole

SHEET = Template("""
QMainWindow, QDialog, QWidget[kind="page"] { background: $ground; }
QFrame[kind="card"] { background: $card; border: 1px solid $line; border-radius: ${r_card}px; }
QFrame[kind="card"][chosen="true"] { border: 2px solid $accent; }
QFrame[kind="overlay"], QFrame[kind="toast"] {
    background: $card; border: 1px solid $field_line; border-radius: ${r_card}px; }
QFrame[kind="message"] {
    background: $warm_ground; border: 2px solid $warm_ink; border-radius: ${r_card}px; }
QFrame[kind="notice"] { border: none; border-radius: ${r_control}px; }
QFrame[kind="sunken"] { background: $sunken; border: none; border-radius: ${r_control}px; }
QFrame[kind="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="header"] { background: $ground; border: none; border-bottom: 1px solid $line; }
QFrame[kind="rail"] { background: $rail; border: none; }
QScrollArea { border: none; background: transparent; }
QWidget[kind="scrolled"] { background: transparent; }

QPushButton {
    background: $card; color: $ink; border: 2px solid $line; border-radius: ${r_control}px;
    min-height: ${control}px; padding: 0 14px; font-weight: 700; outline: none; }
QPushButton:hover { background: $hover; border-color: $field_line; }
QPushButton:pressed { background: $sunken; }
QPushButton:disabled { color: $ink_faint; background: $ground; border-color: $line; }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; padding: 0 18px; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $ink_soft; border-color: $sunken; }
QPushButton[scale="large"] {
    min-height: ${control_large}px; padding: 0 28px; font-size: ${title}px; border-radius: ${r_card}px; }
QPushButton[kind="plain"] {
    background: transparent; border-color: transparent; color: $accent; padding: 0 10px;
    text-align: left; }
QPushButton[kind="plain"]:hover { background: $accent_ground; }
QPushButton[kind="fold"] {
    background: transparent; border-color: transparent; color: $ink; padding: 0 8px 0 0; text-align: left; }
QPushButton[kind="fold"]:hover { color: $accent; }
QPushButton[kind="danger"] { color: $bad_ink; }
QPushButton[kind="danger"]:disabled { color: $ink_faint; }
QPushButton[kind="danger"]:hover { background: $bad_ground; border-color: $bad_ink; }
QPushButton[kind="icon"] {
    background: transparent; border-color: transparent; padding: 0;
    min-width: ${control}px; max-width: ${control}px; }
QPushButton[kind="icon"]:hover { background: $sunken; }
QPushButton[kind="icon"]:checked { background: $accent_ground; }
QPushButton[kind="segment"] {
    background: transparent; border-color: transparent; color: $ink_soft; font-weight: 400;
    min-height: ${segment}px; border-radius: ${r_segment}px; padding: 0 11px; }
QPushButton[kind="segment"]:hover { color: $ink; }
QPushButton[kind="segment"]:checked {
    background: $card; color: $ink; border-color: $line; font-weight: 700; }
QPushButton:focus, QPushButton[kind="fold"]:focus, QPushButton[kind="segment"]:checked:focus {
    border-color: $focus; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $card; color: $ink; border: 1px solid $field_line; border-radius: ${r_control}px;
    padding: 1px 11px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${control}px; }
QLineEdit[scale="large"] { min-height: ${control_large}px; font-size: ${title}px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { min-height: 0; border: none; padding: 0;
    background: transparent; }
QAbstractSpinBox { max-height: ${control}px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QPlainTextEdit, QTextEdit { padding: 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $focus; padding: 0 10px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled { background: $ground; color: $ink_faint; border-color: $line; }
*[wrong="true"] { border: 2px solid $bad_ink; padding: 0 10px; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url($down_arrow); width: 16px; height: 16px; }
QComboBox QAbstractItemView {
    background: $card; color: $ink; border: 1px solid $field_line; border-radius: 0; outline: none;
    selection-background-color: $accent_ground; selection-color: $ink; }
QComboBox QAbstractItemView::item { min-height: ${choice}px; padding: 0 10px; color: $ink; }
QComboBox QAbstractItemView::item:selected { background: $accent_ground; }
QCheckBox, QRadioButton {
    spacing: 10px; min-height: ${segment}px; border: 2px solid transparent; border-radius: ${r_small}px;
    padding: 0 4px; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 18px; height: 18px; border: 1px solid $field_line; background: $card; }
QCheckBox::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: 10px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($tick); }
QRadioButton::indicator:checked { border: 6px solid $accent; width: 8px; height: 8px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }

QAbstractItemView { background: $card; border: 1px solid $line; border-radius: ${r_card}px; outline: none; }
QAbstractItemView[flat="true"] { border: none; border-radius: 0; background: transparent; }
RowsTable[flat="true"] { border: 1px solid transparent; border-radius: ${r_small}px; }
QAbstractItemView:focus, RowsTable[flat="true"]:focus { border-color: $focus; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: transparent; color: $ink_soft; border: none; border-bottom: 1px solid $line;
    padding: 0 12px; min-height: 36px; font-size: ${small}px; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle {
    background: $ink_faint; border-radius: 3px; margin: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $ink_soft; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: none; border: none; height: 0; width: 0; }

QToolTip { background: $card; color: $ink; border: 1px solid $field_line; padding: 6px 10px; }
QMenu {
    background: $card; color: $ink; border: 1px solid $field_line; border-radius: ${r_control}px;
    padding: 6px; }
QMenu::item { padding: 8px 24px 8px 12px; border-radius: ${r_small}px; }
QMenu::item:selected { background: $accent_ground; }
QMenu::item:disabled { color: $ink_faint; }
QMenu::separator { height: 1px; background: $line; margin: 6px; }
QProgressBar { background: $sunken; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QSplitter::handle { background: transparent; }
""")

MEANING_SHEET = Template("""
QLabel[meaning="$meaning"] { color: $ink; }
QFrame[kind="notice"][meaning="$meaning"] { background: $ground; }
""")

BORDER = 2
"""Every control keeps room for its focus ring, so that nothing moves when the focus comes."""


def style_sheet(colours: Colours, sizes: Mapping[TextRole, int], drawings: Mapping[str, str]) -> str:
    """Return the style sheet of the whole program for these colours and text sizes.

    `drawings` are the paths of the tick and the arrow of a choice, already tinted.
    """
    tokens: dict[str, object] = {
        field.name: getattr(colours, field.name) for field in fields(Colours) if field.name != "tints"
    }
    for meaning, tint in colours.tints.items():
        tokens |= {f"{meaning}_ink": tint.ink, f"{meaning}_ground": tint.ground}
    tokens |= {str(role): size for role, size in sizes.items()}
    tokens |= drawings
    tokens |= {
        "control": Measure.CONTROL - 2 * BORDER,
        "control_large": Measure.CONTROL_LARGE - 2 * BORDER,
        "choice": Measure.CONTROL - 4 * BORDER,
        "segment": Measure.CONTROL - 6 * BORDER,
        "r_small": int(Radius.SMALL),
        "r_segment": Radius.SMALL + BORDER,
        "r_control": int(Radius.CONTROL),
        "r_card": int(Radius.CARD),
    }
    meanings = (
        MEANING_SHEET.substitute(meaning=meaning, ink=tint.ink, ground=tint.ground)
        for meaning, tint in colours.tints.items()
    )
    texts = (
        f'QLabel[role="{role}"] {{ font-size: {size}px; font-weight: {700 if role in BOLD_ROLES else 400}; }}'
        for role, size in sizes.items()
    )
    return SHEET.substitute(tokens) + "".join(meanings) + "\n".join(texts)
