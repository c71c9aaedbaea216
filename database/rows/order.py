"""The number by which appended rows keep their order."""

from typing import Annotated

from sqlalchemy import BigInteger, Integer

Order = Annotated[int, "order of appending"]
ORDER = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite counts up by itself only in a column of type INTEGER."""
