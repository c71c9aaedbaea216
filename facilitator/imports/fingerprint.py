"""Telling versions apart by what they say: a hash over the content alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from facilitator.domain.programme import Programme
from facilitator.domain.questionnaire import Questionnaire

_DIGITS = 16


def _hash(content: object) -> str:
    """Return the first 16 hexadecimal digits of SHA-256 over the content as JSON."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def with_fingerprint(questionnaire: Questionnaire) -> Questionnaire:
    """Return the questionnaire with the hash of its content; the same words give the same hash."""
    bare = replace(questionnaire, content_hash="", id=None)
    return replace(questionnaire, content_hash=_hash(asdict(bare)))


def programme_with_fingerprint(programme: Programme, sources: Sequence[str] = ()) -> Programme:
    """Return the programme with the hash of its content; the same words and decks give the same hash.

    `sources` are the hashes of what its decks were made from.
    """
    content = _hash(asdict(replace(programme, content_hash="")))
    return replace(programme, content_hash=_hash([content, *sources]) if sources else content)
