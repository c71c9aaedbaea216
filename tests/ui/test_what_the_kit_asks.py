"""What the bases of the kit ask of those that stand on them."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
from PySide6.QtWidgets import QWidget

import ui
from ui.plan.plan_tab import PlanTab
from ui.run.in_room.face import Face
from ui.widgets.page import Page

for module in walk_packages(ui.__path__, "ui."):
    import_module(module.name)


def below(base: type[QWidget]) -> Iterator[type[QWidget]]:
    for kind in base.__subclasses__():
        yield kind
        yield from below(kind)


@pytest.mark.parametrize(("base", "at_least"), [(Page, 7), (PlanTab, 5), (Face, 4)])
def test_every_one_of_ours_fulfils_what_its_base_asks(base: type[QWidget], at_least: int) -> None:
    """Qt's own metaclass does not refuse to make an abstract widget."""
    ours = [kind for kind in below(base) if kind.__module__.startswith("ui.")]
    asked = {
        f"{kind.__name__}.{name}"
        for kind in ours
        for name in dir(base)
        if getattr(getattr(kind, name, None), "__isabstractmethod__", False)
    }
    assert len(ours) >= at_least
    assert not asked
