"""How a row is made: by keywords that the type checker knows, with no dataclass behind it.

Nobody compares, copies or prints a row, and making 45 dataclasses costs each start 20 ms.
"""

from typing import Any, Literal, dataclass_transform

from sqlalchemy.orm import MappedColumn, mapped_column


def written_later(
    name: str | None = None,
    *,
    init: Literal[False] = False,
    primary_key: bool = False,
    sort_order: int = 0,
) -> MappedColumn[Any]:
    """Return a column that whoever makes the row does not give: the store or its session writes it."""
    del init
    return mapped_column(name, primary_key=primary_key, sort_order=sort_order)


@dataclass_transform(kw_only_default=True, eq_default=False, field_specifiers=(mapped_column, written_later))
class Fields:
    """What has columns: a row, or what several kinds of rows share."""
