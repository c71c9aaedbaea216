"""What is shipped may be shipped: nothing under the GPL or AGPL alone, and NOTICE.md names each part."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata

from packaging.requirements import Requirement

from tests.rules.source import ROOT

_STRONG_COPYLEFT = re.compile(r"(?<!L)A?GPL|(?<!Lesser )General Public License", re.IGNORECASE)
_WAY_OUT = re.compile(r"LGPL|Lesser General Public", re.IGNORECASE)


def _direct() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lists = [project["dependencies"], *project["optional-dependencies"].values()]
    return [Requirement(text) for texts in lists for text in texts]


def _shipped() -> dict[str, metadata.Distribution]:
    """Return every distribution that comes with the program on this platform, by name."""
    found: dict[str, metadata.Distribution] = {}
    waiting = _direct()
    while waiting:
        wanted = waiting.pop()
        extras = wanted.extras or {""}
        if wanted.name in found or (
            wanted.marker and not any(wanted.marker.evaluate({"extra": e}) for e in extras)
        ):
            continue
        found[wanted.name] = metadata.distribution(wanted.name)
        inner = map(Requirement, found[wanted.name].requires or ())
        waiting += [r for r in inner if not r.marker or any(r.marker.evaluate({"extra": e}) for e in extras)]
        for requirement in waiting:
            requirement.marker = None
    return found


def _licence(distribution: metadata.Distribution) -> str:
    about = distribution.metadata
    classifiers = [c for c in about.get_all("Classifier") or () if c.startswith("License ::")]
    stated = [about.get("License-Expression", ""), *classifiers, about.get("License", "")[:200]]
    return " ".join(filter(None, stated)) or (distribution.read_text("licenses/LICENSE") or "")


def test_no_shipped_dependency_is_under_the_gpl_or_agpl_alone() -> None:
    shipped = _shipped()
    assert len(shipped) > 15
    licences = {name: _licence(distribution) for name, distribution in shipped.items()}
    assert [
        n for n, text in licences.items() if _STRONG_COPYLEFT.search(text) and not _WAY_OUT.search(text)
    ] == []


def test_every_shipped_dependency_states_a_licence() -> None:
    assert [name for name, distribution in _shipped().items() if not _licence(distribution)] == []


def test_notice_names_every_direct_dependency() -> None:
    notice = (ROOT / "NOTICE.md").read_text("utf-8").lower()
    assert [r.name for r in _direct() if r.name.lower() not in notice] == []


def test_constraints_pin_every_requirement_and_name_no_index() -> None:
    text = (ROOT / "constraints.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9.-]+==[0-9][0-9a-z.]*", line)] == []
    pinned = {line.partition("==")[0] for line in lines}
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    wanted = [*_direct(), *(Requirement(text) for texts in groups.values() for text in texts)]
    assert [r.name for r in wanted if re.sub(r"[-_.]+", "-", r.name).lower() not in pinned] == []
