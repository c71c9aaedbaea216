"""The question types of XLSForm and its older dialects, and what each becomes on paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facilitator.domain.questionnaire import ItemKind

_SELECTS = (
    ("add select one prompt using", ItemKind.SINGLE),
    ("add select multiple prompt using", ItemKind.MULTIPLE),
    ("select all that apply from", ItemKind.MULTIPLE),
    ("select all that apply", ItemKind.MULTIPLE),
    ("select multiple from file", ItemKind.MULTIPLE),
    ("select one from file", ItemKind.SINGLE),
    ("select one from", ItemKind.SINGLE),
    ("select one external", ItemKind.SINGLE),
    ("select multiple", ItemKind.MULTIPLE),
    ("select one", ItemKind.SINGLE),
    ("select1", ItemKind.SINGLE),
    ("rank", ItemKind.RANKING),
)
_PLAIN = {
    "integer": ItemKind.NUMBER,
    "int": ItemKind.NUMBER,
    "decimal": ItemKind.NUMBER,
    "percentage": ItemKind.NUMBER,
    "range": ItemKind.NUMBER,
    "counter": ItemKind.NUMBER,
    "date": ItemKind.DATE,
    "text": ItemKind.TEXT,
    "string": ItemKind.TEXT,
    "time": ItemKind.TEXT,
    "datetime": ItemKind.TEXT,
    "date time": ItemKind.TEXT,
    "phone number": ItemKind.TEXT,
    "email": ItemKind.TEXT,
    "barcode": ItemKind.TEXT,
    "note": ItemKind.NOTE,
}
_BY_DEVICE = frozenset(
    {
        "start", "end", "today", "deviceid", "device id", "subscriberid", "simserial", "imei", "phonenumber",
        "username", "audit", "calculate", "hidden", "start geopoint", "background audio", "xml external",
        "csv external", "entity", "uuid", "start time", "end time", "set form title", "set form id",
    }
)  # fmt: skip
_FORM_TITLE = re.compile(r"^(?:set )?form title$")
_PROMPT = re.compile(r"^(?:add|get|q) (?P<core>.+?)(?: prompt)?$")
_OTHER = re.compile(r"\s+(?:or[_ ]other|or specify other)$", re.IGNORECASE)
_BLOCK = re.compile(
    r"^(?P<edge>begin|end) (?P<kind>group|repeat|loop|lgroup|looped group|kobomatrix|score)\b"
)


@dataclass(frozen=True, slots=True)
class FormType:
    """What a cell of the type column means: an item of some kind, the edge of a group, or neither.

    `list_name` is the answer list, `edge` "begin" or "end", `block` what begins or ends there.
    """

    kind: ItemKind | None = None
    list_name: str = ""
    or_other: bool = False
    edge: str = ""
    block: str = ""
    by_device: bool = False


def _plain_words(text: str) -> str:
    """Return the words in lower case with single spaces for underscores, hyphens and spaces."""
    return re.sub(r"[\s_-]+", " ", text.strip().lower())


def read_type(text: str) -> FormType:
    """Return what a type means; without kind, edge and `by_device` it is unknown."""
    cell = text.strip()
    or_other = bool(_OTHER.search(cell))
    cell = _OTHER.sub("", cell)
    words = _plain_words(cell)
    block = _BLOCK.match(words)
    if block:
        return FormType(edge=block["edge"], block=block["kind"])
    for prefix, kind in _SELECTS:
        if words == prefix or words.startswith(f"{prefix} "):
            count = len(prefix.split(" "))
            rest = re.split(r"[\s_-]+", cell, maxsplit=count)[count:]
            return FormType(kind, rest[0].strip() if rest else "", or_other)
    if words in _BY_DEVICE:
        return FormType(by_device=True)
    prompt = _PROMPT.match(words)
    core = prompt["core"] if prompt else words
    if core in _BY_DEVICE:
        return FormType(by_device=True)
    return FormType(_PLAIN.get(core))
