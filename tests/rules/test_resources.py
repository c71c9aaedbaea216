"""What travels with the program is there, is whole, is used, and carries its licence."""

from __future__ import annotations

import re
import struct
import wave
from pathlib import Path

import pytest

import resources
from resources.sounds.make_sounds import SOUNDS, samples, write_sounds
from tests.rules.source import ROOT, product_files

_RARE_NAMES = "喆囍䶮㛃赟珺玥堃"
_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_PUNCTUATION = "，。、；：？！“”‘’（）《》—…·％＋－"


def _characters_of(font: Path) -> set[int]:
    """Return the code points of a face, read from its cmap (formats 4 and 12) without any library."""
    data = font.read_bytes()
    tables = struct.unpack(">H", data[4:6])[0]
    records = (struct.unpack(">4s3I", data[12 + 16 * i : 28 + 16 * i]) for i in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    subtables = struct.unpack(">H", data[start + 2 : start + 4])[0]
    offsets = [struct.unpack(">I", data[start + 8 + 8 * i : start + 12 + 8 * i])[0] for i in range(subtables)]
    wide = next(
        start + offset for offset in offsets if data[start + offset : start + offset + 2] == b"\x00\x0c"
    )
    groups = struct.unpack(">I", data[wide + 12 : wide + 16])[0]
    found: set[int] = set()
    for i in range(groups):
        first, last, _ = struct.unpack(">3I", data[wide + 16 + 12 * i : wide + 28 + 12 * i])
        found.update(range(first, last + 1))
    return found


@pytest.mark.parametrize("face", ["NotoSansSC-Regular", "NotoSansSC-Bold"])
def test_both_weights_draw_rare_names_ascii_and_chinese_punctuation(face: str) -> None:
    characters = _characters_of(resources.font_path(face))
    assert [c for c in _RARE_NAMES + _ASCII + _PUNCTUATION if ord(c) not in characters] == []


@pytest.mark.parametrize("face", ["NotoSansSC-Regular", "NotoSansSC-Bold"])
def test_both_weights_draw_every_common_chinese_character(face: str) -> None:
    common = bytes(b for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF) for b in (high, low))
    assert {ord(c) for c in common.decode("gb2312", "ignore")} - _characters_of(
        resources.font_path(face)
    ) == set()


def test_fonts_and_icons_carry_their_licences() -> None:
    assert "SIL OPEN FONT LICENSE" in (resources.fonts_folder() / "OFL.txt").read_text("utf-8")
    assert "ISC License" in (resources.icons_folder() / "LICENSE-lucide.txt").read_text("utf-8")


def _icons_of_the_table() -> set[str]:
    source = (ROOT / "ui" / "theme" / "icons.py").read_text("utf-8")
    return set(re.findall(r'^    [A-Z_]+ = "([a-z0-9-]+)"$', source, re.MULTILINE))


def test_the_icon_table_and_the_icons_shipped_are_the_same() -> None:
    shipped = {path.stem for path in resources.icons_folder().glob("*.svg")}
    assert shipped == _icons_of_the_table()
    assert len(shipped) > 20


def test_every_icon_is_drawn_in_the_colour_of_its_text() -> None:
    icons = list(resources.icons_folder().glob("*.svg"))
    assert [icon.name for icon in icons if 'stroke="currentColor"' not in icon.read_text("utf-8")] == []


def test_every_icon_of_the_table_is_used() -> None:
    source = (ROOT / "ui" / "theme" / "icons.py").read_text("utf-8")
    names = re.findall(r'^    ([A-Z_]+) = "[a-z0-9-]+"$', source, re.MULTILINE)
    elsewhere = "".join(path.read_text("utf-8") for path in product_files("ui") if path.name != "icons.py")
    assert [name for name in names if f"Icon.{name}" not in elsewhere] == []


@pytest.mark.parametrize("name", SOUNDS)
def test_every_sound_is_what_its_script_makes(name: str) -> None:
    with wave.open(str(resources.sound_path(name)), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 44_100)
        stored = file.readframes(file.getnframes())
    made = samples(SOUNDS[name])
    assert len(stored) == len(made)
    pairs = zip(struct.iter_unpack("<h", stored), struct.iter_unpack("<h", made), strict=True)
    assert max(abs(a - b) for (a,), (b,) in pairs) <= 1, (
        "sine differs by a step between platforms, not by more"
    )


def test_making_the_sounds_anew_changes_nothing(tmp_path: Path) -> None:
    write_sounds(tmp_path)
    shipped = Path(resources.sound_path("tick")).parent
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in shipped.glob("*.wav")}


def test_every_sound_is_short_and_has_its_script() -> None:
    shipped = {path.stem: path for path in resources.sounds_folder().glob("*.wav")}
    assert shipped.keys() == SOUNDS.keys()
    assert [name for name, path in shipped.items() if path.stat().st_size > 44_100] == []


@pytest.mark.parametrize("find", [resources.font_path, resources.icon_path, resources.sound_path])
def test_a_name_that_is_not_shipped_is_an_error(find: object) -> None:
    with pytest.raises(FileNotFoundError):
        find("no-such-thing")  # type: ignore[operator]


def test_folders_of_data_are_there() -> None:
    assert resources.programmes_folder().is_dir()
    assert resources.i18n_folder().is_dir()
