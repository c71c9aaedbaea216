"""Small videos made for the tests: FFmpeg's own test picture and a tone, a few kilobytes each.

Made with `ffmpeg -f lavfi -i testsrc2=size=320x180:rate=10:duration=3 -f lavfi -i sine=440:duration=3`,
encoded as the names say (H.264 with AAC, three seconds; H.265 and VP9, two; AV1, one second of 160x90).
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "clips"
H264 = FOLDER / "h264.mp4"
H265 = FOLDER / "h265.mp4"
VP9 = FOLDER / "vp9.webm"
AV1 = FOLDER / "av1.mp4"
SOUND_ONLY = FOLDER / "audio_only.mp4"

H264_SECONDS = 3.0


def cut_short(path: Path, folder: Path, *, keep_bytes: int) -> Path:
    """Return a copy of which only the first bytes arrived."""
    copy = folder / f"cut_{path.name}"
    copy.write_bytes(path.read_bytes()[:keep_bytes])
    return copy


def made_of(content: bytes, folder: Path, name: str) -> Path:
    """Return a file of that content."""
    path = folder / name
    path.write_bytes(content)
    return path
