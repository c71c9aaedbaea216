"""What every command gets: how to speak to whoever called, and the workspace when it asks for it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO
from uuid import UUID

from facilitator import compose
from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message, UserError
from facilitator.services.ports import Workspace
from facilitator.words import Words


class WorkspaceError(Exception):
    """The workspace could not be opened or written; carries the sentence."""

    def __init__(self, message: Message) -> None:
        """Keep the sentence."""
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Desk:
    """The caller's side of a command: language, plain words or JSON, address of the workspace."""

    language: Language
    is_json: bool
    address: str | None
    accept_older: bool = False

    @property
    def say(self) -> Words:
        """Words in the caller's language."""
        return Words(self.language)

    def tell(self, message: Message) -> None:
        """Say a sentence to a person; with `--json` nothing is said."""
        if not self.is_json:
            write_line(sys.stdout, self.say.message(message))

    def show(self, text: str) -> None:
        """Write a line that is the same in every language; with `--json` nothing is written."""
        if not self.is_json:
            write_line(sys.stdout, text)

    def warn(self, message: Message) -> None:
        """Say a sentence about trouble, on the error stream; with `--json` it is an object."""
        sentence = self.say.message(message)
        if self.is_json:
            write_line(sys.stdout, as_json({"ok": False, "message": sentence}))
        else:
            write_line(sys.stderr, sentence)

    def give(self, record: Mapping[str, object]) -> None:
        """Write a result for a program: one line of JSON; without `--json` nothing is written."""
        if self.is_json:
            self.answer(record)

    def answer(self, record: Mapping[str, object]) -> None:
        """Write one line of JSON at once, whatever was asked for; for commands that answer lines."""
        write_line(sys.stdout, as_json(record, self.language))

    @contextmanager
    def workspace(self) -> Iterator[Workspace]:
        """Open the workspace for a command and close it behind it.

        Raises WorkspaceError when it cannot be opened, or when it fails while it is written.
        """
        try:
            workspace = compose.open_workspace(self.address, accept_older=self.accept_older)
        except UserError as error:
            raise WorkspaceError(error.message) from error
        try:
            yield workspace
        except UserError as error:
            if compose.is_store_trouble(error):
                raise WorkspaceError(error.message) from error
            raise
        finally:
            workspace.store.close()


def as_json(record: Mapping[str, object], language: Language = Language.EN) -> str:
    """Return a record as one line of JSON; messages and texts are said in the language."""

    def plain(value: object) -> str:
        match value:
            case Message() | Text():
                return Words(language).value(value)
            case datetime():
                return value.isoformat()
            case UUID() | Path():
                return str(value)
        raise TypeError(type(value))

    return json.dumps(record, ensure_ascii=False, default=plain)


def write_line(stream: TextIO, line: str) -> None:
    """Write a line and hand it to the reader at once; what cannot be coded is shown as `?`."""
    text = line + "\n"
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()


def language_of(choice: str | None) -> Language:
    """Return the language for sentences: the one asked for, else the environment's, else English."""
    if choice in set(Language):
        return Language(choice)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        value = os.environ.get(name, "")
        if value:
            return Language.ZH if value.casefold().startswith("zh") else Language.EN
    return Language.EN


def languages_of(choice: str | None, language: Language) -> tuple[Language, ...]:
    """Return the languages for files: `both` gives both, the caller's own first."""
    if choice == "both":
        return (language, Language.EN if language is Language.ZH else Language.ZH)
    return (language,)


def printed_languages(choice: str | None) -> tuple[Language, ...]:
    """Return the languages for paper: both unless one was asked for, the participants' own first."""
    if choice in set(Language):
        return (Language(choice),)
    return (Language.ZH, Language.EN)
