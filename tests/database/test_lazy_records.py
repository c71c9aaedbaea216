from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

_ASK = """
import sys
import database.workspace
before = set(sys.modules)
from database.records import {noun}
from database.rows.base import Row
for table in Row.metadata.tables.values():
    for key in table.foreign_keys:
        key.column
print("database.rows.{rows}" in before, "database.rows.{rows}" in sys.modules)
"""


@pytest.mark.parametrize(
    ("noun", "rows", "is_there_before"),
    [
        ("sessions", "session", True),
        ("badges", "badge", False),
        ("own_fields", "own_field", False),
        ("questionnaires", "questionnaire", False),
        ("paper", "paper", False),
    ],
)
def test_a_noun_that_is_loaded_when_asked_for_brings_every_table_it_refers_to(
    noun: str, rows: str, *, is_there_before: bool
) -> None:
    asked = _ASK.format(noun=noun, rows=rows)
    said = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert said.split() == [str(is_there_before), "True"]
