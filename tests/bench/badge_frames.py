"""Camera frames of badges as a webcam would see them: 65° wide, 1280 × 720, grey, 8 bit.

A card is drawn with four times the pixels and reduced, so that a pixel is the mean of its area; then come
the lens, the hand, the light and the sensor. A code of 21 modules is 25 mm wide, as badges are printed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np  # noqa: TID253 - nothing else is done here
import qrcode  # noqa: TID253
from numpy.typing import NDArray  # noqa: TID253
from PIL import Image, ImageDraw  # noqa: TID253

WIDTH, HEIGHT = 1280, 720
MODULES = 21
CODE_MM = 25.0
CARD_MM = (86.0, 54.0)
FOCAL_PX = WIDTH / 2 / math.tan(math.radians(65 / 2))
_SCALE = 8
"""Pixels a millimetre in the drawing of a card."""

_FINER = 4
Corner = tuple[float, float]
Grey = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scene:
    """How one badge is held. Angles in degrees, lengths in pixels of the frame, shares from 0 to 1.

    `defocus_px` is the radius of the blur disc, `motion_px` how far the hand moves while the shutter is
    open. `light` is the grey of white paper. `glare` and `thumb` are shares of the symbol that are hidden;
    `thumb_at` is where along the code's lower edge the thumb lies, from 0 to 1, none for anywhere.
    """

    distance_cm: float = 40
    spin: float = 0
    tilt: float = 0
    defocus_px: float = 0
    motion_px: float = 0
    light: float = 200
    noise: float = 3
    glare: float = 0
    thumb: float = 0
    thumb_at: float | None = None
    offset: Corner = (0, 0)


def frame_of(text: str, scene: Scene, chance: Random) -> bytes:
    """Return the frame of one badge, 1280 × 720 bytes."""
    return frame_with([(text, scene)], scene, chance)


def frame_with(badges: Sequence[tuple[str, Scene]], room: Scene, chance: Random) -> bytes:
    """Return the frame of several badges in the light of `room`."""
    whole = _background(chance)
    for text, scene in badges:
        _put(whole, text, scene, chance)
    return shot(whole, room, chance)


def still(text: str, scene: Scene, chance: Random) -> Grey:
    """Return what is in front of the lens, before light and sensor: give it to `shot`, often."""
    whole = _background(chance)
    _put(whole, text, scene, chance)
    return whole


def shot(whole: Grey, room: Scene, chance: Random) -> bytes:
    """Return one frame of that: in this light, with noise of its own."""
    noise = np.random.default_rng(chance.getrandbits(32)).standard_normal(whole.shape, np.float32)
    lit = whole * np.float32(room.light) + noise * np.float32(room.noise) + np.float32(0.5)
    return bytes(np.clip(lit, 0, 255).astype(np.uint8).tobytes())


def empty_frame(room: Scene, chance: Random) -> bytes:
    """Return the frame of a room in which nobody holds anything."""
    return shot(_background(chance), room, chance)


def _background(chance: Random) -> Grey:
    small = Image.new("L", (32, 18))
    small.putdata([chance.randint(40, 150) for _ in range(32 * 18)])
    soft = small.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(soft)
    for _ in range(6):
        left, top = chance.randrange(WIDTH), chance.randrange(HEIGHT)
        shade = chance.randint(20, 200)
        draw.rectangle((left, top, left + chance.randint(20, 300), top + chance.randint(20, 300)), shade)
    return np.asarray(soft, dtype=np.float32) / np.float32(255)


def _card(text: str, scene: Scene, chance: Random) -> Image.Image:
    """Return the printed card with its thumb and its glare."""
    code = qrcode.QRCode(version=1, error_correction=qrcode.constants.ERROR_CORRECT_H, border=0)
    code.add_data(text)
    code.make(fit=True)
    matrix = Image.new("L", (MODULES, MODULES), 255)
    matrix.putdata([20 if dark else 245 for line in code.get_matrix() for dark in line])
    side = round(CODE_MM * _SCALE)
    card = Image.new("L", tuple(round(mm * _SCALE) for mm in CARD_MM), 245)
    left, top = (card.width - side) // 2, (card.height - side) // 2
    card.paste(matrix.resize((side, side), Image.Resampling.NEAREST), (left, top))
    draw = ImageDraw.Draw(card)
    if scene.glare:
        radius = side * math.sqrt(scene.glare / math.pi)
        x, y = (start + chance.uniform(radius, side - radius) for start in (left, top))
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), 255)
    if scene.thumb:
        _put_thumb(draw, (left, top, side), scene, chance)
    return card


def _put_thumb(draw: ImageDraw.ImageDraw, code: tuple[int, int, int], scene: Scene, chance: Random) -> None:
    """Lay a thumb over a share of the symbol, from its lower edge."""
    left, top, side = code
    radius = side * math.sqrt(2 * scene.thumb / math.pi)
    x = chance.uniform(radius, side - radius) if scene.thumb_at is None else side * scene.thumb_at
    box = (left + x - radius, top + side - radius, left + x + radius, top + side + 5 * radius)
    draw.rounded_rectangle(box, radius, 130)


def _put(whole: Grey, text: str, scene: Scene, chance: Random) -> None:
    """Hold the card before the camera: warp it into its place, then blur that place."""
    corners = _corners(scene)
    left, top = (math.floor(min(c[axis] for c in corners)) - 12 for axis in (0, 1))
    right, below = (math.ceil(max(c[axis] for c in corners)) + 12 for axis in (0, 1))
    left, top, right, below = max(0, left), max(0, top), min(WIDTH, right), min(HEIGHT, below)
    size = ((right - left) * _FINER, (below - top) * _FINER)
    goal = [((x - left) * _FINER, (y - top) * _FINER) for x, y in corners]
    card = _card(text, scene, chance)
    source = [(0, 0), (card.width, 0), (card.width, card.height), (0, card.height)]
    way = _homography(goal, source)
    warped = card.transform(size, Image.Transform.PERSPECTIVE, way, Image.Resampling.BILINEAR)
    mask = Image.new("L", card.size, 255).transform(size, Image.Transform.PERSPECTIVE, way)
    place = np.asarray(warped.reduce(_FINER), dtype=np.float32) / np.float32(255)
    share = np.asarray(mask.reduce(_FINER), dtype=np.float32) / np.float32(255)
    behind = whole[top:below, left:right]
    mixed = place + behind * (1 - share)
    whole[top:below, left:right] = _through_lens(mixed.astype(np.float32), scene)


def _corners(scene: Scene) -> list[Corner]:
    """Return where the card's corners fall in the frame: turned about its centre, then projected."""
    spin, tilt = math.radians(scene.spin), math.radians(scene.tilt)
    corners = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        x_mm, y_mm = x * CARD_MM[0] / 2, y * CARD_MM[1] / 2
        x_mm, y_mm = (
            x_mm * math.cos(spin) - y_mm * math.sin(spin),
            x_mm * math.sin(spin) + y_mm * math.cos(spin),
        )
        away = scene.distance_cm * 10 + x_mm * math.sin(tilt)
        corners.append(
            (
                WIDTH / 2 + scene.offset[0] + FOCAL_PX * x_mm * math.cos(tilt) / away,
                HEIGHT / 2 + scene.offset[1] + FOCAL_PX * y_mm / away,
            )
        )
    return corners


def _homography(goal: Sequence[Corner], source: Sequence[Corner]) -> list[float]:
    """Return the eight figures that Pillow wants: from a pixel of the goal to one of the source."""
    rows, values = [], []
    for (x, y), (u, v) in zip(goal, source, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return [float(one) for one in np.linalg.solve(np.array(rows), np.array(values))]


def _through_lens(place: Grey, scene: Scene) -> Grey:
    """Return the place as the lens and the moving hand leave it."""
    kernel = _disc(scene.defocus_px)
    if kernel.size > 1:
        place = _convolved(place, kernel)
    if scene.motion_px > 1:
        place = _convolved(place, _line(scene.motion_px))
    return _convolved(place, _gauss(0.6))


def _disc(radius: float) -> Grey:
    reach = math.ceil(radius)
    fine = np.linspace(-reach - 0.5, reach + 0.5, (2 * reach + 1) * 8 + 1)[:-1] + 1 / 16
    inside = (fine[:, None] ** 2 + fine[None, :] ** 2 <= max(radius, 0.01) ** 2).astype(np.float32)
    sums = inside.reshape(2 * reach + 1, 8, 2 * reach + 1, 8).sum(axis=(1, 3))
    return sums / max(float(sums.sum()), 1) if reach else np.ones((1, 1), np.float32)


def _line(length: float) -> Grey:
    reach = math.ceil(length / 2)
    weights = np.clip(length / 2 + 0.5 - np.abs(np.arange(-reach, reach + 1)), 0, 1)
    return (weights / weights.sum()).astype(np.float32)[None, :]


def _gauss(sigma: float) -> Grey:
    steps = np.exp(-(np.arange(-2, 3) ** 2) / (2 * sigma**2))
    return (np.outer(steps, steps) / steps.sum() ** 2).astype(np.float32)


def _convolved(place: Grey, kernel: Grey) -> Grey:
    high, wide = kernel.shape
    padded = np.pad(place, ((high // 2, high // 2), (wide // 2, wide // 2)), mode="edge")
    out = np.zeros_like(place)
    for row in range(high):
        for column in range(wide):
            weight = kernel[row, column]
            if weight:
                out += weight * padded[row : row + place.shape[0], column : column + place.shape[1]]
    return out
