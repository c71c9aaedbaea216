"""Commands that answer lines: one JSON object for each line of input, once it is on disk.

A line may hold anything; what is no order gets a refusal and the next line is read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from facilitator.cli.desk import Desk
from facilitator.domain.message import Message, UserError

MOST_BYTES = 10_000

Record = Mapping[str, object]


def answer_lines(desk: Desk, handle: Callable[[str], Record]) -> int:
    """Answer every line of standard input until it ends; returns how many were refused.

    `handle` gets a line without its end and without blanks around it. Its UserError becomes a refusal.
    """
    refused = 0
    for number, line in enumerate(lines_of(sys.stdin.buffer), start=1):
        record = _answered(line, handle)
        refused += not record["ok"]
        desk.answer({"line": number, **record})
    return refused


def _answered(line: str | Message, handle: Callable[[str], Record]) -> Record:
    if isinstance(line, Message):
        return {"ok": False, "outcome": "unreadable", "problem": "unreadable", "message": line}
    try:
        return handle(line)
    except UserError as error:
        return {"ok": False, "outcome": "refused", "problem": "refused", "message": error.message}


def lines_of(stream: BinaryIO) -> Iterator[str | Message]:
    """Give each line as text, or the sentence that says why it is none."""
    while chunk := stream.readline(MOST_BYTES):
        is_whole = chunk.endswith(b"\n") or len(chunk) < MOST_BYTES
        while not is_whole:
            rest = stream.readline(MOST_BYTES)
            is_whole = rest.endswith(b"\n") or len(rest) < MOST_BYTES
            chunk = b""
        yield _text(chunk) if chunk else Message("This line is too long.")


def _text(chunk: bytes) -> str | Message:
    try:
        text = chunk.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        return Message("This line is no text in UTF-8.")
    if not text:
        return Message("This line is empty.")
    if not text.isprintable() and not text.replace("\t", " ").isprintable():
        return Message("This line has signs that cannot be printed.")
    return text
