"""Every sentence a user can meet stands in both languages, and is a literal that can be translated."""

from __future__ import annotations

import ast
import json
import re
import string

from resources import i18n_folder
from tests.rules.sentences import spoken_sentences
from tests.rules.source import called_name, calls, place, product_files

_CATALOGUES = sorted((i18n_folder() / "messages_zh").glob("*.json"))
_HAN = re.compile(r"[\u3400-\u9fff]")


def _chinese() -> dict[str, str]:
    return {key: text for path in _CATALOGUES for key, text in json.loads(path.read_text("utf-8")).items()}


def _placeholders(sentence: str) -> set[str]:
    """Return the names in braces but `n`: Chinese may give the number where English says "one person"."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None} - {"n"}


def test_every_spoken_sentence_is_a_literal() -> None:
    assert [s.place for s in spoken_sentences() if s.text is None] == []


def test_every_spoken_sentence_has_its_chinese() -> None:
    chinese = _chinese()
    spoken = [s for s in spoken_sentences() if s.text is not None and re.search("[A-Za-z]{2}", s.text)]
    assert [f"{s.place} {s.text}" for s in spoken if s.text not in chinese] == []


def test_no_chinese_sentence_is_stale() -> None:
    spoken = {s.text for s in spoken_sentences()}
    assert [key for key in _chinese() if key not in spoken] == []


def test_both_languages_have_the_same_placeholders() -> None:
    different = [key for key, text in _chinese().items() if _placeholders(key) != _placeholders(text)]
    assert different == []


def test_chinese_is_chinese() -> None:
    placeholders_and_name = r"{.*?}|Facilitator"
    worded = {
        key: text
        for key, text in _chinese().items()
        if re.search("[a-z]{3}", re.sub(placeholders_and_name, "", key))
    }
    assert [key for key, text in worded.items() if not _HAN.search(text)] == []


def test_chinese_uses_full_width_punctuation_between_chinese_characters() -> None:
    half_width = re.compile(r"[\u3400-\u9fff][,;:?!.](?![0-9A-Za-z])")
    assert [text for text in _chinese().values() if half_width.search(text)] == []


def test_english_quotes_are_straight() -> None:
    """The bundled typeface draws curly ones as wide as a Chinese character."""
    assert [f"{s.place} {s.text}" for s in spoken_sentences() if re.search("[‘’“”]", s.text or "")] == []


def test_no_sentence_stands_in_two_catalogues_with_two_meanings() -> None:
    seen: dict[str, tuple[str, str]] = {}
    clashes = []
    for path in _CATALOGUES:
        for key, text in json.loads(path.read_text("utf-8")).items():
            if key in seen and seen[key][1] != text:
                clashes.append((key, seen[key][0], path.name))
            seen.setdefault(key, (path.name, text))
    assert clashes == []


def test_every_tr_takes_a_literal() -> None:
    """`pyside6-lupdate` passes over anything else without a word, `tr(f"…")` included."""
    wrong = [
        place(path, call)
        for path in product_files("ui")
        for call in calls(path)
        if called_name(call) == "tr"
        if not (call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str))
    ]
    assert wrong == []


def test_every_plural_of_tr_gives_its_number_by_position() -> None:
    """`lupdate` does not see a plural form behind the keyword `n=`."""
    wrong = [
        place(path, call)
        for path in product_files("ui")
        for call in calls(path)
        if called_name(call) == "tr"
        if any(keyword.arg == "n" for keyword in call.keywords)
    ]
    assert wrong == []
