"""Programme packs: a folder or a .zip with `programme.toml`, slide decks and questionnaires.

docs: the shipped packs in `resources/programmes` are the reference of the format.
"""

from __future__ import annotations

import re
import tempfile
import tomllib
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import resources
from facilitator.domain.deck import Deck
from facilitator.domain.message import Message, UserError, plural
from facilitator.domain.programme import Programme
from facilitator.domain.questionnaire import Questionnaire
from facilitator.imports.archive import unpack_archive
from facilitator.imports.fingerprint import programme_with_fingerprint, with_fingerprint
from facilitator.imports.slides import read_slides
from facilitator.imports.xlsform import read_xlsform
from facilitator.programmes.markdown_deck import MARKDOWN_ENDING, read_markdown_deck
from facilitator.programmes.pack_blocks import Parts, read_modules
from facilitator.programmes.pack_fields import Fields, PackProblem
from facilitator.programmes.pack_trained import read_trained

FILE_NAME = "programme.toml"
FORMAT = 1
_MOST_BYTES = 64 * 1024 * 1024
_TOP = "(top)"
_AT_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class ProgrammePack:
    """A programme with all that belongs to it, and what its authors should mend."""

    programme: Programme
    decks: tuple[Deck, ...]
    questionnaires: tuple[Questionnaire, ...]
    problems: tuple[PackProblem, ...]
    films: tuple[Path, ...] = ()
    """Files of the films that decks show; installing the pack keeps them."""


def _values(path: Path) -> dict[str, object]:
    """Return the content of `programme.toml`. Raises UserError with the line that breaks it."""
    try:
        text = path.read_text("utf-8-sig")
        return tomllib.loads(text)
    except UnicodeDecodeError as trouble:
        raise UserError(Message("{file} must be saved as UTF-8 text.", {"file": path.name})) from trouble
    except tomllib.TOMLDecodeError as trouble:
        line = _AT_LINE.search(str(trouble))
        number = int(line[1]) if line else text.count("\n") + 1
        raise UserError(
            Message(
                "{file} cannot be read at line {line}: look there for a missing quote, comma or bracket.",
                {"file": path.name, "line": number},
            )
        ) from trouble
    except RecursionError as trouble:
        raise UserError(
            Message("{file} is not written as a pack should be.", {"file": path.name})
        ) from trouble


def _inside(folder: Path, fields: Fields) -> Path | None:
    """Return the file that a table names, if it lies inside the pack and can be read."""
    name = fields.word("file")
    if not name:
        fields.problem(Message('{file}, {where}: "file" is missing.'))
        return None
    path = folder / name
    try:
        is_inside = path.resolve().is_relative_to(folder.resolve())
        is_good = is_inside and path.is_file() and path.stat().st_size <= _MOST_BYTES
    except (OSError, ValueError):
        is_good = False
    if not is_good:
        fields.problem(Message('{file}, {where}: there is no file "{name}" in the pack.', {"name": name}))
        return None
    return path


def _deck(folder: Path, fields: Fields, pages: dict[str, int]) -> Deck | None:
    """Return one slide deck and note its number of pages; none when it cannot be shown."""
    key, title, path = fields.word("key"), fields.text("title"), _inside(folder, fields)
    fields.finish()
    if path is None:
        return None
    key = key or path.stem
    if key in pages:
        fields.problem(Message('{file}, {where}: the key "{key}" is used twice.', {"key": key}))
        return None
    try:
        deck = _read_deck(path, key, folder)
    except UserError as trouble:
        fields.problems.append(PackProblem(path.name, "", trouble.message))
        return None
    pages[key] = len(deck.pages)
    return replace(deck, title=title or deck.title, source_path="")


def _read_deck(path: Path, key: str, pack: Path) -> Deck:
    """Return the deck of a file of the pack; UserError says what its author should mend."""
    if path.suffix.lower() == MARKDOWN_ENDING:
        return read_markdown_deck(path, key, pack)
    return read_slides([path], key)


def _questionnaire(folder: Path, fields: Fields, taken: set[str]) -> Questionnaire | None:
    """Return one questionnaire, with the problems of its rows as problems of the pack."""
    key, path = fields.word("key"), _inside(folder, fields)
    fields.finish()
    if path is None:
        return None
    try:
        reading = read_xlsform(path)
    except UserError as trouble:
        fields.problems.append(PackProblem(path.name, "", trouble.message))
        return None
    for problem in reading.problems:
        message = Message(
            "{file}, row {row}: {problem}",
            {"file": path.name, "row": problem.row_number, "problem": problem.message},
        )
        fields.problems.append(PackProblem(path.name, str(problem.row_number), message))
    if reading.questionnaire is None:
        return None
    found = with_fingerprint(replace(reading.questionnaire, key=key or reading.questionnaire.key))
    if found.key in taken:
        fields.problem(Message('{file}, {where}: the key "{key}" is used twice.', {"key": found.key}))
        return None
    taken.add(found.key)
    return found


def _one_language_only(programme: Programme) -> int:
    """Return how many titles, aims and words to say stand in one language only."""
    texts = [programme.title, programme.summary]
    for module in programme.modules:
        texts += [module.title, module.aim]
    for block in programme.blocks:
        texts += [block.title, block.aim, block.say, block.handout, *block.steps, *block.materials]
        texts += [block.method, *(cut.text for cut in block.cuts)]
    return sum(bool(text) and not (text.en and text.zh) for text in texts)


def _read_folder(folder: Path) -> ProgrammePack:
    """Return the pack in a folder that holds `programme.toml`."""
    problems: list[PackProblem] = []
    top = Fields(FILE_NAME, _TOP, _values(folder / FILE_NAME), problems)
    if (top.number("format") or FORMAT) > FORMAT:
        raise UserError(
            Message("This pack was written for a newer version of Facilitator: update the program first.")
        )
    pages: dict[str, int] = {}
    taken: set[str] = set()
    decks = tuple(d for f in top.tables("deck", "") if (d := _deck(folder, f, pages)))
    forms = tuple(q for f in top.tables("questionnaire", "") if (q := _questionnaire(folder, f, taken)))
    modules = read_modules(top, Parts(pages, frozenset(taken)))
    programme = Programme(
        key=top.word("key") or folder.name,
        version=top.word("version") or "1",
        title=top.text("title"),
        summary=top.text("summary"),
        modules=modules,
        questionnaires=tuple(form.key for form in forms),
        trained=read_trained(top, {module.number for module in modules}),
    )
    top.finish()
    if not programme.modules:
        raise UserError(
            Message(
                "{file} holds no block with a title and minutes, so there is nothing to run.",
                {"file": FILE_NAME},
            )
        )
    one_sided = _one_language_only(programme)
    if one_sided:
        message = plural(
            "{n} text stands in one language only.", "{n} texts stand in one language only.", one_sided
        )
        problems.append(PackProblem(FILE_NAME, "", message))
    sources = tuple(deck.source_sha256 for deck in decks)
    found = programme_with_fingerprint(programme, sources)
    return ProgrammePack(found, decks, forms, tuple(problems), _films(folder, decks))


def _films(folder: Path, decks: tuple[Deck, ...]) -> tuple[Path, ...]:
    """Return the files of the films that the decks written in Markdown show."""
    named = {clip.name for deck in decks for clip in deck.clips}
    return tuple(sorted(path for path in folder.rglob("*") if path.name in named and path.is_file()))


def _without_films(pack: ProgrammePack) -> ProgrammePack:
    """Return a pack whose films went with the unpacked .zip, and the sentence that says so."""
    message = Message("Films are taken from a folder only: unpack the .zip and choose the folder.")
    return replace(pack, films=(), problems=(*pack.problems, PackProblem(FILE_NAME, "", message)))


def _pack_folder(folder: Path, name: str) -> Path:
    """Return the folder that holds `programme.toml`: this one or the only one inside it."""
    if (folder / FILE_NAME).is_file():
        return folder
    inner = [child for child in folder.iterdir() if (child / FILE_NAME).is_file()]
    if len(inner) != 1:
        raise UserError(
            Message("{file} is not a programme pack: it has no {name}.", {"file": name, "name": FILE_NAME})
        )
    return inner[0]


def read_pack(path: Path) -> ProgrammePack:
    """Return the programme pack in a folder, a .zip, or beside a `programme.toml`.

    What can be left out is a problem; raises UserError when there is nothing to run.
    """
    if path.name == FILE_NAME:
        path = path.parent
    try:
        if path.is_dir():
            return _read_folder(_pack_folder(path, path.name))
        if not zipfile.is_zipfile(path):
            raise UserError(
                Message("{file} is not a programme pack: choose a folder or a .zip.", {"file": path.name})
            )
        with tempfile.TemporaryDirectory(prefix="facilitator-pack-") as folder:
            unpack_archive(path, Path(folder))
            pack = _read_folder(_pack_folder(Path(folder), path.name))
            return _without_films(pack) if pack.films else pack
    except OSError as trouble:
        raise UserError(
            Message(
                "{file} cannot be opened: close it in other programs and choose it again.",
                {"file": path.name},
            )
        ) from trouble


def shipped_packs() -> tuple[Path, ...]:
    """Return the folders of the packs that travel with the program, the full one first."""
    return tuple(sorted(path.parent for path in resources.programmes_folder().glob(f"*/{FILE_NAME}")))
