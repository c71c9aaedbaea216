"""Finds the sentences that the program says below the window, by reading its source."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.rules.source import called_name, calls, nodes, place, product_files

_MECHANISM = (
    "facilitator/domain/message.py",  # what a message is
    "facilitator/words.py",  # how it is said
    "facilitator/imports/relayed.py",  # hands on what the child process said; the sentences stand there
)


@dataclass(frozen=True)
class Sentence:
    """A sentence in the source; `text` is None where it is not literal and nobody can translate it."""

    text: str | None
    place: str


@cache
def spoken_sentences() -> tuple[Sentence, ...]:
    """Return every first argument of `Message`, `plural` (two), `say` and `words` in the product."""
    return tuple(sentence for path in product_files() for sentence in _in_file(path))


def _in_file(path: Path) -> Iterator[Sentence]:
    is_mechanism = any(path.as_posix().endswith(name) for name in _MECHANISM)
    constants = {} if is_mechanism else _constants(path)
    for call in calls(path):
        for argument in _sentence_arguments(call):
            found = list(_literals(argument, constants))
            if found or not is_mechanism:
                yield from (Sentence(text, place(path, call)) for text in found or [None])


def _sentence_arguments(call: ast.Call) -> list[ast.expr]:
    name = called_name(call)
    if name == "plural":
        return call.args[:2]
    if name in {"Message", "say"} or (name in {"words", "self"} and isinstance(call.func, ast.Name)):
        return call.args[:1]
    return []


def _literals(node: ast.expr, constants: dict[str, list[str]]) -> Iterator[str]:
    """Yield the texts an argument can be: a literal, either branch of a choice, or a constant table's."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _literals(body, constants)
            yield from _literals(orelse, constants)
        case ast.Name(id=name) | ast.Subscript(value=ast.Name(id=name)):
            yield from constants.get(name, ())
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="get")):
            yield from constants.get(name, ())


def _constants(path: Path) -> dict[str, list[str]]:
    """Return the texts that each name of a file is ever given: one, a choice, a tuple's, a table's."""
    found: dict[str, list[str]] = defaultdict(list)
    for node in nodes(path):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found[name] += _texts(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found[name] += _texts(value)
    return found


def _texts(value: ast.expr) -> list[str]:
    match value:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.Dict(values=values):
            return [text for item in values for text in _texts(item)]
        case ast.IfExp(body=body, orelse=orelse):
            return [*_texts(body), *_texts(orelse)]
        case ast.Tuple(elts=items) | ast.List(elts=items):
            return [text for item in items for text in _texts(item)]
    return []
