"""Own slides from files: a PDF, a presentation (with its PDF or without), or pictures, as a deck.

Foreign files are parsed in the child process and converted by LibreOffice, never in this one.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator.domain.deck import Clip, Concern, Deck, DeckPage, DeckSource
from facilitator.domain.language import Text
from facilitator.domain.message import Message, UserError
from facilitator.domain.plain_text import MOST_IN_A_PAGE
from facilitator.imports.embedded_films import KeepFilm, take_films
from facilitator.imports.office import convert
from facilitator.imports.parent import child_command, child_environment
from facilitator.imports.relayed import relayed
from facilitator.imports.slide_concerns import (
    concerns_of_fonts,
    concerns_of_pdf,
    concerns_of_slides,
    concerns_of_slow,
)
from facilitator.imports.slide_files import MOST_PDF_BYTES, SlideFile, kind_of
from facilitator.imports.watched import GivenUpError, never, run_watched
from facilitator.services.scratch import scratch_folder
from facilitator.services.source_file import hash_of

__all__ = ["GivenUpError", "read_slides", "upright_picture"]

READING_SECONDS = 120.0
MOST_PICTURES = 300
_HAN = re.compile(r"[\u3400-\u9fff]")
_DIGITS = re.compile(r"(\d+)", re.ASCII)

Stage = Callable[[Message], None]


def _silent(_: Message) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """How files are read: who is told, and who may stop it."""

    on_stage: Stage
    is_given_up: Callable[[], bool]
    keep_film: KeepFilm | None

    def ask(self, job: str, path: Path, name: str = "") -> dict[str, Any]:
        """Return the child's answer; UserError with the sentence that it found, GivenUpError.

        A sentence about `path` calls it `name` where that is given.
        """
        try:
            said = run_watched(
                child_command(job, path.resolve()),
                patience_seconds=READING_SECONDS,
                is_given_up=self.is_given_up,
                environment=child_environment(),
            )
        except (subprocess.SubprocessError, OSError) as trouble:
            raise UserError(
                Message(
                    "{file} could not be read: open it, save it as PDF and choose the PDF.",
                    {"file": name or path.name},
                )
            ) from trouble
        answer: dict[str, Any] = json.loads(said)
        if "problem" in answer:
            sentence, values = answer["problem"]
            is_ours = values.get("file") == path.name
            raise relayed(sentence, {**values, "file": name} if name and is_ours else values)
        return answer


def read_slides(
    paths: Sequence[Path],
    key: str,
    *,
    on_stage: Stage = _silent,
    is_given_up: Callable[[], bool] = never,
    keep_film: KeepFilm | None = None,
) -> Deck:
    """Return the deck that these files make: one PDF or presentation, both together, or pictures.

    `keep_film` keeps the films inside a presentation, which play then; without it they are told.
    Raises UserError with one sentence that says what to do, and GivenUpError. May take minutes.
    """
    reading = _Reading(on_stage, is_given_up, keep_film)
    kinds = {path: kind_of(path) for path in paths}
    pictures = [path for path, kind in kinds.items() if kind is SlideFile.PICTURE]
    pdfs = [path for path, kind in kinds.items() if kind is SlideFile.PDF]
    shows = [path for path in kinds if path not in {*pictures, *pdfs}]
    try:
        with scratch_folder() as folder:
            if pictures and not pdfs and not shows:
                return _from_pictures(reading, sorted(pictures, key=_natural), key, folder)
            if len(pdfs) == 1 and not shows and not pictures:
                return _from_pdf(reading, pdfs[0], key)
            if len(shows) == 1 and len(pdfs) <= 1 and not pictures:
                return _from_presentation(reading, shows[0], next(iter(pdfs), None), key, folder)
    except OSError as trouble:
        raise UserError(
            Message(
                "{file} could not be prepared: make room on the disk and choose it again.",
                {"file": paths[0].name},
            )
        ) from trouble
    raise UserError(
        Message(
            "Choose one PDF, one presentation, both of the same slides together, or only pictures."
            if paths
            else "Choose a file with slides first."
        )
    )


def upright_picture(path: Path, folder: Path) -> Path:
    """Return a copy of a picture in `folder`: upright, no larger than a projector shows, safe to draw.

    Raises UserError for a picture that cannot be read.
    """
    target, order = folder / f"{path.name}.upright", folder / "upright.json"
    order.write_text(json.dumps({"target": str(target), "picture": str(path.resolve())}), "utf-8")
    _Reading(_silent, never, None).ask("upright", order, path.name)
    return target


def _from_pdf(reading: _Reading, path: Path, key: str) -> Deck:
    reading.on_stage(Message("Reading the pages of {file} …", {"file": path.name}))
    said = reading.ask("deck", path, path.name)
    pages = tuple(DeckPage(number, text) for number, text in enumerate(said["texts"], start=1))
    concerns = (*concerns_of_pdf(said["fonts"]), *concerns_of_slow(said["slow"]))
    return _deck(key, DeckSource.PDF, [path], path, pages, concerns)


def _from_pictures(reading: _Reading, paths: Sequence[Path], key: str, folder: Path) -> Deck:
    if len(paths) > MOST_PICTURES:
        raise UserError(
            Message("More than {limit} pictures are too many for one deck.", {"limit": MOST_PICTURES})
        )
    reading.on_stage(Message("Making pages of the pictures …"))
    target, order = folder / "deck.pdf", folder / "order.json"
    wanted = {"target": str(target), "pictures": [str(path.resolve()) for path in paths]}
    order.write_text(json.dumps(wanted), "utf-8")
    said = reading.ask("pictures", order, paths[0].name)
    pages = tuple(DeckPage(number, path.stem) for number, path in enumerate(paths, start=1))
    still = Message("It moves in its file; here its first picture is shown.")
    concerns = tuple(Concern(number, still) for number in said["moving"])
    return _deck(key, DeckSource.PICTURES, paths, target, pages, concerns)


def _from_presentation(reading: _Reading, path: Path, pdf: Path | None, key: str, folder: Path) -> Deck:
    """Return the deck of a presentation; its words and notes also where the PDF was made elsewhere."""
    said = _said_of(reading, path, folder)
    shown = pdf
    if shown is None:
        reading.on_stage(Message("LibreOffice makes a PDF of {file} …", {"file": path.name}))
        shown = convert(path, "pdf", folder, is_given_up=reading.is_given_up)
    reading.on_stage(Message("Reading the pages of {file} …", {"file": path.name}))
    found = reading.ask("deck", shown, path.name if pdf is None else pdf.name)
    count = len(found["texts"])
    concerns = [*concerns_of_pdf(found["fonts"]), *concerns_of_slow(found["slow"])]
    notes = [""] * count
    clips: dict[int, Clip] = {}
    if said is not None and len(said["slides"]) == count:
        if reading.keep_film is not None and kind_of(path) is SlideFile.OPEN_XML:
            clips = take_films(path, said, folder, reading.keep_film, is_given_up=reading.is_given_up)
        notes = [slide["notes"][:MOST_IN_A_PAGE] for slide in said["slides"]]
        concerns += concerns_of_slides(said)
        concerns += concerns_of_fonts(said, found["fonts"]) if pdf is None else ()
    elif said is not None:
        concerns.append(_unmatched(path, len(said["slides"]), count))
    pages = tuple(
        DeckPage(number, text, _in_its_language(note), clips.get(number))
        for number, (text, note) in enumerate(zip(found["texts"], notes, strict=True), start=1)
    )
    sources = [path] if pdf is None else [pdf, path]
    return _deck(key, DeckSource.PPTX, sources, shown, pages, tuple(concerns))


def _said_of(reading: _Reading, path: Path, folder: Path) -> dict[str, Any] | None:
    """Return what the presentation says of its slides; other formats go through .pptx for it.

    None where LibreOffice can show the file but not say it in .pptx: there are no notes then.
    """
    reading.on_stage(Message("Reading {file} …", {"file": path.name}))
    if kind_of(path) is SlideFile.OPEN_XML:
        return reading.ask("presentation", path, path.name)
    if kind_of(path) is SlideFile.OPEN_DOCUMENT:
        reading.ask("open_document", path, path.name)
    try:
        told = folder / "told"
        told.mkdir()
        made = convert(path, "pptx", told, is_given_up=reading.is_given_up)
    except UserError:
        return None
    return reading.ask("presentation", made, path.name)


def _unmatched(path: Path, slides: int, pages: int) -> Concern:
    return Concern(
        0,
        Message(
            "The notes were left out: {file} shows {slides} slides, but the PDF has {pages} pages. Save both "
            "anew from the same slides.",
            {"file": path.name, "slides": slides, "pages": pages},
        ),
    )


def _deck(
    key: str,
    source: DeckSource,
    sources: Sequence[Path],
    shown: Path,
    pages: tuple[DeckPage, ...],
    concerns: tuple[Concern, ...],
) -> Deck:
    """Return the deck with the bytes of its PDF."""
    name = sources[0].name
    try:
        if shown.stat().st_size > MOST_PDF_BYTES:
            raise _too_large(name)
        pdf, digest = shown.read_bytes(), hash_of(sources)
    except OSError as trouble:
        raise UserError(
            Message(
                "{file} cannot be opened: close it in other programs and choose it again.", {"file": name}
            )
        ) from trouble
    return Deck(
        key=key,
        title=Text(sources[0].stem, sources[0].stem),
        file_name=name,
        pdf=pdf,
        source=source,
        source_sha256=digest,
        source_path="\n".join(str(path.resolve()) for path in sources),
        pages=pages,
        concerns=tuple(sorted(concerns, key=lambda one: one.page)),
    )


def _too_large(name: str) -> UserError:
    return UserError(
        Message(
            "The pages of {file} are too large to keep: make its pictures smaller and choose it again.",
            {"file": name},
        )
    )


def _in_its_language(text: str) -> Text:
    return Text(zh=text) if _HAN.search(text) else Text(en=text)


def _natural(path: Path) -> list[tuple[int, str]]:
    """Return an order in which `page2` stands before `page10`."""
    parts = _DIGITS.split(path.name.casefold())
    return [(int(part), "") if place % 2 else (-1, part) for place, part in enumerate(parts)]
