"""Conditions and limits of an XLSForm, as far as paper and one key an answer can follow them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

_REFERENCE = r"\$\{\s*([^}\s]+)\s*\}"
_VALUE = r"""(?:'([^']*)'|"([^"]*)"|(-?\d+(?:\.\d+)?))"""
_TOKEN = re.compile(
    rf"\s*(?:(?:selected\s*\(\s*{_REFERENCE}\s*,\s*{_VALUE}\s*\))|(?:{_REFERENCE}\s*=\s*{_VALUE})"
    r"|(?P<or>or\b)|(?P<bracket>[()]))\s*",
    re.IGNORECASE,
)
_STRAIGHT_QUOTES = str.maketrans("‘’“”", "''\"\"")
_LIMIT = re.compile(r"^\.\s*(>=|<=|>|<|=)\s*(-?\d+(?:\.\d+)?)$")
_LIMIT_TURNED = re.compile(r"^(-?\d+(?:\.\d+)?)\s*(>=|<=|>|<|=)\s*\.$")
_TURNED = {">=": "<=", "<=": ">=", ">": "<", "<": ">", "=": "="}
_AND = re.compile(r"\s+and\s+|\s*&&\s*", re.IGNORECASE)
_REDCAP_BOX = re.compile(r"\[\s*(\w+)\s*\(\s*(-?\w+)\s*\)\s*\]\s*=\s*['\"]?1['\"]?")
_REDCAP_FIELD = re.compile(r"\[\s*(\w+)\s*\]")


@dataclass(frozen=True, slots=True)
class Condition:
    """Asked only if the answer to the question `name` is one of `values` (names of the file)."""

    name: str
    values: tuple[str, ...]


def read_condition(relevant: str) -> Condition | None:
    """Return a condition of the form `${q} = 'a' or selected(${q}, 'b')`; none for anything else.

    Brackets are free: with "or" alone they change nothing.
    """
    relevant = relevant.translate(_STRAIGHT_QUOTES)
    names: set[str] = set()
    values: list[str] = []
    position, depth, wants_term = 0, 0, True
    while position < len(relevant):
        token = _TOKEN.match(relevant, position)
        if token is None:
            return None
        position = token.end()
        if token["bracket"]:
            depth += 1 if token["bracket"] == "(" else -1
            if depth < 0 or (token["bracket"] == "(") is not wants_term:
                return None
        elif bool(token["or"]) is wants_term:
            return None
        else:
            if not token["or"]:
                parts = token.groups()[:8]
                names.add(parts[0] or parts[4])
                values.append(next(part for part in (*parts[1:4], *parts[5:8]) if part is not None))
            wants_term = not wants_term
    if depth or wants_term or len(names) != 1:
        return None
    return Condition(names.pop(), tuple(dict.fromkeys(values)))


def condition_text(name: str, values: tuple[str, ...], *, is_multiple: bool) -> str:
    """Return the condition as XLSForm writes it; `read_condition` reads it back."""
    form = "selected(${{{0}}}, '{1}')" if is_multiple else "${{{0}}} = '{1}'"
    return " or ".join(form.format(name, value) for value in values)


def xlsform_of_redcap(branching: str) -> str:
    """Return REDCap's branching logic (`[q] = '1'`, `[q(2)] = '1'`) in the words of XLSForm."""
    boxes = _REDCAP_BOX.sub(r"selected(${\1}, '\2')", branching)
    return _REDCAP_FIELD.sub(r"${\1}", boxes)


def read_limits(constraint: str) -> tuple[int | None, int | None] | None:
    """Return least and most whole number of `. >= 0 and . < 120`; none when it says anything else."""
    least: int | None = None
    most: int | None = None
    for part in _AND.split(constraint.strip().replace("(", " ").replace(")", " ").strip()):
        limit, turned = _LIMIT.match(part.strip()), _LIMIT_TURNED.match(part.strip())
        if limit:
            sign, number = limit[1], float(limit[2])
        elif turned:
            sign, number = _TURNED[turned[2]], float(turned[1])
        else:
            return None
        if sign in {">", ">=", "="}:
            lowest = math.floor(number) + 1 if sign == ">" else math.ceil(number)
            least = lowest if least is None else max(least, lowest)
        if sign in {"<", "<=", "="}:
            highest = math.ceil(number) - 1 if sign == "<" else math.floor(number)
            most = highest if most is None else min(most, highest)
    return least, most


def limits_text(least: int | None, most: int | None) -> str:
    """Return the limits as an XLSForm constraint; `read_limits` reads it back."""
    parts = [f". >= {least}"] if least is not None else []
    return " and ".join([*parts, *([f". <= {most}"] if most is not None else [])])
