"""Pictures as the pages of a 16:9 PDF: upright, whole, and no larger than a projector can show.

Runs in the child process; `facilitator.imports.slides` asks for it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.message import Message, UserError

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 960.0, 540.0  # points, as the decks of ours
MOST_PIXELS = (2560, 1440)  # enough for a projector and a closer look
MOST_TO_DECODE = 120_000_000  # pixels; more does not fit into the child's memory
LOSSLESS_BYTES = 1_500_000
_QUALITY = 90


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A picture as it goes into the PDF, and whether it moved in its file."""

    content: BytesIO
    width: int
    height: int
    is_light: bool
    moves: bool


def write_picture_pages(order: Path) -> dict[str, object]:
    """Write the pictures that the JSON file `order` names into its `target`; return which `moving` ones.

    Raises UserError for a picture that cannot be read.
    """
    from reportlab.pdfgen.canvas import Canvas

    wanted = json.loads(order.read_text("utf-8"))
    canvas = Canvas(wanted["target"], pagesize=(WIDTH, HEIGHT), invariant=1)
    moving = []
    for number, name in enumerate(wanted["pictures"], start=1):
        sheet = _sheet(Path(name))
        if sheet.moves:
            moving.append(number)
        _draw(canvas, sheet)
    canvas.save()
    return {"moving": moving}


def write_upright(order: Path) -> dict[str, object]:
    """Write the `picture` that the JSON file `order` names into its `target`: upright and small enough."""
    wanted = json.loads(order.read_text("utf-8"))
    Path(wanted["target"]).write_bytes(_sheet(Path(wanted["picture"])).content.getvalue())
    return {}


def _draw(canvas: Canvas, sheet: _Sheet) -> None:
    from reportlab.lib.utils import ImageReader

    canvas.setFillGray(1.0 if sheet.is_light else 0.0)
    canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
    scale = min(WIDTH / sheet.width, HEIGHT / sheet.height)
    wide, high = sheet.width * scale, sheet.height * scale
    canvas.drawImage(ImageReader(sheet.content), (WIDTH - wide) / 2, (HEIGHT - high) / 2, wide, high)
    canvas.showPage()


def _sheet(path: Path) -> _Sheet:
    """Return one picture ready for the PDF, without what its camera wrote beside it."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # refused below with a sentence, and a JPEG is decoded smaller
    try:
        with Image.open(path) as picture:
            _check_size(picture, path.name)
            moves = getattr(picture, "n_frames", 1) > 1
            upright = ImageOps.exif_transpose(picture)
            has_alpha = upright.has_transparency_data
            plain = _on_white(upright) if has_alpha else upright.convert("RGB")
            plain.thumbnail(MOST_PIXELS)
            return _Sheet(_written(plain), plain.width, plain.height, has_alpha or _is_light(plain), moves)
    except (OSError, SyntaxError, ValueError, EOFError) as trouble:
        raise _unreadable(path.name) from trouble


def _check_size(picture: Image, name: str) -> None:
    """Let a JPEG be decoded smaller; refuse what does not fit into memory."""
    picture.draft("RGB", MOST_PIXELS)
    if picture.width * picture.height > MOST_TO_DECODE:
        raise UserError(
            Message(
                "{file} has {width} × {height} pixels, more than can be shown: save it smaller, "
                "{wide} pixels wide is enough.",
                {"file": name, "width": picture.width, "height": picture.height, "wide": MOST_PIXELS[0]},
            )
        )


def _unreadable(name: str) -> UserError:
    return UserError(
        Message(
            "{file} is damaged or is no picture that can be read: open it, save it as JPEG or PNG and "
            "choose that one.",
            {"file": name},
        )
    )


def _on_white(picture: Image) -> Image:
    from PIL import Image as Pictures

    ground = Pictures.new("RGBA", picture.size, "white")
    return Pictures.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")


def _is_light(picture: Image) -> bool:
    """Say whether the picture's rim is light, so that the sheet around it is white rather than black."""
    small = picture.resize((16, 9)).convert("L")
    rim = [small.getpixel((x, y)) for x in range(16) for y in (0, 8)]
    return sum(map(int, rim)) / len(rim) > 230  # type: ignore[arg-type]  # noqa: PLR2004 - nearly white


def _written(picture: Image) -> BytesIO:
    """Return the picture as PNG where that is small (drawings, screens), else as JPEG (photos)."""
    out = BytesIO()
    picture.save(out, "PNG")
    if out.tell() > LOSSLESS_BYTES:
        out = BytesIO()
        picture.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    out.seek(0)
    return out
