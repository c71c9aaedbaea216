"""Files that travel with the program, found by typed functions; never by a path written elsewhere.

Every function returns an absolute path on the disk of this machine. `font_path`, `icon_path` and
`sound_path` raise `FileNotFoundError` for a name that is not shipped: that is a bug of the caller.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def _shipped(folder: str, file_name: str) -> Path:
    path = _HERE / folder / file_name
    if not path.is_file():
        raise FileNotFoundError(path)
    return path


def fonts_folder() -> Path:
    """Return the folder of the bundled fonts and their licence."""
    return _HERE / "fonts"


def font_path(name: str) -> Path:
    """Return the TrueType file of a face, e.g. `font_path("NotoSansSC-Regular")`."""
    return _shipped("fonts", f"{name}.ttf")


def icons_folder() -> Path:
    """Return the folder of the icons and their licence."""
    return _HERE / "icons"


def icon_path(name: str) -> Path:
    """Return the SVG of an icon by Lucide's name, drawn in `currentColor`: `icon_path("door-open")`."""
    return _shipped("icons", f"{name}.svg")


def sounds_folder() -> Path:
    """Return the folder of the sounds."""
    return _HERE / "sounds"


def sound_path(name: str) -> Path:
    """Return a short WAV (mono, 16 bit, 44,100 Hz) by name, e.g. `sound_path("tick")`."""
    return _shipped("sounds", f"{name}.wav")


def programmes_folder() -> Path:
    """Return the folder that holds one folder a shipped programme pack."""
    return _HERE / "programmes"


def i18n_folder() -> Path:
    """Return the folder of the catalogues: Qt's `.ts` files and the messages in JSON."""
    return _HERE / "i18n"


def phone_page(name: str) -> Path:
    """Return a piece of the page for phones, e.g. `phone_page("answer.html")`."""
    return _shipped("phone_page", name)
