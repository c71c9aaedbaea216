"""What a signal calls goes with its object: PySide lets only slots go that override none."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.rules.source import nodes, place, product_files

_CLASSES = {
    node.name: (path, node)
    for path in product_files("ui")
    for node in nodes(path)
    if isinstance(node, ast.ClassDef)
}


def _name(base: ast.expr) -> str:
    match base:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.Subscript(value=ast.Name(id=name)):
            return name
    return ""


def _above(name: str) -> Iterator[str]:
    """Yield every class of ours that this one stands on."""
    for base in map(_name, _CLASSES[name][1].bases):
        if base in _CLASSES:
            yield base
            yield from _above(base)


def _methods(name: str) -> dict[str, ast.FunctionDef]:
    return {one.name: one for one in _CLASSES[name][1].body if isinstance(one, ast.FunctionDef)}


def _is_slot(method: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Call) and _name(one.func) == "Slot" for one in method.decorator_list)


def test_no_slot_is_overridden() -> None:
    """A signal goes on calling an overriding slot after its object was deleted (PySide 6.11)."""
    found = [
        f"{place(_CLASSES[name][0], method)} {name}.{method.name} overrides a slot of {above}"
        for name in _CLASSES
        for above in _above(name)
        for method in _methods(name).values()
        if method.name in _methods(above) and _is_slot(_methods(above)[method.name])
    ]
    assert "Page" in _above("RunPage")
    assert found == []
