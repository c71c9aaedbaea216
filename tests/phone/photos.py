"""Photos of badges as a phone would send them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import qrcode  # noqa: TID253 - nothing else is done here
from PIL import Image  # noqa: TID253

_SIDE = 210
_MARGIN = 90


def photo_of(*codes: str, scale: float = 1.0, kind: str = "JPEG") -> bytes:
    """Return a picture in which these codes lie in a row."""
    wide = _MARGIN + max(1, len(codes)) * (_SIDE + _MARGIN)
    picture = Image.new("RGB", (wide, _SIDE + 2 * _MARGIN), (205, 200, 190))
    for place, text in enumerate(codes):
        code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_H, border=4)
        code.add_data(text)
        code.make(fit=True)
        lines = code.get_matrix()
        drawn = Image.new("L", (len(lines), len(lines)), 255)
        drawn.putdata([20 if dark else 245 for line in lines for dark in line])
        square = drawn.resize((_SIDE, _SIDE), Image.Resampling.NEAREST).convert("RGB")
        picture.paste(square, (_MARGIN + place * (_SIDE + _MARGIN), _MARGIN))
    size = round(picture.width * scale), round(picture.height * scale)
    out = io.BytesIO()
    picture.resize(size).save(out, kind)
    return out.getvalue()


def large_photo(codes: Sequence[str]) -> bytes:
    """Return a picture of twelve million points, on a table that is not even, five codes in a line."""
    picture = Image.effect_noise((4000, 3000), 40).convert("RGB")
    for place, text in enumerate(codes):
        card = Image.open(io.BytesIO(photo_of(text)))
        across, down = place % 5, place // 5
        picture.paste(card, (100 + across * (card.width + 100), 100 + down * (card.height + 100)))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90)
    return out.getvalue()


def slow_photo(side: int = 1500) -> bytes:
    """Return a small file that is long looked at: the corner mark of a QR code, everywhere."""
    mark = Image.new("L", (9, 9), 255)
    for inset, ink in ((1, 0), (2, 255), (3, 0)):
        mark.paste(ink, (inset, inset, 8 - inset, 8 - inset))
    large = mark.resize((27, 27), Image.Resampling.NEAREST)
    picture = Image.new("L", (side, side), 255)
    for across in range(0, side, large.width):
        for down in range(0, side, large.height):
            picture.paste(large, (across, down))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def form_of(photo: bytes, edge: str = "x") -> tuple[str, bytes]:
    """Return a photo as a browser sends it: the content type, and the form."""
    head = f'--{edge}\r\nContent-Disposition: form-data; name="photo"; filename="1.jpg"\r\n\r\n'
    return f"multipart/form-data; boundary={edge}", head.encode() + photo + f"\r\n--{edge}--\r\n".encode()
