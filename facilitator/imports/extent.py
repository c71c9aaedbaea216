"""Where a sheet really ends, whatever it declares: after 60 empty rows or 20 empty columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.domain.message import Message, UserError

EMPTY_ROWS = 60
EMPTY_COLUMNS = 20
MOST_CELLS = 2_000_000
MOST_CHARACTERS = 32_000_000


def _last_column(used: set[int]) -> int:
    """Return how many columns count: those before the first gap of 20 empty ones."""
    end = 0
    for column in sorted(used):
        if column - end >= EMPTY_COLUMNS:
            break
        end = column + 1
    return end


def within_extent(rows: Iterable[Sequence[str]], file_name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows up to the first 60 empty ones, without empty cells at their ends.

    Raises UserError when there is more than any list of people or questions could hold.
    """
    kept: list[tuple[str, ...]] = []
    used: set[int] = set()
    empty = cells = characters = 0
    for row in rows:
        filled = [column for column, text in enumerate(row) if text and not text.isspace()]
        if not filled:
            empty += 1
            if empty >= EMPTY_ROWS:
                break
            kept.append(())
            continue
        empty = 0
        used.update(filled)
        kept.append(tuple(row[: filled[-1] + 1]))
        cells += len(filled)
        characters += sum(len(row[column]) for column in filled)
        if cells > MOST_CELLS or characters > MOST_CHARACTERS:
            raise UserError(
                Message(
                    "{file} holds far more than a list: keep only the rows you need and save it again.",
                    {"file": file_name},
                )
            )
    while kept and not kept[-1]:
        kept.pop()
    end = _last_column(used)
    return tuple(_without_empty_end(row[:end]) for row in kept)


def _without_empty_end(row: tuple[str, ...]) -> tuple[str, ...]:
    """Return the row up to its last cell that holds something."""
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]
