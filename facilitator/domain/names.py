"""Names as they are shown, and as they are searched: by characters, pinyin or initials."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, product

from facilitator.domain.badge import fold_digits
from facilitator.domain.participant import Enrolment

_MOST_READINGS = 16
_SUBSTRING_LETTERS = 3

# Where a family name is read otherwise than the same character in a sentence.
_SURNAMES = {
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "任": "ren",
    "华": "hua", "朴": "piao", "盖": "ge", "缪": "miao", "乐": "yue", "种": "chong", "员": "yun",
    "秘": "bi", "折": "she", "繁": "po", "黑": "he", "翟": "zhai", "冼": "xian", "尹": "yin",
    "万俟": "moqi", "尉迟": "yuchi", "长孙": "zhangsun", "澹台": "tantai",
}  # fmt: skip


def clean_name(text: str) -> str:
    """Return a name fit to show: NFC, one space between words, no bidi or other invisible signs.

    Rare characters stay as they are; an ideographic space becomes a plain one.
    """
    composed = unicodedata.normalize("NFC", text)
    visible = "".join(
        " " if sign.isspace() else sign
        for sign in composed
        if sign.isspace() or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"}
    )
    return " ".join(visible.split())


@lru_cache(maxsize=20_000)
def search_key(name: str) -> str:
    """Return what a name can be found by: each reading in full and its initials, lower, no tones.

    `曾小乐` gives `zengxiaole zxl zengxiaoyue zxy cengxiaole cxl …`; a Latin name gives its letters
    without spaces or accents, and its words' initials.
    """
    keys: dict[str, None] = {}
    for reading in _readings(clean_name(name)):
        keys["".join(reading)] = None
        keys["".join(syllable[0] for syllable in reading)] = None
    return " ".join(key for key in keys if key)


def matches(query: str, enrolment: Enrolment) -> bool:
    """Say whether that person is meant by part of a name, of its pinyin, by initials or part of a number."""
    digits = _number(clean_name(query).casefold())
    return is_called(query, enrolment) or (
        bool(digits) and digits in _number(enrolment.person.employee_number)
    )


def is_called(query: str, enrolment: Enrolment) -> bool:
    """Say whether that person is meant by part of a name, of its pinyin or by initials."""
    person = enrolment.person
    asked = clean_name(query).casefold()
    if not asked:
        return False
    if asked.replace(" ", "") in person.name.casefold().replace(" ", ""):
        return True
    letters = latin_letters(asked)
    keys = (enrolment.search_key or search_key(person.name)).split()
    return bool(letters) and any(_is_within(letters, key) for key in keys)


def is_wholly(query: str, enrolment: Enrolment) -> bool:
    """Say whether that is somebody's whole name, as written or in pinyin, or the whole employee number."""
    person = enrolment.person
    asked = clean_name(query).casefold()
    if not asked:
        return False
    if asked.replace(" ", "") == person.name.casefold().replace(" ", ""):
        return True
    number = _number(asked)
    if number and number == _number(person.employee_number):
        return True
    letters = latin_letters(asked)
    if not letters or letters not in (enrolment.search_key or search_key(person.name)).split():
        return False
    return letters in {"".join(reading) for reading in _readings(clean_name(person.name))}


def _number(text: str) -> str:
    return fold_digits(unicodedata.normalize("NFKC", text)).casefold()


def _is_within(letters: str, key: str) -> bool:
    return key.startswith(letters) or (len(letters) >= _SUBSTRING_LETTERS and letters in key)


def _readings(name: str) -> Iterable[tuple[str, ...]]:
    """Yield likely readings of a name as syllables (or words), the likeliest first."""
    head, rest = _split_surname(name)
    choices = [[_SURNAMES[head]]] if len(head) > 1 else [_surname_readings(head)] if head else []
    choices = [choice for choice in [*choices, *_syllables(rest)] if choice]
    return islice(product(*choices), _MOST_READINGS) if choices else ()


def _split_surname(name: str) -> tuple[str, str]:
    if name[:2] in _SURNAMES:
        return name[:2], name[2:]
    return (name[:1], name[1:]) if name[:1] and is_chinese(name[0]) else ("", name)


def _surname_readings(sign: str) -> list[str]:
    usual = syllables_of(sign)
    special = _SURNAMES.get(sign)
    return list(dict.fromkeys([special, *usual])) if special else usual


def _syllables(text: str) -> list[list[str]]:
    found: list[list[str]] = []
    word = ""
    for sign in text + " ":
        if sign.isalnum() and not is_chinese(sign):
            word += sign
            continue
        if letters := latin_letters(word):
            found.append([letters])
        word = ""
        if is_chinese(sign):
            found.append(syllables_of(sign))
    return found


@lru_cache(maxsize=20_000)
def _plain_readings(sign: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    read = pinyin(sign, style=Style.NORMAL, heteronym=True, v_to_u=False)
    return tuple(dict.fromkeys(latin_letters(syllable) for syllable in read[0]))[:2]


def syllables_of(sign: str) -> list[str]:
    """Return the one or two likeliest readings of a Chinese character, without tones; `ü` is `v`."""
    return [reading for reading in _plain_readings(sign) if reading]


def latin_letters(text: str) -> str:
    """Return the ASCII letters and digits of a text, accents taken off."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if sign.isascii() and sign.isalnum())


def without_accents(text: str) -> str:
    """Return a text whose Latin letters have no accents: a phone's keyboard may have none."""
    bare, is_latin = "", False
    for sign in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(sign):
            is_latin = sign.isascii()
        elif is_latin:
            continue
        bare += sign
    return unicodedata.normalize("NFC", bare)


def is_chinese(sign: str) -> bool:
    """Say whether a sign is a Chinese character."""
    return "CJK" in unicodedata.name(sign, "")
