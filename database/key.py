"""The key of a file, by SQLCipher's own rule, worked out once and not at each connection.

SQLCipher 4: PBKDF2 with HMAC-SHA-512 over the passphrase and the file's first 16 bytes; 256,000
rounds, or 4,000 under the published key, where there is nothing to guess. Given to SQLCipher as "raw
key and salt" (https://www.zetetic.net/sqlcipher/sqlcipher-api/#key), so the file opens just as well
in any other SQLCipher by the passphrase.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from functools import lru_cache

PUBLISHED_KEY = "facilitator workspace without a passphrase"
OPEN_SALT = b"Facilitator open"
OPEN_ROUNDS = 4_000
PASSPHRASE_ROUNDS = 256_000


def new_salt(passphrase: str | None) -> bytes:
    """Return the 16 bytes with which a new file begins."""
    return OPEN_SALT if passphrase is None else secrets.token_bytes(len(OPEN_SALT))


def raw_key(passphrase: str | None, salt: bytes) -> str:
    """Return key and salt in hexadecimal, 96 digits, for a file that begins with `salt`."""
    if passphrase is None:
        return _derived(PUBLISHED_KEY, salt, OPEN_ROUNDS)
    return _derived(unicodedata.normalize("NFC", passphrase), salt, PASSPHRASE_ROUNDS)


@lru_cache(maxsize=4)
def _derived(passphrase: str, salt: bytes, rounds: int) -> str:
    key = hashlib.pbkdf2_hmac("sha512", passphrase.encode("utf-8", "surrogatepass"), salt, rounds, 32)
    return key.hex() + salt.hex()
