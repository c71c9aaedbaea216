from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from facilitator.domain.language import Language
from ui import translations
from ui.theme.appearance import Appearance


def test_no_sentence_of_the_window_is_missing_stale_or_differs_in_placeholders() -> None:
    command = [sys.executable, "-m", "ui.translations", "check"]
    checked = subprocess.run(
        command, cwd=translations.ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert (checked.returncode, checked.stdout) == (0, ""), checked


def test_what_is_wrong_is_told_and_update_writes_anew_what_only_was_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    committed = translations.i18n_folder()
    shutil.copytree(committed, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(translations, "i18n_folder", lambda: tmp_path)
    for name in ("facilitator_zh_CN.ts", "facilitator_en.qm"):
        (tmp_path / name).unlink()
    extra = tmp_path / "ui_zh" / "zz.json"
    extra.write_text('{"Nobody says {this}": "没有人说"}', "utf-8")
    wrong = [
        "no page says any more: Nobody says {this}",
        "placeholders differ: Nobody says {this} / 没有人说",
    ]
    assert translations.main(["update"]) == 1
    assert capsys.readouterr().out.splitlines() == wrong
    for name in ("facilitator_zh_CN.ts", "facilitator_zh_CN.qm", "facilitator_en.ts", "facilitator_en.qm"):
        assert (tmp_path / name).read_bytes() == (committed / name).read_bytes()
    (tmp_path / "facilitator_zh_CN.ts").write_text("old", "utf-8")
    extra.unlink()
    assert translations.main(["check"]) == 1
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("facilitator_zh_CN.ts is stale")


def test_english_plurals_are_made_by_rule_or_stand_in_their_file() -> None:
    assert translations.english_plural("%n sheet(s) keyed.") == ("%n sheet keyed.", "%n sheets keyed.")
    one, many = translations.english_plural("%n people have checked in.")
    assert one == "One person has checked in."
    assert many == "%n people have checked in."


RAW_SOURCE = re.compile(r"\w\|\w|\(s\)")
MANY = re.compile(r"%n (?:people|\w{3,}s)\b")


def test_no_english_sentence_with_a_number_shows_its_raw_source_or_a_plural_of_one() -> None:
    catalogue = ET.parse(translations.i18n_folder() / f"{translations.ENGLISH}.ts")  # noqa: S314 - our own file
    counted = [message for message in catalogue.iter("message") if message.get("numerus") == "yes"]
    assert len(counted) > 20
    for message in counted:
        one, many = (form.text or "" for form in message.iter("numerusform"))
        assert not RAW_SOURCE.search(one + " " + many), one
        assert not MANY.search(one), f"wrong for 1: {one}"


TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN"><context><name>Bar</name>
<message><source>Keep</source><translation type="unfinished"></translation></message>
<message><source>Gone</source><translation type="unfinished"></translation></message>
<message numerus="yes"><source>%n kept</source><translation type="unfinished"></translation></message>
</context></TS>
"""


def test_a_word_may_mean_something_else_in_one_widget(tmp_path: Path) -> None:
    file = tmp_path / "x.ts"
    file.write_text(TS, "utf-8")
    translations.fill(file, {"Keep": "保留", "Bar/Keep": "记下", "%n kept": "已记 %n 条"}, is_english=False)
    text = file.read_text("utf-8")
    assert "记下" in text
    assert "保留" not in text
    assert "<numerusform>已记 %n 条</numerusform>" in text
    assert text.count("unfinished") == 1


def test_the_command_fails_when_something_is_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(translations, "findings", lambda: ["Home has no translation"])
    assert translations.main(["check"]) == 1
    assert "Home has no translation" in capsys.readouterr().out
    monkeypatch.setattr(translations, "findings", list)
    assert translations.main(["check"]) == 0


def test_the_chinese_of_the_pages_never_contradicts_itself() -> None:
    """Two pages may not give one English sentence two Chinese ones, except by widget."""
    seen: dict[str, tuple[str, str]] = {}
    for file in sorted((translations.i18n_folder() / "ui_zh").glob("*.json")):
        for english, chinese in json.loads(file.read_text("utf-8")).items():
            known = seen.setdefault(english, (chinese, file.name))
            assert known[0] == chinese, f"{english}: {known} and {chinese} in {file.name}"


def test_a_catalogue_that_cannot_be_read_is_not_passed_over_in_silence(
    appearance: Appearance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.theme.appearance.i18n_folder", lambda: tmp_path)
    heard: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        del kind, context
        heard.append(text)

    before = qInstallMessageHandler(hear)
    appearance.set_language(Language.ZH)
    qInstallMessageHandler(before)
    assert [text.split(" ")[0] for text in heard] == ["facilitator_zh_CN.qm"]
