"""A deck written in Markdown, read into slides: headings, lists, quotes, pictures, films, cards, notes.

docs/guide/decks.md is the reference of the format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from facilitator.domain.language import Text
from facilitator.domain.message import Message, UserError
from facilitator.programmes.deck_drawing import Look, Palette
from facilitator.programmes.markdown_front import end_of_front, in_both, read_front
from facilitator.programmes.markdown_orders import is_mistyped_order
from facilitator.services.clip_decks import VIDEO_SUFFIXES

if TYPE_CHECKING:
    from markdown_it.token import Token

PICTURE_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp"})
MOST_SLIDES = 300
MOST_SECONDS = 4 * 60 * 60
_CELL = "|"
_WORD = re.compile(r"(section|card)\s*[:：]\s*(.+)", re.IGNORECASE)
_LENGTH = re.compile(r"(\d{1,4})\s*(min|minutes?|分钟|分|s|sec|seconds?|秒)?", re.IGNORECASE)
_NOTES = re.compile(r"(?:notes|备注)\s*[:：]\s*(.*)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--(.*?)-->\s*", re.DOTALL)
_SECONDS_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class MarkdownSlide:
    """One slide as written; `line` is where it begins, from 1. A card counts down `seconds`."""

    line: int
    look: Look = Look.POINTS
    title: Text = field(default_factory=Text)
    points: tuple[Text, ...] = ()
    number: int = 0
    seconds: int = 0
    is_ordered: bool = False
    notes: tuple[Text, ...] = ()
    picture: Path | None = None
    film: Path | None = None


@dataclass(frozen=True, slots=True)
class MarkdownDeck:
    """A deck as written: its name, its colours, its slides."""

    title: Text
    colours: Palette
    slides: tuple[MarkdownSlide, ...]


def read_markdown(path: Path, pack: Path | None = None) -> MarkdownDeck:
    """Return the deck in a Markdown file; UserError names file and line of what it cannot understand.

    Its pictures and films lie in the folder of the pack, without one in that of the file.
    """
    from markdown_it import MarkdownIt

    try:
        text = path.read_text("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as trouble:
        raise UserError(Message("{file} must be saved as UTF-8 text.", {"file": path.name})) from trouble
    lines = text.split("\n")
    first = end_of_front(lines, path.name)
    title, colours = read_front(lines[:first], path.name)
    parser = MarkdownIt("commonmark").disable(["lheading", "code"]).enable("table")  # a table is refused
    tokens = parser.parse("\n".join([""] * first + lines[first:]))
    slides = tuple(_Reader(path, pack or path.parent, group).slide() for group in _slides(tokens, first + 1))
    if not slides:
        raise UserError(
            Message("{file} holds no slide: begin one with a heading such as # Welcome.", {"file": path.name})
        )
    if len(slides) > MOST_SLIDES:
        raise UserError(
            Message("{file} has more than {limit} slides.", {"file": path.name, "limit": MOST_SLIDES})
        )
    return MarkdownDeck(title or slides[0].title, colours, slides)


def _slides(tokens: Sequence[Token], first: int) -> Iterator[tuple[int, list[Token]]]:
    """Yield the line on which each slide begins and what stands on it; a line of --- parts them."""
    group: list[Token] = []
    begins = first
    for token in tokens:
        if token.type == "hr":
            if group:
                yield begins, group
            group, begins = [], _line(token, first) + 1
        else:
            group.append(token)
    if group:
        yield begins, group


def _line(token: Token, otherwise: int) -> int:
    return token.map[0] + 1 if token.map else otherwise


class _Reader:
    """Reads one slide, mark by mark."""

    def __init__(self, path: Path, pack: Path, group: tuple[int, list[Token]]) -> None:
        self._path = path
        self._pack = pack.resolve()
        self._line, self._tokens = group
        self._made = MarkdownSlide(self._line)
        self._in_notes = False
        self._inside: list[str] = []

    def slide(self) -> MarkdownSlide:
        """Return the slide; UserError for the first mark that is not known."""
        for token in self._tokens:
            self._line = _line(token, self._line)
            self._take(token)
        if not (self._made.title or self._made.points or self._made.picture or self._made.film):
            raise UserError(
                Message(
                    "{file}, line {line}: this slide is empty: write a heading or take a --- away.",
                    {"file": self._path.name, "line": self._made.line},
                )
            )
        if self._made.picture is not None and self._made.points:
            raise UserError(
                Message(
                    "{file}, line {line}: a slide with a picture has a heading and no other words.",
                    {"file": self._path.name, "line": self._made.line},
                )
            )
        return self._made

    def _take(self, token: Token) -> None:
        kind = token.type
        if kind == "inline":
            self._words(token)
        elif kind == "html_block":
            self._comment(token.content)
        elif kind in {"heading_open", "blockquote_open", "bullet_list_open", "ordered_list_open"}:
            self._inside.append(token.tag)
            if kind == "ordered_list_open":
                self._made = replace(self._made, is_ordered=True)
        elif kind in {"heading_close", "blockquote_close", "bullet_list_close", "ordered_list_close"}:
            self._inside.pop()
        elif kind not in {"paragraph_open", "paragraph_close", "list_item_open", "list_item_close"}:
            self._refuse(token.markup or token.content.split("\n")[0] or _CELL)

    def _words(self, token: Token) -> None:
        """Take a run of words by where it stands."""
        shown = self._shown(token)
        inside = self._inside[-1] if self._inside else ""
        notes = None if inside else _NOTES.fullmatch(shown)
        if notes is not None:
            self._in_notes, shown = True, notes[1]
        if self._in_notes:
            self._add_notes(shown)
        elif inside in {"h1", "h2"}:
            is_opening = inside == "h1" and self._made.look is Look.POINTS
            look = Look.TITLE if is_opening else self._made.look
            self._made = replace(self._made, title=in_both(shown), look=look)
        elif inside == "blockquote":
            self._quote(shown)
        elif inside in {"ul", "ol"}:
            self._made = replace(self._made, points=(*self._made.points, in_both(shown)))
        elif inside:
            self._refuse(token.content)
        elif shown:
            self._plain(shown, token.content.split("\n"))

    def _quote(self, shown: str) -> None:
        """Let the first quoted line be what is looked at, the others stand below."""
        for line in filter(None, shown.split("\n")):
            if self._made.title:
                self._made = replace(self._made, points=(*self._made.points, in_both(line)))
            else:
                self._made = replace(self._made, title=in_both(line), look=Look.QUOTE)

    def _plain(self, shown: str, written: Sequence[str]) -> None:
        """Take a line that is neither heading, list nor quote: an order, or a point of its own."""
        first = self._line
        for line in shown.split("\n"):
            self._line = first + next((place for place, whole in enumerate(written) if line in whole), 0)
            order = _WORD.fullmatch(line)
            if order is None and is_mistyped_order(line):
                self._refuse_order(line)
            elif order is None:
                self._made = replace(self._made, points=(*self._made.points, in_both(line)))
            elif order[1].lower() == "section" and order[2].isascii() and order[2].isdigit():
                self._made = replace(self._made, look=Look.SECTION, number=int(order[2][:3]))
            else:
                self._made = replace(self._made, seconds=self._length(order[2], line))

    def _length(self, words: str, line: str) -> int:
        length = _LENGTH.fullmatch(words.strip())
        unit = "" if length is None else (length[2] or "min").lower()
        factor = 1 if unit.startswith("s") or unit == "秒" else _SECONDS_A_MINUTE
        seconds = 0 if length is None else int(length[1]) * factor
        if not 0 < seconds <= MOST_SECONDS:
            self._refuse(line)
        return seconds

    def _comment(self, content: str) -> None:
        """Take notes out of a comment; other comments are the author's own, other HTML is refused."""
        for comment in _COMMENT.findall(content):
            notes = _NOTES.fullmatch(comment.strip())
            if notes is not None:
                self._add_notes(notes[1])
        rest = _COMMENT.sub("", content).strip()
        if rest:
            self._refuse(rest.split("\n")[0])

    def _add_notes(self, words: str) -> None:
        lines = tuple(in_both(line) for line in words.split("\n") if line.strip())
        self._made = replace(self._made, notes=(*self._made.notes, *lines))

    def _shown(self, token: Token) -> str:
        """Return the words of a run without their marks; a picture or film among them is taken."""
        parts = []
        for child in token.children or ():
            if child.type in {"text", "code_inline"}:
                parts.append(child.content)
            elif child.type in {"softbreak", "hardbreak"}:
                parts.append("\n")
            elif child.type == "image":
                self._file(str(child.attrs.get("src", "")))
            elif child.type == "html_inline" and _COMMENT.fullmatch(child.content + " "):
                self._comment(child.content)
            elif child.type not in {"strong_open", "strong_close", "em_open", "em_close"}:
                self._refuse(child.content or token.content)
        return "".join(parts).strip()

    def _file(self, name: str) -> None:
        """Take a picture or a film that lies beside the deck in the pack."""
        from urllib.parse import unquote

        wanted = self._path.parent / unquote(name)
        ending = wanted.suffix.lower()
        try:
            is_there = wanted.resolve().is_relative_to(self._pack) and wanted.is_file()
        except (OSError, ValueError):
            is_there = False
        if not is_there or ending not in PICTURE_ENDINGS | VIDEO_SUFFIXES:
            raise UserError(
                Message(
                    '{file}, line {line}: there is no picture or film "{name}" in the pack.',
                    {"file": self._path.name, "line": self._line, "name": name},
                )
            )
        if ending in VIDEO_SUFFIXES:
            self._made = replace(self._made, film=wanted)
        else:
            self._made = replace(self._made, picture=wanted)

    def _refuse_order(self, line: str) -> NoReturn:
        raise UserError(
            Message(
                '{file}, line {line}: "{mark}" is no order: write card: 5 min, section: 2 or notes: …. '
                "Words for the room begin with - there.",
                {"file": self._path.name, "line": self._line, "mark": line},
            )
        )

    def _refuse(self, mark: str) -> NoReturn:
        raise UserError(
            Message(
                '{file}, line {line}: "{mark}" is not understood: a deck has headings (# and ##), lists, '
                "quotes (>), pictures, card:, section: and notes.",
                {"file": self._path.name, "line": self._line, "mark": mark},
            )
        )
