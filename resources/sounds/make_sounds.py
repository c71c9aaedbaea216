"""Make the sounds of this folder: `python -m resources.sounds.make_sounds`. Ours: sine waves, no recording.

The keying page answers each key without the eyes: a tick for an answer, a higher one every fifth, two
rising notes at the end of a page, a low buzz for a refused key. The door has a sound for each of its answers:
rising for good, high for look here, low and rough for stop.
Every file is mono, 16 bit, 44,100 Hz, shorter than half a second and fades in and out, so nothing clicks.
"""

from __future__ import annotations

import math
import struct
import wave
from dataclasses import dataclass
from pathlib import Path

from resources import sounds_folder

RATE_HZ = 44_100
_FADE_MS = 4.0
_FULL_SCALE = 32_767


@dataclass(frozen=True, slots=True)
class Note:
    """One tone: frequency in hertz (0 is silence), length in milliseconds, loudness from 0 to 1."""

    hz: float
    length_ms: float
    loudness: float = 0.5
    overtone: float = 0.0
    """Loudness of the third harmonic beside the tone; gives a buzz its edge."""


SOUNDS: dict[str, tuple[Note, ...]] = {
    "tick": (Note(1_320, 28, 0.28),),
    "fifth": (Note(1_760, 45, 0.36),),
    "page_end": (Note(988, 80, 0.38), Note(1_319, 130, 0.38)),
    "refused": (Note(165, 170, 0.5, overtone=0.35),),
    "good": (Note(784, 70, 0.42), Note(1_175, 120, 0.42)),
    "amber": (Note(659, 110, 0.42), Note(0, 50), Note(659, 110, 0.42)),
    "back": (Note(784, 60, 0.42), Note(0, 30), Note(784, 60, 0.42), Note(1_175, 110, 0.42)),
    "left": (Note(1_175, 80, 0.38), Note(784, 140, 0.38)),
    "not_here": (Note(784, 90, 0.4), Note(659, 90, 0.4), Note(784, 90, 0.4)),
    "taken_back": (Note(880, 60, 0.36), Note(659, 60, 0.36), Note(440, 120, 0.36)),
    "spare": (Note(523, 80, 0.4), Note(659, 80, 0.4), Note(784, 80, 0.4), Note(659, 120, 0.4)),
    "several": (Note(659, 60, 0.42), Note(0, 40), Note(659, 60, 0.42), Note(0, 40), Note(659, 60, 0.42)),
    "other_half_day": (Note(659, 110, 0.42), Note(0, 40), Note(494, 200, 0.42)),
    "other_session": (Note(392, 120, 0.48, overtone=0.2), Note(0, 40), Note(294, 220, 0.48, overtone=0.2)),
    "unknown": (Note(294, 110, 0.48, overtone=0.25), Note(0, 60), Note(294, 220, 0.48, overtone=0.25)),
    "withdrawn": (Note(311, 100, 0.5, overtone=0.3), Note(0, 40), Note(208, 90, 0.5), Note(208, 160, 0.5)),
    "not_on_list": (Note(587, 90, 0.42), Note(0, 40), Note(587, 90, 0.42), Note(784, 150, 0.42)),
    "no_badge": (Note(262, 300, 0.48, overtone=0.3),),
    "wrong_digit": (Note(349, 70, 0.46, overtone=0.2), Note(262, 70, 0.46), Note(349, 140, 0.46)),
    "nobody": (Note(440, 90, 0.44), Note(349, 90, 0.44), Note(277, 160, 0.44)),
    "waits": (Note(523, 60, 0.36), Note(0, 120), Note(523, 60, 0.36)),
    "failed": (Note(196, 120, 0.5, overtone=0.35), Note(0, 60), Note(196, 120, 0.5, overtone=0.35)),
    "bad": (Note(311, 140, 0.5, overtone=0.3), Note(208, 220, 0.5, overtone=0.3)),
}


def samples(notes: tuple[Note, ...]) -> bytes:
    """Return the notes one after the other as little-endian 16-bit samples."""
    out = bytearray()
    for note in notes:
        count = round(RATE_HZ * note.length_ms / 1000)
        fade = RATE_HZ * _FADE_MS / 1000
        for i in range(count):
            envelope = min(1.0, i / fade, (count - i) / fade)
            turn = 2 * math.pi * note.hz * i / RATE_HZ
            tone = (math.sin(turn) + note.overtone * math.sin(3 * turn)) / (1 + note.overtone)
            out += struct.pack("<h", round(_FULL_SCALE * note.loudness * envelope * tone))
    return bytes(out)


def write_sounds(folder: Path) -> None:
    """Write one WAV file a sound into the folder, byte for byte the same on every run."""
    for name, notes in SOUNDS.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(samples(notes))


if __name__ == "__main__":
    write_sounds(sounds_folder())
