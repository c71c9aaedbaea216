"""The project's own files, as the rules read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
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
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path: Path, node: ast.AST | int) -> str:
    """Return `path:line` as an editor opens it."""
    line = node if isinstance(node, int) else getattr(node, "lineno", 1)
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def calls(path: Path) -> Iterator[ast.Call]:
    """Yield every call in a file."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def called_name(call: ast.Call) -> str:
    """Return the last part of what is called: `tr` of `self.tr(...)`, or an empty string."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
