"""The project's own files, as the rules read them."""

from __future__ import annotations

import ast
import gc
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCT = ("facilitator", "database", "ui", "resources")


def product_files(*rooms: str) -> list[Path]:
    """Return the Python files of these rooms (all four without arguments), sorted."""
    return sorted(path for room in rooms or PRODUCT for path in (ROOT / room).rglob("*.py"))


def all_python_files() -> list[Path]:
    """Return every Python file of the checkout that is ours: rooms, launch, tests, start.py."""
    return [*product_files(*PRODUCT, "launch", "tests"), ROOT / "start.py"]


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    was_enabled = gc.isenabled()
    gc.disable()  # none of so many new objects is garbage yet: looking for it takes longer than the parsing
    try:
        return ast.parse(path.read_text(encoding="utf-8"))
    finally:
        if was_enabled:
            gc.enable()


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return every node of a file's syntax tree."""
    return tuple(ast.walk(tree(path)))


def place(path: Path, node: ast.AST | int) -> str:
    """Return `path:line` as an editor opens it."""
    line = node if isinstance(node, int) else getattr(node, "lineno", 1)
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


@cache
def calls(path: Path) -> tuple[ast.Call, ...]:
    """Return every call in a file."""
    return tuple(node for node in nodes(path) if isinstance(node, ast.Call))


def called_name(call: ast.Call) -> str:
    """Return the last part of what is called: `tr` of `self.tr(...)`, or an empty string."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
