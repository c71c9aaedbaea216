"""A small file that only a passphrase opens: scrypt makes the key, AES-256-GCM closes it.

Layout: a line that says what it is, the cost of scrypt as a power of two (1 byte), salt (16 bytes), nonce
(12), length of what follows (4, big endian), SHA-256 of everything else (32), then the closed content with
its tag. The checksum tells a file that was cut or bent from a wrong passphrase; it says nothing of the
content, and all before it is bound into the tag. Cost as OWASP's password storage sheet asks of scrypt:
N = 2^17, r = 8, p = 1, 128 MB for a third of a second.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

from facilitator.domain.message import Message, UserError

MOST_BYTES = 1_000_000
"""A sealed file is never longer."""

_MAGIC = b"Facilitator sealed file 1\n"
_COST = 17
_LEAST_COST, _MOST_COST = 10, 17
_SALT, _NONCE, _LENGTH, _SUM = 16, 12, 4, 32
_HEAD = len(_MAGIC) + 1 + _SALT + _NONCE + _LENGTH
_KEY_BYTES = 32


def seal(content: bytes, passphrase: str) -> bytes:
    """Return the content as a file that only this passphrase opens; two calls give two files."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    length = len(content) + 16
    head = _MAGIC + bytes([_COST]) + salt + nonce + length.to_bytes(_LENGTH, "big")
    closed = AESGCM(_stretched(passphrase, salt, _COST)).encrypt(nonce, content, head)
    return head + hashlib.sha256(head + closed).digest() + closed


def unseal(file: bytes, passphrase: str) -> bytes:
    """Return the content; UserError for a foreign file, a cut one, or a wrong passphrase."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not file.startswith(_MAGIC):
        raise UserError(
            Message("This is not a file of badge keys. Choose the one that the other laptop wrote.")
        )
    head, checksum, closed = file[:_HEAD], file[_HEAD : _HEAD + _SUM], file[_HEAD + _SUM :]
    if hashlib.sha256(head + closed).digest() != checksum:
        raise UserError(Message("This file of badge keys is not whole. Copy it anew from the other laptop."))
    cost = head[len(_MAGIC)]
    if not _LEAST_COST <= cost <= _MOST_COST:
        raise UserError(
            Message("This file of badge keys is of a newer version. Update Facilitator here first.")
        )
    salt = head[len(_MAGIC) + 1 : len(_MAGIC) + 1 + _SALT]
    nonce = head[len(_MAGIC) + 1 + _SALT : _HEAD - _LENGTH]
    try:
        return AESGCM(_stretched(passphrase, salt, cost)).decrypt(nonce, closed, head)
    except InvalidTag as error:
        raise UserError(Message("This passphrase does not open the file. Type it as it was set.")) from error


def _stretched(passphrase: str, salt: bytes, cost: int) -> bytes:
    """Return the key of a passphrase, however its accents were typed."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8")
    return Scrypt(salt=salt, length=_KEY_BYTES, n=1 << cost, r=8, p=1).derive(typed)
