"""The typeface that travels with the program, the same in the window and in the PDF."""

from __future__ import annotations

from unicodedata import category

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from resources import font_path

FAMILY = "Noto Sans SC"
FALLBACKS = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "sans-serif")
FACES = ("NotoSansSC-Regular", "NotoSansSC-Bold")
_ANY_SIZE = 16
_WITHOUT_SHAPE = frozenset({"Cc", "Cf"})


def load_typeface() -> None:
    """Make the bundled faces known to Qt; a second call costs nothing."""
    if FAMILY in QFontDatabase.families():
        return
    for face in FACES:
        QFontDatabase.addApplicationFont(str(font_path(face)))


def unshown(text: str) -> str:
    """Return the characters of a text that no font of this laptop has, each once; they show as a box."""
    metrics = QFontMetrics(font_of(_ANY_SIZE))
    seen = (sign for sign in text if not sign.isspace() and category(sign) not in _WITHOUT_SHAPE)
    missing = (sign for sign in seen if not metrics.inFontUcs4(ord(sign)))
    return "".join(dict.fromkeys(missing))


def font_of(size_px: int, *, bold: bool = False) -> QFont:
    """Return the typeface at that size in logical pixels; its digits are all of one width."""
    font = QFont()
    font.setFamilies([FAMILY, *FALLBACKS])
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font
