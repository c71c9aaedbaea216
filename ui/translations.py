"""Keeps the catalogues of the window: `python -m ui.translations update` or `… check`.

The Chinese is written by hand in `resources/i18n/ui_zh/<page>.json`, `{"English": "中文"}`, where
everybody can read it beside its page; `"Widget/English"` is for one widget where a word means
something else there. `update` collects the sentences of the sources (lupdate), fills
`facilitator_zh_CN.ts` from those files, gives English its plurals, and writes the `.qm` that the
program loads. The `.qm` are committed, so that starting needs no such step; `check` (and a test) fails
when anything is missing, stale, unfinished or has other placeholders than its English.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from resources import i18n_folder

ROOT = Path(__file__).resolve().parent.parent
CHINESE = "facilitator_zh_CN"
ENGLISH = "facilitator_en"
PLACEHOLDER = re.compile(r"\{[a-z_]*\}|%n")
ONE_OR_MANY = re.compile(r"(\w+)\|(\w+)")


def chinese_sentences() -> dict[str, str]:
    """Return the hand-written Chinese of every page, by its English sentence."""
    sentences: dict[str, str] = {}
    for file in sorted((i18n_folder() / "ui_zh").glob("*.json")):
        sentences |= json.loads(file.read_text("utf-8"))
    return sentences


def collect(folder: Path) -> None:
    """Write both `.ts` of the sources into `folder`, filled with the Chinese and the English plurals."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    for name, language, only_plurals in ((CHINESE, "zh_CN", False), (ENGLISH, "en", True)):
        target = folder / f"{name}.ts"
        command = ["pyside6-lupdate", *sources, "-ts", str(target), "-locations", "none", "-no-obsolete"]
        command += ["-target-language", language, "-source-language", "en"]
        command += ["-pluralonly"] if only_plurals else []
        _run(command)
        fill(target, chinese_sentences(), is_english=only_plurals)


def fill(file: Path, chinese: Mapping[str, str], *, is_english: bool) -> None:
    """Put the translations into a `.ts`; what has none stays marked unfinished."""
    tree = ET.parse(file)  # noqa: S314 - our own file, just written by lupdate
    for context, message in _messages(tree):
        source = message.findtext("source") or ""
        said = chinese.get(f"{context}/{source}", chinese.get(source))
        forms = english_plural(source) if is_english else (said,) if said else ()
        for old in message.findall("translation"):
            message.remove(old)
        translation = ET.SubElement(message, "translation", {} if forms else {"type": "unfinished"})
        if message.get("numerus") == "yes":
            for form in forms or ("",):
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = forms[0] if forms else ""
    ET.indent(tree, "    ")
    body = ET.tostring(tree.getroot(), encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def english_plural(source: str) -> tuple[str, str]:
    """Return singular and plural of a sentence with `%n`, written as `row(s)` or as `person|people`.

    Sentences of another kind stand in a file of their own.
    """
    irregular = json.loads((i18n_folder() / "ui_en_plurals.json").read_text("utf-8"))
    one = ONE_OR_MANY.sub(r"\1", source).replace("(s)", "")
    many = ONE_OR_MANY.sub(r"\2", source).replace("(s)", "s")
    return tuple(irregular.get(source, (one, many)))


def release(folder: Path, name: str) -> None:
    """Compile a `.ts` of `folder` into the `.qm` beside it."""
    _run(["pyside6-lrelease", str(folder / f"{name}.ts"), "-qm", str(folder / f"{name}.qm"), "-silent"])


def update() -> None:
    """Write the committed catalogues anew from the sources: merging would keep an old order of sentences."""
    for name in (CHINESE, ENGLISH):
        (i18n_folder() / f"{name}.ts").unlink(missing_ok=True)
    collect(i18n_folder())
    for name in (CHINESE, ENGLISH):
        release(i18n_folder(), name)


def findings() -> list[str]:
    """Return everything that is wrong with the committed catalogues; empty when all is well."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        collect(folder)
        for name in (CHINESE, ENGLISH):
            found += _unfinished(folder / f"{name}.ts")
            release(folder, name)
            for suffix in ("ts", "qm"):
                committed = i18n_folder() / f"{name}.{suffix}"
                if (
                    not committed.is_file()
                    or committed.read_bytes() != (folder / committed.name).read_bytes()
                ):
                    found.append(f"{committed.name} is stale: run python -m ui.translations update")
        used = set(_said(folder / f"{CHINESE}.ts"))
    chinese = chinese_sentences()
    found += [f"no page says any more: {sentence}" for sentence in chinese if sentence not in used]
    found += [
        f"placeholders differ: {en} / {zh}" for en, zh in chinese.items() if _holders(en) != _holders(zh)
    ]
    return found


def _said(file: Path) -> Iterator[str]:
    for context, message in _messages(ET.parse(file)):  # noqa: S314 - as above
        source = message.findtext("source") or ""
        yield source
        yield f"{context}/{source}"


def _holders(sentence: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(sentence))


def _messages(tree: ET.ElementTree[ET.Element[str]]) -> Iterator[tuple[str, ET.Element]]:
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name") or "", message


def _unfinished(file: Path) -> list[str]:
    return [
        f"{file.stem} has no translation of: {context}/{message.findtext('source')}"
        for context, message in _messages(ET.parse(file))  # noqa: S314 - as above
        if (translation := message.find("translation")) is None or translation.get("type") == "unfinished"
    ]


def _run(command: list[str]) -> None:
    tool = Path(sys.executable).with_name(command[0])
    subprocess.run([str(tool), *command[1:]], check=True, cwd=ROOT, capture_output=True)  # noqa: S603


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; 1 when `check` finds something."""
    parser = argparse.ArgumentParser(prog="python -m ui.translations", description=__doc__)
    parser.add_argument("task", choices=("update", "check"))
    if parser.parse_args(arguments).task == "update":
        update()
    found = findings()
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
