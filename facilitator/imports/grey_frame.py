"""One frame of a camera by its brightness, as it lies in memory: nothing is copied to make it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_MIDDLE = 0.6
_SAMPLE_STEP = 397
"""A prime, so that the pixels looked at for the light do not stand in columns."""

_DARK = 60.0
_DIM = 90.0
_BLACK = 30.0
"""Black is 16 in the range of video; and a camera that sees nothing adds its noise."""

_NOISE = 4.0


@dataclass(frozen=True, slots=True)
class Light:
    """The mean brightness of a frame, 0 (black) to 255, and how far pixels are from it on average."""

    mean: float
    spread: float

    @property
    def is_dark(self) -> bool:
        """Say whether a badge needs light of its own in this room."""
        return self.mean < _DARK

    @property
    def is_dim(self) -> bool:
        """Say whether light that was turned on for a dark room is to stay on: it lights the room, too."""
        return self.mean < _DIM

    @property
    def is_covered(self) -> bool:
        """Say whether nothing is to be seen: as black as a camera has it, everywhere."""
        return self.mean < _BLACK and self.spread < _NOISE


@dataclass(frozen=True, slots=True)
class GreyFrame:
    """Bytes of brightness, line by line from the top; each line takes `line_bytes`, at least `width`.

    The bytes may belong to the camera: whoever makes a frame sees that they stay until it was read.
    """

    data: memoryview | bytes = field(repr=False)
    width: int
    height: int
    line_bytes: int

    def __post_init__(self) -> None:
        least = (self.height - 1) * self.line_bytes + self.width
        if self.width < 1 or self.height < 1 or self.line_bytes < self.width or len(self.data) < least:
            msg = f"no frame: {len(self.data)} bytes, {self.width} × {self.height}, {self.line_bytes} a line"
            raise ValueError(msg)

    def light(self) -> Light:
        """Return how bright the frame is, by few of its pixels."""
        sample = self.sample()
        mean = sum(sample) / len(sample)
        return Light(mean, sum(abs(one - mean) for one in sample) / len(sample))

    def sample(self) -> bytes:
        """Return one pixel of 397, from everywhere."""
        return bytes(self.data[::_SAMPLE_STEP])

    def rows(self) -> memoryview:
        """Return whole lines as a view of two dimensions, what is behind each line's end with it."""
        lines = len(self.data) // self.line_bytes
        whole = memoryview(self.data)[: lines * self.line_bytes]
        return whole.cast("B", (lines, self.line_bytes))

    def middle(self) -> tuple[Image, tuple[int, int]]:
        """Return a copy of the middle 60 % each way as a picture, and where its top left corner lies."""
        left, top = (round(side * (1 - _MIDDLE) / 2) for side in (self.width, self.height))
        return self.whole().crop((left, top, self.width - left, self.height - top)), (left, top)

    def smaller(self, widest: int) -> GreyFrame:
        """Return a copy that is at most about that wide, for people to look at."""
        small = self.whole().reduce(max(1, round(self.width / widest)))
        return GreyFrame(small.tobytes(), small.width, small.height, small.width)

    def whole(self) -> Image:
        """Return the frame as a picture that shares its bytes."""
        from PIL import Image

        size = (self.width, self.height)
        return Image.frombuffer("L", size, self.data, "raw", "L", self.line_bytes, 1)  # type: ignore[arg-type]
