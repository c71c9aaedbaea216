"""The typeface that travels with the program, the same in the window and in the PDF."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from resources import font_path

FAMILY = "Noto Sans SC"
FALLBACKS = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "sans-serif")
FACES = ("NotoSansSC-Regular", "NotoSansSC-Bold")


def load_typeface() -> None:
    """Make the bundled faces known to Qt; a second call costs nothing."""
    if FAMILY in QFontDatabase.families():
        return
    for face in FACES:
        QFontDatabase.addApplicationFont(str(font_path(face)))


def font_of(size_px: int, *, bold: bool = False) -> QFont:
    """Return the typeface at that size in logical pixels; its digits are all of one width."""
    font = QFont()
    font.setFamilies([FAMILY, *FALLBACKS])
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font
